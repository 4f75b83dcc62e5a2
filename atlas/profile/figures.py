"""Money, themes and years of the projects of an area or a city.

Every sum goes with the number of projects whose amount is known; what sources say of a whole area is never added up.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from atlas.model import THEMES
from atlas.profile.told import Numbers, Told
from atlas.query import Fields


@dataclass(frozen=True, slots=True)
class Money:
    """Sums over projects; `share_known` projects state both cost and EU amount, `eu_share` is that of these."""

    projects: int
    cost_eur: float | None
    cost_known: int
    eu_eur: float | None
    eu_known: int
    eu_share: float | None
    share_known: int


@dataclass(frozen=True, slots=True)
class PerInhabitant:
    """Euros for each inhabitant, out of the budget of the area or the cost of all its projects."""

    amount_eur: float
    basis: Literal["budget", "projects"]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """The projects of one theme."""

    theme: str
    projects: int
    cost_eur: float | None
    cost_known: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """How many projects ran in a year."""

    year: int
    projects: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Projects by year from the first to the last, and how many have no date at all."""

    years: tuple[YearRow, ...]
    undated: int


def money(told: Told) -> Money:
    """Return what is known of the money of projects."""
    both = ~np.isnan(told.eu) & ~np.isnan(told.cost) & (told.cost != 0)
    cost = float(told.cost[both].sum())
    return Money(
        projects=len(told),
        cost_eur=_sum(told.cost),
        cost_known=_known(told.cost),
        eu_eur=_sum(told.eu),
        eu_known=_known(told.eu),
        eu_share=round(float(told.eu[both].sum()) / cost, 4) if both.any() else None,
        share_known=int(both.sum()),
    )


def per_inhabitant(area: Fields, spent: Money) -> PerInhabitant | None:
    """Return euros for each inhabitant where both are known; projects count only if every one states its cost."""
    inhabitants = area["inhabitants"]
    if not inhabitants:
        return None
    if area["budget_total_eur"] is not None:
        return PerInhabitant(round(area["budget_total_eur"] / inhabitants, 2), "budget")
    if spent.cost_eur is not None and spent.cost_known == spent.projects:
        return PerInhabitant(round(spent.cost_eur / inhabitants, 2), "projects")
    return None


def themes(told: Told) -> tuple[ThemeRow, ...]:
    """Return the themes that occur, the one with most projects first."""
    found = [_theme(theme, told.cost[told.themes == place]) for place, theme in enumerate(THEMES)]
    return tuple(sorted((row for row in found if row.projects), key=lambda row: -row.projects))


def _theme(theme: str, costs: Numbers) -> ThemeRow:
    return ThemeRow(theme, len(costs), _sum(costs), _known(costs))


def timeline(told: Told) -> Timeline:
    """Return how many projects ran in each year; of which only one end is known counts in that year alone."""
    first = np.where(np.isnan(told.first), told.last, told.first)
    last = np.where(np.isnan(told.last), told.first, told.last)
    dated = ~np.isnan(first)
    begin, end = first[dated].astype(np.int64), np.maximum(first, last)[dated].astype(np.int64)
    if not len(begin):
        return Timeline((), len(told))
    zero = int(begin.min())
    # A project is counted in from its first year on, and out after its last one.
    came, went = (np.bincount(years - zero, minlength=int(end.max()) - zero + 2) for years in (begin, end + 1))
    running = np.cumsum(came - went)[:-1].tolist()
    return Timeline(tuple(YearRow(zero + year, count) for year, count in enumerate(running)), len(told) - len(begin))


def _known(amounts: Numbers) -> int:
    return int((~np.isnan(amounts)).sum())


def _sum(amounts: Numbers) -> float | None:
    return round(float(np.nansum(amounts)), 2) if _known(amounts) else None
