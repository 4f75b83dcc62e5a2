"""The history of the atlas for those who are logged in: who changed what, when and why, and the way back."""

from dataclasses import asdict
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from api import parameters
from api.bodies import JsonBody
from api.deps import AtlasDep, limit_parameter, parse_day
from api.described import answering, described, members, sent
from api.desk import EDITS
from api.guard import ActorDep, ReaderDep, authorise
from api.parameters import Parameter
from api.responses import JSON
from atlas import Atlas, encode
from atlas.edit.difference import Told, told
from atlas.errors import InvalidParameter, NotFound
from atlas.model import INTERNAL_TYPES, RECORD_TYPES
from atlas.policy import Action, Actor
from atlas.store.ledger import Change, Edit
from atlas.store.past import Entry, Side, Wanted

_DEFAULT, _MOST = 20, 200
# The shipped data are one revision of hundreds of records; a list names the first of them only.
_MOST_CHANGES = 20
_KINDS = {**RECORD_TYPES, **INTERNAL_TYPES}
# What it takes to write a kind of record by going back to it; deleting takes the right to delete besides.
_RIGHTS: dict[str, Action] = {**EDITS, "assignments": "assign", "absences": "assign", "visits": "keep_visits"}
_LISTED = (
    Parameter("collection", "Nur Änderungen dieser Sammlung (only changes of this collection)"),
    Parameter("record", "Nur Änderungen dieses Eintrags (only changes of this record)"),
    Parameter("who", "Nur Änderungen dieses Kontos (only changes by this account)"),
    Parameter("day", "Nur Änderungen dieses Tages in Sachsen (only changes of this day)"),
    Parameter("before", "Nur ältere als diese Revision (only older than this revision)"),
    limit_parameter(_DEFAULT, _MOST),
)
_PAGED = (limit_parameter(_DEFAULT, 1000), Parameter("offset", "So viele Änderungen überspringen (skip changes)"))
router = APIRouter(prefix="/api/history", tags=["Verlauf"], include_in_schema=False)
_ENTRY = members(number="integer", at="string", who="string", why="string", total="integer", changes="array")


@router.get(
    "",
    summary="Wer hat was wann und warum geändert?",
    openapi_extra=described(*_LISTED, answers=answering(members(entries="array", next=["integer", "null"]))),
)
def history(request: Request, house: AtlasDep, actor: ReaderDep) -> Response:
    """Return revisions, the newest first; `next` goes into `before` for older ones, null when there are none.

    {"entries": [{"number", "at", "who", "why", "total", "changes": [{"collection", "id", "kind", "name", "city_ags",
    "fields": [{"field", "before", "after"}]}]}], "next"}. Fields are told of changed records only, without geometries.
    """
    values = parameters.read(request, _LISTED)
    limit = parameters.whole_number(values, "limit", default=_DEFAULT, least=1, most=_MOST)
    found = house.store.history.find(_wanted(values, limit), most_changes=_MOST_CHANGES)
    following = found[-1].revision.number if len(found) == limit and found[-1].revision.number > 1 else None
    return _answer({"entries": [_shown(entry, whole=False) for entry in found], "next": following})


@router.get(
    "/proof",
    summary="Die Kette der Prüfsummen nachrechnen",
    openapi_extra=described(answers=answering(members(revisions="integer", latest="object"))),
)
def prove(request: Request, house: AtlasDep, actor: ReaderDep) -> Response:
    """Prove the chain of hashes: {"revisions", "latest"}; 503 `corrupt-ledger` where it is broken."""
    parameters.read(request, ())
    latest = house.store.revision()
    return _answer({"revisions": house.store.verify(), "latest": {"number": latest.number, "hash": latest.hash}})


@router.get(
    "/{number}",
    summary="Eine Revision mit allen Änderungen",
    openapi_extra=described(*_PAGED, answers=answering(_ENTRY)),
)
def revision(request: Request, house: AtlasDep, actor: ReaderDep, number: int) -> Response:
    """Return one revision with a page of its changes, every field and geometry of them."""
    values = parameters.read(request, _PAGED)
    limit = parameters.whole_number(values, "limit", default=_DEFAULT, least=1, most=1000)
    offset = parameters.whole_number(values, "offset", default=0, least=0, most=10**9)
    entry = house.store.history.entry(number, limit=limit, offset=offset)
    return _answer(_shown(entry, whole=True))


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    collection: str
    id: str


class _Return(BaseModel):
    """What shall be taken back: to the state before the revision, or back to the one after it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    reason: str = ""
    to: Side = "before"
    records: list[_Record] | None = None
    anyway: bool = False
    dry_run: bool = False


@router.post(
    "/{number}/restore",
    dependencies=[parameters.NAMED_ONLY],
    summary="Eine Revision zurücknehmen oder wiederbringen",
    openapi_extra=described(
        body=sent(_Return.model_json_schema()),
        answers=answering(
            members(revision="integer", records="array", changes="array", findings="array", written="boolean")
        ),
    ),
)
def restore(house: AtlasDep, actor: ActorDep, number: int, body: JsonBody) -> Response:
    """Take a revision back (`to: before`), or bring its state back (`to: after`), as a new change.

    {"reason", "to"?, "records"?: [{"collection", "id"}], "anyway"?, "dry_run"?} -> {"revision", "records", "changes",
    "findings"}; `changes` tell each field as it was and as it will be.
    409 `overtaken` with the records that were changed again since, unless `anyway`.
    """
    wanted = _return(body)
    records = None if wanted.records is None else [(one.collection, one.id) for one in wanted.records]
    edits = house.store.history.back(number, wanted.to, records=records, anyway=wanted.anyway)
    for edit in edits:
        _authorise(house, actor, edit)
    changes = [_change(_step(house, edit), whole=True) for edit in edits]
    done, findings = house.change_and_tell(edits, who=actor.name, why=wanted.reason, dry_run=wanted.dry_run)
    touched = [{"collection": edit.collection, "id": edit.record_id} for edit in edits]
    found = [asdict(finding) for finding in findings]
    told_of = {"records": touched, "changes": changes, "findings": found}
    return _answer({"revision": done.number, **told_of, "written": not wanted.dry_run})


def _return(body: Any) -> _Return:
    try:
        return _Return.model_validate(body)
    except ValueError as error:
        raise InvalidParameter(
            "Erwartet wird {„reason“, „to“: „before“ oder „after“, „records“, „anyway“, „dry_run“}.",
            'Expected is {"reason", "to": "before" or "after", "records", "anyway", "dry_run"}.',
            parameter="body",
        ) from error


def _step(house: Atlas, edit: Edit) -> Change:
    """Return what an edit makes of a record as it is now."""
    present = house.store.current(edit.collection, edit.record_id).body
    after = None if edit.feature is None else encode.dumps(edit.feature).decode()
    return Change(edit.collection, edit.record_id, present, after)


def _authorise(house: Atlas, actor: Actor, edit: Edit) -> None:
    """Raise Forbidden unless the actor may restore, and write this kind of record, where it is and where it was."""
    step = _step(house, edit)
    cities = {told(None, body).city_ags for body in (step.before, step.after) if body is not None}
    needed: list[Action] = ["restore", _RIGHTS.get(edit.collection, "restore")]
    for action in [*needed, "delete"] if edit.feature is None and edit.collection in EDITS else needed:
        authorise(actor, action, house.snapshot, [ags for ags in cities if ags is not None])


def _wanted(values: parameters.Values, limit: int) -> Wanted:
    if values.get("collection", "offices") not in _KINDS:
        raise NotFound("Diese Sammlung gibt es nicht.", "There is no such collection.", known=tuple(_KINDS))
    if "record" in values and "collection" not in values:
        raise InvalidParameter(
            "„record“ braucht auch „collection“.", "'record' needs 'collection' too.", parameter="collection"
        )
    return Wanted(
        collection=values.get("collection"),
        record_id=values.get("record"),
        who=values.get("who"),
        day=_day(values),
        before=parameters.whole_number(values, "before", default=2**53, least=1, most=2**53),
        limit=limit,
    )


def _day(values: parameters.Values) -> date | None:
    return parse_day(values["day"], "day") if "day" in values else None


def _shown(entry: Entry, *, whole: bool) -> dict[str, Any]:
    changes = [_change(change, whole=whole) for change in entry.changes]
    one = entry.revision
    return {
        "number": one.number,
        "at": one.at,
        "who": one.who,
        "why": one.why,
        "total": entry.total,
        "changes": changes,
    }


def _change(change: Change, *, whole: bool) -> dict[str, Any]:
    found = told(change.before, change.after)
    head = {"collection": change.collection, "id": change.record_id, "kind": found.kind, "name": found.name}
    return {**head, "city_ags": found.city_ags, "fields": _fields(found, whole=whole)}


def _fields(found: Told, *, whole: bool) -> list[dict[str, Any]]:
    if whole:
        return [asdict(field) for field in found.fields]
    if found.kind != "changed":
        return []
    return [{"field": "geometry"} if field.field == "geometry" else asdict(field) for field in found.fields]


def _answer(body: dict[str, Any]) -> Response:
    return Response(encode.dumps(body), 200, None, JSON)
