"""In der Nähe: what lies around a place, as data and as a page."""

from fastapi import APIRouter, Request, Response

from api import around, parameters
from api.deps import AtlasDep
from api.pages import html, near
from api.responses import GEOJSON, HTML, respond
from atlas import encode

router = APIRouter(tags=["Ort"])


@router.get(
    "/api/nearby",
    summary="In der Nähe",
    openapi_extra={"parameters": [parameter.openapi() for parameter in around.PARAMETERS]},
)
def nearby_records(request: Request, atlas: AtlasDep) -> Response:
    """Return projects, offices and areas around a position, nearest first, with metres, direction and contact."""
    values, snapshot = parameters.read(request, around.PARAMETERS), atlas.snapshot
    place, _, found = around.found(values, atlas)
    features = [around.feature(snapshot, hit) for hit in found]
    members = {
        "numberReturned": len(features),
        "position": around.place_members(place),
        "revision": snapshot.revision,
    }
    return respond(request, snapshot, encode.collection(features, members), GEOJSON)


@router.get(near.PATH, include_in_schema=False)
def nearby_page(request: Request, atlas: AtlasDep) -> Response:
    """Return the form that asks for a place, and what lies around it; empty fields ask for nothing."""
    return respond(request, atlas.snapshot, html.nearby(request, atlas), HTML)
