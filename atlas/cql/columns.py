"""The properties of a collection as columns, made when first asked for: what a filter reads of a million records."""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.cql import patience
from atlas.cql.patterns import Pattern
from atlas.index import Positions

Truth = NDArray[np.int8]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
FALSE, UNKNOWN, TRUE = np.int8(0), np.int8(1), np.int8(2)
# The records that are looked at: those at some positions, or a stretch as it stands, which takes far less time.
Where = Positions | slice
EVERY = slice(None)
# A column of so few values is asked the same few things again and again.
FEW_VALUES = 1_000
_REMEMBERED = 8
# To look up more names than so many in a column takes as long as to look at all of it.
MOST_NAMES = 100
# Of fewer records than this part of all it is quicker to look at each than to look at the column; and of very many
# values, to read some takes so many times as long as to read each of them in turn.
FEW_RECORDS, _PICKED = 64, 4


class Listed:
    """A column in which each value stands once: `codes` say which value a record has, -1 that it has none."""

    def __init__(self, codes: NDArray[np.int32], values: Sequence[Any]) -> None:
        self.codes, self.values = codes, values
        self._known = lru_cache(_REMEMBERED)(self._every)

    @classmethod
    def of(cls, found: Iterable[Any]) -> "Listed":
        """Return the column of values, None where there is none."""
        places: dict[Any, int] = {}
        codes = [-1 if one is None else places.setdefault(one, len(places)) for one in found]
        return cls(np.array(codes, dtype=np.int32), tuple(places))

    def asked(self, where: Where, holds: Callable[[Any], bool]) -> Truth:
        """Return what is true of records, from what holds for each value; a record without one is unknown."""
        many = len(self.values) > FEW_VALUES
        enough = len(self.values) // _PICKED if many else len(self.codes) // FEW_RECORDS
        if isinstance(where, slice) or len(where) > enough:
            return (self._every if many else self._known)(_told(self.values, holds))[where]
        codes = self.codes[where]
        if not many:
            return self.holding(holds)[codes]
        named = np.unique(codes[codes >= 0])
        of_named = by_code(_told((self.values[code] for code in named.tolist()), holds))
        return of_named[np.where(codes < 0, -1, np.searchsorted(named, codes))]

    def among(self, where: Where, names: Collection[str], holds: Callable[[Any], bool]) -> Truth:
        """Return what is true of records, from what holds for each value; it holds only for spellings of `names`."""
        return self.asked(where, holds)

    def like(self, where: Where, pattern: Pattern) -> Truth:
        """Return which values a pattern fits."""
        return self.asked(where, pattern.fits)

    def holding(self, holds: Callable[[Any], bool]) -> Truth:
        """Return what is true of each value, and last, where code -1 finds it, of none."""
        return by_code(_told(self.values, holds))

    def _every(self, holds: bytes) -> Truth:
        """Return what is true of every record, from what holds for each value."""
        found: Truth = np.take(by_code(holds), self.codes)
        found.flags.writeable = False
        return found

    def at(self, where: Where) -> list[Any]:
        """Return the values of records, None for those without one."""
        codes = self.codes[where].tolist()
        # Of a stock each value is read from its run of bytes, so it is read once.
        values = {code: None if code < 0 else self.values[code] for code in set(codes)}
        return [values[code] for code in codes]


def _told(values: Iterable[Any], holds: Callable[[Any], bool]) -> bytes:
    """Return what holds for each value, where that does not take too long."""
    left, found = iter(values), []
    while part := bytes(map(holds, islice(left, patience.STRETCH))):
        patience.go_on()
        found.append(part)
    return b"".join(found)


def by_code(holds: bytes) -> Truth:
    """Return what is true of each value, from what holds for it, and last, where code -1 finds it, of none."""
    return np.append(np.frombuffer(holds, np.int8) * TRUE, UNKNOWN)


class Placed(Protocol):
    """What finds the geometries of a collection (a BoxIndex, or a stock's); positions ascend."""

    @property
    def shapes(self) -> Any:
        """The geometries by position."""

    @property
    def missing(self) -> Flags:
        """Which positions have no geometry."""

    def related(self, drawn: BaseGeometry, relation: str, where: Where) -> Flags:
        """Return which of the geometries looked at a lon/lat geometry intersects, contains … (GEOS)."""

    def near(self, drawn: BaseGeometry) -> Positions:
        """Return the positions of the geometries whose rectangle meets that of a lon/lat geometry."""


class Columns:
    """The columns of a collection; each is read from its records once."""

    def __init__(self, fields: Sequence[Mapping[str, Any]], boxes: Placed) -> None:
        self._fields = fields
        self.boxes = boxes
        self._listed: dict[str, Listed] = {}
        self._numbers: dict[str, Numbers] = {}
        self._unknown: dict[str, Flags | None] = {}
        self._days: dict[str, tuple[Numbers, Numbers]] = {}

    def __len__(self) -> int:
        return len(self._fields)

    def count(self, where: Where) -> int:
        """Return how many records are looked at."""
        return len(range(*where.indices(len(self)))) if isinstance(where, slice) else len(where)

    def numbers(self, name: str) -> Numbers:
        """Return numbers; NaN is unknown."""
        if name not in self._numbers:
            values = (row.get(name) for row in self._fields)
            self._numbers[name] = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
        return self._numbers[name]

    def unknown(self, name: str) -> Flags | None:
        """Return of which records a number is unknown; None where all are known."""
        if name not in self._unknown:
            found = np.isnan(self.numbers(name))
            self._unknown[name] = found if found.any() else None
        return self._unknown[name]

    def listed(self, name: str) -> Listed:
        """Return texts, booleans, or sets of texts."""
        if name not in self._listed:
            values = (row.get(name) for row in self._fields)
            self._listed[name] = Listed.of([frozenset(v) if isinstance(v, list | tuple) else v for v in values])
        return self._listed[name]

    def days(self, name: str) -> tuple[Numbers, Numbers]:
        """Return the first and the last day that each date may mean, as ordinals: 2018 is any day of that year."""
        if name not in self._days:
            spans = np.array([span_of(row.get(name)) for row in self._fields], dtype=np.float64).reshape(-1, 2)
            self._days[name] = spans[:, 0].copy(), spans[:, 1].copy()
        return self._days[name]


def span_of(text: str | None) -> tuple[float, float]:
    """Return the first and the last day that a date may mean, as ordinals; None may be any day."""
    if text is None:
        return -np.inf, np.inf
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return float(first.toordinal()), float(last.toordinal())
