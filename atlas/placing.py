"""Offices and projects to points: placed by the offline gazetteer, each with how precise the point is and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.model import Area, City, Precision
from atlas.places import Gazetteer

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placement:
    """A lon/lat point with its precision and a German sentence that says where it comes from."""

    lon: float
    lat: float
    precision: Precision
    note: str


class Placer:
    """Places offices and projects; the best of street, area, quarter, postal code and town that is known."""

    def __init__(self, gazetteer: Gazetteer, areas: Mapping[str, Area], cities: Mapping[str, City]) -> None:
        self._gazetteer = gazetteer
        self._areas = areas
        self._cities = cities

    def office(self, row: Row) -> Placement:
        """Return the point of an office."""
        street = self._street(row, row["city_ags"])
        return street or self._area(row, row["area_ids"]) or self._fallback(row, row["city_ags"])

    def project(self, row: Row) -> Placement:
        """Return the point of a project: where it happens; a carrier's seat is no place of the project."""
        address = row["address"] or {}
        site = address if address.get("kind") == "site" else {}
        street = self._street(site, row["city_ags"])
        areas = [row["area_id"]] if row["area_id"] else []
        quarter = street or self._quarter(site, row["city_ags"])
        return quarter or self._area(site, areas) or self._fallback(site, row["city_ags"])

    def _street(self, address: Row, ags: str) -> Placement | None:
        if not address.get("street"):
            return None
        place = self._geocode(address, ags)
        if place is None or place.precision not in ("address", "street"):
            return None
        note = "Auf die Straße gesetzt; die Lage der Hausnummer ist nicht bekannt."
        return Placement(place.lon, place.lat, place.precision, f"{note} ({place.label})")

    def _quarter(self, address: Row, ags: str) -> Placement | None:
        if not address.get("place"):
            return None
        place = self._gazetteer.geocode_address(
            street=None, house_number=None, postcode=None, city_ags=ags, place=address["place"]
        )
        if place is None or place.precision != "area":
            return None
        return Placement(place.lon, place.lat, "area", f"In den Ortsteil gesetzt. ({place.label})")

    def _area(self, address: Row, area_ids: list[str]) -> Placement | None:
        drawn = [
            self._areas[key] for key in area_ids if self._areas[key].geometry_quality not in ("none", "municipality")
        ]
        if not drawn:
            return None
        lon, lat = drawn[0].point
        return Placement(lon, lat, "area", f"In die Mitte des Gebiets gesetzt ({drawn[0].name}); {_why(address)}.")

    def _fallback(self, address: Row, ags: str) -> Placement:
        place = self._geocode(address, ags) if address.get("postcode") else None
        if place is not None and place.precision == "area":
            return Placement(place.lon, place.lat, "area", f"In die Mitte der Postleitzahl gesetzt. ({place.label})")
        lon, lat = self._cities[ags].centre
        return Placement(lon, lat, "city", f"In die Ortsmitte gesetzt ({self._cities[ags].name}); {_why(address)}.")

    def _geocode(self, address: Row, ags: str) -> Any:
        return self._gazetteer.geocode_address(
            street=address.get("street"),
            house_number=address.get("house_number"),
            postcode=address.get("postcode"),
            city_ags=ags,
            place=address.get("place"),
        )


def _why(address: Row) -> str:
    """Return why a point is not placed at a street."""
    if address.get("street"):
        return f"die Lage von „{address['street']}“ ist nicht bekannt"
    return "keine Straße bekannt"
