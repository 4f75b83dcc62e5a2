"""What a map needs to know before it asks for tiles: TileJSON 3.0.0."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from atlas.credits import ALL_CREDITS, ODBL
from atlas.snapshot import Snapshot
from atlas.tiles.grid import MAX_ZOOM, MIN_ZOOM
from atlas.tiles.points import CLUSTER_MAX_ZOOM
from atlas.tiles.properties import CLUSTER, LAYERS, Layer

NAME = "Quartiersatlas Sachsen"


def tilejson(snapshot: Snapshot, names: Sequence[str], tiles: str) -> dict[str, Any]:
    """Return the TileJSON of some collections; `tiles` is the address of a tile with {z}, {x} and {y} in it."""
    boxes = [box for name in names if (box := snapshot.collection(name).extent) is not None]
    west, south = min(box.west for box in boxes), min(box.south for box in boxes)
    east, north = max(box.east for box in boxes), max(box.north for box in boxes)
    layers = [layer for name in names for layer in LAYERS[name]]
    return {
        "tilejson": "3.0.0",
        "name": NAME,
        "description": ", ".join(layer.title for layer in layers),
        "version": f"{snapshot.revision}.0.0",
        "scheme": "xyz",
        "tiles": [tiles],
        "minzoom": MIN_ZOOM,
        "maxzoom": MAX_ZOOM,
        "bounds": [west, south, east, north],
        "center": [round((west + east) / 2, 5), round((south + north) / 2, 5), 8],
        "vector_layers": [vector_layer(layer) for layer in layers],
        "attribution": " · ".join(ALL_CREDITS),
        "licence": asdict(ODBL),
        "revision": snapshot.revision,
        "facts_as_of": snapshot.facts_as_of,
        "cluster_maxzoom": CLUSTER_MAX_ZOOM,
    }


def vector_layer(layer: Layer, least: int = MIN_ZOOM, most: int = MAX_ZOOM) -> dict[str, Any]:
    """Return the description of one layer: its fields, at the end those of its clusters."""
    counts = {f"{layer.counted}_…": f"Zahl der Punkte im Zeichen je {layer.counted}"} if layer.clustered else {}
    return {
        "id": layer.name,
        "description": layer.title,
        "fields": {**layer.fields, **(CLUSTER | counts if layer.clustered else {})},
        "minzoom": least,
        "maxzoom": most,
    }
