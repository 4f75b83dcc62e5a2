"""Which engine holds the stores: SQLite files in the data directory, or a PostgreSQL database where one is named."""

from pathlib import Path
from typing import Any

from atlas.errors import AtlasError
from atlas.store.accounts import AccountStore
from atlas.store.drafts import DraftStore
from atlas.store.embedded import EmbeddedStore
from atlas.store.store import Store


def open_ledger(data_dir: Path, layers_dir: Path, url: str | None) -> Store:
    """Return the ledger, made if missing and brought up to the shipped layers.

    Raises StoreNotWritable, StoreUnavailable, CorruptLedger and BrokenLayer.
    """
    if url is None:
        return EmbeddedStore.open(data_dir, layers_dir)
    from atlas.store.postgres import PostgresDatabase

    store = Store(PostgresDatabase(url, "ledger"))
    try:
        store.fill(layers_dir)
    except AtlasError:
        store.close()
        raise
    return store


def open_accounts(data_dir: Path, url: str | None, **settings: Any) -> AccountStore:
    """Return the accounts, made if missing; `settings` are those of AccountStore."""
    if url is None:
        return AccountStore.in_folder(data_dir, **settings)
    from atlas.store.postgres import PostgresDatabase

    return AccountStore(PostgresDatabase(url, "accounts"), **settings)


def open_drafts(data_dir: Path, url: str | None) -> DraftStore:
    """Return the drafts, made if missing."""
    if url is None:
        return DraftStore.in_folder(data_dir)
    from atlas.store.postgres import PostgresDatabase

    return DraftStore(PostgresDatabase(url, "drafts"))
