"""Areas, offices, projects and towns as features to draw, and under each key what is said about them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import Point

from atlas.describe import QUALITIES, REGION_NAMES
from atlas.export.folium_map.ground import (
    COARSE_DECIMALS,
    COVERAGE_TOLERANCE,
    DECIMALS,
    SKETCHED_DECIMALS,
    Feature,
    feature,
)
from atlas.export.folium_map.selection import Fields, Item, Selection
from atlas.export.folium_map.words import count

# A smaller area that lies this much inside another one is named in the other's popup: one cannot click through.
_SHARED = 0.25
# About 5 m, on the map of the whole state: less than what the borders themselves are worth.
_AREA_TOLERANCE = 0.00005
WEAK = ("area", "city")
Names = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Marks:
    """The features of every layer, and by key: the spoken name, the records to tell of and what lies there too."""

    areas: list[Feature]
    outlines: list[Feature]
    unbounded: list[Feature]
    offices: list[Feature]
    projects: list[Feature]
    cities: list[Feature]
    names: Names


def marks_of(selection: Selection) -> Marks:
    """Return everything that is drawn above the basemap."""
    names: Names = {}
    bounded = [item for item in selection.areas if item.geometry is not None]
    unbounded = [_at_town(item) for item in selection.areas if item.geometry is None]
    return Marks(
        areas=_areas(bounded, names, _AREA_TOLERANCE if selection.focus is None else 0),
        outlines=_outlines(selection),
        unbounded=_groups("n", unbounded, ("Gebiet ohne bekannte Grenze", "Gebiete ohne bekannte Grenze"), names),
        offices=_groups("b", selection.offices, ("Büro", "Büros"), names),
        projects=_groups("g", selection.projects, ("Projekt", "Projekte"), names),
        cities=[_city(selection, item, names) for item in selection.cities] if selection.focus is None else [],
        names=names,
    )


def area_classes(fields: Fields) -> str:
    """Return the classes that style an area: colour by region, line by boundary, fill by status as in the legend."""
    region, fill = fields["region"] or "none", fill_of(fields)
    return f"area region-{region} area-{fields['geometry_quality']} fill-{fill} fill-{region}-{fill}"


def fill_of(fields: Fields) -> str:
    """Return how an area is filled: by status, but other programmes and whole municipalities have a pattern."""
    if not fields["programme"].startswith("ESF"):
        return "dots"
    if fields["geometry_quality"] == "municipality":
        return "hatch"
    return {"approved": "tint", "former": "hollow"}.get(fields["status"], "lines")


def _outlines(selection: Selection) -> list[Feature]:
    """Return the boundaries of the cities; on the map of the whole state coarser, with the borders that two share."""
    keys = [item.key for item in selection.cities if item.geometry is not None]
    shapes = [item.geometry for item in selection.cities if item.geometry is not None]
    if selection.focus is not None:
        return [feature(f"outline-{key}", shape) for key, shape in zip(keys, shapes, strict=True)]
    simple = shapely.coverage_simplify(shapes, COVERAGE_TOLERANCE)
    return [feature(f"outline-{key}", shape, COARSE_DECIMALS) for key, shape in zip(keys, simple, strict=True)]


def _at_town(item: Item) -> Item:
    return Item(item.key, item.fields, Point(item.fields["point"]))


def _areas(items: list[Item], names: Names, tolerance: float) -> list[Feature]:
    """Return the areas, large ones first, so that a small one lies on top and can be reached."""
    items = sorted(items, key=lambda item: -item.geometry.area if item.geometry else 0)
    for item in items:
        quality = QUALITIES["de"][item.fields["geometry_quality"]]
        label = _join("Gebiet " + item.fields["name"], item.fields["city_name"], quality, _region(item.fields))
        also = [other.key for other in items if other is not item and _overlap(item, other)]
        names[item.key] = {"label": label, "short": item.fields["name"], "records": [item.key]} | (
            {"also": also} if also else {}
        )
    return [
        feature(item.key, item.geometry.simplify(tolerance), _decimals(item.fields))
        for item in items
        if item.geometry is not None
    ]


def _decimals(fields: Fields) -> int:
    """Return how many decimals of a degree a boundary is worth: ten metres for what is drawn from stops."""
    return SKETCHED_DECIMALS if fields["geometry_quality"] == "schematic" else DECIMALS


def _overlap(one: Item, other: Item) -> bool:
    if one.geometry is None or other.geometry is None or not one.geometry.intersects(other.geometry):
        return False
    shared = one.geometry.intersection(other.geometry).area
    return bool(shared >= _SHARED * min(one.geometry.area, other.geometry.area))


def _groups(prefix: str, items: Iterable[Item], words: tuple[str, str], names: Names) -> list[Feature]:
    """Return one point per coordinate; several records at one coordinate become one point with their number."""
    spots: dict[tuple[float, float], list[Item]] = defaultdict(list)
    for item in items:
        if item.geometry is not None:
            spots[round(item.geometry.centroid.x, 5), round(item.geometry.centroid.y, 5)].append(item)
    features = []
    for number, (position, here) in enumerate(sorted(spots.items())):
        key = f"{prefix}{number}"
        names[key] = {"label": _group_label(here, words), "records": [item.key for item in here]}
        features.append(feature(key, Point(position), **_sign(here)))
    return features


def _group_label(here: list[Item], words: tuple[str, str]) -> str:
    fields = here[0].fields
    if len(here) == 1:
        return _join(f"{words[0]} {fields.get('title') or fields['name']}", fields["city_name"], _region(fields))
    areas = {fields.get("area_name") for fields in (item.fields for item in here)}
    where = areas.pop() if len(areas) == 1 else None
    return _join(f"{len(here)} {words[1]} an einer Stelle", where, fields["city_name"], _region(fields))


def _sign(here: list[Item]) -> Mapping[str, Any]:
    """Return what a point's sign needs to know: all of these are ours or from closed lists of values."""
    regions = {item.fields["region"] for item in here}
    precise = [item for item in here if item.fields.get("precision", "city") not in WEAK]
    return {
        "n": len(here),
        "region": (regions.pop() if len(regions) == 1 else None) or "none",
        "weak": not precise,
        "closed": all(item.fields["status"] == "closed" for item in here),
    }


def _city(selection: Selection, item: Item, names: Names) -> Feature:
    ags, areas = item.fields["ags"], selection.of_city(selection.areas, item.fields["ags"])
    projects = selection.of_city(selection.projects, ags)
    told = f"{count(len(areas), 'Gebiet', 'Gebiete')}, {count(len(projects), 'Projekt', 'Projekte')}"
    label = _join(f"{item.fields['name']}: {told}", _region(item.fields))
    names[item.key] = {"label": label, "records": [item.key]}
    region = item.fields["region"] or "none"
    return feature(item.key, Point(item.fields["centre"]), n=len(areas), region=region)


def _region(fields: Fields) -> str | None:
    return REGION_NAMES["de"].get(fields["region"] or "")


def _join(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
