"""The proof that nobody changed the ledger behind its back: the chain of hashes, and the records that it leads to."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, CursorResult, Row, func, select

from atlas.errors import CorruptLedger
from atlas.store import ledger, schema
from atlas.store.ledger import Change, Revision

_REVISIONS, _CHANGES, _RECORDS = schema.REVISIONS.c, schema.CHANGES.c, schema.RECORDS.c
# Rows that are held in memory at once.
_AT_ONCE = 50
Key = tuple[str, str]


def prove(connection: Connection) -> int:
    """Return the number of revisions; raises CorruptLedger naming the first broken revision, or else record."""
    previous, number = ledger.FIRST_HASH, 0
    left: dict[Key, str | None] = {}
    with _all(connection) as found:
        for one, rows in groupby(found, key=_revision):
            wanted = ledger.revision_hash(one.number, one.at, one.who, one.why, previous, _changes(rows, left))
            if (one.previous_hash, one.hash) != (previous, wanted):
                raise _broken(one.number)
            previous, number = one.hash, number + 1
    stray = select(func.min(_CHANGES.revision)).where(_CHANGES.revision.not_in(select(_REVISIONS.number)))
    if (broken := connection.execute(stray).scalar()) is not None:
        raise _broken(broken)
    _require_same(left, connection)
    return number


def _all(connection: Connection) -> CursorResult[Any]:
    """Return each revision with each of its changes, in their order; a history may be larger than the memory."""
    query = select(schema.REVISIONS, _CHANGES.collection, _CHANGES.record_id, _CHANGES.before, _CHANGES.after)
    query = query.outerjoin_from(schema.REVISIONS, schema.CHANGES).order_by(_REVISIONS.number, _CHANGES.position)
    return connection.execute(query.execution_options(yield_per=_AT_ONCE))


def _revision(row: Row[Any]) -> Revision:
    return Revision(*row[: len(_REVISIONS)])


def _changes(rows: Iterable[Row[Any]], left: dict[Key, str | None]) -> Iterator[Change]:
    """Yield the changes of a revision, and note the digests of what they leave."""
    for row in rows:
        # A revision without changes is a row too.
        if row.collection is not None:
            left[row.collection, row.record_id] = _digest(row.after)
            yield Change(row.collection, row.record_id, row.before, row.after)


def _digest(body: str | None) -> str | None:
    return None if body is None else hashlib.sha256(body.encode()).hexdigest()


def _require_same(left: Mapping[Key, str | None], connection: Connection) -> None:
    query = select(_RECORDS.collection, _RECORDS.record_id, _RECORDS.body).execution_options(yield_per=_AT_ONCE)
    present = {(collection, record): _digest(body) for collection, record, body in connection.execute(query)}
    for key in sorted(left.keys() | present.keys()):
        if key not in left or key not in present or left[key] != present[key]:
            name = "/".join(key)
            raise CorruptLedger(
                f"Der Eintrag {name} ist nicht so, wie das Änderungsbuch ihn hinterlassen hat.",
                f"The record {name} is not as the ledger left it.",
            )


def _broken(number: int) -> CorruptLedger:
    return CorruptLedger(
        f"Die Kette des Änderungsbuchs ist bei Revision {number} gebrochen.",
        f"The ledger's chain is broken at revision {number}.",
    )
