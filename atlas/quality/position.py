"""Checks of geometries against each other: in Saxony, in their city, of the stated size, without overlap."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.layers import Layer
from atlas.model import Area, Office, Project, Record, record_id
from atlas.quality.context import CheckContext, in_saxony, pairs, within_saxony
from atlas.quality.finding import Note, Notes, error, info, warning
from atlas.quality.wording import number_de, number_en, quoted_de, quoted_en

_EDGE_M = 1.0
_EDGE_SHARE = 0.0001
# The municipal boundaries (VG250) are drawn for 1:250,000, where 0.4 mm are 100 m; what comes from the municipality
# itself, and a street at the edge of the city, may lie beyond them without being wrong.
_BOUNDARY_ACCURACY_M = 100.0
_OWN_BOUNDARIES = ("official", "quarter")
_DRAWN_TOLERANCE = 0.02
_STATED_TOLERANCE = 0.25
_OVERLAP_MIN_HA = 1.0
_Placed = TypeVar("_Placed", Office, Project)


def _positions(context: CheckContext) -> Iterator[tuple[Record, BaseGeometry]]:
    records, positions = context.points
    # Of a hundred thousand points, only those that stand out are looked at one by one.
    for place in np.flatnonzero(~within_saxony(positions)):
        yield records[place], shapely.Point(positions[place])
    yield from context.drawn
    yield from ((area, shapely.Point(area.point)) for area in context.layers.areas.records)
    yield from ((city, shapely.Point(city.centre)) for city in context.layers.cities.records)


def positions_in_saxony(context: CheckContext) -> Notes:
    """Find records drawn outside the box around Saxony, perhaps with lon and lat swapped."""
    strays: dict[tuple[type[Record], str], tuple[Record, BaseGeometry]] = {}
    for record, shape in _positions(context):
        if not in_saxony(shape):
            strays.setdefault((type(record), record_id(record)), (record, shape))
    for record, shape in strays.values():
        swapped = in_saxony(shapely.transform(shape, lambda points: points[:, ::-1]))
        hint_de, hint_en = ("Länge und Breite vertauscht?", "lon and lat swapped?")
        if not swapped:
            hint_de, hint_en = ("Lage berichtigen.", "please correct.")
        yield error(record, f"Die Lage ist nicht in Sachsen; {hint_de}", f"the position is not in Saxony; {hint_en}")


def area_in_city(context: CheckContext) -> Notes:
    """Find areas that reach out of their city by more than a metre and a tiny share."""
    for area in context.layers.areas.records:
        shape, city = context.shapes.get(area.id), context.boundaries.get(area.city_ags)
        if shape is None or city is None:
            continue
        outside = shape.difference(city.buffer(_EDGE_M))
        if outside.area / shape.area > _EDGE_SHARE:
            close = shape.within(city.buffer(_BOUNDARY_ACCURACY_M)) and area.geometry_quality in _OWN_BOUNDARIES
            ha, percent = crs.hectares(outside), 100 * outside.area / shape.area
            yield _beyond(
                area,
                f"{number_de(ha, 2)} ha ({number_de(percent, 2)} %) liegen außerhalb der Gemeindegrenze",
                f"{number_en(ha, 2)} ha ({number_en(percent, 2)} %) lie outside the municipal boundary",
                close,
            )


def _beyond(record: Record, de: str, en: str, close: bool) -> Note:
    if close:
        return info(record, f"{de}, nicht weiter, als diese ungenau ist.", f"{en}, no farther than it is inaccurate.")
    return error(record, f"{de}; Lage oder Stadt berichtigen.", f"{en}.")


def area_points(context: CheckContext) -> Notes:
    """Find areas whose point lies outside their shape, or outside their city where no shape is drawn."""
    for area in context.layers.areas.records:
        frame = context.shapes.get(area.id) or context.boundaries.get(area.city_ags)
        point = shapely.Point(area.point)
        if frame is None or not in_saxony(point):
            continue
        if frame.distance(crs.to_metric(point)) > _EDGE_M:
            de = "Der Punkt des Gebiets liegt nicht in seiner Grenze; neu setzen."
            yield error(area, de, "the point of the area lies outside its shape.")


def drawn_size(context: CheckContext) -> Notes:
    """Find areas whose shape does not have the size that it is said to be drawn with."""
    for area in context.layers.areas.records:
        shape = context.shapes.get(area.id)
        if shape is None or not area.drawn_hectares:
            continue
        ha = crs.hectares(shape)
        if abs(ha / area.drawn_hectares - 1) > _DRAWN_TOLERANCE:
            de = f"Gezeichnet sind {number_de(ha, 1)} ha, angegeben {number_de(area.drawn_hectares, 1)} ha; abgleichen."
            yield error(
                area, de, f"drawn are {number_en(ha, 1)} ha, said to be {number_en(area.drawn_hectares, 1)} ha."
            )


def stated_size(context: CheckContext) -> Notes:
    """Find shapes that differ much from the size stated by a source, unless only a part is drawn."""
    for area in context.layers.areas.records:
        shape = context.shapes.get(area.id)
        if shape is None or not area.hectares or area.geometry_partial:
            continue
        ha = crs.hectares(shape)
        if abs(ha / area.hectares - 1) > _STATED_TOLERANCE:
            de = (
                f"Gezeichnet sind {number_de(ha)} ha, laut Quelle hat das Gebiet {number_de(area.hectares)} ha; prüfen."
            )
            yield warning(area, de, f"drawn are {number_en(ha)} ha, the source states {number_en(area.hectares)} ha.")


def _outside(context: CheckContext, layer: Layer[_Placed]) -> Iterator[tuple[_Placed, float]]:
    """Yield the records of a layer that stand outside their city, and by how many metres."""
    of_city: dict[str, list[tuple[_Placed, BaseGeometry]]] = defaultdict(list)
    for record, shape in pairs(layer):
        if shape is not None:
            of_city[record.city_ags].append((record, shape))
    for ags in of_city.keys() & context.boundaries.keys():
        city, found = context.boundaries[ags], of_city[ags]
        # Most lie inside, which a prepared boundary tells of all of them at once; what is no point has no x and y.
        shapes = np.array([shape for _, shape in found], dtype=object)
        metric = crs.points_to_metric(np.column_stack((shapely.get_x(shapes), shapely.get_y(shapes))))
        for place in np.flatnonzero(~shapely.intersects_xy(city, metric)):
            record, shape = found[place]
            metres = city.distance(crs.to_metric(shape)) if in_saxony(shape) and not shape.is_empty else 0.0
            if metres > _EDGE_M:
                yield record, float(metres)


def _beyond_point(record: Record, metres: float) -> Note:
    de = f"Der Punkt liegt {number_de(metres)} m außerhalb der Gemeindegrenze"
    en = f"the point lies {number_en(metres)} m outside the municipal boundary"
    return _beyond(record, de, en, metres <= _BOUNDARY_ACCURACY_M)


def _elsewhere(context: CheckContext, project: Project) -> str | None:
    address = project.address
    if address is None or (address.kind == "site" and address.city == context.city_name(project.city_ags)):
        return None
    return address.city


def project_in_city(context: CheckContext) -> Notes:
    """Find projects outside their city; those whose address says so are only listed."""
    for project, metres in _outside(context, context.layers.projects):
        elsewhere = _elsewhere(context, project)
        if elsewhere is not None:
            de = f"Der Punkt liegt {number_de(metres)} m außerhalb der Gemeinde, laut Anschrift in {elsewhere}."
            yield info(project, de, f"the point lies {number_en(metres)} m outside the city, at {elsewhere}.")
        else:
            yield _beyond_point(project, metres)


def office_in_city(context: CheckContext) -> Notes:
    """Find offices whose point lies outside their city."""
    for office, metres in _outside(context, context.layers.offices):
        yield _beyond_point(office, metres)


def overlaps(context: CheckContext) -> Notes:
    """Find areas of one city and period that overlap; a new delineation of the next period may."""
    drawn = [area for area in context.layers.areas.records if area.id in context.shapes]
    for first, second in combinations(drawn, 2):
        periods = sorted(set(first.periods) & set(second.periods))
        if first.city_ags == second.city_ags and periods:
            yield from _overlap(context, first, second, ", ".join(periods))


def _overlap(context: CheckContext, first: Area, second: Area, periods: str) -> Notes:
    a, b = context.shapes[first.id], context.shapes[second.id]
    common = a.intersection(b)
    ha, percent = crs.hectares(common), 100 * common.area / min(a.area, b.area)
    if ha > _OVERLAP_MIN_HA:
        de = (
            f"Überlappt {quoted_de(second.name)} ({periods}) auf {number_de(ha, 1)} ha, "
            f"{number_de(percent)} % des kleineren Gebiets; Grenzen prüfen."
        )
        size = f"{number_en(ha, 1)} ha, {number_en(percent)} % of the smaller area"
        en = f"overlaps {quoted_en(second.name)} ({periods}) by {size}."
        yield warning(first, de, en)
