"""Write the map: all or nothing."""

import os
from pathlib import Path
from tempfile import mkstemp

from atlas.errors import FileNotWritable, InvalidParameter
from atlas.export.folium_map.drawing import draw
from atlas.export.folium_map.ground import ground_of, view_of
from atlas.export.folium_map.marks import area_classes, marks_of
from atlas.export.folium_map.money import TINTS, tints_of
from atlas.export.folium_map.page import page_of
from atlas.export.folium_map.selection import select
from atlas.snapshot import Snapshot

# What a new file gets from the usual umask; a temporary file would keep others from reading the map.
_FILE_MODE = 0o644


def render_map(
    snapshot: Snapshot,
    basemap: Path,
    *,
    city: str | None = None,
    area: str | None = None,
    period: str | None = None,
    tint: str = "region",
) -> str:
    """Return the map as one HTML page; equal snapshots give equal text. Raises UnknownRecord and InvalidParameter.

    The map of the whole state opens tinted by `tint`: the regions, the costs per Kreis or city, or nothing.
    """
    _check_tint(tint)
    selection = select(snapshot, city=city, area=area, period=period)
    view = view_of(selection, basemap)
    regions = snapshot.collection("regions")
    ground = ground_of(selection, view, basemap, dict(zip(regions.ids, regions.geometries, strict=True)))
    marks = marks_of(selection)
    tinted = tints_of(selection, ground) if selection.focus is None else None
    classes = {item.key: area_classes(item.fields) for item in selection.areas}
    classes |= tinted.classes if tinted else {f"outline-{item.key}": "outline" for item in selection.cities}
    names = {**marks.names, **ground.town_names}
    drawn = draw(ground, marks, view, classes)
    return page_of(snapshot, selection, drawn, names, tinted, tint if tinted else "region")


def _check_tint(tint: str) -> None:
    if tint not in TINTS:
        raise InvalidParameter(
            f"Nach „{tint[:40]}“ kann die Karte nicht eingefärbt werden. Möglich: {', '.join(TINTS)}.",
            f"The map cannot be tinted by '{tint[:40]}'. Possible: {', '.join(TINTS)}.",
            parameter="tint",
            known=tuple(TINTS),
        )


def write_map(
    snapshot: Snapshot,
    basemap: Path,
    target: Path,
    *,
    city: str | None = None,
    area: str | None = None,
    period: str | None = None,
    tint: str = "region",
) -> Path:
    """Write the map to `target` and return it; an older file stays as it was if anything goes wrong.

    Raises UnknownRecord, InvalidParameter, BrokenLayer and FileNotWritable.
    """
    content = render_map(snapshot, basemap, city=city, area=area, period=period, tint=tint).encode()
    try:
        _replace(target, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileNotWritable(
            f"Die Karte kann nicht nach {target} geschrieben werden: {reason}. Ordner, Rechte und Platz prüfen.",
            f"The map cannot be written to {target}: {reason}. Check folder, rights and free space.",
        ) from error
    return target


def _replace(target: Path, content: bytes) -> None:
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_FILE_MODE)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
