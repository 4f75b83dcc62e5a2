"""A collection of which most is in a stock: the records of the ledger first, then the stock in the order of its places.

A project of the stock that people have changed is one of the ledger from then on.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from atlas.cql.columns import Where
from atlas.index import Box, Metres, Positions, around, nearest_of
from atlas.query import Collection, Fields, Page, Query, Sort
from atlas.sorting import not_sortable, sortable
from atlas.stock import building
from atlas.stock.asking import StockColumns, View
from atlas.stock.features import Behind, Features, Places, point
from atlas.stock.found import Slots
from atlas.stock.homes import AREA, PLACE, Joined
from atlas.stock.stock import Stock
from atlas.text import fold
from atlas.unchanged import differences

_SORTED = (*building.TEXTS, *PLACE, AREA, *building.NUMBERS, *building.DAYS)
_WIDER = 4
# A filter lets pass every second or every tenth: to look at more of them once is quicker than to look twice.
_FILTERED = 4
_FARTHEST_M = 1e6
# Of a year: what is less exact sorts before what is more so.
_LESS_THAN_A_DAY = 1e-3
Keys = NDArray[np.float64]
Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)
class Stocked(Collection):
    """Features of the ledger (`own`) and of a stock, as one collection."""

    own: Collection
    # The ids of those that the ledger has deleted.
    deleted: Sequence[str]
    view: View
    stocked: Features

    @classmethod
    def beside(cls, own: Collection, stock: Stock, joined: Joined, deleted: Sequence[str], known: Any) -> "Stocked":
        """Return a collection of the ledger's features and of a stock, without what the ledger has changed or deleted.

        Where nothing differs from `known`, an earlier state, it is that state itself.
        """
        before = known if isinstance(known, Stocked) and known.view.stock is stock else None
        gone = _gone(stock, own.ids, deleted, before)
        columns = StockColumns(stock, joined)
        if before is not None and before.view.joined == joined:
            columns = before.view.columns
            if before.own is own and np.array_equal(before.view.gone, gone):
                return before
        view = View(stock, joined, gone, columns)
        features = Features(view)
        return cls(
            name=own.name,
            ids=Behind(own.ids, view, stock.id),
            fields=Behind(own.fields, view, features.fields),
            geometries=Behind(own.geometries, view, lambda slot: point(view, slot)),
            features=Behind(own.features, view, features.feature),
            own=own,
            deleted=deleted,
            view=view,
            stocked=features,
        )

    @cached_property
    def extent(self) -> Box | None:
        """The lon/lat box around all geometries, or None where there is none."""
        lon, lat = self.view.stock.grid.lon, self.view.stock.grid.lat
        known = [] if np.isnan(lon).all() else [(np.nanmin(lon), np.nanmin(lat), np.nanmax(lon), np.nanmax(lat))]
        own = self.own.extent
        return around([*known, *([(own.west, own.south, own.east, own.north)] if own else [])])

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """The names of the cities that features lie in, by AGS."""
        stocked = self.view.tally("city_ags", "city_name")
        return {**self.own.cities, **{ags: name for ags, name in stocked if ags is not None and name is not None}}

    def matching(self, query: Query) -> Positions:
        """Return the positions of all that a query finds, whatever its page, ascending; raises InvalidParameter."""
        return np.concatenate([self.own.matching(query), self.view.ordinals(self.view.run(query)) + len(self.own.ids)])

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each id stands."""
        return Places(self.own.positions, self.view)

    @property
    def in_memory(self) -> Collection:
        """The features of the ledger."""
        return self.own

    def _of_slots(self, slots: Slots) -> list[int]:
        found: list[int] = (self.view.ordinals(slots) + len(self.own.ids)).tolist()
        return found

    def _slots(self, positions: Iterable[int]) -> list[int]:
        ordinals = np.array([position - len(self.own.ids) for position in positions], dtype=np.int64)
        found: list[int] = self.view.slots_at(ordinals).tolist()
        return found

    def position(self, record: str) -> int:
        """Return where an id stands, or raise UnknownRecord; a stock is too large to look for near matches in."""
        try:
            return self.positions[record]
        except KeyError:
            return self.own.position(record)

    @cached_property
    def cited(self) -> Sequence[Fields]:
        """Of the joined fields of each feature those that name conflicts and sources; of the ledger's all."""
        return Behind(self.own.cited, self.view, self.stocked.cited)

    def ready(self, positions: Iterable[int]) -> list[bytes]:
        """Return the encoded features at positions."""
        return self._told(list(positions), self.own.ready, self.stocked.at)

    def pieces(self, positions: Sequence[int]) -> list[bytes]:
        """Return the encoded features at positions in pieces that a comma goes between, to be joined once."""
        if len(positions) < 2:
            return [self.features[one] for one in positions]
        first = len(self.own.ids)
        # But where they are sorted, those of the ledger come first.
        mine = bisect_left(positions, first)
        own, stocked = positions[:mine], positions[mine:]
        if max(own, default=-1) >= first or min(stocked, default=first) < first:
            return self.ready(positions)
        return [*self.own.ready(own), *self.stocked.pieces(self._where(stocked))]

    def _where(self, positions: Sequence[int]) -> Where:
        """Return the places of positions in the stock: as a stretch if they lie side by side, as most pages do."""
        first = len(self.own.ids)
        if positions and [*positions] == [*range(positions[0], positions[0] + len(positions))]:
            begin, end = (self.view.slot(side - first) for side in (positions[0], positions[-1]))
            if end - begin == positions[-1] - positions[0]:
                return slice(begin, end + 1)
        return self.view.slots_at(np.fromiter(positions, np.int64, len(positions)) - first)

    def _told(
        self,
        positions: Sequence[int],
        owned: Callable[[Sequence[int]], Iterable[Item]],
        stocked: Callable[[Slots], Iterable[Item]],
    ) -> list[Item]:
        """Return what is told of positions: of those of the ledger in one go, and of those of the stock in another."""
        asked, first = np.asarray(positions, dtype=np.int64), len(self.own.ids)
        if min(positions, default=first) >= first:
            return list(stocked(self.view.slots_at(asked - first)))
        behind = asked >= first
        own, rest = iter(owned(asked[~behind].tolist())), iter(stocked(self.view.slots_at(asked[behind] - first)))
        return [next(rest if one else own) for one in behind.tolist()]

    def within_box(self, box: Box) -> Positions:
        """Return the positions of the features that intersect a box, ascending."""
        found = self.view.shown(self.view.columns.boxes.within_box(box))
        return np.concatenate([self.own.within_box(box), self.view.ordinals(found) + len(self.own.ids)])

    def named(self, positions: Sequence[int]) -> Sequence[str]:
        """Return the ids at positions."""
        return self._told(positions, self.own.named, self.view.stock.named)

    def alike(self, positions: Sequence[int]) -> Sequence[Hashable]:
        """Return of projects at positions what is the same for all that belong to the same city and area."""
        return self._told(positions, self.own.alike, self.stocked.homes)

    def toward(self, positions: Sequence[int], x: float, y: float) -> Metres:
        """Return rows of x, y in metres (EPSG:25833): where the points are."""
        asked, first = np.asarray(positions, dtype=np.int64), len(self.own.ids)
        if min(positions, default=first) >= first:
            return self.view.stock.grid.metric(self.view.slots_at(asked - first))
        behind, found = asked >= first, np.empty((len(asked), 2))
        found[behind] = self.view.stock.grid.metric(self.view.slots_at(asked[behind] - first))
        found[~behind] = self.own.toward(asked[~behind].tolist(), x, y)
        return found

    def nearest(
        self, x: float, y: float, *, limit: int, radius_m: float | None, filters: Mapping[str, str]
    ) -> tuple[Positions, Metres]:
        """Return positions and distances as a collection does, of the ledger and of the stock."""
        slots, distances = self._nearest(x, y, limit, radius_m, filters)
        positions = self.view.ordinals(slots) + len(self.own.ids)
        if len(distances) >= limit:
            # What is farther than the last of these, to the decimetre, is none of the nearest.
            radius_m = min(float(distances[-1]) + 0.1, radius_m or np.inf)
        own, near = self.own.nearest(x, y, limit=limit, radius_m=radius_m, filters=filters)
        if not len(own):
            return positions, distances
        return nearest_of(np.concatenate([own, positions]), np.concatenate([near, distances]), limit)

    def finds_soon(self, filters: Mapping[str, str]) -> bool:
        """Return whether features that pass filters need not be looked for far away."""
        return self.view.let_pass(filters)

    def _nearest(
        self, x: float, y: float, limit: int, radius_m: float | None, filters: Mapping[str, str]
    ) -> tuple[Slots, Keys]:
        """Return the places of the nearest that pass, looked for in circles that grow until there are enough."""
        tests, grid, most = self.view.tests(filters), self.view.stock.grid, radius_m or np.inf
        radius = min(grid.guess(2 * limit * (_FILTERED if tests else 1)), most)
        while True:
            slots, exact = grid.within_radius(x, y, radius)
            for test in (*tests, self.view.is_shown) if len(self.view.gone) else tests:
                passing = test(slots)
                slots, exact = slots[passing], exact[passing]
            distances = np.round(exact, 1)
            enough = len(distances) >= limit
            farthest = np.partition(distances, limit - 1)[limit - 1] if enough else np.inf
            # What is just outside of the circle may be as far as the last one, to the decimetre.
            if radius >= most or farthest + 0.1 <= radius:
                break
            radius = min(radius * _WIDER, most) if radius < _FARTHEST_M else most
        return nearest_of(slots, distances, limit)

    def run(self, query: Query) -> Page:
        """Return the page that a query asks for; raises InvalidParameter."""
        first, last = query.offset, query.offset + query.limit
        if query.is_of_all and not query.sort:
            return Page(range(len(self.ids))[first:last], len(self.ids))
        own, found = self.own.found(query), self.view.found(query)
        matched = len(own) + len(found)
        if query.sort:
            return Page(self._in_order(own, found.slots(), query.sort, last)[first:last], matched)
        slots = found.part(first - len(own), last - len(own))
        return Page([*own[first:last], *self._of_slots(slots)], matched)

    def _in_order(self, own: Sequence[int], slots: Slots, sort: Sequence[Sort], last: int) -> list[int]:
        """Return positions in the order that is asked for, at least up to the last one that is wanted."""
        mine = np.array(own, dtype=np.int64)
        keys = self._keys(sort[0], mine, slots)
        if 0 < last < len(keys):
            # Sorting a million by several keys takes seconds: what comes behind the page by the first key may stay out.
            near = keys <= np.partition(keys, last - 1)[last - 1]
            mine, slots, keys = mine[near[: len(mine)]], slots[near[len(mine) :]], keys[near]
        order = np.lexsort([*(self._keys(key, mine, slots) for key in reversed(sort[1:])), keys])
        positions = np.concatenate([mine, self.view.ordinals(slots) + len(self.own.ids)])
        found: list[int] = positions[order].tolist()
        return found

    def _keys(self, key: Sort, own: Slots, slots: Slots) -> Keys:
        """Return what positions and places sort by; what is not known comes last either way."""
        values = np.concatenate([self._own_keys(key.name, own.tolist()), self._stock_keys(key.name, slots)])
        return np.where(np.isnan(values), np.inf, -values if key.descending else values)

    def _stock_keys(self, name: str, slots: Slots) -> Keys:
        if name in building.NUMBERS:
            return self.view.columns.numbers(name)[slots]
        if name in building.DAYS:
            return _day_keys(*(side[slots] for side in self.view.columns.days(name)))
        if name not in _SORTED:
            raise not_sortable(name, _SORTED)
        codes = self.view.columns.listed(name).codes[slots]
        return np.where(codes < 0, np.nan, self._ranks(name)[codes])

    def _ranks(self, name: str) -> Keys:
        """Return where each text of a column stands among the folded ones; one more for no text."""
        if name in building.TEXTS:
            return np.append(self.view.stock.ranks(name), 0).astype(np.float64)
        folded = [fold(value) for value in self.view.columns.listed(name).values]
        places = {value: place for place, value in enumerate(sorted(set(folded)))}
        return np.array([*(places[value] for value in folded), 0], dtype=np.float64)

    def _own_keys(self, name: str, own: Sequence[int]) -> Keys:
        """Return where the ledger's features stand among those of the stock: between two, where they are new."""
        values = [sortable(self.own.fields[position].get(name)) for position in own]
        if name in building.NUMBERS:
            return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
        if name in building.DAYS:
            positions = np.array(own, dtype=np.int64)
            return _day_keys(*(side[positions] for side in self.own.columns.days(name)))
        new = sorted({value for value in values if value is not None})
        places = {value: self._rank_of(name, value, (place + 1) / (len(new) + 2)) for place, value in enumerate(new)}
        return np.array([np.nan if value is None else places[value] for value in values], dtype=np.float64)

    def _rank_of(self, name: str, folded: str, between: float) -> float:
        if name not in _SORTED:
            raise not_sortable(name, _SORTED)
        known: Sequence[str] = self.view.columns.listed(name).values
        if name not in building.TEXTS:
            known = sorted(known, key=fold)
        at = bisect_left(known, folded, key=fold)
        ranks = self.view.stock.ranks(name) if name in building.TEXTS else _dense(known)
        if at < len(known) and fold(known[at]) == folded:
            return float(ranks[at])
        return (float(ranks[at - 1]) if at else -1.0) + between


def _gone(stock: Stock, own: Sequence[str], deleted: Sequence[str], before: Stocked | None) -> Slots:
    """Return the places, ascending, of what the ledger has or has deleted: only what came or went is looked up."""
    known = (before.own.ids, before.deleted) if before else ((), ())
    rows = [(old, new, differences(old, new)) for old, new in zip(known, (own, deleted), strict=True)]
    went = [record for old, _, changes in rows for gone, _ in changes for record in old[gone]]
    came = [record for _, new, changes in rows for _, come in changes for record in new[come]]
    kept = np.setdiff1d(before.view.gone, _found(stock, went)) if before else np.zeros(0, np.int64)
    return np.union1d(kept, _found(stock, came))


def _found(stock: Stock, records: Iterable[str]) -> Slots:
    return np.array([slot for slot in map(stock.find, records) if slot is not None], dtype=np.int64)


def _day_keys(first: Keys, last: Keys) -> Keys:
    """Return what dates sort by: 2018 comes before 2018-01, and that before 2018-01-01."""
    known = np.isfinite(first)
    spans = np.where(known, last, 0.0) - np.where(known, first, 0.0)
    return np.where(known, first - spans * _LESS_THAN_A_DAY, np.nan)


def _dense(ordered: Sequence[str]) -> list[int]:
    folded = [fold(value) for value in ordered]
    places = {value: place for place, value in enumerate(dict.fromkeys(folded))}
    return [places[value] for value in folded]
