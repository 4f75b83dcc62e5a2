"""Spatial indexes: within box, within radius, nearest, containing; answers are positions in a stated order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import crs

Positions = NDArray[np.intp]
Metres = NDArray[np.float64]
Degrees = NDArray[np.float64]
_FEW = 2_000
_MILLIMETRE = 0.001
# Metres, a power of two, so that the sides of cells are exact; of so many cells it is known what they lie in.
_CELL_M, _CELLS = 512.0, 8_192


@dataclass(frozen=True, slots=True)
class Box:
    """A lon/lat rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


def around(boxes: Degrees | Sequence[Sequence[float]]) -> Box | None:
    """Return the box around boxes (rows of west, south, east, north), or None where there is none."""
    sides = np.asarray(boxes)
    return Box(*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist()) if len(sides) else None


class BoxIndex:
    """Finds lon/lat geometries by rectangle; positions count in the sequence given; empty ones are never found."""

    def __init__(self, geometries: Sequence[BaseGeometry | None]) -> None:
        self.shapes: NDArray[np.object_] = _shapes(geometries)
        self._tree = shapely.STRtree(self.shapes)
        bounds = shapely.bounds(self.shapes)
        west, south, east, north = sides = bounds.T.copy()
        # Points lie in a box if their sides do; of a few that is known in less time than it takes to make a rectangle.
        known = ~np.isnan(west)
        self._around = around(bounds[known])
        are_points = bool(((west == east) & (south == north))[known].all())
        self._sides = sides if are_points and len(self.shapes) <= _FEW else None

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Which positions have no geometry."""
        absent: NDArray[np.bool_] = shapely.is_missing(self.shapes) | shapely.is_empty(self.shapes)
        return absent

    def related(self, drawn: BaseGeometry, relation: str, where: Positions | slice) -> NDArray[np.bool_]:
        """Return which of the geometries at some positions a lon/lat geometry intersects, contains … (GEOS)."""
        found = self._tree.query(drawn, predicate="intersects" if relation == "equals" else relation)
        if relation == "equals":
            found = found[shapely.equals(self.shapes[found], drawn)]
        holds = np.zeros(len(self.shapes), dtype=bool)
        holds[found] = True
        return holds[where]

    def near(self, drawn: BaseGeometry) -> Positions:
        """Return the positions of the geometries whose rectangle meets that of a lon/lat geometry, ascending."""
        return np.sort(self._tree.query(drawn))

    def within_box(self, box: Box) -> Positions:
        """Return the positions of geometries that intersect the box, ascending."""
        if self._around is None or not _meet(self._around, box):
            return np.zeros(0, dtype=np.intp)
        if self._sides is not None:
            return np.flatnonzero(_meeting(self._sides, box.west, box.south, box.east, box.north))
        shape = shapely.box(box.west, box.south, box.east, box.north)
        return np.sort(self._tree.query(shape, predicate="intersects"))


def _meet(one: Box, other: Box) -> bool:
    return one.west <= other.east and one.east >= other.west and one.south <= other.north and one.north >= other.south


def _meeting(sides: NDArray[np.float64], west: float, south: float, east: float, north: float) -> NDArray[np.bool_]:
    """Return which of many rectangles, their sides in rows as those of one are named here, meet it; none where NaN."""
    met: NDArray[np.bool_] = (sides[0] <= east) & (sides[2] >= west) & (sides[1] <= north) & (sides[3] >= south)
    return met


def nearest_of(positions: Positions, distances: Metres, count: int) -> tuple[Positions, Metres]:
    """Return the nearest so many, and all that are as far as the last of them: nearest first, then by position."""
    if len(positions) > count:
        near = distances <= np.partition(distances, count - 1)[count - 1]
        positions, distances = positions[near], distances[near]
    order = np.lexsort((positions, distances))
    return positions[order], distances[order]


def metric_shapes(geometries: Sequence[BaseGeometry | None]) -> NDArray[np.object_]:
    """Return lon/lat geometries in metres (EPSG:25833)."""
    # All in one go: one by one, tens of thousands take most of a second.
    return crs.to_metric(_shapes(geometries))


def _shapes(geometries: Sequence[BaseGeometry | None]) -> NDArray[np.object_]:
    # From a list: of other sequences numpy asks for one member after the other.
    return np.array([*geometries], dtype=object)


def _point(x: float, y: float) -> BaseGeometry:
    # Of an array: of two numbers shapely takes six times as long.
    made: BaseGeometry = shapely.points(np.array((x, y)))
    return made


def _around_all_of(tree: shapely.STRtree, shapes: NDArray[np.object_], column: float, row: float) -> Positions | None:
    """Return the positions of the polygons that all of a cell lies in, ascending; None where a border runs through."""
    west, south = column * _CELL_M, row * _CELL_M
    cell = shapely.box(west, south, west + _CELL_M, south + _CELL_M)
    found = np.sort(tree.query(cell, predicate="intersects"))
    if not shapely.covers(shapes[found], cell).all():
        return None
    found.flags.writeable = False
    return found


class MetricIndex:
    """Finds geometries by distance in metres (EPSG:25833); positions count in the sequence given."""

    def __init__(self, geometries: Sequence[BaseGeometry | None]) -> None:
        """Index lon/lat geometries."""
        self._fill(metric_shapes(geometries))

    @classmethod
    def of_metric(cls, shapes: NDArray[np.object_]) -> "MetricIndex":
        """Return the index of geometries that are in metres already."""
        made = cls.__new__(cls)
        made._fill(shapes)
        return made

    def _fill(self, shapes: NDArray[np.object_]) -> None:
        self._shapes, self._tree = shapes, shapely.STRtree(shapes)
        self._present = np.flatnonzero(~shapely.is_missing(self._shapes) & ~shapely.is_empty(self._shapes))
        # Of a few it takes less time to look at the sides of all than to ask the tree; a millimetre is for rounding.
        self._sides = shapely.bounds(shapes).T.copy() if len(shapes) <= _FEW else None
        self._around_all_of = lru_cache(_CELLS)(partial(_around_all_of, self._tree, self._shapes))

    def shape(self, position: int) -> BaseGeometry | None:
        """Return the metric geometry at a position."""
        return self._shapes[position]

    def containing(self, x: float, y: float) -> Positions:
        """Return the positions of polygons that contain the point or touch it, ascending."""
        # Most places lie where there is no border near, and what is around there is the same for all of them.
        known = self._around_all_of(x // _CELL_M, y // _CELL_M)
        if known is not None:
            return known
        found = self._tree.query(_point(x, y))
        return np.sort(found[shapely.intersects_xy(self._prepared[found], x, y)])

    @cached_property
    def _prepared(self) -> NDArray[np.object_]:
        """The geometries, made ready for many points: each finds its edges near to one by an index of its own."""
        shapely.prepare(self._shapes)
        return self._shapes

    def within_radius(self, x: float, y: float, radius_m: float) -> tuple[Positions, Metres]:
        """Return positions within the radius and their distances in metres: nearest first, then by position."""
        found = self.around(x, y, radius_m)
        return nearest_of(found, self.distances(found, x, y), len(found))

    def nearest(self, x: float, y: float) -> tuple[int, float] | None:
        """Return the first of the positions that are nearest, and the distance in metres; None without geometries."""
        if not len(self._present):
            return None
        found, distances = self._tree.query_nearest(_point(x, y), return_distance=True)
        return int(found.min()), float(distances[0])

    def around(self, x: float, y: float, radius_m: float | None) -> Positions:
        """Return the positions of those within a radius in metres, in any order; of all if there is none."""
        if radius_m is None:
            return self._present
        if self._sides is not None:
            reach = radius_m + _MILLIMETRE
            if not _meeting(self._sides, x - reach, y - reach, x + reach, y + reach).any():
                return np.zeros(0, dtype=np.intp)
        found: Positions = self._tree.query(_point(x, y), predicate="dwithin", distance=radius_m)
        return found

    def distances(self, positions: Positions, x: float, y: float) -> Metres:
        """Return how far geometries are in metres."""
        found: Metres = shapely.distance(self._shapes[positions], _point(x, y))
        return found

    def toward(self, positions: Sequence[int], x: float, y: float) -> Metres:
        """Return rows of x, y: of each geometry the position that is nearest to a point."""
        lines = shapely.shortest_line(_point(x, y), self._shapes[np.asarray(positions, dtype=np.intp)])
        ends: Metres = shapely.get_coordinates(lines)[1::2]
        return ends
