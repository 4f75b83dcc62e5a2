"""Everything that the map shows under its filters, in one file."""

from functools import partial

from fastapi import APIRouter, Request, Response

from api import links, parameters
from api.asking import beside
from api.deps import ITEM_PARAMETERS, LANGUAGE, SnapshotDep, asked_of_map
from api.files import respond_file
from api.language import file_language
from api.pages import downloads
from api.pages.downloads import PATH
from api.parameters import Parameter, filter_parameter
from api.responses import HTML, respond
from atlas.export.formats import FORMATS
from atlas.export.selection import KINDS, Where, tables_of
from atlas.selection import MAP_FILTERS

_FORMAT = Parameter(
    "f",
    "Format der Datei; einzelne Dateien kommen als Archiv (format; single files come as an archive)",
    {"type": "string", "enum": list(FORMATS), "default": "xlsx"},
)
_KIND = Parameter(
    "kind",
    "Welche Arten die Datei hat (which kinds the file holds)",
    {"type": "array", "items": {"type": "string", "enum": list(KINDS)}, "default": list(KINDS)},
)
_KNOWN = [
    *(filter_parameter(item) for item in MAP_FILTERS.values()),
    *(parameter for parameter in ITEM_PARAMETERS if parameter.name in ("bbox", "datetime")),
    _KIND,
    _FORMAT,
    LANGUAGE,
]
_OF_MAP = frozenset({*MAP_FILTERS, "bbox", "datetime"})
router = APIRouter(tags=["Daten"])


@router.get(
    "/api/download",
    summary="Was die Karte zeigt, als eine Datei",
    openapi_extra={"parameters": [one.openapi() for one in _KNOWN]},
)
async def download(request: Request, snapshot: SnapshotDep) -> Response:
    """Return areas, projects and offices under the map's filters: the sheets, layers or folders of one file."""
    values = parameters.read(request, _KNOWN)
    kinds = _kinds(values)
    possible = [one.name for one in FORMATS.values() if any(one.holds(kind) for kind in kinds)]
    format = FORMATS[parameters.choice(values, "f", possible, "xlsx")]
    named = {name: text for name, text in values.items() if name in _OF_MAP}
    where = Where(links.here(request), links.base_url(request))
    language, asked = file_language(request), asked_of_map(values)
    tables = await beside(partial(tables_of, snapshot, asked, named, where, kinds=kinds, language=language))
    return await respond_file(request, snapshot, format, *tables)


@router.get(PATH, include_in_schema=False)
async def page(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the page that offers what the map shows in every format; empty and foreign parameters ask for nothing."""
    known = {name: text for name, text in request.query_params.items() if name in _OF_MAP and text.strip()}
    made = partial(downloads.make, request, snapshot, asked_of_map(known), known)
    return respond(request, snapshot, await beside(made), HTML)


def _kinds(values: parameters.Values) -> tuple[str, ...]:
    """Return the kinds that are asked for in the order of the file; raises InvalidParameter."""
    wanted = [kind.strip() for kind in values.get("kind", ",".join(KINDS)).split(",")]
    for kind in wanted:
        parameters.choice({"kind": kind}, "kind", KINDS, "")
    return tuple(kind for kind in KINDS if kind in wanted)
