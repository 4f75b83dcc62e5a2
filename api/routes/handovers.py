"""Handing cities over: the assignments of a city with their state, one change or several, and what they would do."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import charge, parameters
from api.deps import AtlasDep
from api.described import answering, described, members
from api.guard import COOKIE, ActorDep, authorise, get_accounts, get_actor, get_reader
from api.responses import JSON
from atlas import Atlas, encode
from atlas.assign import HandOver
from atlas.errors import AccessError, PreconditionRequired
from atlas.handover import hand_over
from atlas.policy import Actor

router = APIRouter(prefix="/api", tags=["Zuständigkeit"])
_MOST_CITIES = 500
_TEXT = Field(max_length=1000)
_STATE = answering(members(city_ags="string", assignments="array", tag="string", revision="integer"))


class Wish(BaseModel):
    """Who is to be responsible from which day on; no day means the first assignment, whose start is unknown.

    The manager who is responsible from that day already is thereby confirmed; no manager (null) takes back what begins
    on that day, so that the one before goes on.
    """

    model_config = ConfigDict(extra="forbid")

    manager_id: Annotated[str | None, Field(max_length=100)]
    valid_from: date | None
    confirmed: bool = True
    decided_by: Annotated[str | None, _TEXT] = None

    def of(self, ags: str) -> HandOver:
        """Return the wish for a city."""
        return HandOver(ags, self.manager_id, self.valid_from, self.confirmed, self.decided_by)


class ReasonedWish(Wish):
    """One hand-over, with its reason."""

    reason: Annotated[str, _TEXT]


class CityWish(Wish):
    """A hand-over of one of several cities; `tag` is that of the state that was read."""

    city_ags: str = Field(pattern=r"^[0-9]{8}$")
    tag: Annotated[str | None, Field(max_length=100)] = None


class Changes(BaseModel):
    """Hand-overs of several cities, to be tried out."""

    model_config = ConfigDict(extra="forbid")

    changes: list[CityWish] = Field(min_length=1, max_length=_MOST_CITIES)


class Wishes(Changes):
    """Hand-overs that are written together, for one reason; each names its tag."""

    reason: Annotated[str, _TEXT]


def get_reader_if_any(request: Request) -> Actor | None:
    """Return who asks, if somebody who may read what is internal is logged in."""
    if COOKIE not in request.cookies and "authorization" not in request.headers:
        return None
    try:
        return get_reader(get_actor(request, get_accounts(request)))
    except AccessError:
        return None


MaybeReaderDep = Annotated[Actor | None, Depends(get_reader_if_any)]


@router.get("/cities/{item_id}/assignment", summary="Wer ist für diese Stadt zuständig, war es und wird es sein?")
def assignment(request: Request, atlas: AtlasDep, reader: MaybeReaderDep, item_id: str) -> Response:
    """Return the assignment of today, those to come, all in order of time, and the tag of their state.

    Whoever is logged in is told also who decided and who wrote each, when and why.
    """
    parameters.read(request, ())
    atlas.snapshot.fields("cities", item_id)
    return _state(atlas, item_id, internal=reader is not None)


@router.put(
    "/cities/{item_id}/assignment",
    include_in_schema=False,
    dependencies=[parameters.NAMED_ONLY],
    summary="Eine Stadt übergeben oder bestätigen",
    openapi_extra=described(answers=_STATE, needs_tag=True),
)
def put_assignment(request: Request, atlas: AtlasDep, actor: ActorDep, item_id: str, body: ReasonedWish) -> Response:
    """Hand a city over, or confirm who is responsible; `If-Match` names the state that was read (428, 412)."""
    authorise(actor, "assign", atlas.snapshot, [item_id])
    tags = {item_id: _tag(request)}
    hand_over(atlas, [body.of(item_id)], tags=tags, who=actor.name, why=body.reason)
    return _state(atlas, item_id, internal=True)


@router.delete(
    "/cities/{item_id}/assignment",
    include_in_schema=False,
    dependencies=[parameters.NAMED_ONLY],
    summary="Eine Zuordnung zurücknehmen",
    openapi_extra=described(answers=_STATE, needs_tag=True),
)
def delete_assignment(
    request: Request,
    atlas: AtlasDep,
    actor: ActorDep,
    item_id: str,
    valid_from: date,
    reason: Annotated[str, Query(max_length=1000)],
) -> Response:
    """Take an assignment back, so that the one before goes on."""
    authorise(actor, "assign", atlas.snapshot, [item_id])
    hand_over(atlas, [HandOver(item_id, None, valid_from)], tags={item_id: _tag(request)}, who=actor.name, why=reason)
    return _state(atlas, item_id, internal=True)


@router.post(
    "/assignments",
    include_in_schema=False,
    dependencies=[parameters.NAMED_ONLY],
    summary="Mehrere Städte zusammen übergeben",
    openapi_extra=described(answers=answering(members(revision="integer", cities="array"))),
)
def post_assignments(atlas: AtlasDep, actor: ActorDep, body: Wishes) -> Response:
    """Hand several cities over in one change, all or none; each names the tag of the state that was read."""
    tags = {change.city_ags: change.tag for change in body.changes if change.tag is not None}
    authorise(actor, "assign", atlas.snapshot, [change.city_ags for change in body.changes])
    if any(change.tag is None for change in body.changes):
        raise _unread()
    wishes = [change.of(change.city_ags) for change in body.changes]
    revision = hand_over(atlas, wishes, tags=tags, who=actor.name, why=body.reason)
    found = {"revision": revision.number, "cities": _cities(atlas, tags)}
    return Response(encode.dumps(found), 200, None, JSON)


def _cities(house: Atlas, cities: Iterable[str]) -> list[dict[str, Any]]:
    return [charge.city(house, ags, internal=True) for ags in cities]


def _state(house: Atlas, ags: str, *, internal: bool) -> Response:
    """Return a city's assignments; not kept, for its tag is that of the ledger and not of the words of the answer."""
    body = charge.city(house, ags, internal=internal)
    headers = {"ETag": body["tag"], "Cache-Control": "no-store", "Atlas-Revision": str(body["revision"])}
    return Response(encode.dumps(body), 200, headers, JSON)


def _tag(request: Request) -> str:
    tag = request.headers.get("if-match", "").strip()
    if tag in ("", "*"):
        raise _unread()
    return tag


def _unread() -> PreconditionRequired:
    return PreconditionRequired(
        "Bitte den Stand nennen, der geändert werden soll („If-Match“, bei mehreren Städten „tag“); das Lesen der "
        "Zuständigkeit gibt ihn an.",
        "Please name the state that is to be changed ('If-Match', for several cities 'tag'); reading the assignment "
        "gives it.",
    )
