"""Whether the server lives and is ready to answer."""

from fastapi import APIRouter, Response

from api.deps import AtlasDep
from api.responses import JSON
from atlas import encode

router = APIRouter(include_in_schema=False)
_NEVER_STORED = {"Cache-Control": "no-store"}


@router.get("/healthz")
async def healthz() -> Response:
    """Return 200 as long as the process answers."""
    return Response(encode.dumps({"status": "ok"}), 200, _NEVER_STORED, JSON)


@router.get("/readyz")
async def readyz(atlas: AtlasDep) -> Response:
    """Return 200 once a snapshot is there to read, with its revision."""
    body = {"status": "ready", "revision": atlas.snapshot.revision}
    return Response(encode.dumps(body), 200, _NEVER_STORED, JSON)
