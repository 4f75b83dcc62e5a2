"""Files that GDAL writes: FlatGeobuf here, GeoPackage in its own module; both read Arrow batches as they come."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import pyarrow as pa
from pyogrio.raw import write_arrow

from atlas.export.arrow import GEOMETRY, batches, schema_of
from atlas.export.table import Table
from atlas.export.words import title

LON_LAT = "EPSG:4326"
# To sort features for the index, GDAL keeps 100 MB of them in memory and some 100 bytes for each; what would take
# more than twice that is written as it comes.
_INDEXED = 1_000_000


def write_flatgeobuf(table: Table, sink: BinaryIO) -> None:
    """Write a table as FlatGeobuf, with its spatial index where it can have one.

    Title and description say what the file is.
    """
    with TemporaryDirectory(prefix="atlas-") as folder:
        path = Path(folder, "table.fgb")
        options = {
            "TITLE": title(table.collection, table.language),
            "DESCRIPTION": table.statement.sentence(table.language),
            "SPATIAL_INDEX": "YES" if _can_be_indexed(table) else "NO",
        }
        write_layer(table, path, "FlatGeobuf", layer_options=options)
        send(path, sink)


def _can_be_indexed(table: Table) -> bool:
    """Return whether every feature has a place, which the index of the format needs, and memory stays bounded."""
    counted = enumerate(table.rows, 1)
    return all(geometry is not None and number <= _INDEXED for number, (_, _, geometry) in counted)


def write_layer(table: Table, path: Path, driver: str, **options: Any) -> None:
    """Write a table as one layer of a file, batch by batch."""
    schema = schema_of(table, lists=False)
    reader = pa.RecordBatchReader.from_batches(schema, batches(table, schema, lists=False))
    write_arrow(
        reader,
        path,
        layer=table.collection,
        driver=driver,
        geometry_name=GEOMETRY,
        geometry_type="Point" if table.holds_points else "MultiPolygon",
        crs=LON_LAT,
        **options,
    )


def send(path: Path, sink: BinaryIO) -> None:
    """Copy a finished file."""
    with path.open("rb") as finished:
        shutil.copyfileobj(finished, sink, 1 << 20)
