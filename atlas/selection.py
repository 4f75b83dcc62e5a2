"""What the map shows under its filters: areas, projects and offices together (the same rules as web/src/filters.ts).

A collection answers only the filters that are about its own properties; the map asks all three at once. What a record
does not say itself it takes from what belongs to it: a project and an office have the status of their area, an area
has the carriers, costs and years of its projects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from atlas.filters import Filter, Predicate, filters_of
from atlas.index import Box
from atlas.query import Collection, Fields, Interval, Query
from atlas.snapshot import Snapshot
from atlas.stock.asking import View
from atlas.stock.collection import Stocked as StockedCollection
from atlas.stock.found import Slots

_MANAGER = Filter(
    "manager_id",
    "Zuständig: an dem Tag, wenn „datetime“ einen nennt, sonst heute",
    "Manager in charge: on the day if 'datetime' names one, else today",
    "code",
)
_PROGRAMME = Filter("programme", "Programm", "Programme", "code", "programme_kind", ("esf", "other"))
_OF_AREAS, _OF_PROJECTS = filters_of("areas"), filters_of("projects")
MAP_FILTERS: Mapping[str, Filter] = {
    item.name: item
    for item in (
        *(_OF_AREAS[name] for name in ("period", "region", "kreis", "city_ags")),
        _MANAGER,
        _OF_AREAS["status"],
        *(_OF_PROJECTS[name] for name in ("theme", "carrier", "cost_min", "cost_max", "year")),
        _PROGRAMME,
    )
}
_JOINED = ("region", "kreis", "city_ags", "manager_id")
# The filters that a collection answers by itself, in the map's meaning.
_OWN: Mapping[str, tuple[str, ...]] = {
    "areas": (*_JOINED, "period", "status", "theme"),
    "projects": (*_JOINED, "period", "theme", "carrier", "cost_min", "cost_max", "year"),
    "offices": (*_JOINED, "carrier"),
}
_OF_ITS_AREAS = ("period", "theme", "status")
_OF_PROJECTS_ONLY = frozenset({"cost_min", "cost_max", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the map: filters by name, a span of days, a lon/lat box."""

    filters: Mapping[str, str]
    interval: Interval | None = None
    box: Box | None = None

    def without(self, name: str) -> "Asked":
        """Return the same question without one filter."""
        return replace(self, filters={key: text for key, text in self.filters.items() if key != name})

    @property
    def day(self) -> date | None:
        """The one day that is asked for, if it is one."""
        span = self.interval
        return span.first if span is not None and span.first == span.last else None


@dataclass(frozen=True, slots=True)
class Stocked:
    """The projects of a stock that are shown, by their places in it."""

    view: View
    slots: Slots


@dataclass(frozen=True, slots=True)
class Selection:
    """The joined fields of what is shown, each kind in the order of its collection, and beside them the stock's."""

    areas: tuple[Fields, ...]
    projects: tuple[Fields, ...]
    offices: tuple[Fields, ...]
    stocked: Stocked | None = None


def select(snapshot: Snapshot, asked: Asked) -> Selection:
    """Return what the map shows; raises InvalidParameter.

    With a day, a manager stands for the cities that were theirs on that day.
    """
    _check(asked)
    theirs = _cities_of_that_day(snapshot, asked)
    if theirs is None:
        return _select(snapshot, asked)
    shown = _select(snapshot, asked.without("manager_id"))
    kinds = (shown.areas, shown.projects, shown.offices)
    areas, projects, offices = (tuple(fields for fields in kind if fields["city_ags"] in theirs) for kind in kinds)
    return Selection(areas, projects, offices, _within(shown.stocked, theirs))


def _select(snapshot: Snapshot, asked: Asked) -> Selection:
    projects, stocked = _projects(snapshot, asked), _stocked(snapshot, asked)
    tests = {
        "areas": _area_test(snapshot, asked, projects, stocked),
        "projects": lambda fields: True,
        "offices": _office_test(snapshot, asked, projects, stocked),
    }
    found = {"projects": projects, **{name: _own(snapshot, name, asked) for name in ("areas", "offices")}}
    for name, test in tests.items():
        rows = snapshot.collection(name).in_memory
        found[name] = [p for p in found[name] if test(rows.fields[p]) and _shows(rows, p, asked.box)]
    kinds = ("areas", "projects", "offices")
    areas, own, offices = (_fields(snapshot.collection(name).in_memory, found[name]) for name in kinds)
    return Selection(areas, own, offices, _in_box(stocked, asked.box))


def _cities_of_that_day(snapshot: Snapshot, asked: Asked) -> frozenset[str] | None:
    """Return the cities of the managers asked for on the day asked for; None where not both are."""
    day = asked.day
    if day is None or "manager_id" not in asked.filters:
        return None
    test = MAP_FILTERS["manager_id"].parse(asked.filters["manager_id"])
    on_day = {ags: snapshot.manager_on(ags, day) for ags in snapshot.collection("cities").ids}
    return frozenset(ags for ags, manager in on_day.items() if manager and test({"manager_id": manager["id"]}))


def programme_kind(name: str | None) -> str | None:
    """Return "esf" or "other" for the name of a programme; None where none is named.

    >>> programme_kind("ESF Nachhaltige soziale Stadtentwicklung"), programme_kind("EFRE"), programme_kind(None)
    ('esf', 'other', None)
    """
    return ("esf" if name.startswith("ESF") else "other") if name else None


def _check(asked: Asked) -> None:
    """Raise InvalidParameter for a value that a filter cannot read, whichever collections would have asked it."""
    for name, text in asked.filters.items():
        MAP_FILTERS[name].parse(text)


def _fields(rows: Collection, positions: list[int]) -> tuple[Fields, ...]:
    return tuple(rows.fields[position] for position in positions)


def _own(snapshot: Snapshot, name: str, asked: Asked) -> list[int]:
    """Return the positions that pass the filters which are about the collection's own properties, the stock aside."""
    rows = snapshot.collection(name).in_memory
    filters = _filters(name, asked)
    return list(rows.run(Query(filters=filters, interval=asked.interval, limit=len(rows.ids))).positions)


def _filters(name: str, asked: Asked) -> dict[str, str]:
    return {key: text for key, text in asked.filters.items() if key in _OWN[name]}


def _stocked(snapshot: Snapshot, asked: Asked) -> Stocked | None:
    """Return the projects of the stock that pass; their status is that of their area, too."""
    rows = snapshot.collection("projects")
    if not isinstance(rows, StockedCollection):
        return None
    view, status, programme = rows.view, _parsed(asked, "status"), _parsed(asked, "programme")
    slots = view.run(Query(filters=_filters("projects", asked), interval=asked.interval))
    if "status" in asked.filters or "programme" in asked.filters:
        areas, programmes = (view.columns.listed(name) for name in ("area_id", "programme"))
        own = [snapshot.area_of.get(area, {}) for area in (*areas.values, "")]
        named = (*programmes.values, None)
        passing = [
            [status(area) and programme(_kind_of(one or area.get("programme"))) for one in named] for area in own
        ]
        slots = slots[np.array(passing)[areas.codes[slots], programmes.codes[slots]]]
    return Stocked(view, slots)


def _within(stocked: Stocked | None, cities: frozenset[str]) -> Stocked | None:
    """Return the projects that are in some cities."""
    if stocked is None:
        return None
    known = stocked.view.columns.listed("city_ags")
    theirs = np.array([*(ags in cities for ags in known.values), False])
    return Stocked(stocked.view, stocked.slots[theirs[known.codes[stocked.slots]]])


def _in_box(stocked: Stocked | None, box: Box | None) -> Stocked | None:
    if stocked is None or box is None:
        return stocked
    inside = stocked.view.columns.boxes.within_box(box)
    return Stocked(stocked.view, np.intersect1d(stocked.slots, inside, assume_unique=True))


def _projects(snapshot: Snapshot, asked: Asked) -> list[int]:
    """Return the positions of the projects shown; their status is that of their area."""
    rows = snapshot.collection("projects").in_memory
    status, programme = _parsed(asked, "status"), _parsed(asked, "programme")

    def passes(fields: Fields) -> bool:
        area: Fields = snapshot.area_of.get(fields["area_id"] or "", {})
        return status(area) and programme(_kind_of(fields["programme"] or area.get("programme")))

    return [position for position in _own(snapshot, "projects", asked) if passes(rows.fields[position])]


def _parsed(asked: Asked, name: str) -> Predicate:
    text = asked.filters.get(name)
    return MAP_FILTERS[name].parse(text) if text is not None else lambda fields: True


def _kind_of(programme: str | None) -> Mapping[str, Any]:
    return {"programme_kind": programme_kind(programme)}


def _areas_with(snapshot: Snapshot, projects: list[int], stocked: Stocked | None) -> frozenset[str]:
    fields = snapshot.collection("projects").in_memory.fields
    own = frozenset(fields[position]["area_id"] for position in projects)
    if stocked is None:
        return own
    areas = stocked.view.columns.listed("area_id")
    named = np.unique(areas.codes[stocked.slots]).tolist()
    return own | {areas.values[code] for code in named if code >= 0}


def _area_test(
    snapshot: Snapshot, asked: Asked, projects: list[int], stocked: Stocked | None
) -> Callable[[Fields], bool]:
    """Return the test for programme, carrier, cost and year: an area passes with a project or a carrier's office."""
    programme, carrier = _parsed(asked, "programme"), asked.filters.get("carrier")
    asks_projects = not _OF_PROJECTS_ONLY.isdisjoint(asked.filters)
    if carrier is None and not asks_projects:
        return lambda fields: programme(_kind_of(fields["programme"]))
    busy = _areas_with(snapshot, projects, stocked)
    if carrier is not None and not asks_projects:
        carried = Asked(filters={"carrier": carrier}, interval=asked.interval)
        offices = snapshot.collection("offices").fields
        busy |= {area for position in _own(snapshot, "offices", carried) for area in offices[position]["area_ids"]}
    return lambda fields: fields["id"] in busy and programme(_kind_of(fields["programme"]))


def _office_test(
    snapshot: Snapshot, asked: Asked, projects: list[int], stocked: Stocked | None
) -> Callable[[Fields], bool]:
    """Return the test for what an office takes from its areas; programme and carrier are its own."""
    of_area = [_OF_AREAS[name].parse(asked.filters[name]) for name in _OF_ITS_AREAS if name in asked.filters]
    programme = _parsed(asked, "programme")
    busy: frozenset[str] | None = None
    if not _OF_PROJECTS_ONLY.isdisjoint(asked.filters):
        if "carrier" in asked.filters:
            whoever = asked.without("carrier")
            projects, stocked = _projects(snapshot, whoever), _stocked(snapshot, whoever)
        busy = _areas_with(snapshot, projects, stocked)

    def passes(fields: Fields) -> bool:
        areas = [snapshot.area_of[key] for key in fields["area_ids"] if key in snapshot.area_of]
        own = fields["programme"] or (areas[0]["programme"] if areas else None)
        return (
            programme(_kind_of(own))
            and all(any(test(area) for area in areas) for test in of_area)
            and (busy is None or any(area["id"] in busy for area in areas))
        )

    return passes


def _shows(rows: Collection, position: int, box: Box | None) -> bool:
    """Return whether a record's extent, or its sign where it has none, touches the box."""
    if box is None:
        return True
    shape, point = rows.geometries[position], rows.fields[position].get("point")
    if shape is None:
        return point is not None and _touches(box, *point, *point)
    return _touches(box, *shape.bounds)


def _touches(box: Box, west: float, south: float, east: float, north: float) -> bool:
    return west <= box.east and east >= box.west and south <= box.north and north >= box.south
