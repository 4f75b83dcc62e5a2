"""Records that were deleted: what they were called, when they went, and which record stands in their place."""

import orjson
from sqlalchemy import Connection, and_, select

from atlas.edit.difference import told
from atlas.model import RECORD_TYPES
from atlas.snapshot import Tombstone
from atlas.store import schema

_CHANGES, _RECORDS, _REVISIONS = schema.CHANGES.c, schema.RECORDS.c, schema.REVISIONS.c


def read(connection: Connection) -> dict[tuple[str, str], Tombstone]:
    """Return the tombstone of every deleted record by collection and id."""
    last = and_(
        _CHANGES.revision == _RECORDS.revision,
        _CHANGES.collection == _RECORDS.collection,
        _CHANGES.record_id == _RECORDS.record_id,
    )
    query = select(_RECORDS.collection, _RECORDS.record_id, _CHANGES.before, _REVISIONS.at)
    query = query.join_from(schema.RECORDS, schema.CHANGES, last).join(schema.REVISIONS)
    gone = query.where(_RECORDS.body.is_(None), _RECORDS.collection.in_(RECORD_TYPES))
    stays = _mergers(connection)
    return {
        (collection, key): Tombstone(told(before, None).name or key, at[:10], stays.get((collection, key)))
        for collection, key, before, at in connection.execute(gone)
    }


def _mergers(connection: Connection) -> dict[tuple[str, str], str]:
    query = select(_RECORDS.body).where(_RECORDS.collection == "mergers", _RECORDS.body.is_not(None))
    found = [orjson.loads(body)["properties"] for body in connection.execute(query).scalars()]
    return {(one["collection"], one["record_id"]): one["into"] for one in found}
