"""`atlas export` as people type it: what it writes, what it refuses, and that it leaves nothing half-written."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pytest
from command_line import Command, in_process

from atlas.export import delimited


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Return a function that runs `atlas export …` and returns exit code, output and error output."""
    return in_process("export", tmp_path / "data", monkeypatch, capfd)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to export to."""
    made = tmp_path / "files"
    made.mkdir()
    return made


def test_a_filtered_collection_becomes_a_file_named_by_what_was_asked(export: Command, folder: Path) -> None:
    code, _, told = export("projects", "--format", "csv", "--filter", "city=Bautzen", "-o", str(folder))
    (made,) = folder.iterdir()
    assert code == 0 and made.name.startswith("projects_city-bautzen_stand-1_") and str(made.name) in told
    with made.open(newline="", encoding="utf-8") as lines:
        assert {row["city_name"] for row in csv.DictReader(lines)} == {"Bautzen"}


def test_words_box_and_days_narrow_too(export: Command) -> None:
    asked = ("-q", "Jugend", "--bbox", "14", "50.5", "15.1", "51.5", "--from", "2016-01-01", "--to", "2019-12-31")
    code, output, _ = export("projects", "--format", "csv", *asked, "-o", "-")
    rows = list(csv.DictReader(output.splitlines()))
    assert code == 0 and rows
    assert all(14 <= float(row["lon"]) <= 15.1 for row in rows)
    assert all("ugend" in " ".join(row.values()) for row in rows)


def test_an_expression_and_plain_properties_narrow_as_in_the_api(export: Command) -> None:
    asked = ("--filter", "filter=cost_total_eur > 100000 AND region = 'east'", "--filter", "city_name=Bautzen")
    code, output, _ = export("projects", "--format", "csv", *asked, "-o", "-")
    rows = list(csv.DictReader(output.splitlines()))
    assert code == 0 and rows
    assert all(float(row["cost_total_eur"]) > 100_000 and row["city_name"] == "Bautzen" for row in rows)


def test_an_expression_in_json_says_so_as_in_the_api(export: Command, folder: Path) -> None:
    said = 'filter={"op": "=", "args": [{"property": "geometry_quality"}, "quarter"]}'
    code, _, _ = export(
        "areas", "--format", "geojson", "--filter", said, "--filter", "filter-lang=cql2-json", "-o", str(folder)
    )
    (made,) = folder.iterdir()
    found = json.loads(made.read_bytes())
    assert code == 0 and {one["properties"]["geometry_quality"] for one in found["features"]} == {"quarter"}
    assert "quarter" in str({name: value for name, value in found.items() if name != "features"})


def test_everything_becomes_one_workbook_or_one_geopackage(export: Command, folder: Path) -> None:
    export("all", "--format", "xlsx", "-o", str(folder / "a.xlsx"))
    kinds = ["Programmstädte", "Gebiete", "Büros", "Projekte", "Regionen"]
    assert openpyxl.load_workbook(folder / "a.xlsx").sheetnames == [*kinds, "Belege", "Über diese Datei"]
    export("all", "--format", "gpkg", "-o", str(folder / "a.gpkg"))
    layers = [name for name, _ in pyogrio.list_layers(folder / "a.gpkg")]
    assert layers == ["cities", "areas", "offices", "projects", "regions", "sources", "layer_styles"]


def test_what_holds_one_kind_comes_as_an_archive_that_says_what_it_is(export: Command, folder: Path) -> None:
    export("all", "--format", "csv-de", "--filter", "region=east", "-o", str(folder / "a.zip"))
    with zipfile.ZipFile(folder / "a.zip") as archive:
        assert "projects.excel.csv" in archive.namelist()
        told = archive.read("LIESMICH.txt").decode()
    assert "Region Ost" in told and "ODbL-1.0" in told and "OpenStreetMap" in told


def test_without_a_collection_everything_is_written_and_a_booklet_of_areas(export: Command, folder: Path) -> None:
    export("--format", "pmtiles", "-o", str(folder / "alles.pmtiles"))
    assert (folder / "alles.pmtiles").read_bytes().startswith(b"PMTiles")
    export("--format", "pdf", "--filter", "id=bautzen-gesundbrunnen", "-o", str(folder / "heft.pdf"))
    assert (folder / "heft.pdf").read_bytes().startswith(b"%PDF-")


def test_tiles_hold_the_whole_atlas_only(export: Command, folder: Path) -> None:
    code, _, told = export("projects", "--format", "pmtiles", "-o", str(folder / "a.pmtiles"))
    assert (code, list(folder.iterdir())) == (2, []) and "atlas export all" in told


def test_a_file_that_is_there_is_not_replaced_unless_that_is_said(export: Command, folder: Path) -> None:
    there = folder / "a.csv"
    there.write_text("wichtig")
    code, _, told = export("cities", "--format", "csv", "-o", str(there))
    assert code == 1 and there.read_text() == "wichtig" and "--force" in told
    assert export("cities", "--format", "csv", "-o", str(there), "--force")[0] == 0
    assert there.read_text().startswith("ags,")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("projcts", "--format", "csv"), "projects"),
        (("projects", "--format", "xls"), "xlsx"),
        (("projects", "--format", "vcf"), "ics"),
        (("projects", "--format", "csv", "--filter", "regin=east"), "region"),
        (("projects", "--format", "csv", "--filter", "region=north"), "east, west"),
        (("projects", "--format", "csv", "--filter", "region"), "Name=Wert"),
        (("projects", "--format", "csv", "--filter", "cost_total_eur > 1"), "filter=cost_total_eur"),
        (("projects", "--format", "csv", "--filter", "filter=cost_totl > 1"), "cost_total_eur"),
        (("areas", "--format", "csv", "--filter", "hectares=viele"), "keine Zahl"),
    ],
)
def test_a_mistake_is_told_with_what_is_possible(
    export: Command, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, _, errors = export(*arguments, "-o", str(folder))
    assert code == 2 and told in errors and "Traceback" not in errors
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(export: Command, folder: Path) -> None:
    code, _, errors = export("cities", "--format", "csv", "-o", str(folder / "nicht" / "da.csv"))
    assert code == 1 and "kann nicht geschrieben werden" in errors and "Traceback" not in errors


def test_a_writer_that_fails_leaves_the_old_file_and_no_other(
    export: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_table: Any, sink: Any) -> None:
        sink.write(b"halb")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delimited, "write", broken)
    there = folder / "a.csv"
    there.write_text("wichtig")
    code, _, errors = export("cities", "--format", "csv", "-o", str(there), "--force")
    assert code == 1 and "No space left" in errors
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("a.csv", "wichtig")]


def test_help_names_what_there_is(export: Command) -> None:
    code, output, _ = export("--help")
    assert code == 0
    assert all(word in output for word in ("--format", "--filter", "--bbox", "--force", "all"))
