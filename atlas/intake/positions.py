"""Where a row says that something is: read from coordinates in any form, and doubted where it cannot be true."""

import re
from dataclasses import dataclass

import numpy as np
import shapely

from atlas import crs
from atlas.intake.draft import Draft
from atlas.intake.known import Known

_NUMBER = r"(-?[0-9]{1,8}(?:[.,][0-9]+)?)\s*+°?\s*+[NEO]?"
_PAIRS = (
    re.compile(rf"(?:POINT\s*+\(\s*+)?{_NUMBER}\s*+[;/|]?\s*+(?<=[;/|\s]){_NUMBER}\s*+\)?", re.IGNORECASE),
    re.compile(r"(-?[0-9]{1,8}\.[0-9]+)\s*+,\s*+(-?[0-9]{1,8}\.[0-9]+)"),
)
_DEGREES = "EPSG:4326"
_NAMES = ("position", "lon", "lat", "x", "y")


@dataclass(frozen=True, slots=True)
class Position:
    """A position in degrees, and the field by which a problem with it is named."""

    lon: float
    lat: float
    field: str


def given(draft: Draft, known: Known, system: str | None) -> Position | None:
    """Return the position that a row states, or None; what cannot be right is refused with a suggestion."""
    found = _of_shape(draft) or _of_text(draft) or _of_columns(draft, system)
    if found is None:
        return None
    if not known.gazetteer.in_saxony(found.lon, found.lat):
        _refuse_outside(draft, known, found)
        return None
    return found


def inside(draft: Draft, known: Known, found: Position, ags: str) -> bool:
    """Return whether a position lies in the row's own city; if not, refuse it and say where it lies."""
    metres = known.outside_m(ags, found.lon, found.lat)
    if not metres:
        return True
    other = known.city_at(found.lon, found.lat)
    name = known.cities[ags].name
    km = f"{metres / 1000:.1f}"
    draft.refuse(
        found.field,
        f"Der Punkt liegt {km.replace('.', ',')} km außerhalb von {name}.",
        f"The point lies {km} km outside of {name}.",
        other.name if other else "",
    )
    return False


def _of_shape(draft: Draft) -> Position | None:
    if draft.shape is None:
        return None
    point = shapely.from_wkb(draft.shape).representative_point()
    return None if point.is_empty else Position(float(point.x), float(point.y), "")


def _of_text(draft: Draft) -> Position | None:
    """Return the position of one cell with two numbers, in the order in which they lie in Saxony."""
    text = draft.values.get("position")
    if text is None:
        return None
    found = next((hit for pattern in _PAIRS if (hit := pattern.fullmatch(text.strip()))), None)
    if found is None:
        draft.refuse(
            "position", "Das sind keine zwei Koordinaten.", "These are no two coordinates.", "51.1810, 14.4240"
        )
        return None
    first, second = (float(number.replace(",", ".")) for number in found.groups())
    turned = crs.in_saxony_bbox(second, first)
    return Position(second, first, "position") if turned else Position(first, second, "position")


def _of_columns(draft: Draft, system: str | None) -> Position | None:
    """Return the position of two columns: degrees, or the system that is named for the file."""
    for east, north in (("lon", "lat"), ("x", "y")):
        x, y = draft.values.get(east), draft.values.get(north)
        if x is None and y is None:
            continue
        if x is None or y is None:
            draft.refuse(
                east if x is None else north, "Die zweite Koordinate fehlt.", "The second coordinate is missing."
            )
            return None
        metres = abs(x) > 180 or abs(y) > 180
        if metres and system in (None, _DEGREES):
            fitting = crs.crs_that_fit(x, y)
            draft.refuse(
                east,
                "Das sind keine Grade; bitte das Koordinatensystem der Datei nennen.",
                "These are no degrees; please name the coordinate system of the file.",
                ", ".join(fitting),
            )
            return None
        return _in_system(draft, east, (x, y), system) if metres and system else Position(x, y, east)
    return None


def _in_system(draft: Draft, east: str, given: tuple[float, float], system: str) -> Position | None:
    """Return the position of two coordinates in a named system; refuses those that it puts outside Saxony."""
    lon, lat = crs.foreign_to_lon_lat(np.array([given]), system)[0].tolist()
    if crs.in_saxony_bbox(lon, lat):
        return Position(lon, lat, east)
    de, en = f"Im Koordinatensystem {system} liegt das nicht in Sachsen", f"In {system} this is not in Saxony"
    if system in crs.crs_that_fit(*reversed(given)):
        draft.refuse(east, f"{de}; Rechts- und Hochwert vertauscht?", f"{en}; easting and northing swapped?")
    else:
        draft.refuse(east, f"{de}; ist es ein anderes?", f"{en}; is it another?", ", ".join(crs.crs_that_fit(*given)))
    return None


def _refuse_outside(draft: Draft, known: Known, found: Position) -> None:
    lon, lat = found.lon, found.lat
    if known.gazetteer.in_saxony(lat, lon):
        draft.refuse(
            found.field,
            "Die Position liegt nicht in Sachsen; Länge und Breite vertauscht?",
            "The position is not in Saxony; longitude and latitude swapped?",
            f"{lat:g} / {lon:g}".replace(".", ","),
        )
    else:
        here = f"{lon:.4f} / {lat:.4f}".replace(".", ",")
        draft.refuse(
            found.field,
            f"Die Position {here} (Länge / Breite) liegt nicht in Sachsen.",
            f"The position {lon:.4f}, {lat:.4f} (lon, lat) is not in Saxony.",
        )
