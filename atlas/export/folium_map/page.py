"""The HTML page round the map: everything inlined, readable without the map, and barred from asking any host."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from branca.element import Figure
from jinja2 import Environment, PackageLoader, select_autoescape
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from atlas.credits import ALL_CREDITS, CC_BY
from atlas.describe import area_standing
from atlas.design import tokens
from atlas.export.folium_map import leaflet, words
from atlas.export.folium_map.drawing import AtlasMap
from atlas.export.folium_map.marks import WEAK, area_classes, fill_of
from atlas.export.folium_map.money import TINTS, Tinted
from atlas.export.folium_map.selection import Item, Selection
from atlas.snapshot import Snapshot

_ASSETS = files("atlas.export.folium_map") / "assets"
# Between the lines of a list a break says nothing; there are thousands.
_BREAK = re.compile(r"\n+(?=</?(?:article|details|div|dl|dt|h[3-6]|li|p|section|ul)\b)")
_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
_ADDED = re.compile(r"(\w+_add)\((\{.*\})\);")


def _environment() -> Environment:
    loader = PackageLoader("atlas.export.folium_map")
    environment = Environment(loader=loader, autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True)
    environment.filters["joined"] = lambda text: Markup(_BREAK.sub("", text))
    environment.globals.update(words=words, standing=area_standing, area_classes=area_classes)
    return environment


class Page(Figure):
    """The root of folium's tree: takes the script of the map and puts it into our page."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        super().__init__()
        self.context = context

    def render(self, **kwargs: Any) -> str:
        """Return the whole page."""
        for child in self._children.values():
            child.render(**kwargs)
        drawn = f"{_compact(self.script.render(**kwargs)).strip()}\nquartiersatlas.finish();"
        scripts = [leaflet.script(), _asset("map.js"), _asset("search.js"), drawn]
        return (
            _environment()
            .get_template("page.html")
            .render(**self.context, map_html=self.html.render(**kwargs), scripts=scripts, policy=_policy(scripts))
        )


def page_of(
    snapshot: Snapshot,
    selection: Selection,
    atlas_map: AtlasMap,
    names: Mapping[str, Any],
    tinted: Tinted | None,
    tint: str,
) -> str:
    """Return the page of a map; `names` is what the script says about the features it finds by key.

    `tinted` is what the map can be tinted by besides the regions, and `tint` what it is tinted by at first.
    """
    evidence = _evidence(snapshot, selection)
    context = {
        "tinted": tinted,
        "tint": tint,
        "tints": TINTS,
        "selection": selection,
        "snapshot": snapshot,
        "names": _json(names),
        "labels": _json(tinted.labels if tinted else ()),
        "cities": [_city(selection, item) for item in selection.cities],
        "evidence": evidence,
        "sources": _numbered(evidence),
        "legend": _legend(selection),
        "credits": ALL_CREDITS,
        "licence": CC_BY,
        "style": _COMMENT.sub("", f"{leaflet.style()}\n{tokens()}\n{_asset('map.css')}"),
        "leaflet_licence": leaflet.licence(),
    }
    page = Page(context)
    page.add_child(atlas_map, name="karte")
    return page.render()


def _legend(selection: Selection) -> set[str]:
    """Return which signs occur on the map; the legend explains these only."""
    shown = {f"region-{item.fields['region']}" for item in selection.cities}
    shown |= {f"area-{item.fields['geometry_quality']}" for item in selection.areas}
    shown |= {f"fill-{fill_of(item.fields)}" for item in selection.areas}
    points = (*selection.projects, *selection.offices)
    shown |= {"weak" if item.fields["precision"] in WEAK else "precise" for item in points}
    return shown | ({"project"} if selection.projects else set()) | ({"office"} if selection.offices else set())


def _compact(script: str) -> str:
    """Return the script of the map with the shapes that folium adds written as short as JSON allows."""
    return _ADDED.sub(lambda call: f"{call[1]}({_json(json.loads(call[2]))});", script)


def _json(value: Any) -> Markup:
    """Return JSON without blanks that can stand in a script: no text in it can end the script."""
    return htmlsafe_json_dumps(value, separators=(",", ":"), ensure_ascii=False)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8").strip()


def _policy(scripts: list[str]) -> str:
    """Return a content security policy: no foreign host at all, and only these very scripts may run."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _city(selection: Selection, city: Item) -> dict[str, Any]:
    """Return a city's part of the list: areas with their offices and projects, then what belongs to no area shown."""
    ags = city.fields["ags"]
    areas = selection.of_city(selection.areas, ags)
    offices = selection.of_city(selection.offices, ags)
    projects = selection.of_city(selection.projects, ags)
    shown = {item.fields["id"] for item in areas}
    return {
        "city": city,
        "areas": [
            {
                "area": area,
                "offices": [item for item in offices if area.fields["id"] in item.fields["area_ids"]],
                "projects": [item for item in projects if item.fields["area_id"] == area.fields["id"]],
            }
            for area in areas
        ],
        "offices": [item for item in offices if not shown.intersection(item.fields["area_ids"])],
        "projects": [item for item in projects if item.fields["area_id"] not in shown],
    }


def _evidence(snapshot: Snapshot, selection: Selection) -> dict[str, dict[str, list[dict[str, Any]]]]:
    collections = {"areas": selection.areas, "offices": selection.offices, "projects": selection.projects}
    return {
        item.key: snapshot.evidence(name, item.fields["id"]) for name, items in collections.items() for item in items
    }


def _numbered(evidence: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> dict[str, tuple[int, dict[str, Any]]]:
    """Return every source once, with its number in the list, by id: most are named by many records."""
    found = {source["id"]: source for told in evidence.values() for source in told["sources"]}
    return {key: (number, source) for number, (key, source) in enumerate(found.items(), 1)}
