"""The ledger in a database of any engine: what is read of it, and the one way to write."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import orjson
from sqlalchemy import Connection, func, insert, select

from atlas.encode import canonical
from atlas.layers import Layers, read_json, read_layer
from atlas.model import RECORD_TYPES
from atlas.store import charge, ledger, proof, schema
from atlas.store.database import Database, upsert, upsert_all
from atlas.store.history import History
from atlas.store.ledger import Change, Current, Edit, Held, Revision, Untouched
from atlas.store.reading import Ledger, file_digest, latest
from atlas.store.records import LayerReader, Parsed

# No engine takes any number of values in one question.
_AT_ONCE = 500
_CURRENT = select(
    schema.RECORDS.c.body, schema.RECORDS.c.revision, schema.REVISIONS.c.at, schema.RECORDS.c.who
).join_from(schema.RECORDS, schema.REVISIONS)
Check = Callable[[Layers], object]
# The body of a record that the ledger has never held, by collection and id; None where there is no such record.
Beneath = Callable[[str, str], str | None]


def _nothing(_: str, __: str) -> None:
    """Tell of no record: for a ledger that holds them all."""


def _accept_all(_: Layers) -> None:
    """Let every change pass: for those who have checked already."""


class Store(Ledger):
    """The ledger in a database: filled from the shipped layers, read and appended to."""

    def __init__(self, database: Database, reader: LayerReader | None = None) -> None:
        super().__init__(database, reader)
        self.beneath: Beneath = _nothing
        self.history = History(database)

    def whole(self) -> "Store":
        """Return this one."""
        return self

    def fill(self, layers_dir: Path) -> None:
        """Make what is missing, and bring the ledger up to the shipped layers.

        Records that people have changed are never overwritten. Raises StoreNotWritable, CorruptLedger, BrokenLayer.
        """
        with self._database.writing() as connection:
            self._database.prepare(connection, schema.METADATA)
            _load_shipped(connection, layers_dir)

    def append(self, changes: Sequence[Change], *, who: str, why: str) -> Revision:
        """Write changes as one revision and return it; all or nothing."""
        with self._database.writing() as connection:
            return _append(connection, changes, who=who, why=why)

    def change(
        self,
        edits: Sequence[Edit],
        *,
        who: str,
        why: str,
        untouched: Sequence[Untouched] = (),
        check: Check = _accept_all,
        dry_run: bool = False,
    ) -> Revision:
        """Write edits as one revision and return it; all or nothing. Edits that change nothing are left out.

        `check` is shown the layers that the edits meet, while nobody else can write, and may raise. Raises Stale where
        a record, or a group of `untouched` ones, is not as it was read, and AssignmentRefused where a city would not
        have exactly one manager on every day. Where nothing changes, no revision is made; a dry run leaves nothing.
        """
        with self._database.writing() as connection:
            for group in untouched:
                ledger.require_untouched(group, *_latest_of(connection, group.collection, group.prefix))
            ask = connection.exec_driver_sql
            changes, before = _accepted(connection, edits, self.beneath), self._read(ask).layers
            unchanged = None if changes else latest(ask)
            revision = unchanged or _append(connection, changes, who=who, why=why)
            charge.uphold(changes, lambda name: self._reader.layer(ask, name).records)
            check(before)
            if dry_run:
                connection.rollback()
            return revision

    def keep(self, collection: str, record: str, body: str, parsed: Parsed) -> None:
        """Spare the next reading what was parsed before it was written: record and geometry of exactly this body."""
        self._reader.keep((collection, record), body, parsed)

    def latest_of(self, collection: str, prefix: str) -> Current:
        """Return the record changed last, deleted ones too, of those whose ids begin with a prefix; NEVER for none."""
        with self._database.reading() as connection:
            return _latest_of(connection, collection, prefix)[1]

    def current(self, collection: str, record: str) -> Current:
        """Return a record as it is now, deleted ones too; NEVER where there has been none."""
        with self._database.reading() as connection:
            return _current(connection, collection, record, self.beneath)

    def present(self, collection: str) -> dict[str, Current]:
        """Return every record of a collection that is not deleted, by id: body, revision of its last change, who."""
        with self._database.reading() as connection:
            query = _CURRENT.add_columns(schema.RECORDS.c.record_id).where(schema.RECORDS.c.body.is_not(None))
            rows = connection.execute(query.where(schema.RECORDS.c.collection == collection))
            return {record: Current(*state) for *state, record in rows}

    def last_changes(self, collection: str) -> dict[str, int]:
        """Return the revision at which each record of a collection was last changed, by id; deleted ones too."""
        columns = schema.RECORDS.c
        query = select(columns.record_id, columns.revision).where(columns.collection == collection)
        with self._database.reading() as connection:
            return dict(connection.execute(query).all())

    def changed_at(self, collection: str) -> str | None:
        """Return when a record of a collection was last written or deleted, in UTC; None where there never was one."""
        query = select(func.max(schema.REVISIONS.c.at)).join_from(schema.RECORDS, schema.REVISIONS)
        with self._database.reading() as connection:
            return connection.execute(query.where(schema.RECORDS.c.collection == collection)).scalar()

    def last_written(self, collection: str) -> dict[str, str]:
        """Return when each record of a collection was last written, in UTC, by id; deleted ones too."""
        query = select(schema.RECORDS.c.record_id, schema.REVISIONS.c.at).join_from(schema.RECORDS, schema.REVISIONS)
        with self._database.reading() as connection:
            return dict(connection.execute(query.where(schema.RECORDS.c.collection == collection)).all())

    def revisions(self) -> list[Revision]:
        """Return all revisions, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(schema.REVISIONS).order_by(schema.REVISIONS.c.number))
            return [Revision(**row._mapping) for row in rows]

    def verify(self) -> int:
        """Prove the hash chain, and that records are as it left them; return the number of revisions.

        Raises CorruptLedger naming the broken revision or record.
        """
        with self._database.reading() as connection:
            return proof.prove(connection)


def _current(connection: Connection, collection: str, record: str, beneath: Beneath) -> Current:
    records = schema.RECORDS.c
    row = connection.execute(_CURRENT.where(records.collection == collection, records.record_id == record)).first()
    return Current(*row) if row else _beneath(connection, (collection, record), beneath)


def _beneath(connection: Connection, key: tuple[str, str], beneath: Beneath) -> Current:
    """Return a record that the ledger has never held, as if its first revision had written it; NEVER for none."""
    body = beneath(*key)
    if body is None:
        return ledger.NEVER
    first = connection.execute(select(schema.REVISIONS.c.at).order_by(schema.REVISIONS.c.number).limit(1)).scalar()
    return Current(body, 1, first or "", ledger.SHIPPED)


def _latest_of(connection: Connection, collection: str, prefix: str) -> tuple[str, Current]:
    records = schema.RECORDS.c
    wanted = _CURRENT.add_columns(records.record_id).where(records.collection == collection)
    begun = wanted.where(records.record_id.startswith(prefix, autoescape=True))
    row = connection.execute(begun.order_by(records.revision.desc()).limit(1)).first()
    return (row[-1], Current(*row[:-1])) if row else (prefix, ledger.NEVER)


def _accepted(connection: Connection, edits: Sequence[Edit], beneath: Beneath) -> list[Change]:
    present, keys = _currents(connection, edits), [(one.collection, one.record_id) for one in edits]
    known = {key: present.get(key) or _beneath(connection, key, beneath) for key in keys}
    changes = [ledger.accepted(one, known[key]) for one, key in zip(edits, keys, strict=True)]
    return [change for change in changes if change is not None]


def _currents(connection: Connection, edits: Sequence[Edit]) -> dict[tuple[str, str], Current]:
    """Return how the records of edits are now, asked for many at a time: an import changes a hundred thousand."""
    records, wanted = schema.RECORDS.c, sorted({(one.collection, one.record_id) for one in edits})
    found: dict[tuple[str, str], Current] = {}
    for collection, keys in groupby(wanted, key=itemgetter(0)):
        query = _CURRENT.add_columns(records.record_id).where(records.collection == collection)
        ids = [key for _, key in keys]
        for begin in range(0, len(ids), _AT_ONCE):
            some = query.where(records.record_id.in_(ids[begin : begin + _AT_ONCE]))
            found |= {(collection, row[-1]): Current(*row[:-1]) for row in connection.execute(some)}
    return found


def _append(connection: Connection, changes: Sequence[Change], *, who: str, why: str) -> Revision:
    before = latest(connection.exec_driver_sql)
    number = before.number + 1 if before else 1
    previous_hash = before.hash if before else ledger.FIRST_HASH
    at = datetime.now(UTC).isoformat(timespec="seconds")
    digest = ledger.revision_hash(number, at, who, why, previous_hash, changes)
    revision = Revision(number, at, who, why, previous_hash, digest)
    row = {name: getattr(revision, name) for name in ("number", "at", "who", "why", "previous_hash", "hash")}
    connection.execute(insert(schema.REVISIONS).values(row))
    if changes:
        _write_changes(connection, number, changes, who)
    return revision


def _write_changes(connection: Connection, number: int, changes: Sequence[Change], who: str) -> None:
    """Write changes some at a time: a driver holds all values of one statement in memory several times."""
    for begin in range(0, len(changes), _AT_ONCE):
        some = changes[begin : begin + _AT_ONCE]
        keys = [{"collection": one.collection, "record_id": one.record_id} for one in some]
        written = [
            {"revision": number, "position": position, **key, "before": one.before, "after": one.after}
            for position, (key, one) in enumerate(zip(keys, some, strict=True), start=begin)
        ]
        connection.execute(insert(schema.CHANGES), written)
        states = [{"revision": number, "who": who, "body": one.after} for one in some]
        upsert_all(connection, schema.RECORDS, keys, states)


def _load_shipped(connection: Connection, layers_dir: Path) -> None:
    """Bring the ledger up to the shipped layers, in one revision, where their files have changed."""
    changes: list[Change] = []
    for name in RECORD_TYPES:
        changes += _layer_changes(connection, layers_dir / f"{name}.geojson", name)
    if changes or latest(connection.exec_driver_sql) is None:
        _append(connection, changes, who=ledger.SHIPPED, why="Ausgelieferte Layer geladen")


def _layer_changes(connection: Connection, path: Path, name: str) -> list[Change]:
    digest = file_digest(path)
    known = connection.execute(select(schema.LAYERS.c.digest).where(schema.LAYERS.c.collection == name)).scalar()
    if known == digest:
        return []
    read_layer(path, RECORD_TYPES[name])
    document = read_json(path)
    shipped = {str(feature["id"]): canonical(feature) for feature in document.pop("features")}
    row = {"digest": digest, "members": orjson.dumps(document).decode()}
    upsert(connection, schema.LAYERS, {"collection": name}, row)
    return list(ledger.shipped_changes(name, shipped, _held(connection, name)))


def _held(connection: Connection, name: str) -> dict[str, Held]:
    table = schema.RECORDS
    rows = connection.execute(select(table.c.record_id, table.c.who, table.c.body).where(table.c.collection == name))
    return {record_id: Held(who, body) for record_id, who, body in rows}
