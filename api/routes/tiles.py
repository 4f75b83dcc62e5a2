"""The map as vector tiles, with what maps need to draw them: TileJSON and a style."""

from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request, Response

from api import coding, expressions, links, parameters
from api.asking import beside, worked_out
from api.deps import ITEM_PARAMETERS, SnapshotDep, asked_of_map, item_query
from api.parameters import Parameter, Values, filter_parameter, filter_parameters
from api.responses import JSON, respond
from atlas import encode
from atlas.errors import NotFound
from atlas.selection import MAP_FILTERS
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.tiles import (
    ALL,
    MVT,
    Tile,
    TileAddress,
    known_of_all,
    map_style,
    tile_of_all,
    tile_of_stock,
    tilejson,
    tiles_of,
)

router = APIRouter(prefix="/api/tiles", tags=["Kacheln"])
# The library reads the number, and says what is wrong with it.
Whole = Annotated[str, Path(json_schema_extra={"type": "integer", "minimum": 0})]
# Of what an items request takes, that which chooses features; the rest tells of pages and formats.
_CHOOSING = ("datetime", "q", "filter", "filter-lang", "filter-crs")
_OF_MAP = [
    *(filter_parameter(item) for item in MAP_FILTERS.values()),
    *(parameter for parameter in ITEM_PARAMETERS if parameter.name == "datetime"),
]


@router.get("", summary="Kacheln aller Ebenen (TileJSON)")
async def all_layers(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the TileJSON of the tiles that hold cities, areas, projects and offices together."""
    parameters.read(request, [])
    return _described(request, snapshot, ALL, _template(request, "", {}))


@router.get("/style.json", summary="Stil für MapLibre")
async def style(request: Request, snapshot: SnapshotDep) -> Response:
    """Return a style for MapLibre GL JS 5.11 or newer: needs no glyphs, no sprites and no other server."""
    parameters.read(request, [])
    return respond(request, snapshot, encode.dumps(map_style(links.base_url(request))), JSON)


@router.get("/{z}/{x}/{y}", summary="Eine Kachel aller Ebenen")
async def tile_of_everything(request: Request, snapshot: SnapshotDep, z: Whole, x: Whole, y: Whole) -> Response:
    """Return cities, areas, projects and offices in one Mapbox Vector Tile; 204 where there is nothing."""
    parameters.read(request, [])
    address = TileAddress.read(z, x, y)
    known = known_of_all(snapshot, address)
    if known is None:
        known = await beside(partial(tile_of_all, snapshot, address))
    return await _answer(request, snapshot, known)


# For the own map, in whose meaning the filters are; most installations have no stock.
@router.get("/stock/{z}/{x}/{y}", include_in_schema=False)
async def tile_of_the_stock(request: Request, snapshot: SnapshotDep, z: Whole, x: Whole, y: Whole) -> Response:
    """Return the projects of a stock alone, under the filters of the map, as one tile; 204 where there is none."""
    asked, address = asked_of_map(parameters.read(request, _OF_MAP)), TileAddress.read(z, x, y)
    return await _answer(request, snapshot, await beside(partial(tile_of_stock, snapshot, address, asked)))


def _register(name: str) -> None:
    taken = _parameters(name)
    listed = {"parameters": [parameter.openapi() for parameter in taken]}

    async def described(request: Request, snapshot: SnapshotDep) -> Response:
        values = parameters.read(request, taken)
        query = item_query(name, values)
        await worked_out(query, partial(tiles_of(snapshot.collection(name)).check, query, _asked(values)))
        return _described(request, snapshot, (name,), _template(request, f"/{name}", values))

    async def tile(request: Request, snapshot: SnapshotDep, z: Whole, x: Whole, y: Whole) -> Response:
        values = parameters.read(request, taken)
        tiles, address, asked = tiles_of(snapshot.collection(name)), TileAddress.read(z, x, y), _asked(values)

        known = tiles.known(address, asked)
        if known is not None:
            return await _answer(request, snapshot, known)
        query = item_query(name, values)
        made = partial(tiles.tile, address, query if values else None, asked)
        # Handed to a thread and back, what is quick would take twice as long.
        quick = tiles.is_quick(address, asked)
        return await _answer(request, snapshot, made() if quick else await worked_out(query, made))

    router.add_api_route(f"/{name}", described, summary=f"Kacheln von {name} (TileJSON)", openapi_extra=listed)
    router.add_api_route(f"/{name}/{{z}}/{{x}}/{{y}}", tile, summary=f"Eine Kachel von {name}", openapi_extra=listed)


def _parameters(name: str) -> list[Parameter]:
    own = (*filter_parameters(name), *expressions.further_parameters(name))
    taken = {parameter.name for parameter in own}
    return [*(each for each in ITEM_PARAMETERS if each.name in _CHOOSING and each.name not in taken), *own]


def _asked(values: Values) -> str:
    """Return the same words for the same question, in whatever order it is asked."""
    return urlencode(sorted(values.items()))


def _template(request: Request, path: str, values: Values) -> str:
    asked = f"?{urlencode(values)}" if values else ""
    return f"{links.base_url(request)}/api/tiles{path}/{{z}}/{{x}}/{{y}}{asked}"


def _described(request: Request, snapshot: Snapshot, names: tuple[str, ...], template: str) -> Response:
    body: dict[str, Any] = tilejson(snapshot, names, template)
    return respond(request, snapshot, encode.dumps(body), JSON)


async def _answer(request: Request, snapshot: Snapshot, made: Tile) -> Response:
    """Return a tile in the form that it is kept in."""
    response = respond(request, snapshot, made.plain, MVT)
    del response.headers["Vary"]
    if response.status_code == 304:
        return response
    if not made.plain:
        # As a tile without features has no content, neither has its answer.
        return Response(status_code=204, headers=_without_length(response))
    if not coding.accepts(request.headers.get("accept-encoding", ""), "gzip"):
        return response
    if not made.is_packed:
        await beside(made.pack)
    return coding.coded(response, made.gzipped, "gzip")


def _without_length(response: Response) -> dict[str, str]:
    # RFC 9110, 8.6: an answer without content states no length.
    return {name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")}


for _name in COLLECTIONS:
    _register(_name)


@router.get("/{collection}", include_in_schema=False)
@router.get("/{collection}/{rest:path}", include_in_schema=False)
async def unknown_tiles(snapshot: SnapshotDep, collection: str, rest: str = "") -> Response:
    """Say which collections there are, or what the address of a tile looks like."""
    snapshot.collection(collection)
    raise NotFound(
        f"„{rest[:60]}“ ist keine Kachel; eine heißt Zoom/Spalte/Zeile, etwa 10/549/342.",
        f"'{rest[:60]}' is no tile; one is called zoom/column/row, such as 10/549/342.",
    )
