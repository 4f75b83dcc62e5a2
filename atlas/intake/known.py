"""What the atlas knows while a file is planned: cities, areas, records and places, looked up by how lists name them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.layers import Layers
from atlas.model import Area, City, Record, record_id
from atlas.near import near_matches
from atlas.places import Gazetteer
from atlas.placing import Placement, Placer
from atlas.text import fold

if TYPE_CHECKING:
    from atlas.store.store import Store

_BEFORE = re.compile(r"^\s*(?:[0-9]{5}\s+)?(?:(?:(?:Große\s+)?Kreisstadt|Stadt|Gemeinde|Kommune)\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"(?:,\s*(?:Stadt|Kreisfreie Stadt|Große Kreisstadt)|\s*\(.*\)|\s*/.*|,.*)$", re.IGNORECASE)
_POSTCODE = re.compile(r"^([0-9]{5})\s")
_FARTHEST_M = 100.0
_COLLECTIONS = ("projects", "offices", "areas", "sources")


@dataclass(frozen=True)
class Known:
    """One state of the atlas; `revisions` has the last change of each record, also deleted, by collection and id."""

    layers: Layers
    gazetteer: Gazetteer
    revision: int
    revisions: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, store: "Store", gazetteer: Gazetteer) -> "Known":
        """Return what a ledger holds now."""
        # The revision is read first: what comes in between makes a record newer than expected, and is refused later.
        revision = store.revision().number
        revisions = {name: store.last_changes(name) for name in _COLLECTIONS}
        return cls(store.layers(), gazetteer, revision, revisions)

    @cached_property
    def cities(self) -> Mapping[str, City]:
        """The programme cities by AGS."""
        return {city.ags: city for city in self.layers.cities.records}

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The areas by id."""
        return {area.id: area for area in self.layers.areas.records}

    def records(self, collection: str) -> Mapping[str, tuple[Any, BaseGeometry | None]]:
        """Return the records of a collection with their geometry, by id."""
        return self._records[collection]

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, tuple[Record, BaseGeometry | None]]]:
        found: dict[str, dict[str, tuple[Record, BaseGeometry | None]]] = {}
        for name in _COLLECTIONS:
            layer = getattr(self.layers, name)
            pairs = zip(layer.records, layer.geometries, strict=True)
            found[name] = {record_id(record): (record, geometry) for record, geometry in pairs}
        return found

    def fields(self, collection: str, key: str) -> dict[str, Any]:
        """Return the fields of a record as plain JSON values."""
        return plain_fields(self.records(collection)[key][0])

    def expected(self, collection: str, key: str) -> int:
        """Return the revision at which a record was last changed; 0 where there has been none."""
        return self.revisions.get(collection, {}).get(key, 0)

    @cached_property
    def _city_names(self) -> Mapping[str, str]:
        names = {fold(former.name): city.ags for city in self.cities.values() for former in city.former}
        return names | {fold(city.name): city.ags for city in self.cities.values()}

    def city(self, text: str) -> str | None:
        """Return the AGS of the programme city that a text names: "02625 Bautzen", "Stadt Bautzen", an AGS."""
        if text in self.cities:
            return text
        plain = _AFTER.sub("", _BEFORE.sub("", text))
        return self._city_names.get(fold(text)) or self._city_names.get(fold(plain))

    def cities_like(self, text: str) -> tuple[str, ...]:
        """Return the names of programme cities that look like a text."""
        return near_matches(text, [city.name for city in self.cities.values()], limit=2)

    def area(self, text: str, ags: str | None) -> str | None:
        """Return the area that a text names by id or by name, in a city where one is given; None unless it is one."""
        if text in self.areas:
            return text
        wanted = fold(text)
        inside = [area for area in self.areas.values() if ags is None or area.city_ags == ags]
        same = [area.id for area in inside if wanted in self._area_words(area)]
        return same[0] if len(same) == 1 else None

    def areas_like(self, text: str, ags: str | None) -> tuple[str, ...]:
        """Return the ids of areas, of a city where one is given, whose name looks like a text."""
        names = {area.name: area.id for area in self.areas.values() if ags is None or area.city_ags == ags}
        return tuple(names[name] for name in near_matches(text, names, limit=2))

    def _area_words(self, area: Area) -> set[str]:
        name, city = fold(area.name), fold(self.cities[area.city_ags].name)
        bare = re.sub(r"^esf(?: plus)? ", "", name)
        return {name, bare, re.sub(rf"^{city} ", "", bare), fold(area.id), f"{city} {bare}"}

    def city_at(self, lon: float, lat: float) -> City | None:
        """Return the programme city that a position lies in."""
        point = shapely.Point(lon, lat)
        found = self._boundary_tree.query(point, predicate="intersects")
        return self.layers.cities.records[int(found[0])] if len(found) else None

    @cached_property
    def _boundary_tree(self) -> shapely.STRtree:
        return shapely.STRtree([shape or shapely.Point() for shape in self.layers.cities.geometries])

    @cached_property
    def _boundaries(self) -> Mapping[str, BaseGeometry]:
        pairs = zip(self.layers.cities.records, self.layers.cities.geometries, strict=True)
        shapes = {city.ags: shape for city, shape in pairs if shape is not None}
        shapely.prepare(list(shapes.values()))
        return shapes

    @cached_property
    def _metric_boundaries(self) -> Mapping[str, BaseGeometry]:
        return {ags: crs.to_metric(shape) for ags, shape in self._boundaries.items()}

    def outside_m(self, ags: str, lon: float, lat: float) -> float:
        """Return how far a position lies outside a city; 0 inside, and as near as its boundary is drawn."""
        shape = self._boundaries.get(ags)
        if shape is None or shapely.intersects_xy(shape, lon, lat):
            return 0.0
        metres = float(self._metric_boundaries[ags].distance(shapely.Point(crs.to_metric_xy(lon, lat))))
        return metres if metres > _FARTHEST_M else 0.0

    @cached_property
    def _placer(self) -> Placer:
        return Placer(self.gazetteer, self.areas, self.cities)

    @cached_property
    def _placed(self) -> dict[tuple[Any, ...], Placement]:
        return {}

    def placed(self, collection: str, fields: Mapping[str, Any]) -> Placement:
        """Return the point of an office or project by address, area and city; the same address is asked for once.

        House numbers are not asked for, because the gazetteer knows none.
        """
        office = collection == "offices"
        address = fields if office else fields["address"] or {}
        places = tuple(address.get(name) for name in ("street", "postcode", "place"))
        areas = tuple(fields["area_ids"]) if office else (fields["area_id"],)
        key = (fields["city_ags"], areas, *places)
        if key not in self._placed:
            bare = {**address, "house_number": None}
            self._placed[key] = (
                self._placer.office({**fields, **bare}) if office else self._placer.project({**fields, "address": bare})
            )
        return self._placed[key]


def plain_fields(record: object) -> dict[str, Any]:
    """Return the fields of a record as JSON has them, with lists for tuples, so that they compare with a file's."""
    plain: dict[str, Any] = orjson.loads(orjson.dumps(record))
    return plain


def postcode_in(text: str) -> str | None:
    """Return the postal code that stands before the name of a town."""
    found = _POSTCODE.match(text)
    return found[1] if found else None
