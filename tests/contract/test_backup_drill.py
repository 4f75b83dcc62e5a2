"""The drill: what is saved of either engine comes back into either one, proven, and a failure changes nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import GEODATA
from earlier import leave_in_folder, ledger_at
from ledgers import copied
from postgres import Server
from processes import ROOT, environment, run
from sqlalchemy import Update, delete, update
from staff_doors import accounts_in

import atlas
from atlas.errors import BrokenBackup, CopyRefused, CorruptLedger, StoreError, StoreTooNew
from atlas.store import backup as backups
from atlas.store import versions
from atlas.store.accounts.schema import AUDIT
from atlas.store.backup import restore_backup, write_backup
from atlas.store.engines import open_drafts, open_mappings
from atlas.store.homes import home
from atlas.store.ledger import Change
from atlas.store.moving import Sum, copy, sums
from atlas.store.postgres import PostgresDatabase
from atlas.store.schema import REVISIONS

OFFICE = "chemnitz-buergerzentrum-sonnenberg"


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.database()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def early(tmp_path: Path, url: str, engine: str) -> tuple[Path, str | None]:
    """A small atlas with everything that an atlas keeps: its data directory, and its database where it has one."""
    folder = leave_in_folder(tmp_path / "data")
    if engine == "sqlite":
        return folder, None
    copy(home(str(folder)), home(url))
    (tmp_path / "server").mkdir()
    return tmp_path / "server", url


def address(place: tuple[Path, str | None]) -> str:
    return place[1] or str(place[0])


def told(address: str) -> list[Sum]:
    with home(address).reading() as connections:
        return sums(connections)


def spoil(place: tuple[Path, str | None]) -> None:
    """Lose what people lose: the accounts, the drafts and the mappings; and change the ledger."""
    with closing(ledger_at(address(place))) as ledger:
        ledger.append([Change("visits", "verschrieben", None, None)], who="mara", why="Verschrieben")
    with closing(open_drafts(*place)) as drafts:
        drafts.discard("ost", "offices", OFFICE)
    with closing(open_mappings(*place)) as mappings:
        mappings.drop("operations", "Monatsliste")


@pytest.mark.parametrize("into", ["the same", "an empty folder", "an empty database"])
def test_what_was_saved_comes_back_to_the_last_row_in_either_engine(
    early: tuple[Path, str | None], into: str, postgres: Server, tmp_path: Path
) -> None:
    saved = write_backup(early[0], tmp_path / "sicherung.zip", early[1])
    assert saved.files == ("accounts.sqlite", "drafts.sqlite", "ledger.sqlite", "mappings.sqlite")
    before, place = told(address(early)), early
    if into == "the same":
        spoil(early)
        assert told(address(early)) != before
    elif into == "an empty folder":
        place = tmp_path / "neu", None
    else:
        place = tmp_path / "neu", postgres.database()
    restored, kept = restore_backup(saved.path, *place)
    assert (restored.revisions, told(address(place))) == (3, before)
    assert (kept is not None) == (into == "the same")


def test_what_there_was_before_is_kept_and_can_itself_be_restored(
    early: tuple[Path, str | None], tmp_path: Path
) -> None:
    saved = write_backup(early[0], tmp_path / "sicherung.zip", early[1])
    spoil(early)
    spoilt = told(address(early))
    _, kept = restore_backup(saved.path, *early)
    assert kept is not None and kept.parent == early[0]
    restore_backup(kept, *early)
    assert told(address(early)) == spoilt


@pytest.fixture
def own(url: str, house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """The whole atlas in a database, open."""
    (tmp_path / "files").mkdir()
    with copied(house, tmp_path / "files"):
        accounts_in(tmp_path / "files").close()
        copy(home(str(tmp_path / "files")), home(url))
    opened = atlas.open(tmp_path / "own", GEODATA, url)
    yield opened
    opened.close()


def test_a_server_that_runs_goes_on_with_what_was_restored(own: atlas.Atlas, url: str, tmp_path: Path) -> None:
    saved = write_backup(own.data, tmp_path / "sicherung.zip", url)
    before = own.snapshot.fields("offices", OFFICE)["name"]
    own.store.append([Change("offices", OFFICE, own.store.current("offices", OFFICE).body, None)], who="m", why="w")
    own.catch_up()
    assert OFFICE not in {one["id"] for one in own.snapshot.collection("offices").fields}
    restore_backup(saved.path, own.data, url)
    own.catch_up()
    assert own.snapshot.fields("offices", OFFICE)["name"] == before
    own.store.append([Change("offices", "neu", None, None)], who="m", why="Es geht weiter")
    assert own.store.verify() == 2


WRITER = """
import sys
from atlas.store.ledger import Change
from atlas.store.postgres import PostgresDatabase
from atlas.store.store import Store
store = Store(PostgresDatabase(sys.argv[1], "ledger"))
while True:
    store.append([Change("areas", "neu", None, None)], who="x", why="y")
    print("x", flush=True)
"""


def test_a_backup_is_of_one_state_while_another_process_writes(own: atlas.Atlas, url: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, url]
    writer = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    try:
        for number in range(2):
            assert writer.stdout.readline() == "x\n"
            assert write_backup(own.data, tmp_path / f"{number}.zip", url).revisions >= number + 2
    finally:
        writer.kill()
        writer.communicate()


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
class TestADatabase:
    """What is promised of a database alone."""

    def test_a_restore_that_is_interrupted_changes_nothing(
        self, early: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        saved = write_backup(early[0], tmp_path / "sicherung.zip", early[1])
        spoil(early)
        before = told(address(early))

        def interrupt(_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(backups, "prove", interrupt)
        with pytest.raises(KeyboardInterrupt):
            restore_backup(saved.path, *early)
        assert told(address(early)) == before

    def test_what_is_no_whole_backup_changes_nothing(self, early: tuple[Path, str | None], tmp_path: Path) -> None:
        saved = write_backup(early[0], tmp_path / "sicherung.zip", early[1])
        before = told(address(early))
        saved.path.write_bytes(saved.path.read_bytes()[:-400])
        with pytest.raises(BrokenBackup, match="Nichts wurde geändert"):
            restore_backup(saved.path, *early)
        assert told(address(early)) == before

    def test_the_audit_is_only_added_to_before_and_after(
        self, early: tuple[Path, str | None], url: str, tmp_path: Path
    ) -> None:
        restore_backup(write_backup(early[0], tmp_path / "sicherung.zip", url).path, *early)
        accounts = PostgresDatabase(url, "accounts")
        with closing(accounts), pytest.raises(StoreError), accounts.writing() as connection:
            connection.execute(delete(AUDIT))

    def test_a_damaged_ledger_is_set_aside_as_files_and_replaced(
        self, early: tuple[Path, str | None], url: str, tmp_path: Path
    ) -> None:
        saved = write_backup(early[0], tmp_path / "sicherung.zip", url)
        before = told(url)
        ledger = PostgresDatabase(url, "ledger")
        with closing(ledger), ledger.writing() as connection:
            connection.execute(update(REVISIONS).where(REVISIONS.c.number == 2).values(why="Etwas anderes"))
        damaged = told(url)
        with pytest.raises(CorruptLedger):
            write_backup(early[0], tmp_path / "zweite.zip", url)
        _, kept = restore_backup(saved.path, *early)
        assert told(url) == before
        assert kept is not None and told(str(kept)) == damaged

    def test_of_a_database_without_an_atlas_there_is_no_backup(
        self, early: tuple[Path, str | None], postgres: Server, tmp_path: Path
    ) -> None:
        with pytest.raises(CopyRefused, match="keinen Atlas"):
            write_backup(early[0], tmp_path / "sicherung.zip", postgres.database())
        assert not (tmp_path / "sicherung.zip").exists()


@pytest.mark.parametrize(
    ("there", "said"),
    [
        pytest.param(update(REVISIONS).where(REVISIONS.c.number == 3).values(why="x"), "Revision 3", id="damaged"),
        pytest.param(None, "nicht das der Sicherung", id="another one"),
    ],
)
def test_what_did_not_arrive_in_a_folder_is_said_so(
    there: Update | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, folder = leave_in_folder(tmp_path / "data"), leave_in_folder(tmp_path / "andere")
    with closing(ledger_at(str(source))) as ledger:
        ledger.append([Change("visits", "neu", None, None)], who="mara", why="Neu")
    saved = write_backup(source, tmp_path / "sicherung.zip")
    if there is not None:
        with closing(ledger_at(str(folder))) as ledger, ledger._database.writing() as connection:
            connection.execute(there)
    monkeypatch.setattr(backups, "write_over", lambda source, target: None)
    monkeypatch.setattr(backups, "_set_files_aside", lambda folder, stock: None)
    with pytest.raises(CorruptLedger, match=said):
        restore_backup(saved.path, folder)


def test_a_backup_of_a_newer_program_is_refused_in_a_sentence(
    early: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = write_backup(early[0], tmp_path / "sicherung.zip", early[1])
    before = told(address(early))
    with monkeypatch.context() as older:
        older.setattr(versions, "newest", lambda store: 0)
        with pytest.raises(StoreTooNew):
            restore_backup(saved.path, *early)
    assert told(address(early)) == before


def test_the_commands_save_a_database_and_bring_it_back(own: atlas.Atlas, url: str, tmp_path: Path) -> None:
    place = {"ATLAS_DATABASE_URL": url, "ATLAS_DATA_DIR": tmp_path / "own"}
    saved = run("atlas", "backup", str(tmp_path), **place)
    (path,) = tmp_path.glob("atlas-*.zip")
    assert (saved.returncode, saved.stderr) == (0, "") and "Revisionen: 1" in saved.stdout
    own.store.append([Change("offices", "neu", None, None)], who="m", why="Verschrieben")
    brought = run("atlas", "restore", str(path), "--yes", **place)
    assert (brought.returncode, brought.stderr) == (0, "") and "vor-dem-zurueckspielen" in brought.stdout
    assert own.store.verify() == 1
