"""The OpenAPI document: FastAPI's, with our media types and errors, in 3.1 and 3.0."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import examples, links, openapi_links
from api.responses import GEOJSON, JSON, JSON_LD, OPENAPI_30, OPENAPI_31, PROBLEM_JSON, SCHEMA_JSON, TURTLE
from atlas.export.formats import FORMATS
from atlas.export.near import FORMATS as NEAR_FORMATS
from atlas.export.operations.writing import XLSX
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.tiles import MVT

Document = dict[str, Any]
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "RFC 9457, with a German and an English sentence",
    "required": ["type", "title", "status", "detail", "detail_en", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "title_en": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "detail_en": {"type": "string"},
        "code": {"type": "string"},
        "instance": {"type": "string"},
        "request_id": {"type": "string", "description": "under which the log has it, as in the header X-Request-ID"},
        "parameter": {"type": "string"},
        "known": {"type": "array", "items": {"type": "string"}},
        "near": {"type": "array", "items": {"type": "string"}},
        "collection": {"type": "string"},
        "record_id": {"type": "string"},
        "retry_after_s": {"type": "integer"},
        "current": {"type": "object", "description": "the latest change of a record that was changed meanwhile"},
        "merge": {"type": "object", "description": "the changes of both, field by field, and a feature with them"},
        "records": {"type": "array", "items": {"type": "object"}, "description": "the records in the way of a change"},
        "fields": {"type": "array", "items": {"type": "object"}, "description": "what is wrong with which field"},
        "cities": {"type": "array", "items": {"type": "object"}, "description": "what stands in the way in which city"},
    },
}
_PAGE = "text/html"
_TABLES = tuple(dict.fromkeys(FORMATS[name].media_type.partition(";")[0] for name in NEAR_FORMATS if name in FORMATS))
# What each address answers with, by the end of its path; the first that fits counts.
_MEDIA: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    *(
        ((f"/{name}/items", f"/{name}/items/{{item_id}}"), (GEOJSON, *links.alternates(name).values()))
        for name in COLLECTIONS
    ),
    (("/nearby",), (GEOJSON, _PAGE, *_TABLES)),
    (("/nearby/places",), (JSON, *_TABLES)),
    (("/places", "/map/{layer}"), (GEOJSON,)),
    (("/queryables", "/sortables", "/schema"), (SCHEMA_JSON,)),
    (("/openapi.json",), (OPENAPI_31, OPENAPI_30)),
    (("/openapi-staff.json",), (OPENAPI_31,)),
    (("/where", "/search", "/assignment"), (JSON,)),
    (("/catalog",), (JSON_LD, TURTLE)),
    (("/oembed",), (JSON, "text/xml")),
    (("/stats", "/assignments"), (JSON, "text/csv")),
    (("/download",), tuple(dict.fromkeys(one.of_several[0].partition(";")[0] for one in FORMATS.values()))),
    (("/{z}/{x}/{y}",), (MVT,)),
    (("/tiles", "/style.json", *(f"/tiles/{name}" for name in COLLECTIONS)), (JSON,)),
    (("/operations",), (JSON, "text/csv", XLSX)),
    (("/operations/check",), (JSON,)),
    (("",), (JSON, _PAGE)),
)


def document(app: FastAPI, base: str, snapshot: Snapshot) -> Document:
    """Return the document of OpenAPI 3.1 for the server at `base`, with examples out of a snapshot."""
    whole = get_openapi(
        title="Quartiersatlas Sachsen",
        version=app.version,
        openapi_version="3.1.0",
        summary="Fördergebiete der Nachhaltigen sozialen Stadtentwicklung in Sachsen",
        routes=app.routes,
        servers=[{"url": base}],
        license_info={"name": "ODbL-1.0", "url": "https://opendatacommons.org/licenses/odbl/1-0/"},
    )
    for path, operations in whole["paths"].items():
        for operation in operations.values():
            operation["responses"] = _responses(path)
    whole["components"] = {"schemas": {"Problem": PROBLEM_SCHEMA}}
    examples.put_into(whole, snapshot, base)
    openapi_links.put_into(whole, openapi_links.of_public())
    return whole


def _responses(path: str) -> Document:
    media = next(types for ends, types in _MEDIA if path.endswith(ends))
    problem = {"content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}, _PAGE: _body(_PAGE)}}
    nothing = {"204": {"description": "Nichts in dieser Kachel"}} if media == (MVT,) else {}
    return {
        "200": {"description": "Antwort", "content": {name: _body(name) for name in media}},
        **nothing,
        "400": {"description": "Anfrage nicht verständlich", **problem},
        "404": {"description": "Nicht gefunden", **problem},
        "4XX": {"description": "Abgelehnt, mit dem Grund (refused, with the reason)", **problem},
        "503": {"description": "Später noch einmal (again later)", **problem},
    }


def _body(media_type: str) -> Document:
    return {"schema": {"type": "object" if media_type.partition(";")[0].endswith("json") else "string"}}


def as_30(whole: Document) -> Document:
    """Return the same document as OpenAPI 3.0.3; what 3.0 does not know is rewritten or left out."""
    older = _rewritten(whole)
    older["openapi"] = "3.0.3"
    older["info"].pop("summary", None)
    return older  # type: ignore[no-any-return]


def _rewritten(value: Any) -> Any:
    if isinstance(value, list):
        return [_rewritten(item) for item in value]
    if not isinstance(value, dict):
        return value
    rewritten = {key: _rewritten(item) for key, item in value.items()}
    kinds = rewritten.get("type")
    if isinstance(kinds, list):
        rewritten["type"] = next(kind for kind in kinds if kind != "null")
        rewritten["nullable"] = "null" in kinds
    return rewritten
