"""The map layers: of every record what map, list, filters and search need and no more; the rest is in its own item.

They are what everyone who opens the map waits for, so each name here is paid for by all of them.
"""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.query import Collection, Make

# Five decimals are about a metre: no line on a screen is thinner.
DECIMALS = 5
_PLACE = ("city_ags", "city_name", "kreis", "region", "manager_id")
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "areas": (
        "id", "name", *_PLACE, "programme", "periods", "status", "geometry_quality", "point",
        "counts",
    ),
    "projects": (
        "id", "title", *_PLACE, "area_id", "theme", "programme", "period", "start", "end", "carrier", "beneficiary",
        "cost_total_eur", "eu_amount_eur", "grant_total_eur", "grant_approx", "status", "precision",
    ),
    "offices": (
        "id", "name", *_PLACE, "area_ids", "kind", "programme", "carrier", "since", "until", "status", "precision",
    ),
    "cities": ("ags", "name", "name_hsb", "kreis", "kreis_ags", "region", "manager", "centre", "former"),
}  # fmt: skip


def encoded(rows: Collection, members: Mapping[str, Any]) -> bytes:
    """Return the map layer of a collection; cities have a bbox in the place of their boundary."""
    return encode.collection(rows.each(_ENCODED[rows.name]), members)


def _encoded(collection: str, record_id: str, fields: Mapping[str, Any], shape: BaseGeometry | None) -> bytes:
    narrow = {name: fields[name] for name in PROPERTIES[collection]}
    return (_outlined if collection == "cities" else _feature)(record_id, narrow, shape)


# What makes a feature of each collection; by these very objects that knows what it has made of its features.
_ENCODED: Mapping[str, Make[bytes]] = {name: partial(_encoded, name) for name in PROPERTIES}


def _outlined(record_id: str, fields: Mapping[str, Any], shape: BaseGeometry | None) -> bytes:
    return encode.outlined(record_id, fields, shape and _tidy(shape))


def _feature(record_id: str, fields: Mapping[str, Any], shape: BaseGeometry | None) -> bytes:
    if shape is None or isinstance(shape, Point):
        return encode.feature(record_id, fields, shape and encode.tidy(shape, DECIMALS))
    return encode.drawn_feature(record_id, fields, _drawn(shape))


# Boundaries stay as they are in nearly every edit, and take nine tenths of the time of a layer.
@lru_cache(maxsize=1024)
def _tidy(shape: BaseGeometry) -> BaseGeometry:
    return encode.tidy(shape, DECIMALS)


@lru_cache(maxsize=1024)
def _drawn(shape: BaseGeometry) -> encode.Ready:
    return encode.ready(encode.geometry_object(encode.tidy(shape, DECIMALS)))
