"""The properties of a collection as columns, made when first asked for: what a filter reads of a million records."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.index import Positions

Truth = NDArray[np.int8]
Numbers = NDArray[np.float64]
FALSE, UNKNOWN, TRUE = np.int8(0), np.int8(1), np.int8(2)


class Listed:
    """A column in which each value stands once: `codes` say which value a record has, -1 that it has none."""

    def __init__(self, codes: NDArray[np.int32], values: Sequence[Any]) -> None:
        self.codes, self.values = codes, values

    @classmethod
    def of(cls, found: Iterable[Any]) -> "Listed":
        """Return the column of values, None where there is none."""
        places: dict[Any, int] = {}
        codes = [-1 if one is None else places.setdefault(one, len(places)) for one in found]
        return cls(np.array(codes, dtype=np.int32), tuple(places))

    def asked(self, positions: Positions, holds: Sequence[bool]) -> Truth:
        """Return what is true of records, from what holds for each value; a record without one is unknown."""
        of_values = np.append(np.where(np.array(holds, dtype=bool), TRUE, FALSE), UNKNOWN).astype(np.int8)
        found: Truth = of_values[self.codes[positions]]
        return found

    def at(self, positions: Positions) -> list[Any]:
        """Return the values of records, None for those without one."""
        codes = self.codes[positions].tolist()
        # Of a stock each value is read from its run of bytes, so it is read once.
        values = {code: None if code < 0 else self.values[code] for code in set(codes)}
        return [values[code] for code in codes]


class Placed(Protocol):
    """What finds the geometries of a collection (a BoxIndex, or a stock's); positions ascend."""

    @property
    def shapes(self) -> Any:
        """The geometries by position."""

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which positions have no geometry."""

    def related(self, drawn: BaseGeometry, relation: str) -> Positions:
        """Return the positions of the geometries that a lon/lat geometry intersects, contains … (GEOS)."""

    def near(self, drawn: BaseGeometry) -> Positions:
        """Return the positions of the geometries whose rectangle meets that of a lon/lat geometry."""


class Columns:
    """The columns of a collection; each is read from its records once."""

    def __init__(self, fields: Sequence[Mapping[str, Any]], boxes: Placed) -> None:
        self._fields = fields
        self.boxes = boxes
        self._listed: dict[str, Listed] = {}
        self._numbers: dict[str, Numbers] = {}
        self._days: dict[str, tuple[Numbers, Numbers]] = {}

    def numbers(self, name: str) -> Numbers:
        """Return numbers; NaN is unknown."""
        if name not in self._numbers:
            values = (row.get(name) for row in self._fields)
            self._numbers[name] = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
        return self._numbers[name]

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
