"""Maps for other people's pages: the embedded map and the script of the element; and other scripts of fixed address."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from api import merged
from api.deps import SnapshotDep
from api.pages import embed, html
from api.responses import HTML, respond
from api.security import EMBEDDABLE
from atlas.errors import NotFound

# Pages of others name it: a new version must reach them within the hour.
_AN_HOUR = "public, max-age=3600"
_SCRIPTS = ("einbetten.js", "einbetten-seite.js", "in-der-naehe.js")
router = APIRouter(include_in_schema=False)


def _built(request: Request, name: str) -> Path:
    path: Path = request.app.state.settings.web_dir / name
    if not path.is_file():
        raise NotFound("Die eingebettete Karte ist noch nicht gebaut.", "The embedded map has not been built yet.")
    return path


@router.get("/einbetten")
def build(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the page where one chooses a map and copies its code."""
    return respond(request, snapshot, html.embed(request, snapshot), HTML)


@router.get("/einbetten/karte")
def embedded(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the map for a frame in any page."""
    body = embed.page(
        _built(request, "einbetten.html").read_text("utf-8"), snapshot, merged.of_today(snapshot, request.query_params)
    )
    response = respond(request, snapshot, body, HTML)
    response.headers.update(EMBEDDABLE)
    return response


async def _script(request: Request) -> Response:
    path = _built(request, request.url.path.lstrip("/"))
    return FileResponse(path, headers={"Cache-Control": _AN_HOUR}, media_type="text/javascript")


for _name in _SCRIPTS:
    router.add_api_route(f"/{_name}", _script)
