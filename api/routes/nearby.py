"""In der Nähe: what lies around a place, as data, as a file and as a page."""

from functools import partial

from fastapi import APIRouter, FastAPI, Request, Response

from api import around, links, parameters
from api.around import Wish
from api.asking import beside
from api.deps import LANGUAGE, AtlasDep, SnapshotDep, answer_format, format_parameter, get_grounded, position
from api.files import respond_file
from api.gone import followed
from api.language import file_language
from api.pages import html, near
from api.parameters import table_of
from api.plain import add_plain
from api.responses import GEOJSON, HTML, respond
from atlas import encode
from atlas.describe.voice import Voice
from atlas.export.formats import FORMATS
from atlas.export.near import near_table
from atlas.export.statement import LANGUAGES, Statement, name_of, state
from atlas.places import Place
from atlas.snapshot import Snapshot

router = APIRouter(tags=["Ort"])
_FORMATS = ("json", "html", *near.FILES)
_NEARBY = table_of((*around.PARAMETERS, format_parameter(_FORMATS), LANGUAGE))


async def nearby_records(request: Request) -> Response:
    """Return projects, offices and areas around a position, nearest first, with metres, direction and contact."""
    snapshot, values, atlas = await followed(request), parameters.read(request, _NEARBY), await get_grounded(request)
    wanted = answer_format(values, _FORMATS)
    if wanted == "html":
        return respond(request, snapshot, await beside(partial(html.nearby, request, atlas, snapshot)), HTML)
    asked, place = around.wish(values), position(values, atlas)
    if wanted in near.FILES:
        found = await beside(partial(asked.around, snapshot, place.lon, place.lat))
        language = file_language(request)
        table = near_table(snapshot, found, _statement(request, snapshot, place, asked), language=language)
        return await respond_file(request, snapshot, FORMATS[wanted], table)
    made = partial(_body, snapshot, place, asked)
    # To look far and wide for what there is little of takes long; else going to a thread takes longer than looking.
    soon = "projects" not in asked.kinds or snapshot.collection("projects").finds_soon(asked.filters)
    body = made() if soon else await beside(made)
    return respond(request, snapshot, body, GEOJSON)


def add_question(app: FastAPI) -> None:
    """Add the route of the question itself to an application, as a plain one."""
    add_plain(app, "/api/nearby", nearby_records, "In der Nähe", _NEARBY.values())


def _body(snapshot: Snapshot, place: Place, asked: Wish) -> bytes:
    found = asked.hits(snapshot, place.lon, place.lat)
    members = {
        "numberReturned": sum(len(hits.ranks) for hits in found),
        "position": around.place_members(place),
        "revision": snapshot.revision,
    }
    return encode.collection(around.features(snapshot, found), members)


def _statement(request: Request, snapshot: Snapshot, place: Place, wish: Wish) -> Statement:
    """Return what a file of hits says about itself: around which place, what was looked for, by which address."""
    asked = {
        language: (Voice(language).say("near-title-at", place=place.label), *wish.words(Voice(language)))
        for language in LANGUAGES
    }
    name = name_of("nearby", {"place": place.label, **wish.filters})
    return state(snapshot, asked, name, address=links.here(request), base=links.base_url(request))


@router.get(near.PATH, include_in_schema=False)
def nearby_page(request: Request, atlas: AtlasDep, snapshot: SnapshotDep) -> Response:
    """Return the form that asks for a place, and what lies around it; empty fields ask for nothing."""
    return respond(request, snapshot, html.nearby(request, atlas, snapshot), HTML)
