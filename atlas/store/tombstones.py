"""Records that were deleted: what they were called, when they went, and which record stands in their place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from atlas.day import day_of
from atlas.edit.difference import told
from atlas.model import RECORD_TYPES
from atlas.snapshot import Tombstone
from atlas.store.database import Ask

Key = tuple[str, str]
_MERGERS = "mergers"
_GONE = """
SELECT record.collection, record.record_id, change.before, revision.at
FROM record
JOIN change ON change.revision = record.revision
    AND change.collection = record.collection AND change.record_id = record.record_id
JOIN revision ON revision.number = record.revision
WHERE record.body IS NULL AND record.revision > {}
"""
_MERGED = f"SELECT body FROM record WHERE collection = '{_MERGERS}' AND body IS NOT NULL"


def read(ask: Ask, since: int = 0) -> dict[Key, Tombstone]:
    """Return the tombstone of every record that was deleted after a revision, by collection and id."""
    stays = _mergers(ask)
    return {
        (collection, key): Tombstone(
            told(before, None).name or key, day_of(at).isoformat(), stays.get((collection, key))
        )
        for collection, key, before, at in ask(_GONE.format(since))
        if collection in RECORD_TYPES
    }


def renewed(
    ask: Ask, known: Mapping[Key, Tombstone], rows: Iterable[Sequence[Any]], since: int
) -> Mapping[Key, Tombstone]:
    """Return the tombstones that there are, of those known at a revision; `rows` (collection, id, body) came after."""
    bodies = {(collection, key): body for collection, key, body in rows}
    named = any(collection == _MERGERS for collection, _ in bodies)
    if not named and None not in bodies.values() and bodies.keys().isdisjoint(known):
        return known
    kept = {key: stone for key, stone in known.items() if key not in bodies}
    if named:
        stays = _mergers(ask)
        kept = {key: replace(stone, into=stays.get(key)) for key, stone in kept.items()}
    return kept | read(ask, since)


def _mergers(ask: Ask) -> dict[Key, str]:
    found = [orjson.loads(body)["properties"] for (body,) in ask(_MERGED)]
    return {(one["collection"], one["record_id"]): one["into"] for one in found}
