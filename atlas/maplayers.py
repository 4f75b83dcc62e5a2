"""The map layers: of every record what map, list, filters and search need and no more; the rest is in its own item.

They are what everyone who opens the map waits for, so each name here is paid for by all of them.
"""

from collections.abc import Mapping
from typing import Any

from atlas import encode
from atlas.query import Collection

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
    shapes = [shape if shape is None else encode.tidy(shape, DECIMALS) for shape in rows.geometries]
    narrow = [{name: fields[name] for name in PROPERTIES[rows.name]} for fields in rows.fields]
    feature = encode.outlined if rows.name == "cities" else encode.feature
    return encode.collection(map(feature, rows.ids, narrow, shapes), members)
