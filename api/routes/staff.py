"""The page of the staff workspace: one file for every address below it; what it shows, it asks the API for."""

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from api.pages import html
from api.responses import HTML
from api.security import OF_STAFF
from atlas.errors import DataError

router = APIRouter(include_in_schema=False)


@router.get("/mitarbeit")
@router.get("/mitarbeit/{_view:path}")
def workspace(request: Request) -> Response:
    """Return the page, whoever asks: without logging in it shows nothing but the form to do so."""
    path = request.app.state.settings.web_dir / "mitarbeit.html"
    if path.is_file():
        return FileResponse(path, headers=OF_STAFF, media_type=HTML)
    missing = DataError(
        "Die Mitarbeit ist noch nicht gebaut. scripts/serve baut sie.",
        "The staff workspace has not been built yet. scripts/serve builds it.",
    )
    response: Response = html.error(request, 503, missing)
    return response
