"""Features as a CSV table (RFC 4180, UTF-8): flat columns, points as lon and lat, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from shapely.geometry.base import BaseGeometry

from atlas.text import inert

Row = tuple[str, Mapping[str, Any], BaseGeometry | None]


def to_csv(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    """Return a table with the given properties as columns, then lon and lat of a point or of a point inside."""
    return _written(
        [*columns, "lon", "lat"],
        ([*(_cell(fields.get(name)) for name in columns), *_lon_lat(geometry)] for _, fields, geometry in rows),
    )


def figures_to_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Return a table of figures without a place, with the given columns."""
    return _written(columns, ([_cell(row[name]) for name in columns] for row in rows))


def _written(head: Sequence[str], lines: Iterable[Sequence[str | int | float]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([head, *lines])
    return buffer.getvalue().encode()


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return inert(value if isinstance(value, str) else _flat(value))


def _flat(value: Any) -> str:
    if isinstance(value, list | tuple) and not any(isinstance(item, dict | list | tuple) for item in value):
        return "; ".join(str(item) for item in value)
    return orjson.dumps(value).decode()


def _lon_lat(geometry: BaseGeometry | None) -> tuple[float | str, float | str]:
    if geometry is None or geometry.is_empty:
        return "", ""
    point = geometry.representative_point()
    return round(point.x, 6), round(point.y, 6)
