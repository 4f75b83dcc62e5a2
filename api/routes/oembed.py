"""oEmbed: what other people's programs ask when somebody pastes an address of the atlas."""

from fastapi import APIRouter, Request, Response

from api import links, parameters
from api.deps import SnapshotDep
from api.pages import oembed
from api.parameters import Parameter
from api.responses import JSON, respond
from atlas import encode
from atlas.errors import InvalidParameter

_TYPES = {"json": JSON, "xml": "text/xml"}
_KNOWN = (
    Parameter("url", "Adresse einer Seite dieses Atlas (address of a page of this atlas)", required=True),
    Parameter(
        "format",
        "Format der Antwort (format of the answer)",
        {"type": "string", "enum": list(_TYPES), "default": "json"},
    ),
    *(
        Parameter(
            name,
            f"Höchstens so {de}, in Pixeln (at most so {en}, in pixels)",
            {"type": "integer", "minimum": 1, "maximum": oembed.MOST},
        )
        for name, de, en in (("maxwidth", "breit", "wide"), ("maxheight", "hoch", "high"))
    ),
)
router = APIRouter(prefix="/api", tags=["Einbetten"])


@router.get(
    "/oembed", summary="Karte zu einer Adresse", openapi_extra={"parameters": [one.openapi() for one in _KNOWN]}
)
async def embed(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the code of the map that an address of this atlas shows (oEmbed 1.0); 404 for any other address."""
    values = parameters.read(request, _KNOWN)
    form = parameters.choice(values, "format", _TYPES, "json")
    if "url" not in values:
        raise InvalidParameter("Bitte eine Adresse „url“ angeben.", "Please give an address 'url'.", parameter="url")
    width = parameters.whole_number(values, "maxwidth", default=oembed.USUAL_WIDTH, least=1, most=oembed.MOST)
    height = parameters.whole_number(values, "maxheight", default=oembed.MOST, least=1, most=oembed.MOST)
    width = min(width, oembed.USUAL_WIDTH)
    found = oembed.answer(links.base_url(request), snapshot, values["url"], width, height)
    body = oembed.as_xml(found) if form == "xml" else encode.dumps(dict(found))
    return respond(request, snapshot, body, _TYPES[form])
