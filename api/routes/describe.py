"""The map in words: text twins of areas, cities and views, in every language of the catalogues."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import ITEM_PARAMETERS, SHAPE, AtlasDep, answer_format, asked_of_map, parse_day
from api.negotiation import wants_html
from api.pages import twins
from api.parameters import Parameter, filter_parameter
from api.responses import HTML, JSON, respond
from atlas import Atlas, describe, encode
from atlas.describe import Twin
from atlas.describe.ground import read
from atlas.selection import MAP_FILTERS
from atlas.texts import DEFAULT

router = APIRouter(prefix="/api/describe", tags=["Worte"])

_DAY = Parameter(
    "datetime",
    "Tag, für den gesagt wird, wer zuständig war (day of which to say who was responsible)",
    {"type": "string", "format": "date"},
)
_RECORD = [_DAY, *SHAPE]
_VIEW = [
    *(parameter for parameter in ITEM_PARAMETERS if parameter.name in ("bbox", "datetime")),
    *(filter_parameter(item) for item in MAP_FILTERS.values()),
    *SHAPE,
]


def _openapi(known: list[Parameter]) -> dict[str, Any]:
    return {"parameters": [parameter.openapi() for parameter in known]}


@router.get("/areas/{item_id}", summary="Ein Gebiet in Worten", openapi_extra=_openapi(_RECORD))
def area(request: Request, atlas: AtlasDep, item_id: str) -> Response:
    """Return size, place, neighbours, offices, projects, money and time of an area as sentences."""
    values = parameters.read(request, _RECORD)
    language = _language(values)
    twin = describe.area(atlas.snapshot, item_id, language, read(atlas.geodata), _day(values))
    return _respond(request, atlas, twin, language)


@router.get("/cities/{item_id}", summary="Eine Stadt in Worten", openapi_extra=_openapi(_RECORD))
def city(request: Request, atlas: AtlasDep, item_id: str) -> Response:
    """Return place, areas, offices, projects and participation of a city as sentences."""
    values = parameters.read(request, _RECORD)
    language = _language(values)
    twin = describe.city(atlas.snapshot, item_id, language, read(atlas.geodata), _day(values))
    return _respond(request, atlas, twin, language)


@router.get("/view", summary="Ein Kartenausschnitt in Worten", openapi_extra=_openapi(_VIEW))
def view(request: Request, atlas: AtlasDep) -> Response:
    """Return every area, project and office that the map shows in a box, city by city; without one, in all Saxony."""
    values = parameters.read(request, _VIEW)
    language = _language(values)
    return _respond(request, atlas, describe.view(atlas.snapshot, asked_of_map(values), language), language)


def _day(values: parameters.Values) -> date | None:
    return parse_day(values["datetime"], "datetime") if "datetime" in values else None


def _language(values: parameters.Values) -> str:
    answer_format(values)
    return values.get("lang", DEFAULT)


def _respond(request: Request, atlas: Atlas, twin: Twin, language: str) -> Response:
    snapshot = atlas.snapshot
    if wants_html(request):
        return respond(request, snapshot, twins.page(request, snapshot, twin), HTML)
    body = {"title": twin.title, "language": language, "sections": twin.sections, "revision": snapshot.revision}
    return respond(request, snapshot, encode.dumps(body), JSON)
