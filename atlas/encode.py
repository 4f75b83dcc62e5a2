"""Records and geometries to GeoJSON bytes (RFC 7946), and collections joined from ready slices. Bytes exist only here.

Coordinates are WGS84 lon/lat with at most six decimals (about 0.1 m); polygons follow the right-hand rule.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import orjson
import shapely
import xxhash
from shapely import Point
from shapely.geometry.base import BaseGeometry

DECIMALS = 6
_SCALARS = (str, int, float, bool, NoneType, Ellipsis)
_OF_SCALARS = (Union, UnionType, tuple)
_PROPERTIES = b',"properties":{'


def properties(record: Any) -> dict[str, Any]:
    """Return a record's fields as plain JSON values, nested records included."""
    names, values, nested = _parts(record.__class__)
    fields = dict(zip(names, values(record), strict=True))
    for name in nested:
        fields[name] = _plain(fields[name])
    return fields


@cache
def _parts(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], Iterable[Any]], tuple[str, ...]]:
    """Return the names of a record's fields, what takes all their values at once, and the names of the nested ones."""
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    # Of a single name the getter would give the value itself.
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return names, values, tuple(field.name for field in fields if not _is_scalar(field.type))


def _is_scalar(kind: Any) -> bool:
    """Return whether a field of this type holds nothing but texts and numbers, true, false or nothing."""
    origin = get_origin(kind)
    return kind in _SCALARS or origin is Literal or (origin in _OF_SCALARS and all(map(_is_scalar, get_args(kind))))


def _plain(value: Any) -> Any:
    """Return a value without records in it; dataclasses.asdict takes five times as long to see that there is none."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return properties(value) if dataclasses.is_dataclass(value) else value


def tidy(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Return a lon/lat geometry as it is published: at most six decimals, valid, right-hand rule."""
    return shapely.orient_polygons(shapely.set_precision(geometry, 10**-decimals), exterior_cw=False)


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, float | int):
        return round(coordinates, decimals)
    return [_rounded(part, decimals) for part in coordinates]


def geometry_object(geometry: BaseGeometry | None, decimals: int = DECIMALS) -> dict[str, Any] | None:
    """Return a geometry as a GeoJSON object with at most so many decimals, or None."""
    if geometry is None or geometry.is_empty:
        return None
    if isinstance(geometry, Point):
        # Most geometries are points, and the general way takes ten times as long.
        return {"type": "Point", "coordinates": [round(geometry.x, decimals), round(geometry.y, decimals)]}
    mapping = shapely.geometry.mapping(geometry)
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"], decimals)}


def feature_object(
    record_id: str, fields: Mapping[str, Any], geometry: BaseGeometry | None, decimals: int = DECIMALS
) -> dict[str, Any]:
    """Return a GeoJSON feature as plain values."""
    return _drawn_object(record_id, fields, geometry_object(geometry, decimals))


def _drawn_object(record_id: str, fields: Mapping[str, Any], drawn: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": record_id, "geometry": drawn, "properties": dict(fields)}


# What is encoded already, in the place of a value.
Ready = orjson.Fragment


def ready(value: Any) -> Ready:
    """Return a value that is encoded once, for answers that all have it."""
    return Ready(dumps(value))


def dumps(value: Any) -> bytes:
    """Return compact UTF-8 JSON."""
    return orjson.dumps(value)


def canonical(feature: Mapping[str, object]) -> str:
    """Return a feature as JSON text that is the same for the same content."""
    return orjson.dumps(feature, option=orjson.OPT_SORT_KEYS).decode()


def outlined(
    record_id: str, fields: Mapping[str, Any], geometry: BaseGeometry | None, decimals: int = DECIMALS
) -> bytes:
    """Return a feature as bytes with its bounding box (RFC 7946, 5) in the place of its geometry."""
    plain = feature_object(record_id, fields, None)
    return _kept(dumps(plain if geometry is None else {**plain, "bbox": _rounded(geometry.bounds, decimals)}))


def feature(
    record_id: str, fields: Mapping[str, Any], geometry: BaseGeometry | None, decimals: int = DECIMALS
) -> bytes:
    """Return a GeoJSON feature as bytes, encoded once per revision where it is in lon/lat and whole."""
    return _kept(dumps(feature_object(record_id, fields, geometry, decimals)))


def drawn_feature(record_id: str, fields: Mapping[str, Any], drawn: Ready) -> bytes:
    """Return a GeoJSON feature as bytes, of which the geometry is encoded already."""
    return _kept(dumps(_drawn_object(record_id, fields, drawn)))


def _kept(encoded: bytes) -> bytes:
    """Return bytes in a memory of just their size: those of orjson keep up to twelve times as much for themselves."""
    return bytes(memoryview(encoded))


def collection(features: Iterable[bytes], members: Mapping[str, Any]) -> bytes:
    """Return a FeatureCollection: ready features, or pieces of them, joined, and the given foreign members behind."""
    pieces = list(features) or [b""]
    # Joined once: to copy what is joined already takes as long again.
    parts = [b","] * (2 * len(pieces) + 1)
    parts[0], parts[1::2] = b'{"type":"FeatureCollection","features":[', pieces
    parts[-1] = b"]," + dumps(dict(members))[1:] if members else b"]}"
    return b"".join(parts)


def spliced(encoded: bytes, extra: bytes) -> bytes:
    """Return a ready feature with further properties, encoded and parted by commas, in front of its own."""
    head, mark, own = encoded.partition(_PROPERTIES)
    return b"".join((head, mark, extra, b"" if not extra or own.startswith(b"}") else b",", own))


def with_members(encoded: bytes, extra: Mapping[str, Any]) -> bytes:
    """Return a ready feature with further top-level members behind its own."""
    return b"".join((encoded[:-1], b",", dumps(dict(extra))[1:])) if extra else encoded


def etag(*parts: bytes | str) -> str:
    """Return a strong entity tag over the given parts (RFC 9110, 8.8.3); it need only be quick to make."""
    digest = xxhash.xxh3_128()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        # With its length in front, "1" and "23" give another tag than "12" and "3".
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f'"{digest.hexdigest()}"'


def lines_collection(features: Sequence[bytes], members: Mapping[str, Any]) -> bytes:
    """Return a FeatureCollection file with one feature per line, so that a diff shows what changed."""
    head = orjson.dumps({"type": "FeatureCollection", **members}, option=orjson.OPT_INDENT_2)[:-2]
    return b"".join((head, b',\n  "features": [\n', b",\n".join(features), b"\n  ]\n}\n"))
