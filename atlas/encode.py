"""Records and geometries to GeoJSON bytes (RFC 7946), and collections joined from ready slices. Bytes exist only here.

Coordinates are WGS84 lon/lat with at most six decimals (about 0.1 m); polygons follow the right-hand rule.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import orjson
import shapely
import xxhash
from shapely import Point
from shapely.geometry.base import BaseGeometry

DECIMALS = 6
_PROPERTIES = b',"properties":'


def properties(record: Any) -> dict[str, Any]:
    """Return a record's fields as plain JSON values, nested records included."""
    return {name: _plain(getattr(record, name)) for name in _names(record.__class__)}


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


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
    drawn = geometry_object(geometry, decimals)
    return {"type": "Feature", "id": record_id, "geometry": drawn, "properties": dict(fields)}


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
    return dumps(plain if geometry is None else {**plain, "bbox": _rounded(geometry.bounds, decimals)})


def feature(
    record_id: str, fields: Mapping[str, Any], geometry: BaseGeometry | None, decimals: int = DECIMALS
) -> bytes:
    """Return a GeoJSON feature as bytes, encoded once per revision where it is in lon/lat and whole."""
    return dumps(feature_object(record_id, fields, geometry, decimals))


def collection(features: Iterable[bytes], members: Mapping[str, Any]) -> bytes:
    """Return a FeatureCollection: the ready feature slices, joined, with the given foreign members behind them."""
    head = b'{"type":"FeatureCollection","features":['
    tail = dumps(dict(members))[1:] if members else b"}"
    return b"".join((head, b",".join(features), b"]," if members else b"]", tail))


def with_properties(encoded: bytes, extra: Mapping[str, Any]) -> bytes:
    """Return a ready feature with further properties spliced in front of its own."""
    return spliced(encoded, dumps(dict(extra))[1:-1])


def spliced(encoded: bytes, extra: bytes) -> bytes:
    """Return a ready feature with further properties, encoded and parted by commas, in front of its own."""
    start = encoded.index(_PROPERTIES) + len(_PROPERTIES) + 1
    comma = b"" if not extra or encoded.startswith(b"}", start) else b","
    return b"".join((encoded[:start], extra, comma, encoded[start:]))


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
