"""`atlas import`: nothing is written before a dry run was shown; the exit code says how it turned out."""

from pathlib import Path

import pytest
import shapely
from command_line import Done, atlas_command
from foreign_files import HEAD, ROW, frame, text_table, zipped_shapefile

ORIGIN = ("--reason", "Neue Liste", "--source", "Liste der Vorhaben", "--publisher", "SAB")
WRONG = ("100111223", "Garten", "Bauzen", "12", "2024")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def imported(data: Path, path: Path, *words: str, kind: str = "operations") -> Done:
    return atlas_command(data, "import", kind, str(path), *words)


def test_a_dry_run_shows_columns_and_rows_and_writes_nothing(data: Path, tmp_path: Path) -> None:
    done = imported(data, text_table(tmp_path / "liste.csv", [HEAD, ROW]), "--dry-run")
    assert done.returncode == 0
    assert "Trennzeichen: Semikolon" in done.stdout
    assert "Bezeichnung des Vorhabens" in done.stdout
    assert "1 neu, 0 geändert, 0 unverändert, 0 vielleicht schon da, 0 nicht übernehmbar." in done.stdout
    assert "Nichts wurde geschrieben." in done.stdout


def test_with_a_wrong_row_nothing_is_written_unless_the_valid_ones_shall_be(data: Path, tmp_path: Path) -> None:
    path = text_table(tmp_path / "liste.csv", [HEAD, ROW, WRONG])
    refused = imported(data, path, *ORIGIN, "--yes", "--errors", str(tmp_path / "fehler.csv"))
    assert refused.returncode == 1
    assert "„Bauzen“ ist keine Programmstadt im Atlas." in refused.stdout
    assert "100111223;3;Stadt;Bauzen" in (tmp_path / "fehler.csv").read_text("utf-8-sig")
    accepted = imported(data, path, *ORIGIN, "--yes", "--accept-valid")
    assert accepted.returncode == 0, accepted.stderr
    assert "In Revision 2 übernommen; Einträge: 1." in accepted.stdout
    assert "Neue Liste (eingelesen aus „liste.csv“)" in atlas_command(data, "history").stdout


def test_without_a_terminal_to_ask_on_only_yes_writes(data: Path, tmp_path: Path) -> None:
    done = imported(data, text_table(tmp_path / "liste.csv", [HEAD, ROW]), *ORIGIN)
    assert done.returncode == 2
    assert "Ohne Rückfrage schreibt --yes." in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--yes",), "Bitte sagen Sie, woher die Datei kommt"),
        (("--yes", *ORIGIN[2:]), "Jede Änderung braucht eine Begründung"),
        (("--yes", "--column", "Stadt"), "hat nicht die Form Name=Wert"),
    ],
)
def test_what_is_not_said_is_asked_for(data: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = imported(data, text_table(tmp_path / "liste.csv", [HEAD, ROW]), *words)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_a_file_without_known_columns_names_those_that_it_has(data: Path, tmp_path: Path) -> None:
    done = imported(data, text_table(tmp_path / "liste.csv", [("aaa", "bbb"), ("1", "2")]))
    assert done.returncode == 2
    assert "Die Datei hat: aaa, bbb." in done.stderr


def test_a_boundary_shows_what_it_gains_and_loses(data: Path, tmp_path: Path) -> None:
    box = shapely.box(14.435, 51.185, 14.450, 51.195)
    table = frame([{"Gebiet": "Gesundbrunnen"}], [box], "EPSG:25833")
    path = zipped_shapefile(tmp_path / "gebiet.zip", table, without=[".prj"])
    unnamed = imported(data, path, "--dry-run", kind="boundaries")
    assert (unnamed.returncode, "Der Lage nach könnte es EPSG:25833 sein." in unnamed.stderr) == (2, True)
    done = imported(data, path, "--dry-run", "--crs", "EPSG:25833", "--set", "city=Bautzen", kind="boundaries")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nun 116," in done.stdout.replace("\n", " ")
    assert "ha hinzu" in done.stdout


def test_text_of_a_file_neither_styles_nor_controls_the_terminal(data: Path, tmp_path: Path) -> None:
    name = "[bold red]\x1b[31mTreff"
    done = imported(data, text_table(tmp_path / "liste.csv", [HEAD, ("100111222", name, "Bauzen", "1", "2024")]))
    assert "\x1b[31m" not in done.stdout
    assert "[bold red]" in done.stdout
