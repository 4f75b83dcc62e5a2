"""`atlas assign` as people type it: who is responsible, who was, handing over, confirming, and the list to hand on."""

import csv
import json
from pathlib import Path

import pytest
from command_line import Command, in_process

from atlas.commands import assign
from atlas.paths import geodata_dir
from atlas.store.embedded import EmbeddedStore

TO_WEST = ["--to", "quge-west", "--from", "2027-03-01", "--why", "Elternzeit"]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Return a function that runs `atlas assign …` in this process: exit code, output and error output."""
    return in_process("assign", tmp_path / "data", monkeypatch, capsys)


def line_of(output: str, city: str) -> str:
    (line,) = [line for line in output.splitlines() if f" {city} " in line]
    return line


def test_a_city_is_handed_over_and_both_days_know_it(command: Command, tmp_path: Path) -> None:
    code, output, _ = command("set", "Bautzen", "14626110", *TO_WEST)
    assert (code, output.strip()) == (0, "Eingetragen in Revision 2: Bautzen, Görlitz.")
    assert "Clara Zeitler" in line_of(command("on", "2027-02-28")[1], "Bautzen")
    assert "Uwe Kowski" in line_of(command("on", "2027-03-01")[1], "Bautzen")
    latest = EmbeddedStore.open(tmp_path / "data", geodata_dir() / "layers").revision()
    assert (latest.why, latest.who.endswith("(Kommandozeile)")) == ("Elternzeit", True)


def test_a_city_shows_its_whole_timeline(command: Command) -> None:
    command("set", "Bautzen", *TO_WEST)
    lines = [line for line in command("list", "--city", "Bautzen")[1].splitlines() if "Bautzen" in line]
    assert [("angenommen" in line, "bestätigt" in line) for line in lines] == [(True, False), (False, True)]
    assert "28.02.2027" in lines[0] and "01.03.2027" in lines[1]


def test_a_dry_run_says_what_can_be_and_writes_nothing(command: Command) -> None:
    code, output, _ = command("set", "Bautzen", *TO_WEST, "--dry-run")
    assert code == 0 and "Nichts wurde geschrieben" in output
    assert "Uwe Kowski" not in line_of(command("on", "2027-03-01")[1], "Bautzen")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["set", "Bautzn", *TO_WEST], "Meinten Sie: Bautzen"),
        (["set", "Bautzen", "--to", "niemand", "--from", "2027-03-01", "--why", "x"], "gibt es nicht"),
        (["set", "Bautzen", "--to", "quge-west", "--from", "2027-03-01", "--why", " "], "Begründung"),
        (["withdraw", "Bautzen", "2027-03-01", "--why", "x"], "keine Zuständigkeit"),
        (["confirm", "--why", "x"], "--all"),
    ],
)
def test_what_cannot_be_ends_with_a_sentence_and_2(command: Command, arguments: list[str], says: str) -> None:
    code, _, errors = command(*arguments)
    assert code == 2
    assert says in errors


def test_a_hand_over_is_taken_back(command: Command) -> None:
    command("set", "Bautzen", *TO_WEST)
    assert command("withdraw", "Bautzen", "2027-03-01", "--why", "Doch nicht")[0] == 0
    assert "Clara Zeitler" in line_of(command("on", "2027-03-01")[1], "Bautzen")


def test_all_that_is_assumed_is_confirmed_at_once_and_what_is_confirmed_stays(command: Command) -> None:
    assert command("confirm", "Bautzen", "--why", "Beschluss", "--decided-by", "Leitung")[0] == 0
    code, output, _ = command("confirm", "--all", "--why", "Beschluss")
    assert code == 0 and "Bautzen" not in output and "Görlitz" in output
    assert "angenommen" not in command("list")[1]


def test_the_list_to_hand_on_is_written_as_table_and_as_json(command: Command, tmp_path: Path) -> None:
    assert command("export", "-o", str(tmp_path / "a.csv"), "--on", "2026-01-01")[0] == 0
    assert command("export", "-o", str(tmp_path / "a.json"), "--on", "2026-01-01")[0] == 0
    table = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8").splitlines()))
    rows = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert len(table) == len(rows) == 38
    assert [(row["city_name"], row["name"]) for row in table] == [(row["city_name"], row["name"]) for row in rows]
    assert "decided_by" not in table[0] and "reason" not in rows[0]


def test_a_list_that_cannot_be_written_says_so(command: Command, tmp_path: Path) -> None:
    code, _, errors = command("export", "-o", str(tmp_path / "fehlt" / "a.csv"))
    assert code == 1
    assert "kann nicht geschrieben werden" in errors


def test_every_command_explains_itself(command: Command) -> None:
    for one in assign.app.registered_commands:
        assert one.name is not None or one.callback is not None
        code, output, _ = command(one.name or str(one.callback and one.callback.__name__), "--help")
        assert code == 0 and output.strip()
