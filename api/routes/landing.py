"""The door of the API: landing page, conformance and the OpenAPI document."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response

from api import descriptions, links, openapi, openapi_staff, parameters
from api.asking import beside
from api.deps import SHAPE, SnapshotDep, answer_format
from api.kept import text_once
from api.negotiation import wants_html
from api.pages import html
from api.parameters import Parameter
from api.responses import ATOM, HTML, JSON, JSON_LD, OPENAPI_30, OPENAPI_31, respond
from atlas import encode
from atlas.credits import ODBL

_SPEC = "http://www.opengis.net/spec"
# Each class is held by a test: the suite of tests/conformance, tests/contract or tests/cql. Not declared is Part 4
# (writing): a tag names the state of a record, not of an answer, a reason is asked for, and a PUT to what is not there
# answers 404, not 412. Of Parts 5 and 8 (schemas, sorting) there are only drafts.
_CLASSES: Mapping[str, tuple[str, ...]] = {
    "ogcapi-features-1/1.0": ("core", "geojson", "html", "oas30"),
    "ogcapi-features-2/1.0": ("crs",),
    "ogcapi-features-3/1.0": ("queryables", "queryables-query-parameters", "filter", "features-filter"),
    "cql2/1.0": (
        "cql2-text",
        "cql2-json",
        "basic-cql2",
        "advanced-comparison-operators",
        "case-insensitive-comparison",
        "accent-insensitive-comparison",
        "basic-spatial-functions",
        "spatial-functions",
        "temporal-functions",
        "array-functions",
        "property-property",
    ),
}
CONFORMANCE = tuple(f"{_SPEC}/{part}/conf/{name}" for part, names in _CLASSES.items() for name in names)
_DOCUMENT_FORMAT = Parameter(
    "f",
    "json: OpenAPI 3.1, oas30: dasselbe als OpenAPI 3.0 (the same as OpenAPI 3.0)",
    {"type": "string", "enum": ["json", "oas30"]},
)
_ONLY_SHAPE = {"parameters": [parameter.openapi() for parameter in SHAPE]}
router = APIRouter(prefix="/api", tags=["Schnittstelle"])


@router.get("/", include_in_schema=False)
@router.get("", summary="Einstieg", openapi_extra=_ONLY_SHAPE)
async def landing(request: Request, snapshot: SnapshotDep) -> Response:
    """Return title, licence and links to everything else."""
    values = parameters.read(request, SHAPE)
    answer_format(values)
    if wants_html(request):
        return respond(request, snapshot, await beside(partial(html.landing, request, snapshot)), HTML)
    return respond(request, snapshot, encode.dumps(_landing(request, snapshot)), JSON)


def _landing(request: Request, snapshot: SnapshotDep) -> dict[str, Any]:
    base = links.base_url(request)
    return {
        "title": "Quartiersatlas Sachsen",
        "description": "Fördergebiete der „Nachhaltigen sozialen Stadtentwicklung“ in Sachsen mit Projekten, "
        "Büros und Zuständigkeiten.",
        **descriptions.standing(snapshot),
        "links": [
            *links.self_and_alternates(request, JSON, {"html": "text/html"}),
            links.link(f"{base}/api/openapi.json", "service-desc", OPENAPI_31, "OpenAPI 3.1"),
            links.link(f"{base}/api/openapi.json?f=oas30", "service-desc", OPENAPI_30, "OpenAPI 3.0"),
            links.link(f"{base}/api/openapi-staff.json", "related", OPENAPI_31, "OpenAPI 3.1: Mitarbeit"),
            links.link(f"{base}/daten", "service-doc", "text/html", "Daten und Schnittstelle"),
            links.link(f"{base}/api/conformance", "conformance", JSON),
            links.link(f"{base}/api/collections", "data", JSON),
            links.link(f"{base}/api/tiles", "related", JSON, "Vektorkacheln (TileJSON)"),
            links.link(f"{base}/api/tiles/style.json", "related", JSON, "Vektorkacheln: Stil für MapLibre"),
            links.link(f"{base}/api/catalog", "describedby", JSON_LD, "Katalog nach DCAT-AP.de"),
            links.link(f"{base}/neues.atom", "alternate", ATOM, "Was sich geändert hat"),
            links.link(ODBL.url, "license", "text/html", ODBL.name),
        ],
    }


@router.get("/conformance", summary="Erfüllte Standards", openapi_extra=_ONLY_SHAPE)
async def conformance(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the conformance classes that hold."""
    values = parameters.read(request, SHAPE)
    answer_format(values)
    if wants_html(request):
        made = partial(html.conformance, request, snapshot, CONFORMANCE)
        return respond(request, snapshot, await beside(made), HTML)
    body = {
        "conformsTo": list(CONFORMANCE),
        "links": [*links.self_and_alternates(request, JSON, {"html": "text/html"}), links.landing_link(request)],
    }
    return respond(request, snapshot, encode.dumps(body), JSON)


@router.get("/openapi.json", summary="OpenAPI-Dokument", openapi_extra={"parameters": [_DOCUMENT_FORMAT.openapi()]})
def document(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the description of this API as OpenAPI 3.1, or 3.0 for clients that know only that."""
    values = parameters.read(request, [_DOCUMENT_FORMAT])
    version = parameters.choice(values, "f", ("json", "oas30"), "json")
    base = links.base_url(request)
    media, written = (OPENAPI_30, openapi.as_30) if version == "oas30" else (OPENAPI_31, dict)

    def made() -> bytes:
        return json.dumps(written(openapi.document(request.app, base, snapshot))).encode()

    return respond(request, snapshot, text_once(snapshot, ("openapi", base, version), made), media)


@router.get("/openapi-staff.json", summary="OpenAPI-Dokument der Mitarbeit", openapi_extra={"parameters": []})
def staff_document(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the description of what needs a login: writing records, assigning, taking in files, accounts; no data."""
    parameters.read(request, ())
    base = links.base_url(request)
    made = partial(openapi_staff.written, request.app, base)
    return respond(request, snapshot, text_once(snapshot, ("openapi staff", base), made), OPENAPI_31)
