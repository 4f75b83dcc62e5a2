"""Geometry in filter expressions: literals in a named system, and the spatial functions of CQL2."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.cql.columns import Columns, Truth, Where
from atlas.cql.logic import Test, constant, negated, one_by_one, truth
from atlas.cql.refusal import refused

_TYPES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)
# What the literal is to a record's geometry, where the geometry stands first and where the literal does.
_ASKED: Mapping[str, tuple[str, str]] = {
    "s_intersects": ("intersects", "intersects"),
    "s_within": ("contains", "within"),
    "s_contains": ("within", "contains"),
    "s_touches": ("touches", "touches"),
    "s_crosses": ("crosses", "crosses"),
    "s_overlaps": ("overlaps", "overlaps"),
}
_RELATIONS: Mapping[str, Callable[..., Any]] = {
    "s_intersects": shapely.intersects,
    "s_within": shapely.within,
    "s_contains": shapely.contains,
    "s_touches": shapely.touches,
    "s_crosses": shapely.crosses,
    "s_overlaps": shapely.overlaps,
    "s_equals": shapely.equals,
    "s_disjoint": shapely.disjoint,
}
FUNCTIONS = tuple(_RELATIONS)
# What is true only of geometries that have a point in common.
MEETING = frozenset(FUNCTIONS) - {"s_disjoint"}


def literal(tree: Mapping[str, Any], system: crs.System) -> BaseGeometry:
    """Return a GeoJSON geometry or a box ({"bbox": […]}) of a system in lon/lat, or refuse it."""
    drawn = _box(tree["bbox"]) if "bbox" in tree else _geometry(tree)
    if not drawn.is_valid or drawn.is_empty:
        why = shapely.is_valid_reason(drawn)
        raise refused(f"Die Geometrie ist nicht gültig ({why}).", f"The geometry is not valid ({why}).")
    placed = crs.drawn_in(system, drawn)
    if placed is None:
        raise refused(
            "Die Geometrie liegt nicht auf der Erde; steht „filter-crs“ für das richtige Koordinatensystem?",
            "The geometry is not on the Earth; does 'filter-crs' name the right coordinate system?",
        )
    return placed


def _box(numbers: Any) -> BaseGeometry:
    sound = isinstance(numbers, list) and all(
        isinstance(n, int | float) and not isinstance(n, bool) and np.isfinite(n) for n in numbers
    )
    if not sound or len(numbers) not in (4, 6):
        raise refused("BBOX braucht vier Zahlen: West, Süd, Ost, Nord.", "BBOX needs west, south, east and north.")
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    if west > east or south > north:
        raise refused("BBOX ist verdreht: erst West, Süd, dann Ost, Nord.", "BBOX is reversed: west and south first.")
    corners = shapely.box(west, south, east, north)
    # A box may be as thin as a line or a point.
    return corners if corners.area else shapely.MultiPoint([(west, south), (east, north)]).envelope


def _geometry(tree: Mapping[str, Any]) -> BaseGeometry:
    if not isinstance(tree.get("type"), str) or tree["type"] not in _TYPES:
        raise refused("Das ist keine Geometrie von GeoJSON.", "This is no GeoJSON geometry.")
    try:
        found: BaseGeometry = shapely.force_2d(shapely.from_geojson(orjson.dumps(tree)))
    except (shapely.errors.GEOSException, TypeError, ValueError):
        raise refused("Die Geometrie ist nicht lesbar.", "The geometry cannot be read.") from None
    if not np.isfinite(shapely.get_coordinates(found)).all():
        raise refused("Die Geometrie hat unmögliche Koordinaten.", "The geometry has impossible coordinates.")
    return found


def test(name: str, operands: Sequence[BaseGeometry | None]) -> Test:
    """Return the test of a spatial function; None stands for the geometry of a record."""
    first, second = operands
    drawn = second if first is None else first
    if drawn is None:
        return _of_each(name)
    if first is not None and second is not None:
        return constant(bool(_RELATIONS[name](first, second)))
    if name == "s_disjoint":
        return negated(test("s_intersects", operands))
    relation = "equals" if name == "s_equals" else _ASKED[name][0 if first is None else 1]

    def ask(rows: Columns, where: Where) -> Truth:
        return truth(rows.boxes.related(drawn, relation, where), rows.boxes.missing[where], rows.count(where))

    # A box is looked up; of any other shape GEOS looks at one geometry after the other.
    is_box = relation == "intersects" and drawn.equals(shapely.box(*drawn.bounds))
    return Test(ask) if is_box else one_by_one(ask)


def _of_each(name: str) -> Test:
    """Return the test of every geometry with itself."""

    def ask(rows: Columns, where: Where) -> Truth:
        shapes = rows.boxes.shapes[where]
        return truth(_RELATIONS[name](shapes, shapes), rows.boxes.missing[where], rows.count(where))

    return one_by_one(ask)
