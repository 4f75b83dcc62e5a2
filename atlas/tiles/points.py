"""Points at every zoom: clusters where they lie close together, then each for itself.

Clusters are cells of a grid that halves with every zoom, so that a cluster falls apart into exactly those of the next
zoom. Points sorted by their key make each cell one run of the sequence: equal points always give equal clusters.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.tiles.bounded import Bounded
from atlas.tiles.grid import KEY_BITS, Keys, TileAddress, keys_of

# The last zoom with clusters; from the next one on every point stands for itself.
CLUSTER_MAX_ZOOM = 11
# A tile is drawn 512 pixels wide: cells of 64 pixels, in which a sign with a number finds room.
_CELLS_PER_TILE_BITS = 3
Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Group:
    """Points in one cell: their centre in EPSG:3857, how many, where they begin in the order, and where they part.

    Of a point that stands for itself, `same_place` tells how many stand in exactly its place, itself among them.
    """

    x: float
    y: float
    first: int
    count: int
    expansion_zoom: int
    same_place: int


@dataclass(frozen=True, slots=True)
class _Level:
    """The groups of one zoom by key."""

    keys: Keys
    x: Floats
    y: Floats
    first: Ints
    counts: Ints
    expansion_zooms: Ints
    same_place: Ints


class Points:
    """Some of the points of a collection, sorted by key; `order` are their positions in the collection."""

    def __init__(self, order: Ints, keys: Keys, xy: Floats, clustered: bool) -> None:
        self.order, self._keys, self._xy, self._clustered = order, keys, xy, clustered
        self._levels: Bounded[_Level] = Bounded(CLUSTER_MAX_ZOOM + 2, lambda _: 1)

    @classmethod
    def of(cls, positions: Ints, xy: Floats, *, clustered: bool = True) -> "Points":
        """Return points of which the position in the collection, and x and y in EPSG:3857, are given."""
        keys = keys_of(xy)
        sorting = np.argsort(keys, kind="stable")
        return cls(positions[sorting], keys[sorting], xy[sorting], clustered)

    def only(self, positions: Ints) -> "Points":
        """Return those of the points that stand at the given positions of the collection."""
        # A look-up: sorting a million positions to compare them takes a hundred times as long.
        chosen = np.zeros(max(self.order.max(initial=-1), positions.max(initial=-1)) + 1, dtype=bool)
        chosen[positions] = True
        wanted = chosen[self.order]
        return Points(self.order[wanted], self._keys[wanted], self._xy[wanted], self._clustered)

    def taken(self, which: Flags, renamed: Callable[[Ints], Ints]) -> "Points":
        """Return some of the points, under other positions that stand in the same order."""
        if which.all():
            return Points(renamed(self.order), self._keys, self._xy, self._clustered)
        return Points(renamed(self.order[which]), self._keys[which], self._xy[which], self._clustered)

    def merged(self, other: "Points") -> "Points":
        """Return the points of both; of equal keys, the own ones come first."""
        at = np.searchsorted(other._keys, self._keys)
        order, keys = np.insert(other.order, at, self.order), np.insert(other._keys, at, self._keys)
        return Points(order, keys, np.insert(other._xy, at, self._xy, axis=0), self._clustered)

    def __len__(self) -> int:
        return len(self.order)

    def tiles(self, zoom: int) -> set[TileAddress]:
        """Return the tiles of a zoom that points lie in."""
        west, north = TileAddress(0, 0, 0).corner
        side = TileAddress(zoom, 0, 0).side
        columns = np.floor((self._xy[:, 0] - west) / side).astype(int)
        rows = np.floor((north - self._xy[:, 1]) / side).astype(int)
        return {TileAddress(zoom, x, y) for x, y in set(zip(columns.tolist(), rows.tolist(), strict=True))}

    def groups(self, tile: TileAddress) -> list[Group]:
        """Return the clusters and single points of a tile and its buffer, by key."""
        level = self._levels.get(tile.z, lambda: self._level(tile.z))
        west, south, east, north = tile.box
        found = [np.arange(*np.searchsorted(level.keys, np.array(near.keys(), np.uint64))) for near in tile.around()]
        here = np.sort(np.concatenate(found))
        x, y = level.x[here], level.y[here]
        shown = here[(x >= west) & (x <= east) & (y >= south) & (y <= north)]
        columns = (level.x, level.y, level.first, level.counts, level.expansion_zooms, level.same_place)
        return [Group(*values) for values in zip(*(column[shown].tolist() for column in columns), strict=True)]

    def members(self, group: Group) -> Ints:
        """Return the positions in the collection of the points of a group."""
        return self.order[group.first : group.first + group.count]

    def _level(self, zoom: int) -> _Level:
        if zoom > CLUSTER_MAX_ZOOM or not self._clustered:
            each = np.arange(len(self.order))
            ones = np.ones_like(each)
            _, together = _runs(self._keys)
            same_place = np.repeat(together, together)
            return _Level(self._keys, self._xy[:, 0], self._xy[:, 1], each, ones, ones * zoom, same_place)
        first, counts = _runs(self._keys >> np.uint64(2 * (KEY_BITS - zoom - _CELLS_PER_TILE_BITS)))
        x, y = (_means(self._xy[:, axis], first, counts) for axis in (0, 1))
        keys, last = self._keys[first], self._keys[first + counts - 1]
        return _Level(keys, x, y, first, counts, _parting(keys, last), counts)


def _runs(cells: Keys) -> tuple[Ints, Ints]:
    """Return where each run of equal values begins, and how long it is."""
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1]))) if len(cells) else np.arange(0)
    return first, np.diff(np.append(first, len(cells)))


def _means(values: Floats, first: Ints, counts: Ints) -> Floats:
    return np.add.reduceat(values, first) / counts if len(first) else np.zeros(0)


def _parting(first: Keys, last: Keys) -> Ints:
    """Return the zoom at which the points between two keys come to lie in different cells, or stand alone at last."""
    parting = (first ^ last) >> np.uint64(2 * (KEY_BITS - _CELLS_PER_TILE_BITS - CLUSTER_MAX_ZOOM - 1))
    # The exponent of a whole number tells its highest bit; two bits are one zoom.
    highest = np.frexp(parting.astype(np.float64))[1] - 1
    parted: Ints = np.where(parting == 0, CLUSTER_MAX_ZOOM + 1, CLUSTER_MAX_ZOOM + 1 - highest // 2)
    return parted
