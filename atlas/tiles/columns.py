"""What tiles need of a collection as columns: where its points are, what they say, and what clusters count by.

Points go by their places: those of the ledger by their positions in the collection, and behind them those of the stock
by where they stand in it, whether the collection shows all of it or not. So no edit moves a million of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from threading import Lock

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.crs import points_to_web_mercator
from atlas.model import PRECISIONS
from atlas.query import Collection, MakeAll
from atlas.stock import building
from atlas.stock.asking import View
from atlas.stock.collection import Stocked
from atlas.stock.stock import Stock
from atlas.stock.texts import Texts
from atlas.tiles import wire
from atlas.tiles.points import Points
from atlas.tiles.properties import LAYERS, Fields, Layer, Value

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
# So many texts of a stock are held ready to be sent; of more, such as titles, those of a tile are put together for it.
_MOST_READY = 10_000
_TOGETHER = 4_096
_UNREAD = -2


@dataclass(frozen=True, slots=True)
class Source:
    """One property of some rows: a code for what each says, -1 for nothing, and codes to values, ready to be sent."""

    codes: Callable[[Ints], Ints]
    messages: Callable[[Ints], bytes]

    def column(self, key: str, rows: Ints) -> wire.Column:
        """Return what rows say under a key; what several say stands there once."""
        return self.of(key, self.codes(rows))

    def of(self, key: str, codes: Ints) -> wire.Column:
        """Return the column of rows that have these codes."""
        known, places = np.unique(codes, return_inverse=True)
        silent = int(len(known) > 0 and known[0] == -1)
        return wire.Column(key, places - silent, self.messages(known[silent:]), len(known) - silent)


def listed(values: Sequence[Value]) -> Source:
    """Return the property of which each row has the value at the place that is its number."""
    return Source(lambda rows: rows, _of([wire.message(value) for value in values]))


def _of(ready: Sequence[bytes]) -> Callable[[Ints], bytes]:
    return lambda codes: b"".join(ready[code] for code in codes.tolist())


# Whole numbers of features, of which few differ in a tile: each is its own code.
WHOLE = Source(lambda numbers: numbers, lambda codes: b"".join(map(wire.message, codes.tolist())))


class _Read:
    """What rows in memory say, each read when a tile first draws it: after an edit most of them never are."""

    def __init__(self, rows: Collection, layer: Layer) -> None:
        self._rows, self._layer, self._names = rows, layer, tuple(layer.fields)
        self._codes = np.full((len(rows.ids), len(self._names)), _UNREAD, np.int32)
        self._known: list[dict[tuple[type, Value], int]] = [{} for _ in self._names]
        self._messages: list[list[bytes]] = [[] for _ in self._names]
        self._lock = Lock()

    def columns(self, positions: Ints) -> list[wire.Column]:
        """Return what the rows at positions say, a column for each key."""
        with self._lock:
            for position in positions[self._codes[positions, 0] == _UNREAD].tolist():
                self._codes[position] = [self._code(position, place) for place in range(len(self._names))]
        return [
            _as_they_come(ready, self._codes[positions, place]).column(name, positions)
            for place, (name, ready) in enumerate(zip(self._names, self._messages, strict=True))
        ]

    def _code(self, position: int, place: int) -> int:
        value = self._layer.value(self._rows.ids[position], self._rows.fields[position], self._names[place])
        if value is None:
            return -1
        # True is 1 and 1.0 to a dict; in a tile they are three values.
        known, key = self._known[place], (type(value), value)
        if key not in known:
            self._messages[place].append(wire.message(value))
            known[key] = len(known)
        return known[key]


def _as_they_come(ready: Sequence[bytes], codes: Ints) -> Source:
    """Return the property of rows with these codes; whatever was read before, equal rows give equal bytes."""
    known, first = np.unique(codes, return_index=True)
    known = known[np.argsort(first)]
    known = known[known >= 0]
    # The last place is that of -1.
    ranks = np.full(len(ready) + 1, -1)
    ranks[known] = np.arange(len(known))
    return Source(lambda _: ranks[codes], _of([ready[code] for code in known.tolist()]))


class Said:
    """What the features of a collection say in the tiles of one layer."""

    def __init__(self, rows: Collection, layer: Layer) -> None:
        self._own_count = len(rows.in_memory.ids)
        self._own = _Read(rows.in_memory, layer)
        self._view = rows.view if isinstance(rows, Stocked) else None
        self._stocked = {name: _stocked(self._view, name) for name in layer.fields} if self._view else {}

    def columns(self, places: Ints) -> list[wire.Column]:
        """Return what features at places say, one column for each key or two, of the ledger and of the stock."""
        if self._view is None:
            return self._own.columns(places)
        own = places < self._own_count
        slots = places[~own] - self._own_count
        behind = (spread(source.column(name, slots), ~own) for name, source in self._stocked.items())
        if not own.any():
            return list(behind)
        return [*(spread(column, own) for column in self._own.columns(places[own])), *behind]


def spread(column: wire.Column, where: NDArray[np.bool_]) -> wire.Column:
    """Return a column of some features as one of all of them; the others say nothing in it."""
    if len(column.codes) == len(where):
        return column
    codes = np.full(len(where), -1, np.int64)
    codes[where] = column.codes
    return wire.Column(column.key, codes, column.values, column.count)


def _stocked(view: View, name: str) -> Source:
    if name in building.NUMBERS:
        return _numbers(view, name)
    if name in building.DAYS:
        return _days(view, name)
    column = view.columns.listed(name)
    values, codes = column.values, column.codes
    if isinstance(values, Texts) and len(values) > _MOST_READY:
        return Source(lambda slots: codes[slots].astype(np.int64), lambda found: _texts(values, found))
    return Source(lambda slots: codes[slots].astype(np.int64), listed(values).messages)


def _texts(values: Texts, codes: Ints) -> bytes:
    # Some at a time: a single long one makes the rows of all that are put together with it as long.
    parts = (codes[first : first + _TOGETHER] for first in range(0, len(codes), _TOGETHER))
    return b"".join(wire.texts(*values.side_by_side(part)) for part in parts)


def _numbers(view: View, name: str) -> Source:
    def codes(slots: Ints) -> Ints:
        values = numbers[slots]
        # The bits of a number are as good a code as any; those of -1 are no number.
        return np.where(np.isnan(values), -1, values.view(np.int64))

    numbers = view.columns.numbers(name)
    return Source(codes, lambda found: wire.doubles(found.view(np.float64)))


def _days(view: View, name: str) -> Source:
    def codes(slots: Ints) -> Ints:
        begin, end = first[slots], last[slots]
        known = np.isfinite(begin)
        begin, length = np.where(known, begin, 0), np.where(known, end - begin, 0)
        # No more than a day is 0 days long, a month up to 30, a year more.
        exact = np.searchsorted([0, 30], length)
        return np.where(known, begin.astype(np.int64) * 3 + exact, -1)

    first, last = view.columns.days(name)
    return Source(codes, lambda found: b"".join(map(_day, found.tolist())))


@lru_cache(maxsize=50_000)
def _day(code: int) -> bytes:
    """Return a date as it was given: 2018, 2018-03 or 2018-03-01."""
    ordinal, exact = divmod(code, 3)
    return wire.message(date.fromordinal(ordinal).isoformat()[: (10, 7, 4)[exact]])


def prepare(rows: Collection) -> None:
    """Sort the points of the stock of a collection, if it has one."""
    if isinstance(rows, Stocked):
        _stocked_points(rows.view.stock)


def places(rows: Collection, positions: Ints) -> Ints:
    """Return the places of features at positions in a collection."""
    if not isinstance(rows, Stocked):
        return positions
    first = len(rows.own.ids)
    behind = rows.view.slots_at(positions[positions >= first] - first) + first
    return np.concatenate([positions[positions < first], behind])


def points(rows: Collection, layer: Layer) -> Points:
    """Return the points of a layer, by their places, sorted by their keys."""
    own = _own_points(rows.in_memory, layer)
    return own.merged(points_of_stock(rows)) if isinstance(rows, Stocked) else own


def points_of_stock(rows: Stocked) -> Points:
    """Return the points of the stock alone, by their places, sorted by their keys."""
    behind = _stocked_points(rows.view.stock)
    return behind.taken(rows.view.is_shown(behind.order), len(rows.own.ids))


def _own_points(rows: Collection, layer: Layer) -> Points:
    xy = rows.together(_MERCATOR[layer.anchor])
    positions = np.flatnonzero(~np.isnan(xy[:, 0]))
    return Points.of(positions, xy[positions], clustered=layer.clustered)


def _mercator(anchor: str | None, fields: Sequence[Fields], shapes: Sequence[BaseGeometry | None]) -> Floats:
    """Return where points or anchors are in EPSG:3857, rows of x, y; NaN for what is nowhere."""
    found = np.full((len(fields), 2), np.nan)
    if anchor is None:
        drawn = np.array([*shapes], dtype=object)
        there = ~shapely.is_missing(drawn) & ~shapely.is_empty(drawn)
        lon_lat = shapely.get_coordinates(drawn[there])
    else:
        there = np.array([bool(row[anchor]) for row in fields], dtype=bool)
        lon_lat = np.array([row[anchor] for row in fields if row[anchor]], dtype=np.float64).reshape(-1, 2)
    found[there] = points_to_web_mercator(lon_lat)
    return found


# By these very objects a collection knows what it has made of its features.
_MERCATOR: Mapping[str | None, MakeAll] = {
    layer.anchor: partial(_mercator, layer.anchor) for layers in LAYERS.values() for layer in layers
}


# A stock never changes: its points are sorted once, whatever people change beside it.
@lru_cache(maxsize=2)
def _stocked_points(stock: Stock) -> Points:
    slots = np.flatnonzero(~stock.missing)
    lon_lat = np.column_stack([stock.grid.lon[slots], stock.grid.lat[slots]])
    return Points.of(slots, points_to_web_mercator(lon_lat))


class _Named:
    """What rows in memory say under one name, of which there are few values: each once, and which of them a row has."""

    def __init__(self, rows: Collection, layer: Layer, name: str) -> None:
        hashes = rows.together(_HASHES[layer.own_name(name)])
        _, first, self.codes = np.unique(hashes, return_index=True, return_inverse=True)
        self.values = layer.values(name, [rows.fields[position] for position in first.tolist()])


def _hashed(name: str, fields: Sequence[Fields], _: Sequence[BaseGeometry | None]) -> Ints:
    return np.array([hash(row[name]) for row in fields], np.int64)


# Two words with one hash of 64 bits are not to be met.
_HASHES: Mapping[str, MakeAll] = {
    name: partial(_hashed, name)
    for layers in LAYERS.values()
    for layer in layers
    if layer.counted
    for name in map(layer.own_name, (layer.counted, "precision"))
}


class Counted:
    """What clusters of a layer count their points by (`codes`, sorted), and how exact the points are."""

    def __init__(self, rows: Collection, layer: Layer) -> None:
        self._own_count = len(rows.in_memory.ids)
        self._view = rows.view if isinstance(rows, Stocked) else None
        own = _Named(rows.in_memory, layer, layer.counted)
        stocked = self._view.columns.listed(layer.counted).values if self._view else ()
        self.codes = tuple(sorted({*own.values, *stocked}))
        self._kinds = self._ranked(layer.counted, own, {code: place for place, code in enumerate(self.codes)})
        ranks: dict[str, int] = {precision: rank for rank, precision in enumerate(PRECISIONS)}
        self._weakness = self._ranked("precision", _Named(rows.in_memory, layer, "precision"), ranks)

    def _ranked(self, name: str, own: "_Named", ranks: dict[str, int]) -> Callable[[Ints], Ints]:
        mine = np.array([ranks[value] for value in own.values], np.int64)[own.codes]
        if self._view is None:
            return lambda places: mine[places]
        column = self._view.columns.listed(name)
        behind = np.array([ranks[value] for value in column.values], np.int64)

        def found(places: Ints) -> Ints:
            is_own = places < len(mine)
            if not is_own.any():
                return behind[column.codes[places - len(mine)]]
            every = np.empty(len(places), np.int64)
            every[is_own] = mine[places[is_own]]
            every[~is_own] = behind[column.codes[places[~is_own] - len(mine)]]
            return every

        return found

    def counts(self, members: Ints, sizes: Ints) -> Ints:
        """Return how many members each cluster has of each code; members stand cluster by cluster."""
        owners = np.repeat(np.arange(len(sizes)), sizes)
        together = owners * len(self.codes) + self._kinds(members)
        return np.bincount(together, minlength=len(sizes) * len(self.codes)).reshape(len(sizes), -1)

    def weakest(self, members: Ints, sizes: Ints) -> Ints:
        """Return the place of the weakest precision in each cluster in the list of precisions, the best first."""
        return np.maximum.reduceat(self._weakness(members), np.cumsum(sizes) - sizes)
