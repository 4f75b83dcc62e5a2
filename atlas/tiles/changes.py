"""Which tiles an edit touches: those that hold a point that came, went or says something else now, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from atlas.crs import points_to_web_mercator
from atlas.query import Collection
from atlas.stock.collection import Stocked
from atlas.tiles.grid import Keys, TileAddress, keys_of
from atlas.tiles.points import near
from atlas.unchanged import differences

# Of so many changes it is quicker to begin anew than to look for each tile which of them it holds.
_MOST = 10_000
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class History:
    """Of each tile the number of the state that it is from; `keys`, ascending, are of points that a state changed.

    What no change touches is from the `first` state.
    """

    first: int
    keys: Keys
    states: NDArray[np.int64]

    @classmethod
    def beginning(cls, first: int) -> "History":
        """Return the history of a state that has nothing in common with those before."""
        return cls(first, np.zeros(0, np.uint64), np.zeros(0, np.int64))

    def then(self, changed: Keys, state: int) -> "History":
        """Return the history up to a state that has changed some points."""
        if len(self.keys) + len(changed) > _MOST:
            return History.beginning(state)
        keys = np.concatenate([self.keys, changed])
        states = np.concatenate([self.states, np.full(len(changed), state)])
        order = np.argsort(keys, kind="stable")
        return History(self.first, keys[order], states[order])

    def since(self, tile: TileAddress) -> int:
        """Return the state that a tile is from: points in it and in the cells round it make it what it is."""
        return int(self.states[near(tile, self.keys)].max(initial=self.first))


def changed(before: Collection, after: Collection) -> Keys | None:
    """Return the keys of all points that differ between two states of a collection; None where too much does."""
    stocked = _stocked(before, after)
    if stocked is None:
        return None
    drawn = np.array([*_differing(before.in_memory, after.in_memory)], dtype=object)
    drawn = drawn[~shapely.is_missing(drawn) & ~shapely.is_empty(drawn)]
    lon_lat = np.concatenate([shapely.get_coordinates(drawn), stocked])
    return keys_of(points_to_web_mercator(lon_lat[~np.isnan(lon_lat[:, 0])]))


def _stocked(before: Collection, after: Collection) -> Points | None:
    """Return the points of the stock that are shown in one state alone; None where they are not of the same stock."""
    if not isinstance(before, Stocked) or not isinstance(after, Stocked):
        return np.zeros((0, 2)) if type(before) is type(after) else None
    # The columns are taken over from the state before where neither the stock nor what is joined to it has changed.
    if before.view.columns is not after.view.columns:
        return None
    slots, grid = np.setxor1d(before.view.gone, after.view.gone), after.view.stock.grid
    return np.column_stack([grid.lon[slots], grid.lat[slots]])


def _differing(before: Collection, after: Collection) -> Iterator[Any]:
    """Yield the geometries of features that are in one state alone, or stand elsewhere among others in it.

    Points in one place are drawn in their order.
    """
    for old, new in differences(before.features, after.features):
        gone, come = before.features[old], after.features[new]
        both = {*gone}.intersection(come)
        if [one for one in gone if one in both] != [one for one in come if one in both]:
            both = set()
        for features, shapes in ((gone, before.geometries[old]), (come, after.geometries[new])):
            yield from (shape for feature, shape in zip(features, shapes, strict=True) if feature not in both)
