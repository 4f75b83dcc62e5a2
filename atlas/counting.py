"""The figures of the projects of a stock by group: whole columns are counted at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.selection import Stocked

Codes = NDArray[np.int64]


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


def together(groups: Iterable[Counted]) -> Counted:
    """Return the figures of groups that have no project in common as those of one."""
    found = list(groups)
    return Counted(
        projects=sum(one.projects for one in found),
        cities=frozenset().union(*(one.cities for one in found)),
        cost_total_eur=sum(one.cost_total_eur for one in found),
        cost_known=sum(one.cost_known for one in found),
        eu_amount_eur=sum(one.eu_amount_eur for one in found),
        eu_known=sum(one.eu_known for one in found),
    )


def total(shown: Stocked) -> Counted:
    """Return the figures of all of them."""
    return together(counted for _, counted in grouped(shown, np.full(len(shown.slots), -1), ()))


def codes_of(shown: Stocked, name: str) -> tuple[Codes, Sequence[str]]:
    """Return the group of each project by a column of texts, and what the groups are called."""
    column = shown.view.columns.listed(name)
    return column.codes[shown.slots].astype(np.int64), column.values


def by_area(shown: Stocked, said: dict[str, str]) -> tuple[Codes, Sequence[str]]:
    """Return the group of each project by what is said of its area, and what the groups are called."""
    areas, keys = shown.view.columns.listed("area_id"), sorted(set(said.values()))
    places = np.array([*(keys.index(said[area]) if area in said else -1 for area in areas.values), -1])
    return places[areas.codes[shown.slots]], keys


def by_year(shown: Stocked, span: tuple[int, int]) -> Iterator[tuple[str | None, Counted]]:
    """Yield the figures of each year in which projects run, an open side up to those of the span.

    The key of those that no date is known of is None.
    """
    first, last = shown.view.years(shown.slots)
    known = ~(np.isnan(first) & np.isnan(last))
    begin = np.where(np.isnan(first), span[0], first)[known].astype(np.int64)
    end = np.where(np.isnan(last), np.maximum(np.where(np.isnan(first), 0, first), span[1]), last)[known].astype(
        np.int64
    )
    dated = Stocked(shown.view, shown.slots[known])
    column = shown.view.columns.listed("city_ags")
    towns, size = len(column.values), span[1] - span[0] + 2
    # A project is counted in from its first year on, and out after its last one.
    came, went = (
        (years - span[0]) * towns + column.codes[dated.slots] for years in (begin, np.maximum(end, begin - 1) + 1)
    )

    def running(weights: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        counted = (np.bincount(cells, weights=weights, minlength=size * towns) for cells in (came, went))
        more, fewer = (found[: size * towns].reshape(size, towns) for found in counted)
        return np.cumsum(more.astype(np.float64) - fewer, axis=0)

    projects = running()

    def summed(amounts: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        unknown = np.isnan(amounts)
        if not unknown.any():
            return running(amounts), projects
        return running(np.where(unknown, 0.0, amounts)), running(~unknown * 1.0)

    sums = [summed(amounts) for amounts in _amounts(dated)]
    for year in np.flatnonzero(projects.any(axis=1)).tolist():
        (cost, costs), (share, shares) = ((values[year].sum(), known[year].sum()) for values, known in sums)
        towns_here = frozenset(column.values[town] for town in np.flatnonzero(projects[year]).tolist())
        counts = (round(float(count)) for count in (projects[year].sum(), costs, shares))
        n, cost_known, eu_known = counts
        yield str(year + span[0]), Counted(n, towns_here, float(cost), cost_known, float(share), eu_known)
    yield None, total(Stocked(shown.view, shown.slots[~known]))


def _amounts(shown: Stocked) -> list[NDArray[np.float64]]:
    return [shown.view.columns.numbers(name)[shown.slots] for name in ("cost_total_eur", "eu_amount_eur")]
