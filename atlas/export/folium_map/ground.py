"""The own basemap under the map: neighbours, state, districts, municipalities, rivers and towns, clipped and light."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.export.folium_map.selection import Item, Selection
from atlas.layers import read_json, to_geometry

Feature = dict[str, Any]
# About 35 m: finer than a pixel up to zoom 12, where the borders are only there for orientation.
_TOLERANCE = 0.0004
# No real border runs straight for so many degrees.
_LONG_EDGE = 0.25
_FINE_TOLERANCE = 0.00002
_DECIMALS = 5
_STATE_MARGIN = 0.06
_FOCUS_MARGIN = 0.9
_LEAST_MARGIN = 0.06
_NAMED_RANK = 4


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows at first, and the box beyond which there is nothing, both as (west, south, east, north)."""

    first: tuple[float, float, float, float]
    reach: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """The layers of the basemap, lowest first, and the towns with their names by key."""

    layers: Mapping[str, list[Feature]]
    towns: list[Feature]
    town_names: Mapping[str, Mapping[str, Any]]


def feature(key: str, geometry: BaseGeometry, **properties: Any) -> Feature:
    """Return a GeoJSON feature with five decimals (about a metre); `properties` are ours, never text of a record."""
    mapping = shapely.geometry.mapping(geometry)
    coordinates = _rounded(mapping["coordinates"])
    return {
        "type": "Feature",
        "id": key,
        "geometry": {"type": mapping["type"], "coordinates": coordinates},
        "properties": properties,
    }


def _rounded(value: Any) -> Any:
    return round(value, _DECIMALS) if isinstance(value, float | int) else [_rounded(part) for part in value]


def view_of(selection: Selection, basemap: Path) -> View:
    """Return the first view and the reach of a map."""
    if selection.focus is None:
        first = shapely.union_all(_shapes(basemap, "state")).bounds
        return View(first, _widened(first, _STATE_MARGIN, 0))
    shown = _shown(selection, selection.focus)
    return View(shown, _widened(shown, _FOCUS_MARGIN, _LEAST_MARGIN))


def _shown(selection: Selection, focus: Item) -> tuple[float, float, float, float]:
    """Return the box round the focus; an area without boundary is shown within its city."""
    city = selection.cities[0].geometry
    shape = focus.geometry if focus.geometry is not None else city
    if shape is None:
        shape = shapely.Point(focus.fields.get("point") or focus.fields["centre"]).buffer(0.03)
    west, south, east, north = shape.bounds
    return west, south, east, north


def _widened(box: tuple[float, float, float, float], share: float, least: float) -> tuple[float, float, float, float]:
    west, south, east, north = box
    wide, high = max((east - west) * share, least), max((north - south) * share, least)
    return west - wide, south - high, east + wide, north + high


def ground_of(selection: Selection, view: View, basemap: Path, regions: Mapping[str, BaseGeometry | None]) -> Ground:
    """Return the basemap of a map: everything for the whole state, else only what lies in reach."""
    tolerance = _TOLERANCE if selection.focus is None else _FINE_TOLERANCE
    layers = {
        name: _cut(name, _drawn(name, _shapes(basemap, name), tolerance), view.reach, selection.focus is None)
        for name in ("neighbours", "state", "municipalities", "kreise", "rivers")
    }
    tints = {name: _tint(name, shape, view.reach) for name, shape in regions.items() if shape is not None}
    towns, town_names = _towns(basemap, view, selection)
    order = {"neighbours": layers["neighbours"], "state": layers["state"], **tints, **layers}
    return Ground(order, towns, town_names)


def _shapes(basemap: Path, name: str) -> list[BaseGeometry]:
    geometries = (to_geometry(item["geometry"]) for item in read_json(basemap / f"{name}.geojson")["features"])
    return [geometry for geometry in geometries if geometry is not None]


def _drawn(name: str, shapes: list[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """Return the shapes simplified; a border that two share becomes one line, so that none is drawn twice."""
    if name == "neighbours":
        return [_without_frame(shapes)]
    if name not in ("municipalities", "kreise"):
        return [shapely.simplify(shape, tolerance) for shape in shapes]
    simple = shapely.coverage_simplify(shapes, tolerance)
    return [shapely.line_merge(shapely.union_all([shape.boundary for shape in simple]))]


def _tint(name: str, shape: BaseGeometry, reach: tuple[float, float, float, float]) -> list[Feature]:
    cut = shapely.clip_by_rect(shapely.simplify(shape, _TOLERANCE), *reach)
    return [] if cut.is_empty else [feature(f"region-{name}", cut)]


def _without_frame(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return the borders of the neighbours without the straight edges that their shapes were cut off at."""
    coordinates = [shapely.get_coordinates(part) for shape in shapes for part in shapely.get_parts(shape.boundary)]
    steps = np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in coordinates])
    lengths = np.linalg.norm(steps[:, 1] - steps[:, 0], axis=1)
    return shapely.line_merge(shapely.union_all(shapely.linestrings(steps[lengths < _LONG_EDGE])))


def _cut(name: str, shapes: list[BaseGeometry], reach: tuple[float, float, float, float], whole: bool) -> list[Feature]:
    cut = shapes if whole else [shapely.clip_by_rect(shape, *reach) for shape in shapes]
    return [feature(f"{name}{number}", shape) for number, shape in enumerate(cut) if not shape.is_empty]


def _towns(basemap: Path, view: View, selection: Selection) -> tuple[list[Feature], dict[str, dict[str, Any]]]:
    frame, with_villages = shapely.box(*view.reach), selection.focus is not None
    cities = {item.fields["ags"]: item.fields["centre"] for item in selection.cities}
    towns, names = [], {}
    for number, item in enumerate(read_json(basemap / "towns.geojson")["features"]):
        point, rank = to_geometry(item["geometry"]), item["properties"]["rank"]
        if point is None or not frame.covers(point) or (rank > _NAMED_RANK and not with_villages):
            continue
        ags = item["properties"]["ags"]
        # In the overview the city's sign stands at its centre; its name has to stand there too.
        position = shapely.Point(cities[ags]) if ags in cities else point
        towns.append(feature(f"t{number}", position, rank=rank, city=ags in cities))
        names[f"t{number}"] = {"label": item["properties"]["name"], "hsb": item["properties"]["name_hsb"]}
    return towns, names
