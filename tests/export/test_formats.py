"""What holds for every file format alike: it can hold the atlas, an empty answer and hostile text, always the same."""

import dataclasses
import io
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hostile_texts import MARKUP
from tables import STATEMENT, made, shipped, written

from atlas.export.formats import FORMATS, Format, formats_of
from atlas.snapshot import COLLECTIONS, Snapshot

PAIRS = [(name, one) for name in COLLECTIONS for one in formats_of(name)]
GEO = ("gpkg", "geojson", "jsonfg", "fgb", "kml")
# Formats without room for words in the file: their name says it, and the answer's headers.
SILENT = ("csv", "csv-de")
HOSTILE = [
    MARKUP,
    '=HYPERLINK("http://boese.example")',
    "\x00\x1f\x0b",
    "\rBEGIN:VCARD",
    "a\nEND:VEVENT\nBEGIN:VEVENT",
    "]]></description>",
    "\ud7ff\ufffe",
    "x" * 40_000,
]


def each(pairs: list[tuple[str, Format]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("collection", "form"), pairs, ids=[f"{name}-{one.name}" for name, one in pairs])


@each(PAIRS)
def test_every_collection_is_written_the_same_each_time(snapshot: Snapshot, collection: str, form: Format) -> None:
    first = written(form.write, shipped(snapshot, collection))
    assert len(first) > 100
    assert written(form.write, shipped(snapshot, collection)) == first


def saved(folder: Path, form: Format, body: bytes) -> Path:
    """Return where a file is that was saved under the name of its format."""
    path = folder / f"atlas.{form.extension}"
    path.write_bytes(body)
    return path


def test_what_lies_in_a_box_is_found_by_an_index_however_many_points_there_are(tmp_path: Path) -> None:
    many = [(f"p-{n}", {"id": f"p-{n}"}, shapely.Point(12 + n / 10_000, 51)) for n in range(12_000)]
    path = tmp_path / "viele.fgb"
    path.write_bytes(written(FORMATS["fgb"].write, made(many, ["id"])))
    assert pyogrio.read_info(path)["capabilities"]["fast_spatial_filter"]
    assert len(pyogrio.read_dataframe(path, bbox=(12, 50.9, 12.00995, 51.1))) == 100


def said_in(form: Format, body: bytes) -> str:
    """Return all text of a file, unpacked and unfolded."""
    if form.name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    if form.name == "parquet":
        return str(pq.read_schema(io.BytesIO(body)).metadata[b"atlas"].decode())
    text = body.decode("utf-8", "ignore")
    return text.replace("\r\n ", "") if form.name in ("ics", "vcf") else text


@each([pair for pair in PAIRS if pair[1].name not in SILENT])
def test_a_file_says_its_revision_day_licence_and_credits(snapshot: Snapshot, collection: str, form: Format) -> None:
    table = dataclasses.replace(shipped(snapshot, collection), statement=STATEMENT)
    text = said_in(form, written(form.write, table))
    assert "2026-11-22" in text and "ODbL-1.0" in text and "OpenStreetMap-Mitwirkende (ODbL)" in text


@each([pair for pair in PAIRS if pair[1].name not in (*SILENT, "vcf")])
def test_a_file_says_what_was_asked_and_where(snapshot: Snapshot, collection: str, form: Format) -> None:
    table = dataclasses.replace(shipped(snapshot, collection), statement=STATEMENT)
    text = said_in(form, written(form.write, table))
    assert "Region: Ost" in text and "https://atlas.example/api/collections/projects/items?region=east" in text.replace(
        "&amp;", "&"
    )


@each(PAIRS)
def test_an_answer_without_features_is_a_file_too(
    snapshot: Snapshot, tmp_path: Path, collection: str, form: Format
) -> None:
    whole = shipped(snapshot, collection)
    body = written(form.write, dataclasses.replace(whole, read=lambda: iter(())))
    assert body or form.name == "vcf"
    # GDAL tells the layers of JSON-FG by their features.
    if form.name in GEO and form.name != "jsonfg":
        assert pyogrio.read_info(saved(tmp_path, form, body), layer=0, force_feature_count=True)["features"] == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@each([("offices", one) for one in formats_of("offices")])
def test_hostile_text_breaks_no_file(
    snapshot: Snapshot, tmp_path: Path, collection: str, form: Format, text: str
) -> None:
    fields = dict(snapshot.fields(collection, "bautzen-qm-gesundbrunnen"))
    fields |= dict.fromkeys(("name", "carrier", "location_note", "opening_hours", "city", "street", "note"), text)
    fields["website"] = f"https://a.example/{text[:50]}"
    body = written(form.write, made([("a", fields, shapely.Point(14.4, 51.2))], list(fields), collection))
    READ[form.name](body, saved(tmp_path, form, body))


def _one_feature(_body: bytes, path: Path) -> None:
    assert len(pyogrio.read_dataframe(path, layer=0)) == 1


def _one_line_each(body: bytes, kind: str) -> None:
    lines = body.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count(f"BEGIN:{kind}") == lines.count(f"END:{kind}") >= 1
    assert not any("\r" in line or "\n" in line for line in lines)


def _workbook(body: bytes, _path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(body))
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types


def _table(body: bytes, _path: Path) -> None:
    for line in body.decode("utf-8-sig").replace('"', "").replace(";", ",").split(","):
        assert not line.startswith(("=", "@"))


READ: dict[str, Any] = {
    **dict.fromkeys(GEO, _one_feature),
    "parquet": lambda body, _: pq.read_table(io.BytesIO(body)),
    "xlsx": _workbook,
    "csv": _table,
    "csv-de": _table,
    "vcf": lambda body, _: _one_line_each(body, "VCARD"),
    "ics": lambda body, _: _one_line_each(body, "VEVENT"),
}


def test_every_format_is_read_here_again() -> None:
    assert set(READ) == {one.name for one in formats_of("offices")} <= set(FORMATS)


def test_a_geopackage_is_a_whole_database(snapshot: Snapshot, tmp_path: Path) -> None:
    path = saved(tmp_path, FORMATS["gpkg"], written(FORMATS["gpkg"].write, shipped(snapshot, "areas")))
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    file.close()
