"""`atlas export --format pdf`: a sheet or a booklet as a file."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_ua import says

from atlas import cli

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Run `atlas export …` into a folder; return exit code and what it says of errors."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path / "data"))

    def call(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["atlas", "export", *arguments, "--format", "pdf", "-o", str(tmp_path)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return call


def written(folder: Path) -> Path:
    (file,) = folder.glob("*.pdf")
    return file


def test_one_area_is_written_as_its_sheet(export: Command, tmp_path: Path) -> None:
    code, said = export("areas", "--filter", "id=bautzen-gesundbrunnen")
    assert code == 0, said
    assert written(tmp_path).name.startswith("steckbrief-bautzen-gesundbrunnen_stand-1_")
    assert says(written(tmp_path).read_bytes(), "Auf einen Blick")


def test_areas_are_written_as_a_booklet_in_the_language_that_is_asked_for(export: Command, tmp_path: Path) -> None:
    code, said = export("areas", "--filter", "city=Bautzen", "--lang", "en")
    assert code == 0, said
    assert says(written(tmp_path).read_bytes(), "One sheet.")


def test_without_a_public_address_a_sheet_names_none(export: Command, tmp_path: Path) -> None:
    export("areas", "--filter", "id=leisnig")
    assert not says(written(tmp_path).read_bytes(), "Heute gültige Fassung")


def test_a_sheet_leads_to_the_public_address(export: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PUBLIC_URL", "https://atlas.example/")
    export("areas", "--filter", "id=leisnig")
    assert says(written(tmp_path).read_bytes(), "Heute gültige Fassung: atlas.example/gebiete/leisnig")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("offices",), "Steckbriefe gibt es von areas, cities, regions"),
        (("areas", "--filter", "farbe=blau"), "Den Filter „farbe“ gibt es hier nicht."),
        (("areas", "--filter", "id=gibt-es-nicht"), "gibt es kein Gebiet"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    export: Command, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    code, said = export(*arguments)
    assert code == 2
    assert words in " ".join(said.split())
    assert not list(tmp_path.glob("*.pdf"))
