"""A drawing surface in points (1/72 inch) over a box in metres (EPSG:25833), written as SVG. North is up."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

FONT = "Atkinson Hyperlegible Next"
Box = tuple[float, float, float, float]
# The attributes of an SVG element.
Look = Mapping[str, str | float]
# Finer than a printer at 600 dpi draws.
_TOLERANCE_PT = 0.12
_BAR_METRES = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_BAR_SHARE = 0.28
# The mean width of a letter, as a share of its size; bold ones are a little wider.
_LETTER, _BOLD_LETTER = 0.52, 0.56


class Canvas:
    """Shapes, marks and names on a map of a fixed size; names give way to what stands there already."""

    def __init__(self, box: Box, width: float, height: float) -> None:
        west, south, east, north = box
        self.per_pt = max((east - west) / width, (north - south) / height)
        self.width, self.height = width, height
        spare_x, spare_y = width * self.per_pt - (east - west), height * self.per_pt - (north - south)
        self.box: Box = (west - spare_x / 2, south - spare_y / 2, east + spare_x / 2, north + spare_y / 2)
        self._parts: list[str] = []
        self._taken: list[Box] = []

    def xy(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point in metres stands in the drawing."""
        return round((x - self.box[0]) / self.per_pt, 2), round((self.box[3] - y) / self.per_pt, 2)

    def shape(self, shape: BaseGeometry, look: Look) -> None:
        """Draw polygons or lines in metres, clipped to the drawing."""
        margin = 4 * self.per_pt
        west, south, east, north = self.box
        seen = shapely.clip_by_rect(shape, west - margin, south - margin, east + margin, north + margin)
        path = self._path(shapely.simplify(seen, _TOLERANCE_PT * self.per_pt))
        if path:
            self.add("path", {"d": path, "stroke-linejoin": "round", **look})

    def _path(self, shape: BaseGeometry) -> str:
        parts: list[str] = []
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                parts += [f"{self._line(ring)}Z" for ring in (part.exterior, *part.interiors) if not part.is_empty]
            elif part.geom_type == "LineString":
                parts.append(self._line(part))
        return "".join(parts)

    def _line(self, line: Any) -> str:
        points = ("{:g} {:g}".format(*self.xy(x, y)) for x, y in line.coords)
        return f"M{'L'.join(points)}"

    def add(self, element: str, look: Look, text: str = "") -> None:
        """Add an SVG element with its attributes."""
        self._parts.append(tag(element, look, text))

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Keep names off a box around a point of the drawing."""
        self._taken.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    def name(self, text: str, x: float, y: float, size: float, look: Look, *, bold: bool = False) -> bool:
        """Write a name on a point of the drawing; return whether there was room."""
        half = width_of(text, size, bold) / 2 + 1
        box = (x - half, y - size * 0.62, x + half, y + size * 0.62)
        if not self._is_free(box):
            return False
        self._taken.append(box)
        self.write(text, x, y + size * 0.35, size, {"text-anchor": "middle", **look}, bold=bold)
        return True

    def write(self, text: str, x: float, y: float, size: float, look: Look, *, bold: bool = False) -> None:
        """Write a text with its base line at a point of the drawing, whatever stands there."""
        font: Look = {"font-family": FONT, "font-size": size, "font-weight": 700 if bold else 400}
        self.add("text", {"x": x, "y": y, **font, **look}, text)

    def _is_free(self, box: Box) -> bool:
        inside = box[0] > 3 and box[1] > 3 and box[2] < self.width - 3 and box[3] < self.height - 3
        return inside and not any(
            box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1] for other in self._taken
        )

    def bar(self) -> tuple[float, int]:
        """Return the length of a scale bar in points, and the round number of metres that it stands for."""
        longest = self.width * _BAR_SHARE * self.per_pt
        metres = max((metres for metres in _BAR_METRES if metres <= longest), default=_BAR_METRES[0])
        return round(metres / self.per_pt, 2), metres

    def svg(self) -> str:
        """Return the drawing."""
        return document(self.width, self.height, self._parts)


def width_of(text: str, size: float, bold: bool) -> float:
    """Return about how wide a text is, in points."""
    return len(text) * size * (_BOLD_LETTER if bold else _LETTER)


def tag(element: str, look: Look, text: str = "") -> str:
    """Return an SVG element with its attributes."""
    named = "".join(f' {name}="{_value(value)}"' for name, value in look.items())
    return f"<{element}{named}>{escape(text, quote=False)}</{element}>" if text else f"<{element}{named}/>"


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:g}"


def document(width: float, height: float, parts: Iterable[str]) -> str:
    """Return an SVG document of a size in points."""
    size = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def around(shapes: Sequence[BaseGeometry], margin: float, least: float) -> Box:
    """Return the box around shapes, wider by a share on every side, and at least so many metres wide and high."""
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    wide = max((east - west) * (1 + 2 * margin), least)
    high = max((north - south) * (1 + 2 * margin), least * 0.7)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
