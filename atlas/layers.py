"""One GeoJSON layer file to records and geometries, or an error that names the file and the feature."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import orjson
import shapely
from pydantic import TypeAdapter, ValidationError
from shapely.geometry.base import BaseGeometry

from atlas.errors import BrokenLayer
from atlas.model import (
    RECORD_TYPES,
    Area,
    Assignment,
    City,
    Conflict,
    Manager,
    Office,
    Project,
    Record,
    Source,
    record_id,
)

RecordT = TypeVar("RecordT", bound=Record)
_POINT_KEYS = {"type", "coordinates"}
_ADAPTERS: Mapping[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in RECORD_TYPES.values()}


@dataclass(frozen=True, slots=True)
class Layer(Generic[RecordT]):
    """A layer as read: records and geometries side by side, and the members that travel with the data."""

    records: Sequence[RecordT]
    geometries: Sequence[BaseGeometry | None]
    members: Mapping[str, Any]

    def with_ids(self, ids: Set[str]) -> "Layer[RecordT]":
        """Return the layer of those of its records that have one of these ids."""
        return self.where(lambda record: record_id(record) in ids) if ids else Layer((), (), self.members)

    def in_town(self, ags: str) -> Sequence[RecordT]:
        """Return those of its records that belong to a town."""
        return [record for record in self.records if getattr(record, "city_ags", None) == ags]

    def where(self, chosen: Callable[[RecordT], bool]) -> "Layer[RecordT]":
        """Return the layer of those of its records that are chosen."""
        places = [place for place, record in enumerate(self.records) if chosen(record)]
        records, shapes = tuple(self.records[at] for at in places), tuple(self.geometries[at] for at in places)
        return Layer(records, shapes, self.members)


@dataclass(frozen=True, slots=True)
class Layers:
    """Every layer of records in one state of the atlas: as shipped, or as the ledger has it at one revision."""

    cities: Layer[City]
    areas: Layer[Area]
    projects: Layer[Project]
    offices: Layer[Office]
    managers: Layer[Manager]
    assignments: Layer[Assignment]
    sources: Layer[Source]
    conflicts: Layer[Conflict]


def to_record(record_type: type[RecordT], fields: Mapping[str, Any]) -> RecordT:
    """Return a checked record made of plain JSON values; raises pydantic's ValidationError."""
    record: RecordT = _ADAPTERS[record_type].validate_python(dict(fields))
    return record


def parsed(record_type: type[RecordT], body: str) -> tuple[RecordT, BaseGeometry | None]:
    """Return what the ledger keeps of a record, a GeoJSON feature as text (lon/lat).

    Raises KeyError, TypeError or ValueError where the text is no record.
    """
    feature = orjson.loads(body)
    return to_record(record_type, feature["properties"]), to_geometry(feature["geometry"])


def to_geometry(value: Mapping[str, Any] | None) -> BaseGeometry | None:
    """Return the shapely geometry of a GeoJSON geometry object (lon/lat), or None; raises ValueError."""
    if value is None:
        return None
    position = value.get("coordinates") if isinstance(value, dict) and value.keys() == _POINT_KEYS else None
    if isinstance(position, list) and value["type"] == "Point" and [type(part) for part in position] == [float, float]:
        # Most geometries are points, and the general way takes ten times as long.
        return shapely.Point(*position)
    try:
        return shapely.from_geojson(orjson.dumps(value))
    except shapely.errors.GEOSException as error:
        raise ValueError(str(error)) from error


def read_json(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file, or raise BrokenLayer naming the file."""
    try:
        document = orjson.loads(path.read_bytes())
    except OSError as error:
        raise _broken(path, "fehlt oder ist nicht lesbar", "is missing or cannot be read") from error
    except orjson.JSONDecodeError as error:
        raise _broken(path, f"ist kein gültiges JSON ({error})", f"is not valid JSON ({error})") from error
    if not isinstance(document, dict):
        raise _broken(path, "enthält kein JSON-Objekt", "does not hold a JSON object")
    return document


def read_member(path: Path, name: str) -> Any:
    """Return one member of the JSON object in a file; raises BrokenLayer."""
    try:
        return read_json(path)[name]
    except KeyError as error:
        raise _broken(path, f"hat kein „{name}“", f"has no '{name}'") from error


def read_shapes(path: Path) -> dict[str, BaseGeometry | None]:
    """Return the geometry of every feature of a GeoJSON file by id; raises BrokenLayer."""
    try:
        return {feature["id"]: to_geometry(feature["geometry"]) for feature in read_member(path, "features")}
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, "hat ein Feature ohne Kennung oder Form", "has a feature without id or shape") from error


def read_layer(path: Path, record_type: type[RecordT]) -> Layer[RecordT]:
    """Return the records and geometries of a layer file in file order; raises BrokenLayer."""
    document = read_json(path)
    features = document.pop("features", None)
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise _broken(path, "ist keine FeatureCollection", "is not a FeatureCollection")
    pairs = [_read_feature(path, record_type, position, feature) for position, feature in enumerate(features)]
    _refuse_twins(path, [record_id(record) for record, _ in pairs])
    return Layer(tuple(record for record, _ in pairs), tuple(geometry for _, geometry in pairs), document)


def read_layers(folder: Path) -> Layers:
    """Return all layers of records in a folder; raises BrokenLayer naming file and feature."""
    return Layers(
        cities=read_layer(folder / "cities.geojson", City),
        areas=read_layer(folder / "areas.geojson", Area),
        projects=read_layer(folder / "projects.geojson", Project),
        offices=read_layer(folder / "offices.geojson", Office),
        managers=read_layer(folder / "managers.geojson", Manager),
        assignments=read_layer(folder / "assignments.geojson", Assignment),
        sources=read_layer(folder / "sources.geojson", Source),
        conflicts=read_layer(folder / "conflicts.geojson", Conflict),
    )


def _read_feature(
    path: Path, record_type: type[RecordT], position: int, feature: Any
) -> tuple[RecordT, BaseGeometry | None]:
    name = feature.get("id") if isinstance(feature, dict) else None
    where = f"{position + 1} ({name})" if name else str(position + 1)
    try:
        record = to_record(record_type, feature["properties"])
        geometry = to_geometry(feature["geometry"])
    except ValidationError as error:
        detail = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
        raise _broken(path, f"Feature {where}: {detail}", f"feature {where}: {detail}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, f"Feature {where} ist unvollständig", f"feature {where} is incomplete") from error
    if name != record_id(record):
        raise _broken(
            path, f"Feature {where}: id fehlt oder passt nicht", f"feature {where}: no id or not the record's"
        )
    return record, geometry


def _refuse_twins(path: Path, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for position, key in enumerate(ids, start=1):
        if key in seen:
            where = f"{position} ({key})"
            raise _broken(path, f"Feature {where}: id schon vergeben", f"feature {where}: id is taken already")
        seen.add(key)


def _broken(path: Path, de: str, en: str) -> BrokenLayer:
    return BrokenLayer(f"Die Datei {path.name} {de}.", f"The file {path.name} {en}.")
