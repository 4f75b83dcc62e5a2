"""The ledger looked back upon: its revisions by record, person and day, and what it takes to go back to one."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import orjson
from sqlalchemy import Connection, Select, exists, func, select

from atlas.day import ZONE
from atlas.errors import ChangeRefused, NotFound, Overtaken
from atlas.store import news, schema
from atlas.store.database import Database
from atlas.store.ledger import SHIPPED, Change, Edit, Revision
from atlas.store.past import Entry, Scope, Side, Touched, Wanted

Key = tuple[str, str]
_REVISIONS, _CHANGES, _RECORDS = schema.REVISIONS.c, schema.CHANGES.c, schema.RECORDS.c
# No ledger counts further.
_LAST = 2**31 - 1
_CHANGE = select(_CHANGES.collection, _CHANGES.record_id, _CHANGES.before, _CHANGES.after)


class History:
    """Reads the past of a ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: Wanted, *, most_changes: int) -> list[Entry]:
        """Return the revisions that are asked for, the newest first, each with at most so many changes."""
        if wanted.day in (date.min, date.max):
            # Nothing was written on the first and the last day that there is, and they have no night in UTC.
            return []
        with self._database.reading() as connection:
            rows = connection.execute(_revisions(wanted)).all()
            return [_entry(connection, Revision(**row._mapping), wanted, most_changes, 0) for row in rows]

    def entry(self, number: int, *, limit: int | None, offset: int = 0) -> Entry:
        """Return one revision with a page of its changes in their order, None for all; raises NotFound."""
        with self._database.reading() as connection:
            asked = select(schema.REVISIONS).where(_REVISIONS.number == min(number, _LAST))
            row = connection.execute(asked).first()
            if row is None:
                raise NotFound(f"Die Revision {number} gibt es nicht.", f"There is no revision {number}.")
            return _entry(connection, Revision(**row._mapping), Wanted(), limit, offset)

    def news(self, collections: Sequence[str], scope: Scope, *, limit: int, most_changes: int) -> list[Touched]:
        """Return the newest revisions that touch records of the collections, the newest first."""
        with self._database.reading() as connection:
            return news.read(connection, collections, scope, limit=limit, most_changes=most_changes)

    def body_at(self, collection: str, record_id: str, number: int) -> str | None:
        """Return what a record was like after a revision; None where it was not there."""
        with self._database.reading() as connection:
            return _body_at(connection, collection, record_id, number)

    def began(self, collection: str, record_ids: Collection[str]) -> dict[str, str]:
        """Return when each record was first written, by its id; times are ISO 8601 in UTC."""
        first = func.min(_REVISIONS.at)
        query = select(_CHANGES.record_id, first).join(schema.REVISIONS, _REVISIONS.number == _CHANGES.revision)
        query = query.where(_CHANGES.collection == collection, _CHANGES.record_id.in_(record_ids))
        with self._database.reading() as connection:
            rows = connection.execute(query.group_by(_CHANGES.record_id)).all()
        return {row[0]: row[1] for row in rows}

    def back(
        self, number: int, side: Side, *, records: Iterable[Key] | None = None, anyway: bool = False
    ) -> list[Edit]:
        """Return the edits that bring records to how they were before or after a revision: all of its, or some.

        They hold for the records as they are now. Raises NotFound, ChangeRefused for the shipped data as a whole, and,
        unless it shall happen `anyway`, Overtaken where a record was changed again since.
        """
        entry = self.entry(number, limit=None)
        if entry.revision.who == SHIPPED and records is None:
            raise ChangeRefused(
                "Der Lieferstand lässt sich nicht als Ganzes zurückholen; bitte einzelne Einträge nennen.",
                "The shipped data cannot be taken back as a whole; please name records.",
            )
        chosen = _chosen(entry, records)
        with self._database.reading() as connection:
            present = {key: _revision_of(connection, key) for key in chosen}
        later = [key for key, revision in present.items() if revision > number]
        if later and not anyway:
            raise _overtaken(number, later)
        bodies = {key: change.before if side == "before" else change.after for key, change in chosen.items()}
        return [Edit(*key, None if body is None else orjson.loads(body), present[key]) for key, body in bodies.items()]


def _revisions(wanted: Wanted) -> Select[tuple[int, str, str, str, str, str]]:
    query = select(schema.REVISIONS).order_by(_REVISIONS.number.desc()).limit(wanted.limit)
    if wanted.who is not None:
        query = query.where(_REVISIONS.who == wanted.who)
    if wanted.before is not None:
        query = query.where(_REVISIONS.number < wanted.before)
    if wanted.day is not None:
        first, last = _instants(wanted.day)
        query = query.where(_REVISIONS.at >= first, _REVISIONS.at < last)
    if wanted.collection is not None:
        touched = exists().where(_CHANGES.revision == _REVISIONS.number, _CHANGES.collection == wanted.collection)
        only = touched if wanted.record_id is None else touched.where(_CHANGES.record_id == wanted.record_id)
        query = query.where(only)
    return query


def _instants(day: date) -> tuple[str, str]:
    """Return when a day begins and ends in Saxony, as the ledger writes times."""
    begins = (datetime.combine(one, time(), ZONE).astimezone(UTC) for one in (day, day + timedelta(days=1)))
    first, last = (moment.isoformat(timespec="seconds") for moment in begins)
    return first, last


def _entry(connection: Connection, revision: Revision, wanted: Wanted, limit: int | None, offset: int) -> Entry:
    of_revision = _CHANGES.revision == revision.number
    query = _CHANGE.where(of_revision).order_by(_CHANGES.position).limit(limit).offset(offset)
    if wanted.collection is not None:
        query = query.where(_CHANGES.collection == wanted.collection)
    if wanted.record_id is not None:
        query = query.where(_CHANGES.record_id == wanted.record_id)
    total = connection.execute(select(func.count()).select_from(schema.CHANGES).where(of_revision)).scalar_one()
    return Entry(revision, tuple(Change(*row) for row in connection.execute(query)), total)


def _body_at(connection: Connection, collection: str, record_id: str, number: int) -> str | None:
    query = select(_CHANGES.after).where(_CHANGES.collection == collection, _CHANGES.record_id == record_id)
    latest = query.where(_CHANGES.revision <= number).order_by(_CHANGES.revision.desc()).limit(1)
    return connection.execute(latest).scalar()


def _revision_of(connection: Connection, key: Key) -> int:
    query = select(_RECORDS.revision).where(_RECORDS.collection == key[0], _RECORDS.record_id == key[1])
    return connection.execute(query).scalar() or 0


def _chosen(entry: Entry, records: Iterable[Key] | None) -> dict[Key, Change]:
    changes = {(change.collection, change.record_id): change for change in entry.changes}
    if records is None:
        return changes
    missing = [key for key in records if key not in changes]
    if missing:
        name = "/".join(missing[0])[:120]
        raise NotFound(
            f"Die Revision {entry.revision.number} hat {name} nicht geändert.",
            f"Revision {entry.revision.number} did not change {name}.",
        )
    return {key: changes[key] for key in records}


def _overtaken(number: int, later: Sequence[Key]) -> Overtaken:
    listed = ", ".join("/".join(key) for key in later[:5]) + (" …" if len(later) > 5 else "")
    return Overtaken(
        f"Seit Revision {number} wurde weiter geändert: {listed}. Wer es trotzdem will, muss es ausdrücklich sagen.",
        f"There are changes after revision {number}: {listed}. Say so if it shall happen anyway.",
        records=later,
    )
