"""What is shared between two managers, taken from a snapshot: Kreise with their cities, figures and neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atlas.assign import Responsibility
from atlas.errors import AssignmentRefused
from atlas.snapshot import Snapshot
from atlas.workload.load import base_of, middle
from atlas.workload.measures import MEASURES, Amounts
from atlas.workload.tour import Position, walked

_TWO = 2
_COUNTED = tuple(measure for measure in MEASURES if measure != "travel")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two who share the work: the manager, and where their tours begin (None: at a city)."""

    manager_id: str
    base: Position | None


@dataclass(frozen=True, slots=True)
class Ground:
    """The cities by Kreis, with what there is in each, who has it today, and which Kreise lie side by side."""

    sides: tuple[Side, Side]
    kreise: Mapping[str, tuple[str, ...]]
    middles: Mapping[str, Position]
    figures: Mapping[str, Amounts]
    managers: Mapping[str, str]
    neighbours: Mapping[str, frozenset[str]]
    costs_known: int

    def counted(self, cities: Sequence[str]) -> Amounts:
        """Return what there is in cities, without the way to them."""
        return {measure: sum(self.figures[ags][measure] for ags in cities) for measure in _COUNTED}

    def amounts(self, side: Side, cities: Sequence[str]) -> Amounts:
        """Return what a side looks after in cities, the length of its tour with it."""
        positions = [*([side.base] if side.base else []), *(self.middles[ags] for ags in cities)]
        return {**self.counted(cities), "travel": walked(positions)[1]}


def ground_of(
    snapshot: Snapshot, responsibility: Responsibility, day: date, neighbours: Mapping[str, frozenset[str]]
) -> Ground:
    """Return what is shared on a day; raises AssignmentRefused unless exactly two managers are in office."""
    managers = responsibility.in_office(day)
    if len(managers) != _TWO:
        raise AssignmentRefused(
            f"Ein Vorschlag teilt die Städte auf zwei Zuständige auf; im Amt sind am {day:%d.%m.%Y}: {len(managers)}.",
            f"A proposal shares the cities between two managers; in office on {day} are {len(managers)}.",
        )
    first, second = (
        Side(key, base[1] if (base := base_of(snapshot, responsibility, key)) else None) for key in managers
    )
    cities = snapshot.collection("cities")
    kreise: dict[str, tuple[str, ...]] = {}
    for ags, fields in sorted(zip(cities.ids, cities.fields, strict=True)):
        kreise[fields["kreis_ags"]] = (*kreise.get(fields["kreis_ags"], ()), ags)
    return Ground(
        sides=(first, second),
        kreise=kreise,
        middles={ags: middle(snapshot, ags) for ags in cities.ids},
        figures=_figures(snapshot),
        managers={ags: one.manager_id for ags, one in responsibility.on(day).items()},
        neighbours=neighbours,
        costs_known=sum(one["cost_total_eur"] is not None for one in snapshot.collection("projects").in_memory.fields),
    )


def _figures(snapshot: Snapshot) -> dict[str, Amounts]:
    cities = snapshot.collection("cities")
    money = dict.fromkeys(cities.ids, 0.0)
    for project in snapshot.collection("projects").in_memory.fields:
        money[project["city_ags"]] = money.get(project["city_ags"], 0.0) + (project["cost_total_eur"] or 0)
    return {
        ags: {
            "cities": 1,
            "areas": fields["counts"]["areas"],
            "projects": fields["counts"]["projects"],
            "money": money[ags],
        }
        for ags, fields in zip(cities.ids, cities.fields, strict=True)
    }
