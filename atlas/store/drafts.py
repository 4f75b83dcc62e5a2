"""What people have begun to write and not yet published: theirs alone, in a file of its own.

Drafts stand outside of the ledger, because a draft is no change of the atlas: it is saved every few seconds, may be
wrong or unfinished, and whoever discards it wants it gone, while the ledger forgets nothing and makes a new state of
the atlas of everything that is written to it. In their own file they also stay behind when a ledger is handed on.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Column, Integer, MetaData, Row, String, Table, Text, delete, func, select

from atlas.errors import ChangeRefused, CorruptLedger, NotFound
from atlas.store.database import Database, closed_on_failure, upsert
from atlas.store.sqlite import SqliteFile, made_folder

FILE_NAME = "drafts.sqlite"
MOST = 200
METADATA = MetaData(info={"store": "drafts"})
_DRAFTS = Table(
    "draft",
    METADATA,
    Column("account", String, primary_key=True),
    Column("collection", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("saved_at", String, nullable=False),
    Column("feature", Text, nullable=False),
)
_OWN = _DRAFTS.c


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as somebody has begun to write it; `revision` is the state that was read, 0 for a new record."""

    collection: str
    record_id: str
    revision: int
    saved_at: str
    feature: dict[str, Any]


class DraftStore:
    """The drafts of all accounts; each sees its own."""

    def __init__(self, database: Database) -> None:
        """Open the drafts of a database, where their table is made if missing; raises StoreNotWritable."""
        self._database = database
        with closed_on_failure(database), database.writing() as connection:
            database.prepare(connection, METADATA)

    @classmethod
    def in_folder(cls, folder: Path) -> "DraftStore":
        """Open the file in a data directory, created if missing; raises StoreNotWritable."""
        return cls(SqliteFile(made_folder(folder) / FILE_NAME, _damaged))

    def save(self, account: str, collection: str, record_id: str, revision: int, feature: dict[str, Any]) -> Draft:
        """Keep a draft in the place of the one before; raises ChangeRefused where an account has too many."""
        saved_at = datetime.now(UTC).isoformat(timespec="seconds")
        key = {"account": account, "collection": collection, "record_id": record_id}
        state = {"revision": revision, "saved_at": saved_at, "feature": orjson.dumps(feature).decode()}
        with self._database.writing() as connection:
            upsert(connection, _DRAFTS, key, state)
            kept = select(func.count()).select_from(_DRAFTS).where(_OWN.account == account)
            if connection.execute(kept).scalar_one() > MOST:
                raise ChangeRefused(
                    f"Mehr als {MOST} Entwürfe hebt der Atlas nicht auf; bitte veröffentlichen oder verwerfen.",
                    f"No more than {MOST} drafts are kept; please publish or discard some.",
                )
        return Draft(collection, record_id, revision, saved_at, feature)

    def of(self, account: str) -> list[Draft]:
        """Return the drafts of an account, the one saved last first."""
        query = select(_DRAFTS).where(_OWN.account == account)
        with self._database.reading() as connection:
            return [_draft(row) for row in connection.execute(query.order_by(_OWN.saved_at.desc(), _OWN.record_id))]

    def get(self, account: str, collection: str, record_id: str) -> Draft:
        """Return a draft, or raise NotFound."""
        key = (_OWN.account == account, _OWN.collection == collection, _OWN.record_id == record_id)
        with self._database.reading() as connection:
            row = connection.execute(select(_DRAFTS).where(*key)).first()
        if row is None:
            raise NotFound("Diesen Entwurf gibt es nicht (mehr).", "There is no such draft.")
        return _draft(row)

    def discard(self, account: str, collection: str, record_id: str) -> None:
        """Forget a draft, if there is one."""
        key = (_OWN.account == account, _OWN.collection == collection, _OWN.record_id == record_id)
        with self._database.writing() as connection:
            connection.execute(delete(_DRAFTS).where(*key))

    def close(self) -> None:
        """Close all connections."""
        self._database.close()


def _draft(row: Row[Any]) -> Draft:
    return Draft(row.collection, row.record_id, row.revision, row.saved_at, orjson.loads(row.feature))


def _damaged(path: Path) -> CorruptLedger:
    return CorruptLedger(
        f"Die Datei der Entwürfe {path} ist beschädigt. Beiseitelegen, dann beginnt der Atlas mit einer leeren.",
        f"The file of drafts {path} is damaged. Move it away to begin with an empty one.",
    )
