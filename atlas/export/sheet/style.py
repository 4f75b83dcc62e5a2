"""How things look on the maps of the sheets: attributes of SVG in the colours of the house; apart in grey as well."""

from dataclasses import dataclass

from atlas.design import colours
from atlas.export.sheet.canvas import FONT

Attributes = dict[str, str | float]
# Element, attributes, text.
Part = tuple[str, Attributes, str]
HALO: Attributes = {
    "stroke": colours()["paper-raised"],
    "stroke-width": 1.5,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
}
_DASHES = {"schematic": "5 3.2", "municipality": "1.2 2.4"}
_WEAK_DASH = "2 1.6"


@dataclass(frozen=True, slots=True)
class Writing:
    """How names of a kind are written."""

    size: float
    colour: str
    bold: bool = False


NAMES = {
    "town": Writing(9, "map-name", bold=True),
    "part": Writing(7.5, "map-name", bold=True),
    "station": Writing(6.8, "map-name"),
    "street": Writing(6.4, "map-name"),
}


INK: Attributes = {"fill": colours()["ink"]}


def land(colour: str, edge: str | None = None) -> Attributes:
    """Return the look of a surface of the basemap."""
    line: Attributes = {"stroke": colours()[edge], "stroke-width": 0.6} if edge else {}
    return {"fill": colours()[colour], **line}


def line(colour: str, width: float) -> Attributes:
    """Return the look of a line."""
    return {"fill": "none", "stroke": colours()[colour], "stroke-width": width, "stroke-linecap": "round"}


def dot(x: float, y: float) -> Attributes:
    """Return the sign of a town in the map of Saxony."""
    return {"cx": x, "cy": y, "r": 3.4, "stroke": colours()["paper-raised"], "stroke-width": 1, **INK}


def _colour(region: str | None) -> str:
    return colours()[region] if region else colours()["neutral"]


def outline(region: str | None, quality: str, *, thin: bool = False) -> Attributes:
    """Return the look of an area: dashed where its outline is schematic, dotted where it is the whole municipality."""
    colour = _colour(region)
    look: Attributes = {
        "fill": colour,
        "fill-opacity": 0.06 if quality == "municipality" else 0.22,
        "stroke": colour,
        "stroke-width": 1 if thin else 1.8,
    }
    return look | ({"stroke-dasharray": _DASHES[quality]} if quality in _DASHES else {})


def other(quality: str) -> Attributes:
    """Return the look of another area beside the one of the sheet."""
    colour = colours()["neutral"]
    look: Attributes = {"fill": colour, "fill-opacity": 0.1, "stroke": colour, "stroke-width": 0.8}
    return look | ({"stroke-dasharray": "3 2"} if quality in _DASHES else {})


def unbounded(x: float, y: float, region: str | None) -> Attributes:
    """Return the sign of an area without a boundary."""
    look: Attributes = {"cx": x, "cy": y, "r": 9, "fill": colours()["paper-raised"], "stroke": _colour(region)}
    return look | {"stroke-width": 1.8, "stroke-dasharray": _WEAK_DASH}


def mark(kind: str, is_weak: bool, x: float, y: float, count: int = 1) -> list[Part]:
    """Return the sign of offices (square) or projects (circle) of one place; hollow and dashed where it is weak."""
    ink, paper = colours()["ink"], colours()["paper-raised"]
    half = 4.2 if count == 1 else 5.8
    look: Attributes = {"fill": paper if is_weak else ink, "stroke": ink if is_weak else paper, "stroke-width": 1}
    if is_weak:
        look["stroke-dasharray"] = _WEAK_DASH
    if kind == "office":
        parts: list[Part] = [
            ("rect", {"x": x - half, "y": y - half, "width": 2 * half, "height": 2 * half, **look}, "")
        ]
    else:
        parts = [("circle", {"cx": x, "cy": y, "r": half, **look}, "")]
    if count > 1:
        parts.append(_figure(x, y, str(count), ink if is_weak else paper))
    return parts


def number(x: float, y: float, value: int) -> list[Part]:
    """Return the number of a sheet on the map of a booklet."""
    ink, paper = colours()["ink"], colours()["paper-raised"]
    disc: Attributes = {"cx": x, "cy": y, "r": 6, "fill": ink, "stroke": paper, "stroke-width": 0.8}
    return [("circle", disc, ""), _figure(x, y, str(value), paper)]


def _figure(x: float, y: float, text: str, colour: str) -> Part:
    font: Attributes = {"font-family": FONT, "font-size": 7, "font-weight": 700}
    return "text", {"x": x, "y": y + 2.5, "text-anchor": "middle", "fill": colour, **font}, text


def swatch(sign: str, region: str | None) -> list[Part]:
    """Return the sign of a legend in a box of 22 by 12 points."""
    if sign == "number":
        return number(11, 6, 1)
    if sign == "area-none":
        return [("circle", unbounded(11, 6, region) | {"r": 5}, "")]
    if sign.startswith(("office", "project")):
        kind, _, weak = sign.partition("-")
        return mark(kind, bool(weak), 11, 6)
    if sign == "municipality":
        look = land(f"{region}-soft" if region else "ground", "map-kreis-line")
    else:
        look = other("schematic") if sign == "other" else outline(region, sign.removeprefix("area-"))
    return [("rect", {"x": 2, "y": 1.5, "width": 18, "height": 9, **look}, "")]
