"""The ledger's records as layers; of a ledger that was read before, only what has changed since is read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from shapely.geometry.base import BaseGeometry

from atlas.layers import Layer, Layers, parsed
from atlas.model import RECORD_TYPES, Record
from atlas.snapshot import Tombstone
from atlas.store import tombstones
from atlas.store.database import Ask
from atlas.store.ledger import Revision

Key = tuple[str, str]
Parsed = tuple[Record, BaseGeometry | None]
# Where a record stands in its layer (town and id), the hash of the text it was parsed from, and what that gave: the
# texts themselves would take more memory than the records.
Entry = tuple[str, str, int, Parsed]
Row = Sequence[Any]

_HASH = "SELECT hash FROM revision WHERE number = {}"
_ROWS = "SELECT collection, record_id, body FROM record WHERE "
_MEMBERS = "SELECT collection, members FROM layer"


@dataclass(frozen=True, slots=True)
class Kept:
    """A layer, and its records by id in the order of the layer."""

    layer: Layer[Any]
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Reading:
    """A ledger as it was read: the latest revision, each layer as that left it, and what was deleted until then."""

    revision: Revision
    kept: Mapping[str, Kept]
    gone: Mapping[Key, Tombstone]

    @property
    def layers(self) -> Layers:
        """Every layer."""
        return Layers(**{name: kept.layer for name, kept in self.kept.items()})


class LayerReader:
    """Reads layers, and keeps what it has read last: what one change costs does not grow with all the others."""

    def __init__(self) -> None:
        # Swapped, never changed: several threads may read.
        self._last: Reading | None = None
        self._spared: dict[Key, tuple[int, Parsed]] = {}

    def read(self, ask: Ask, revision: Revision) -> Reading:
        """Return the ledger as its latest revision left it; raises KeyError, TypeError, ValueError for no record."""
        last = self._last if self._last is not None and _is_past(self._last.revision, ask) else None
        rows = [*ask(f"{_ROWS} revision > {last.revision.number}" if last else f"{_ROWS} body IS NOT NULL")]
        changed: dict[str, list[Row]] = {name: [] for name in RECORD_TYPES}
        for row in rows:
            changed.get(row[0], []).append(row)
        members = {name: orjson.loads(text) for name, text in ask(_MEMBERS)}
        kept = {
            name: self._kept(name, last.kept[name] if last else None, changed[name], members.get(name, {}))
            for name in RECORD_TYPES
        }
        gone = last.gone if last and not _touches(rows, last.gone) else tombstones.read(ask)
        self._last = found = Reading(revision, kept, gone)
        self._spared.clear()
        return found

    def keep(self, key: Key, body: str, found: Parsed) -> None:
        """Take over what somebody else has parsed from a text, for when that text stands in the ledger."""
        self._spared[key] = (hash(body), found)

    def layer(self, ask: Ask, name: str) -> Layer[Any]:
        """Return one layer by its name in the model, also as it is in the midst of a change; raises as read does."""
        return self._kept(name, None, [*ask(f"{_ROWS} collection = '{name}' AND body IS NOT NULL")], {}).layer

    def _kept(self, name: str, before: Kept | None, changed: Sequence[Row], members: Mapping[str, Any]) -> Kept:
        """Return a layer, sorted by town and id, as it was before and with its changed rows of the ledger."""
        if before is not None and not changed and before.layer.members == members:
            return before
        entries = dict(before.entries) if before else {}
        for _, key, body in changed:
            entries.pop(key, None)
            if body is not None:
                entries[key] = self._entry(name, key, body)
        ordered = sorted(entries.values())
        records, geometries = ([entry[3][part] for entry in ordered] for part in (0, 1))
        layer: Layer[Any] = Layer(tuple(records), tuple(geometries), members)
        return Kept(layer, {entry[1]: entry for entry in ordered})

    def _entry(self, name: str, key: str, body: str) -> Entry:
        own, last = hash(body), self._last.kept[name].entries.get(key) if self._last else None
        spared = self._spared.get((name, key))
        if last is not None and last[2] == own:
            return last
        found = spared[1] if spared and spared[0] == own else parsed(RECORD_TYPES[name], body)
        return getattr(found[0], "city_ags", ""), key, own, found


def _is_past(revision: Revision, ask: Ask) -> bool:
    """Return whether a revision is one of this ledger still: a backup may stand in its place."""
    return any(row[0] == revision.hash for row in ask(_HASH.format(revision.number)))


def _touches(rows: Sequence[Row], gone: Mapping[Key, Tombstone]) -> bool:
    """Return whether rows delete a record, bring one back, or say which one stands in the place of another."""
    return any(body is None or name == "mergers" or (name, key) in gone for name, key, body in rows)
