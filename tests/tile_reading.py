"""Reading tiles as a map does, and collections to make some of."""

from typing import Any

import mapbox_vector_tile
import numpy as np
import shapely

from atlas.crs import points_to_web_mercator
from atlas.query import Collection
from atlas.tiles.grid import TileAddress

_PROJECT = {
    "title": "Erfundenes Projekt", "city_ags": "14511000", "city_name": "Chemnitz", "kreis": "Chemnitz",
    "region": "west", "manager_id": "quge-west", "theme": "other", "status": None, "precision": "street",
}  # fmt: skip


def tile_at(lon: float, lat: float, zoom: int) -> TileAddress:
    """The tile that a position lies in."""
    x, y = points_to_web_mercator(np.array([[lon, lat]]))[0]
    west, north = TileAddress(0, 0, 0).corner
    side = TileAddress(zoom, 0, 0).side
    return TileAddress(zoom, int((x - west) // side), int((north - y) // side))


def decoded(tile: bytes) -> dict[str, list[dict[str, Any]]]:
    """The features of each layer of a tile, y downward as they are written."""
    layers = mapbox_vector_tile.decode(tile, default_options={"y_coord_down": True})
    return {name: layer["features"] for name, layer in layers.items()}


def projects_at(*places: tuple[float, float], **fields: Any) -> Collection:
    """A collection of invented projects at lon, lat."""
    rows = [(f"p-{n}", {**_PROJECT, **fields}, shapely.Point(place)) for n, place in enumerate(places)]
    return Collection.of("projects", rows)
