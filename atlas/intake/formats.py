"""Which format a file has, told by its content: an ending can lie, and GDAL must never choose a driver by itself."""

import re
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from atlas.errors import UnreadableFile
from atlas.intake import archive
from atlas.intake.limits import Limits

Format = Literal["csv", "xlsx", "ods", "geojson", "gpkg", "shapefile", "kml", "kmz", "dxf"]
_HEAD_BYTES = 4096
_SQLITE = b"SQLite format 3\0"
_GPKG_ID = slice(68, 72)
_GPKG_IDS = (b"GPKG", b"GP10", b"GP11")
_DXF = re.compile(rb"\s*(?:999\r?\n[^\n]*\n\s*)*0\r?\n\s*SECTION\r?\n")
_BINARY_DXF = b"AutoCAD Binary DXF"
_DTD = re.compile(rb"<!(?:doctype|entity)", re.IGNORECASE)
_PART = (
    "nur ein Teil eines Shapefiles; bitte alle Teile (.shp, .shx, .dbf, .prj) zusammen in ein ZIP packen",
    "only a part of a Shapefile; please pack all parts (.shp, .shx, .dbf, .prj) into one ZIP",
)
_PACKED = ("ein Archiv, das kein ZIP ist", "an archive that is no ZIP")
_FOREIGN = {
    b"%PDF": ("eine PDF-Datei", "a PDF file"),
    b"\xd0\xcf\x11\xe0": ("eine alte Office-Datei (.xls, .doc)", "an old Office file (.xls, .doc)"),
    b"AC10": ("eine DWG-Zeichnung", "a DWG drawing"),
    b"\0\0\x27\x0a": _PART,
    b"\x03": _PART,
    b"fgb\x03": ("eine FlatGeobuf-Datei", "a FlatGeobuf file"),
    b"PAR1": ("eine Parquet-Datei", "a Parquet file"),
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"Rar!": _PACKED,
    b"\x89PNG": ("ein Bild", "a picture"),
    b"\xff\xd8\xff": ("ein Bild", "a picture"),
    b"\x7fELF": ("ein Programm", "a program"),
    b"MZ": ("ein Programm", "a program"),
}
OFFERED = "CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile (ZIP), KML, DXF"


def detect(path: Path, limits: Limits) -> Format:
    """Return the format of a file; raises UnreadableFile for one that is not read, FileTooLarge for a zip bomb."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(b"PK"):
        return _of_archive(path, limits)
    if head.startswith(_SQLITE):
        return _of_database(head)
    for start, named in _FOREIGN.items():
        if head.startswith(start):
            raise _not_read(*named)
    return _of_text(path, head)


def _of_archive(path: Path, limits: Limits) -> Format:
    names = [info.filename.lower() for info in archive.members(path, limits)]
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    if any(name.endswith(".shp") for name in names):
        return "shapefile"
    if any(name.endswith(".kml") for name in names):
        return "kmz"
    raise _not_read("ein Archiv ohne Shapefile", "an archive without a Shapefile")


def _of_database(head: bytes) -> Format:
    if head[_GPKG_ID] not in _GPKG_IDS:
        raise _not_read("eine Datenbank, die kein GeoPackage ist", "a database that is no GeoPackage")
    return "gpkg"


def _of_text(path: Path, head: bytes) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return "geojson"
    if start.startswith(_BINARY_DXF) or _DXF.match(head):
        return "dxf"
    if start[:1] == b"<" or head.replace(b"\0", b"")[2:7] == b"<?xml":
        return _of_xml(path)
    return "csv"


def _of_xml(path: Path) -> Format:
    root = xml_root(path.read_bytes())
    if root == "kml":
        return "kml"
    raise _not_read(f"ein XML-Dokument der Art „{root[:40]}“", f"an XML document of kind '{root[:40]}'")


def xml_root(body: bytes) -> str:
    """Return the local name of an XML document's root; raises UnreadableFile for one that declares entities."""
    if _DTD.search(body.replace(b"\0", b"")):
        raise UnreadableFile(
            "Die Datei erklärt eigene XML-Entitäten (DOCTYPE) und wird deshalb nicht geöffnet.",
            "The file declares XML entities of its own (DOCTYPE) and is therefore not opened.",
        )
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: found.append(name.rpartition(" ")[2])
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise archive.damaged() from error
    return found[0]


def _not_read(de: str, en: str) -> UnreadableFile:
    return UnreadableFile(
        f"Das ist {de}. Gelesen werden {OFFERED}.", f"This is {en}. What is read: {OFFERED}.", known=(OFFERED,)
    )
