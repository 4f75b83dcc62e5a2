"""Collections, their items and what can be asked of them (OGC API – Features, Part 1)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response

from api import descriptions, expressions, features, links, parameters
from api.asking import beside, page_of
from api.deps import (
    FORMATS,
    ITEM_PARAMETERS,
    LANGUAGE,
    SHAPE,
    SnapshotDep,
    answer_format,
    format_parameter,
    item_query,
)
from api.downloads import send_item, send_items
from api.gone import followed
from api.language import language_of
from api.negotiation import wants_html
from api.pages import html, lists
from api.parameters import Parameter, filter_parameters
from api.plain import PlainRoute
from api.press import respond_sheet
from api.responses import GEOJSON, HTML, JSON, SCHEMA_JSON, respond
from atlas import crs, encode, profile
from atlas.describe.voice import Voice
from atlas.errors import InvalidParameter, NotFound
from atlas.export import sheet
from atlas.export.formats import FORMATS as FILES
from atlas.export.formats import formats_of
from atlas.query import Collection, Page, Query
from atlas.snapshot import COLLECTIONS, Snapshot

Endpoint = Callable[[Request, Snapshot], Awaitable[Response]]
_PROFILES = {"areas": profile.of_area, "cities": profile.of_city}
# The filters of projects that ask for those of one record.
_NAMED_BY = {"cities": "city_ags", "areas": "area"}
_ONLY_SHAPE = {"parameters": [parameter.openapi() for parameter in SHAPE]}
_SCHEMAS = (
    ("queryables", descriptions.queryables, "Filter"),
    ("sortables", descriptions.sortables, "Sortierung"),
    ("schema", descriptions.schema, "Schema"),
)
router = APIRouter(prefix="/api", tags=["Daten"])


@router.get("/collections", summary="Alle Sammlungen", openapi_extra=_ONLY_SHAPE)
async def collections(request: Request, snapshot: SnapshotDep) -> Response:
    """Return all collections with their extents and links."""
    values = parameters.read(request, SHAPE)
    answer_format(values)
    found = [descriptions.collection(request, snapshot.collection(name)) for name in COLLECTIONS]
    if wants_html(request):
        return respond(request, snapshot, await beside(partial(html.collections, request, snapshot, found)), HTML)
    body = {
        "links": [*links.self_and_alternates(request, JSON, {"html": "text/html"}), links.landing_link(request)],
        "collections": found,
    }
    return respond(request, snapshot, encode.dumps(body), JSON)


def _collection_endpoint(name: str) -> Endpoint:
    async def collection(request: Request, snapshot: SnapshotDep) -> Response:
        values = parameters.read(request, SHAPE)
        answer_format(values)
        found = descriptions.collection(request, snapshot.collection(name))
        if wants_html(request):
            made = partial(html.collections, request, snapshot, [found])
            return respond(request, snapshot, await beside(made), HTML)
        return respond(request, snapshot, encode.dumps(found), JSON)

    return collection


# The two that are asked for most take the snapshot themselves, so that they can be plain routes.
def _items_endpoint(name: str) -> Callable[[Request], Awaitable[Response]]:
    known, formats = parameters.table_of(_item_parameters(name)), _formats(name)

    async def items(request: Request) -> Response:
        snapshot, values = await followed(request), parameters.read(request, known)
        wanted = answer_format(values, formats, "html" if wants_html(request) else "json")
        rows = snapshot.collection(name)
        query = item_query(name, values)
        shape = features.shape_of(values, rows)
        if wanted != "json":
            _require_degrees(shape)
        if wanted == links.SHEET:
            return await respond_sheet(request, snapshot, _booklet(request, snapshot, rows, query, values))
        if wanted in FILES:
            return await send_items(request, snapshot, FILES[wanted], rows, query, values, shape.columns)
        if wanted == "html":
            query = lists.of_page(query)
            made = partial(html.items, request, snapshot, rows, await page_of(rows, query), query)
            return respond(request, snapshot, await beside(made), HTML)
        page = await page_of(rows, query)
        own, others = links.own(request), _other_links(request, name, query, page)
        members = {
            "numberMatched": page.matched,
            "numberReturned": len(page.positions),
            "links": links.in_body(own, name, others),
            **descriptions.standing(snapshot),
        }
        response = respond(request, snapshot, await features.collected(rows, page, shape, members), GEOJSON)
        response.raw_headers += [*shape.headers, (b"link", links.in_header(own, name, others))]
        return response

    return items


def _item_endpoint(name: str) -> Callable[[Request, str], Awaitable[Response]]:
    profiled, known, formats = _PROFILES.get(name), _one_parameters(name), _formats(name)

    async def item(request: Request, item_id: str) -> Response:
        snapshot, values = await followed(request), parameters.read(request, known)
        wanted = answer_format(values, formats)
        rows = snapshot.collection(name)
        position = rows.position(item_id)
        shape = features.shape_of(values, rows)
        if wanted != "json":
            _require_degrees(shape)
        if wanted == links.SHEET:
            choice = sheet.of_record(snapshot, Voice(language_of(request)), name, item_id)
            return await respond_sheet(request, snapshot, choice)
        if wanted in FILES:
            return await send_item(request, snapshot, FILES[wanted], rows, item_id, values)
        if wants_html(request):
            made = partial(html.item, request, snapshot, rows, item_id)
            return respond(request, snapshot, await beside(made), HTML)
        members = {
            "links": links.in_body(links.own(request), name, _links_around(request, name, item_id)),
            **snapshot.evidence_of(rows.cited[position]),
            **({"profile": encode.properties(profiled(snapshot, item_id))} if profiled else {}),
            **descriptions.standing(snapshot),
        }
        encoded = b",".join(features.encoded(rows, Page((position,), 1), shape))
        response = respond(request, snapshot, encode.with_members(encoded, members), GEOJSON)
        response.raw_headers += shape.headers
        return response

    return item


def _schema_endpoint(name: str, described: Callable[[Request, str], dict[str, Any]]) -> Endpoint:
    async def schema(request: Request, snapshot: SnapshotDep) -> Response:
        parameters.read(request, [])
        return respond(request, snapshot, encode.dumps(described(request, name)), SCHEMA_JSON)

    return schema


def _formats(name: str) -> tuple[str, ...]:
    return (
        *FORMATS,
        *(format.name for format in formats_of(name)),
        *([links.SHEET] if name in sheet.COLLECTIONS else []),
    )


def _booklet(
    request: Request, snapshot: Snapshot, rows: Collection, query: Query, values: parameters.Values
) -> sheet.Choice:
    """Return the sheets of everything that a query finds: without a `limit` that was asked for, of all of it."""
    whole = query if "limit" in values else replace(query, limit=len(rows.ids))
    asked = {name: text for name, text in values.items() if name not in ("f", "lang", "limit", "offset", "sortby")}
    return sheet.of_query(snapshot, Voice(language_of(request)), rows, rows.run(whole).positions, query, asked)


def _item_parameters(name: str) -> list[Parameter]:
    own = (*filter_parameters(name), *expressions.further_parameters(name))
    taken = {parameter.name for parameter in own}
    general = (*ITEM_PARAMETERS, format_parameter(_formats(name)))
    return [*(parameter for parameter in general if parameter.name not in taken), *own]


def _one_parameters(name: str) -> tuple[Parameter, ...]:
    return format_parameter(_formats(name)), LANGUAGE, expressions.CRS


def _require_degrees(shape: features.Shape) -> None:
    if shape.system is not crs.CRS84:
        raise InvalidParameter(
            "„crs“ gilt nur für GeoJSON (f=json); andere Formate sagen ihr Koordinatensystem selbst.",
            "'crs' is for GeoJSON only (f=json); other formats state their system themselves.",
            parameter="crs",
        )


def _links_around(request: Request, name: str, item_id: str) -> list[links.Link]:
    """Return the links from a record to its collection, and from a city or an area to its projects."""
    here = f"{links.base_url(request)}/api/collections"
    found = [links.link(f"{here}/{name}", "collection", JSON)]
    if name in _NAMED_BY:
        title = descriptions.TITLES["projects"][0]
        found.append(links.link(f"{here}/projects/items?{_NAMED_BY[name]}={item_id}", "related", GEOJSON, title))
    return found


def _other_links(request: Request, name: str, query: Query, page: Page) -> list[links.Link]:
    return [
        *links.page_links(request, query, page),
        links.link(f"{links.base_url(request)}{links.path(request).removesuffix('/items')}", "collection", JSON),
        links.queryables(request, name),
    ]


def add_items(app: FastAPI) -> None:
    """Add the routes of items to an application: directly, for one of an included router is matched twice."""
    # What is asked for most comes first: routes are tried one after the other.
    for name in ("projects", "areas", *(name for name in COLLECTIONS if name not in ("projects", "areas"))):
        path, title = f"/api/collections/{name}/items", descriptions.TITLES[name][0]
        add = partial(app.router.add_api_route, tags=[*router.tags], route_class_override=PlainRoute)
        listed = {"parameters": [parameter.openapi() for parameter in _item_parameters(name)]}
        add(path, _items_endpoint(name), summary=f"{title}: Liste", openapi_extra=listed)
        one = {"parameters": [parameter.openapi() for parameter in _one_parameters(name)]}
        add(f"{path}/{{item_id}}", _item_endpoint(name), summary=f"{title}: Eintrag", openapi_extra=one)


def _register(name: str) -> None:
    here, title = f"/collections/{name}", descriptions.TITLES[name][0]
    router.add_api_route(here, _collection_endpoint(name), summary=f"Sammlung {title}", openapi_extra=_ONLY_SHAPE)
    for end, described, what in _SCHEMAS:
        router.add_api_route(f"{here}/{end}", _schema_endpoint(name, described), summary=f"{title}: {what}")


for _name in COLLECTIONS:
    _register(_name)


@router.get("/collections/{collection}", include_in_schema=False)
@router.get("/collections/{collection}/{rest:path}", include_in_schema=False)
async def unknown_collection(snapshot: SnapshotDep, collection: str, rest: str = "") -> Response:
    """Say which collections there are."""
    snapshot.collection(collection)
    raise NotFound(f"„{rest[:60]}“ gibt es hier nicht.", f"There is no “{rest[:60]}” here.")
