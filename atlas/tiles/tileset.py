"""The tiles of a collection: each encoded once as Mapbox Vector Tile 2.1 and kept while there is room."""

import gzip
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain, count
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atlas.model import PRECISIONS
from atlas.query import Collection, Query
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot
from atlas.stock.collection import Stocked
from atlas.stock.found import Slots
from atlas.tiles import changes, columns, wire
from atlas.tiles.bounded import Bounded
from atlas.tiles.changes import History
from atlas.tiles.columns import WHOLE, listed, spread
from atlas.tiles.grid import EXTENT, TileAddress
from atlas.tiles.points import Groups, Points
from atlas.tiles.properties import LAYERS, Layer
from atlas.tiles.shapes import Polygons

MVT = "application/vnd.mapbox-vector-tile"
# What the tiles of all layers of the map lie in, lowest first.
ALL = ("cities", "areas", "projects", "offices")
# What all collections keep together, those of the revision before this one among them: at a million projects the tiles
# of a large city and all around it at the zooms at which people look at one.
_MOST_BYTES = 96_000_000
# What each set keeps of what questions have found: of most questions the points of some tens of them.
_MOST_SELECTED_BYTES = 64_000_000
# Level 6 makes tiles of a million projects a twentieth smaller, and takes twice as long.
_LEVEL = 3
_SETS = count()
# Of so many tiles each set knows under which number they are kept.
_MOST_ADDRESSES = 10_000
Feature = dict[str, Any]


@dataclass(frozen=True)
class Tile:
    """An encoded tile, plain and compressed (gzip); both are empty where nothing is drawn."""

    plain: bytes

    @cached_property
    def gzipped(self) -> bytes:
        """The compressed form, made when it is first asked for; the same content gives the same bytes."""
        return gzip.compress(self.plain, _LEVEL, mtime=0) if self.plain else b""

    @property
    def is_packed(self) -> bool:
        """Whether the compressed form has been made."""
        return "gzipped" in self.__dict__

    def pack(self) -> None:
        """Make the compressed form."""
        _ = self.gzipped


@dataclass(frozen=True, slots=True)
class _Selection:
    """What a question leaves of a collection: the positions of its shapes as a set, and the points of each layer."""

    positions: frozenset[int] | None
    points: Mapping[str, Points]

    def weight(self) -> int:
        """Return about how many bytes it takes to keep this."""
        return 200 + 100 * len(self.positions or ()) + sum(points.nbytes for points in self.points.values())


def _weight(tile: Tile) -> int:
    """Return about how many bytes it takes to keep a tile: a third more compressed, and its key and its place."""
    return len(tile.plain) * 4 // 3 + 600


_KEPT: Bounded[Tile] = Bounded(_MOST_BYTES, _weight)


class TileSet:
    """The tiles of one collection, which is of one revision or of several in which it did not change.

    Those in which nothing differs from the set `before` are taken over from there.
    """

    def __init__(self, collection: Collection, before: "TileSet | None" = None) -> None:
        self._collection = collection
        self.layers = LAYERS[collection.name]
        # What is kept outlives the set, and must not hold its collection: tiles are kept under numbers.
        self._history = self._after(before, next(_SETS))
        self._since: Bounded[int] = Bounded(_MOST_ADDRESSES, lambda _: 1)
        self._selections: Bounded[_Selection] = Bounded(_MOST_SELECTED_BYTES, _Selection.weight)

    def _after(self, before: "TileSet | None", number: int) -> History:
        if before is not None and all(layer.points and layer.anchor is None for layer in self.layers):
            changed = changes.changed(before._collection, self._collection)
            if changed is not None:
                return before._history.then(changed, number)
        if before is not None and "_polygons" in before.__dict__ and self._has_shapes_of(before):
            self._polygons = before._polygons
        return History.beginning(number)

    def _has_shapes_of(self, other: "TileSet") -> bool:
        these, those = self._collection.geometries, other._collection.geometries
        return len(these) == len(those) and all(map(is_, these, those))

    def since(self, address: TileAddress) -> int:
        """Return the number under which a tile is kept: the same in all states in which it is the same."""
        if not len(self._history.keys):
            return self._history.first
        return self._since.get(address, lambda: self._history.since(address))

    def known(self, address: TileAddress, asked: str = "") -> Tile | None:
        """Return a tile that has been made already, or None."""
        return _KEPT.known(self._key(address, asked))

    def tile(self, address: TileAddress, query: Query | None = None, asked: str = "") -> Tile:
        """Return a tile of what a query finds, without its page; `asked` are the words that stand for the query."""
        return _KEPT.get(self._key(address, asked), lambda: Tile(self._encoded(address, self._selected(query, asked))))

    def of_stock(self, address: TileAddress, asked: str = "", found: Callable[[], Slots] | None = None) -> Tile:
        """Return a tile of a stock without the ledger, or of its places that are `found`; `asked` stands for them."""
        rows, words = self._collection, f"stock {asked}"
        if not isinstance(rows, Stocked):
            return Tile(b"")

        def chosen() -> _Selection:
            points = columns.points_of_stock(rows)
            points = points.only(found() + len(rows.own.ids)) if found else points
            return _Selection(None, {layer.name: points for layer in self.layers})

        def made() -> Tile:
            return Tile(self._encoded(address, self._selections.get(words, chosen)))

        return _KEPT.get(self._key(address, words), made)

    def _key(self, address: TileAddress, asked: str) -> Hashable:
        # However long a question is, it takes no more room than a short one.
        return self.since(address), address, asked and blake2b(asked.encode(), digest_size=16).digest()

    def is_quick(self, address: TileAddress, asked: str = "") -> bool:
        """Return whether a tile can be made in a few ms: of a few thousand points, and of what is there already."""
        ready = "_said" in self.__dict__ and not asked and all(layer.points for layer in self.layers)
        return ready and all(points.is_quick(address) for points in self._everything.points.values())

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
    def _said(self) -> Mapping[str, columns.Said]:
        return {layer.name: columns.Said(self._collection, layer) for layer in self.layers if layer.points}

    @cached_property
    def _counted(self) -> Mapping[str, columns.Counted]:
        return {layer.name: columns.Counted(self._collection, layer) for layer in self.layers if layer.clustered}

    def _selected(self, query: Query | None, asked: str) -> _Selection:
        if query is None:
            return self._everything
        return self._selections.get(asked, lambda: self._run(query))

    def _run(self, query: Query) -> _Selection:
        positions = self._collection.matching(query)
        places = columns.places(self._collection, positions)
        points = {name: points.only(places) for name, points in self._everything.points.items()}
        drawn = any(not layer.points for layer in self.layers)
        return _Selection(frozenset(positions.tolist()) if drawn else None, points)

    def _encoded(self, address: TileAddress, selection: _Selection) -> bytes:
        return b"".join(
            self._signs(layer, address, selection.points[layer.name])
            if layer.points
            else self._shapes(layer, address, selection.positions)
            for layer in self.layers
        )

    def _shapes(self, layer: Layer, address: TileAddress, chosen: frozenset[int] | None) -> bytes:
        ids, fields = self._collection.ids, self._collection.fields
        drawn = [
            {"geometry": shape, "properties": layer.properties(ids[position], fields[position])}
            for position, shape in self._polygons.within(address)
            if chosen is None or position in chosen
        ]
        return encoded(layer.name, drawn) if drawn else b""

    def _signs(self, layer: Layer, address: TileAddress, points: Points) -> bytes:
        groups = points.groups(address)
        if not len(groups.counts):
            return b""
        west, north = address.corner
        places = np.rint((groups.xy - (west, north)) * (1, -1) * EXTENT / address.side).astype(np.int64)
        alone = groups.counts == 1
        rows = groups.members[np.repeat(alone, groups.counts)]
        told = [spread(column, alone) for column in self._said[layer.name].columns(rows)]
        told.append(WHOLE.of("same_place", np.where(alone & (groups.same_place > 1), groups.same_place, -1)))
        if not alone.all():
            told += [spread(column, ~alone) for column in self._of_clusters(layer, groups, ~alone)]
        return wire.layer(layer.name, EXTENT, places, told)

    def _of_clusters(self, layer: Layer, groups: Groups, which: NDArray[np.bool_]) -> Iterator[wire.Column]:
        """Yield what clusters say: how many each stands for, of which codes, and how weak the weakest of them is."""
        counted, sizes = self._counted[layer.name], groups.counts[which]
        members = groups.members[np.repeat(which, groups.counts)]
        yield listed([True]).column("cluster", np.zeros_like(sizes))
        yield WHOLE.column("point_count", sizes)
        yield WHOLE.column("expansion_zoom", groups.expansion_zooms[which])
        yield listed(PRECISIONS).column("precision", counted.weakest(members, sizes))
        for code, counts in zip(counted.codes, counted.counts(members, sizes).T, strict=True):
            yield WHOLE.of(f"{layer.counted}_{code}", np.where(counts > 0, counts, -1))


def encoded(name: str, features: Sequence[Feature]) -> bytes:
    """Return a layer of a tile (MVT 2.1) of features whose geometries are in whole units of the tile, y downward."""
    # Loaded with the first tile: a fresh server answers without it.
    import mapbox_vector_tile

    options = {"extents": EXTENT, "y_coord_down": True, "check_winding_order": False}
    layer: bytes = mapbox_vector_tile.encode([{"name": name, "features": features}], default_options=options)
    return layer


# Those of one that did not change stay for the next revision; whoever still reads the revision before finds its own.
_TILE_SETS: Mapping[str, Bounded[TileSet]] = {name: Bounded(2, lambda _: 1) for name in LAYERS}


def tiles_of(collection: Collection) -> TileSet:
    """Return the tiles of a collection."""
    sets = _TILE_SETS[collection.name]
    return sets.get(collection, lambda: TileSet(collection, sets.last()))


def prepare(snapshot: Snapshot) -> None:
    """Do what the first tile would take longest for: with a million projects in a stock a quarter of a second."""
    columns.prepare(snapshot.collection("projects"))


def tile_of_all(snapshot: Snapshot, address: TileAddress) -> Tile:
    """Return a tile with the layers of all collections: tiles one behind the other are a tile (MVT 2.1, 4.1)."""
    sets = [tiles_of(snapshot.collection(name)) for name in ALL]
    return _KEPT.get(_key_of_all(sets, address), lambda: Tile(b"".join(one.tile(address).plain for one in sets)))


def tile_of_stock(snapshot: Snapshot, address: TileAddress, asked: Asked) -> Tile:
    """Return a tile of the projects that the map layer leaves out, as far as the filters of the map let them through.

    Raises InvalidParameter.
    """
    tiles = tiles_of(snapshot.collection("projects"))
    if not asked.filters and asked.interval is None:
        return tiles.of_stock(address)

    def found() -> Slots:
        stocked = select(snapshot, asked).stocked
        return stocked.slots if stocked else np.zeros(0, np.int64)

    # Filters ask areas and managers too, of which tiles of projects know nothing: another state, another answer.
    # A restored backup may have the same number.
    state = f"{snapshot.revision} {snapshot.changed_at} {snapshot.day}"
    words = f"{state} {sorted(asked.filters.items())} {asked.interval}"
    return tiles.of_stock(address, words, found)


def known_of_all(snapshot: Snapshot, address: TileAddress) -> Tile | None:
    """Return a tile with the layers of all collections that has been made already, or None."""
    return _KEPT.known(_key_of_all([tiles_of(snapshot.collection(name)) for name in ALL], address))


def _key_of_all(sets: Sequence[TileSet], address: TileAddress) -> Hashable:
    return *(one.since(address) for one in sets), address


def addresses_of_all(snapshot: Snapshot, zoom: int) -> list[TileAddress]:
    """Return the tiles of a zoom in which something may be drawn, in order."""
    return sorted(set(chain.from_iterable(tiles_of(snapshot.collection(name)).addresses(zoom) for name in ALL)))
