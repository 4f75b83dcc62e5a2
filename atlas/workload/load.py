"""How much each manager has to look after on a day: cities, areas, projects, money, and a tour of the cities."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from atlas import crs
from atlas.assign import Responsibility
from atlas.snapshot import Snapshot
from atlas.workload.measures import Amounts
from atlas.workload.tour import Position, Tour, shortest_tour

Fields = Mapping[str, Any]
_OFFICE = "Servicestelle"


@dataclass(frozen=True, slots=True)
class Travel:
    """A round tour of the middles of the cities in straight lines; no tour can be shorter than `least_m`.

    It begins at the office of the manager's organisation, and where the atlas knows none, at one of the cities.
    """

    length_m: int
    least_m: int
    base_office_id: str | None
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What a manager looks after; a sum of money goes with the number of projects whose amount is known."""

    manager_id: str
    cities: int
    areas: int
    areas_by_status: Mapping[str, int]
    projects: int
    cost_total_eur: float
    cost_known: int
    eu_amount_eur: float
    eu_known: int
    travel: Travel

    def amounts(self) -> Amounts:
        """Return what is weighed when work is shared."""
        return {
            "cities": self.cities,
            "areas": self.areas,
            "projects": self.projects,
            "money": self.cost_total_eur,
            "travel": self.travel.length_m,
        }


def loads(snapshot: Snapshot, responsibility: Responsibility, day: date) -> dict[str, Load]:
    """Return what each manager looks after on a day; those in office with no city too."""
    cities: dict[str, list[str]] = {key: [] for key in responsibility.in_office(day)}
    for ags, assignment in sorted(responsibility.on(day).items()):
        if ags in snapshot.collection("cities").positions:
            cities.setdefault(assignment.manager_id, []).append(ags)
    return {key: _load(snapshot, responsibility, key, own) for key, own in cities.items()}


def _load(snapshot: Snapshot, responsibility: Responsibility, manager_id: str, cities: list[str]) -> Load:
    wanted = set(cities)
    areas = _within(snapshot.collection("areas").fields, wanted)
    projects = _within(snapshot.collection("projects").in_memory.fields, wanted)
    costs, shares = _known(projects, "cost_total_eur"), _known(projects, "eu_amount_eur")
    return Load(
        manager_id=manager_id,
        cities=len(cities),
        areas=len(areas),
        areas_by_status=dict(sorted(Counter(area["status"] for area in areas).items())),
        projects=len(projects),
        cost_total_eur=round(sum(costs), 2),
        cost_known=len(costs),
        eu_amount_eur=round(sum(shares), 2),
        eu_known=len(shares),
        travel=_travel(snapshot, responsibility, manager_id, cities),
    )


def _within(rows: Iterable[Fields], cities: set[str]) -> list[Fields]:
    return [fields for fields in rows if fields["city_ags"] in cities]


def _known(projects: Iterable[Fields], name: str) -> list[float]:
    return [fields[name] for fields in projects if fields[name] is not None]


def base_of(snapshot: Snapshot, responsibility: Responsibility, manager_id: str) -> tuple[str, Position] | None:
    """Return the office from which a manager's organisation looks after the cities: its id and place in metres."""
    manager = responsibility.managers.get(manager_id)
    offices = snapshot.collection("offices")
    for key, fields, shape in zip(offices.ids, offices.fields, offices.geometries, strict=True):
        is_base = fields["kind"] == _OFFICE and fields["status"] != "closed"
        if is_base and shape is not None and manager and fields["carrier"] == manager.organisation:
            return key, crs.to_metric_xy(shape.x, shape.y)
    return None


def middle(snapshot: Snapshot, ags: str) -> Position:
    """Return the middle of a city in metres (EPSG:25833)."""
    lon, lat = snapshot.fields("cities", ags)["centre"]
    return crs.to_metric_xy(lon, lat)


def _travel(snapshot: Snapshot, responsibility: Responsibility, manager_id: str, cities: list[str]) -> Travel:
    base = base_of(snapshot, responsibility, manager_id)
    tour = _tour((*([base[1]] if base else []), *(middle(snapshot, ags) for ags in cities)))
    named = [*([None] if base else []), *cities]
    stops = tuple(ags for place in tour.order if (ags := named[place]) is not None)
    return Travel(round(tour.length_m), round(tour.least_m), base[0] if base else None, stops)


# The same tours are asked for again and again: before, after, and by everybody who looks.
@lru_cache(maxsize=256)
def _tour(positions: tuple[Position, ...]) -> Tour:
    return shortest_tour(positions)
