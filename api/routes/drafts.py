"""Drafts: what somebody has begun to write, kept for them alone until they publish or discard it.

A draft is named by collection and id, a draft of a new record by any id that no record has. It holds whatever the form
holds, right or wrong, and the revision that was read (0: a new record). Publishing writes it as any other record, with
that revision in the place of If-Match: 412 with a merge where somebody else was faster, and the draft stays.
"""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import parameters
from api.bodies import JsonBody
from api.deps import AtlasDep
from api.described import answering, described, members, nothing, sent
from api.desk import DRY_RUN, EDITS, REASON, RECORD, Desk
from api.guard import PersonDep
from api.responses import GEOJSON, JSON
from api.writing import as_feature, create_record, replace_record
from atlas import Atlas, encode
from atlas.edit.difference import named
from atlas.errors import Forbidden, InvalidParameter, UnknownCollection
from atlas.policy import Actor, reach
from atlas.store.ledger import record_tag

if TYPE_CHECKING:
    from atlas.store.drafts import Draft

router = APIRouter(prefix="/api/drafts", tags=["Entwürfe"], include_in_schema=False)
_ONE = answering(members(collection="string", id="string", revision="integer", feature="object"))
_HERE = "/{collection}/{record_id}"


class _Begun(BaseModel):
    """What a form sends to be kept."""

    model_config = ConfigDict(extra="forbid", strict=True)
    feature: dict[str, Any]
    revision: int = Field(ge=0, lt=2**31)


@router.get("", summary="Die eigenen Entwürfe", openapi_extra=described(answers=answering(members(drafts="array"))))
def drafts(request: Request, house: AtlasDep, actor: PersonDep) -> Response:
    """Return the asker's own drafts without their content, the one saved last first."""
    parameters.read(request, ())
    found = [_head(house, draft) for draft in house.drafts.of(actor.name)]
    return Response(encode.dumps({"drafts": found}), 200, None, JSON)


@router.get(_HERE, summary="Ein Entwurf", openapi_extra=described(answers=_ONE))
def draft(request: Request, house: AtlasDep, actor: PersonDep, collection: str, record_id: str) -> Response:
    """Return a draft with its content."""
    parameters.read(request, ())
    return _answer(house, house.drafts.get(actor.name, collection, record_id))


@router.put(
    _HERE,
    dependencies=[parameters.NAMED_ONLY],
    summary="Einen Entwurf behalten",
    openapi_extra=described(body=sent(_Begun.model_json_schema()), answers=_ONE),
)
def save(house: AtlasDep, actor: PersonDep, body: JsonBody, collection: str, record_id: str) -> Response:
    """Keep what a form holds: {"feature", "revision"}."""
    _require_writer(actor, collection)
    begun = _begun(body)
    return _answer(house, house.drafts.save(actor.name, collection, record_id[:100], begun.revision, begun.feature))


@router.delete(
    _HERE,
    dependencies=[parameters.NAMED_ONLY],
    summary="Einen Entwurf verwerfen",
    openapi_extra=described(answers=nothing()),
)
def discard(house: AtlasDep, actor: PersonDep, collection: str, record_id: str) -> Response:
    """Forget a draft; it is gone for good."""
    house.drafts.discard(actor.name, collection, record_id)
    return Response(None, 204)


@router.post(
    f"{_HERE}/publish",
    summary="Einen Entwurf als Eintrag schreiben",
    openapi_extra=described(REASON, DRY_RUN, answers={**answering(RECORD, GEOJSON), **answering(RECORD, GEOJSON, 201)}),
)
def publish(request: Request, house: AtlasDep, actor: PersonDep, collection: str, record_id: str) -> Response:
    """Write a draft as a record, with `reason` and perhaps `dry_run` in the query; then it is no draft any more."""
    values = parameters.read(request, (REASON, DRY_RUN))
    found = house.drafts.get(actor.name, collection, record_id)
    desk, feature = Desk(request, house, actor, collection), as_feature({"geometry": None, **found.feature})
    if found.revision == 0:
        response = create_record(desk, {name: value for name, value in feature.items() if name != "id"})
    else:
        response = replace_record(desk, record_id, found.revision, lambda _: feature)
    if values.get("dry_run") != "true":
        house.drafts.discard(actor.name, collection, record_id)
    return response


def _require_writer(actor: Actor, collection: str) -> None:
    if collection not in EDITS:
        known = ", ".join(EDITS)
        de, en = f"Hier gibt es nur: {known}.", f"Known are only: {known}."
        raise UnknownCollection(de, en, known=tuple(EDITS))
    if reach(actor.role, EDITS[collection]) == "never":
        raise Forbidden("Das ist Ihrer Rolle nicht erlaubt.", "Your role does not allow this.")


def _begun(body: Any) -> _Begun:
    try:
        return _Begun.model_validate(body)
    except ValueError as error:
        raise InvalidParameter(
            "Erwartet wird {„feature“, „revision“}.", 'Expected is {"feature", "revision"}.', parameter="body"
        ) from error


def _head(house: Atlas, draft: "Draft") -> dict[str, Any]:
    """Return what a list tells of a draft; `overtaken` says that the record was changed since it was read."""
    current = house.store.current(draft.collection, draft.record_id)
    return {
        "collection": draft.collection,
        "id": draft.record_id,
        "name": named(draft.feature.get("properties")),
        "revision": draft.revision,
        "tag": record_tag(draft.collection, draft.record_id, draft.revision),
        "saved_at": draft.saved_at,
        "overtaken": draft.revision > 0 and current.revision != draft.revision,
    }


def _answer(house: Atlas, draft: "Draft") -> Response:
    return Response(encode.dumps({**_head(house, draft), "feature": draft.feature}), 200, None, JSON)
