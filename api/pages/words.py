"""Where the pages of each collection are, and which messages name its codes."""

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from atlas.snapshot import Snapshot

# The map's URL names one selected record by these parameters.
MAP_PARAMETERS: Mapping[str, str] = {"areas": "area", "cities": "city", "projects": "project", "offices": "office"}
FOLDERS: Mapping[str, str] = {"areas": "gebiete", "cities": "staedte", "projects": "projekte", "offices": "bueros"}
# The filter of projects that names the record which they belong to.
PROJECTS_BY: Mapping[str, str] = {"areas": "area", "cities": "city_ags"}
QUALITIES = ("official", "quarter", "schematic", "municipality", "none")
PRECISIONS = ("address", "street", "area", "city")
AREA_STATUSES = ("approved", "applied", "former", "unknown")
ESF = "ESF Nachhaltige soziale Stadtentwicklung"


def path_of(collection: str, record: str) -> str:
    """Return the address of a record's page."""
    if collection not in FOLDERS:
        return f"/api/collections/{collection}/items/{record}?f=html"
    return f"/{FOLDERS[collection]}/{record}"


def list_path(collection: str) -> str:
    """Return the address of the list of a collection."""
    return f"/{FOLDERS[collection]}" if collection in FOLDERS else f"/api/collections/{collection}/items?f=html"


@lru_cache(maxsize=2)
def _sorbian(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(city["name_hsb"] for city in snapshot.collection("cities").fields if city["name_hsb"])


def sorbian_marked(text: str | Markup, snapshot: Snapshot) -> Markup:
    """Return a sentence in which the Upper Sorbian names of cities are marked as such."""
    said = str(escape(text))
    for name in _sorbian(snapshot):
        said = said.replace(str(escape(name)), f'<span lang="hsb">{escape(name)}</span>')
    return Markup(said)


def programme(name: str) -> str:
    """Return the short name of a programme for tables."""
    return "ESF" if name == ESF else name
