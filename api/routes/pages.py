"""Pages for people at short German addresses; lists and records are readable without a script."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, Request, Response

from api import parameters
from api.asking import beside
from api.deps import AtlasDep, SnapshotDep, asked_of_map, item_query, parse_day
from api.pages import figures, html, lists
from api.pages.words import FOLDERS
from api.responses import HTML, respond
from atlas.filters import filters_of
from atlas.query import Collection, Query, Sort
from atlas.selection import MAP_FILTERS
from atlas.snapshot import Snapshot

ListPage = Callable[[Request, Snapshot], Awaitable[Response]]
RecordPage = Callable[[Request, Snapshot, str], Awaitable[Response]]
_ROWS = "100"
_SHARED = ("q", "bbox", "datetime", "sortby", "limit", "offset")
_ORDER = {
    "cities": (Sort("name"),),
    "areas": (Sort("city_name"), Sort("name")),
    "projects": (Sort("city_name"), Sort("area_name"), Sort("title")),
    "offices": (Sort("city_name"), Sort("name")),
}
router = APIRouter(include_in_schema=False)


def _list_query(name: str, request: Request) -> Query:
    """Return the query of a list page: empty fields of a form ask for nothing, foreign parameters are not ours."""
    known = {*filters_of(name), *_SHARED}
    asked = {key: value for key, value in request.query_params.items() if key in known and value.strip()}
    query = lists.of_page(item_query(name, {"limit": _ROWS, **asked}))
    return query if query.sort else replace(query, sort=_ORDER[name])


def _list_page(name: str) -> ListPage:
    async def page(request: Request, snapshot: SnapshotDep) -> Response:
        rows, query = snapshot.collection(name), _list_query(name, request)
        return respond(request, snapshot, await beside(partial(_listed, request, snapshot, rows, query)), HTML)

    return page


def _listed(request: Request, snapshot: Snapshot, rows: Collection, query: Query) -> bytes:
    return html.items(request, snapshot, rows, rows.run(query), query)


def _record_page(name: str) -> RecordPage:
    async def page(request: Request, snapshot: SnapshotDep, item_id: str) -> Response:
        asked = request.query_params.get("datetime", "").strip()
        day = parse_day(asked, "datetime") if asked else None
        made = partial(html.item, request, snapshot, snapshot.collection(name), item_id, day)
        return respond(request, snapshot, await beside(made), HTML)

    return page


for _name, _folder in FOLDERS.items():
    router.add_api_route(f"/{_folder}", _list_page(_name))
    router.add_api_route(f"/{_folder}/{{item_id}}", _record_page(_name))


@router.get(figures.PATH)
async def statistics(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the figures of what the filters leave; empty fields of the form ask for nothing."""
    given = {name: text for name, text in request.query_params.items() if text.strip()}
    values = {name: text for name, text in given.items() if name in (*MAP_FILTERS, "datetime", "bbox")}
    measure = parameters.choice(given, "measure", figures.MEASURES, "projects")
    made = partial(html.statistics, request, snapshot, asked_of_map(values), values, measure)
    return respond(request, snapshot, await beside(made), HTML)


@router.get("/daten")
def data(request: Request, atlas: AtlasDep) -> Response:
    """Return what can be taken along, under which licence, and how to read it."""
    return respond(request, atlas.snapshot, html.data(request, atlas), HTML)


@router.get("/daten/quellen")
async def sources(request: Request, snapshot: SnapshotDep) -> Response:
    """Return all sources."""
    return respond(request, snapshot, await beside(partial(html.sources, request, snapshot)), HTML)


@router.get("/vergleich")
async def comparison(request: Request, snapshot: SnapshotDep) -> Response:
    """Return two areas side by side, or a form to choose them."""
    return respond(request, snapshot, await beside(partial(html.comparison, request, snapshot)), HTML)
