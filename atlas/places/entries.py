"""The files of geodata/places as columns of entries, in the order of importance in which the build wrote them."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.errors import BrokenLayer
from atlas.places.place import KINDS, PlaceKind

FILES = ("towns", "quarters", "localities", "parts", "postcodes", "streets", "stops")
"""The files in the order of their entries: the more important kinds first."""

Row = list[Any]


@dataclass(slots=True)
class Entries:
    """All entries as columns; an entry's number is its rank, smaller is more important. Read only once loaded."""

    names: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    towns: list[int] = field(default_factory=list)
    lons: "array[float]" = field(default_factory=lambda: array("d"))
    lats: "array[float]" = field(default_factory=lambda: array("d"))
    ags: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    aliases: list[tuple[int, str]] = field(default_factory=list)
    former_names: list[tuple[int, str]] = field(default_factory=list)
    outline: BaseGeometry = field(default_factory=shapely.Polygon)

    def kind(self, entry: int) -> PlaceKind:
        """Return what an entry is."""
        return KINDS[self.kinds[entry]]


def load(folder: Path) -> Entries:
    """Return the entries of all files in a folder; raises BrokenLayer naming the file."""
    entries = Entries()
    for name in FILES:
        path = folder / f"{name}.json"
        document = _read(path)
        try:
            _READERS[name](entries, document["rows"])
            if name == "towns":
                entries.outline = shapely.Polygon(document["outline"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise _broken(
                path, f"hat nicht die erwarteten Zeilen ({error!r})", "does not have the rows expected"
            ) from error
    return entries


def look_at(folder: Path) -> None:
    """Raise BrokenLayer for a file of a folder that is missing or no table."""
    for name in FILES:
        _read(folder / f"{name}.json")


def _read(path: Path) -> dict[str, Any]:
    try:
        document = orjson.loads(path.read_bytes())
    except OSError as error:
        raise _broken(path, "fehlt oder ist nicht lesbar", "is missing or cannot be read") from error
    except orjson.JSONDecodeError as error:
        raise _broken(path, f"ist kein gültiges JSON ({error})", f"is not valid JSON ({error})") from error
    if not isinstance(document, dict) or not isinstance(document.get("rows"), list):
        raise _broken(path, "enthält keine Zeilen („rows“)", "has no rows")
    return document


def _broken(path: Path, de: str, en: str) -> BrokenLayer:
    return BrokenLayer(f"Die Ortsdatei {path.name} {de}.", f"The place file {path.name} {en}.")


def _read_towns(entries: Entries, rows: list[Row]) -> None:
    for number, (ags, name, label, _, _, _, aliases, former_names) in enumerate(rows):
        entries.ags.append(str(ags))
        entries.labels.append(str(label))
        entries.aliases.extend((number, str(alias)) for alias in aliases)
        entries.former_names.extend((number, str(former)) for former in former_names)
        entries.names.append(str(name))
    _extend(entries, "town", range(len(rows)), ([row[3], row[4]] for row in rows), [""] * len(rows))


def _reader(kind: PlaceKind, detail: Callable[[Row], str]) -> Callable[[Entries, list[Row]], None]:
    """Return a reader of rows [name, ags, lon, lat, ...]."""

    def read(entries: Entries, rows: list[Row]) -> None:
        number = {ags: position for position, ags in enumerate(entries.ags)}
        entries.names.extend(str(row[0]) for row in rows)
        details = [detail(row) for row in rows]
        _extend(entries, kind, [number[row[1]] for row in rows], (row[2:4] for row in rows), details)

    return read


def _extend(entries: Entries, kind: PlaceKind, towns: Iterable[int], points: Iterable[Row], details: list[str]) -> None:
    before = len(entries.kinds)
    for lon, lat in points:
        entries.lons.append(float(lon))
        entries.lats.append(float(lat))
    entries.kinds.extend([KINDS.index(kind)] * (len(entries.lons) - before))
    entries.towns.extend(towns)
    entries.details.extend(details)


def _no_detail(row: Row) -> str:
    return ""


_READERS: dict[str, Callable[[Entries, list[Row]], None]] = {
    "towns": _read_towns,
    "quarters": _reader("quarter", _no_detail),
    "localities": _reader("locality", _no_detail),
    "parts": _reader("locality", _no_detail),
    "postcodes": _reader("postcode", _no_detail),
    "streets": _reader("street", lambda row: str(row[4])),
    "stops": _reader("stop", lambda row: "Bahnhof" if row[5] else ""),
}
