"""`atlas export operations`: the list as a file that `atlas import operations` reads back, and what it lacks."""

from pathlib import Path

import pytest
from command_line import atlas_command


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.mark.parametrize("form", ["art49", "kohesio"])
def test_what_the_command_writes_the_command_reads_back_as_unchanged(data: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "liste.xlsx"
    assert atlas_command(data, "export", "operations", "--form", form, "-o", str(target)).returncode == 0
    read = atlas_command(data, "import", "operations", str(target), "--dry-run")
    said = "0 neu, 0 geändert, 211 unverändert, 0 vielleicht schon da, 0 nicht übernehmbar."
    assert (read.returncode, said in read.stdout) == (0, True), read.stdout + read.stderr


def test_the_check_says_how_many_operations_miss_each_rule(data: Path) -> None:
    done = atlas_command(data, "export", "operations", "--check")
    assert done.returncode == 1
    assert "Mindestens alle vier Monate aktualisiert" in done.stdout
    assert "12 von 211 Vorhaben haben alles, was Art. 49 (3) verlangt." in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("operations", "-f", "pdf"), "Möglich: json, csv, csv-de, xlsx."),
        (("operations", "--filter", "stadt=Zittau"), "Den Filter „stadt“ gibt es hier nicht."),
        (("areas", "--check"), "atlas export operations --check"),
    ],
)
def test_what_it_does_not_know_is_said(data: Path, words: tuple[str, ...], said: str) -> None:
    done = atlas_command(data, "export", *words)
    assert (done.returncode, said in " ".join(done.stderr.split())) == (2, True), done.stderr


def test_a_mapping_is_saved_listed_used_and_forgotten(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nr;Was;Wo\n100111222;Treff;Bautzen\n", encoding="utf-8")
    said = ("--column", "Nr=record_id", "--column", "Was=title", "--column", "Wo=city", "--save-mapping", "Monatsliste")
    assert atlas_command(data, "import", "operations", str(path), "--dry-run", *said).returncode == 0
    assert "Nr=record_id" in atlas_command(data, "import", "mappings").stdout
    again = atlas_command(data, "import", "operations", str(path), "--dry-run", "--mapping", "monatsliste")
    assert "1 neu" in again.stdout
    gone = atlas_command(data, "import", "mappings", "--drop", "operations/Monatsliste")
    assert "Keine Zuordnung ist gespeichert." in gone.stdout
    unknown = atlas_command(data, "import", "operations", str(path), "--mapping", "Monatsliste")
    assert (unknown.returncode, "ist nicht gespeichert" in unknown.stderr) == (2, True)
