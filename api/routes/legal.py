"""Imprint, privacy and the accessibility statement, at the addresses where people look for them."""

from fastapi import APIRouter, Request, Response

from api.deps import SnapshotDep
from api.pages import legal
from api.responses import HTML, respond

router = APIRouter(include_in_schema=False)


@router.get(legal.IMPRINT)
def imprint(request: Request, snapshot: SnapshotDep) -> Response:
    """Return who runs this installation."""
    return respond(request, snapshot, legal.imprint(request, snapshot), HTML)


@router.get(legal.PRIVACY)
def privacy(request: Request, snapshot: SnapshotDep) -> Response:
    """Return what happens with the data of visitors."""
    return respond(request, snapshot, legal.privacy(request, snapshot), HTML)


@router.get(legal.ACCESSIBILITY)
def accessibility(request: Request, snapshot: SnapshotDep) -> Response:
    """Return the accessibility statement."""
    return respond(request, snapshot, legal.accessibility(request, snapshot), HTML)
