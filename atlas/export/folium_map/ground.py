"""The own basemap under the map: neighbours, state, districts, municipalities, rivers and towns, clipped and light."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.export.folium_map.selection import Item, Selection
from atlas.layers import read_json, to_geometry

Feature = dict[str, Any]
# About 200 m: the map of the whole state is for orientation, and must stay small enough to be sent.
_TOLERANCE = 0.002
# What coverage_simplify calls a tolerance is the side of a square as large as the corner that is cut off.
COVERAGE_TOLERANCE = 0.006
# No real border runs straight for so many degrees.
_LONG_EDGE = 0.25
# Two drawings of one border are no further apart: about 400 m.
_SAME_BORDER = 0.005
_FINE_TOLERANCE = 0.00002
# About a metre, ten metres, and a hundred: the last for what is as coarse as the map of the whole state.
DECIMALS, SKETCHED_DECIMALS, COARSE_DECIMALS = 5, 4, 3
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
class Kreis:
    """A Kreis that can be tinted: its name, its outline, and where its name stands (lon, lat)."""

    name: str
    outline: Feature
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """The layers of the basemap, lowest first, the Kreise of the whole state, and the towns with their names by key."""

    layers: Mapping[str, list[Feature]]
    kreise: list[Kreis]
    towns: list[Feature]
    town_names: Mapping[str, Mapping[str, Any]]


def feature(key: str, geometry: BaseGeometry, decimals: int = DECIMALS, **properties: Any) -> Feature:
    """Return a GeoJSON feature with rounded degrees; `properties` are ours, never text of a record."""
    mapping = shapely.geometry.mapping(geometry)
    coordinates = _rounded(mapping["coordinates"], decimals)
    return {
        "type": "Feature",
        "id": key,
        "geometry": {"type": mapping["type"], "coordinates": coordinates},
        "properties": properties,
    }


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, float | int):
        return round(value, decimals)
    return [_rounded(part, decimals) for part in value]


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
    whole = selection.focus is None
    decimals = COARSE_DECIMALS if whole else DECIMALS
    layers = {
        name: [
            feature(f"{name}{number}", shape, decimals)
            for number, shape in enumerate(_drawn(name, basemap, view, whole))
        ]
        for name in ("neighbours", "state", *(() if whole else ("municipalities",)), "kreise", "rivers")
    }
    tints = {name: [feature(f"region-{name}", shape, COARSE_DECIMALS)] for name, shape in _tints(regions, view).items()}
    towns, town_names = _towns(basemap, view, selection)
    order = {"neighbours": layers["neighbours"], "state": layers["state"], **tints, **layers}
    return Ground(order, _kreise(basemap) if whole else [], towns, town_names)


def _shapes(basemap: Path, name: str) -> list[BaseGeometry]:
    geometries = (to_geometry(item["geometry"]) for item in read_json(basemap / f"{name}.geojson")["features"])
    return [geometry for geometry in geometries if geometry is not None]


def _drawn(name: str, basemap: Path, view: View, whole: bool) -> list[BaseGeometry]:
    """Return the shapes of a layer; a border that two share becomes one line, so that none is drawn twice."""
    if name in ("state", "kreise") and whole:
        # Of the same shapes as the tints, so that no line runs beside its colour.
        shapes = [shape for _, shape, _ in _overview(basemap)]
        state = shapely.union_all(shapes)
        return [state] if name == "state" else [shapely.line_merge(_borders(shapes).difference(state.boundary))]
    shapes = _shapes(basemap, name)
    if name == "neighbours":
        shapes = [_away_from(_without_frame(shapes), _shapes(basemap, "state"))]
    elif name in ("municipalities", "kreise"):
        shapes = [_borders(shapely.coverage_simplify(shapes, _FINE_TOLERANCE))]
    simple = [shapely.simplify(shape, _TOLERANCE if whole else _FINE_TOLERANCE) for shape in shapes]
    cut = simple if whole else [shapely.clip_by_rect(shape, *view.reach) for shape in simple]
    return [shape for shape in cut if not shape.is_empty]


def _borders(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    return shapely.line_merge(shapely.union_all([shape.boundary for shape in shapes]))


def _tints(regions: Mapping[str, BaseGeometry | None], view: View) -> dict[str, BaseGeometry]:
    known = {name: shape for name, shape in regions.items() if shape is not None}
    simple = shapely.coverage_simplify(list(known.values()), COVERAGE_TOLERANCE)
    cut = {name: shapely.clip_by_rect(shape, *view.reach) for name, shape in zip(known, simple, strict=True)}
    return {name: shape for name, shape in cut.items() if not shape.is_empty}


def _kreise(basemap: Path) -> list[Kreis]:
    numbered = enumerate(_overview(basemap))
    return [
        Kreis(name, feature(f"k{number}", shape, COARSE_DECIMALS), label) for number, (name, shape, label) in numbered
    ]


def _overview(basemap: Path) -> list[tuple[str, BaseGeometry, tuple[float, float]]]:
    """Return name, outline and place of the name of every Kreis, as coarse as the map of the whole state is."""
    items = read_json(basemap / "overview-kreise.geojson")["features"]
    shapes = [to_geometry(item["geometry"]) for item in items]
    simple = shapely.coverage_simplify([shape for shape in shapes if shape is not None], COVERAGE_TOLERANCE)
    told = (item["properties"] for item, shape in zip(items, shapes, strict=True) if shape is not None)
    return [(one["name"], shape, tuple(one["label"])) for one, shape in zip(told, simple, strict=True)]


def _without_frame(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return the borders of the neighbours without the straight edges that their shapes were cut off at."""
    coordinates = [shapely.get_coordinates(part) for shape in shapes for part in shapely.get_parts(shape.boundary)]
    steps = np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in coordinates])
    lengths = np.linalg.norm(steps[:, 1] - steps[:, 0], axis=1)
    return shapely.line_merge(shapely.union_all(shapely.linestrings(steps[lengths < _LONG_EDGE])))


def _away_from(borders: BaseGeometry, state: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return borders without where they are those of the state, which are drawn by themselves."""
    return shapely.difference(borders, shapely.union_all(state).buffer(_SAME_BORDER))


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
        towns.append(feature(f"t{number}", position, SKETCHED_DECIMALS, rank=rank, city=ags in cities))
        said = {"label": item["properties"]["name"], "hsb": item["properties"]["name_hsb"]}
        names[f"t{number}"] = {name: text for name, text in said.items() if text}
    return towns, names
