"""The ledger's records as layers; of a ledger that was read before, only what has changed since is read again."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

import orjson
from shapely.geometry.base import BaseGeometry

from atlas.layers import Layer, Layers, parsed
from atlas.model import RECORD_TYPES, Record
from atlas.snapshot import Tombstone
from atlas.store import tombstones
from atlas.store.database import Ask
from atlas.store.ledger import Revision
from atlas.unchanged import Laid, Stretch, patched

Key = tuple[str, str]
Parsed = tuple[Record, BaseGeometry | None]
# Where a record stands in its layer (town and id), the hash of the text it was parsed from, and what that gave: the
# texts themselves would take more memory than the records.
Entry = tuple[str, str, int, Parsed]
Row = Sequence[Any]

_HASH = "SELECT hash FROM revision WHERE number = {}"
_ROWS = "SELECT collection, record_id, body FROM record WHERE "
_MEMBERS = "SELECT collection, members FROM layer"


@dataclass(frozen=True, slots=True, eq=False)
class Kept(Layer[Any]):
    """A layer that knows its records in its order and by id."""

    ordered: Sequence[Entry]
    entries: Mapping[str, Entry]

    def with_ids(self, ids: Set[str]) -> Layer[Any]:
        """Return the layer of those of its records that have one of these ids."""
        pairs = [entry[3] for entry in sorted(self.entries[key] for key in ids if key in self.entries)]
        return Layer(tuple(record for record, _ in pairs), tuple(shape for _, shape in pairs), self.members)

    def in_town(self, ags: str) -> Sequence[Any]:
        """Return those of its records that belong to a town: they stand side by side."""
        town = itemgetter(0)
        return self.records[bisect_left(self.ordered, ags, key=town) : bisect_right(self.ordered, ags, key=town)]


_EMPTY = Kept((), (), {}, (), {})


@dataclass(frozen=True, slots=True)
class Reading:
    """A ledger as it was read: the latest revision, each layer as that left it, and what was deleted until then."""

    revision: Revision
    kept: Mapping[str, Kept]
    gone: Mapping[Key, Tombstone]

    @property
    def layers(self) -> Layers:
        """Every layer."""
        return Layers(**self.kept)


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
            name: self._kept(name, last.kept[name] if last else _EMPTY, changed[name], members.get(name, {}))
            for name in RECORD_TYPES
        }
        gone = tombstones.renewed(ask, last.gone, rows, last.revision.number) if last else tombstones.read(ask)
        self._last = found = Reading(revision, kept, gone)
        self._spared.clear()
        return found

    def keep(self, key: Key, body: str, found: Parsed) -> None:
        """Take over what somebody else has parsed from a text, for when that text stands in the ledger."""
        self._spared[key] = (hash(body), found)

    def layer(self, ask: Ask, name: str) -> Layer[Any]:
        """Return one layer by its name in the model, also as it is in the midst of a change; raises as read does."""
        return self._kept(name, _EMPTY, [*ask(f"{_ROWS} collection = '{name}' AND body IS NOT NULL")], {})

    def _kept(self, name: str, before: Kept, changed: Sequence[Row], members: Mapping[str, Any]) -> Kept:
        """Return a layer, sorted by town and id, as it was before and with its changed rows of the ledger."""
        if not changed and before is not _EMPTY and before.members == members:
            return before
        made = {key: self._entry(name, key, body) for _, key, body in changed if body is not None}
        gone = [before.entries[key] for _, key, _ in changed if key in before.entries]
        come = sorted(made.values())
        changes, fresh = _places(before.ordered, gone, come), iter(come)
        ordered = patched(before.ordered, changes, lambda new: islice(fresh, new.stop - new.start))
        records = patched(before.records, changes, lambda new: (found[0] for *_, found in ordered[new]))
        geometries = patched(before.geometries, changes, lambda new: (found[1] for *_, found in ordered[new]))
        entries = Laid(before.entries, {**dict.fromkeys(entry[1] for entry in gone), **made})
        return Kept(records, geometries, members, ordered, entries)

    def _entry(self, name: str, key: str, body: str) -> Entry:
        own, last = hash(body), self._last.kept[name].entries.get(key) if self._last else None
        spared = self._spared.get((name, key))
        if last is not None and last[2] == own:
            return last
        found = spared[1] if spared and spared[0] == own else parsed(RECORD_TYPES[name], body)
        return getattr(found[0], "city_ags", ""), key, own, found


def _places(ordered: Sequence[Entry], gone: Iterable[Entry], come: Iterable[Entry]) -> list[Stretch]:
    """Return where entries go from their order and others, in order, come to stand; of all others few are looked at."""
    going = {_place(ordered, entry) for entry in gone}
    coming = Counter(_place(ordered, entry) for entry in come)
    changes, moved = list[Stretch](), 0
    for place in sorted(going | coming.keys()):
        before, after = slice(place, place + (place in going)), slice(place + moved, place + moved + coming[place])
        changes.append((before, after))
        moved += after.stop - after.start - (before.stop - before.start)
    return changes


def _place(ordered: Sequence[Entry], entry: Entry) -> int:
    return bisect_left(ordered, entry[:2])


def _is_past(revision: Revision, ask: Ask) -> bool:
    """Return whether a revision is one of this ledger still: a backup may stand in its place."""
    return any(row[0] == revision.hash for row in ask(_HASH.format(revision.number)))
