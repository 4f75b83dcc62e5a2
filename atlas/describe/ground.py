"""The borders around places: those of the Kreise, and those of Saxony to the lands and countries beside it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.layers import read_member, read_shapes

NEAR_M = 5_000


@dataclass(frozen=True, slots=True)
class Border:
    """What begins beyond a border, how many metres away, and in which direction; None where it is reached."""

    name: str
    metres: float
    direction: str | None


@dataclass(frozen=True, eq=False)
class Ground:
    """What can begin beyond a border, by id, in metres (EPSG:25833)."""

    names: Mapping[str, str]
    shapes: Mapping[str, BaseGeometry]

    def borders(self, shape: BaseGeometry, kreis: str | None) -> list[Border]:
        """Return what begins within 5 km of a shape (metres) beyond a border of its Kreis, nearest first."""
        keys = [key for key in self.shapes if key != kreis]
        others = np.array([self.shapes[key] for key in keys], dtype=object)
        # The plain distance looks at every pair of sides; what is prepared (see `read`) is ruled out without it.
        near = np.flatnonzero(shapely.dwithin(others, shape, NEAR_M)).tolist()
        found = [(float(shapely.distance(others[position], shape)), keys[position]) for position in near]
        return [self._border(shape, key, metres) for metres, key in sorted(found)]

    def _border(self, shape: BaseGeometry, key: str, metres: float) -> Border:
        return Border(self.names[key], metres, _towards(shape, self.shapes[key]) if metres else None)


def _towards(shape: BaseGeometry, other: BaseGeometry) -> str | None:
    here, there = shapely.get_coordinates(shapely.shortest_line(shape, other)).tolist()
    return crs.direction((here[0], here[1]), (there[0], there[1]))


@lru_cache(maxsize=2)
def read(geodata: Path) -> Ground:
    """Return the borders that the geodata folder draws; raises BrokenLayer."""
    folder = geodata / "basemap"
    kreise, beside = _shapes(folder / "kreise.geojson"), _shapes(folder / "neighbours.geojson")
    names = {**_names(folder / "kreise.geojson"), **_names(folder / "neighbours.geojson")}
    shapes = {**kreise, **_frontiers(shapely.union_all(list(kreise.values())), beside)}
    shapely.prepare(list(shapes.values()))
    return Ground(names, shapes)


def _shapes(path: Path) -> dict[str, BaseGeometry]:
    return {key: crs.to_metric(shape) for key, shape in read_shapes(path).items() if shape is not None}


def _names(path: Path) -> dict[str, str]:
    return {feature["id"]: feature["properties"]["name"] for feature in read_member(path, "features")}


def _frontiers(state: BaseGeometry, beside: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the parts of Saxony's own outline by the neighbour that is nearest to them.

    The neighbours are drawn coarsely, up to 900 m off Saxony's outline; they tell who it is, not where.
    """
    keys, tree = list(beside), shapely.STRtree(list(beside.values()))
    legs: dict[str, list[BaseGeometry]] = defaultdict(list)
    for polygon in shapely.get_parts(state):
        corners = shapely.get_coordinates(polygon.exterior)
        lines = shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))
        for line, position in zip(lines, tree.nearest(shapely.centroid(lines)).tolist(), strict=True):
            legs[keys[position]].append(line)
    return {key: shapely.MultiLineString(lines) for key, lines in legs.items()}
