"""Near all of my places: up to 500 addresses at once, as data, as a file and as a page. Nothing of them is kept."""

from functools import partial
from typing import Any

import anyio
from anyio import CapacityLimiter
from fastapi import APIRouter, Request, Response

from api import around, links, parameters, problems
from api.around import FILTERS, KIND, RADIUS, Wish
from api.asking import beside
from api.deps import LANGUAGE, AtlasDep, answer_format, format_parameter, limit_parameter
from api.files import respond_file
from api.guard import address_of
from api.language import file_language
from api.limits import Bucket
from api.pages import html, near, nearmany
from api.places_sent import Sent, checked, places_sent
from api.responses import HTML, JSON
from atlas import Atlas, encode
from atlas.accounts.throttle import source_of
from atlas.describe.voice import Voice
from atlas.errors import AtlasError
from atlas.export.formats import FORMATS
from atlas.export.near import near_row, places_table
from atlas.export.statement import LANGUAGES, Statement, state
from atlas.manyplaces import Answered, answers
from atlas.nearby import require_answerable
from atlas.snapshot import Snapshot

LIMIT, MOST = 3, 20
_FORMATS = ("json", *near.FILES)
_PLACES = (RADIUS, limit_parameter(LIMIT, MOST), KIND, *FILTERS.values(), format_parameter(_FORMATS), LANGUAGE)
# Looking up 500 places keeps a processor busy for a second or two: one list at a time leaves room for everybody else.
_AT_ONCE = 1
_UNKEPT = {"Cache-Control": "no-store"}
_BODY = {
    "description": "Ein Ort je Zeile, oder eine Datei (CSV, XLSX, ODS); one place per line, or a file",
    "required": True,
    "content": {
        "text/plain": {"schema": {"type": "string"}, "example": "Zittau\nKornmarkt 1, 02625 Bautzen"},
        "text/csv": {"schema": {"type": "string"}},
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
    },
}
router = APIRouter(tags=["Ort"])


@router.post(
    "/api/nearby/places",
    summary="In der Nähe vieler Orte",
    openapi_extra={"parameters": [one.openapi() for one in _PLACES], "requestBody": _BODY},
)
async def near_places(request: Request, atlas: AtlasDep) -> Response:
    """Return for each place what was understood and what lies nearest to it, or why it is not known."""
    values, snapshot = parameters.read(request, _PLACES), atlas.snapshot
    wanted, wish = answer_format(values, _FORMATS), around.wish(values, default=LIMIT, most=MOST)
    _take_turn(request)
    found = await _answered(request, atlas, snapshot, wish, await places_sent(request))
    if wanted != "json":
        return await _file(request, snapshot, found, wish, wanted)
    body = await beside(partial(_body, snapshot, found, links.base_url(request)))
    return Response(body, headers=_UNKEPT, media_type=JSON)


@router.get(nearmany.PATH, include_in_schema=False)
def many_form(request: Request, atlas: AtlasDep) -> Response:
    """Return the form that takes many places."""
    return Response(html.near_many(request, atlas.snapshot, Sent([], {})), media_type=HTML)


@router.post(nearmany.PATH, include_in_schema=False)
async def many_page(request: Request, atlas: AtlasDep) -> Response:
    """Return what lies near the places of the form as a page, or as a file; what is wrong stands above the form."""
    sent, snapshot = Sent([], {}), atlas.snapshot
    try:
        _take_turn(request)
        sent = await places_sent(request)
        wish = around.wish(sent.fields, default=LIMIT, most=MOST)
        found = await _answered(request, atlas, snapshot, wish, sent)
    except AtlasError as error:
        body = await beside(partial(html.near_many, request, snapshot, sent, error=error))
        return Response(body, problems.status_of(error), _UNKEPT, HTML)
    if sent.fields.get("f") in near.FILES:
        return await _file(request, snapshot, found, wish, sent.fields["f"])
    body = await beside(partial(html.near_many, request, snapshot, sent, found))
    return Response(body, headers=_UNKEPT, media_type=HTML)


def _take_turn(request: Request) -> None:
    """Raise TooManyRequests where an address has many lists looked up."""
    lists: Bucket = request.app.state.lists
    lists.take(source_of(address_of(request)))


async def _answered(request: Request, house: Atlas, snapshot: Snapshot, wish: Wish, sent: Sent) -> list[Answered]:
    """Return the answers to all places, after those to the lists of others; whoever tells them reads that snapshot."""
    state, places = request.app.state, checked(sent.places)
    # Where no place is understood nothing is looked for, and the filters would not be looked at.
    require_answerable(wish.kinds, wish.filters)
    if not hasattr(state, "lists_limiter"):
        state.lists_limiter = CapacityLimiter(_AT_ONCE)

    def look_up() -> list[Answered]:
        return list(answers(house.gazetteer, places, lambda place: wish.around(snapshot, place.lon, place.lat)))

    return await anyio.to_thread.run_sync(look_up, limiter=state.lists_limiter)


async def _file(request: Request, snapshot: Snapshot, found: list[Answered], wish: Wish, wanted: str) -> Response:
    table = places_table(snapshot, found, _statement(request, snapshot, wish), language=file_language(request))
    response = await respond_file(request, snapshot, FORMATS[wanted], table)
    response.headers.update(_UNKEPT)
    return response


def _statement(request: Request, snapshot: Snapshot, wish: Wish) -> Statement:
    """Return what the file says about itself; no address leads to it, and it names none of the places."""
    asked = {language: (Voice(language).say("near-many"), *wish.words(Voice(language))) for language in LANGUAGES}
    return state(snapshot, asked, "nearby-places", base=links.base_url(request))


def _body(snapshot: Snapshot, found: list[Answered], base: str) -> bytes:
    rows = [_told(snapshot, one, base) for one in found]
    known = sum(one.place is not None for one in found)
    return encode.dumps(
        {"places": rows, "numberFound": known, "numberReturned": len(rows), "revision": snapshot.revision}
    )


def _told(snapshot: Snapshot, one: Answered, base: str) -> dict[str, Any]:
    """Return the answer to one place as JSON tells it."""
    problem = one.problem
    said = {"detail": problem.de, "detail_en": problem.en, "near": list(problem.near)} if problem else None
    return {
        "line": one.asked.line,
        "asked": one.asked.text,
        "position": around.place_members(one.place) if one.place else None,
        "problem": said,
        "hits": [near_row(snapshot, hit, rank, base) for rank, hit in enumerate(one.hits, start=1)],
    }
