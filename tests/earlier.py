"""Stores as an earlier program left them, which counted no versions: three revisions, accounts, a token, a draft."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg

from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.postgres import PostgresDatabase
from atlas.store.store import Store

_DUMPS = Path(__file__).parent / "migrations" / "first"
_MAPPING = (
    '{"kind":"operations","name":"Monatsliste","options":{"crs":null,"sheet":null,"columns":{"Nr":"record_id"},'
    '"defaults":{}},"who":"koordination","saved_on":"2026-11-01"}'
)


def leave_in_folder(folder: Path) -> Path:
    """Fill a data directory, a saved mapping too, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for dump in _DUMPS.glob("*.sql"):
        if dump.stem != "postgresql":
            with closing(sqlite3.connect(folder / f"{dump.stem}.sqlite")) as file:
                file.executescript(dump.read_text("utf-8"))
    leave_mapping(folder)
    return folder


def leave_in_database(url: str) -> str:
    """Fill a database and return its address; its mappings lay in the data directories of the servers."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute((_DUMPS / "postgresql.sql").read_bytes())
    return url


def leave_mapping(folder: Path) -> None:
    """Save a mapping as a file in a data directory."""
    (folder / "mappings").mkdir(parents=True)
    (folder / "mappings" / "6f1c.json").write_text(_MAPPING, "utf-8")


def ledger_at(address: str) -> Store:
    """Return the ledger of a folder or a database, as it is."""
    return Store(PostgresDatabase(address, "ledger")) if "://" in address else EmbeddedStore(Path(address) / FILE_NAME)
