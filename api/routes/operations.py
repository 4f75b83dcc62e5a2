"""The list of operations by Art. 49(3) of Regulation (EU) 2021/1060, as files, and what it lacks."""

from fastapi import APIRouter, Request, Response

from api import links, parameters
from api.deps import ITEM_PARAMETERS, AtlasDep, format_parameter, item_query
from api.parameters import Parameter, Values, filter_parameters
from api.responses import JSON, respond
from atlas import Atlas, encode
from atlas.credits import ODBL
from atlas.export.operations import FORMS
from atlas.export.operations.listing import COLLECTION
from atlas.export.operations.selfcheck import SelfCheck, checked
from atlas.export.operations.writing import FILES
from atlas.export.statement import in_words, name_of, state

router = APIRouter(prefix="/api", tags=["Daten"])
# How a list is asked for is the same as for the projects; it is whole, so that nothing pages it.
_ASKED = ("bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "q", "sortby")
_FORM = Parameter(
    "form",
    "Spalten: nach der Verordnung oder wie Kohesio sie liest (columns by the Regulation, or as Kohesio reads them)",
    {"type": "string", "enum": list(FORMS), "default": "art49"},
)
_FILTERS = filter_parameters(COLLECTION)
_OWN = {parameter.name for parameter in _FILTERS}
_QUERY = (*(one for one in ITEM_PARAMETERS if one.name in _ASKED and one.name not in _OWN), *_FILTERS)
_LIST = (format_parameter(tuple(FILES)), _FORM, *_QUERY)


@router.get(
    "/operations",
    summary="Liste der Vorhaben nach Art. 49 Abs. 3",
    openapi_extra={"parameters": [one.openapi() for one in _LIST]},
)
def operations(request: Request, house: AtlasDep) -> Response:
    """Return the operations that the Funds support, as JSON, CSV or a workbook; the filters are those of the projects.

    What nobody has said stays empty and is named by the self-check; natural persons are not named.
    """
    values = parameters.read(request, _LIST)
    file = FILES[parameters.choice(values, "f", FILES, "json")]
    form = FORMS[parameters.choice(values, "form", FORMS, "art49")]
    report, snapshot = _checked(house, values), house.snapshot
    asked = {name: text for name, text in values.items() if name not in ("f", "form", "sortby")}
    statement = state(
        snapshot,
        in_words(COLLECTION, item_query(COLLECTION, values)),
        name_of(f"vorhaben-{form.name}", asked),
        address=str(request.url),
        base=links.base_url(request),
    )
    response = respond(request, snapshot, file.write(form, report, statement), file.media_type)
    if file.name != "json":
        name = statement.file_name(file.extension)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Link"] = f'<{ODBL.url}>; rel="license"'
    return response


@router.get(
    "/operations/check",
    summary="Was der Liste der Vorhaben fehlt",
    openapi_extra={"parameters": [one.openapi() for one in _QUERY]},
)
def self_check(request: Request, house: AtlasDep) -> Response:
    """Return each rule of Art. 49(3) with the operations that miss it: freshness, codes, dates, place, persons."""
    values = parameters.read(request, _QUERY)
    return respond(request, house.snapshot, encode.dumps(_checked(house, values).told()), JSON)


def _checked(house: Atlas, values: Values) -> SelfCheck:
    return checked(house.store, house.snapshot, item_query(COLLECTION, values))
