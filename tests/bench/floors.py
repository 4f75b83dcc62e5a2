"""Two floors to measure against: FastAPI and bare Starlette, each returning the ready bytes of a file by its name."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_GEOJSON = "application/geo+json"


def fastapi_floor(folder: Path) -> FastAPI:
    """Return an app whose one route returns the bytes of a file in the folder."""
    app, ready = FastAPI(openapi_url=None), _reader(folder)

    @app.get("/{name}")
    async def bytes_of(name: str) -> Response:
        return Response(ready(name), media_type=_GEOJSON)

    return app


def starlette_floor(folder: Path) -> Starlette:
    """Return a bare Starlette app whose one route returns the bytes of a file in the folder."""
    ready = _reader(folder)

    async def bytes_of(request: Request) -> Response:
        return Response(ready(request.path_params["name"]), media_type=_GEOJSON)

    return Starlette(routes=[Route("/{name}", bytes_of)])


def _reader(folder: Path) -> Callable[[str], bytes]:
    return cache(lambda name: (folder / name).read_bytes())


FLOORS = {"fastapi": fastapi_floor, "starlette": starlette_floor}
