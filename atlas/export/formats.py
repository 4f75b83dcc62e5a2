"""The table of file formats: what each is called, what it can hold, and who writes it.

Whoever offers files (API, command, pages) reads this table. Writers take a Table and a sink of bytes, and keep no more
than a few rows in memory; a module that needs a heavy library is loaded when its format is written first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from atlas.export.archive import write_archive
from atlas.export.table import Table

Write = Callable[[Table, BinaryIO], None]
WriteAll = Callable[[Sequence[Table], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format by the name that asks for it (`f=` and `--format`).

    `collections` are those it can hold (None: all); `write_all` puts several kinds into one file where it can.
    """

    name: str
    label_de: str
    label_en: str
    media_type: str
    extension: str
    write: Write
    collections: frozenset[str] | None = None
    write_all: WriteAll | None = None

    def holds(self, collection: str) -> bool:
        """Return whether the features of a collection can be written in this format."""
        return self.collections is None or collection in self.collections

    @property
    def is_text(self) -> bool:
        """Whether its files get smaller on their way: the others are packed already."""
        return self.media_type.startswith("text/") or self.media_type.endswith(("+json", "+xml"))

    @property
    def of_several(self) -> tuple[str, str]:
        """The media type and the extension of several kinds in one file: its own, or those of an archive."""
        return (self.media_type, self.extension) if self.write_all else ("application/zip", f"{self.name}.zip")

    def write_several(self, tables: Sequence[Table], sink: BinaryIO) -> None:
        """Write several kinds into one file; as an archive of files where the format holds one kind only."""
        held = [table for table in tables if self.holds(table.collection)]
        if self.write_all is not None:
            self.write_all(held, sink)
        else:
            write_archive(self.write, self.extension, held, sink)


def _by(module: str, function: str = "write") -> Write:
    """Return the writer of a module in this folder, which is loaded when something is written."""

    def write(table: Table, sink: BinaryIO) -> None:
        writer: Write = getattr(import_module(f"atlas.export.{module}"), function)
        writer(table, sink)

    return write


def _all_by(module: str) -> WriteAll:
    """Return the writer of several tables of a module in this folder."""

    def write_all(tables: Sequence[Table], sink: BinaryIO) -> None:
        writer: WriteAll = import_module(f"atlas.export.{module}").write_all
        writer(tables, sink)

    return write_all


_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WITH_DATES = frozenset({"areas", "offices", "projects"})
_WITH_CONTACTS = frozenset({"cities", "offices", "regions"})
_ALL = (
    Format("xlsx", "Excel", "Excel", _XLSX, "xlsx", _by("workbook"), None, _all_by("workbook")),
    Format("csv", "CSV", "CSV", _CSV, "csv", _by("delimited")),
    Format(
        "csv-de",
        "CSV für deutsches Excel",
        "CSV for German Excel",
        _CSV,
        "excel.csv",
        _by("delimited", "write_for_excel"),
    ),
    Format(
        "gpkg",
        "GeoPackage",
        "GeoPackage",
        "application/geopackage+sqlite3",
        "gpkg",
        _by("geopackage"),
        None,
        _all_by("geopackage"),
    ),
    Format("geojson", "GeoJSON", "GeoJSON", "application/geo+json", "geojson", _by("geojson")),
    Format("jsonfg", "JSON-FG", "JSON-FG", "application/vnd.ogc.fg+json", "fg.json", _by("jsonfg")),
    Format("fgb", "FlatGeobuf", "FlatGeobuf", "application/vnd.flatgeobuf", "fgb", _by("gdal", "write_flatgeobuf")),
    Format("parquet", "GeoParquet", "GeoParquet", "application/vnd.apache.parquet", "parquet", _by("geoparquet")),
    Format("kml", "KML", "KML", "application/vnd.google-earth.kml+xml", "kml", _by("kml"), None, _all_by("kml")),
    Format("vcf", "vCard", "vCard", "text/vcard; charset=utf-8", "vcf", _by("vcard"), _WITH_CONTACTS),
    Format("ics", "Kalender", "Calendar", "text/calendar; charset=utf-8", "ics", _by("ical"), _WITH_DATES),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}


def formats_of(collection: str) -> tuple[Format, ...]:
    """Return the formats that can hold a collection, in the order of the table."""
    return tuple(one for one in FORMATS.values() if one.holds(collection))
