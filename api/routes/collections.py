"""Collections, their items and what can be asked of them (OGC API – Features, Part 1)."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request, Response

from api import descriptions, links, parameters
from api.deps import FORMATS, ITEM_PARAMETERS, LANGUAGE, SHAPE, SnapshotDep, answer_format, format_parameter, item_query
from api.downloads import send_item, send_items
from api.negotiation import wants_html
from api.pages import html
from api.parameters import Parameter, filter_parameters
from api.responses import GEOJSON, HTML, JSON, SCHEMA_JSON, respond
from atlas import encode, profile
from atlas.errors import InvalidParameter, NotFound
from atlas.export.formats import FORMATS as FILES
from atlas.export.formats import formats_of
from atlas.query import Collection, Page, Query, page_features
from atlas.snapshot import COLLECTIONS, Snapshot

Endpoint = Callable[[Request, Snapshot], Awaitable[Response]]
_PROFILES = {"areas": profile.of_area, "cities": profile.of_city}
_ONLY_SHAPE = {"parameters": [parameter.openapi() for parameter in SHAPE]}
router = APIRouter(prefix="/api", tags=["Daten"])


@router.get("/collections", summary="Alle Sammlungen", openapi_extra=_ONLY_SHAPE)
async def collections(request: Request, snapshot: SnapshotDep) -> Response:
    """Return all collections with their extents and links."""
    values = parameters.read(request, SHAPE)
    answer_format(values)
    found = [descriptions.collection(request, snapshot.collection(name)) for name in COLLECTIONS]
    if wants_html(request):
        return respond(request, snapshot, html.collections(request, snapshot, found), HTML)
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
            return respond(request, snapshot, html.collections(request, snapshot, [found]), HTML)
        return respond(request, snapshot, encode.dumps(found), JSON)

    return collection


def _items_endpoint(name: str) -> Endpoint:
    known = _item_parameters(name)

    async def items(request: Request, snapshot: SnapshotDep) -> Response:
        values = parameters.read(request, known)
        wanted = answer_format(values, _formats(name), "html" if wants_html(request) else "json")
        rows = snapshot.collection(name)
        query = item_query(name, values)
        columns = _columns(values, rows)
        drawn = parameters.choice(values, "skipGeometry", ("true", "false"), "false") == "false"
        if wanted in FILES:
            return await send_items(request, snapshot, FILES[wanted], rows, query, values, columns)
        page = rows.run(query)
        if wanted == "html":
            return respond(request, snapshot, html.items(request, snapshot, rows, page, query), HTML)
        body = encode.collection(_features(rows, page, columns, drawn), _members(request, snapshot, rows, query, page))
        return respond(request, snapshot, body, GEOJSON)

    return items


def _item_endpoint(name: str) -> Callable[[Request, Snapshot, str], Awaitable[Response]]:
    profiled, known = _PROFILES.get(name), _one_parameters(name)

    async def item(request: Request, snapshot: SnapshotDep, item_id: str) -> Response:
        values = parameters.read(request, known)
        wanted = answer_format(values, _formats(name))
        rows = snapshot.collection(name)
        encoded = rows.features[rows.position(item_id)]
        if wanted in FILES:
            return await send_item(request, snapshot, FILES[wanted], rows, item_id, values)
        if wants_html(request):
            return respond(request, snapshot, html.item(request, snapshot, rows, item_id), HTML)
        here = f"{links.base_url(request)}/api/collections/{name}"
        members = {
            "links": [
                *links.self_and_alternates(request, GEOJSON, links.alternates(name)),
                links.link(here, "collection", JSON),
            ],
            **snapshot.evidence(name, item_id),
            **({"profile": encode.properties(profiled(snapshot, item_id))} if profiled else {}),
            **descriptions.standing(snapshot),
        }
        return respond(request, snapshot, encode.with_members(encoded, members), GEOJSON)

    return item


def _queryables_endpoint(name: str) -> Endpoint:
    async def queryables(request: Request, snapshot: SnapshotDep) -> Response:
        parameters.read(request, [])
        return respond(request, snapshot, encode.dumps(descriptions.queryables(request, name)), SCHEMA_JSON)

    return queryables


def _schema_endpoint(name: str) -> Endpoint:
    async def schema(request: Request, snapshot: SnapshotDep) -> Response:
        parameters.read(request, [])
        return respond(request, snapshot, encode.dumps(descriptions.schema(request, name)), SCHEMA_JSON)

    return schema


def _formats(name: str) -> tuple[str, ...]:
    return (*FORMATS, *(format.name for format in formats_of(name)))


def _item_parameters(name: str) -> list[Parameter]:
    own = filter_parameters(name)
    taken = {parameter.name for parameter in own}
    general = (*ITEM_PARAMETERS, format_parameter(_formats(name)))
    return [*(parameter for parameter in general if parameter.name not in taken), *own]


def _one_parameters(name: str) -> tuple[Parameter, ...]:
    return format_parameter(_formats(name)), LANGUAGE


def _columns(values: parameters.Values, rows: Collection) -> tuple[str, ...] | None:
    """Return the properties that were asked for, or None for all; raises InvalidParameter naming the known ones."""
    if "properties" not in values:
        return None
    names = tuple(name.strip() for name in values["properties"].split(",") if name.strip())
    missing = [name for name in names if name not in rows.property_names]
    if missing or not names:
        shown = ", ".join(missing)[:60] or "(leer)"
        raise InvalidParameter(
            f"Die Eigenschaft „{shown}“ gibt es nicht. Bekannt: {', '.join(rows.property_names)}.",
            f"There is no property '{shown}'. Known: {', '.join(rows.property_names)}.",
            parameter="properties",
            known=rows.property_names,
        )
    return names


def _features(rows: Collection, page: Page, columns: tuple[str, ...] | None, drawn: bool) -> list[bytes]:
    if columns is None and drawn:
        return page_features(rows, page)
    names = rows.property_names if columns is None else columns
    return [_reduced(rows, position, names, drawn) for position in page.positions]


def _reduced(rows: Collection, position: int, names: tuple[str, ...], drawn: bool) -> bytes:
    chosen = {name: rows.fields[position][name] for name in names}
    encoded = encode.feature if drawn else encode.outlined
    return encoded(rows.ids[position], chosen, rows.geometries[position])


def _members(request: Request, snapshot: Snapshot, rows: Collection, query: Query, page: Page) -> dict[str, Any]:
    return {
        "numberMatched": page.matched,
        "numberReturned": len(page.positions),
        "links": [
            *links.self_and_alternates(request, GEOJSON, links.alternates(rows.name)),
            *links.page_links(request, query, page),
            links.link(f"{links.base_url(request)}{request.url.path.removesuffix('/items')}", "collection", JSON),
        ],
        **descriptions.standing(snapshot),
    }


def _register(name: str) -> None:
    here, title = f"/collections/{name}", descriptions.TITLES[name][0]
    listed = {"parameters": [parameter.openapi() for parameter in _item_parameters(name)]}
    add = router.add_api_route
    add(here, _collection_endpoint(name), summary=f"Sammlung {title}", openapi_extra=_ONLY_SHAPE)
    add(f"{here}/items", _items_endpoint(name), summary=f"{title}: Liste", openapi_extra=listed)
    one = {"parameters": [parameter.openapi() for parameter in _one_parameters(name)]}
    add(f"{here}/items/{{item_id}}", _item_endpoint(name), summary=f"{title}: Eintrag", openapi_extra=one)
    add(f"{here}/queryables", _queryables_endpoint(name), summary=f"{title}: Filter")
    add(f"{here}/schema", _schema_endpoint(name), summary=f"{title}: Schema")


for _name in COLLECTIONS:
    _register(_name)


@router.get("/collections/{collection}", include_in_schema=False)
@router.get("/collections/{collection}/{rest:path}", include_in_schema=False)
async def unknown_collection(snapshot: SnapshotDep, collection: str, rest: str = "") -> Response:
    """Say which collections there are."""
    snapshot.collection(collection)
    raise NotFound(f"„{rest[:60]}“ gibt es hier nicht.", f"There is no “{rest[:60]}” here.")
