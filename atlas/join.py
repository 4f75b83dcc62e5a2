"""The join that the atlas exists for: area, projects, offices, city and the manager responsible on a day.

Each function returns the fields of one feature: the record's own, then what the join adds. Ids that lead nowhere are
left out here; atlas.quality names them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from atlas.assign import Responsibility, responsible_on
from atlas.encode import properties
from atlas.layers import Layers
from atlas.model import Area, Assignment, City, Manager, Office, Project
from atlas.unchanged import Patchwork, differences, patched, spliced

Fields = dict[str, Any]
# A city and, where there is one, an area of it.
Place = tuple[str, str | None]
# What of a project its city and its area tell.
_told = attrgetter("id", "city_ags", "area_id", "theme")
_Told = TypeVar("_Told")


@dataclass(frozen=True, eq=False)
class Projects:
    """The projects of one state of the atlas, and what their cities and areas tell of them."""

    records: Sequence[Project]
    ids: Sequence[str]
    # The hashes of city and area of each: to look at tens of thousands of numbers takes no time.
    named: NDArray[np.int64]
    # Their ids by AGS and by area, and how many an area has of each theme; what has none is not there.
    of_city: Mapping[str, Sequence[str]]
    of_area: Mapping[str, Sequence[str]]
    themes: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, records: Sequence[Project], known: "Projects | None" = None) -> "Projects":
        """Return those of a layer; what cities and areas tell of the same `known` ones is taken over."""
        if known is None:
            return cls(records, Patchwork.of(project.id for project in records), _named(records), *_grouped(records))
        changes = differences(known.records, records)
        if all([*map(_told, known.records[old])] == [*map(_told, records[new])] for old, new in changes):
            return replace(known, records=records)
        ids = patched(known.ids, changes, lambda new: (project.id for project in records[new]))
        named = spliced(known.named, changes, lambda new: _named(records[new]))
        changed = [one for old, new in changes for one in (*known.records[old], *records[new])]
        cities = {one.city_ags for one in changed}
        areas = {one.area_id for one in changed if one.area_id is not None}
        # All that share a city or an area with a change, in their order.
        of_city, of_area, themes = _grouped(records[place] for place in _naming(named, cities | areas))
        return cls(
            records,
            ids,
            named,
            _renewed(known.of_city, of_city, cities),
            _renewed(known.of_area, of_area, areas),
            _renewed(known.themes, themes, areas),
        )


def _named(records: Sequence[Project]) -> NDArray[np.int64]:
    """Return rows of the hashes of city and area."""
    return np.array([(hash(one.city_ags), hash(one.area_id)) for one in records], np.int64).reshape(-1, 2)


def _naming(named: NDArray[np.int64], keys: Iterable[str]) -> list[int]:
    """Return the places, ascending, of those of a city or an area with one of the keys, and perhaps of others."""
    near: list[int] = np.flatnonzero(np.isin(named, [*map(hash, keys)]).any(axis=1)).tolist()
    return near


def _grouped(records: Iterable[Project]) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, Counter[str]]]:
    """Return the ids of projects by city and by area, and how many an area has of each theme."""
    of_city, of_area = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    themes = defaultdict[str, Counter[str]](Counter)
    for project in records:
        of_city[project.city_ags].append(project.id)
        if project.area_id is not None:
            of_area[project.area_id].append(project.id)
            themes[project.area_id][project.theme] += 1
    return of_city, of_area, themes


def _renewed(known: Mapping[str, _Told], found: Mapping[str, _Told], keys: Set[str]) -> Mapping[str, _Told]:
    """Return what is told under some keys as it was found, and under all others as it is known."""
    kept = {key: told for key, told in known.items() if key not in keys}
    return kept | {key: told for key, told in found.items() if key in keys}


@dataclass(frozen=True)
class Register:
    """All records by id, and who is responsible for each city today."""

    cities: Mapping[str, City]
    areas: Mapping[str, Area]
    projects: Projects
    offices: Sequence[Office]
    managers: Mapping[str, Manager]
    responsible: Mapping[str, Assignment]
    substitutes: Mapping[str, Manager] = field(default_factory=dict)
    # How many projects more there are of each city, and of each area and theme: those of the stock.
    stocked: Mapping[tuple[str | None, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, layers: Layers, day: date, projects: Projects | None = None) -> "Register":
        """Return the register of one state of the atlas on a day; managers go by their names of that day.

        `projects` are those of an earlier state, of which is taken over what is still the same.
        """
        known = responsibility_of(layers)
        substitutes = {key: other for key in known.managers if (other := known.substitute(key, day))}
        return cls(
            cities={city.ags: city for city in layers.cities.records},
            areas={area.id: area for area in layers.areas.records},
            projects=Projects.of(layers.projects.records, projects),
            offices=layers.offices.records,
            managers={key: manager for key in known.managers if (manager := known.manager(key, day))},
            responsible=responsible_on(known.assignments, day),
            substitutes=substitutes,
        )

    @cached_property
    def in_city(self) -> Mapping[str, int]:
        """How many projects of the stock each city has, by AGS."""
        return _summed((ags, count) for (ags, _, _), count in self.stocked.items())

    @cached_property
    def of_area(self) -> Mapping[str, Mapping[str, int]]:
        """How many projects of the stock each area has, by its id and by theme."""
        areas = {area for _, area, _ in self.stocked if area is not None}
        found: dict[str, Counter[str]] = {area: Counter() for area in areas}
        for (_, area, theme), count in self.stocked.items():
            if area is not None and theme is not None:
                found[area][theme] += count
        return found

    def manager_of(self, ags: str) -> Manager | None:
        """Return who is responsible for a city."""
        assignment = self.responsible.get(ags)
        return self.managers.get(assignment.manager_id) if assignment else None


def responsibility_of(layers: Layers) -> Responsibility:
    """Return who is responsible for what, as the layers tell it."""
    managers = {manager.id: manager for manager in layers.managers.records}
    return Responsibility(tuple(layers.assignments.records), managers)


def manager_object(register: Register, ags: str) -> Fields | None:
    """Return the manager of a city with the assignment's standing, or None."""
    manager, assignment = register.manager_of(ags), register.responsible.get(ags)
    return in_charge(manager, assignment, register.substitutes.get(manager.id)) if manager and assignment else None


def person(manager: Manager) -> Fields:
    """Return what the public may know of a manager."""
    names = ("id", "name", "role", "organisation", "region", "phone", "phone_e164", "email", "as_of")
    return {name: getattr(manager, name) for name in names}


def _with_substitute(manager: Manager, substitute: Manager | None) -> Fields:
    return {**person(manager), "substitute": person(substitute) if substitute else None}


def in_charge(manager: Manager, assignment: Assignment, substitute: Manager | None = None) -> Fields:
    """Return a manager with the standing of an assignment, and who stands in for them."""
    return {
        **_with_substitute(manager, substitute),
        "valid_from": assignment.valid_from,
        "basis": assignment.basis,
        "confirmed": assignment.confirmed,
    }


def place_fields(register: Register, ags: str) -> Fields:
    """Return the flat fields that every located feature gets from its city."""
    city, manager = register.cities.get(ags), register.manager_of(ags)
    return {
        "city_name": city.name if city else None,
        "kreis": city.kreis if city else None,
        "region": manager.region if manager else None,
        "manager_id": manager.id if manager else None,
    }


def city_fields(register: Register, city: City) -> Fields:
    """Return a city with its manager, areas, offices and projects; those of the stock are counted and not listed."""
    areas = [area.id for area in register.areas.values() if area.city_ags == city.ags]
    offices = [office.id for office in register.offices if office.city_ags == city.ags]
    projects = register.projects.of_city.get(city.ags, [])
    stocked = register.in_city.get(city.ags, 0)
    manager = manager_object(register, city.ags)
    return {
        **properties(city),
        "periods": sorted(part.period for part in city.participation),
        "region": manager["region"] if manager else None,
        "manager_id": manager["id"] if manager else None,
        "manager": manager,
        "area_ids": areas,
        "office_ids": offices,
        "project_ids": projects,
        "counts": {"areas": len(areas), "offices": len(offices), "projects": len(projects) + stocked},
    }


def area_fields(register: Register, area: Area) -> Fields:
    """Return an area with its city, manager, offices and projects; those of the stock are counted and not listed."""
    city = register.cities.get(area.city_ags)
    offices = [office.id for office in register.offices if area.id in office.area_ids]
    themes = Counter[str](register.projects.themes.get(area.id, {}))
    themes.update(register.of_area.get(area.id, {}))
    return {
        **properties(area),
        **place_fields(register, area.city_ags),
        "city": _city_object(city) if city else None,
        "manager": manager_object(register, area.city_ags),
        "successor_ids": [other.id for other in register.areas.values() if area.id in other.predecessor_ids],
        "office_ids": offices,
        "project_ids": register.projects.of_area.get(area.id, []),
        "themes": sorted(themes),
        "counts": {"offices": len(offices), "projects": themes.total(), "themes": dict(sorted(themes.items()))},
    }


def _summed(pairs: Iterable[tuple[str | None, int]]) -> Mapping[str, int]:
    found = Counter[str]()
    for key, count in pairs:
        found[key or ""] += count
    return found


def _city_object(city: City) -> Fields:
    return {name: getattr(city, name) for name in ("ags", "name", "name_hsb", "kreis", "kreis_ags", "website")}


def office_fields(register: Register, office: Office) -> Fields:
    """Return an office with the names of its areas and its city's manager."""
    names = [register.areas[area].name for area in office.area_ids if area in register.areas]
    return {**properties(office), **place_fields(register, office.city_ags), "area_names": names}


@dataclass(frozen=True, eq=False)
class JoinedProjects:
    """The projects, what the join adds to each of a city and an area, and both as the fields that are shown."""

    projects: Projects
    added: Mapping[Place, Fields]
    fields: Sequence[Fields]


def joined_projects(register: Register, known: JoinedProjects | None = None) -> JoinedProjects:
    """Return every project with the name of its area and its city's manager, in the order of the layer.

    What is `known` of a project that is still the same, and to which the same is added, is taken over; of very many,
    only those are looked at that stand where something has changed.
    """
    records = register.projects.records
    before, shown = (known.projects.records, known.fields) if known else ((), ())
    changes = differences(before, records)
    changed = [one for _, new in changes for one in records[new]]
    places = {(project.city_ags, project.area_id) for project in changed}.union(known.added if known else ())
    added = {place: _added(register, *place) for place in places}
    # Where much differs, some of it only stands at another place.
    made = {id(one): row for old, _ in changes for one, row in zip(before[old], shown[old], strict=True)}

    def joined(project: Project) -> Fields:
        return made.get(id(project)) or {**properties(project), **added[_place(project)]}

    fields = patched(shown, changes, lambda new: map(joined, records[new]))
    anew = {place for place in known.added if known.added[place] != added[place]} if known else set[Place]()
    if anew:
        near = _naming(register.projects.named, {ags for ags, _ in anew})
        touched = [slice(place, place + 1) for place in near if _place(records[place]) in anew]

        def renewed(where: slice) -> Iterable[Fields]:
            pairs = zip(records[where], fields[where], strict=True)
            return [{**row, **added[_place(one)]} for one, row in pairs]

        return JoinedProjects(register.projects, added, patched(fields, [(one, one) for one in touched], renewed))
    if known and records is before:
        return known
    return JoinedProjects(register.projects, added, fields)


def _place(project: Project) -> Place:
    return project.city_ags, project.area_id


def _added(register: Register, ags: str, area_id: str | None) -> Fields:
    area = register.areas.get(area_id or "")
    return {**place_fields(register, ags), "area_name": area.name if area else None}


def region_fields(register: Register, region: str) -> Fields:
    """Return a region with its manager and the cities that the assignments give to it."""
    cities = sorted(ags for ags in register.cities if (m := register.manager_of(ags)) and m.region == region)
    # Managers come and go: the one of a region is who has most of its cities today.
    named = Counter(register.responsible[ags].manager_id for ags in cities)
    manager = register.managers[named.most_common(1)[0][0]] if named else None
    label = {"east": "Region Ost", "west": "Region West"}[region]
    return {
        "region": region,
        "name": label,
        "manager": _with_substitute(manager, register.substitutes.get(manager.id)) if manager else None,
        "city_ags": cities,
        "counts": {"cities": len(cities)},
    }
