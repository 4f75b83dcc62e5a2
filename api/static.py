"""Files: the built front end, the basemap, and the style of the pages."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.pages import html
from api.settings import Settings
from atlas.design import chart, tokens
from atlas.errors import DataError, NotFound

_PAGES = Path(__file__).parent / "pages" / "static"
_FOREVER = "public, max-age=31536000, immutable"
_REVALIDATE = "public, max-age=0, must-revalidate"


class CachedFiles(StaticFiles):
    """Static files with a stated cache rule."""

    def __init__(self, directory: Path, cache: str) -> None:
        super().__init__(directory=directory)
        self._cache = cache

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file; GeoJSON files get their media type."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = self._cache
        if path.endswith(".geojson"):
            response.headers["Content-Type"] = "application/geo+json"
        return response


def _style(text: str) -> Response:
    return Response(text, headers={"Cache-Control": _REVALIDATE}, media_type="text/css")


async def _tokens() -> Response:
    return _style(tokens())


async def _chart() -> Response:
    return _style(chart())


def mount(app: FastAPI, settings: Settings) -> None:
    """Serve `/` (the map), `/favicon.svg`, `/assets`, `/basemap` and `/pages`."""
    index = settings.web_dir / "index.html"
    if (settings.web_dir / "assets").is_dir():
        app.mount("/assets", CachedFiles(settings.web_dir / "assets", _FOREVER))
    app.mount("/basemap", CachedFiles(settings.geodata_dir / "basemap", _REVALIDATE))
    app.add_api_route("/pages/tokens.css", _tokens, include_in_schema=False)
    app.add_api_route("/pages/chart.css", _chart, include_in_schema=False)
    app.mount("/pages", CachedFiles(_PAGES, _REVALIDATE))

    @app.get("/favicon.svg", include_in_schema=False)
    async def favicon() -> Response:
        if not (settings.web_dir / "favicon.svg").is_file():
            raise NotFound("Das Zeichen der Karte ist noch nicht gebaut.", "The icon has not been built yet.")
        return FileResponse(settings.web_dir / "favicon.svg", headers={"Cache-Control": _REVALIDATE})

    @app.get("/", include_in_schema=False)
    async def map_page(request: Request) -> Response:
        if index.is_file():
            return FileResponse(index, media_type="text/html", headers={"Cache-Control": _REVALIDATE})
        missing = DataError(
            "Die Karte ist noch nicht gebaut. scripts/serve baut sie; die Seiten der Gebiete gehen auch so: /gebiete",
            "The map has not been built yet. scripts/serve builds it; the area pages work without it: /gebiete",
        )
        response: Response = html.error(request, 503, missing)
        return response
