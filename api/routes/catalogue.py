"""The catalogue for open-data portals: DCAT-AP.de 3.0 as JSON-LD and as Turtle."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from api import links, parameters
from api.deps import AtlasDep, format_parameter
from api.kept import text_once
from api.responses import JSON_LD, TURTLE, respond
from api.settings import Settings
from atlas.catalogue import Publisher, holdings
from atlas.snapshot import Snapshot

if TYPE_CHECKING:
    from atlas.store.store import Store

MEDIA = {"jsonld": JSON_LD, "ttl": TURTLE}
_FORMAT = format_parameter(tuple(MEDIA))
router = APIRouter(prefix="/api", tags=["Katalog"])


@router.get("/catalog", summary="Katalog nach DCAT-AP.de", openapi_extra={"parameters": [_FORMAT.openapi()]})
def catalogue(request: Request, atlas: AtlasDep) -> Response:
    """Return the datasets with their files, licences and contact; the format by `f`, else by the Accept header."""
    values = parameters.read(request, [_FORMAT])
    wanted = parameters.choice(values, "f", MEDIA, _accepted(request))
    snapshot = atlas.snapshot
    publisher = _publisher(request.app.state.settings)
    base = links.base_url(request)
    key = ("catalogue", base, wanted)
    body = text_once(snapshot, key, lambda: _written(snapshot, atlas.store, base, publisher, wanted))
    response = respond(request, snapshot, body, MEDIA[wanted])
    response.headers["Link"] = ", ".join(
        f'<{links.base_url(request)}/api/catalog?f={name}>; rel="alternate"; type="{media}"'
        for name, media in MEDIA.items()
        if name != wanted
    )
    return response


def _accepted(request: Request) -> str:
    accepted = request.headers.get("accept", "")
    turtle, json = accepted.find(TURTLE), accepted.find("json")
    return "ttl" if turtle >= 0 and (json < 0 or turtle < json) else "jsonld"


def _publisher(settings: Settings) -> Publisher:
    operator = settings.operator
    return Publisher(operator.name, operator.email, settings.contributor_id)


def _written(snapshot: Snapshot, store: "Store", base: str, publisher: Publisher, wanted: str) -> bytes:
    from atlas.catalogue.graph import Catalogue, as_json_ld, as_turtle, graph_of

    issued, extent = store.history.entry(1, limit=0).revision.at, snapshot.collection("areas").extent
    graph = graph_of(Catalogue(base, holdings(snapshot, store), publisher, issued, snapshot.changed_at, extent))
    return as_turtle(graph) if wanted == "ttl" else as_json_ld(graph)
