"""The proof that nobody changed the ledger behind its back: the chain of hashes, and the records that it leads to."""

from collections.abc import Mapping
from itertools import groupby

from sqlalchemy import Connection, select

from atlas.errors import CorruptLedger
from atlas.store import ledger, schema
from atlas.store.ledger import Change, Revision

_CHANGES, _RECORDS = schema.CHANGES.c, schema.RECORDS.c
Key = tuple[str, str]


def prove(connection: Connection) -> int:
    """Return the number of revisions; raises CorruptLedger naming the first broken revision, or else record."""
    previous, number = ledger.FIRST_HASH, 0
    changes = _changes(connection)
    left: dict[Key, str | None] = {}
    for row in connection.execute(select(schema.REVISIONS).order_by(schema.REVISIONS.c.number)):
        one = Revision(**row._mapping)
        own = changes.pop(one.number, [])
        wanted = ledger.revision_hash(one.number, one.at, one.who, one.why, previous, own)
        if (one.previous_hash, one.hash) != (previous, wanted):
            raise _broken(one.number)
        left.update(((change.collection, change.record_id), change.after) for change in own)
        previous, number = one.hash, number + 1
    if changes:
        raise _broken(min(changes))
    _require_same(left, _present(connection))
    return number


def _changes(connection: Connection) -> dict[int, list[Change]]:
    columns = (_CHANGES.revision, _CHANGES.collection, _CHANGES.record_id, _CHANGES.before, _CHANGES.after)
    rows = connection.execute(select(*columns).order_by(_CHANGES.revision, _CHANGES.position))
    return {number: [Change(*row[1:]) for row in group] for number, group in groupby(rows, key=lambda row: row[0])}


def _present(connection: Connection) -> dict[Key, str | None]:
    rows = connection.execute(select(_RECORDS.collection, _RECORDS.record_id, _RECORDS.body))
    return {(collection, record): body for collection, record, body in rows}


def _require_same(left: Mapping[Key, str | None], present: Mapping[Key, str | None]) -> None:
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
