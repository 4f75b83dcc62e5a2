"""The features of a stock as a snapshot gives them out: its own bytes, and behind them what the join adds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.filters import Fields
from atlas.stock.asking import View
from atlas.stock.found import Slots

Item = TypeVar("Item")


class Endings:
    """The ends of features: what the join adds is the same for all projects of one city and area."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._cities, self._areas = (view.stock.listed(name) for name in ("city_ags", "area_id"))
        self._made: dict[tuple[int, int], bytes] = {}
        # Who is asked for what stands in a feature is asked for the feature too.
        self._last: tuple[int, bytes] | None = None

    def features(self, slots: Sequence[int] | Slots) -> list[bytes]:
        """Return the features at places."""
        if len(slots) == 1:
            return [self.feature(int(slots[0]))]
        return self._ended(slots)

    def _ended(self, slots: Sequence[int] | Slots) -> list[bytes]:
        at = np.asarray(slots, dtype=np.int64)
        pairs = list(zip(self._cities.codes[at].tolist(), self._areas.codes[at].tolist(), strict=True))
        for pair in set(pairs).difference(self._made):
            self._made[pair] = self._end(*pair)
        return [body + self._made[pair] for body, pair in zip(self._view.stock.encoded(slots), pairs, strict=True)]

    def _end(self, city: int, area: int) -> bytes:
        ags, name = self._cities.values[city], None if area < 0 else self._areas.values[area]
        return b"," + encode.dumps(self._view.joined.of(ags, name))[1:] + b"}"

    def feature(self, slot: int) -> bytes:
        """Return the feature at a place."""
        last = self._last
        if last is None or last[0] != slot:
            self._last = last = (slot, self._ended([slot])[0])
        return last[1]

    def fields(self, slot: int) -> Fields:
        """Return the joined fields of the feature at a place."""
        found: Fields = orjson.loads(self.feature(slot))["properties"]
        return found


def point(view: View, slot: int) -> BaseGeometry | None:
    """Return the point at a place, or None."""
    lon, lat = view.stock.grid.lon[slot], view.stock.grid.lat[slot]
    return None if np.isnan(lon) else shapely.Point(lon, lat)


class Behind(Sequence[Item], Generic[Item]):
    """A few things in memory and behind them those of a stock, made when asked for; what is gone is passed over."""

    def __init__(self, own: Sequence[Item], view: View, made: Callable[[int], Item]) -> None:
        self._own, self._view, self._made = own, view, made

    def __len__(self) -> int:
        return len(self._own) + len(self._view)

    @overload
    def __getitem__(self, position: int) -> Item: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Item]: ...
    def __getitem__(self, position: int | slice) -> Item | Sequence[Item]:
        """Return the thing at a position: that of the stock begin where the own ones end."""
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(len(self)))]
        if 0 <= position < len(self._own):
            return self._own[position]
        if not 0 <= position < len(self):
            raise IndexError(position)
        ordinal = position - len(self._own)
        return self._made(int(self._view.slots(ordinal, ordinal + 1)[0]))

    def __iter__(self) -> Iterator[Item]:
        yield from self._own
        for slot in self._view.slots(0, len(self._view)).tolist():
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
        if slot is None or slot in self._view.gone:
            raise KeyError(record)
        return len(self._own) + int(self._view.ordinals(np.array([slot]))[0])

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from map(self._view.stock.id, self._view.slots(0, len(self._view)).tolist())

    def __len__(self) -> int:
        return len(self._own) + len(self._view)
