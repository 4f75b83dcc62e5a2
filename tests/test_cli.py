"""The command `atlas` as people type it: what it prints, what it exits with, and that it never shows a trace."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from processes import ROOT, environment, run, serving

from atlas import cli

COMMANDS = ["serve", "check", "map", "export", "publish", "history", "backup", "restore", "user", "assign"]
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Return a function that runs `atlas …` in this process and returns exit code, output and error output."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path / "data"))

    def call(*arguments: str, **variables: Path) -> tuple[int, str, str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, str(value))
        monkeypatch.setattr(sys, "argv", ["atlas", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        output, errors = capsys.readouterr()
        return int(ended.value.code or 0), output, errors

    return call


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that a first command has filled."""
    folder = tmp_path_factory.mktemp("data")
    assert run("atlas", "history", ATLAS_DATA_DIR=folder).returncode == 0
    return folder


@pytest.fixture
def broken_geodata(tmp_path: Path, geodata: Path) -> Callable[[dict[str, Any]], Path]:
    """Return a function that copies the geodata with changed properties in its first area."""

    def copy(changes: dict[str, Any]) -> Path:
        target = tmp_path / "geodata"
        shutil.copytree(geodata / "layers", target / "layers")
        path = target / "layers" / "areas.geojson"
        document = json.loads(path.read_text("utf-8"))
        document["features"][0]["properties"].update(changes)
        path.write_text(json.dumps(document), "utf-8")
        return target

    return copy


# --- check -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `atlas check --shipped --json` says."""
    done = run("atlas", "check", "--shipped", "--json", ATLAS_DATA_DIR=tmp_path_factory.mktemp("unused"))
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_check_prints_a_table_and_finds_no_error_in_the_shipped_data(tmp_path: Path) -> None:
    done = run("atlas", "check", "--shipped", ATLAS_DATA_DIR=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Schwere" in done.stdout and "Befund" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 Fehler, ")
    assert "Hinweis " not in done.stdout


def test_check_of_the_shipped_data_leaves_the_data_directory_alone(command: Command, tmp_path: Path) -> None:
    command("check", "--shipped", "--severity", "error")
    assert not (tmp_path / "data").exists()


def test_check_as_json_counts_every_check_and_every_finding(checked: Any) -> None:
    assert checked["totals"]["error"] == 0
    for severity, total in checked["totals"].items():
        assert sum(check[severity] for check in checked["checks"]) == total
        assert sum(finding["severity"] == severity for finding in checked["findings"]) == total


def test_check_as_json_says_every_finding_in_two_languages(checked: Any) -> None:
    for finding in checked["findings"]:
        assert finding["sentence_de"] and finding["sentence_en"]
        assert finding["sentence_de"] != finding["sentence_en"]
        assert finding["record_id"] and finding["collection"] and finding["check"]


def test_check_ends_with_1_and_names_the_record_that_has_an_error(
    command: Command, broken_geodata: Callable[[dict[str, Any]], Path]
) -> None:
    folder = broken_geodata({"sources": ["gibt-es-nicht"]})
    code, output, _ = command("check", "--shipped", "--json", ATLAS_GEODATA_DIR=folder)
    report = json.loads(output)
    assert (code, report["totals"]["error"]) == (1, 1)
    [finding] = [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert (finding["collection"], finding["record_id"]) == ("areas", "chemnitz-innenstadt")
    assert "gibt-es-nicht" in finding["sentence_de"]


@pytest.mark.parametrize(
    ("severity", "shown", "hidden"),
    [("error", {"Fehler"}, {"Warnung", "Hinweis"}), ("warning", {"Fehler", "Warnung"}, {"Hinweis"})],
)
def test_check_shows_findings_of_a_severity_and_graver_ones(
    command: Command, broken_geodata: Callable[[dict[str, Any]], Path], severity: str, shown: set[str], hidden: set[str]
) -> None:
    folder = broken_geodata({"sources": ["gibt-es-nicht"]})
    code, output, _ = command("check", "--shipped", "--severity", severity, ATLAS_GEODATA_DIR=folder)
    assert code == 1
    assert all(f"│ {word}" in output for word in shown)
    assert not any(f"│ {word}" in output for word in hidden)


def test_check_of_a_layer_that_breaks_the_model_names_file_and_feature(
    command: Command, broken_geodata: Callable[[dict[str, Any]], Path]
) -> None:
    code, output, errors = command("check", "--shipped", ATLAS_GEODATA_DIR=broken_geodata({"status": "schön"}))
    assert (code, output) == (1, "")
    assert "areas.geojson" in errors and "chemnitz-innenstadt" in errors


def test_check_looks_at_the_ledger_unless_told_otherwise(command: Command, data: Path) -> None:
    code, output, errors = command("check", "--severity", "error", ATLAS_DATA_DIR=data)
    assert (code, errors) == (0, "")
    assert output.splitlines()[-1].startswith("0 Fehler, ")


def test_check_stays_quiet_when_its_reader_goes_away(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "atlas", "check", "--shipped", "--severity", "info"],
        cwd=ROOT,
        env=environment(ATLAS_DATA_DIR=tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


# --- history ---------------------------------------------------------------------------------------------------------


def test_history_begins_with_the_shipped_data(command: Command, data: Path) -> None:
    code, output, _ = command("history", ATLAS_DATA_DIR=data)
    [line] = output.splitlines()
    assert (code, line.split()[0]) == (0, "1")
    assert line.endswith("Lieferstand: Ausgelieferte Layer geladen")


def test_history_verifies_its_chain(command: Command, data: Path) -> None:
    code, output, _ = command("history", "--verify", ATLAS_DATA_DIR=data)
    assert code == 0
    assert "unversehrt" in output


def test_history_finds_a_change_that_was_made_behind_its_back(command: Command, data: Path, tmp_path: Path) -> None:
    shutil.copy(data / "ledger.sqlite", tmp_path)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        connection.execute("UPDATE change SET after = replace(after, 'Bautzen', 'Budissin')")
    connection.close()
    code, output, errors = command("history", "--verify", ATLAS_DATA_DIR=tmp_path)
    assert (code, output) == (1, "")
    assert "bei Revision 1 gebrochen" in errors


# --- serve -----------------------------------------------------------------------------------------------------------


def test_serve_says_where_it_listens(data: Path) -> None:
    with serving("atlas", "serve", "--port", "0", ATLAS_DATA_DIR=data) as server:
        assert server.url.startswith("http://127.0.0.1:")


# --- what is typed wrongly -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param(["quatsch"], "quatsch", id="unknown-command"),
        pytest.param(["check", "--quatsch"], "--quatsch", id="unknown-option"),
        pytest.param(["check", "--severity", "schlimm"], "schlimm", id="unknown-severity"),
        pytest.param(["check", "mehr"], "mehr", id="an-argument-too-many"),
        pytest.param(["serve", "--port", "99999"], "--port", id="port-out-of-range"),
        pytest.param(["serve", "--port", "acht"], "--port", id="port-no-number"),
    ],
)
def test_what_is_typed_wrongly_ends_with_2_and_says_what(command: Command, arguments: list[str], word: str) -> None:
    code, output, errors = command(*arguments)
    assert (code, output) == (2, "")
    assert word in errors


def test_help_names_every_command(command: Command) -> None:
    code, output, _ = command("--help")
    assert code == 0
    assert all(f" {name} " in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(command: Command, name: str) -> None:
    code, output, errors = command(name, "--help")
    assert (code, errors) == (0, "")
    assert "Usage" in output and len(output.splitlines()) > 5


def test_without_a_command_the_help_comes(command: Command) -> None:
    code, output, errors = command()
    assert code == 2
    assert " check " in output + errors
