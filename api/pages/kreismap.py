"""Saxony's Kreise tinted by a value, as an SVG map in which every value is written; the classes of web/src/stats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import shapely

from api.pages.sketch import Frame
from atlas import crs
from atlas.layers import read_json
from atlas.stats import bounds_of, short_kreis

_WIDTH, _MAX_HEIGHT = 720.0, 620.0
_LONGEST_LINE = 20
UNKNOWN, ZERO = "unknown", "zero"


@dataclass(frozen=True, slots=True)
class Value:
    """What a Kreis shows: None where there are projects and not one amount is known."""

    amount: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Kreis:
    """A Kreis as drawn: its outline, its class, and the words in it."""

    d: str
    look: str
    x: float
    y: float
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KreisMap:
    """The drawing with the bounds of its classes: (look, from, below), open ends as None."""

    width: float
    height: float
    kreise: tuple[Kreis, ...]
    classes: tuple[tuple[str, float | None, float | None], ...]
    has_unknown: bool


@dataclass(frozen=True, slots=True)
class _Outline:
    name: str
    d: str
    x: float
    y: float


def draw(geodata: Path, values: Mapping[str, Value], none: str) -> KreisMap:
    """Return the map of values by the names of Kreise; `none` is written where there is no value."""
    frame, outlines = _outlines(geodata)
    bounds = bounds_of([value.amount for value in values.values() if value.amount is not None])
    nothing = Value(0, none)
    names = [outline.name for outline in outlines]
    kreise = tuple(
        Kreis(one.d, _look(value, bounds), one.x, one.y, value.text, _lines(short_kreis(one.name, names)))
        for one in outlines
        for value in (values.get(one.name, nothing),)
    )
    classes = tuple(
        (str(number), low, high)
        for number, (low, high) in enumerate(zip([None, *bounds], [*bounds, None], strict=True))
    )
    has_any = any(value.amount for value in values.values())
    return KreisMap(
        frame.width, frame.height, kreise, classes if has_any else (), any(kreis.look == UNKNOWN for kreis in kreise)
    )


def _look(value: Value, bounds: Sequence[float]) -> str:
    if value.amount is None:
        return UNKNOWN
    return str(sum(value.amount >= bound for bound in bounds)) if value.amount > 0 else ZERO


def _lines(name: str) -> tuple[str, ...]:
    """Return a name in the lines that fit into a Kreis.

    >>> _lines("Sächsische Schweiz-Osterzgebirge"), _lines("Bautzen")
    (('Sächsische Schweiz-', 'Osterzgebirge'), ('Bautzen',))
    """
    first, hyphen, second = name.partition("-")
    return (first + hyphen, second) if hyphen and len(name) > _LONGEST_LINE else (name,)


@lru_cache(maxsize=2)
def _outlines(geodata: Path) -> tuple[Frame, tuple[_Outline, ...]]:
    features = read_json(geodata / "basemap" / "overview-kreise.geojson")["features"]
    shapes = [crs.to_metric(shapely.geometry.shape(feature["geometry"])) for feature in features]
    frame = Frame(shapely.box(*shapely.total_bounds(shapes)), _WIDTH, _MAX_HEIGHT)
    drawn = []
    for feature, shape in zip(features, shapes, strict=True):
        x, y = frame.xy(*crs.to_metric_xy(*feature["properties"]["label"]))
        drawn.append(_Outline(feature["properties"]["name"], frame.path(shape), x, y))
    return frame, tuple(drawn)
