"""Points at every zoom: clusters where they lie close together, then each for itself.

Clusters are cells of a grid that halves with every zoom, so that a cluster falls apart into exactly those of the next
zoom. Points sorted by their key make each cell one run of the sequence: equal points always give equal clusters.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.stock.texts import spans
from atlas.tiles.bounded import Bounded
from atlas.tiles.grid import CELL_BITS, KEY_BITS, Keys, TileAddress, keys_of

# The last zoom with clusters; from the next one on every point stands for itself.
CLUSTER_MAX_ZOOM = 11
# So many points are made into a tile within some ms.
_FEW = 5_000
Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Groups:
    """Points by cell: the centre of each in EPSG:3857, how many, and the zoom at which they part; by key.

    `members` are the places of the points, group by group. Of points that stand for themselves,
    `same_place` tells how many stand in exactly their place, themselves among them.
    """

    xy: Floats
    counts: Ints
    expansion_zooms: Ints
    same_place: Ints
    members: Ints


@dataclass(frozen=True, slots=True)
class _Level:
    """The groups of one zoom by key."""

    keys: Keys
    xy: Floats
    first: Ints
    counts: Ints
    expansion_zooms: Ints


class Points:
    """Some of the points of a collection, sorted by key; `order` are their places (atlas.tiles.columns)."""

    def __init__(self, order: Ints, keys: Keys, xy: Floats, clustered: bool) -> None:
        self.order, self._keys, self._xy, self._clustered = order, keys, xy, clustered
        self._levels: Bounded[_Level] = Bounded(CLUSTER_MAX_ZOOM + 2, lambda _: 1)

    @classmethod
    def of(cls, places: Ints, xy: Floats, *, clustered: bool = True) -> "Points":
        """Return points of which the place, and x and y in EPSG:3857, are given."""
        keys = keys_of(xy)
        sorting = np.argsort(keys, kind="stable")
        return cls(places[sorting], keys[sorting], xy[sorting], clustered)

    def only(self, places: Ints) -> "Points":
        """Return those of the points that have the given places."""
        # A look-up: sorting a million places to compare them takes a hundred times as long.
        chosen = np.zeros(max(self.order.max(initial=-1), places.max(initial=-1)) + 1, dtype=bool)
        chosen[places] = True
        wanted = chosen[self.order]
        return Points(self.order[wanted], self._keys[wanted], self._xy[wanted], self._clustered)

    def taken(self, which: Flags, first: int) -> "Points":
        """Return some of the points, their places behind so many first ones."""
        if which.all():
            return Points(self.order + first, self._keys, self._xy, self._clustered)
        return Points(self.order[which] + first, self._keys[which], self._xy[which], self._clustered)

    def merged(self, other: "Points") -> "Points":
        """Return the points of both; of equal keys, the own ones come first."""
        at = np.searchsorted(other._keys, self._keys)
        order, keys = np.insert(other.order, at, self.order), np.insert(other._keys, at, self._keys)
        return Points(order, keys, np.insert(other._xy, at, self._xy, axis=0), self._clustered)

    def __len__(self) -> int:
        return len(self.order)

    @property
    def nbytes(self) -> int:
        """How many bytes the points take, and about half as many the clusters of all zooms."""
        return 3 * (self.order.nbytes + self._keys.nbytes + self._xy.nbytes) // 2

    def tiles(self, zoom: int) -> set[TileAddress]:
        """Return the tiles of a zoom that points lie in."""
        west, north = TileAddress(0, 0, 0).corner
        side = TileAddress(zoom, 0, 0).side
        columns = np.floor((self._xy[:, 0] - west) / side).astype(int)
        rows = np.floor((north - self._xy[:, 1]) / side).astype(int)
        return {TileAddress(zoom, x, y) for x, y in set(zip(columns.tolist(), rows.tolist(), strict=True))}

    def groups(self, tile: TileAddress) -> Groups:
        """Return the clusters and single points of a tile and its buffer."""
        if not self._clustered or tile.z > CLUSTER_MAX_ZOOM:
            return self._each(tile)
        level = self._levels.get(tile.z, lambda: self._level(tile.z))
        found = near(tile, level.keys)
        here = found[_shown(tile, level.xy[found])]
        first, counts = level.first[here], level.counts[here]
        members = self.order[spans(first, first + counts)]
        return Groups(level.xy[here], counts, level.expansion_zooms[here], counts, members)

    def is_quick(self, tile: TileAddress) -> bool:
        """Return whether a tile holds a few thousand points at most, and its zoom has been looked at before."""
        first, behind = np.searchsorted(self._keys, np.array(tile.keys(), np.uint64)).tolist()
        each = not self._clustered or tile.z > CLUSTER_MAX_ZOOM
        return behind - first <= _FEW and (each or self._levels.known(tile.z) is not None)

    def _each(self, tile: TileAddress) -> Groups:
        """Return points that stand for themselves."""
        found = near(tile, self._keys)
        _, together = _runs(self._keys[found])
        shown = _shown(tile, self._xy[found])
        here, same_place = found[shown], np.repeat(together, together)[shown]
        each = np.ones_like(here)
        return Groups(self._xy[here], each, each * tile.z, same_place, self.order[here])

    def _level(self, zoom: int) -> _Level:
        first, counts = _runs(self._keys >> np.uint64(2 * (KEY_BITS - zoom - CELL_BITS)))
        xy = np.add.reduceat(self._xy, first) / counts[:, np.newaxis] if len(first) else self._xy
        keys, last = self._keys[first], self._keys[first + counts - 1]
        return _Level(keys, xy, first, counts, _parting(keys, last))


def near(tile: TileAddress, keys: Keys) -> Ints:
    """Return the places of the keys, which ascend, in a tile and in the cells round it, ascending."""
    begins, ends = tile.cells()
    return spans(np.searchsorted(keys, begins), np.searchsorted(keys, ends))


def _shown(tile: TileAddress, xy: Floats) -> Flags:
    """Return which points lie in a tile or its buffer."""
    west, south, east, north = tile.box
    x, y = xy.T
    shown: Flags = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    return shown


def _runs(cells: Keys) -> tuple[Ints, Ints]:
    """Return where each run of equal values begins, and how long it is."""
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1]))) if len(cells) else np.arange(0)
    return first, np.diff(np.append(first, len(cells)))


def _parting(first: Keys, last: Keys) -> Ints:
    """Return the zoom at which the points between two keys come to lie in different cells, or stand alone at last."""
    parting = (first ^ last) >> np.uint64(2 * (KEY_BITS - CELL_BITS - CLUSTER_MAX_ZOOM - 1))
    # The exponent of a whole number tells its highest bit; two bits are one zoom.
    highest = np.frexp(parting.astype(np.float64))[1] - 1
    parted: Ints = np.where(parting == 0, CLUSTER_MAX_ZOOM + 1, CLUSTER_MAX_ZOOM + 1 - highest // 2)
    return parted
