"""Files that are broken, too large or meant to harm: a clear sentence, nothing unpacked, nothing run."""

import os
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pyogrio
import pytest
import shapely
from foreign_files import HEAD, ROW, frame, text_table, vector_file, workbook, zipped, zipped_shapefile

from atlas.errors import FileTooLarge, IntakeRefused, UnreadableFile
from atlas.intake.limits import LIMITS
from atlas.intake.reading import read

AREA = shapely.box(14.43, 51.18, 14.44, 51.185)


def refusal(path: Path, kind: type[IntakeRefused] = UnreadableFile) -> str:
    with pytest.raises(kind) as refused:
        read(path)
    return refused.value.de


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "leer.csv").write_bytes(b"")
    assert refusal(tmp_path / "leer.csv") == "Die Datei ist leer."


def test_garbage_is_refused_within_seconds(tmp_path: Path) -> None:
    # The same bytes each time: one garbage of a hundred begins as JSON does, and is refused as such.
    (tmp_path / "muell.csv").write_bytes(Random(1).randbytes(40_000_000))
    start = time.monotonic()
    assert "keine Texttabelle" in refusal(tmp_path / "muell.csv")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    ("start", "called"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0", "alte Office-Datei"),
        (b"AC1032", "DWG"),
        (b"MZ\x90", "Programm"),
        (b"\0\0\x27\x0a", "Teil eines Shapefiles; bitte alle Teile"),
        (b"\x03\x7a\x0b\x16", "Teil eines Shapefiles; bitte alle Teile"),
        (b"fgb\x03fgb\0", "FlatGeobuf"),
        (b"7z\xbc\xaf", "Archiv, das kein ZIP ist"),
    ],
)
def test_a_file_of_another_format_is_called_what_it_is_whatever_its_ending(
    tmp_path: Path, start: bytes, called: str
) -> None:
    (tmp_path / "liste.csv").write_bytes(start + b"\0" * 100)
    assert called in refusal(tmp_path / "liste.csv")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bombe.zip", {"gebiet.shp": b"\0" * 50_000_000})
    assert "-Fache seiner Größe" in refusal(path, FileTooLarge)


def test_a_zip_that_lies_about_its_size_is_stopped_while_it_is_unpacked(tmp_path: Path) -> None:
    from atlas.intake import archive

    path = zipped(tmp_path / "luege.zip", {"gebiet.shp": os.urandom(1000)})
    with zipfile.ZipFile(path) as opened:
        info = opened.infolist()[0]
    with pytest.raises(FileTooLarge):
        archive.unpack(path, [info], tmp_path, replace(LIMITS, unpacked_bytes=999))


@pytest.mark.parametrize(
    "name", ["../gebiet.shp", "/tmp/gebiet.shp", "a/../../gebiet.shp", "..\\gebiet.shp", "C:gebiet.shp"]
)
def test_a_zip_that_wants_to_write_elsewhere_is_not_opened(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "gebiet.zip", {name: b"x" * 200})
    assert "aus seinem Ordner heraus" in refusal(path)


def test_a_workbook_with_a_bomb_inside_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "liste.xlsx", [HEAD, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/picture.bin", b"\0" * 60_000_000)
    assert "-Fache" in refusal(path, FileTooLarge)


def test_xml_entities_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "gebiet.kml").write_text(
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>&x;</name></Document></kml>'
    )
    assert "Entitäten" in refusal(tmp_path / "gebiet.kml")


def test_a_virtual_format_that_names_other_files_is_not_opened(tmp_path: Path) -> None:
    secret = vector_file(tmp_path / "geheim.gpkg", frame([{"Name": "geheim"}], [AREA]), "GPKG")
    layer = f'<OGRVRTLayer name="geheim"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>'
    (tmp_path / "gebiet.kml").write_text(f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>")
    assert "OGRVRTDataSource" in refusal(tmp_path / "gebiet.kml")


def test_a_damaged_file_is_called_damaged(tmp_path: Path) -> None:
    whole = vector_file(tmp_path / "ganz.gpkg", frame([{"Name": "A"}], [AREA]), "GPKG").read_bytes()
    (tmp_path / "halb.gpkg").write_bytes(whole[: len(whole) // 3])
    assert "beschädigt" in refusal(tmp_path / "halb.gpkg")
    book = workbook(tmp_path / "liste.xlsx", [HEAD, ROW]).read_bytes()
    (tmp_path / "halb.xlsx").write_bytes(book[: len(book) // 2])
    assert "beschädigt" in refusal(tmp_path / "halb.xlsx")


def test_a_workbook_whose_parts_lie_before_its_beginning_is_called_damaged_where_it_is_read(tmp_path: Path) -> None:
    from atlas.intake import child

    path = tmp_path / "liste.ods"
    pyogrio.write_dataframe(frame([{"Name": "A"}], [AREA]).drop(columns="geometry"), path, driver="ODS")
    book = bytearray(path.read_bytes())
    begin = book.rindex(b"PK\5\6") + 16
    book[begin : begin + 4] = (int.from_bytes(book[begin : begin + 4], "little") + 10).to_bytes(4, "little")
    path.write_bytes(book)
    with pytest.raises(UnreadableFile, match="beschädigt"):
        child.read(path, None, None, LIMITS)


def test_a_shapefile_without_its_index_says_which_part_is_missing(tmp_path: Path) -> None:
    path = zipped_shapefile(tmp_path / "a.zip", frame([{"Name": "A"}], [AREA]), without=[".shx"])
    assert "fehlt ein Teil: gebiet.shx" in refusal(path)


def test_two_shapefiles_in_one_zip_are_not_guessed_between(tmp_path: Path) -> None:
    one = zipped_shapefile(tmp_path / "a.zip", frame([{"Name": "A"}], [AREA]))
    with zipfile.ZipFile(one, "a") as archive:
        archive.writestr("andere.shp", b"x" * 100)
    assert "mehrere Dateien" in refusal(one)


def test_a_quotation_mark_that_is_never_closed_is_pointed_at(tmp_path: Path) -> None:
    path = text_table(tmp_path / "liste.csv", [HEAD, ('"offen', "x"), *[ROW] * 2000])
    assert "Anführungszeichen" in refusal(path, FileTooLarge)


@pytest.mark.parametrize(
    ("limit", "what"), [({"rows": 3}, "3 Zeilen"), ({"columns": 2}, "2 Spalten"), ({"cells": 9}, "9 Zellen")]
)
def test_more_than_a_limit_is_refused_with_the_limit(tmp_path: Path, limit: dict[str, int], what: str) -> None:
    path = text_table(tmp_path / "liste.csv", [HEAD, *[ROW] * 9])
    with pytest.raises(FileTooLarge, match=what):
        read(path, limits=replace(LIMITS, **limit))


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = text_table(tmp_path / "liste.csv", [HEAD, *[ROW] * 150_000])
    with pytest.raises(FileTooLarge):
        read(path, limits=replace(LIMITS, seconds=0))


def test_a_workbook_with_one_cell_at_the_far_corner_does_not_take_the_memory(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Titel"
    book.worksheets[0]["XFD1048576"] = 1
    book.save(tmp_path / "liste.xlsx")
    with pytest.raises(IntakeRefused):
        read(tmp_path / "liste.xlsx")


def test_the_reader_knows_no_secrets_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    seen: dict[str, str] = {}
    run = subprocess.run

    def watched(*args: object, env: dict[str, str], **named: object) -> object:
        seen.update(env)
        return run(*args, env=env, **named)

    monkeypatch.setenv("ATLAS_OIDC_CLIENT_SECRET", "geheim")
    monkeypatch.setattr(subprocess, "run", watched)
    read(text_table(tmp_path / "liste.csv", [HEAD, ROW]))
    assert "PATH" in seen
    assert "geheim" not in seen.values()
