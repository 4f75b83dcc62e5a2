"""The features of a stock as a snapshot gives them out: its own bytes, and behind them what the join adds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Generic, TypeVar, overload

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.cql.columns import Where
from atlas.filters import Fields
from atlas.stock.asking import View
from atlas.stock.found import Slots

Item = TypeVar("Item")
# Between these a project says what it cites. No text holds either: its quotes have a backslash before them. What names
# the sources of its values may have a key "precision", but not with a text behind it.
_CITING, _CITED = b',"conflicts":', b',"precision":"'


class Endings:
    """The ends of features: what the join adds is the same for all projects of one city and area."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._cities, self._areas = (view.stock.listed(name) for name in ("city_ags", "area_id"))
        # One number for both codes: to look up a pair takes twice as long. No area has the code -1.
        self._stride = len(self._areas.values) + 1
        self._end = cache(partial(_end, view, self._stride))
        # Who is asked for what stands in a feature is asked for the feature too.
        self._last: tuple[int, bytes] | None = None

    def pieces(self, where: Where) -> list[bytes]:
        """Return the features at places in pieces that a comma goes between: of each its own bytes and its end."""
        stock, where = self._view.stock, where if isinstance(where, slice) else _stretch(where)
        bodies = stock.stretch(where) if isinstance(where, slice) else stock.encoded(where)
        found = [b""] * (2 * len(bodies))
        found[::2], found[1::2] = bodies, self._ends(where)
        return found

    def features(self, slots: Slots) -> list[bytes]:
        """Return the features at places."""
        return list(map(b",".join, zip(self._view.stock.encoded(slots), self._ends(slots), strict=True)))

    def _ends(self, where: Where) -> list[bytes]:
        return list(map(self._end, self.places(where).tolist()))

    def places(self, where: Where) -> Slots:
        """Return of each feature the number that all of its city and area have."""
        found: Slots = self._cities.codes[where] * np.int64(self._stride) + (self._areas.codes[where] + 1)
        return found

    def place(self, slot: int) -> int:
        """Return the same number of one feature."""
        return self._cities.codes.item(slot) * self._stride + self._areas.codes.item(slot) + 1

    def feature(self, slot: int) -> bytes:
        """Return the feature at a place."""
        last = self._last
        if last is None or last[0] != slot:
            end = self._end(self.place(slot))
            self._last = last = (slot, b",".join((self._view.stock.feature(slot), end)))
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


def _stretch(slots: Slots) -> Where:
    """Return the stretch that places are if they lie side by side, as most pages do, else the places."""
    if not len(slots):
        return slots
    first, last = int(slots[0]), int(slots[-1]) + 1
    side_by_side = last - first == len(slots) and slots.tolist() == list(range(first, last))
    return slice(first, last) if side_by_side else slots


def _end(view: View, stride: int, place: int) -> bytes:
    """Return what stands behind the comma in features of a city and an area."""
    city, area = divmod(place, stride)
    cities, areas = (view.stock.listed(name).values for name in ("city_ags", "area_id"))
    return encode.dumps(view.joined.of(cities[city], areas[area - 1] if area else None))[1:] + b"}"


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
