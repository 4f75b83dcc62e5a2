"""The map as vector tiles: areas, projects, offices and cities at every zoom, with clusters where points lie close.

The steps: `grid` (which tile is where), `points` (clusters), `shapes` (simplified and cut polygons), `properties` (what
features say), `columns` and `wire` (points to bytes, all at once), `tileset` (encoded once and kept), `tilejson` and
`style` (what maps need to draw them), `archive` (all tiles in one file).
"""

from atlas.tiles.archive import write_archive
from atlas.tiles.grid import MAX_ZOOM, MIN_ZOOM, TileAddress
from atlas.tiles.style import map_style
from atlas.tiles.tilejson import tilejson
from atlas.tiles.tileset import ALL, MVT, Tile, TileSet, known_of_all, prepare, tile_of_all, tile_of_stock, tiles_of

__all__ = [
    "ALL",
    "MAX_ZOOM",
    "MIN_ZOOM",
    "MVT",
    "Tile",
    "TileAddress",
    "TileSet",
    "known_of_all",
    "map_style",
    "prepare",
    "tile_of_all",
    "tile_of_stock",
    "tilejson",
    "tiles_of",
    "write_archive",
]
