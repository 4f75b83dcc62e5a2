"""Spatial indexes: within box, within radius, nearest, containing; answers are positions in a stated order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import crs

Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Box:
    """A lon/lat rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


class BoxIndex:
    """Finds lon/lat geometries by rectangle; positions count in the sequence given; empty ones are never found."""

    def __init__(self, geometries: Sequence[BaseGeometry | None]) -> None:
        self.shapes: NDArray[np.object_] = np.array(geometries, dtype=object)
        self._tree = shapely.STRtree(self.shapes)

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Which positions have no geometry."""
        absent: NDArray[np.bool_] = shapely.is_missing(self.shapes) | shapely.is_empty(self.shapes)
        return absent

    def related(self, drawn: BaseGeometry, relation: str) -> Positions:
        """Return the positions of the geometries that a lon/lat geometry intersects, contains … (GEOS), ascending."""
        return np.sort(self._tree.query(drawn, predicate=relation))

    def near(self, drawn: BaseGeometry) -> Positions:
        """Return the positions of the geometries whose rectangle meets that of a lon/lat geometry, ascending."""
        return np.sort(self._tree.query(drawn))

    def within_box(self, box: Box) -> Positions:
        """Return the positions of geometries that intersect the box, ascending."""
        shape = shapely.box(box.west, box.south, box.east, box.north)
        return np.sort(self._tree.query(shape, predicate="intersects"))


class MetricIndex:
    """Finds geometries by distance in metres (EPSG:25833); positions count in the sequence given."""

    def __init__(self, geometries: Sequence[BaseGeometry | None]) -> None:
        self._shapes = np.array([crs.to_metric(g) if g is not None else None for g in geometries], dtype=object)
        self._tree = shapely.STRtree(self._shapes)
        self._present = np.flatnonzero(~shapely.is_missing(self._shapes) & ~shapely.is_empty(self._shapes))

    def shape(self, position: int) -> BaseGeometry | None:
        """Return the metric geometry at a position."""
        return self._shapes[position]

    def containing(self, x: float, y: float) -> Positions:
        """Return the positions of polygons that contain the point or touch it, ascending."""
        return np.sort(self._tree.query(shapely.Point(x, y), predicate="intersects"))

    def within_radius(self, x: float, y: float, radius_m: float) -> tuple[Positions, NDArray[np.float64]]:
        """Return positions within the radius and their distances in metres: nearest first, then by position."""
        found = self._tree.query(shapely.Point(x, y), predicate="dwithin", distance=radius_m)
        return self._by_distance(found, x, y)

    def nearest_first(self, x: float, y: float) -> tuple[Positions, NDArray[np.float64]]:
        """Return all positions with a geometry and their distances in metres: nearest first, then by position."""
        return self._by_distance(self._present, x, y)

    def _by_distance(self, positions: Positions, x: float, y: float) -> tuple[Positions, NDArray[np.float64]]:
        distances = shapely.distance(self._shapes[positions], shapely.Point(x, y))
        order = np.lexsort((positions, distances))
        return positions[order], distances[order]
