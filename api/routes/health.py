"""Whether the server lives and is ready to answer."""

from fastapi import APIRouter, Request, Response

from api.deps import AtlasDep
from api.following import Follower
from api.responses import JSON
from atlas import encode

router = APIRouter(include_in_schema=False)
_NEVER_STORED = {"Cache-Control": "no-store"}


@router.get("/healthz")
async def healthz() -> Response:
    """Return 200 as long as the process answers."""
    return Response(encode.dumps({"status": "ok"}), 200, _NEVER_STORED, JSON)


@router.get("/readyz")
async def readyz(request: Request, atlas: AtlasDep) -> Response:
    """Return 200 once a snapshot is there to read, with its revision; and whether the ledger can be read behind it.

    `ledger` is "ok", or the code of what is in its way: then reading goes on, and writing is answered with 503. Each
    replica "serves", is "behind" or "gone", or "foreign": it holds another ledger.
    """
    follower: Follower = request.app.state.follower
    body = {
        "status": "ready",
        "revision": atlas.snapshot.revision,
        "ledger": follower.trouble.code if follower.trouble else "ok",
        "replicas": [{"health": one.health, "revision": one.revision} for one in atlas.ledger.replicas()],
    }
    return Response(encode.dumps(body), 200, _NEVER_STORED, JSON)
