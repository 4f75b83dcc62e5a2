"""Which version the tables of a store have, which one this program knows, and how the one becomes the other.

Every store (ledger, accounts, drafts, mappings) counts its versions for itself, in both engines alike: each step is a
file `migrations/{store}/v{number}_….py` for Alembic, which is loaded only where there is a step to take. Version 1 is
what stood there before versions were counted: such a store is taken over as it is.
"""

from functools import cache

from sqlalchemy import Column, Connection, MetaData, String, Table, delete, insert, inspect, select

from atlas.errors import StoreTooNew
from atlas.store.steps import newest as newest
from atlas.store.steps import stamp_of


def store_of(metadata: MetaData) -> str:
    """Return the name of the store that tables belong to."""
    return str(metadata.info["store"])


def held(connection: Connection, metadata: MetaData) -> int:
    """Return the version that the tables in a database have; 0 where there are none."""
    return _stamped(connection, store_of(metadata)) or _before_versions(connection, metadata)


def bring_up(connection: Connection, metadata: MetaData) -> None:
    """Make the tables of a store, or bring them to the version that this program works with; raises StoreTooNew."""
    store = store_of(metadata)
    version = _stamped(connection, store)
    if version == newest(store):
        return
    if version or _before_versions(connection, metadata):
        migrate(connection, metadata, newest(store))
    else:
        # What is made at once is what all steps together lead to; the tests hold the two against each other.
        metadata.create_all(connection)
        _stamp(connection, store, newest(store))


def migrate(connection: Connection, metadata: MetaData, version: int) -> None:
    """Bring the tables of a store up or down to a version, from the one that they have; all or nothing."""
    store, before = store_of(metadata), held(connection, metadata)
    if before > newest(store):
        raise _too_new(store, before)
    _stamp(connection, store, before)
    if before != version:
        from atlas.store.migrations import run

        run(connection, store, before, version)


def _too_new(store: str, version: int) -> StoreTooNew:
    """Return the error for tables that a newer program has made."""
    return StoreTooNew(
        f"Die Tabellen „{store}“ haben die Version {version}; dieses Programm kennt sie bis Version {newest(store)}. "
        "Bitte ein neueres Programm verwenden, oder mit jenem „atlas database downgrade“ ausführen. "
        "Nichts wurde geändert.",
        f"The tables '{store}' have version {version}; this program knows them up to version {newest(store)}. "
        "Please use a newer program, or run 'atlas database downgrade' with that one. Nothing was changed.",
    )


def _stamped(connection: Connection, store: str) -> int:
    stamps = _stamps(store)
    if not inspect(connection).has_table(stamps.name):
        return 0
    return int(connection.execute(select(stamps.c.version_num)).scalar() or 0)


def _before_versions(connection: Connection, metadata: MetaData) -> int:
    return int(inspect(connection).has_table(metadata.sorted_tables[0].name))


def _stamp(connection: Connection, store: str, version: int) -> None:
    stamps = _stamps(store)
    stamps.create(connection, checkfirst=True)
    connection.execute(delete(stamps))
    if version:
        connection.execute(insert(stamps).values(version_num=str(version)))


@cache
def _stamps(store: str) -> Table:
    """Return the table in which Alembic keeps the version of a store."""
    return Table(stamp_of(store), MetaData(), Column("version_num", String(32), primary_key=True))
