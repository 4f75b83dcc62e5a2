"""Polygons at every zoom: simplified with the borders that neighbours share, cut to the tile, on its whole units."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.crs import to_web_mercator
from atlas.tiles.bounded import Bounded
from atlas.tiles.grid import BUFFER, EXTENT, MAX_ZOOM, TileAddress

# Half a pixel where a tile is drawn 512 pixels wide: what is left out is not seen.
_TOLERANCE_UNITS = 4
_FRAME = shapely.box(-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
Shapes = NDArray[np.object_]


class Polygons:
    """The polygons of a collection by position; those without a geometry are never found."""

    def __init__(self, geometries: Sequence[BaseGeometry | None]) -> None:
        self._shapes: Shapes = np.array([g and to_web_mercator(g) for g in geometries], dtype=object)
        self._tree = shapely.STRtree(self._shapes)
        self._levels: Bounded[Shapes] = Bounded(MAX_ZOOM + 1, lambda _: 1)

    def __len__(self) -> int:
        return len(self._tree)

    def tiles(self, zoom: int) -> set[TileAddress]:
        """Return the tiles of a zoom that boxes round the polygons touch."""
        side = TileAddress(zoom, 0, 0).side
        west, north = TileAddress(0, 0, 0).corner
        found = set()
        for x0, y0, x1, y1 in shapely.bounds(self._shapes[~shapely.is_missing(self._shapes)]).tolist():
            columns = range(int((x0 - west) // side), int((x1 - west) // side) + 1)
            rows = range(int((north - y1) // side), int((north - y0) // side) + 1)
            found |= {TileAddress(zoom, x, y) for x in columns for y in rows}
        return found

    def within(self, tile: TileAddress) -> list[tuple[int, BaseGeometry]]:
        """Return positions, ascending, and shapes in the units of the tile: y downward, exterior rings first.

        The shapes are valid and wound as MVT 2.1 (4.3.4.4) wants it: the area of exterior rings is positive.
        """
        positions = np.sort(self._tree.query(shapely.box(*tile.box)))
        level = self._levels.get(tile.z, lambda: self._simplified(tile.z))
        drawn = ((position, _cut(level[position], tile)) for position in positions.tolist())
        return [(position, shape) for position, shape in drawn if not shape.is_empty]

    def _simplified(self, zoom: int) -> Shapes:
        tolerance = TileAddress(zoom, 0, 0).side / EXTENT * _TOLERANCE_UNITS
        simple: Shapes = self._shapes.copy()
        for group in _coverages(self._shapes):
            own = self._shapes[group]
            if shapely.coverage_is_valid(own):
                simple[group] = shapely.coverage_simplify(own, tolerance)
            else:
                simple[group] = shapely.simplify(own, tolerance)
        return simple


def _coverages(shapes: Shapes) -> list[list[int]]:
    """Return positions in groups without overlap, as few as come of taking them in order.

    Areas of two funding periods lie over each other; borders can only be shared by those that lie side by side.
    """
    tree = shapely.STRtree(shapes)
    touching = tree.query(shapes, predicate="intersects")
    pairs = touching[:, touching[0] > touching[1]]
    lying_over = ~shapely.touches(shapes[pairs[0]], shapes[pairs[1]])
    apart: dict[int, set[int]] = {}
    for later, earlier in pairs[:, lying_over].T.tolist():
        apart.setdefault(later, set()).add(earlier)
    groups: list[list[int]] = []
    for position in np.flatnonzero(~shapely.is_missing(shapes)).tolist():
        free = next((group for group in groups if not apart.get(position, set()).intersection(group)), None)
        if free is None:
            groups.append([position])
        else:
            free.append(position)
    return groups


def _cut(shape: BaseGeometry, tile: TileAddress) -> BaseGeometry:
    west, north = tile.corner
    scale = EXTENT / tile.side

    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(((points[:, 0] - west) * scale, (north - points[:, 1]) * scale))

    # On a grid of whole units the cut is made and rounded in one step, and what comes of it is valid.
    cut = shapely.intersection(shapely.transform(shape, project), _FRAME, grid_size=1)
    parts = [part for part in shapely.get_parts(cut) if part.geom_type == "Polygon"]
    return shapely.orient_polygons(shapely.MultiPolygon(parts), exterior_cw=False)
