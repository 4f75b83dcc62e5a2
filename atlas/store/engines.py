"""Which engine holds the stores: SQLite files in the data directory, or a PostgreSQL database where one is named."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.errors import StoreUnavailable, UnusableSetting
from atlas.store.accounts import AccountStore
from atlas.store.database import closed_on_failure
from atlas.store.followed import FollowedFile
from atlas.store.reading import Ledger

if TYPE_CHECKING:
    from atlas.store.drafts import DraftStore
    from atlas.store.mappings import MappingTexts
    from atlas.store.store import Store


def open_ledger(data_dir: Path, layers_dir: Path, url: str | None, replicas: Sequence[str] = ()) -> "Store":
    """Return the ledger, made if missing and brought up to the shipped layers.

    Where `replicas` hold it and its primary is gone, it is opened as it is. Raises StoreNotWritable, StoreUnavailable,
    CorruptLedger and BrokenLayer.
    """
    return follow_ledger(data_dir, layers_dir, url, replicas).whole()


def follow_ledger(data_dir: Path, layers_dir: Path, url: str | None, replicas: Sequence[str] = ()) -> Ledger:
    """Return the ledger as open_ledger does, for whoever reads its present state at first and perhaps no more."""
    if url is None:
        if replicas:
            raise _without_primary()
        return FollowedFile.open(data_dir, layers_dir)
    from atlas.store.postgres import PostgresDatabase
    from atlas.store.replicas import ReplicatedStore
    from atlas.store.store import Store

    primary = PostgresDatabase(url, "ledger")
    store = ReplicatedStore(primary, replicas) if replicas else Store(primary)
    with closed_on_failure(store):
        try:
            _begin(store, layers_dir, bool(replicas))
        except StoreUnavailable as error:
            raise _unreachable() from error
    return store


def _begin(store: "Store", layers_dir: Path, has_replicas: bool) -> None:
    try:
        store.fill(layers_dir)
    except StoreUnavailable:
        if not has_replicas:
            raise
        # Raises it again, unless there is a ledger to read at least.
        store.revision()


def _unreachable() -> StoreUnavailable:
    # The address may hold a password: it is not repeated.
    return StoreUnavailable(
        "Die Datenbank, die ATLAS_DATABASE_URL nennt, ist nicht zu erreichen; warum, steht im Protokoll. "
        "Bitte die Datenbank starten oder die Adresse berichtigen.",
        "The database that ATLAS_DATABASE_URL names cannot be reached; the log says why. "
        "Please start it, or correct the address.",
    )


def _without_primary() -> UnusableSetting:
    return UnusableSetting(
        "ATLAS_READ_URLS nennt Kopien einer Datenbank, aber ATLAS_DATABASE_URL nicht die Datenbank selbst.",
        "ATLAS_READ_URLS names replicas of a database, but ATLAS_DATABASE_URL does not name the database itself.",
    )


def open_accounts(data_dir: Path, url: str | None, **settings: Any) -> AccountStore:
    """Return the accounts, made if missing; `settings` are those of AccountStore."""
    if url is None:
        return AccountStore.in_folder(data_dir, **settings)
    from atlas.store.postgres import PostgresDatabase

    return AccountStore(PostgresDatabase(url, "accounts"), **settings)


def open_drafts(data_dir: Path, url: str | None) -> "DraftStore":
    """Return the drafts, made if missing."""
    from atlas.store.drafts import DraftStore

    if url is None:
        return DraftStore.in_folder(data_dir)
    from atlas.store.postgres import PostgresDatabase

    return DraftStore(PostgresDatabase(url, "drafts"))


def open_mappings(data_dir: Path, url: str | None) -> "MappingTexts":
    """Return the saved mappings, made if missing."""
    from atlas.store.mappings import MappingTexts

    if url is None:
        return MappingTexts.in_folder(data_dir)
    from atlas.store.postgres import PostgresDatabase

    return MappingTexts(PostgresDatabase(url, "mappings"), data_dir)
