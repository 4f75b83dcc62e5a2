"""Checks of geometries by themselves: kind, validity, ring order, decimals, and what is said about them."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas.encode import DECIMALS
from atlas.model import Area, City, Office, Project, Record
from atlas.quality.context import CheckContext, in_saxony, pairs, within_saxony
from atlas.quality.finding import Notes, error

_NOTHING = frozenset({None})
_POLYGONS = frozenset({"Polygon", "MultiPolygon"})
_KINDS: dict[type[Record], frozenset[str | None]] = {
    City: _POLYGONS,
    Area: _POLYGONS | _NOTHING,
    Office: frozenset({"Point"}),
    Project: frozenset({"Point"}),
}


def geometry_kinds(context: CheckContext) -> Notes:
    """Find cities without boundary, offices and projects that are no point, and tables with a geometry."""
    for record, geometry in context.everything():
        kind = geometry.geom_type if geometry is not None else None
        if kind not in _KINDS.get(type(record), _NOTHING):
            de = f"Die Geometrie ist {kind or 'leer'}; das passt nicht zu dieser Art von Eintrag."
            yield error(record, de, f"the geometry is {kind or 'missing'}, which does not fit this kind of record.")


def geometry_validity(context: CheckContext) -> Notes:
    """Find geometries that are empty, cross themselves or have coordinates that are no number."""
    empty = "Die Geometrie ist leer oder enthält keine Zahlen; neu zeichnen.", "empty geometry."
    records, positions = context.points
    for place in np.flatnonzero(~np.isfinite(positions).all(axis=1)):
        yield error(records[place], *empty)
    for record, geometry in context.drawn:
        if geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
            yield error(record, *empty)
        elif not geometry.is_valid:
            reason = shapely.is_valid_reason(geometry)
            yield error(record, f"Die Grenze ist nicht gültig ({reason}); neu zeichnen.", f"invalid: {reason}.")


def _follows_right_hand(geometry: BaseGeometry) -> bool:
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty]
    outside = all(shapely.is_ccw(polygon.exterior) for polygon in polygons)
    return outside and not any(shapely.is_ccw(ring) for polygon in polygons for ring in polygon.interiors)


def ring_order(context: CheckContext) -> Notes:
    """Find polygons that break the right-hand rule of RFC 7946."""
    for record, geometry in context.drawn:
        if geometry.is_valid and not _follows_right_hand(geometry):
            de = "Die Ringe laufen falsch herum (RFC 7946: außen gegen den Uhrzeiger); umkehren."
            yield error(record, de, "the rings break the right-hand rule of RFC 7946.")


def _are_rounded(coordinates: NDArray[np.float64]) -> NDArray[np.bool_]:
    rounded: NDArray[np.bool_] = (np.round(coordinates, DECIMALS) == coordinates).all(axis=1)
    return rounded


def decimals(context: CheckContext) -> Notes:
    """Find coordinates with more decimals than are published."""
    # What lies outside Saxony is reported as such; rounding it could overflow.
    records, positions = context.points
    there = np.flatnonzero(within_saxony(positions))
    fine = [records[place] for place in there[~_are_rounded(positions[there])]]
    drawn = ((record, shape) for record, shape in context.drawn if in_saxony(shape))
    fine += [record for record, shape in drawn if not _are_rounded(shapely.get_coordinates(shape)).all()]
    for record in fine:
        de = f"Koordinaten haben mehr als {DECIMALS} Nachkommastellen; runden."
        yield error(record, de, f"coordinates have more than {DECIMALS} decimals.")


def geometry_quality(context: CheckContext) -> Notes:
    """Find areas whose stated geometry quality does not fit what is drawn."""
    for area, geometry in pairs(context.layers.areas):
        stated = area.geometry_quality != "none"
        if stated != (geometry is not None):
            de = "Güte der Grenze und Grenze passen nicht zusammen; „none“ genau dann, wenn keine gezeichnet ist."
            yield error(area, de, "geometry_quality must be “none” exactly where there is no geometry.")
        elif stated != (area.drawn_hectares is not None) or stated != (area.geometry_evidence is not None):
            de = "Gezeichnete Größe und Nachweis gehören genau zu gezeichneten Grenzen; ergänzen oder leeren."
            yield error(area, de, "drawn_hectares and geometry_evidence belong to drawn areas, and only to them.")
        elif not stated and area.point_precision != "city":
            de = "Ohne Grenze steht das Gebiet am Ort; die Lage muss „auf den Ort genau“ heißen."
            yield error(area, de, "without geometry the point's precision must be “city”.")
