"""The read model of one revision on one day: joined records, indexes and encoded features; immutable."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from shapely.geometry.base import BaseGeometry

from atlas import join, maplayers
from atlas.assign import Responsibility, region_outlines
from atlas.day import day_of
from atlas.encode import properties
from atlas.errors import UnknownCollection
from atlas.layers import Layers
from atlas.model import REGIONS, Conflict, Source
from atlas.near import near_matches
from atlas.query import Collection
from atlas.stock.collection import Stocked
from atlas.stock.homes import Joined
from atlas.stock.stock import Stock

Rows = list[tuple[str, Mapping[str, Any], BaseGeometry | None]]
_Part = TypeVar("_Part")
COLLECTIONS = ("cities", "areas", "offices", "projects", "regions")
_REGIONS = "regions"


def _named(known: Mapping[str, _Part], name: str) -> _Part:
    try:
        return known[name]
    except KeyError:
        raise UnknownCollection(
            f"Die Sammlung „{name[:40]}“ gibt es nicht. Vorhanden: {', '.join(known)}.",
            f"There is no collection '{name[:40]}'. Known: {', '.join(known)}.",
            known=tuple(known),
            near=near_matches(name, known),
        ) from None


class Collections(Mapping[str, Collection]):
    """The collections by name. That of the regions is made when it is first asked for.

    Dissolving the municipalities takes most of the time of a snapshot, and the map draws no regions.
    """

    def __init__(self, made: Mapping[str, Collection], regions: Callable[[], Collection]) -> None:
        self._made, self._regions = dict(made), regions

    def __getitem__(self, name: str) -> Collection:
        if name == _REGIONS and name not in self._made:
            self._made[name] = self._regions()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COLLECTIONS)

    def __len__(self) -> int:
        return len(COLLECTIONS)

    def made(self, name: str) -> Collection | None:
        """Return a collection, or None where it is not made yet."""
        return self._made.get(name)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A deleted record: what it was called, the day it went, and the id that stands in its place, if one does."""

    name: str
    day: str
    into: str | None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything that reads, reads one snapshot and names its revision."""

    revision: int
    day: date
    changed_at: str
    facts_as_of: str
    collections: Collections
    sources: Mapping[str, Source]
    conflicts: Mapping[str, Conflict]
    responsibility: Responsibility
    tombstones: Mapping[tuple[str, str], Tombstone] = field(default_factory=dict)
    # What the next snapshot takes over of this one.
    joined: join.JoinedProjects | None = field(default=None, repr=False)

    @property
    def changed_on(self) -> date:
        """The day on which the atlas was last changed."""
        return day_of(self.changed_at)

    def collection(self, name: str) -> Collection:
        """Return a collection, or raise UnknownCollection."""
        return _named(self.collections, name)

    def fields(self, collection: str, record: str) -> Mapping[str, Any]:
        """Return the joined fields of one feature, or raise UnknownRecord."""
        rows = self.collection(collection)
        return rows.fields[rows.position(record)]

    def evidence(self, collection: str, record: str) -> dict[str, list[dict[str, Any]]]:
        """Return the full sources and conflicts of one feature, those of its values and geometry included."""
        return self.evidence_of(self.fields(collection, record))

    def evidence_of(self, fields: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
        """Return the same of a feature by its joined fields."""
        conflicts = [self.conflicts[key] for key in fields.get("conflicts", ()) if key in self.conflicts]
        named = [*fields.get("sources", ()), *fields.get("geometry_sources", ())]
        named += [key for keys in fields.get("value_sources", {}).values() for key in keys]
        named += [figure["source"] for figure in fields.get("budget_figures", ())]
        named += [value.source for conflict in conflicts for value in conflict.values]
        told = self._told_sources
        sources = [told[key] for key in dict.fromkeys(named) if key in told]
        return {"sources": sources, "conflicts": [properties(conflict) for conflict in conflicts]}

    @cached_property
    def _told_sources(self) -> Mapping[str, dict[str, Any]]:
        # Each stands behind many records, and every answer with one of those tells of it.
        return {key: properties(source) for key, source in self.sources.items()}

    def manager_on(self, ags: str, day: date) -> Mapping[str, Any] | None:
        """Return who is known to have been responsible for a city on a day, in the form of a city's manager."""
        assignment = self.responsibility.on(day).get(ags)
        manager = self.responsibility.manager(assignment.manager_id, day) if assignment else None
        if manager is None or assignment is None:
            return None
        # When somebody will be away is not for the public.
        substitute = self.responsibility.substitute(manager.id, day) if day <= self.day else None
        return join.in_charge(manager, assignment, substitute)

    @cached_property
    def area_of(self) -> Mapping[str, Mapping[str, Any]]:
        """The joined fields of every area by id."""
        areas = self.collections["areas"]
        return dict(zip(areas.ids, areas.fields, strict=True))

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """Today's key of each municipality that was merged into a city, by its own."""
        cities = self.collections["cities"].fields
        return {former["ags"]: city["ags"] for city in cities for former in city["former"]}

    def map_layer(self, name: str) -> bytes:
        """Return a layer that the map is drawn from, or raise UnknownCollection.

        Of a stock it has only the number of projects, as `stock`: tiles show them.
        """
        return _named(self._map_layers, name)

    @cached_property
    def _map_layers(self) -> Mapping[str, bytes]:
        # Not the revision: a layer without a change stays the same file, for whoever has it and packed as it is.
        members = {"facts_as_of": self.facts_as_of}
        layers = {name: self.collections[name] for name in maplayers.PROPERTIES}
        return {name: maplayers.encoded(rows.in_memory, members | _left_out(rows)) for name, rows in layers.items()}


def build(
    layers: Layers,
    boundaries: Callable[[], Mapping[str, BaseGeometry]],
    *,
    revision: int,
    changed_at: str,
    facts_as_of: str,
    day: date,
    tombstones: Mapping[tuple[str, str], Tombstone] | None = None,
    previous: Snapshot | None = None,
    stock: Stock | None = None,
) -> Snapshot:
    """Return the snapshot of one state of the atlas; `boundaries` are the municipalities that regions consist of.

    What is the same in the `previous` snapshot of the same boundaries is taken over from there: most of it, after the
    change of a record. With a `stock`, its projects stand behind those of the layers.
    """
    known = previous.collections.made if previous else _nothing
    before, gone = previous.joined if previous else None, tombstones or {}
    register = join.Register.of(layers, day, before.projects if before else None)
    joined = join.joined_projects(register, before)
    own = _projects(layers, joined, known("projects"))
    projects = _stocked(own, stock, register, gone, known("projects")) if stock else own
    if isinstance(projects, Stocked):
        register = replace(register, stocked=projects.view.tally("city_ags", "area_id", "theme"))
    cities = zip(layers.cities.records, layers.cities.geometries, strict=True)
    areas = zip(layers.areas.records, layers.areas.geometries, strict=True)
    offices = zip(layers.offices.records, layers.offices.geometries, strict=True)
    rows: dict[str, Rows] = {
        "cities": [(city.ags, join.city_fields(register, city), shape) for city, shape in cities],
        "areas": [(area.id, join.area_fields(register, area), shape) for area, shape in areas],
        "offices": [(office.id, join.office_fields(register, office), shape) for office, shape in offices],
    }
    return Snapshot(
        revision=revision,
        day=day,
        changed_at=changed_at,
        facts_as_of=facts_as_of,
        collections=Collections(
            {"projects": projects, **{name: Collection.of(name, rows[name], known(name)) for name in rows}},
            _regions(register, boundaries, known(_REGIONS)),
        ),
        sources={source.id: source for source in layers.sources.records},
        conflicts={conflict.id: conflict for conflict in layers.conflicts.records},
        responsibility=join.responsibility_of(layers),
        tombstones=gone,
        joined=joined,
    )


def _projects(layers: Layers, joined: join.JoinedProjects, known: Collection | None) -> Collection:
    ids, shapes = joined.projects.ids, layers.projects.geometries
    return Collection.of_columns("projects", ids, joined.fields, shapes, known.in_memory if known else None)


def _stocked(
    own: Collection,
    stock: Stock,
    register: join.Register,
    gone: Mapping[tuple[str, str], Tombstone],
    known: Collection | None,
) -> Stocked:
    """Return the projects with those of the stock, of which the ledger's own are the newer ones."""
    deleted = tuple(record for name, record in gone if name == "projects")
    return Stocked.beside(own, stock, _joined(register), deleted, known)


def joined_on(layers: Layers, day: date) -> Joined:
    """Return what the join adds to projects of a stock beside layers on a day."""
    return _joined(join.Register.of(layers, day))


def _joined(register: join.Register) -> Joined:
    places = {ags: join.place_fields(register, ags) for ags in register.cities}
    return Joined(places, {area.id: area.name for area in register.areas.values()})


def _left_out(rows: Collection) -> dict[str, int]:
    return {"stock": len(rows.view)} if isinstance(rows, Stocked) else {}


def _nothing(name: str) -> None:
    """Return what is known of a collection where there is no snapshot yet."""


def _regions(
    register: join.Register, boundaries: Callable[[], Mapping[str, BaseGeometry]], known: Collection | None
) -> Callable[[], Collection]:
    """Return how the collection of the regions is made; what makes it holds neither layers nor an earlier snapshot."""
    of_cities = {ags: manager.region for ags in register.cities if (manager := register.manager_of(ags))}
    named: list[str] = [region for region in REGIONS if region in of_cities.values()]
    fields = {region: join.region_fields(register, region) for region in named}

    def make() -> Collection:
        if known is not None and _members(known) == {region: row["city_ags"] for region, row in fields.items()}:
            drawn = [*zip(known.ids, known.geometries, strict=True)]
        else:
            drawn = [*region_outlines(boundaries(), of_cities).items()]
        return Collection.of(_REGIONS, [(region, fields[region], shape) for region, shape in drawn], known)

    return make


def _members(regions: Collection) -> dict[str, Any]:
    return {key: fields["city_ags"] for key, fields in zip(regions.ids, regions.fields, strict=True)}
