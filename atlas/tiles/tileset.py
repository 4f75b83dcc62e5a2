"""The tiles of a collection: each encoded once as Mapbox Vector Tile 2.1 and kept while there is room."""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from atlas.model import PRECISIONS
from atlas.query import Collection, Query
from atlas.snapshot import Snapshot
from atlas.tiles import columns
from atlas.tiles.bounded import Bounded
from atlas.tiles.grid import EXTENT, TileAddress
from atlas.tiles.points import Group, Points
from atlas.tiles.properties import LAYERS, Layer, Value
from atlas.tiles.shapes import Polygons

MVT = "application/vnd.mapbox-vector-tile"
# What the tiles of all layers of the map lie in, lowest first.
ALL = ("cities", "areas", "projects", "offices")
_MOST_BYTES = 16_000_000
_MOST_SELECTIONS = 16
Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tile:
    """An encoded tile, plain and compressed (gzip); both are empty where nothing is drawn."""

    plain: bytes
    gzipped: bytes

    @classmethod
    def of(cls, plain: bytes) -> "Tile":
        """Return a tile; the same content gives the same compressed bytes."""
        return cls(plain, gzip.compress(plain, 6, mtime=0) if plain else b"")


@dataclass(frozen=True, slots=True)
class _Selection:
    """What a question leaves of a collection: the positions of its shapes as a set, and the points of each layer."""

    positions: frozenset[int] | None
    points: Mapping[str, Points]


def _weight(tile: Tile) -> int:
    """Return about how many bytes it takes to keep a tile: an empty one has its key and its place, too."""
    return len(tile.plain) + len(tile.gzipped) + 200


class TileSet:
    """The tiles of one collection, which is of one revision or of several in which it did not change."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self.layers = LAYERS[collection.name]
        self._tiles: Bounded[Tile] = Bounded(_MOST_BYTES, _weight)
        self._selections: Bounded[_Selection] = Bounded(_MOST_SELECTIONS, lambda _: 1)

    def tile(self, address: TileAddress, query: Query | None = None, asked: str = "") -> Tile:
        """Return a tile of what a query finds, without its page; `asked` are the words that stand for the query."""
        return self._tiles.get((address, asked), lambda: Tile.of(self._encoded(address, self._selected(query, asked))))

    def check(self, query: Query, asked: str) -> None:
        """Run a query before its tiles are asked for; raises InvalidParameter."""
        self._selected(query, asked)

    def addresses(self, zoom: int) -> set[TileAddress]:
        """Return the tiles of a zoom in which something may be drawn."""
        drawn = [self._polygons.tiles(zoom)] if any(not layer.points for layer in self.layers) else []
        return set().union(*drawn, *(points.tiles(zoom) for points in self._everything.points.values()))

    @cached_property
    def _polygons(self) -> Polygons:
        return Polygons(self._collection.geometries)

    @cached_property
    def _everything(self) -> _Selection:
        shown = [layer for layer in self.layers if layer.points]
        return _Selection(None, {layer.name: columns.points(self._collection, layer) for layer in shown})

    @cached_property
    def _counted(self) -> Mapping[str, tuple[tuple[str, ...], NDArray[np.intp]]]:
        """The codes that clusters count by, and for each position which of them it has, by layer."""
        return {layer.name: columns.coded(self._collection, layer) for layer in self.layers if layer.clustered}

    @cached_property
    def _weakness(self) -> Mapping[str, NDArray[np.intp]]:
        """How weak the position of each point is, by layer: its place in the list of precisions, the best first."""
        return {layer.name: columns.weakness(self._collection, layer) for layer in self.layers if layer.clustered}

    def _selected(self, query: Query | None, asked: str) -> _Selection:
        if query is None:
            return self._everything
        return self._selections.get(asked, lambda: self._run(query))

    def _run(self, query: Query) -> _Selection:
        positions = self._collection.matching(query)
        points = {name: points.only(positions) for name, points in self._everything.points.items()}
        drawn = any(not layer.points for layer in self.layers)
        return _Selection(frozenset(positions.tolist()) if drawn else None, points)

    def _encoded(self, address: TileAddress, selection: _Selection) -> bytes:
        drawn = [(layer.name, list(self._features(layer, address, selection))) for layer in self.layers]
        return encoded([(name, features) for name, features in drawn if features])

    def _features(self, layer: Layer, address: TileAddress, selection: _Selection) -> Sequence[Feature]:
        if layer.points:
            return self._signs(layer, address, selection.points[layer.name])
        shown = selection.positions
        return [
            {"geometry": shape, "properties": self._properties(layer, position)}
            for position, shape in self._polygons.within(address)
            if shown is None or position in shown
        ]

    def _signs(self, layer: Layer, address: TileAddress, points: Points) -> Sequence[Feature]:
        groups = points.groups(address)
        west, north = address.corner
        scale = EXTENT / address.side
        places = [((group.x - west) * scale, (north - group.y) * scale) for group in groups]
        drawn = shapely.points(np.rint(np.array(places).reshape(-1, 2)))
        said = (self._told(layer, points.members(group), group) for group in groups)
        return [{"geometry": place, "properties": properties} for place, properties in zip(drawn, said, strict=True)]

    def _told(self, layer: Layer, members: NDArray[np.intp], group: Group) -> dict[str, Value]:
        if group.count > 1:
            return self._of_cluster(layer, members, group)
        beside = {"same_place": group.same_place} if group.same_place > 1 else {}
        return {**self._properties(layer, int(members[0])), **beside}

    def _properties(self, layer: Layer, position: int) -> dict[str, Value]:
        return layer.properties(self._collection.ids[position], self._collection.fields[position])

    def _of_cluster(self, layer: Layer, members: NDArray[np.intp], group: Group) -> dict[str, Value]:
        """Return what a cluster says: how many it stands for, of which codes, and how weak the weakest of them is."""
        codes, of_position = self._counted[layer.name]
        counts = np.bincount(of_position[members], minlength=len(codes)).tolist()
        return {
            "cluster": True,
            "point_count": group.count,
            "expansion_zoom": group.expansion_zoom,
            "precision": PRECISIONS[int(self._weakness[layer.name][members].max())],
            **{f"{layer.counted}_{code}": count for code, count in zip(codes, counts, strict=True) if count},
        }


def encoded(layers: Sequence[tuple[str, Sequence[Feature]]]) -> bytes:
    """Return a Mapbox Vector Tile 2.1 of features whose geometries are in whole units of the tile, y downward."""
    # Loaded with the first tile: a fresh server answers without it.
    import mapbox_vector_tile

    content = [{"name": name, "features": features} for name, features in layers]
    options = {"extents": EXTENT, "y_coord_down": True, "check_winding_order": False}
    tile: bytes = mapbox_vector_tile.encode(content, default_options=options)
    return tile


@lru_cache(maxsize=2 * len(LAYERS))
def tiles_of(collection: Collection) -> TileSet:
    """Return the tiles of a collection: those of one that did not change stay for the next revision."""
    return TileSet(collection)


@lru_cache(maxsize=2)
def _kept_together(collections: tuple[Collection, ...]) -> Bounded[Tile]:
    """Return where the common tiles of these collections are kept."""
    return Bounded(_MOST_BYTES, _weight)


def tile_of_all(snapshot: Snapshot, address: TileAddress) -> Tile:
    """Return a tile with the layers of all collections: tiles one behind the other are a tile (MVT 2.1, 4.1)."""
    collections = tuple(snapshot.collection(name) for name in ALL)

    def together() -> Tile:
        return Tile.of(b"".join(tiles_of(collection).tile(address).plain for collection in collections))

    return _kept_together(collections).get(address, together)


def addresses_of_all(snapshot: Snapshot, zoom: int) -> list[TileAddress]:
    """Return the tiles of a zoom in which something may be drawn, in order."""
    return sorted(set(chain.from_iterable(tiles_of(snapshot.collection(name)).addresses(zoom) for name in ALL)))
