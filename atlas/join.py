"""The join that the atlas exists for: area, projects, offices, city and the manager responsible on a day.

Each function returns the fields of one feature: the record's own, then what the join adds. Ids that lead nowhere are
left out here; atlas.quality names them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from atlas.assign import Responsibility, responsible_on
from atlas.encode import properties
from atlas.layers import Layers
from atlas.model import Area, Assignment, City, Manager, Office, Project

Fields = dict[str, Any]


@dataclass(frozen=True)
class Register:
    """All records by id, and who is responsible for each city today."""

    cities: Mapping[str, City]
    areas: Mapping[str, Area]
    projects: Sequence[Project]
    offices: Sequence[Office]
    managers: Mapping[str, Manager]
    responsible: Mapping[str, Assignment]
    substitutes: Mapping[str, Manager] = field(default_factory=dict)
    # How many projects more there are of each city, and of each area and theme: those of the stock.
    stocked: Mapping[tuple[str | None, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, layers: Layers, day: date) -> "Register":
        """Return the register of one state of the atlas on a day; managers go by their names of that day."""
        known = responsibility_of(layers)
        substitutes = {key: other for key in known.managers if (other := known.substitute(key, day))}
        return cls(
            cities={city.ags: city for city in layers.cities.records},
            areas={area.id: area for area in layers.areas.records},
            projects=layers.projects.records,
            offices=layers.offices.records,
            managers={key: manager for key in known.managers if (manager := known.manager(key, day))},
            responsible=responsible_on(known.assignments, day),
            substitutes=substitutes,
        )

    @cached_property
    def by_city(self) -> Mapping[str, Sequence[Project]]:
        """The projects of each city that has any, by AGS."""
        found = defaultdict[str, list[Project]](list)
        for project in self.projects:
            found[project.city_ags].append(project)
        return found

    @cached_property
    def by_area(self) -> Mapping[str, Sequence[Project]]:
        """The projects of each area that has any, by its id."""
        found = defaultdict[str, list[Project]](list)
        for project in self.projects:
            if project.area_id is not None:
                found[project.area_id].append(project)
        return found

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
    projects = [project.id for project in register.by_city.get(city.ags, ())]
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
    projects = register.by_area.get(area.id, ())
    themes = Counter[str](project.theme for project in projects)
    themes.update(register.of_area.get(area.id, {}))
    return {
        **properties(area),
        **place_fields(register, area.city_ags),
        "city": _city_object(city) if city else None,
        "manager": manager_object(register, area.city_ags),
        "successor_ids": [other.id for other in register.areas.values() if area.id in other.predecessor_ids],
        "office_ids": offices,
        "project_ids": [project.id for project in projects],
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


@dataclass(frozen=True, slots=True)
class JoinedProject:
    """A project, what the join adds to it, and both as the fields that are shown."""

    project: Project
    added: Fields
    fields: Fields


def joined_projects(register: Register, known: Mapping[str, JoinedProject]) -> dict[str, JoinedProject]:
    """Return every project with the name of its area and its city's manager, by id.

    One that is `known` as it is, and to which the same is added, is taken over: of very many, hardly any is made anew.
    """
    added: dict[tuple[str, str | None], Fields] = {}
    found: dict[str, JoinedProject] = {}
    for project in register.projects:
        place = project.city_ags, project.area_id
        if place not in added:
            area = register.areas.get(project.area_id or "")
            added[place] = {**place_fields(register, project.city_ags), "area_name": area.name if area else None}
        joined, more = known.get(project.id), added[place]
        if joined is None or joined.project is not project or joined.added != more:
            joined = JoinedProject(project, more, {**properties(project), **more})
        found[project.id] = joined
    return found


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
