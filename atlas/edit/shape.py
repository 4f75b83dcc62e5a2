"""A geometry as it may be published, or what is wrong with it and where."""

import re

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.encode import DECIMALS, tidy

# More corners than any municipality in Saxony has at this scale; a drawing with more is a mistake.
MOST_POSITIONS = 50_000
_KINDS = ("Point", "Polygon", "MultiPolygon")
_WHERE = re.compile(r"\[(-?[0-9.]+) (-?[0-9.]+)\]")
_REASONS = {
    "Self-intersection": ("schneidet sich selbst", "crosses itself"),
    "Ring Self-intersection": ("berührt sich selbst", "touches itself"),
    "Too few points": ("hat zu wenige Eckpunkte", "has too few corners"),
    "Hole lies outside": ("hat ein Loch außerhalb ihrer Fläche", "has a hole outside of its surface"),
    "Nested": ("liegt in sich selbst", "is nested in itself"),
}


class BadShape(Exception):
    """A geometry that cannot be published, with the reason as a German and an English sentence."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(en)
        self.de = de
        self.en = en


def published(geometry: BaseGeometry) -> BaseGeometry:
    """Return a lon/lat geometry flat, rounded and wound as it is published; raises BadShape."""
    if geometry.geom_type not in _KINDS or geometry.is_empty:
        raise BadShape("Erwartet wird ein Punkt oder eine Fläche.", "A point or a polygon is expected.")
    if isinstance(geometry, shapely.Point):
        return _point(geometry)
    coordinates = shapely.get_coordinates(geometry)
    if len(coordinates) > MOST_POSITIONS:
        raise BadShape(
            f"Höchstens {MOST_POSITIONS} Eckpunkte; das sind {len(coordinates)}.",
            f"At most {MOST_POSITIONS} corners; these are {len(coordinates)}.",
        )
    if not np.isfinite(coordinates).all() or np.abs(coordinates).max() > 180:
        raise _no_degrees()
    flat: BaseGeometry = shapely.force_2d(geometry)
    if not flat.is_valid:
        raise _crossed(shapely.is_valid_reason(flat))
    rounded: BaseGeometry = shapely.transform(flat, lambda points: np.round(points, DECIMALS))
    # A drawing that is sent back as it was read must stay the same, corner by corner, or it would count as a change.
    return shapely.orient_polygons(rounded, exterior_cw=False) if rounded.is_valid else tidy(flat)


def _point(point: shapely.Point) -> BaseGeometry:
    lon, lat = point.x, point.y
    if not (abs(lon) <= 180 and abs(lat) <= 180):
        raise _no_degrees()
    rounded = round(lon, DECIMALS), round(lat, DECIMALS)
    return point if rounded == (lon, lat) and not point.has_z else shapely.Point(rounded)


def _no_degrees() -> BadShape:
    return BadShape("Die Koordinaten sind keine Grade.", "The coordinates are no degrees.")


def _crossed(reason: str) -> BadShape:
    de, en = next((words for key, words in _REASONS.items() if reason.startswith(key)), ("ist ungültig", "is invalid"))
    found = _WHERE.search(reason)
    if found is None:
        return BadShape(f"Die Grenze {de}.", f"The boundary {en}.")
    lon, lat = (f"{float(number):.5f}" for number in found.groups())
    german = f"{lon} / {lat}".replace(".", ",")
    return BadShape(
        f"Die Grenze {de}, bei {german} (Länge / Breite).", f"The boundary {en} at {lon}, {lat} (lon, lat)."
    )
