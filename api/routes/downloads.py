"""Everything that the map shows under its filters, in one file."""

from fastapi import APIRouter, Request, Response

from api import links, parameters
from api.deps import ITEM_PARAMETERS, LANGUAGE, SnapshotDep, asked_of_map
from api.files import respond_file
from api.language import file_language
from api.parameters import Parameter, filter_parameter
from atlas.export.formats import FORMATS
from atlas.export.selection import Where, tables_of
from atlas.selection import MAP_FILTERS

_FORMAT = Parameter(
    "f",
    "Format der Datei; einzelne Dateien kommen als Archiv (format; single files come as an archive)",
    {"type": "string", "enum": list(FORMATS), "default": "xlsx"},
)
_KNOWN = [
    *(filter_parameter(item) for item in MAP_FILTERS.values()),
    *(parameter for parameter in ITEM_PARAMETERS if parameter.name in ("bbox", "datetime")),
    _FORMAT,
    LANGUAGE,
]
router = APIRouter(prefix="/api", tags=["Daten"])


@router.get(
    "/download",
    summary="Was die Karte zeigt, als eine Datei",
    openapi_extra={"parameters": [one.openapi() for one in _KNOWN]},
)
async def download(request: Request, snapshot: SnapshotDep) -> Response:
    """Return areas, projects and offices under the map's filters: the sheets, layers or folders of one file."""
    values = parameters.read(request, _KNOWN)
    format = FORMATS[parameters.choice(values, "f", FORMATS, "xlsx")]
    named = {name: text for name, text in values.items() if name in (*MAP_FILTERS, "bbox", "datetime")}
    where = Where(links.here(request), links.base_url(request))
    tables = tables_of(snapshot, asked_of_map(values), named, where, language=file_language(request))
    return await respond_file(request, snapshot, format, *tables)
