"""Bad input at both doors, the route and the command: a clear German sentence, and nothing half-written."""

import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import shapely
from foreign_files import HEAD, ROW, frame, text_table, workbook, zipped, zipped_shapefile
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings

AREA = shapely.box(14.435, 51.185, 14.450, 51.195)
SOURCE = {"what": "Liste der Vorhaben", "publisher": "SAB"}
ORIGIN = ("--reason", "Neue Liste", "--source", SOURCE["what"], "--publisher", SOURCE["publisher"], "--yes")
Make = Callable[[Path], Path]


def zip_bomb(folder: Path) -> Path:
    return zipped(folder / "bombe.zip", {"gebiet.shp": b"\0" * 50_000_000})


def shapefile_without_prj(folder: Path) -> Path:
    table = frame([{"Gebiet": "Gesundbrunnen"}], [AREA], "EPSG:25833")
    return zipped_shapefile(folder / "gebiet.zip", table, without=[".prj"])


def symlink_in_a_zip(folder: Path) -> Path:
    path = zipped(folder / "verweis.zip", {"gebiet.dbf": b"x"})
    link = zipfile.ZipInfo("gebiet.shp")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return path


def path_out_of_the_folder(folder: Path) -> Path:
    return zipped(folder / "pfad.zip", {"../../gebiet.shp": b"x" * 200})


def garbage(folder: Path) -> Path:
    (folder / "muell.csv").write_bytes(os.urandom(40_000_000))
    return folder / "muell.csv"


def three_lines_of_heading(folder: Path) -> Path:
    top = ("Angaben zum Vorhaben", "", "Ort", "Finanzen", "Laufzeit")
    middle = ("Vorhaben", "Vorhaben", "Durchführung", "Kosten", "Zeitraum")
    return text_table(folder / "kopf.csv", [top, middle, HEAD, ROW])


def gulf_of_guinea(folder: Path) -> Path:
    head = ("Vorhabennummer", "Vorhaben", "Stadt", "Länge", "Breite")
    return text_table(folder / "golf.csv", [head, ("100111222", "Treff", "Bautzen", "0", "0")])


def formulas_and_hidden_sheets(folder: Path) -> Path:
    hidden = {"Kalkulation": [HEAD, ("999", "Geheim", "Bautzen", "1", "2024")]}
    row = ("100111222", '=HYPERLINK("http://example.org")', "Bautzen", "1", "2024")
    return workbook(folder / "formeln.xlsx", [HEAD, row], hidden=hidden)


@dataclass(frozen=True)
class Bad:
    """A file that cannot be opened, and what is said of it."""

    make: Make
    said: str
    code: str = "unreadable-file"
    kind: str = "boundaries"


REFUSED = {
    "zip-bomb": Bad(zip_bomb, "-Fache seiner Größe und wird nicht geöffnet", "file-too-large"),
    "no-prj": Bad(shapefile_without_prj, "Der Lage nach könnte es EPSG:25833 sein.", "unknown-crs"),
    "symlink": Bad(symlink_in_a_zip, "einen Verweis auf eine andere Datei („gebiet.shp“)"),
    "path": Bad(path_out_of_the_folder, "aus seinem Ordner heraus schreiben"),
    "garbage": Bad(garbage, "Die Datei ist keine Texttabelle", kind="operations"),
}


@pytest.fixture
def office(tmp_path: Path, geodata: Path) -> Iterator[TestClient]:
    """A client of a server of its own; the coordination is logged in."""
    house, accounts = atlas.open(tmp_path / "data", geodata), accounts_in(tmp_path)
    with TestClient(create_app(Settings(geodata_dir=geodata), house, accounts)) as client:
        log_in(client, "koordination")
        yield client
    accounts.close()
    house.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that the refused files of all commands leave as it was."""
    return tmp_path_factory.mktemp("commands")


def upload(client: TestClient, path: Path, kind: str) -> Any:
    return client.post("/api/intake", params={"kind": kind, "name": path.name}, content=path.read_bytes())


def rows_of(client: TestClient, path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The dry run of a list and its rows."""
    plan = upload(client, path, "operations").json()
    found: list[dict[str, Any]] = client.get(f"/api/intake/{plan['id']}/rows").json()["rows"]
    return plan, found


def command(data: Path, kind: str, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "atlas", "import", kind, str(path), *(words or ORIGIN)],
        env=os.environ | {"ATLAS_DATA_DIR": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def said_by(done: subprocess.CompletedProcess[str]) -> str:
    """Everything that a command has said, on one line; no trace of the program is among it."""
    assert "Traceback" not in done.stderr
    return " ".join((done.stdout + done.stderr).split())


def revision(data: Path) -> int:
    house = atlas.open(data)
    number = house.store.revision().number
    house.close()
    return number


@pytest.mark.parametrize("name", REFUSED)
def test_the_route_refuses_it_in_a_sentence_and_keeps_nothing(office: TestClient, tmp_path: Path, name: str) -> None:
    bad = REFUSED[name]
    response = upload(office, bad.make(tmp_path), bad.kind)
    assert response.status_code in (413, 422)
    assert (response.json()["code"], bad.said in response.json()["detail"]) == (bad.code, True)
    assert list((tmp_path / "data" / "intake").iterdir()) == []
    assert revision(tmp_path / "data") == 1


@pytest.mark.parametrize("name", REFUSED)
def test_the_command_refuses_it_in_a_sentence_and_writes_nothing(data: Path, tmp_path: Path, name: str) -> None:
    bad = REFUSED[name]
    done = command(data, bad.kind, bad.make(tmp_path))
    assert (done.returncode, bad.said in said_by(done)) == (2, True), done.stderr
    assert revision(data) == 1


def test_three_lines_of_heading_are_one_heading_at_both_doors(office: TestClient, data: Path, tmp_path: Path) -> None:
    path = three_lines_of_heading(tmp_path)
    plan, (row,) = rows_of(office, path)
    assert [column["field"] for column in plan["columns"]] == ["record_id", "title", "city", "cost_total_eur", "start"]
    assert (row["outcome"], row["title"], row["line"]) == ("create", "Nähcafé im Treff", 4)
    assert "1 neu, 0 geändert" in said_by(command(data, "operations", path, "--dry-run"))


def test_the_gulf_of_guinea_is_not_in_saxony_at_both_doors(office: TestClient, data: Path, tmp_path: Path) -> None:
    path = gulf_of_guinea(tmp_path)
    _, (row,) = rows_of(office, path)
    reason = "Die Position 0,0000 / 0,0000 (Länge / Breite) liegt nicht in Sachsen."
    assert (row["outcome"], row["problems"][0]["reason_de"]) == ("invalid", reason)
    done = command(data, "operations", path)
    assert (done.returncode, "liegt nicht in Sachsen" in said_by(done)) == (1, True)
    assert revision(data) == 1


def test_formulas_are_not_run_and_hidden_sheets_not_read_at_both_doors(
    office: TestClient, data: Path, tmp_path: Path
) -> None:
    path = formulas_and_hidden_sheets(tmp_path)
    plan, (row,) = rows_of(office, path)
    assert {
        "de": "Ausgeblendete Blätter nicht gelesen: Kalkulation",
        "en": "Hidden sheets not read: Kalkulation",
    } in plan["remarks"]
    assert (row["outcome"], row["problems"][0]["reason_de"]) == ("invalid", "Die Bezeichnung des Vorhabens fehlt.")
    said = said_by(command(data, "operations", path))
    assert "Ausgeblendete Blätter nicht gelesen: Kalkulation" in said
    assert "Geheim" not in said
    assert revision(data) == 1


def test_the_same_file_twice_changes_nothing_the_second_time_at_the_route(office: TestClient, tmp_path: Path) -> None:
    path = text_table(tmp_path / "liste.csv", [HEAD, ROW])
    plan, _ = rows_of(office, path)
    accepted = office.post(f"/api/intake/{plan['id']}/accept", json={"reason": "Neu", "source": SOURCE})
    assert accepted.json()["revision"] == 2
    again, _ = rows_of(office, path)
    assert again["counts"]["unchanged"] == 1
    refused = office.post(f"/api/intake/{again['id']}/accept", json={"reason": "Neu", "source": SOURCE})
    assert (refused.status_code, "nichts zu übernehmen" in refused.json()["detail"]) == (409, True)
    assert revision(tmp_path / "data") == 2


def test_the_same_file_twice_changes_nothing_the_second_time_by_command(tmp_path: Path) -> None:
    path, own = text_table(tmp_path / "liste.csv", [HEAD, ROW]), tmp_path / "data"
    assert "In Revision 2 übernommen" in said_by(command(own, "operations", path))
    again = command(own, "operations", path)
    assert (again.returncode, "nichts zu übernehmen" in said_by(again)) == (2, True)
    assert revision(own) == 2
