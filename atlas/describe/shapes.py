"""Shapes in metres (EPSG:25833) to what can be said of them: extent, edge of town, relation to another shape."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import crs

Relation = Literal["same", "within", "contains", "overlap", "touch", "near"]
XY = tuple[float, float]
NEAR_M = 2_000
_BESIDE_M, _RIM_M = 200, 500
_TOUCH_M = 1.0
_WHOLE, _LEAST = 0.995, 0.01
_COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


@dataclass(frozen=True, slots=True)
class Bond:
    """How another shape lies to one: `share` of the own shape that both have in common, metres between their rims."""

    relation: Relation
    share: float
    metres: float


def extent(shape: BaseGeometry) -> tuple[float, float]:
    """Return how far a shape reaches from west to east and from north to south."""
    west, south, east, north = shape.bounds
    return east - west, north - south


def within_reach(shape: BaseGeometry, others: NDArray[np.object_]) -> list[int]:
    """Return the positions of the other shapes that are no farther than NEAR_M, ascending; None is never near."""
    shapely.prepare(shape)
    found: list[int] = np.flatnonzero(shapely.dwithin(shape, others, NEAR_M)).tolist()
    return found


def bond(own: BaseGeometry, other: BaseGeometry) -> Bond:
    """Return how another shape lies to the own one; an overlap of less than a hundredth of both is none."""
    metres = float(shapely.distance(own, other))
    if metres > _TOUCH_M:
        return Bond("near", 0.0, metres)
    common = float(shapely.area(shapely.intersection(own, other)))
    share, others_share = common / own.area, common / other.area
    return Bond(_relation(share, others_share), share, 0.0)


def _relation(share: float, others_share: float) -> Relation:
    if share >= _WHOLE:
        return "same" if others_share >= _WHOLE else "within"
    if others_share >= _WHOLE:
        return "contains"
    return "overlap" if max(share, others_share) >= _LEAST else "touch"


def edge(shape: BaseGeometry, town: BaseGeometry) -> str | None:
    """Return at which edge of its town a shape lies, or None.

    It lies at the northern edge if the town's boundary runs along it for half a kilometre, no farther than 200 m, in
    the north of the town's middle, and the shape's own middle is on that side too. What fills most of the town lies at
    no edge.
    """
    if shape.area > town.area / 2:
        return None
    rim = town.boundary.intersection(shape.buffer(_BESIDE_M))
    if rim.length < _RIM_M:
        return None
    middle = _xy(town)
    side, here = crs.direction(middle, _xy(rim)), crs.direction(middle, _xy(shape))
    return side if side is not None and here is not None and _turn(side, here) <= 1 else None


def _turn(one: str, other: str) -> int:
    """Return how many steps of the compass lie between two directions, 0 to 4."""
    steps = abs(_COMPASS.index(one) - _COMPASS.index(other))
    return min(steps, len(_COMPASS) - steps)


def _xy(shape: BaseGeometry) -> XY:
    point = shape.centroid
    return point.x, point.y


def sector(point: XY, box: tuple[float, float, float, float]) -> str:
    """Return in which of nine fields of a box (west, south, east, north) a point lies: n, ne, … or c for the middle.

    A field is a third of the box wide and high; a point beside the box counts to the field next to it.
    """
    column = _third(point[0], box[0], box[2], "w", "e")
    return _third(point[1], box[1], box[3], "s", "n") + column or "c"


def _third(value: float, least: float, most: float, low: str, high: str) -> str:
    third = (most - least) / 3
    if value < least + third:
        return low
    return high if value > most - third else ""
