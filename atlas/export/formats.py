"""The table of file formats: what each is called, what it can hold, and who writes it.

Whoever offers files (API, command, pages) reads this table. Writers take a Table and a sink of bytes, and keep no more
than a few rows in memory; a module that needs a heavy library is loaded when its format is written first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from atlas.export.table import Table

Write = Callable[[Table, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format by the name that asks for it (`f=` and `--format`); `collections` are those it can hold."""

    name: str
    label_de: str
    label_en: str
    media_type: str
    extension: str
    write: Write
    collections: frozenset[str] | None = None

    def holds(self, collection: str) -> bool:
        """Return whether the features of a collection can be written in this format."""
        return self.collections is None or collection in self.collections


def _by(module: str, function: str = "write") -> Write:
    """Return the writer of a module in this folder, which is loaded when something is written."""

    def write(table: Table, sink: BinaryIO) -> None:
        writer: Write = getattr(import_module(f"atlas.export.{module}"), function)
        writer(table, sink)

    return write


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("geojson", "GeoJSON", "GeoJSON", "application/geo+json", "geojson", _by("geojson")),
        Format("csv", "Tabelle (CSV)", "Table (CSV)", "text/csv; charset=utf-8", "csv", _by("delimited")),
        Format(
            "csv-de",
            "Tabelle für deutsches Excel (CSV)",
            "Table for German Excel (CSV)",
            "text/csv; charset=utf-8",
            "excel.csv",
            _by("delimited", "write_for_excel"),
        ),
    )
}


def formats_of(collection: str) -> tuple[Format, ...]:
    """Return the formats that can hold a collection, in the order of the table."""
    return tuple(one for one in FORMATS.values() if one.holds(collection))
