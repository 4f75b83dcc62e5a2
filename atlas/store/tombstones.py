"""Records that were deleted: what they were called, when they went, and which record stands in their place."""

import orjson

from atlas.day import day_of
from atlas.edit.difference import told
from atlas.model import RECORD_TYPES
from atlas.snapshot import Tombstone
from atlas.store.database import Ask

_GONE = """
SELECT record.collection, record.record_id, change.before, revision.at
FROM record
JOIN change ON change.revision = record.revision
    AND change.collection = record.collection AND change.record_id = record.record_id
JOIN revision ON revision.number = record.revision
WHERE record.body IS NULL
"""
_MERGERS = "SELECT body FROM record WHERE collection = 'mergers' AND body IS NOT NULL"


def read(ask: Ask) -> dict[tuple[str, str], Tombstone]:
    """Return the tombstone of every deleted record by collection and id."""
    stays = _mergers(ask)
    return {
        (collection, key): Tombstone(
            told(before, None).name or key, day_of(at).isoformat(), stays.get((collection, key))
        )
        for collection, key, before, at in ask(_GONE)
        if collection in RECORD_TYPES
    }


def _mergers(ask: Ask) -> dict[tuple[str, str], str]:
    found = [orjson.loads(body)["properties"] for (body,) in ask(_MERGERS)]
    return {(one["collection"], one["record_id"]): one["into"] for one in found}
