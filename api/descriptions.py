"""Collections described for programs: title, extent, links, queryables and schema."""

from dataclasses import asdict
from typing import Any

from fastapi import Request
from pydantic import TypeAdapter

from api import links
from api.responses import JSON
from atlas import crs, encode
from atlas.credits import ALL_CREDITS, ODBL
from atlas.model import RECORD_TYPES
from atlas.query import Collection
from atlas.queryables import QUERYABLES, SHAPES, Queryable, sortables_of
from atlas.snapshot import Snapshot

GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
TITLES: dict[str, tuple[str, str]] = {
    "cities": ("Programmstädte", "Die Kommunen mit mindestens einem Gebiet, mit Grenze, Kreis und Zuständigkeit."),
    "areas": ("Gebiete", "Die Fördergebiete mit Stadt, Büros, Projekten und zuständiger Projektmanager:in."),
    "offices": ("Büros", "Quartiersmanagement- und Stadtteilbüros mit Adresse, Zeiten und Stand der Angaben."),
    "projects": ("Projekte", "Die geförderten Vorhaben mit Gebiet, Thema, Träger und Beträgen."),
    "regions": ("Regionen", "Region Ost und West, gebildet aus den Zuständigkeiten."),
}
_TERMS = {"licence": encode.ready(asdict(ODBL)), "attribution": encode.ready(list(ALL_CREDITS))}
_JOINED: dict[str, Any] = {
    "city_name": {"type": ["string", "null"], "title": "Stadt"},
    "kreis": {"type": ["string", "null"], "title": "Kreis"},
    "region": {"type": ["string", "null"], "title": "Region", "enum": ["east", "west", None]},
    "manager_id": {"type": ["string", "null"], "title": "Zuständig"},
}


def standing(snapshot: Snapshot) -> dict[str, Any]:
    """Return what every answer says about itself: revision, licence and credits.

    A `timeStamp` would have to be the moment of answering (OGC /req/core/fc-timeStamp), and spoil the ETag.
    """
    return {
        "revision": snapshot.revision,
        "changed_at": snapshot.changed_at,
        "facts_as_of": snapshot.facts_as_of,
        **_TERMS,
    }


def collection(request: Request, rows: Collection) -> dict[str, Any]:
    """Return a collection object (OGC API – Features, 7.14) with extent and links."""
    title, description = TITLES[rows.name]
    here = f"{links.base_url(request)}/api/collections/{rows.name}"
    box = rows.extent
    extent: dict[str, Any] = {"temporal": {"interval": [["2014-01-01T00:00:00Z", None]], "trs": GREGORIAN}}
    if box is not None:
        extent["spatial"] = {"bbox": [[box.west, box.south, box.east, box.north]], "crs": crs.CRS84.uri}
    return {
        "id": rows.name,
        "title": title,
        "description": description,
        "itemType": "feature",
        "itemCount": len(rows.ids),
        "crs": list(crs.SYSTEMS),
        "storageCrs": crs.CRS84.uri,
        "extent": extent,
        "links": [
            links.link(here, "self", JSON),
            links.link(f"{here}?f=html", "alternate", "text/html"),
            *links.collection_links(request, rows.name),
            links.link(ODBL.url, "license", "text/html", ODBL.name),
        ],
    }


def queryables(request: Request, name: str) -> dict[str, Any]:
    """Return the JSON schema of what filter expressions and plain parameters may ask of the collection."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{links.base_url(request)}/api/collections/{name}/queryables",
        "type": "object",
        "title": f"{TITLES[name][0]}: Filter",
        "properties": {item.name: _queryable(item) for item in QUERYABLES[name].values()},
        "additionalProperties": False,
    }


def sortables(request: Request, name: str) -> dict[str, Any]:
    """Return the JSON schema of what `sortby` of the collection may name (OGC API – Features – Part 8, draft)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{links.base_url(request)}/api/collections/{name}/sortables",
        "type": "object",
        "title": f"{TITLES[name][0]}: Sortierung",
        "properties": {item.name: _queryable(item) for item in sortables_of(name)},
        "additionalProperties": False,
    }


def _queryable(item: Queryable) -> dict[str, Any]:
    return {"title": item.label_de, "description": item.label_en, **item.schema()}


def schema(request: Request, name: str) -> dict[str, Any]:
    """Return the JSON schema of a feature's properties: the model's fields, then what the join adds."""
    fields: dict[str, Any] = {"properties": {}, "required": []}
    if name in RECORD_TYPES:
        fields = TypeAdapter(RECORD_TYPES[name]).json_schema(mode="serialization")
    own = {key: value for key, value in _JOINED.items() if key not in fields["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{links.base_url(request)}/api/collections/{name}/schema",
        "type": "object",
        "title": TITLES[name][0],
        "$defs": fields.get("$defs", {}),
        "properties": {
            **fields["properties"],
            **own,
            "geometry": {"format": SHAPES[name], "x-ogc-role": "primary-geometry"},
        },
        "required": fields.get("required", []),
    }
