"""Money, themes and years of the projects of an area or a city.

Every sum goes with the number of projects whose amount is known; what sources say of a whole area is never added up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from atlas.model import THEMES
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


def money(projects: Sequence[Fields]) -> Money:
    """Return what is known of the money of projects."""
    costs = _known(projects, "cost_total_eur")
    grants = _known(projects, "eu_amount_eur")
    both = [one for one in projects if one["cost_total_eur"] and one["eu_amount_eur"] is not None]
    cost = sum(one["cost_total_eur"] for one in both)
    return Money(
        projects=len(projects),
        cost_eur=_sum(costs),
        cost_known=len(costs),
        eu_eur=_sum(grants),
        eu_known=len(grants),
        eu_share=round(sum(one["eu_amount_eur"] for one in both) / cost, 4) if both else None,
        share_known=len(both),
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


def themes(projects: Sequence[Fields]) -> tuple[ThemeRow, ...]:
    """Return the themes that occur, the one with most projects first."""
    found = [_theme(theme, [one for one in projects if one["theme"] == theme]) for theme in THEMES]
    return tuple(sorted((row for row in found if row.projects), key=lambda row: -row.projects))


def _theme(theme: str, projects: Sequence[Fields]) -> ThemeRow:
    costs = _known(projects, "cost_total_eur")
    return ThemeRow(theme, len(projects), _sum(costs), len(costs))


def timeline(projects: Iterable[Fields]) -> Timeline:
    """Return how many projects ran in each year; of which only one end is known counts in that year alone."""
    running, undated = Counter[int](), 0
    for project in projects:
        years = _years(project)
        running.update(years)
        undated += not years
    span = range(min(running), max(running) + 1) if running else range(0)
    return Timeline(tuple(YearRow(year, running[year]) for year in span), undated)


def _years(project: Fields) -> range:
    first, last = project["start"] or project["end"], project["end"] or project["start"]
    if first is None:
        return range(0)
    start = int(first[:4])
    return range(start, max(start, int(last[:4])) + 1)


def _known(projects: Iterable[Fields], name: str) -> list[float]:
    return [one[name] for one in projects if one[name] is not None]


def _sum(amounts: Sequence[float]) -> float | None:
    return round(sum(amounts), 2) if amounts else None
