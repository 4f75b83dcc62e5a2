"""The maps of the sheets: an area in its surroundings, a town in Saxony, and all areas of a booklet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.describe.voice import Voice, has_own_point
from atlas.design import colours
from atlas.export.sheet import ground, style
from atlas.export.sheet.canvas import Canvas, around, width_of
from atlas.export.sheet.ground import Ground
from atlas.query import Fields
from atlas.snapshot import Snapshot

# 114 mm, the wide column of a sheet, and 54 mm, the narrow one.
WIDE, HIGH, NARROW = 323.0, 225.0, 153.0
_MARGIN, _LEAST_M = 0.3, 2_400.0
# Metres to a point, below which names of a kind are written.
_STREETS_BELOW, _PARTS_BELOW, _VILLAGES_BELOW = 18.0, 70.0, 250.0
_MOST_OF_A_KIND = 22
# How fine the outline of Saxony is in a small map, in points.
_COARSE = 0.5
# Marks of one place stand side by side.
_STEP = 13.0
_TOWN_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map as SVG, and which signs stand in it, by their keys in `style`."""

    svg: str
    signs: tuple[str, ...]


def of_area(snapshot: Snapshot, basemap: Ground, voice: Voice, area: Fields) -> Drawing:
    """Return an area in its surroundings; one without a boundary as a sign in its town."""
    own = _metric(snapshot, "areas", area["id"])
    town = _metric(snapshot, "cities", area["city_ags"])
    shown = own or town or shapely.Point(crs.to_metric_xy(*area["point"])).buffer(_LEAST_M)
    points = _marks(snapshot, area)
    near = [place for mark in points if (place := shapely.Point(mark.x, mark.y)).distance(shown) < _LEAST_M / 2]
    canvas = Canvas(around([shown, *near], 0.06 if own is None else _MARGIN, _LEAST_M), WIDE, HIGH)
    land(canvas, basemap, [(town, area["region"])])
    signs = ["municipality"] if town is not None else []
    signs += _others(snapshot, canvas, area)
    if own is not None:
        canvas.shape(own, style.outline(area["region"], area["geometry_quality"]))
        signs.insert(0, f"area-{area['geometry_quality']}")
    else:
        canvas.add("circle", style.unbounded(*canvas.xy(*crs.to_metric_xy(*area["point"])), area["region"]))
        signs.insert(0, "area-none")
    signs += _draw_marks(canvas, points)
    _furnish(canvas, voice)
    _names(canvas, basemap)
    return Drawing(canvas.svg(), tuple(dict.fromkeys(signs)))


def of_town(snapshot: Snapshot, basemap: Ground, city: Fields) -> Drawing:
    """Return Saxony in its regions with one town."""
    canvas = Canvas(around([basemap.state], 0.02, 0), NARROW, NARROW * 0.66)
    for region, shape in _regions(snapshot, _COARSE * canvas.per_pt):
        canvas.shape(shape, style.land(f"map-state-{region}", "map-state-line"))
    x, y = canvas.xy(*crs.to_metric_xy(*city["centre"]))
    canvas.add("circle", style.dot(x, y))
    width = width_of(city["name"], _TOWN_SIZE, True)
    left = x + 6 if x + 8 + width < NARROW else x - 6 - width
    canvas.write(city["name"], left, y + 3, _TOWN_SIZE, style.INK | style.HALO, bold=True)
    return Drawing(canvas.svg(), ("region-east", "region-west"))


def of_areas(snapshot: Snapshot, basemap: Ground, voice: Voice, areas: Sequence[Fields]) -> Drawing:
    """Return several areas with the numbers of their sheets, 1 and so on; all of Saxony where they are far apart."""
    shapes = [_metric(snapshot, "areas", area["id"]) for area in areas]
    points = [crs.to_metric_xy(*area["point"]) for area in areas]
    towns = {area["city_ags"]: (_metric(snapshot, "cities", area["city_ags"]), area["region"]) for area in areas}
    outlines = [town for town, _ in towns.values() if town is not None]
    width, height = WIDE + NARROW + 23, 330.0
    canvas = Canvas(around(outlines or [basemap.state], 0.05, 8_000), width, height)
    land(canvas, basemap, towns.values())
    for area, shape in zip(areas, shapes, strict=True):
        if shape is not None:
            canvas.shape(shape, style.outline(area["region"], area["geometry_quality"], thin=True))
    _numbers(canvas, points)
    _furnish(canvas, voice)
    _names(
        canvas, basemap, _beside(canvas, {area["city_name"]: point for area, point in zip(areas, points, strict=True)})
    )
    signs = [f"area-{area['geometry_quality']}" for area in areas]
    return Drawing(canvas.svg(), ("number", *dict.fromkeys(signs), "municipality"))


def land(canvas: Canvas, basemap: Ground, towns: Iterable[tuple[BaseGeometry | None, str | None]]) -> None:
    """Draw neighbours, Saxony, the towns in question, borders and rivers."""
    canvas.add("rect", {"width": canvas.width, "height": canvas.height, **style.land("map-neighbour")})
    canvas.shape(basemap.state, style.land("paper-raised"))
    for town, region in towns:
        if town is not None:
            canvas.shape(town, style.land(f"{region}-soft" if region else "ground"))
    canvas.shape(basemap.rivers, style.line("map-river", 2))
    fine = [(basemap.municipalities, "map-kreis-line", 0.5)] if canvas.per_pt < _VILLAGES_BELOW else []
    for shapes, colour, width in (*fine, (basemap.kreise, "map-state-line", 0.9)):
        canvas.shape(ground.borders(shapes, canvas.box), style.line(colour, width))


@dataclass(frozen=True, slots=True)
class _Mark:
    """An office or a project at a place in metres; weak where the place only stands for its area or town."""

    x: float
    y: float
    kind: str
    is_weak: bool


def _metric(snapshot: Snapshot, collection: str, key: str) -> Any:
    rows = snapshot.collection(collection)
    shape = rows.geometries[rows.positions[key]] if key in rows.positions else None
    return crs.to_metric(shape) if shape is not None else None


def _marks(snapshot: Snapshot, area: Fields) -> list[_Mark]:
    """Return the offices (closed ones are no place to go to) and projects of an area."""
    found = []
    for kind, keys in (("office", area["office_ids"]), ("project", area["project_ids"])):
        rows = snapshot.collection(f"{kind}s")
        for position in (rows.positions[key] for key in keys):
            point: Any = rows.geometries[position]
            fields = rows.fields[position]
            if fields["status"] != "closed":
                found.append(_Mark(*crs.to_metric_xy(point.x, point.y), kind, not has_own_point(fields)))
    return found


def _draw_marks(canvas: Canvas, marks: Sequence[_Mark]) -> list[str]:
    """Draw marks, those that would cover each other as one with their number; return their signs."""
    places: dict[tuple[int, int], list[_Mark]] = defaultdict(list)
    for mark in marks:
        x, y = canvas.xy(mark.x, mark.y)
        if 0 < x < canvas.width and 0 < y < canvas.height:
            places[int(x // _STEP), int(y // _STEP)].append(mark)
    for several in places.values():
        x, y = canvas.xy(fmean(mark.x for mark in several), fmean(mark.y for mark in several))
        kinds = Counter((mark.kind, mark.is_weak) for mark in several)
        for place, ((kind, is_weak), count) in enumerate(sorted(kinds.items())):
            left = x + (place - (len(kinds) - 1) / 2) * _STEP
            _stamp(canvas, style.mark(kind, is_weak, left, y, count))
            canvas.take(left, y, _STEP, _STEP)
    drawn = {f"{mark.kind}-weak" if mark.is_weak else mark.kind for several in places.values() for mark in several}
    return [sign for sign in ("office", "office-weak", "project", "project-weak") if sign in drawn]


def _stamp(canvas: Canvas, sign: Iterable[style.Part]) -> None:
    for element, look, text in sign:
        canvas.add(element, look, text)


def _others(snapshot: Snapshot, canvas: Canvas, area: Fields) -> list[str]:
    """Draw the other areas in the map."""
    shapes = _areas(snapshot)
    near = [key for key, shape in shapes.items() if key != area["id"] and shape.intersects(shapely.box(*canvas.box))]
    for key in near:
        canvas.shape(shapes[key], style.other(snapshot.area_of[key]["geometry_quality"]))
    return ["other"] if near else []


@lru_cache(maxsize=2)
def _areas(snapshot: Snapshot) -> Mapping[str, BaseGeometry]:
    """Return the areas that have a shape of their own, in metres."""
    rows = snapshot.collection("areas")
    drawn = zip(rows.ids, rows.fields, rows.geometries, strict=True)
    whole = ("none", "municipality")
    return {key: crs.to_metric(shape) for key, fields, shape in drawn if fields["geometry_quality"] not in whole}


@lru_cache(maxsize=2)
def _regions(snapshot: Snapshot, tolerance_m: float) -> list[tuple[str, BaseGeometry]]:
    """Return the regions in metres, without what is finer than the tolerance."""
    rows = snapshot.collection("regions")
    shapes = zip(rows.ids, rows.geometries, strict=True)
    return [(key, shapely.simplify(crs.to_metric(shape), tolerance_m)) for key, shape in shapes if shape is not None]


def _numbers(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """Write the number of each sheet where its area is; numbers that would cover each other stand side by side."""
    taken: set[tuple[int, int]] = set()
    for number, point in enumerate(points, start=1):
        x, y = canvas.xy(*point)
        column, row = round(x / _STEP), round(y / _STEP)
        while (column, row) in taken:
            column += 1
        taken.add((column, row))
        canvas.take(column * _STEP, row * _STEP, _STEP, _STEP)
        _stamp(canvas, style.number(column * _STEP, row * _STEP, number))


def _furnish(canvas: Canvas, voice: Voice) -> None:
    """Draw frame, scale bar and north arrow."""
    length, metres = canvas.bar()
    said = voice.say("distance-km", n=metres // 1000) if metres >= 1000 else voice.say("distance-m", n=metres)
    y = canvas.height - 9
    canvas.take(8 + (length + 40) / 2, y - 4, length + 48, 18)
    canvas.add("path", {"d": f"M8 {y - 4}v4h{length}v-4", **style.line("ink", 1)})
    canvas.write(said, 12 + length, y + 1, 7.5, style.INK | style.HALO)
    frame = {"x": 0.3, "y": 0.3, "width": canvas.width - 0.6, "height": canvas.height - 0.6}
    canvas.add("rect", frame | style.line("line-strong", 0.6))
    x = canvas.width - 14
    canvas.take(x, 18, 20, 30)
    canvas.add("path", {"d": f"M{x} 6l4.5 13l-4.5 -3l-4.5 3z", **style.INK})
    canvas.write(voice.say("sheet-north"), x, 27, 7.5, {"text-anchor": "middle"} | style.INK | style.HALO, bold=True)


def _beside(canvas: Canvas, towns: Mapping[str, tuple[float, float]]) -> set[str]:
    """Write the names of towns beside the numbers of their sheets, where there is room; return those written."""
    written = set()
    for name, point in towns.items():
        x, y = canvas.xy(*point)
        aside = _STEP / 2 + width_of(name, style.NAMES["town"].size, True) / 2 + 1
        places = ((x, y + _STEP), (x, y - _STEP), (x + aside, y), (x - aside, y))
        if any(_write_at(canvas, name, place, "town") for place in places):
            written.add(name)
    return written


def _names(canvas: Canvas, basemap: Ground, known: Iterable[str] = ()) -> None:
    """Write names for orientation, the more important first, each once, as far as there is room."""
    found = basemap.names(canvas.box) if canvas.per_pt < _PARTS_BELOW else []
    towns = basemap.towns_in(canvas.box, 5 if canvas.per_pt < _VILLAGES_BELOW else 3)
    kinds = ("part", "station", "street") if canvas.per_pt < _STREETS_BELOW else ("part", "station")
    written = set(known)
    for kind, names in (("town", towns), *((kind, [one for one in found if one.kind == kind]) for kind in kinds)):
        room = _MOST_OF_A_KIND
        for name in names:
            if room and name.text not in written and _write_at(canvas, name.text, canvas.xy(name.x, name.y), kind):
                written.add(name.text)
                room -= 1


def _write_at(canvas: Canvas, text: str, place: tuple[float, float], kind: str) -> bool:
    how = style.NAMES[kind]
    look = {"fill": colours()[how.colour], **style.HALO}
    return canvas.name(text, *place, how.size, look, bold=how.bold)
