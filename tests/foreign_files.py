"""Small files as offices send them, each written by a real writer of its format."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

Rows = Sequence[Sequence[Any]]
HEAD = ("Vorhabennummer", "Bezeichnung des Vorhabens", "Stadt", "Gesamtkosten", "Beginn")
ROW = ("100111222", "Nähcafé im Treff", "Bautzen", "1.234,56 €", "01.03.2024")


def text_table(path: Path, rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """Write a delimited text with the line ends of a spreadsheet program."""
    lines = (delimiter.join(str(cell) for cell in row) for row in rows)
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def workbook(path: Path, rows: Rows, *, merged: Iterable[str] = (), hidden: Mapping[str, Rows] | None = None) -> Path:
    """Write an XLSX file by openpyxl, which saves no values beside formulas."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Liste"
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for name, content in (hidden or {}).items():
        other = book.create_sheet(name)
        other.sheet_state = "hidden"
        for row in content:
            other.append(list(row))
    book.save(path)
    return path


def frame(rows: Sequence[Mapping[str, Any]], shapes: Sequence[BaseGeometry], crs: str | None = "EPSG:4326") -> Any:
    """Return a table with shapes, given in degrees, in a coordinate system; None leaves degrees without a name."""
    table = geopandas.GeoDataFrame(list(rows), geometry=list(shapes), crs="EPSG:4326")
    return table.to_crs(crs) if crs else table.set_crs(None, allow_override=True)


def vector_file(path: Path, table: Any, driver: str, **options: Any) -> Path:
    """Write a table with shapes by GDAL."""
    table.to_file(path, driver=driver, **options)
    return path


def zipped_shapefile(path: Path, table: Any, *, without: Iterable[str] = ()) -> Path:
    """Write a Shapefile and put its parts into a zip, some left out."""
    folder = path.with_suffix("")
    folder.mkdir()
    table.to_file(folder / "gebiet.shp", driver="ESRI Shapefile", encoding="utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(folder.iterdir()):
            if part.suffix not in without:
                archive.write(part, f"Daten/{part.name}")
    return path


def drawing(path: Path, shape: shapely.Polygon, crs: str = "EPSG:25833") -> Path:
    """Write the outline of a polygon as a closed line of a DXF drawing, which knows no coordinate system."""
    lines = geopandas.GeoDataFrame({"Layer": ["GRENZE"]}, geometry=[shape.exterior], crs="EPSG:4326")
    lines.to_crs(crs).to_file(path, driver="DXF")
    return path


def geojson(path: Path, features: Sequence[Mapping[str, Any]], **members: Any) -> Path:
    """Write a FeatureCollection."""
    path.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": list(features), **members}))
    return path


def zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write a zip with entries of any names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return path
