"""A small sound atlas of two cities that the checks have nothing to say about, and ways to spoil it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.layers import Layer, Layers
from atlas.model import (
    RECORD_TYPES,
    Address,
    Area,
    Assignment,
    City,
    Conflict,
    ConflictingValue,
    Manager,
    Office,
    Project,
    Record,
    Source,
    field_names,
)

BAUTZEN, GOERLITZ = "14625020", "14626110"
BAUTZEN_BOX = shapely.box(14.40, 51.15, 14.50, 51.22)
GOERLITZ_BOX = shapely.box(14.90, 51.10, 15.02, 51.20)
AREA_BOX = shapely.box(14.43, 51.18, 14.44, 51.185)
INSIDE = shapely.Point(14.435, 51.182)
SOURCES = ("src-1",)


def _record(record_type: type[Any], /, **fields: Any) -> Any:
    """Return a record with None in every field that is not given, and no source of a single value."""
    names = [name for name in field_names(record_type) if name != "value_sources"]
    return record_type(**{**dict.fromkeys(names), **fields})


def a_city(ags: str, name: str, box: BaseGeometry) -> City:
    centre = (round(box.centroid.x, 6), round(box.centroid.y, 6))
    kreis = {"kreis": name, "kreis_ags": ags[:5]}
    city: City = _record(City, ags=ags, name=name, **kreis, participation=(), centre=centre, sources=SOURCES)
    return city


def an_area(key: str, city_ags: str, shape: BaseGeometry | None = None, **fields: Any) -> Area:
    drawn = {
        "geometry_quality": "schematic",
        "geometry_evidence": "named",
        "drawn_hectares": crs.hectares(crs.to_metric(shape)) if shape else None,
        "point": (round(shape.centroid.x, 6), round(shape.centroid.y, 6)) if shape else (14.96, 51.15),
        "point_precision": "area",
    }
    absent = {**drawn, "geometry_quality": "none", "geometry_evidence": None, "point_precision": "city"}
    base = {
        "name": key.title(),
        "name_official": True,
        "programme": "ESF Nachhaltige soziale Stadtentwicklung",
        "periods": ("2021-2027",),
        "status": "approved",
        "predecessor_ids": (),
        "budget_figures": (),
        "sub_quarters": (),
        "sources": SOURCES,
        "confidence": "high",
        "conflicts": (),
        "geometry_partial": False,
        "geometry_sources": SOURCES,
    }
    area: Area = _record(Area, id=key, city_ags=city_ags, **{**base, **(drawn if shape else absent), **fields})
    return area


def an_office(**fields: Any) -> Office:
    base = {
        "id": "bautzen-buero",
        "area_ids": ("bautzen-ost",),
        "area_relation": "same_programme",
        "city_ags": BAUTZEN,
        "kind": "QM-Büro",
        "name": "QM-Büro",
        "city": "Bautzen",
        "postcode": "02625",
        "phone": "03591 123 45",
        "phone_e164": "+49359112345",
        "email": "qm@example.org",
        "website": "https://example.org/qm",
        "opening_hours": "Mo 10-12 Uhr",
        "opening_hours_as_of": "2026-05",
        "status": "open",
        "as_of": "2026",
        "conflicts": (),
        "sources": SOURCES,
        "precision": "street",
        "precision_note": "",
    }
    office: Office = _record(Office, **{**base, **fields})
    return office


def a_project(key: str, city_ags: str, area_id: str, **fields: Any) -> Project:
    base = {
        "area_basis": "source",
        "title": "Treffpunkt",
        "period": "2021-2027",
        "start": "2024-01-01",
        "end": "2026",
        "theme": "other",
        "theme_basis": "assigned",
        "status": "approved",
        "conflicts": (),
        "sources": SOURCES,
        "precision": "area",
        "precision_note": "",
    }
    project: Project = _record(Project, id=key, city_ags=city_ags, area_id=area_id, **{**base, **fields})
    return project


def an_assignment(city_ags: str, key: str = "start", **fields: Any) -> Assignment:
    base = {"manager_id": "quge-ost", "basis": "decided", "confirmed": True, "sources": SOURCES}
    item: Assignment = _record(Assignment, id=f"{city_ags}-{key}", city_ags=city_ags, **{**base, **fields})
    return item


def a_manager(key: str = "quge-ost", **fields: Any) -> Manager:
    base = {
        "name": "Kim Muster",
        "role": "Projektmanager:in",
        "organisation": "Servicestelle",
        "region": "east",
        "phone": "0351 12345",
        "phone_e164": "+4935112345",
        "email": "kim.muster@example.org",
        "as_of": "2026",
        "former_names": (),
        "absences": (),
        "sources": SOURCES,
    }
    manager: Manager = _record(Manager, id=key, **{**base, **fields})
    return manager


def a_source(key: str = "src-1", **fields: Any) -> Source:
    base = {"url": "https://example.org/a", "what": "alles", "publisher": "Stadt", "seen": "stored copy"}
    source: Source = _record(Source, id=key, **{**base, **fields})
    return source


def a_conflict(*values: str) -> Conflict:
    sides = tuple(ConflictingValue(value=value, source="src-1") for value in values)
    return Conflict(id="c-1", subject_type="office", subject_id="bautzen-buero", field="since", values=sides, note=None)


def an_address(city: str, kind: str = "site", postcode: str | None = None) -> Address:
    address: Address = _record(Address, city=city, kind=kind, postcode=postcode)
    return address


class World:
    """The layers of the small atlas while they can still be changed."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, BaseGeometry | None]]] = {
            "cities": [
                (a_city(BAUTZEN, "Bautzen", BAUTZEN_BOX), BAUTZEN_BOX),
                (a_city(GOERLITZ, "Görlitz", GOERLITZ_BOX), GOERLITZ_BOX),
            ],
            "areas": [
                (an_area("bautzen-ost", BAUTZEN, AREA_BOX), AREA_BOX),
                (an_area("goerlitz-west", GOERLITZ), None),
            ],
            "projects": [
                (a_project("treffpunkt", BAUTZEN, "bautzen-ost"), INSIDE),
                (a_project("laden", GOERLITZ, "goerlitz-west"), shapely.Point(14.96, 51.15)),
            ],
            "offices": [(an_office(), INSIDE)],
            "managers": [(a_manager(), None)],
            "assignments": [(an_assignment(BAUTZEN), None), (an_assignment(GOERLITZ), None)],
            "sources": [(a_source(), None)],
            "conflicts": [],
        }

    def change(self, collection: str, **fields: Any) -> "World":
        """Change fields of the first record of a layer."""
        record, geometry = self.rows[collection][0]
        self.rows[collection][0] = (replace(record, **fields), geometry)
        return self

    def place(self, collection: str, geometry: BaseGeometry | None) -> "World":
        """Give the first record of a layer another geometry."""
        self.rows[collection][0] = (self.rows[collection][0][0], geometry)
        return self

    def draw(self, shape: BaseGeometry, **fields: Any) -> "World":
        """Draw the first area anew, with all that is said about its shape."""
        self.rows["areas"][0] = (an_area("bautzen-ost", BAUTZEN, shape, **fields), shape)
        return self

    def add(self, collection: str, record: Record, geometry: BaseGeometry | None = None) -> "World":
        """Add a record to a layer."""
        self.rows[collection].append((record, geometry))
        return self

    def drop(self, collection: str) -> "World":
        """Remove the last record of a layer."""
        self.rows[collection].pop()
        return self

    def layers(self) -> Layers:
        """Return the layers as they are now."""
        return Layers(**{name: self._layer(name) for name in RECORD_TYPES})

    def _layer(self, name: str) -> Layer[Any]:
        return Layer(tuple(row[0] for row in self.rows[name]), tuple(row[1] for row in self.rows[name]), {})


Spoil = Callable[[World], World]
# What is wrong, how to make it so, and every finding that must follow as "severity check collection/id".
Case = tuple[str, Spoil, list[str]]
