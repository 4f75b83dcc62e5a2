"""What filters, words, days and boxes leave of a stock: tests of places, each of a whole column at once."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.cql.columns import FEW_VALUES, TRUE, Columns, Listed, Numbers, Truth, Where
from atlas.cql.logic import Test as Asked
from atlas.cql.logic import all_marked, all_true, truth
from atlas.filters import Filter, filters_of
from atlas.index import Box, Positions
from atlas.query import Interval, Query
from atlas.stock.boxed import Boxed
from atlas.stock.found import Flags, Found, Marked, Named, Slots
from atlas.stock.homes import AREA, PLACE, Joined
from atlas.stock.stock import Stock
from atlas.text import fold

Test = Callable[[Slots], Flags]
# Of so small a part of all places it is quicker to look at each than at whole columns.
_FEW = 8
# The first day of 1970, from which numpy counts.
_EPOCH = 719_163
_BOXES = 16
_TESTS = 32
_BY_NUMBERS = {"intersects": shapely.intersects_xy, "contains": shapely.contains_xy}
# Of every so many one at least; of what there is less, the nearest may be far away.
_OFTEN = 100
# Those of one city, area or manager stand together, and may all be far away, however many they are.
_EVERYWHERE = frozenset(("period", "theme", "status", "precision"))


class Shapes:
    """The points of a stock as shapely geometries, made when asked for."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock

    def __len__(self) -> int:
        return self._stock.count

    def __getitem__(self, slots: Slots) -> NDArray[np.object_]:
        found: NDArray[np.object_] = shapely.points(self._stock.grid.lon[slots], self._stock.grid.lat[slots])
        found[self._stock.missing[slots]] = None
        return found


class Boxes:
    """Finds the points of a stock by rectangle and by shape, as a BoxIndex finds geometries."""

    def __init__(self, stock: Stock) -> None:
        self._stock, self.shapes = stock, Shapes(stock)
        # A page after the other is asked of the same box, and one box twice for the same page.
        self.boxed = lru_cache(_BOXES)(partial(Boxed, stock.grid, stock.strips))

    @property
    def missing(self) -> Flags:
        """Which places have no point."""
        return self._stock.missing

    def within_box(self, box: Box) -> Positions:
        """Return the places of the points in a box, ascending."""
        return self.boxed(box).slots()

    def near(self, drawn: BaseGeometry) -> Positions:
        """Return the places of the points in the rectangle around a lon/lat geometry, ascending."""
        return self.within_box(Box(*drawn.bounds))

    def related(self, drawn: BaseGeometry, relation: str, where: Where) -> Flags:
        """Return which of the points looked at a lon/lat geometry intersects, contains … (GEOS)."""
        box, grid = Box(*drawn.bounds), self._stock.grid
        is_box = relation == "intersects" and drawn.equals(shapely.box(*drawn.bounds))
        if not isinstance(where, slice):
            found = grid.inside(where, box)
            if not is_box:
                shapely.prepare(drawn)
                at = np.flatnonzero(found)
                found[at] = self._related(drawn, relation, where[at])
            return found
        runs, whole = self.boxed(box).runs, slice(0, self._stock.count)
        if runs.stretch == where:
            whole = where
        found = runs.marked(whole)
        if not is_box:
            near = runs.slots()
            found[near - whole.start] = self.related(drawn, relation, near)
        return found if whole is where else found[where]

    def _related(self, drawn: BaseGeometry, relation: str, slots: Slots) -> Flags:
        # To make a geometry of each point takes longer than to look where it lies.
        by_numbers = _BY_NUMBERS.get(relation)
        if by_numbers is not None:
            found: Flags = by_numbers(drawn, self._stock.grid.lon[slots], self._stock.grid.lat[slots])
            return found
        related: Flags = getattr(shapely, relation)(drawn, self.shapes[slots])
        return related


class StockColumns(Columns):
    """The columns of a stock, those of the join among them."""

    boxes: Boxes

    def __init__(self, stock: Stock, joined: Joined) -> None:
        super().__init__((), boxes=Boxes(stock))
        self.stock, self._joined = stock, joined
        self._tallies: dict[tuple[str, ...], dict[tuple[str | None, ...], int]] = {}

    def __len__(self) -> int:
        return self.stock.count

    def numbers(self, name: str) -> Numbers:
        """Return numbers; NaN is unknown."""
        return self.stock.numbers(name)

    def listed(self, name: str) -> Listed:
        """Return texts; those of the join follow from city and area."""
        if name in PLACE:
            return self._of("city_ags", name, lambda ags: self._joined.places.get(ags, {}).get(name))
        if name == AREA:
            return self._of("area_id", name, self._joined.areas.get)
        return self.stock.listed(name)

    def days(self, name: str) -> tuple[Numbers, Numbers]:
        """Return the first and the last day that each date may mean, as ordinals."""
        return self.stock.days(name)

    def tallied(self, names: tuple[str, ...]) -> dict[tuple[str | None, ...], int]:
        """Return how many of all projects have each combination of values in some columns."""
        if names not in self._tallies:
            columns = [self.listed(name) for name in names]
            together = np.zeros(self.stock.count, dtype=np.int64)
            for column in columns:
                together = together * (len(column.values) + 1) + column.codes + 1
            counts = np.bincount(together)
            found: dict[tuple[str | None, ...], int] = {}
            for code in np.flatnonzero(counts).tolist():
                found[_parted(code, columns)] = int(counts[code])
            self._tallies[names] = found
        return self._tallies[names]

    def _of(self, own: str, name: str, said: Callable[[str], str | None]) -> Listed:
        if name not in self._listed:
            known = self.stock.listed(own)
            by_value = Listed.of([*map(said, known.values), None])
            self._listed[name] = Listed(by_value.codes[known.codes], by_value.values)
        return self._listed[name]


def _parted(code: int, columns: Sequence[Listed]) -> tuple[str | None, ...]:
    """Return the values that one number for a combination of them stands for."""
    found: list[str | None] = []
    for column in reversed(columns):
        code, place = divmod(code, len(column.values) + 1)
        found.append(column.values[place - 1] if place else None)
    return tuple(reversed(found))


@dataclass(frozen=True, eq=False)
class View:
    """A stock as one snapshot sees it: joined, and without the places `gone` that the ledger tells of itself."""

    stock: Stock
    joined: Joined
    gone: Slots
    columns: StockColumns

    def __len__(self) -> int:
        return self.stock.count - len(self.gone)

    @cached_property
    def _gaps(self) -> Slots:
        return self.gone - np.arange(len(self.gone))

    def slots(self) -> Slots:
        """Return the places of all projects that are shown."""
        return self.slots_at(np.arange(len(self)))

    def slot(self, ordinal: int) -> int:
        """Return the place of the project with this number among all that are shown."""
        # For one number numpy takes far longer.
        return ordinal + bisect_right(self._gaps.data, ordinal)

    def ordinal(self, slot: int) -> int | None:
        """Return which number the project at a place has among all that are shown; None where it is gone."""
        gone = self.gone.data
        before = bisect_left(gone, slot)
        return None if before < len(gone) and gone[before] == slot else slot - before

    def slots_at(self, ordinals: Slots) -> Slots:
        """Return the places of the projects with these numbers among all that are shown."""
        if not len(self.gone):
            return ordinals
        found: Slots = ordinals + self._gaps.searchsorted(ordinals, side="right")
        return found

    def ordinals(self, slots: Slots) -> Slots:
        """Return which numbers projects at places have among all that are shown."""
        if not len(self.gone):
            return slots
        found: Slots = slots - self.gone.searchsorted(slots)
        return found

    def shown(self, slots: Slots) -> Slots:
        """Return those of the places, ascending, that are not gone."""
        return Named(slots).without(self.gone).slots()

    def is_shown(self, slots: Slots) -> Flags:
        """Return which of the places, in any order, are not gone."""
        return np.isin(slots, self.gone, invert=True) if len(self.gone) else np.ones(len(slots), dtype=bool)

    def tally(self, *names: str) -> dict[tuple[str | None, ...], int]:
        """Return how many projects have each combination of values in some columns, None for what is not known."""
        found = Counter(self.columns.tallied(names))
        if len(self.gone):
            columns = [self.columns.listed(name) for name in names]
            found.subtract(zip(*(column.at(self.gone) for column in columns), strict=True))
        return {key: count for key, count in found.items() if count}

    def run(self, query: Query) -> Slots:
        """Return the places that a query finds, ascending."""
        return self.found(query).slots()

    def found(self, query: Query) -> Found:
        """Return what a query finds; raises InvalidParameter."""
        asked = [self._asked(item, text) for item, text in _named(query.filters)]
        if query.interval is not None:
            asked.append(_holding(query.interval))
        asked += (part for condition in query.conditions for part in condition.parts)
        if query.text:
            said = self._saying(query.text)
            asked.append(Asked(lambda rows, where: truth(said[where], None, rows.count(where))))
        return self._passing(query, self._near(query), asked).without(self.gone)

    def _near(self, query: Query) -> Boxed | None:
        """Return what lies in the rectangle that a query names or that its conditions are bound to."""
        box = query.box
        if box is None:
            bounds = (one.bound for one in query.conditions if one.bound is not None)
            box = next((Box(*bound.bounds) for bound in bounds), None)
        return None if box is None else self.columns.boxes.boxed(box)

    def _passing(self, query: Query, near: Boxed | None, asked: Sequence[Asked]) -> Found:
        """Return what of a rectangle, or of all, passes tests."""
        if near is not None and not asked:
            return near.by_pages
        if near is not None and len(near) * _FEW < len(self.columns):
            return Named(all_true(asked, self.columns, near.slots()))
        # A stretch of a column is looked at as it is; picking out every place of it takes far longer.
        where = slice(0, self.stock.count) if near is None else near.runs.stretch
        flags = all_marked([one for one in asked if not one.slow], self.columns, where)
        if near is not None and query.box is not None:
            flags &= near.runs.marked(where)
        passing, slow = Marked(flags, where.start), [one for one in asked if one.slow]
        return Named(all_true(slow, self.columns, passing.slots())) if slow else passing

    def tests(self, filters: Mapping[str, str]) -> list[Test]:
        """Return the tests that filters by name ask for; raises InvalidParameter."""
        return [self._test(name, text) for name, text in filters.items()]

    @cached_property
    def _test(self) -> Callable[[str, str], Test]:
        """What returns the test that a filter asks for; the same few are asked again and again."""
        return lru_cache(_TESTS)(self._made)

    def _made(self, name: str, text: str) -> Test:
        item = filters_of("projects")[name]
        column = self.columns.listed(item.path or name) if item.kind == "code" else None
        if column is None or len(column.values) > FEW_VALUES:
            return partial(self._passed, self._asked(item, text))
        passes, path = item.parse(text), item.path or name
        holding = column.holding(lambda value: passes({path: value})) == TRUE
        return lambda slots: holding[column.codes[slots]]

    def let_pass(self, filters: Mapping[str, str]) -> bool:
        """Return whether every hundredth project at least surely passes filters, wherever one looks."""
        return filters.keys() <= _EVERYWHERE and self._let_pass(tuple(filters.items()))

    @cached_property
    def _let_pass(self) -> Callable[[tuple[tuple[str, str], ...]], bool]:
        return lru_cache(_TESTS)(self._found_passing)

    def _found_passing(self, filters: tuple[tuple[str, str], ...]) -> bool:
        count = len(self.columns)
        # At worst no project is left out by two of them.
        left_out = sum(count - self._count_of(name, text) for name, text in filters)
        return (count - left_out) * _OFTEN >= count

    def _count_of(self, name: str, text: str) -> int:
        counts = self.columns.tallied((name,))
        return sum(counts.get((value,), 0) for value in {*text.split(","), text})

    def _passed(self, one: Asked, slots: Slots) -> Flags:
        passed: Flags = one(self.columns, slots) == TRUE
        return passed

    def _asked(self, item: Filter, text: str) -> Asked:
        """Return what a filter asks; raises InvalidParameter."""
        passes, path = item.parse(text), item.path or item.name
        if item.kind in ("code", "text"):
            names = (*text.split(","), text)
            return Asked(lambda rows, where: rows.listed(path).among(where, names, lambda value: passes({path: value})))
        if item.kind == "year":
            year = int(text)
            return Asked(lambda rows, where: truth(self._running(where, year), None, rows.count(where)))
        bound, holds = item.bound(text), np.greater_equal if item.kind == "min" else np.less_equal
        return Asked(lambda rows, where: truth(holds(rows.numbers(path)[where], bound), None, rows.count(where)))

    def _running(self, where: Where, year: int) -> Flags:
        """Return which projects run in a year; where no date is known of one side, that is open."""
        begin, end = self.columns.days("start")[0][where], self.columns.days("end")[1][where]
        dated = np.isfinite(begin) | np.isfinite(end)
        return dated & (begin <= date(year, 12, 31).toordinal()) & (end >= date(year, 1, 1).toordinal())

    @cached_property
    def named_years(self) -> list[int]:
        """The first and the last year that any project names; empty where none does."""
        days = (self.columns.days("start")[0], self.columns.days("end")[1])
        named = [side[np.isfinite(side)] for side in (np.delete(side, self.gone) for side in days)]
        said = [int(bound(side)) for side in named if len(side) for bound in (np.min, np.max)]
        return [date.fromordinal(day).year for day in (min(said), max(said))] if said else []

    def years(self, where: Where) -> tuple[Numbers, Numbers]:
        """Return the years in which projects begin and end; NaN where no date says it."""
        begin, end = self.columns.days("start")[0][where], self.columns.days("end")[1][where]
        return _years(begin), _years(end)

    def _saying(self, text: str) -> Flags:
        """Return in which projects every word of a text is found, those of the join included."""
        found = np.full(self.stock.count, bool(fold(text).strip()))
        for word in dict.fromkeys(fold(text).split()):
            said = self.stock.saying(word)
            for own, named in (("city_ags", self._place_words), ("area_id", self._area_words)):
                holds = np.array([*(word in words for words in named), False])
                if holds.any():
                    said |= holds[self.stock.listed(own).codes]
            found &= said
        return found

    @cached_property
    def _place_words(self) -> list[str]:
        places = (self.joined.places.get(ags, {}) for ags in self.stock.listed("city_ags").values)
        return [fold(f"{one.get('city_name') or ''} {one.get('kreis') or ''}") for one in places]

    @cached_property
    def _area_words(self) -> list[str]:
        return [fold(self.joined.areas.get(area, "")) for area in self.stock.listed("area_id").values]


def _named(filters: Mapping[str, str]) -> Iterator[tuple[Filter, str]]:
    known = filters_of("projects")
    return ((known[name], text) for name, text in filters.items())


def _holding(span: Interval) -> Asked:
    """Return the test whether a project holds on a day of a span."""
    first = span.first.toordinal() if span.first else -np.inf
    last = span.last.toordinal() if span.last else np.inf

    def ask(rows: Columns, where: Where) -> Truth:
        begin, end = rows.days("")
        return truth((begin[where] <= last) & (end[where] >= first), None, rows.count(where))

    return Asked(ask)


def _years(days: Numbers) -> Numbers:
    """Return the years of ordinals; NaN where a day is open."""
    known = np.isfinite(days)
    if not known.any():
        return np.full(len(days), np.nan)
    first, last = (int(bound(days, where=known, initial=_EPOCH)) for bound in (np.min, np.max))
    # There are far fewer days than projects: the year of each is looked up.
    year_of = np.arange(first - _EPOCH, last - _EPOCH + 1).astype("datetime64[D]").astype("datetime64[Y]")
    found = (year_of.astype(np.float64) + 1970)[np.where(known, days - first, 0).astype(np.int64)]
    return np.where(known, found, np.nan)
