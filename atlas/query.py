"""The one query object (bbox, time, text, filters, conditions, sorting, page) and how it runs on a collection."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.cql import Columns, Condition
from atlas.errors import UnknownRecord
from atlas.filters import filters_of
from atlas.index import Box, BoxIndex, Metres, MetricIndex, Positions, metric_shapes, nearest_of
from atlas.near import near_matches
from atlas.sorting import in_order, not_sortable
from atlas.text import fold
from atlas.told import Spans, spans_of, words_of
from atlas.unchanged import Patchwork, Stretch, differences, narrowed, patched, spliced, taken

Fields = Mapping[str, Any]
Row = tuple[str, Fields, BaseGeometry | None]
Made = TypeVar("Made")
# What makes something of the id, the joined fields and the lon/lat geometry of one feature.
Make = Callable[[str, Fields, BaseGeometry | None], Made]
# What makes an array, a row of each, of the joined fields and the lon/lat geometries of some features.
MakeAll = Callable[[Sequence[Fields], Sequence[BaseGeometry | None]], NDArray[Any]]
MAX_LIMIT = 10_000
# So many filters with their values, of each of which it is known what passes.
_REMEMBERED = 32
DEFAULT_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed span of days; None is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort key."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked of one collection; `conditions` are filter expressions (CQL2) that must all be true."""

    box: Box | None = None
    interval: Interval | None = None
    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    sort: tuple[Sort, ...] = ()
    limit: int = DEFAULT_LIMIT
    offset: int = 0

    @property
    def is_of_all(self) -> bool:
        """Return whether nothing is left out: a page of everything is wanted, perhaps sorted."""
        return self.box is None and self.interval is None and not (self.text or self.filters or self.conditions)


@dataclass(frozen=True, slots=True)
class Page:
    """The answer: positions of this page in order, and how many matched in all."""

    positions: Sequence[int]
    matched: int


@dataclass(frozen=True, eq=False)
class Collection:
    """Joined features of one kind, encoded once, with their indexes; immutable."""

    name: str
    ids: Sequence[str]
    fields: Sequence[Fields]
    geometries: Sequence[BaseGeometry | None]
    features: Sequence[bytes]

    @classmethod
    def of(cls, name: str, rows: Sequence[Row], known: "Collection | None" = None) -> "Collection":
        """Return the collection of (id, joined fields, lon/lat geometry) rows, in that order; see of_columns."""
        ids, fields, geometries = zip(*rows, strict=True) if rows else ((), (), ())
        return cls.of_columns(name, ids, fields, geometries, known)

    @classmethod
    def of_columns(
        cls,
        name: str,
        ids: Sequence[str],
        fields: Sequence[Fields],
        geometries: Sequence[BaseGeometry | None],
        known: "Collection | None" = None,
    ) -> "Collection":
        """Return the collection of ids, joined fields and lon/lat geometries that stand side by side.

        Features that `known`, an earlier state of the collection, has already are not encoded again; where nothing has
        changed, it is that state itself, with its indexes.
        """
        if known is None:
            return cls(name, ids, fields, geometries, Patchwork.of(map(encode.feature, ids, fields, geometries)))
        features, changes = known._features(ids, fields, geometries)
        if not changes:
            return known
        made = cls(name, ids, fields, geometries, features)
        made.__dict__.update(known._alike(made, changes))
        return made

    def _alike(self, later: "Collection", changes: Sequence[Stretch]) -> dict[str, Any]:
        """Return what has been made of this state and holds for a later one, too: all of it, or but for the changes."""
        names = [] if differences(self.ids, later.ids) else ["positions"]
        if all(self.geometries[old] == later.geometries[new] for old, new in changes):
            # What has no geometry stands where its fields say.
            fixed = all(shape is not None for _, new in changes for shape in later.geometries[new])
            names += ["boxes", "outlines", "extent", *(["metres"] if fixed else [])]
        kept = {name: self.__dict__[name] for name in names if name in self.__dict__}
        # Others may be reading, and have something made of it, at this moment.
        known = self._made.copy()
        made = {make: patched(row, changes, partial(later._made_of, make)) for make, row in known.items()}
        rows = self._made_together.copy()
        together = {make: spliced(row, changes, partial(later._together, make)) for make, row in rows.items()}
        return {**kept, "_made": made, "_made_together": together}

    def _features(
        self, ids: Sequence[str], fields: Sequence[Fields], geometries: Sequence[BaseGeometry | None]
    ) -> tuple[Sequence[bytes], list[Stretch]]:
        """Return the encoded features of a later state, where something may have changed one by one, and what differs.

        Between two features that differ all are the very same, of the same fields and geometries.
        """
        if fields is self.fields and geometries is self.geometries:
            return self.features, []
        changes = differences(self.fields, fields)
        if differences(patched(self.geometries, changes, lambda new: geometries[new]), Patchwork.of(geometries)):
            # What says the same is drawn elsewhere: where the ledger is read, both are of the same record.
            changes = [(slice(0, len(self.ids)), slice(0, len(ids)))]
        known = {self.ids[place]: place for old, _ in changes for place in range(old.start, old.stop)}

        def feature(record: str, fields: Fields, geometry: BaseGeometry | None) -> bytes:
            place = known.get(record)
            return encode.feature(record, fields, geometry) if place is None else self._feature(place, fields, geometry)

        features = patched(self.features, changes, lambda new: map(feature, ids[new], fields[new], geometries[new]))
        return features, narrowed(changes, self.features, features)

    def _feature(self, position: int, fields: Fields, geometry: BaseGeometry | None) -> bytes:
        """Return an encoded feature: that at a position, if it is of the very same fields and geometry."""
        # Comparing fields with themselves would take far longer than to see that they are the same.
        same = self.fields[position] is fields or self.fields[position] == fields
        if same and self.geometries[position] is geometry:
            return self.features[position]
        return encode.feature(self.ids[position], fields, geometry)

    def each(self, make: Make[Made]) -> Sequence[Made]:
        """Return what a function makes of every feature: made once, and in a later state of those that have changed."""
        made = self._made
        if make not in made:
            made[make] = Patchwork.of(map(make, self.ids, self.fields, self.geometries))
        return made[make]

    def _made_of(self, make: Make[Made], where: slice) -> Iterable[Made]:
        return map(make, self.ids[where], self.fields[where], self.geometries[where])

    def together(self, make: MakeAll) -> NDArray[Any]:
        """Return the array that a function makes of all features, a row of each, as each does: in far less time."""
        made = self._made_together
        if make not in made:
            made[make] = make(self.fields, self.geometries)
        return made[make]

    def _together(self, make: MakeAll, where: slice) -> NDArray[Any]:
        return make(self.fields[where], self.geometries[where])

    @cached_property
    def _made_together(self) -> dict[MakeAll, NDArray[Any]]:
        return {}

    @cached_property
    def _made(self) -> dict[Make[Any], Sequence[Any]]:
        return {}

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each id stands."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def boxes(self) -> BoxIndex:
        """The index by rectangle."""
        return BoxIndex(self.geometries)

    @cached_property
    def metres(self) -> MetricIndex:
        """The index by distance; an area without geometry counts at the point of its town."""
        return MetricIndex.of_metric(self.together(_metric))

    @cached_property
    def outlines(self) -> MetricIndex:
        """The index by distance of what has a geometry of its own."""
        return MetricIndex(self.geometries)

    @cached_property
    def columns(self) -> Columns:
        """The properties that filter expressions ask for, by column."""
        return Columns(self.fields, self.boxes)

    @property
    def words(self) -> Sequence[str]:
        """The folded text of every feature that `q` looks in."""
        return self.each(_words)

    @property
    def spans(self) -> Sequence[Spans]:
        """The days of every feature, as ISO text that sorts."""
        return self.each(_spans)

    @cached_property
    def property_names(self) -> tuple[str, ...]:
        """The names of the properties that features have."""
        return tuple(self.fields[0]) if self.fields else ()

    @cached_property
    def extent(self) -> Box | None:
        """The lon/lat box around all geometries, or None where there is none."""
        drawn = [shape for shape in self.geometries if shape is not None]
        return Box(*shapely.total_bounds(drawn).tolist()) if drawn else None

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """The names of the cities that features lie in, by AGS."""
        return {str(fields["city_ags"]): fields["city_name"] for fields in self.fields if fields.get("city_name")}

    def matching(self, query: Query) -> Positions:
        """Return the positions of all that a query finds, whatever its page, ascending; raises InvalidParameter."""
        return np.array(self.found(query), dtype=np.intp)

    def position(self, record: str) -> int:
        """Return where an id stands, or raise UnknownRecord with near matches."""
        try:
            return self.positions[record]
        except KeyError:
            near = near_matches(record, self.ids)
            raise UnknownRecord(
                f"„{record[:80]}“ gibt es in „{self.name}“ nicht.",
                f"There is no '{record[:80]}' in '{self.name}'.",
                near=near,
            ) from None

    @cached_property
    def cited(self) -> Sequence[Fields]:
        """Of the joined fields of each feature at least those that name conflicts and sources."""
        return self.fields

    @property
    def in_memory(self) -> "Collection":
        """The features that are held in memory: all of them, where there is no stock."""
        return self

    def ready(self, positions: Iterable[int]) -> list[bytes]:
        """Return the encoded features at positions."""
        return taken(self.features, positions)

    def pieces(self, positions: Sequence[int]) -> list[bytes]:
        """Return the encoded features at positions in pieces that a comma goes between, to be joined once."""
        return self.ready(positions)

    def within_box(self, box: Box) -> Positions:
        """Return the positions of the features that intersect a box, ascending."""
        return self.boxes.within_box(box)

    def named(self, positions: Sequence[int]) -> Sequence[str]:
        """Return the ids at positions."""
        return taken(self.ids, positions)

    def alike(self, positions: Sequence[int]) -> Sequence[Hashable]:
        """Return of projects at positions what is the same for all that belong to the same city and area."""
        return [(fields["area_id"], fields["city_ags"]) for fields in taken(self.fields, positions)]

    def toward(self, positions: Sequence[int], x: float, y: float) -> Metres:
        """Return rows of x, y in metres (EPSG:25833): of each geometry the position that is nearest to a point."""
        return self.metres.toward(positions, x, y)

    def nearest(
        self, x: float, y: float, *, limit: int, radius_m: float | None, filters: Mapping[str, str]
    ) -> tuple[Positions, Metres]:
        """Return positions and distances in metres (EPSG:25833), to the decimetre: the nearest that pass the filters.

        As many as asked for, and all that are as far as the last of them: those may still come before it by id.
        """
        around = self.metres.around(x, y, radius_m)
        found = around[self._passing(filters)[around]] if len(around) else around
        if not len(found):
            return found, np.zeros(0)
        return nearest_of(found, np.round(self.metres.distances(found, x, y), 1), limit)

    def finds_soon(self, filters: Mapping[str, str]) -> bool:
        """Return whether features that pass filters need not be looked for far away; in memory nothing takes long."""
        return True

    def _passing(self, filters: Mapping[str, str]) -> NDArray[np.bool_]:
        """Return which features pass filters, of which each is asked once of every value that there is."""
        passing = np.ones(len(self.ids), dtype=bool)
        for name, text in filters.items():
            passing &= self._holding(name, text)
        return passing

    @cached_property
    def _holding(self) -> Callable[[str, str], NDArray[np.bool_]]:
        """What returns which features pass a filter; the same few are asked again and again."""
        return lru_cache(_REMEMBERED)(self._look_at)

    def _look_at(self, name: str, text: str) -> NDArray[np.bool_]:
        item = filters_of(self.name)[name]
        passes, path = item.parse(text), item.path or item.name
        if item.kind == "year":
            # It looks at begin and end together, which are no column.
            return np.array([passes(fields) for fields in self.fields], dtype=bool)
        column = self.columns.listed(path)
        holds = [passes({path: value}) for value in (*column.values, None)]
        found: NDArray[np.bool_] = np.array(holds, dtype=bool)[column.codes]
        return found

    def run(self, query: Query) -> Page:
        """Return the page that a query asks for; raises InvalidParameter."""
        ordered = self._sorted(self.found(query), query.sort)
        return Page(ordered[query.offset : query.offset + query.limit], len(ordered))

    def found(self, query: Query) -> Sequence[int]:
        """Return the positions in memory of all that a query finds, ascending; raises InvalidParameter."""
        tests, found = self._tests(query), self._candidates(query)
        for test, told in tests:
            found = [p for p, one in zip(found, _at(told, found), strict=True) if test(one)]
        return found

    def _candidates(self, query: Query) -> Sequence[int]:
        if query.box is None and not query.conditions:
            return range(len(self.ids))
        found = self._indexed(query)
        for condition in query.conditions:
            found = condition.matching(self.columns, found)
        positions: list[int] = found.tolist()
        return positions

    def _indexed(self, query: Query) -> Positions:
        """Return the positions that the spatial index leaves to look at."""
        if query.box is not None:
            return self.boxes.within_box(query.box)
        found = (condition.candidates(self.columns) for condition in query.conditions)
        near = next((positions for positions in found if positions is not None), None)
        return np.arange(len(self.ids)) if near is None else near

    def _tests(self, query: Query) -> list[tuple[Callable[[Any], bool], Sequence[Any]]]:
        """Return tests, and what of every feature each is about."""
        known = filters_of(self.name)
        tests: list[tuple[Callable[[Any], bool], Sequence[Any]]] = [
            (known[name].parse(text), self.fields) for name, text in query.filters.items()
        ]
        if query.text:
            wanted = fold(query.text).split()
            # Words that fold to nothing ("?!", other scripts) are found nowhere, rather than everywhere.
            tests.append((lambda words: bool(wanted) and all(word in words for word in wanted), self.words))
        if query.interval is not None:
            first = query.interval.first.isoformat() if query.interval.first else ""
            last = query.interval.last.isoformat() if query.interval.last else "9999"
            tests.append((lambda spans: any(start <= last and first <= end for start, end in spans), self.spans))
        return tests

    def _sorted(self, positions: Sequence[int], sort: Sequence[Sort]) -> Sequence[int]:
        ordered = positions
        for key in reversed(sort):
            if key.name not in self.property_names:
                raise not_sortable(key.name, self.property_names)
            values = (fields.get(key.name) for fields in _at(self.fields, ordered))
            ordered = in_order(ordered, values, descending=key.descending)
        return ordered


def _at(told: Sequence[Made], positions: Sequence[int]) -> Iterable[Made]:
    """Return what is told at positions; to go through all in order takes less time than to look each of them up."""
    return told if isinstance(positions, range) and len(positions) == len(told) else map(told.__getitem__, positions)


def _metric(fields: Sequence[Fields], geometries: Sequence[BaseGeometry | None]) -> NDArray[np.object_]:
    pairs = zip(geometries, fields, strict=True)
    known = [shapely.Point(row["point"]) if shape is None and row.get("point") else shape for shape, row in pairs]
    return metric_shapes(known)


def _words(_: str, fields: Fields, __: BaseGeometry | None) -> str:
    return words_of(fields)


def _spans(_: str, fields: Fields, __: BaseGeometry | None) -> Spans:
    return spans_of(fields)
