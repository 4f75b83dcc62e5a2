"""Two floors to measure against: FastAPI and bare Starlette, each returning the same ready bytes."""

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

GEOJSON = "application/geo+json"


def fastapi_floor(body: bytes) -> FastAPI:
    """Return an app whose one route returns the body."""
    app = FastAPI(openapi_url=None)

    @app.get("/{path:path}")
    async def ready(path: str) -> Response:
        return Response(body, media_type=GEOJSON)

    return app


def starlette_floor(body: bytes) -> Starlette:
    """Return a bare Starlette app whose one route returns the body."""

    async def ready(request: Request) -> Response:
        return Response(body, media_type=GEOJSON)

    return Starlette(routes=[Route("/{path:path}", ready)])
