"""How QGIS draws the layers of a GeoPackage: surfaces by what their boundary is worth, points by how exact they are.

The same rules stand there twice: as QML, which QGIS reads, and as SLD 1.1 (OGC 05-078r4) for every other program.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from atlas.design import colours
from atlas.export.table import POINTS
from atlas.export.words import title
from atlas.texts import say

Line = Literal["solid", "dash", "dot"]
_SLD, _SE, _OGC = "http://www.opengis.net/sld", "http://www.opengis.net/se", "http://www.opengis.net/ogc"
_DASHES: dict[Line, str] = {"solid": "", "dash": "6 4", "dot": "1 3"}
_COLOURS = {"areas": "chart", "cities": "neutral", "regions": "neutral", "offices": "east", "projects": "west"}
# In millimetres on the screen of QGIS; SLD counts in pixels, of which it has nearly four.
_MARKER_MM, _PIXELS = 2.6, 3.8


@dataclass(frozen=True, slots=True)
class Rule:
    """How the features with one value are drawn: `fill` is how much of the colour covers the surface, 0 to 1."""

    value: str
    label: str
    line: Line = "solid"
    width: float = 0.3
    fill: float = 0.35


@dataclass(frozen=True, slots=True)
class Style:
    """A style as QGIS keeps it in `layer_styles`."""

    name: str
    description: str
    qml: str
    sld: str


@cache
def style_of(collection: str) -> Style:
    """Return the style of a layer."""
    attribute, rules = _rules(collection)
    is_point, tint = collection in POINTS, colours()[_COLOURS[collection]]
    said = "; ".join(rule.label for rule in rules)
    qml = _text(_qml(attribute, rules, tint, is_point), "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")
    sld = _text(_sld(collection, attribute, rules, tint, is_point), '<?xml version="1.0" encoding="UTF-8"?>')
    return Style(title(collection, "de"), said, qml, sld)


def _rules(collection: str) -> tuple[str, Sequence[Rule]]:
    if collection == "areas":
        return "geometry_quality", (
            Rule("official", say("quality-official"), width=0.7),
            Rule("quarter", say("quality-quarter"), width=0.5),
            Rule("schematic", say("quality-schematic"), "dash", 0.5, 0.15),
            Rule("municipality", say("quality-municipality"), "dot", 0.4, 0),
        )
    if collection in POINTS:
        return "precision", (
            Rule("address", say("precision-address"), fill=1),
            Rule("street", say("precision-street"), fill=0.75),
            Rule("area", say("precision-area"), "dash", 0.5, 0.15),
            Rule("city", say("precision-city"), "dot", 0.5, 0),
        )
    return "", (Rule("", title(collection, "de"), width=0.4, fill=0.05),)


def _text(element: Element, head: str) -> str:
    return f"{head}\n{tostring(element, 'unicode')}"


def _qml(attribute: str, rules: Sequence[Rule], tint: str, is_point: bool) -> Element:
    root = Element("qgis", {"version": "3.28.0", "styleCategories": "Symbology|Labeling", "labelsEnabled": "0"})
    kind = "categorizedSymbol" if attribute else "singleSymbol"
    renderer = SubElement(root, "renderer-v2", {"type": kind, **({"attr": attribute} if attribute else {})})
    if attribute:
        categories = SubElement(renderer, "categories")
        for number, rule in enumerate(rules):
            shown = {"value": rule.value, "label": rule.label, "symbol": str(number), "render": "true"}
            SubElement(categories, "category", {"type": "string", **shown})
    symbols = SubElement(renderer, "symbols")
    for number, rule in enumerate(rules):
        kind = "marker" if is_point else "fill"
        symbol = SubElement(symbols, "symbol", {"type": kind, "name": str(number), "alpha": "1", "clip_to_extent": "1"})
        _qml_layer(symbol, rule, tint, is_point)
    return root


def _qml_layer(symbol: Element, rule: Rule, tint: str, is_point: bool) -> None:
    red, green, blue = (int(tint[start : start + 2], 16) for start in (1, 3, 5))
    options = {
        "color": f"{red},{green},{blue},{round(255 * rule.fill)}",
        "outline_color": f"{red},{green},{blue},255",
        "outline_style": rule.line,
        "outline_width": str(rule.width),
        "outline_width_unit": "MM",
        "joinstyle": "round",
        **({"name": "circle", "size": str(_MARKER_MM), "size_unit": "MM"} if is_point else {"style": "solid"}),
    }
    layer = SubElement(symbol, "layer", {"class": "SimpleMarker" if is_point else "SimpleFill", "enabled": "1"})
    listed = SubElement(layer, "Option", {"type": "Map"})
    for name, value in options.items():
        SubElement(listed, "Option", {"type": "QString", "name": name, "value": value})


def _sld(collection: str, attribute: str, rules: Sequence[Rule], tint: str, is_point: bool) -> Element:
    root = Element("StyledLayerDescriptor", {"version": "1.1.0", "xmlns": _SLD, "xmlns:se": _SE, "xmlns:ogc": _OGC})
    named = SubElement(root, "NamedLayer")
    SubElement(named, "se:Name").text = collection
    style = SubElement(SubElement(named, "UserStyle"), "se:FeatureTypeStyle")
    for rule in rules:
        one = SubElement(style, "se:Rule")
        SubElement(one, "se:Name").text = rule.label
        if attribute:
            equal = SubElement(SubElement(one, "ogc:Filter"), "ogc:PropertyIsEqualTo")
            SubElement(equal, "ogc:PropertyName").text = attribute
            SubElement(equal, "ogc:Literal").text = rule.value
        _sld_symbol(one, rule, tint, is_point)
    return root


def _sld_symbol(rule_element: Element, rule: Rule, tint: str, is_point: bool) -> None:
    if is_point:
        graphic = SubElement(SubElement(rule_element, "se:PointSymbolizer"), "se:Graphic")
        drawn = SubElement(graphic, "se:Mark")
        SubElement(drawn, "se:WellKnownName").text = "circle"
    else:
        drawn = SubElement(rule_element, "se:PolygonSymbolizer")
    _parameters(SubElement(drawn, "se:Fill"), {"fill": tint, "fill-opacity": str(rule.fill)})
    dashes = {"stroke-dasharray": _DASHES[rule.line]} if _DASHES[rule.line] else {}
    width = str(round(rule.width * _PIXELS, 1))
    _parameters(SubElement(drawn, "se:Stroke"), {"stroke": tint, "stroke-width": width, **dashes})
    if is_point:
        SubElement(graphic, "se:Size").text = str(round(_MARKER_MM * _PIXELS))


def _parameters(element: Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        SubElement(element, "se:SvgParameter", {"name": name}).text = value
