"""Tables as streams of Arrow record batches, geometry as WKB: what GeoParquet and GDAL's formats are written from."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import shapely

from atlas.export.columns import Column, Kind
from atlas.export.delimited import flat
from atlas.export.table import Row, Table

BATCH = 4_000
GEOMETRY = "geometry"
_TYPES: dict[Kind, pa.DataType] = {
    "integer": pa.int64(),
    "number": pa.float64(),
    "money": pa.float64(),
    "boolean": pa.bool_(),
}


def schema_of(table: Table, *, lists: bool) -> pa.Schema:
    """Return the schema of a table: its columns, then the geometry; without `lists` these are texts with semicolons."""
    fields = [pa.field(column.name, _type(column, lists)) for column in table.columns]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"})])


def batches(table: Table, schema: pa.Schema, *, lists: bool) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table in batches of at most 4,000; surfaces are multipolygons that run counterclockwise."""
    rows = table.rows
    while part := list(islice(rows, BATCH)):
        arrays = [pa.array(_values(column, part, lists), _type(column, lists)) for column in table.columns]
        yield pa.record_batch([*arrays, pa.array(_wkb(table, part), pa.binary())], schema=schema)


def _type(column: Column, lists: bool) -> pa.DataType:
    if lists and column.kind == "list":
        return pa.list_(pa.string())
    return _TYPES.get(column.kind, pa.string())


def _values(column: Column, rows: list[Row], lists: bool) -> list[Any]:
    found = (column.value(fields) for _, fields, _ in rows)
    if column.kind == "list" and lists:
        return [None if value is None else [str(item) for item in value] for value in found]
    if column.kind in _TYPES:
        return list(found)
    return [value if value is None or isinstance(value, str) else flat(value) for value in found]


def _wkb(table: Table, rows: list[Row]) -> Any:
    shapes = [geometry for _, _, geometry in rows]
    if table.holds_points:
        return shapely.to_wkb(shapes)
    return shapely.to_wkb(shapely.orient_polygons([_multi(shape) for shape in shapes], exterior_cw=False))


def _multi(shape: Any) -> Any:
    return shapely.multipolygons([shape]) if shape is not None and shape.geom_type == "Polygon" else shape
