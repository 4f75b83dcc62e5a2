"""Features as GeoParquet 1.1: typed columns, lists as lists, WKB geometry with its system and extent."""

from collections.abc import Iterator
from typing import BinaryIO

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from atlas.crs import projjson
from atlas.export.arrow import GEOMETRY, batches, schema_of
from atlas.export.geojson import members
from atlas.export.table import Table

_VERSION = "1.1.0"


def write(table: Table, sink: BinaryIO) -> None:
    """Write a table in row groups of at most 4,000; the metadata hold what the file says about itself."""
    schema = schema_of(table, lists=True).with_metadata({"atlas": orjson.dumps(members(table))})
    boxes: list[tuple[float, ...]] = []
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in batches(table, schema, lists=True):
            writer.write_batch(batch)
            boxes.extend(_boxes(batch))
        writer.add_key_value_metadata({"geo": orjson.dumps(_geo(table, boxes)).decode()})


def _boxes(batch: pa.RecordBatch) -> Iterator[tuple[float, ...]]:
    """Yield the box around the geometries of a batch, if it has any."""
    shapes = shapely.from_wkb(batch.column(GEOMETRY).to_numpy(zero_copy_only=False))
    box = tuple(float(side) for side in shapely.total_bounds(shapes))
    if box[0] == box[0]:
        yield box


def _geo(table: Table, boxes: list[tuple[float, ...]]) -> dict[str, object]:
    """Return the metadata of GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/)."""
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": ["Point" if table.holds_points else "MultiPolygon"],
        "crs": projjson("OGC:CRS84"),
        "orientation": "counterclockwise",
    }
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        column["bbox"] = [min(west), min(south), max(east), max(north)]
    return {"version": _VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
