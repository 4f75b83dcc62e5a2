"""All tiles of the atlas in one file: PMTiles 3, which maps read piece by piece from any file server."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from atlas.snapshot import Snapshot
from atlas.tiles.grid import MAX_ZOOM, TileAddress
from atlas.tiles.properties import LAYERS
from atlas.tiles.tilejson import tilejson, vector_layer
from atlas.tiles.tileset import ALL, addresses_of_all, tile_of_all

LEAST_ZOOM, MOST_ZOOM = 5, MAX_ZOOM
Progress = Callable[[int, int], None]


def write_archive(snapshot: Snapshot, sink: BinaryIO, progress: Progress = lambda done, all_: None) -> None:
    """Write the tiles of all layers at zooms 5 to 14; equal snapshots give equal bytes.

    `progress` is told how many of how many tiles are done. Tiles without content are left out (PMTiles 3, 4).
    """
    from pmtiles.writer import Writer

    writer = Writer(sink)
    addresses = list(_in_order(snapshot))
    for done, (number, address) in enumerate(addresses, 1):
        tile = tile_of_all(snapshot, address)
        if tile.plain:
            writer.write_tile(number, tile.gzipped)
        progress(done, len(addresses))
    writer.finalize(*_heading(snapshot))


def _in_order(snapshot: Snapshot) -> Iterator[tuple[int, TileAddress]]:
    """Yield the tiles in the order of the file (a Hilbert curve in each zoom), by number."""
    from pmtiles.tile import zxy_to_tileid

    for zoom in range(LEAST_ZOOM, MOST_ZOOM + 1):
        found = addresses_of_all(snapshot, zoom)
        yield from sorted((zxy_to_tileid(address.z, address.x, address.y), address) for address in found)


def _heading(snapshot: Snapshot) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the header and the metadata: what the tiles hold, of which revision, by which licence."""
    from pmtiles.tile import Compression, TileType

    described = tilejson(snapshot, ALL, "")
    west, south, east, north = (round(degrees * 10**7) for degrees in described["bounds"])
    lon, lat, zoom = described["center"]
    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_lon_e7": round(lon * 10**7),
        "center_lat_e7": round(lat * 10**7),
        "center_zoom": zoom,
    }
    told = ("name", "description", "version", "attribution", "licence", "revision", "facts_as_of", "cluster_maxzoom")
    layers = [vector_layer(layer, LEAST_ZOOM, MOST_ZOOM) for name in ALL for layer in LAYERS[name]]
    return header, {**{name: described[name] for name in told}, "type": "overlay", "vector_layers": layers}
