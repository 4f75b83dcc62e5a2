"""A style for MapLibre in the colours of the atlas: it needs no glyphs, no sprites and no other server.

Weak geometry never looks like strong geometry: a schematic border is dashed, a point that only stands for its area or
its town is hollow. Names are drawn in a font of the device (MapLibre GL JS 5.11 or newer; older ones leave them out).
"""

from typing import Any

from atlas.credits import MUNICIPALITIES, RIVERS
from atlas.design import colours
from atlas.model import GeometryQuality
from atlas.texts import say
from atlas.tiles.points import CLUSTER_MAX_ZOOM
from atlas.tiles.tilejson import NAME

StyleLayer = dict[str, Any]
# From here on the areas themselves are large enough to be seen; before, their clusters stand for them.
_NEAR = 9
_NAMED = 10
_DASHED: GeometryQuality = "schematic"
_SOLID: tuple[GeometryQuality, ...] = ("official", "quarter", "municipality")
_STRONG = ["in", ["get", "precision"], ["literal", ["address", "street"]]]
_CLUSTER = ["==", ["get", "cluster"], True]
_COUNT = ["coalesce", ["get", "point_count"], ["get", "same_place"], 1]
_SEVERAL = [">", _COUNT, 1]
_FONT = ["sans-serif"]


def map_style(base: str) -> dict[str, Any]:
    """Return the style for the server at `base`: ground, cities, areas, projects and offices, lowest first."""
    colour = colours()
    region = ["match", ["get", "region"], "east", colour["east"], "west", colour["west"], colour["neutral"]]
    return {
        "version": 8,
        "name": NAME,
        "center": [13.35, 50.95],
        "zoom": 7,
        "sources": {
            "atlas": {"type": "vector", "url": f"{base}/api/tiles", "promoteId": "id"},
            **{name: _ground_source(base, name) for name in ("state", "kreise", "rivers")},
        },
        "layers": [
            *_ground(colour),
            *_cities(colour, region),
            *_areas(colour, region),
            *_points(colour, region),
            *_names(colour),
        ],
    }


def _ground_source(base: str, name: str) -> dict[str, str]:
    credit = RIVERS if name == "rivers" else MUNICIPALITIES
    return {"type": "geojson", "data": f"{base}/basemap/{name}.geojson", "attribution": credit}


def _layer(name: str, kind: str, title: str, source_layer: str, paint: dict[str, Any], **more: Any) -> StyleLayer:
    return {
        "id": name,
        "type": kind,
        "metadata": {"title": title},
        "source": "atlas",
        "source-layer": source_layer,
        **more,
        "paint": paint,
    }


def _ground(colour: dict[str, str]) -> list[StyleLayer]:
    lines = {"kreise": "map-kreis-line", "rivers": "map-river"}
    return [
        {"id": "grund", "type": "background", "paint": {"background-color": colour["map-neighbour"]}},
        {"id": "land", "type": "fill", "source": "state", "paint": {"fill-color": colour["map-land"]}},
        *(
            {"id": name, "type": "line", "source": name, "paint": {"line-color": colour[token], "line-width": 1}}
            for name, token in lines.items()
        ),
    ]


def _cities(colour: dict[str, str], region: list[Any]) -> list[StyleLayer]:
    fill = {"fill-color": region, "fill-opacity": 0.06}
    line = {"line-color": colour["map-state-line"], "line-width": 1}
    return [
        _layer("staedte", "fill", "Programmstädte", "cities", fill),
        _layer("stadtgrenzen", "line", "Grenzen der Programmstädte", "cities", line),
    ]


def _areas(colour: dict[str, str], region: list[Any]) -> list[StyleLayer]:
    filled = ["match", ["get", "status"], "approved", 0.3, "former", 0, 0.12]
    line = {"line-color": region, "line-width": 2}
    quality = ["get", "geometry_quality"]
    return [
        _layer("gebiete", "fill", "Fördergebiete", "areas", {"fill-color": region, "fill-opacity": filled}),
        _layer(
            "gebiete-grenze",
            "line",
            f"Gebiete: {', '.join(say(f'quality-{code}') for code in _SOLID)}",
            "areas",
            line,
            filter=["in", quality, ["literal", list(_SOLID)]],
        ),
        _layer(
            "gebiete-schematisch",
            "line",
            f"Gebiete: {say(f'quality-{_DASHED}')}",
            "areas",
            {**line, "line-dasharray": [2, 1.5]},
            filter=["==", quality, _DASHED],
        ),
        _layer(
            "gebiete-ohne-grenze",
            "circle",
            f"Gebiete: {say('quality-none')}",
            "area_points",
            _sign(colour["paper"], region, 9),
            minzoom=_NEAR,
            filter=["==", quality, "none"],
        ),
        _layer(
            "gebiete-gruppen",
            "circle",
            "Mehrere Gebiete",
            "area_points",
            _sign(colour["paper"], colour["ink"], _cluster_radius()),
            maxzoom=_NEAR,
        ),
    ]


def _points(colour: dict[str, str], region: list[Any]) -> list[StyleLayer]:
    body = ["case", _STRONG, region, colour["paper"]]
    group = _sign(colour["paper"], colour["chart"], _cluster_radius())
    alone = _sign(body, region, 6)
    return [
        _layer("projekte", "circle", "Projekte", "projects", alone, minzoom=_NEAR, filter=["!", _SEVERAL]),
        _layer("projekte-gruppen", "circle", "Mehrere Projekte", "projects", group, minzoom=_NEAR, filter=_SEVERAL),
        *_offices(colour, body, region),
    ]


def _offices(colour: dict[str, str], body: list[Any], region: list[Any]) -> list[StyleLayer]:
    """Return a dark disc with a ring in it: an office is told from a project not by colour alone.

    An office that only stands for its area stands beside the projects that do so too.
    """
    disc, ring = _sign(colour["ink"], colour["paper"], 10), _sign(body, region, 4.5)
    places: tuple[tuple[str, list[Any], list[int]], ...] = (
        ("bueros", _STRONG, [0, 0]),
        ("bueros-ungenau", ["!", _STRONG], [24, 0]),
    )
    return [
        _layer(
            f"{name}{part}",
            "circle",
            "Büros",
            "offices",
            {**paint, "circle-translate": beside},
            minzoom=CLUSTER_MAX_ZOOM + 1,
            filter=exact,
        )
        for name, exact, beside in places
        for part, paint in (("", disc), ("-mitte", ring))
    ]


def _sign(fill: Any, rim: Any, radius: Any) -> dict[str, Any]:
    return {"circle-color": fill, "circle-stroke-color": rim, "circle-stroke-width": 2, "circle-radius": radius}


def _cluster_radius() -> list[Any]:
    return ["interpolate", ["exponential", 0.5], _COUNT, 1, 9, 10, 14, 100, 20, 10_000, 30]


def _names(colour: dict[str, str]) -> list[StyleLayer]:
    ink = {"text-color": colour["map-name"], "text-halo-color": colour["map-land"], "text-halo-width": 1.5}
    count = {"text-field": ["to-string", _COUNT], "text-font": _FONT, "text-size": 12}
    number = {"text-color": colour["ink"]}

    def named(size: int) -> dict[str, Any]:
        return {"text-field": ["get", "name"], "text-font": _FONT, "text-size": size, "text-anchor": "top",
                "text-offset": [0, 1]}  # fmt: skip

    return [
        _layer("staedte-namen", "symbol", "Namen der Städte", "city_points", ink, minzoom=_NEAR, layout=named(14)),
        _layer(
            "gebiete-namen",
            "symbol",
            "Namen der Gebiete",
            "area_points",
            ink,
            minzoom=_NAMED,
            filter=["!", _CLUSTER],
            layout=named(12),
        ),
        _layer(
            "gebiete-zahl", "symbol", "Zahl der Gebiete", "area_points", number, maxzoom=_NEAR, filter=_CLUSTER,
            layout=count,
        ),
        _layer(
            "projekte-zahl", "symbol", "Zahl der Projekte", "projects", number, minzoom=_NEAR, filter=_SEVERAL,
            layout=count,
        ),
    ]  # fmt: skip
