"""Geometry recipes to area shapes: executed as geodata/facts/README.md says, in EPSG:25833."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.build.inputs import Municipality, RegistryData, Stop
from atlas.encode import tidy
from atlas.errors import BrokenRecipe

Recipe = Mapping[str, Any]
# Buffers come as arcs of many short pieces; a metre is far below what any recipe knows.
_ARC_TOLERANCE_M = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shape of an area in lon/lat as it is published, with its size in hectares."""

    geometry: BaseGeometry
    hectares: float


def draw(area_id: str, city_ags: str, recipe: Recipe, data: RegistryData) -> Drawing | None:
    """Return the drawn shape of an area, or None where the recipe says that no shape is known."""
    method = recipe["method"]
    if method == "unknown":
        return None
    city = _municipality(area_id, city_ags, data.municipalities)
    if method == "anchors":
        metric = draw_anchors(area_id, recipe, data.stops, city)
    elif method == "quarters":
        metric = crs.to_metric(draw_quarters(area_id, recipe, data.quarters))
    elif method == "municipality":
        metric = crs.to_metric(city.boundary)
    else:
        raise BrokenRecipe(
            f"Gebiet {area_id}: das Verfahren „{method}“ ist unbekannt.", f"Area {area_id}: unknown method {method!r}."
        )
    if metric.is_empty:
        raise BrokenRecipe(f"Gebiet {area_id}: das Rezept ergibt keine Fläche.", f"Area {area_id}: empty shape.")
    return Drawing(tidy(crs.to_lon_lat(metric)), crs.hectares(metric))


def draw_anchors(area_id: str, recipe: Recipe, stops: Mapping[str, Stop], city: Municipality) -> BaseGeometry:
    """Return per part the convex hull of its stops, buffered, united and clipped to the municipality (EPSG:25833)."""
    parts: dict[int, list[tuple[float, float]]] = {}
    for anchor in recipe["stops"]:
        stop = stops.get(anchor["id"])
        if stop is None:
            raise BrokenRecipe(
                f"Gebiet {area_id}: die Haltestelle {anchor['id']} ({anchor['name']}) ist unbekannt. "
                "Haltestelle in geodata/facts/areas.json berichtigen.",
                f"Area {area_id}: unknown stop {anchor['id']} ({anchor['name']}).",
            )
        parts.setdefault(anchor["part"], []).append(crs.to_metric_xy(stop.lon, stop.lat))
    hulls = [shapely.MultiPoint(points).convex_hull.buffer(recipe["buffer_m"]) for _, points in sorted(parts.items())]
    return shapely.union_all(hulls).simplify(_ARC_TOLERANCE_M).intersection(crs.to_metric(city.boundary))


def draw_quarters(area_id: str, recipe: Recipe, quarters: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Return the union of the named official quarters (lon/lat)."""
    missing = [name for name in recipe["quarters"] if name not in quarters]
    if missing:
        names = ", ".join(missing)
        raise BrokenRecipe(
            f"Gebiet {area_id}: unbekannter Ortsteil {names}.", f"Area {area_id}: unknown quarter {names}."
        )
    return shapely.union_all([quarters[name] for name in recipe["quarters"]])


def _municipality(area_id: str, ags: str, municipalities: Mapping[str, Municipality]) -> Municipality:
    try:
        return municipalities[ags]
    except KeyError:
        raise BrokenRecipe(
            f"Gebiet {area_id}: die Gemeinde {ags} ist unbekannt.", f"Area {area_id}: unknown municipality {ags}."
        ) from None
