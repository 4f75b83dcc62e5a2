"""What the map is drawn from: narrow layers, at addresses that can be files just as well."""

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import SnapshotDep
from api.responses import GEOJSON, respond_kept

router = APIRouter(prefix="/api/map", tags=["Karte"])


@router.get("/{layer}", summary="Eine Ebene der Karte")
def map_layer(request: Request, snapshot: SnapshotDep, layer: str) -> Response:
    """Return all areas, projects, offices or cities with only what the map needs; their items have the rest."""
    parameters.read(request, [])
    return respond_kept(request, snapshot, snapshot.map_layer(layer), GEOJSON)
