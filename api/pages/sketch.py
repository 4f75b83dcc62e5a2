"""Small location sketches as SVG shapes: the place in its municipality, the town in Saxony. North is up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.snapshot import Snapshot

WIDTH, _MAX_HEIGHT, _MARGIN = 440.0, 420.0, 14.0
_STATE_WIDTH = 200.0
_TOLERANCE_PX = 0.5
_LETTER_PX = 10
_BAR_METRES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
_BAR_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as SVG path data with its CSS class."""

    d: str
    css: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in the sketch with its CSS class; `label` is written beside it, to the left where `end` says so."""

    x: float
    y: float
    css: str
    label: str = ""
    end: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """One drawing; `text` says in words what it shows."""

    width: float
    height: float
    outlines: tuple[Outline, ...]
    dots: tuple[Dot, ...]
    text: str
    bar_px: float = 0
    bar_metres: int = 0


class Frame:
    """From metres (EPSG:25833) to pixels: the box of one geometry fitted into the drawing."""

    def __init__(self, box: BaseGeometry, width: float, max_height: float) -> None:
        west, south, east, north = box.bounds
        inner = width - 2 * _MARGIN
        self.per_px = max((east - west) / inner, (north - south) / (max_height - 2 * _MARGIN), 0.001)
        self.width = width
        self.height = round((north - south) / self.per_px + 2 * _MARGIN, 1)
        self._left = west - (width * self.per_px - (east - west)) / 2
        self._top = north + _MARGIN * self.per_px

    def xy(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point in metres stands in the drawing."""
        return round((x - self._left) / self.per_px, 1), round((self._top - y) / self.per_px, 1)

    def path(self, shape: BaseGeometry) -> str:
        """Return the SVG path of polygons in metres, without what is finer than half a pixel."""
        simple = shapely.simplify(shape, _TOLERANCE_PX * self.per_px)
        polygons = [part for part in shapely.get_parts(simple) if part.geom_type == "Polygon" and not part.is_empty]
        return "".join(self._ring(ring) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors))

    def _ring(self, ring: Any) -> str:
        points = ("{} {}".format(*self.xy(x, y)) for x, y in ring.coords[:-1])
        return f"M{'L'.join(points)}Z"

    def dot(self, lon: float, lat: float, css: str) -> Dot:
        """Return a dot at a position in degrees."""
        return Dot(*self.xy(*crs.to_metric_xy(lon, lat)), css)

    def place(self, point: Sequence[float]) -> Dot:
        """Return the dot of a town."""
        return self.dot(point[0], point[1], "centre")

    def bar(self) -> tuple[float, int]:
        """Return the length of a scale bar in pixels and the round number of metres that it stands for."""
        longest = self.width * _BAR_SHARE * self.per_px
        metres = max((m for m in _BAR_METRES if m <= longest), default=_BAR_METRES[0])
        return round(metres / self.per_px, 1), metres


def town(
    snapshot: Snapshot,
    ags: str,
    areas: Sequence[str],
    spots: Sequence[tuple[float, float, str]],
    text: str,
) -> Sketch | None:
    """Return a municipality with some of its areas and spots (lon, lat, CSS class); None where it has no boundary."""
    cities = snapshot.collection("cities")
    position = cities.positions.get(ags)
    boundary = cities.geometries[position] if position is not None else None
    if position is None or boundary is None:
        return None
    metric = crs.to_metric(boundary)
    frame = Frame(metric, WIDTH, _MAX_HEIGHT)
    fields = cities.fields[position]
    outlines = [Outline(frame.path(metric), f"municipality region-{fields['region']}"), *_areas(snapshot, frame, areas)]
    marks = tuple(frame.dot(*spot) for spot in spots)
    dots = (_named(frame, snapshot, fields, areas, marks), *marks)
    return Sketch(frame.width, frame.height, tuple(outlines), dots, text, *frame.bar())


def _named(frame: Frame, snapshot: Snapshot, fields: Any, areas: Sequence[str], marks: Sequence[Dot]) -> Dot:
    """Return the town centre with its name on the side where less is drawn."""
    centre = frame.place(fields["centre"])
    drawn = [frame.place(snapshot.area_of[key]["point"]).x for key in areas] + [mark.x for mark in marks]
    right = sum(x >= centre.x for x in drawn)
    room = len(fields["name"]) * _LETTER_PX
    end = centre.x > room and (2 * right > len(drawn) or centre.x + room > frame.width)
    return Dot(centre.x, centre.y, "centre", fields["name"], end)


def _areas(snapshot: Snapshot, frame: Frame, ids: Iterable[str]) -> Iterable[Outline]:
    rows = snapshot.collection("areas")
    for key in ids:
        shape, fields = rows.geometries[rows.position(key)], rows.fields[rows.position(key)]
        if shape is not None:
            css = f"area {fields['geometry_quality']} status-{fields['status']} region-{fields['region']}"
            yield Outline(frame.path(crs.to_metric(shape)), css)


def state(snapshot: Snapshot, point: Sequence[float], text: str) -> Sketch | None:
    """Return Saxony in its two regions with one town marked; `text` says so."""
    frame, outlines = _regions(snapshot)
    if frame is None:
        return None
    return Sketch(frame.width, frame.height, outlines, (frame.place(point),), text)


@lru_cache(maxsize=2)
def _regions(snapshot: Snapshot) -> tuple[Frame | None, tuple[Outline, ...]]:
    rows = snapshot.collection("regions")
    shapes = {key: crs.to_metric(shape) for key, shape in zip(rows.ids, rows.geometries, strict=True) if shape}
    if not shapes:
        return None, ()
    frame = Frame(shapely.box(*shapely.total_bounds(list(shapes.values()))), _STATE_WIDTH, _MAX_HEIGHT)
    return frame, tuple(Outline(frame.path(shape), f"state region-{key}") for key, shape in shapes.items())
