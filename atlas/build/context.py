"""The statewide context behind the areas: municipalities, Kreise, state, neighbours, rivers and town labels.

Borders are simplified together as one coverage, so that neighbours keep sharing the same line at every level.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from atlas import crs
from atlas.build.inputs import Locality, Municipality, RegistryData, view_window
from atlas.encode import DECIMALS, feature_object, tidy

Feature = dict[str, Any]
BORDER_TOLERANCE_M = 100
# For the view of all Saxony: a pixel is about 400 m wide there, and the file has to be small.
OVERVIEW_TOLERANCE_M = 400
OVERVIEW_DECIMALS = 4
_SNAP_M = 0.5
_LABEL_TOLERANCE_M = 200
RIVER_TOLERANCE_M = 100
MIN_RIVER_KM = 8
_POLAND_SOUTH_LAT = 50.95
_SLIVER_DEG2 = 0.02
_TOWN_RANKS = (100_000, 25_000, 10_000, 4_000)
_OVERVIEW_RANK = 3


def simplified_boundaries(
    municipalities: Mapping[str, Municipality], tolerance_m: float = BORDER_TOLERANCE_M, decimals: int = DECIMALS
) -> dict[str, BaseGeometry]:
    """Return lon/lat boundaries by AGS, simplified as one coverage without gaps or overlaps."""
    # Snapped to half a metre, or rounding in the change of CRS leaves 175 sliver holes between the polygons.
    metric = [shapely.set_precision(crs.to_metric(item.boundary), _SNAP_M) for item in municipalities.values()]
    simple = shapely.coverage_simplify(metric, tolerance_m)
    return {ags: tidy(crs.to_lon_lat(shape), decimals) for ags, shape in zip(municipalities, simple, strict=True)}


def dissolve(boundaries: Mapping[str, BaseGeometry], members: Iterable[str]) -> BaseGeometry:
    """Return the published outline of several municipalities of one simplified coverage."""
    return tidy(shapely.coverage_union_all([boundaries[ags] for ags in members]))


def municipality_features(data: RegistryData, boundaries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return today's 418 municipalities in order of AGS."""
    return [
        feature_object(ags, {"ags": ags, "name": item.name, "kreis_ags": ags[:5]}, boundaries[ags])
        for ags, item in sorted(data.municipalities.items())
    ]


def kreis_features(data: RegistryData, boundaries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the 13 Kreise, dissolved from their municipalities, each with the place for what is written in it."""
    shapes = {code: dissolve(boundaries, [a for a in boundaries if a[:5] == code]) for code in data.kreis_names}
    return [
        feature_object(code, {"kreis_ags": code, "name": name, "label": label_point(shapes[code])}, shapes[code])
        for code, name in data.kreis_names.items()
    ]


def label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Return the point of a lon/lat outline that is farthest from all its borders, inner ones too (lon, lat)."""
    largest = max(shapely.get_parts(crs.to_metric(shape)), key=shapely.area)
    point = crs.to_lon_lat(polylabel(largest, _LABEL_TOLERANCE_M))
    return round(point.x, OVERVIEW_DECIMALS), round(point.y, OVERVIEW_DECIMALS)


def state_features(boundaries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the outline of Saxony, dissolved from its municipalities."""
    return [feature_object("14", {"name": "Sachsen"}, dissolve(boundaries, boundaries))]


def neighbour_features(data: RegistryData, state: BaseGeometry) -> list[Feature]:
    """Return the German states and the two countries that lie in view beside Saxony."""
    states = {name: _coarse(shape) for name, shape in data.neighbour_states.items()}
    germany = shapely.union_all([*states.values(), state])
    countries = _countries(germany, data.borders)
    return [
        feature_object(_slug(name), {"name": name, "kind": kind}, tidy(shape, OVERVIEW_DECIMALS))
        for kind, shapes in (("land", states), ("country", countries))
        for name, shape in shapes.items()
    ]


def _countries(germany: BaseGeometry, borders: Sequence[BaseGeometry]) -> dict[str, BaseGeometry]:
    """Cut what is left of the window beside Germany along the border lines into Czechia and Poland."""
    rest = view_window().difference(germany)
    lines = shapely.union_all([rest.boundary, *(line.intersection(rest) for line in borders)])
    pieces: dict[str, list[BaseGeometry]] = {"Polen": [], "Tschechien": []}
    for piece in shapely.get_parts(shapely.polygonize([*shapely.get_parts(lines)])):
        middle = piece.representative_point()
        if piece.area > _SLIVER_DEG2 and rest.contains(middle):
            pieces["Polen" if middle.y > _POLAND_SOUTH_LAT else "Tschechien"].append(_coarse(piece))
    return {name: shapely.union_all(parts) for name, parts in pieces.items()}


def _coarse(shape: BaseGeometry) -> BaseGeometry:
    return crs.to_lon_lat(crs.to_metric(shape).simplify(OVERVIEW_TOLERANCE_M))


def river_features(lines: Sequence[BaseGeometry]) -> list[Feature]:
    """Return the rivers in view, joined where they meet, longest first; `level` 1 is the longest class."""
    merged = shapely.line_merge(shapely.union_all([crs.to_metric(line) for line in lines]))
    rivers = [river for river in shapely.get_parts(merged) if river.length >= MIN_RIVER_KM * 1000]
    rivers.sort(key=lambda river: (-river.length, river.bounds))
    return [
        feature_object(
            f"river-{number}",
            {"level": _river_level(river.length), "length_km": round(river.length / 1000)},
            shapely.set_precision(crs.to_lon_lat(river.simplify(RIVER_TOLERANCE_M)), 10**-OVERVIEW_DECIMALS),
        )
        for number, river in enumerate(rivers, start=1)
    ]


def _river_level(length_m: float) -> int:
    return 1 if length_m >= 100_000 else 2 if length_m >= 40_000 else 3


def centres(data: RegistryData) -> dict[str, tuple[float, float]]:
    """Return each municipality's point: its main place of GeoNames, else a point inside its boundary (lon, lat)."""
    places: dict[str, list[Locality]] = {}
    for place in data.localities:
        if place.ags is not None:
            places.setdefault(place.ags, []).append(place)
    return {ags: _centre(item, places.get(ags, [])) for ags, item in data.municipalities.items()}


def _centre(municipality: Municipality, places: Sequence[Locality]) -> tuple[float, float]:
    name = municipality.name.partition("/")[0]
    inside = [p for p in places if shapely.intersects_xy(municipality.boundary, p.lon, p.lat)]
    if inside:
        best = max(inside, key=lambda p: (p.name == municipality.name, p.name == name, p.population, p.name))
        return round(best.lon, 6), round(best.lat, 6)
    point = municipality.boundary.representative_point()
    return round(point.x, 6), round(point.y, 6)


def town_features(
    data: RegistryData, points: Mapping[str, tuple[float, float]], sorbian: Mapping[str, str]
) -> list[Feature]:
    """Return one label point per municipality; `rank` 1 is the largest class of inhabitants (GeoNames)."""
    population: dict[str, int] = {}
    for place in data.localities:
        if place.ags is not None:
            population[place.ags] = max(population.get(place.ags, 0), place.population)
    return [
        feature_object(
            ags,
            {
                "ags": ags,
                "name": item.name,
                "name_hsb": sorbian.get(ags),
                "population": population.get(ags) or None,
                "rank": _rank(population.get(ags, 0)),
            },
            shapely.Point(points[ags]),
        )
        for ags, item in sorted(data.municipalities.items())
    ]


def towns_of_overview(towns: Sequence[Feature]) -> list[Feature]:
    """Return the towns that the map names before it is close enough to show municipal borders."""
    return [town for town in towns if town["properties"]["rank"] <= _OVERVIEW_RANK]


def _rank(population: int) -> int:
    return next((rank for rank, least in enumerate(_TOWN_RANKS, start=1) if population >= least), len(_TOWN_RANKS) + 1)


def _slug(name: str) -> str:
    return name.lower().replace("ü", "ue")
