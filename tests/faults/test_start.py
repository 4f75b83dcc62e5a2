"""A start that cannot succeed says why in one sentence, ends with an exit code, and touches nothing."""

import hashlib
import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from processes import ROOT, environment, run, serving

import atlas
from api.app import create_app
from api.server import vitals
from api.settings import Settings

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound ledger file."""
    folder = tmp_path_factory.mktemp("sound")
    assert run("atlas", "history", ATLAS_DATA_DIR=folder).returncode == 0
    return folder / "ledger.sqlite"


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _refused(code: int, *words: str, **variables: str | Path) -> None:
    """Start a server that must end by itself with a code and one line that has all the words."""
    done = run("api", **{"PORT": "0", **variables})
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.rstrip().endswith((".", "?", "scripts/serve"))
    for word in words:
        assert word in done.stderr, done.stderr


# --- address ---------------------------------------------------------------------------------------------------------


def test_a_port_in_use_is_named_with_the_one_to_try_instead(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        _refused(1, f"Der Port {port}", "schon belegt", f"PORT={port + 1}", PORT=str(port), ATLAS_DATA_DIR=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["acht", "65536", "８０００"])
def test_a_port_that_is_none_is_refused_with_the_range(tmp_path: Path, port: str) -> None:
    _refused(2, "PORT muss eine Zahl von 0 bis 65535 sein", port, PORT=port, ATLAS_DATA_DIR=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_host_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    _refused(2, "An 192.0.2.1:0 kann nicht gelauscht werden", "HOST", HOST="192.0.2.1", ATLAS_DATA_DIR=tmp_path)


# What the server reads of each kind; which values are refused is told in tests/api/test_settings.py.
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATLAS_OPERATOR_EMAIL", "mara at example"),
        ("ATLAS_METRICS_HOST", "192.0.2.1"),
        ("ATLAS_DATABASE_URL", "mysql://db/atlas"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    _refused(2, name, **{"ATLAS_METRICS_PORT": "0", "ATLAS_DATA_DIR": tmp_path, name: value})


def test_a_database_that_is_not_there_is_called_by_its_setting_and_its_password_never_told(tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"postgresql://mara:geheim@127.0.0.1:{nobody.getsockname()[1]}/atlas"
        done = run("api", PORT="0", ATLAS_DATABASE_URL=url, ATLAS_DATA_DIR=tmp_path)
    *log, said = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 1 and "ATLAS_DATABASE_URL" in said and said.endswith(".")
    assert len(log) == 1 and "does not answer" in log[0]
    assert "geheim" not in done.stdout + done.stderr


# --- data directory and ledger ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["data", "data/deeper"])
def test_a_data_directory_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path, below: str) -> None:
    # The tests may run as root, who may write everywhere but below a file.
    (tmp_path / "file").write_text("kein Verzeichnis")
    _refused(1, str(tmp_path / "file" / below), "ATLAS_DATA_DIR", ATLAS_DATA_DIR=tmp_path / "file" / below)
    assert (tmp_path / "file").read_text() == "kein Verzeichnis"


def test_a_ledger_that_is_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    _refused(1, str(tmp_path), ATLAS_DATA_DIR=tmp_path)


def _sql(statement: str) -> Spoil:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()

    return spoil


def _overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 24] = b"\xff" * 4096 * 4
    path.write_bytes(content)


LEDGER_DAMAGE: list[Any] = [
    pytest.param(lambda path: path.write_bytes(b"Das ist keine Datenbank. " * 400), id="no-database"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:1_000_000]), id="cut-off"),
    pytest.param(_overwrite, id="pages-overwritten"),
    pytest.param(_sql("UPDATE record SET body = '{}' WHERE record_id = 'bautzen-gesundbrunnen'"), id="record-empty"),
]


@pytest.mark.parametrize("spoil", LEDGER_DAMAGE)
def test_a_damaged_ledger_is_named_with_what_to_do_and_left_as_it_is(
    tmp_path: Path, ledger: Path, spoil: Spoil
) -> None:
    path = tmp_path / "ledger.sqlite"
    shutil.copy(ledger, path)
    spoil(path)
    before = _digests(tmp_path)
    _refused(1, str(path), "beschädigt", "Sicherung", ATLAS_DATA_DIR=tmp_path)
    assert _digests(tmp_path) == before


# --- shipped files ---------------------------------------------------------------------------------------------------


def _edit(name: str, change: Callable[[Any], object]) -> Spoil:
    def spoil(folder: Path) -> None:
        document = json.loads((folder / name).read_text("utf-8"))
        change(document)
        (folder / name).write_text(json.dumps(document), "utf-8")

    return spoil


def _in_first_area(**changes: Any) -> Spoil:
    return _edit("layers/areas.geojson", lambda layer: layer["features"][0]["properties"].update(changes))


def _cut(name: str) -> Spoil:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:5000])


GEODATA_DAMAGE: list[Any] = [
    pytest.param(lambda folder: (folder / "layers/areas.geojson").unlink(), "areas.geojson", id="layer-missing"),
    pytest.param(_cut("layers/projects.geojson"), "projects.geojson", id="layer-cut-off"),
    pytest.param(_in_first_area(farbe="rot"), "chemnitz-innenstadt", id="layer-with-an-unknown-field"),
    pytest.param(_in_first_area(status="schön"), "chemnitz-innenstadt", id="layer-with-an-unknown-value"),
    pytest.param(lambda folder: (folder / "layers/programme.json").write_text("{}"), "programme.json", id="programme"),
    pytest.param(
        lambda folder: (folder / "basemap/municipalities.geojson").write_text("{}"),
        "municipalities.geojson",
        id="basemap-without-features",
    ),
    pytest.param(lambda folder: shutil.rmtree(folder / "places"), "towns.json", id="places-missing"),
]


@pytest.mark.parametrize(("spoil", "word"), GEODATA_DAMAGE)
def test_an_unusable_file_is_named_and_the_ledger_left_as_it_is(
    tmp_path: Path, geodata: Path, ledger: Path, spoil: Spoil, word: str
) -> None:
    folder, data = tmp_path / "geodata", tmp_path / "data"
    shutil.copytree(geodata, folder, ignore=shutil.ignore_patterns("facts"))
    spoil(folder)
    data.mkdir()
    shutil.copy(ledger, data)
    before = _digests(tmp_path)
    _refused(1, "Fehler in den Daten", word, ATLAS_GEODATA_DIR=folder, ATLAS_DATA_DIR=data)
    assert _digests(tmp_path) == before


def test_a_folder_without_geodata_is_refused_with_the_command_that_makes_it(tmp_path: Path) -> None:
    _refused(1, "cities.geojson", "scripts/build-geodata", ATLAS_GEODATA_DIR=tmp_path, ATLAS_DATA_DIR=tmp_path / "data")


# --- a start that succeeds -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_ends_without_a_word(
    tmp_path: Path, ledger: Path, with_signal: signal.Signals
) -> None:
    shutil.copy(ledger, tmp_path)
    operator = {f"ATLAS_OPERATOR_{name}": "atlas@bekannt.example" for name in ("NAME", "ADDRESS", "EMAIL")}
    with serving(ATLAS_DATA_DIR=tmp_path, **operator) as server:
        with urllib.request.urlopen(f"{server.url}/healthz") as answer:
            assert answer.status == 200
        code, said, logged = server.end(with_signal), server.said(), server.logged()
    assert said == ""
    assert code == {signal.SIGTERM: 0, signal.SIGINT: 128 + signal.SIGINT}[with_signal]
    # What was answered last is written before it ends.
    assert [line["address"] for line in logged] == ["/healthz"]


def test_a_reference_that_leads_nowhere_does_not_stop_the_server(tmp_path: Path, geodata: Path) -> None:
    shutil.copytree(geodata, tmp_path / "geodata", ignore=shutil.ignore_patterns("facts"))
    _in_first_area(sources=["gibt-es-nicht"], conflicts=["auch-nicht"])(tmp_path / "geodata")
    with (
        serving(ATLAS_GEODATA_DIR=tmp_path / "geodata", ATLAS_DATA_DIR=tmp_path / "data") as server,
        urllib.request.urlopen(f"{server.url}/api/collections/areas/items/chemnitz-innenstadt") as answer,
    ):
        body = json.load(answer)
    assert body["conflicts"] == []
    assert "gibt-es-nicht" not in {source["id"] for source in body["sources"]}


def test_a_second_start_changes_nothing(tmp_path: Path, ledger: Path) -> None:
    shutil.copy(ledger, tmp_path)
    _start_and_end(tmp_path)
    before = _digests(tmp_path)
    _start_and_end(tmp_path)
    assert set(before) == {"ledger.sqlite", "accounts.sqlite"}
    assert _digests(tmp_path) == before


def test_a_server_that_has_started_keeps_little_memory_to_itself(tmp_path: Path) -> None:
    # Measured: 65 MB, beside what it maps of libraries; with what writes to a ledger it were 79.
    # As after any but the first start: what is compiled is found so.
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}
    _start_and_end(tmp_path, **compiled)
    with serving(ATLAS_DATA_DIR=tmp_path, **compiled) as server, urllib.request.urlopen(f"{server.url}/healthz"):
        rows = Path(f"/proc/{server.process.pid}/smaps_rollup").read_text().splitlines()
        (own_kb,) = (int(row.split()[1]) for row in rows if row.startswith("Anonymous:"))
    assert own_kb < 73_000


def _start_and_end(data_dir: Path, **told: str | Path) -> None:
    with serving(ATLAS_DATA_DIR=data_dir, **told) as server:
        # It listens a moment before it is ready.
        with urllib.request.urlopen(f"{server.url}/healthz") as answer:
            assert answer.status == 200
        server.end()


def test_how_a_process_is_can_be_told_before_it_answers(house: atlas.Atlas) -> None:
    # Who watches it does not wait for it: on a slow machine its first report comes sooner.
    app = create_app(Settings(), house)
    assert vitals(app, house)["revision"] == house.snapshot.revision


def test_the_server_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    # The first start of all makes the stores, which takes more than any later one.
    _start_and_end(tmp_path)
    program = """
import sys
from pathlib import Path
from starlette.testclient import TestClient
import api.server, atlas
from api.app import create_app
later = {"pyproj", "jinja2", "fluent.runtime", "cql2", "icalendar", "sqlalchemy", "rapidfuzz", "argon2"}
later |= {"atlas.export.sheet.booklet", "atlas.intake.planning", "atlas.news", "xml.etree.ElementTree"}
with TestClient(create_app()) as client:
    assert client.get("/api/collections/projects/items?limit=1").status_code == 200
    print(sorted(later & set(sys.modules)))
    assert client.get("/api/where?q=Bautzen").status_code == client.get("/gebiete").status_code == 200
    assert client.get("/gebiete/bautzen-gesundbrunnen").status_code == 200
print(sorted({"geopandas", "pandas", "folium", "pyogrio", "matplotlib", "sqlalchemy"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(ATLAS_DATA_DIR=tmp_path),
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("[]\n[]\n", "")
