"""Names for orientation close up: parts of towns, streets and stops of the gazetteer, cut into web-map tiles.

One file per tile of zoom 11 (about 12 km across), so that a map loads only what is in view and the same files serve a
static site. Tiles count as in the usual web-map scheme (OGC Two Dimensional Tile Matrix Set, WebMercatorQuad). An
index lists the tiles there are, so that nobody asks for one that is not.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

ZOOM = 11
Feature = dict[str, Any]
Tile = tuple[int, int]
_LAYERS = ("quarters", "localities", "parts", "streets", "stops")
_KINDS = {"quarters": "part", "localities": "part", "parts": "part", "streets": "street", "stops": "stop"}


def tile_of(lon: float, lat: float) -> Tile:
    """Return column and row of the tile that holds a position in degrees."""
    side = 2**ZOOM
    row = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int((lon + 180) / 360 * side), int(row * side)


def name_tiles(files: Mapping[str, bytes]) -> dict[Tile, list[Feature]]:
    """Return the named points of the gazetteer's files by tile, the more important first; each name once a tile.

    A street that a stop is named after stands once, as the street.
    """
    tiles: dict[Tile, dict[str, Feature]] = {}
    for layer in _LAYERS:
        document = orjson.loads(files[f"{layer}.json"])
        for values in document["rows"]:
            row = dict(zip(document["columns"], values, strict=True))
            here = tiles.setdefault(tile_of(row["lon"], row["lat"]), {})
            here.setdefault(row["name"], _feature(row, "station" if row.get("railway") else _KINDS[layer]))
    return {tile: list(named.values()) for tile, named in sorted(tiles.items())}


def tile_name(tile: Tile) -> str:
    """Return the name of a tile's file, without its ending."""
    return "{}-{}".format(*tile)


def tile_index(tiles: Iterable[Tile]) -> dict[str, Any]:
    """Return the document that lists the tiles there are."""
    return {"zoom": ZOOM, "tiles": [tile_name(tile) for tile in sorted(tiles)]}


def _feature(row: Mapping[str, Any], kind: str) -> Feature:
    geometry = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {"type": "Feature", "geometry": geometry, "properties": {"name": row["name"], "kind": kind}}
