"""A whole atlas goes from one engine to the other without loss, or not at all."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from earlier import leave_in_database, leave_in_folder, ledger_at
from postgres import Server
from processes import ROOT, environment, run
from sqlalchemy import Connection, Delete, Table, Update, delete, update
from staff_doors import CHEAP, PASSWORD
from typer.testing import CliRunner

import atlas
from atlas.accounts.password import Passwords
from atlas.cli import app
from atlas.errors import CopyRefused, CorruptLedger, UnusableSetting
from atlas.intake.mappings import MappingStore
from atlas.store import moving
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.engines import open_accounts, open_drafts, open_mappings
from atlas.store.homes import FolderHome, PostgresHome, home
from atlas.store.ledger import Change
from atlas.store.moving import Row, Sum, copy, sums
from atlas.store.schema import RECORDS, REVISIONS

Ends = tuple[str, str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An atlas in a data directory."""
    return str(leave_in_folder(tmp_path / "hier"))


@pytest.fixture(params=["folder to database", "database to folder", "database to database", "folder to folder"])
def ends(request: pytest.FixtureRequest, folder: str, postgres: Server, tmp_path: Path) -> Ends:
    """From where to where; what lies in a database came from the folder."""
    source, _, target = request.param.split()
    begin = folder
    if source == "database":
        begin = postgres.database()
        copy(home(folder), home(begin))
    return begin, postgres.database() if target == "database" else str(tmp_path / "dort")


def url_and_folder(address: str, tmp_path: Path) -> tuple[Path, str | None]:
    return (tmp_path / "leer", address) if "://" in address else (Path(address), None)


def told(address: str) -> list[Sum]:
    with home(address).reading() as connections:
        return sums(connections)


def test_every_row_of_every_table_arrives_and_the_chain_holds(ends: Ends) -> None:
    source, target = ends
    before = told(source)
    assert copy(home(source), home(target)) == before == told(target) == told(source)
    assert {one.table: one.rows for one in before if one.rows} == {
        **{"revision": 3, "change": 17, "record": 15, "layer": 8},
        **{"account": 4, "audit": 5, "session": 1, "token": 1, "tries": 1, "draft": 1, "mapping": 1},
    }
    with closing(ledger_at(source)) as one, closing(ledger_at(target)) as other:
        assert one.revisions() == other.revisions() and other.verify() == 3


def test_who_could_log_in_and_had_begun_something_finds_it_there(ends: Ends, tmp_path: Path) -> None:
    copy(*map(home, ends))
    place = url_and_folder(ends[1], tmp_path)
    with closing(open_accounts(*place, passwords=Passwords(CHEAP))) as accounts:
        assert accounts.sessions.prove("ost", PASSWORD, "203.0.113.7") == "ost"
        assert [one.label for one in accounts.tokens.of("koordination")] == ["Abgleich"]
        accounts.people.disable("ost", by="koordination", why="Elternzeit")
        assert [deed.number for deed in accounts.people.audit()] == [6, 5, 4, 3, 2, 1]
    with closing(open_drafts(*place)) as drafts:
        assert [one.collection for one in drafts.of("ost")] == ["offices"]
    with closing(open_mappings(*place)) as mappings:
        assert MappingStore(mappings).find("operations", "Monatsliste").options.columns == {"Nr": "record_id"}


def test_what_stands_in_a_database_of_an_earlier_program_goes_along(postgres: Server, tmp_path: Path) -> None:
    source = leave_in_database(postgres.database())
    assert copy(home(source), home(str(tmp_path / "dort"))) == told(source)


@pytest.mark.parametrize("target", ["folder", "database"])
def test_a_target_in_which_something_is_is_refused_and_stays(
    target: str, folder: str, postgres: Server, tmp_path: Path
) -> None:
    address = leave_in_database(postgres.database()) if target == "database" else str(leave_in_folder(tmp_path / "x"))
    before = told(address)
    with pytest.raises(CopyRefused, match="nicht leer"):
        copy(home(folder), home(address))
    assert told(address) == before


def test_a_folder_of_something_else_is_refused_and_stays(folder: str, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Liebe Mara")
    with pytest.raises(CopyRefused, match="nicht leer"):
        copy(home(folder), FolderHome(tmp_path))
    assert (tmp_path / "brief.txt").read_text() == "Liebe Mara"


def test_where_no_atlas_is_none_is_copied_and_none_is_made(postgres: Server, tmp_path: Path) -> None:
    url = postgres.database()
    for source, target in (
        (FolderHome(tmp_path / "nichts"), PostgresHome(url)),
        (PostgresHome(url), FolderHome(tmp_path / "y")),
    ):
        with pytest.raises(CopyRefused, match="keinen Atlas"):
            copy(source, target)
    assert list(tmp_path.iterdir()) == []
    assert not PostgresHome(url).is_inhabited()


def test_a_ledger_that_was_changed_behind_its_back_is_not_copied(folder: str, postgres: Server) -> None:
    with closing(EmbeddedStore(Path(folder) / FILE_NAME)) as store, store._database.writing() as connection:
        connection.execute(update(REVISIONS).where(REVISIONS.c.number == 2).values(why="Etwas anderes"))
    url = postgres.database()
    with pytest.raises(CorruptLedger, match="Revision 2"):
        copy(home(folder), home(url))
    assert not PostgresHome(url).is_inhabited()


@pytest.mark.parametrize(
    "harm",
    [
        delete(RECORDS).where(RECORDS.c.record_id == "chemnitz-mitte"),
        update(RECORDS).where(RECORDS.c.record_id == "chemnitz-mitte").values(who="jemand"),
    ],
    ids=["lost", "changed"],
)
def test_a_record_that_does_not_arrive_as_it_was_is_named_and_nothing_is_written(
    harm: Delete | Update, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    pour = moving._pour_table

    def spoiled(before: Connection, after: Connection, table: Table) -> None:
        pour(before, after, table)
        if table is RECORDS:
            assert after.execute(harm).rowcount == 1

    monkeypatch.setattr(moving, "_pour_table", spoiled)
    source, target = ends
    with pytest.raises(CopyRefused, match="record/areas/chemnitz-mitte ist nicht so angekommen"):
        copy(home(source), home(target))
    assert not PostgresHome(target).is_inhabited() if "://" in target else not Path(target).exists()


def test_what_is_written_meanwhile_is_not_half_there(ends: Ends) -> None:
    source, target = ends

    def write(row: Row) -> None:
        if row.table == "layer" and row.key == ("areas",):
            with closing(ledger_at(source)) as store:
                store.append([Change("areas", "neu", None, None)], who="mara", why="Währenddessen")

    copy(home(source), home(target), write)
    with closing(ledger_at(source)) as one, closing(ledger_at(target)) as other:
        assert (one.revision().number, other.revision().number, other.verify()) == (4, 3, 3)


MIDDLE = """
import sys
from atlas.store.homes import home
from atlas.store.moving import copy
def told(row):
    if row.table == "record":
        print("middle", flush=True)
        sys.stdin.read()
copy(home(sys.argv[1]), home(sys.argv[2]), told)
"""


def halfway(source: str, target: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", MIDDLE, source, target]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "middle\n"
    return process


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_whoever_is_killed_in_the_middle_leaves_the_target_empty_and_can_begin_again(ends: Ends) -> None:
    source, target = ends
    kill(halfway(source, target))
    assert not PostgresHome(target).is_inhabited() if "://" in target else not Path(target).exists()
    assert copy(home(source), home(target)) == told(source)


def hidden(folder: Path) -> set[Path]:
    return set(folder.glob(".*"))


def copy_again(source: str, target: Path) -> None:
    copy(home(source), home(str(target)))


def start_there(_: str, target: Path) -> None:
    atlas.open(target).close()


@pytest.mark.parametrize("sweeping", [copy_again, start_there])
def test_what_a_killed_copy_has_left_beside_its_target_is_swept_and_never_what_another_one_is_writing(
    folder: str, tmp_path: Path, sweeping: Callable[[str, Path], None]
) -> None:
    target = tmp_path / "dort"
    living = halfway(folder, str(target))
    held = hidden(tmp_path)
    killed = halfway(folder, str(target))
    kill(killed)
    assert len(hidden(tmp_path)) == 2 * len(held) == 4
    sweeping(folder, target)
    assert hidden(tmp_path) == held
    kill(living)


def test_the_command_prints_every_table_and_writes_the_hash_of_every_record(
    folder: str, postgres: Server, tmp_path: Path
) -> None:
    url, hashes = postgres.database(), tmp_path / "summen.txt"
    done = run("atlas", "copy", folder, url, "--hashes", str(hashes))
    assert (done.returncode, done.stderr) == (0, "")
    assert all(one.digest in done.stdout for one in told(url))
    listed = [line.split("  ")[1].partition("/") for line in hashes.read_text("utf-8").splitlines()]
    assert [name for table, _, name in listed if table == "record"][:2] == [
        "areas/chemnitz-mitte",
        "areas/chemnitz-sued-2-0",
    ]
    again = run("atlas", "copy", folder, url)
    assert (again.returncode, again.stdout) == (1, "") and "nicht leer" in again.stderr
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM atlas.record").fetchone()
    assert found == (15,)


@pytest.mark.parametrize(("number", "name"), [(0, "VON"), (1, "NACH")])
def test_an_address_that_is_none_is_called_what_the_command_calls_it(
    folder: str, tmp_path: Path, number: int, name: str
) -> None:
    given = [folder, str(tmp_path / "dort")]
    given[number] = "mysql://mara:geheim@db/atlas"
    with pytest.raises(UnusableSetting, match=f"^{name} ist keine Adresse") as refused:
        CliRunner().invoke(app, ["copy", *given], catch_exceptions=False)
    assert "geheim" not in str(refused.value)
