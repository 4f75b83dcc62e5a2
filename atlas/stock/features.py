"""The features of a stock as a snapshot gives them out: as the cache keeps them, or with what the join adds by now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Generic, TypeVar, overload

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.cql.columns import Where
from atlas.filters import Fields
from atlas.stock.asking import View
from atlas.stock.found import Slots

Item = TypeVar("Item")
# Between these a project says what it cites. No text holds either: its quotes have a backslash before them. What names
# the sources of its values may have a key "precision", but not with a text behind it.
_CITING, _CITED = b',"conflicts":', b',"precision":"'
# What is known of homes; a page of which all are 0 is read as it is kept.
_AS_KEPT, _OTHERWISE, _NOT_LOOKED_AT = 0, 1, 2
Renewal = tuple[int, bytes]


class Features:
    """The features as the join tells them: as they are kept, but for homes of which it tells otherwise by now."""

    def __init__(self, view: View) -> None:
        self._view, self._homes = view, view.stock.homes
        self._renewal = cache(partial(_renewal, view))
        self._states = np.full(len(self._homes), _NOT_LOOKED_AT, np.int8)
        # Who is asked for what stands in a feature is asked for the feature too.
        self._last: tuple[int, bytes] | None = None

    def pieces(self, where: Where) -> list[bytes]:
        """Return the features at places in pieces that a comma goes between."""
        return self._view.stock.stretches(where) if self._are_as_kept(where) else self.at(where)

    def at(self, where: Where) -> list[bytes]:
        """Return the features at places."""
        slots = np.arange(where.start, where.stop) if isinstance(where, slice) else where
        kept = self._view.stock.encoded(slots)
        return list(map(_renewed, kept, map(self._renewal, self._homes.codes[slots].tolist())))

    def _are_as_kept(self, where: Where) -> bool:
        homes = self._homes.codes[where]
        states = self._states[homes]
        if not states.any():
            return True
        for home in set(homes[states == _NOT_LOOKED_AT].tolist()):
            self._states[home] = _AS_KEPT if self._renewal(home) is None else _OTHERWISE
        return not self._states[homes].any()

    def homes(self, slots: Slots) -> list[int]:
        """Return of each feature at places the number that all of its city and area have."""
        found: list[int] = self._homes.codes[slots].tolist()
        return found

    def feature(self, slot: int) -> bytes:
        """Return the feature at a place."""
        last = self._last
        if last is None or last[0] != slot:
            kept, home = self._view.stock.feature(slot), self._homes.codes.item(slot)
            self._last = last = (slot, _renewed(kept, self._renewal(home)))
        return last[1]

    def fields(self, slot: int) -> Fields:
        """Return the joined fields of the feature at a place."""
        found: Fields = orjson.loads(self.feature(slot))["properties"]
        return found

    def cited(self, slot: int) -> Fields:
        """Return of the fields of the feature at a place those that name conflicts and sources."""
        feature = self.feature(slot)
        begin = feature.index(_CITING)
        return _cited(feature[begin + 1 : feature.index(_CITED, begin)])


# Most of a stock cite the same, as they come from the same few lists.
@lru_cache(maxsize=1_000)
def _cited(fields: bytes) -> Fields:
    found: Fields = orjson.loads(b"{%s}" % fields)
    return found


def _renewal(view: View, home: int) -> Renewal | None:
    """Return how long features of a home end in the cache, and how they end by now; None where that is the same."""
    kept, now = view.stock.homes.end(home), view.joined.end(view.stock.homes.home(home))
    return None if kept == now else (len(kept), now)


def _renewed(kept: bytes, renewal: Renewal | None) -> bytes:
    return kept if renewal is None else kept[: -renewal[0]] + renewal[1]


def point(view: View, slot: int) -> BaseGeometry | None:
    """Return the point at a place, or None."""
    lon, lat = view.stock.grid.lon[slot], view.stock.grid.lat[slot]
    return None if np.isnan(lon) else shapely.Point(lon, lat)


class Behind(Sequence[Item], Generic[Item]):
    """A few things in memory and behind them those of a stock, made when asked for; what is gone is passed over."""

    def __init__(self, own: Sequence[Item], view: View, made: Callable[[int], Item]) -> None:
        self._own, self._view, self._made = own, view, made
        # Neither ever changes, and who asks for one thing would count both.
        self._first, self._count = len(own), len(own) + len(view)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, position: int) -> Item: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Item]: ...
    def __getitem__(self, position: int | slice) -> Item | Sequence[Item]:
        """Return the thing at a position: that of the stock begin where the own ones end."""
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(len(self)))]
        if not 0 <= position < self._count:
            raise IndexError(position)
        own = position < self._first
        return self._own[position] if own else self._made(self._view.slot(position - self._first))

    def __iter__(self) -> Iterator[Item]:
        yield from self._own
        for slot in self._view.slots().tolist():
            yield self._made(slot)


class Places(Mapping[str, int]):
    """Where each id stands, in memory or in the stock."""

    def __init__(self, own: Mapping[str, int], view: View) -> None:
        self._own, self._view = own, view

    def __getitem__(self, record: str) -> int:
        """Return the position of an id, or raise KeyError."""
        if record in self._own:
            return self._own[record]
        slot = self._view.stock.find(record)
        ordinal = None if slot is None else self._view.ordinal(slot)
        if ordinal is None:
            raise KeyError(record)
        return len(self._own) + ordinal

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from map(self._view.stock.id, self._view.slots().tolist())

    def __len__(self) -> int:
        return len(self._own) + len(self._view)
