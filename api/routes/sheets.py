"""Area sheets and the booklets of cities as PDF, at the addresses of their pages."""

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import LANGUAGE, SnapshotDep
from api.language import language_of
from api.pages.records import SHEET
from api.pages.words import FOLDERS
from api.press import respond_sheet
from atlas.describe.voice import Voice
from atlas.export.sheet import of_record
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT, languages

router = APIRouter(include_in_schema=False)


async def _sheet(request: Request, snapshot: Snapshot, collection: str, record: str) -> Response:
    values = parameters.read(request, [LANGUAGE])
    parameters.choice(values, "lang", languages(), DEFAULT)
    return await respond_sheet(request, snapshot, of_record(snapshot, Voice(language_of(request)), collection, record))


@router.get(f"/{FOLDERS['areas']}/{{item_id}}/{SHEET}")
async def area(request: Request, snapshot: SnapshotDep, item_id: str) -> Response:
    """Return the sheet of an area."""
    return await _sheet(request, snapshot, "areas", item_id)


@router.get(f"/{FOLDERS['cities']}/{{item_id}}/{SHEET}")
async def city(request: Request, snapshot: SnapshotDep, item_id: str) -> Response:
    """Return the sheets of all areas of a city."""
    return await _sheet(request, snapshot, "cities", item_id)
