"""Collections, their items and what can be asked of them (OGC API – Features, Part 1)."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request, Response

from api import descriptions, links, parameters
from api.deps import ITEM_PARAMETERS, SHAPE, TABLE_FORMATS, SnapshotDep, answer_format, item_query
from api.negotiation import wants_html
from api.pages import html
from api.parameters import Parameter, filter_parameters
from api.responses import CSV, GEOJSON, HTML, JSON, SCHEMA_JSON, respond
from atlas import encode, profile
from atlas.credits import ODBL
from atlas.errors import InvalidParameter, NotFound
from atlas.export.table import to_csv
from atlas.filters import filters_of
from atlas.query import Collection, Page, Query, page_features
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.text import fold

Endpoint = Callable[[Request, Snapshot], Awaitable[Response]]
_PROFILES = {"areas": profile.of_area, "cities": profile.of_city}
_ALTERNATES = {"html": "text/html", "csv": "text/csv"}
# Old systems cut off longer names, and headers are ASCII.
_LONGEST_NAME = 120
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
        wanted = answer_format(values, TABLE_FORMATS, "html" if wants_html(request) else "json")
        rows = snapshot.collection(name)
        query = item_query(name, values)
        columns = _columns(values, rows)
        drawn = parameters.choice(values, "skipGeometry", ("true", "false"), "false") == "false"
        page = rows.run(query)
        if wanted == "html":
            return respond(request, snapshot, html.items(request, snapshot, rows, page, query), HTML)
        if wanted == "csv":
            return _as_csv(request, snapshot, rows, page, columns, _file_name(name, values))
        body = encode.collection(_features(rows, page, columns, drawn), _members(request, snapshot, query, page))
        return respond(request, snapshot, body, GEOJSON)

    return items


def _item_endpoint(name: str) -> Callable[[Request, Snapshot, str], Awaitable[Response]]:
    profiled = _PROFILES.get(name)

    async def item(request: Request, snapshot: SnapshotDep, item_id: str) -> Response:
        values = parameters.read(request, SHAPE)
        answer_format(values)
        rows = snapshot.collection(name)
        encoded = rows.features[rows.position(item_id)]
        if wants_html(request):
            return respond(request, snapshot, html.item(request, snapshot, rows, item_id), HTML)
        here = f"{links.base_url(request)}/api/collections/{name}"
        members = {
            "links": [
                *links.self_and_alternates(request, GEOJSON, {"html": "text/html"}),
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


def _item_parameters(name: str) -> list[Parameter]:
    own = filter_parameters(name)
    taken = {parameter.name for parameter in own}
    return [*(parameter for parameter in ITEM_PARAMETERS if parameter.name not in taken), *own]


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


def _file_name(collection: str, values: parameters.Values) -> str:
    """Return a name that states what a file was asked by: a table has no room for it, unlike GeoJSON with its links."""
    asked = {*filters_of(collection), "bbox", "datetime", "q"}
    said = [f"{name}-{fold(text).replace(' ', '-')}" for name, text in values.items() if name in asked]
    return f"{'_'.join([collection, *said])[:_LONGEST_NAME]}.csv"


def _as_csv(
    request: Request, snapshot: Snapshot, rows: Collection, page: Page, columns: tuple[str, ...] | None, name: str
) -> Response:
    table = ((rows.ids[p], rows.fields[p], rows.geometries[p]) for p in page.positions)
    response = respond(request, snapshot, to_csv(table, columns or rows.property_names), CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Link"] = f'<{ODBL.url}>; rel="license"'
    return response


def _members(request: Request, snapshot: Snapshot, query: Query, page: Page) -> dict[str, Any]:
    return {
        "numberMatched": page.matched,
        "numberReturned": len(page.positions),
        "links": [
            *links.self_and_alternates(request, GEOJSON, _ALTERNATES),
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
    add(f"{here}/items/{{item_id}}", _item_endpoint(name), summary=f"{title}: Eintrag", openapi_extra=_ONLY_SHAPE)
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
