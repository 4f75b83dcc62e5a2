"""The figures of the projects of a stock by group: whole columns are counted at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.selection import Stocked

Codes = NDArray[np.int64]
_LEAST_YEAR = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of the projects of a stock that are in one group; the cities by AGS."""

    projects: int = 0
    cities: frozenset[str] = frozenset()
    cost_total_eur: float = 0.0
    cost_known: int = 0
    eu_amount_eur: float = 0.0
    eu_known: int = 0


def grouped(shown: Stocked, codes: Codes, keys: Sequence[str]) -> Iterator[tuple[str | None, Counted]]:
    """Yield the figures of each group that has projects; `codes` tell the group of each project, -1 that it has none.

    The key of those without a group is None.
    """
    cities = shown.view.columns.listed("city_ags")
    size, towns = len(keys) + 1, len(cities.values)
    projects = np.bincount(codes + 1, minlength=size)
    pairs = np.bincount((codes + 1) * towns + cities.codes[shown.slots], minlength=size * towns).reshape(size, towns)
    costs, cost_known = _summed(shown, "cost_total_eur", codes, size)
    shares, eu_known = _summed(shown, "eu_amount_eur", codes, size)
    for group in np.flatnonzero(projects).tolist():
        yield (
            keys[group - 1] if group else None,
            Counted(
                projects=int(projects[group]),
                cities=frozenset(cities.values[town] for town in np.flatnonzero(pairs[group]).tolist()),
                cost_total_eur=float(costs[group]),
                cost_known=int(cost_known[group]),
                eu_amount_eur=float(shares[group]),
                eu_known=int(eu_known[group]),
            ),
        )


def _summed(shown: Stocked, name: str, codes: Codes, size: int) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    values = shown.view.columns.numbers(name)[shown.slots]
    known = ~np.isnan(values)
    if not known.all():
        values, codes = values[known], codes[known]
    sums: NDArray[np.float64] = np.bincount(codes + 1, weights=values, minlength=size).astype(np.float64)
    return sums, np.bincount(codes + 1, minlength=size)


def total(shown: Stocked) -> Counted:
    """Return the figures of all of them."""
    found = dict(grouped(shown, np.full(len(shown.slots), -1), ()))
    return found.get(None, Counted())


def codes_of(shown: Stocked, name: str) -> tuple[Codes, Sequence[str]]:
    """Return the group of each project by a column of texts, and what the groups are called."""
    column = shown.view.columns.listed(name)
    return column.codes[shown.slots].astype(np.int64), column.values


def by_area(shown: Stocked, said: dict[str, str]) -> tuple[Codes, Sequence[str]]:
    """Return the group of each project by what is said of its area, and what the groups are called."""
    areas, keys = shown.view.columns.listed("area_id"), sorted(set(said.values()))
    places = np.array([*(keys.index(said[area]) if area in said else -1 for area in areas.values), -1])
    return places[areas.codes[shown.slots]], keys


def of_year(shown: Stocked, year: int, span: tuple[int, int]) -> Stocked:
    """Return the projects that run in a year, an open side up to those of the span."""
    first, last = shown.view.years(shown.slots)
    known = ~(np.isnan(first) & np.isnan(last))
    begin = np.where(np.isnan(first), span[0], first)
    end = np.where(np.isnan(last), np.maximum(begin, span[1]), last)
    return Stocked(shown.view, shown.slots[known & (begin <= year) & (end >= year)])


def of_no_year(shown: Stocked) -> Stocked:
    """Return the projects that no date is known of."""
    first, last = shown.view.years(shown.slots)
    return Stocked(shown.view, shown.slots[np.isnan(first) & np.isnan(last)])


def years(shown: Stocked) -> list[int]:
    """Return the first and the last year that any of them names; nothing where none does."""
    said = np.concatenate(shown.view.years(shown.slots))
    said = said[said >= _LEAST_YEAR]
    return [int(said.min()), int(said.max())] if len(said) else []
