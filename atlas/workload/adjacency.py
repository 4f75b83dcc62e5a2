"""Which Kreise lie side by side, from the boundaries of their municipalities."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

_KREIS_DIGITS = 5
Edge = tuple[float, float, float, float]


def neighbours(boundaries: Mapping[str, BaseGeometry | None]) -> dict[str, frozenset[str]]:
    """Return the Kreise that share a stretch of boundary with each Kreis, by the first five digits of the AGS.

    `boundaries` must be one coverage: neighbours share the same vertices, so what they share are whole edges. Two
    that meet in one point only are no neighbours.
    """
    sides: dict[Edge, set[str]] = {}
    for ags, shape in boundaries.items():
        for edge in _edges(shape):
            sides.setdefault(edge, set()).add(ags[:_KREIS_DIGITS])
    found: dict[str, set[str]] = {ags[:_KREIS_DIGITS]: set() for ags in boundaries}
    for kreise in sides.values():
        for kreis in kreise:
            found[kreis] |= kreise - {kreis}
    return {kreis: frozenset(others) for kreis, others in found.items()}


def _edges(shape: BaseGeometry | None) -> Iterator[Edge]:
    """Yield the edges of a polygon, each from its smaller end on."""
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        points = shapely.get_coordinates(ring).round(6).tolist()
        for a, b in pairwise(points):
            yield (*min(a, b), *max(a, b))
