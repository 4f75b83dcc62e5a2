"""The tables of the stores change from version to version, up and down, and nothing that stands in them is lost."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from clusters import until
from earlier import leave_in_database, leave_in_folder, leave_mapping
from postgres import Server
from processes import ROOT, environment
from sqlalchemy import MetaData, inspect, select, text
from staff_doors import PASSWORD
from worlds import copy_layers

from atlas.errors import CorruptLedger, StoreTooNew
from atlas.model import RECORD_TYPES
from atlas.store import drafts, mappings, schema, steps, versions
from atlas.store.accounts import schema as accounts
from atlas.store.database import Closable, Database
from atlas.store.engines import open_accounts, open_drafts, open_ledger, open_mappings
from atlas.store.postgres import PostgresDatabase
from atlas.store.sqlite import SqliteFile
from atlas.store.store import Store

# Of these an earlier program has left some; mappings were files.
STORES = [schema.METADATA, accounts.METADATA, drafts.METADATA]
Opener = Callable[[MetaData], Database]
both = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
each = pytest.mark.parametrize("metadata", STORES, ids=versions.store_of)


@pytest.fixture
def url(request: pytest.FixtureRequest, engine: str) -> str | None:
    return request.getfixturevalue("postgres").database() if engine == "postgresql" else None


@pytest.fixture
def opened(url: str | None, tmp_path: Path) -> Iterator[Opener]:
    """Open the database of a store."""
    made: list[Database] = []

    def database(metadata: MetaData) -> Database:
        store = versions.store_of(metadata)
        made.append(
            PostgresDatabase(url, store)  # type: ignore[arg-type]
            if url
            else SqliteFile(tmp_path / f"{store}.sqlite", lambda path: CorruptLedger(path.name, path.name))
        )
        return made[-1]

    yield database
    for one in made:
        one.close()


@pytest.fixture
def first(url: str | None, tmp_path: Path) -> None:
    """The stores as an earlier program left them."""
    if url:
        leave_in_database(url)
    else:
        leave_in_folder(tmp_path)


@pytest.fixture
def shipped(tmp_path: Path, geodata: Path) -> Path:
    """Layers of one record each, other ones than an earlier program had."""

    def last(document: dict[str, list[object]]) -> None:
        document["features"] = document["features"][-1:]

    return copy_layers(geodata / "layers", tmp_path / "layers", **dict.fromkeys(RECORD_TYPES, last))


def contents(database: Database, metadata: MetaData) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted(tuple(map(repr, row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def version(database: Database, metadata: MetaData) -> int:
    with database.reading() as connection:
        return versions.held(connection, metadata)


def prepare(database: Database, metadata: MetaData) -> None:
    with database.writing() as connection:
        database.prepare(connection, metadata)


@both
@pytest.mark.parametrize("metadata", [*STORES, mappings.METADATA], ids=versions.store_of)
def test_what_the_steps_lead_to_is_what_is_made_at_once(opened: Opener, url: str | None, metadata: MetaData) -> None:
    database, store = opened(metadata), versions.store_of(metadata)
    with database.writing() as connection:
        if url:
            connection.execute(text("CREATE SCHEMA atlas"))
        versions.migrate(connection, metadata, versions.newest(store))
        context = MigrationContext.configure(connection, opts={"version_table": f"{store}_version"})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == str(versions.newest(store))


@both
@each
def test_stores_of_an_earlier_program_are_taken_over_without_loss(
    opened: Opener, first: None, metadata: MetaData
) -> None:
    database = opened(metadata)
    assert version(database, metadata) == 1
    before = contents(database, metadata)
    prepare(database, metadata)
    assert contents(database, metadata) == before and any(before.values())
    assert version(database, metadata) == versions.newest(versions.store_of(metadata))


@both
def test_who_worked_with_an_earlier_program_goes_on_with_this_one(
    first: None, tmp_path: Path, shipped: Path, url: str | None
) -> None:
    with closing(open_ledger(tmp_path, shipped, url)) as ledger:
        assert [one.who for one in ledger.revisions()][:3] == ["Lieferstand", "koordination", "koordination"]
        assert ledger.verify() == 4
    with closing(open_accounts(tmp_path, url)) as people:
        assert people.sessions.prove("ost", PASSWORD, "203.0.113.7") == "ost"
        assert [one.label for one in people.tokens.of("koordination")] == ["Abgleich"]
    with closing(open_drafts(tmp_path, url)) as begun:
        assert [one.collection for one in begun.of("ost")] == ["offices"]


@both
def test_down_and_up_again_nothing_is_lost(opened: Opener, first: None) -> None:
    database, metadata = opened(schema.METADATA), schema.METADATA
    prepare(database, metadata)
    before = contents(database, metadata)
    for wanted in (1, versions.newest("ledger")):
        with database.writing() as connection:
            versions.migrate(connection, metadata, wanted)
        assert (version(database, metadata), contents(database, metadata)) == (wanted, before)
    assert Store(database).verify() == 3


NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "2", "1"

def upgrade():
    op.add_column("{table}", sa.Column("remark", sa.String, server_default="keine"))
    op.create_index("by_remark", "{table}", ["remark"])

def downgrade():
    op.drop_index("by_remark", "{table}")
    op.drop_column("{table}", "remark")
"""


@both
@pytest.mark.parametrize("metadata", [accounts.METADATA, drafts.METADATA, mappings.METADATA], ids=versions.store_of)
def test_a_store_that_has_taken_no_step_yet_takes_its_next_one_and_goes_back(
    opened: Opener, first: None, url: str | None, tmp_path: Path, metadata: MetaData, monkeypatch: pytest.MonkeyPatch
) -> None:
    if metadata is mappings.METADATA:
        if url:
            leave_mapping(tmp_path)
        open_mappings(tmp_path, url).close()
    database, table = opened(metadata), metadata.sorted_tables[0]

    def columns() -> list[str]:
        with database.reading() as connection:
            return [one["name"] for one in inspect(connection).get_columns(table.name)]

    prepare(database, metadata)
    before = contents(database, metadata)
    assert any(before.values())
    steps_with_one_more(tmp_path / "steps", versions.store_of(metadata), NEXT.format(table=table.name), monkeypatch)
    prepare(database, metadata)
    assert (version(database, metadata), contents(database, metadata)) == (2, before)
    assert columns() == [*table.columns.keys(), "remark"]
    with database.writing() as connection:
        versions.migrate(connection, metadata, 1)
    assert (version(database, metadata), contents(database, metadata)) == (1, before)
    assert columns() == [*table.columns.keys()]


@pytest.fixture(autouse=True)
def known_steps() -> Iterator[None]:
    yield
    steps.newest.cache_clear()


def steps_with_one_more(folder: Path, store: str, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program know one step more than this one does."""
    shutil.copytree(steps.FOLDER / store, folder / store)
    (folder / store / "v2_next.py").write_text(step, "utf-8")
    monkeypatch.setattr(steps, "FOLDER", folder)
    steps.newest.cache_clear()


@both
def test_a_step_that_is_interrupted_leaves_what_was(opened: Opener, first: None) -> None:
    database, metadata = opened(schema.METADATA), schema.METADATA
    with pytest.raises(KeyboardInterrupt), database.writing() as connection:
        database.prepare(connection, metadata)
        raise KeyboardInterrupt
    assert version(database, metadata) == 1


@both
@each
def test_what_a_newer_program_has_changed_is_refused_in_a_sentence(
    opened: Opener, first: None, metadata: MetaData
) -> None:
    database, store = opened(metadata), versions.store_of(metadata)
    prepare(database, metadata)
    with database.writing() as connection:
        connection.execute(text(f"UPDATE {store}_version SET version_num = '99'"))
    before = contents(database, metadata)
    with pytest.raises(StoreTooNew, match=r"Version 99.*neueres Programm"):
        prepare(database, metadata)
    with pytest.raises(StoreTooNew), database.writing() as connection:
        versions.migrate(connection, metadata, 1)
    assert contents(database, metadata) == before


@both
def test_of_several_that_open_an_earlier_ledger_at_once_one_takes_the_steps(
    first: None, tmp_path: Path, shipped: Path, url: str | None
) -> None:
    def revisions(_: int) -> list[str]:
        with closing(open_ledger(tmp_path, shipped, url)) as ledger:
            return [one.hash for one in ledger.revisions()]

    with ThreadPoolExecutor(4) as people:
        found = list(people.map(revisions, range(4)))
    assert len(found[0]) == 4 and found == [found[0]] * 4


START = """
import sys; from pathlib import Path; from atlas.store.engines import open_ledger
open_ledger(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] or None).close()
print(sorted(name for name in sys.modules if name in ("alembic", "mako")))
"""


@both
def test_alembic_is_loaded_only_where_there_is_a_step_to_take(
    first: None, tmp_path: Path, shipped: Path, url: str | None
) -> None:
    command = [sys.executable, "-c", START, str(tmp_path), str(shipped), url or ""]
    said = [subprocess.check_output(command, cwd=ROOT, env=environment(), text=True) for _ in range(2)]
    assert said == ["['alembic', 'mako']\n", "[]\n"]


def test_who_may_only_read_and_write_needs_no_right_to_make_tables(
    postgres: Server, tmp_path: Path, shipped: Path
) -> None:
    url = postgres.database()
    open_ledger(tmp_path, shipped, url).close()
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS clerk")
        owner.execute("CREATE ROLE clerk LOGIN")
        owner.execute("GRANT USAGE ON SCHEMA atlas TO clerk")
        owner.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA atlas TO clerk")
    with closing(open_ledger(tmp_path, shipped, url.replace("atlas@", "clerk@"))) as ledger:
        assert ledger.verify() == 1


@pytest.mark.parametrize("metadata", [*STORES, mappings.METADATA], ids=versions.store_of)
def test_what_cannot_be_opened_leaves_no_connection_behind(
    postgres: Server, tmp_path: Path, shipped: Path, metadata: MetaData
) -> None:
    url, store = postgres.database(), versions.store_of(metadata)
    opening: dict[str, Callable[[], Closable]] = {
        "ledger": lambda: open_ledger(tmp_path, shipped, url),
        "accounts": lambda: open_accounts(tmp_path, url),
        "drafts": lambda: open_drafts(tmp_path, url),
        "mappings": lambda: open_mappings(tmp_path, url),
    }
    opening[store]().close()
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(f"UPDATE atlas.{store}_version SET version_num = '99'")  # type: ignore[arg-type]
        # Held here, so that nothing is closed because nobody needs it any more.
        with pytest.raises(StoreTooNew) as refused:
            opening[store]()
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        until(lambda: other.execute(others).fetchone() == (0,))
    assert refused.tb is not None
