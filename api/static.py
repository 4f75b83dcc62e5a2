"""Files: the built front end, the basemap, and the style of the pages."""

from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api import coding, links, style
from api.pages import html, oembed
from api.settings import Settings
from atlas.errors import DataError, NotFound

_PAGES = Path(__file__).parent / "pages" / "static"
_FOREVER = "public, max-age=31536000, immutable"
_REVALIDATE = "public, max-age=0, must-revalidate"
_ENDINGS: Mapping[coding.Coding, str] = {"br": "br", "gzip": "gz"}
_TEXTS = (".css", ".geojson", ".html", ".js", ".json", ".md", ".svg", ".txt")


class CachedFiles(StaticFiles):
    """Static files with a stated cache rule, each compressed once."""

    def __init__(self, directory: Path, cache: str, *, check_dir: bool = True) -> None:
        super().__init__(directory=directory, check_dir=check_dir)
        self._cache = cache

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file; GeoJSON files get their media type."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = self._cache
        if path.endswith(".geojson"):
            response.headers["Content-Type"] = "application/geo+json"
        return await _compressed(response, Headers(scope=scope))


async def _compressed(response: Response, asked: Headers) -> Response:
    """Return the compressed form of a file where there is one to be had and it is not asked for by pieces."""
    used = coding.accepted(asked.get("accept-encoding", ""))
    if used is None or "range" in asked or not isinstance(response, FileResponse):
        return response
    body = await run_in_threadpool(_read, Path(response.path), used)
    return response if body is None else coding.coded(response, body, used)


def _read(path: Path, used: coding.Coding) -> bytes | None:
    """Return a compressed file, as the build made it or as it is made here and kept; None for what gains nothing."""
    ready = path.with_name(f"{path.name}.{_ENDINGS[used]}")
    if ready.is_file():
        return ready.read_bytes()
    if path.suffix not in _TEXTS or path.stat().st_size < coding.LEAST:
        return None
    return coding.packed(path.read_bytes(), used)


def mount(app: FastAPI, settings: Settings) -> None:
    """Serve `/` (the map), `/favicon.svg`, `/assets`, `/basemap` and `/pages`."""
    pages = CachedFiles(settings.web_dir, _REVALIDATE, check_dir=False)
    if (settings.web_dir / "assets").is_dir():
        app.mount("/assets", CachedFiles(settings.web_dir / "assets", _FOREVER))

    @app.get("/basemap/foreign.json", include_in_schema=False)
    async def foreign_basemap() -> Response:
        offered = settings.basemap.model_dump() if settings.basemap.url else None
        return JSONResponse(offered, headers={"Cache-Control": _REVALIDATE})

    app.mount("/basemap", CachedFiles(settings.geodata_dir / "basemap", _REVALIDATE))
    app.state.style = dress = style.of_pages(settings.web_dir)

    @app.get(dress.address, include_in_schema=False)
    async def style_of_pages() -> Response:
        return Response(dress.text, headers={"Cache-Control": _FOREVER}, media_type="text/css")

    app.mount("/pages", CachedFiles(_PAGES, _REVALIDATE))

    @app.get("/favicon.svg", include_in_schema=False)
    async def favicon(request: Request) -> Response:
        if not (settings.web_dir / "favicon.svg").is_file():
            raise NotFound("Das Zeichen der Karte ist noch nicht gebaut.", "The icon has not been built yet.")
        return await pages.get_response("favicon.svg", request.scope)

    @app.get("/", include_in_schema=False)
    async def map_page(request: Request) -> Response:
        return await _map(pages, request)


async def _map(pages: StaticFiles, request: Request) -> Response:
    """Return the map, or why there is none yet."""
    if not (Path(str(pages.directory)) / "index.html").is_file():
        missing = DataError(
            "Die Karte ist noch nicht gebaut. scripts/serve baut sie; die Seiten der Gebiete gehen auch so: /gebiete",
            "The map has not been built yet. scripts/serve builds it; the area pages work without it: /gebiete",
        )
        error: Response = html.error(request, 503, missing)
        return error
    response = await pages.get_response("index.html", request.scope)
    # Programs that embed what somebody pastes ask for this; browsers say that they are some, and need it not.
    if "sec-fetch-dest" not in request.headers:
        response.headers["Link"] = _embedding(request)
    return response


def _embedding(request: Request) -> str:
    """Return the way to what the map becomes in other people's pages, as a Link header."""
    address = f"/?{request.url.query}" if request.url.query else "/"
    found = oembed.discovery(links.base_url(request), address)
    return ", ".join(f'<{href}>; rel="alternate"; type="{media}"' for media, href in found)
