"""The folium objects of a map.

No text of a record goes through folium: branca compiles rendered scripts as Jinja templates once more, so a name such
as "{{ … }}" would run as code on the machine that writes the map. Features therefore carry keys only; what is said
about them stands in the page (see `page`), and its script binds the two.
"""

from collections.abc import Mapping
from typing import Any

import folium
from branca.element import Element
from folium.elements import JSCSSMixin
from folium.map import CustomPane
from folium.template import Template
from folium.utilities import JsCode

from atlas.export.folium_map.ground import Feature, Ground, View
from atlas.export.folium_map.marks import Marks

_GROUND_CLASSES = {
    "neighbours": "border",
    "state": "land",
    "east": "tint tint-east",
    "west": "tint tint-west",
    "municipalities": "commune",
    "kreise": "kreis",
    "rivers": "river",
}
_FILLED = ("state", "east", "west")
_PANES = {"grund": 200, "orte": 390, "punkte": 620, "staedte": 630, "namen": 610}


class AtlasMap(folium.Map):
    """folium's map without its foreign files, with German controls, in a page that may be zoomed.

    The first view is set at once: folium's FitBounds would animate to it, and names would be laid out half-way.
    """

    default_js = JSCSSMixin.default_js
    default_css = JSCSSMixin.default_css
    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            {{ this.get_name() }}.fitBounds({{ this.first|tojson }}, {padding: [12, 12], animate: false});
            quartiersatlas.start({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, view: View) -> None:
        west, south, east, north = view.reach
        super().__init__(
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
            max_zoom=18,
            max_bounds=True,
            min_lat=south,
            min_lon=west,
            max_lat=north,
            max_lon=east,
            max_bounds_viscosity=0.8,
        )
        self.first = [[view.first[1], view.first[0]], [view.first[3], view.first[2]]]


def draw(ground: Ground, marks: Marks, view: View, classes: Mapping[str, str]) -> AtlasMap:
    """Return the folium map; `classes` styles areas, Kreise and the outlines of cities by key."""
    atlas_map = AtlasMap(view)
    _add(atlas_map, atlas_map, "karte")
    for name, level in _PANES.items():
        _add(CustomPane(name, z_index=level, pointer_events=name in ("punkte", "staedte")), atlas_map, name)
    _add_ground(atlas_map, ground, classes)
    _add_marks(atlas_map, marks, classes)
    folded: dict[str, Any] = {"collapsed": JsCode("quartiersatlas.isNarrow()")}
    _add(folium.LayerControl("bottomright", **folded), atlas_map, "ebenen")
    return atlas_map


def _add(element: Element, parent: Element, name: str) -> None:
    """Give an element a fixed id in the place of folium's random one, so that equal data gives equal bytes."""
    element._id = name
    if element is not parent:
        element.add_to(parent)


def _add_ground(atlas_map: AtlasMap, ground: Ground, classes: Mapping[str, str]) -> None:
    outlines = [kreis.outline for kreis in ground.kreise]
    for name, features in ground.layers.items():
        _add_layer(atlas_map, name, features, None, _styled(_GROUND_CLASSES[name], fill=name in _FILLED))
        if name == "west":
            _add_layer(atlas_map, "kreisflaechen", outlines, None, _by_key(classes))
    _add_layer(atlas_map, "orte", ground.towns, None, {"point_to_layer": JsCode("quartiersatlas.town")})


def _add_marks(atlas_map: AtlasMap, marks: Marks, classes: Mapping[str, str]) -> None:
    each = JsCode("quartiersatlas.each")
    _add_layer(atlas_map, "stadtgrenzen", marks.outlines, "Grenzen der Programmstädte", _by_key(classes))
    style: dict[str, Any] = {"style_function": lambda item: {"className": classes[item["id"]]}}
    _add_layer(atlas_map, "gebiete", marks.areas, "Fördergebiete", {**style, "on_each_feature": each})
    layers = {
        "unbekannt": ("Gebiete ohne bekannte Grenze", marks.unbounded),
        "projekte": ("Projekte", marks.projects),
        "bueros": ("Büros", marks.offices),
        "staedte": ("Zahl der Gebiete je Stadt", marks.cities),
    }
    for name, (label, features) in layers.items():
        point = {"point_to_layer": JsCode(f"quartiersatlas.sign.{name}"), "on_each_feature": each}
        _add_layer(atlas_map, name, features, label, point)


def _styled(class_name: str, *, fill: bool) -> dict[str, Any]:
    style = {"className": class_name, "fill": fill}
    return {"style_function": lambda _: style, "interactive": False, "pane": "grund"}


def _by_key(classes: Mapping[str, str]) -> dict[str, Any]:
    """Return the options of shapes on the ground that each have a class of their own."""
    return {
        "style_function": lambda item: {"className": classes[item["id"]], "fill": True},
        "interactive": False,
        "pane": "grund",
    }


def _add_layer(
    atlas_map: AtlasMap, name: str, features: list[Feature], label: str | None, options: dict[str, Any]
) -> None:
    if features:
        data = {"type": "FeatureCollection", "features": features}
        _add(folium.GeoJson(data, name=label, control=label is not None, **options), atlas_map, name)
