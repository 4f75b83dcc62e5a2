"""GeoPackage 1.4 as QGIS opens it: one layer for each kind, drawn by what its geometry is worth, with its sources."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import pyarrow as pa
from pyogrio.raw import write_arrow

from atlas.export.arrow import GEOMETRY
from atlas.export.evidence import Evidence
from atlas.export.gdal import send, write_layer
from atlas.export.geopackage_styles import Style, style_of
from atlas.export.statement import Statement
from atlas.export.table import Table
from atlas.export.words import title

# As QGIS makes it when it saves a style to a database; it finds the default style of a layer by these names.
_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
)
"""
_SOURCES = ("id", "what", "publisher", "url", "seen", "as_of", "note")
# The moment of writing would make every file another one; that of the last change says more.
_MOMENTS = (("gpkg_contents", "last_change"), ("gpkg_metadata_reference", "timestamp"))


def write(table: Table, sink: BinaryIO) -> None:
    """Write one table as a GeoPackage."""
    write_all((table,), sink)


def write_all(tables: Sequence[Table], sink: BinaryIO) -> None:
    """Write several tables as the layers of one GeoPackage; a source that they name stands in the table of sources."""
    with TemporaryDirectory(prefix="atlas-") as folder:
        path = Path(folder, "atlas.gpkg")
        evidence = Evidence()
        for number, table in enumerate(tables):
            _write_layer(evidence.noting(table), path, append=number > 0)
        _write_sources(evidence.of(tables[0].sources), path)
        _finish(path, tables)
        send(path, sink)


def _write_layer(table: Table, path: Path, *, append: bool) -> None:
    about = dict(table.statement.lines(table.language))
    options = {"IDENTIFIER": title(table.collection, table.language), "DESCRIPTION": table.statement.sentence("de")}
    metadata = {} if append else {"dataset_metadata": about}
    write_layer(table, path, "GPKG", append=append, layer_options=options, layer_metadata=about, **metadata)


def _write_sources(sources: Sequence[Mapping[str, str | None]], path: Path) -> None:
    columns = [pa.array([source[name] for source in sources], pa.string()) for name in _SOURCES]
    table = pa.table(columns, names=list(_SOURCES))
    write_arrow(table, path, layer="sources", driver="GPKG", geometry_type=None, append=True)


def _finish(path: Path, tables: Iterable[Table]) -> None:
    """Add the styles, and make the file the same whenever it is written."""
    with closing(sqlite3.connect(path)) as file, file:
        moments: Mapping[str, Statement] = {table.collection: table.statement for table in tables}
        changed_at = next(iter(moments.values())).changed_at[:19] + "Z"
        file.execute(_STYLES)
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', '')"
        )
        for collection in moments:
            file.execute(*_insert(collection, style_of(collection), changed_at))
        for name, column in _MOMENTS:
            file.execute(f"UPDATE {name} SET {column} = ?", (changed_at,))


def _insert(collection: str, style: Style, moment: str) -> tuple[str, tuple[str, ...]]:
    row = ("", "", collection, GEOMETRY, style.name, style.qml, style.sld, "1", style.description, "", "", moment)
    marks = ", ".join("?" for _ in row)
    return f"INSERT INTO layer_styles VALUES (NULL, {marks})", row
