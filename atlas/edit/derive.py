"""What follows from the rest of a record, so that nobody has to say it, or can say it wrongly."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.edit.reading import Read
from atlas.encode import DECIMALS
from atlas.model import Area, Manager, Office, ValueSources
from atlas.quality.contact import as_e164

LonLat = tuple[float, float]
_ROUNDING_HA = 0.11

# What stands in a new record until it is derived, where the model knows no "unknown".
_BEGUN: dict[str, dict[str, Any]] = {"areas": {"point": [0.0, 0.0], "point_precision": "city"}}


def begun(collection: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a new record, with those that somebody need not say."""
    return {**_BEGUN.get(collection, {}), **fields}


def derived(read: Read, centres: Mapping[str, LonLat]) -> Read:
    """Return a record with what follows from it; `centres` are those of the cities, where areas without shape stand."""
    read = _sourced(read)
    match read.record:
        case Area() as area:
            return replace(read, record=replace(area, **_of_shape(area, read.geometry, centres)))
        case (Office() | Manager()) as person:
            return replace(read, record=_dialled(person))
        case _:
            return read


def _sourced(read: Read) -> Read:
    """Return a record whose sources of single values are those of values that it has."""
    named: ValueSources | None = getattr(read.record, "value_sources", None)
    if not named:
        return read
    # What is no field at all stays, and the checks say so.
    kept = {name: keys for name, keys in named.items() if keys and getattr(read.record, name, name) is not None}
    return read if kept == named else replace(read, record=replace(read.record, value_sources=kept))


def _of_shape(area: Area, shape: BaseGeometry | None, centres: Mapping[str, LonLat]) -> dict[str, Any]:
    if shape is None or shape.geom_type == "Point":
        return {
            "drawn_hectares": None,
            "geometry_evidence": None,
            "point": centres.get(area.city_ags, area.point),
            "point_precision": "city",
        }
    kept = shape.covers(shapely.Point(area.point))
    hectares = round(crs.hectares(crs.to_metric(shape)), 1)
    # The builder measures before it rounds the corners; what fits is no change.
    fits = area.drawn_hectares is not None and abs(area.drawn_hectares - hectares) <= _ROUNDING_HA
    return {
        "drawn_hectares": area.drawn_hectares if fits else hectares,
        "point": area.point if kept else _inner(shape),
        "point_precision": "area",
    }


def _inner(shape: BaseGeometry) -> LonLat:
    point: shapely.Point = shape.representative_point()
    return round(point.x, DECIMALS), round(point.y, DECIMALS)


def _dialled(person: Office | Manager) -> Office | Manager:
    if person.phone is None or person.phone_e164 is not None:
        return person
    return replace(person, phone_e164=as_e164(person.phone))
