"""Rows of tables that are of no collection: the answers to "what is near", for one place or many."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NearRow:
    """A hit: what it is, how far (metres) and where from the place, how exactly its own place is known, whom to call.

    `precision` is that of a point, `geometry_quality` that of an area; `rank` counts from 1, the nearest.
    """

    rank: int | None = None
    collection: str | None = None
    id: str | None = None
    name: str | None = None
    distance_m: float | None = None
    direction: str | None = None
    precision: str | None = None
    geometry_quality: str | None = None
    city_name: str | None = None
    area_name: str | None = None
    theme: str | None = None
    period: str | None = None
    status: str | None = None
    carrier: str | None = None
    contact_name: str | None = None
    contact_organisation: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(NearRow):
    """A hit near one of many places: the line that named the place, what was understood, and what was not.

    `place_precision` says how exactly the place is known; `problem` why it is not, `suggestions` what may be meant.
    """

    line: int
    asked: str
    place: str | None = None
    place_precision: str | None = None
    place_lon: float | None = None
    place_lat: float | None = None
    problem: str | None = None
    suggestions: str | None = None


ROW_TYPES: dict[str, type] = {"nearby": NearRow, "places": PlaceRow}
