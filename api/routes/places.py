"""The gazetteer as files, at addresses of files: for a map that has to search by itself."""

from functools import lru_cache

from fastapi import APIRouter, Request, Response

from api.deps import AtlasDep
from api.responses import JSON, respond_kept
from atlas import placefiles
from atlas.errors import NotFound
from atlas.places import Gazetteer

router = APIRouter(include_in_schema=False)


@lru_cache(maxsize=4)
def _file(gazetteer: Gazetteer, name: str) -> bytes:
    return placefiles.encoded(gazetteer, name)


@router.get("/places/{name}.json")
def place_file(request: Request, atlas: AtlasDep, name: str) -> Response:
    """Return towns, quarters and postal codes ("index"), or streets and stops ("streets")."""
    if name not in placefiles.FILES:
        raise NotFound("Diese Ortsdatei gibt es nicht.", "There is no such place file.")
    return respond_kept(request, atlas.snapshot, _file(atlas.gazetteer, name), JSON)
