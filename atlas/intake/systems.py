"""The coordinate system that somebody names for a file."""

from atlas import crs
from atlas.errors import UnknownCrs


def named(stated: str | None) -> str | None:
    """Return "EPSG:25833" for "25833", None where none is named; raises UnknownCrs for what is no horizontal system."""
    if stated is None:
        return None
    known = crs.known_crs(stated)
    if known is None:
        raise unknown(stated)
    return known


def unknown(name: str) -> UnknownCrs:
    """Return the error for a system that nobody knows."""
    return UnknownCrs(
        f"Das Koordinatensystem „{name[:60]}“ ist unbekannt. Üblich sind {', '.join(crs.USUAL_CRS)}.",
        f"The coordinate system '{name[:60]}' is unknown. Usual are {', '.join(crs.USUAL_CRS)}.",
        parameter="crs",
        known=crs.USUAL_CRS,
    )
