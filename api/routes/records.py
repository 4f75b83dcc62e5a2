"""Writing records: the staff side of the collections, and the records that are in none (managers, sources, conflicts).

A record is written as a GeoJSON feature with its own fields, never with joined ones. Its tag is that of its last change
(`"offices-<id>-<revision>"`), given by GET …/record and with every answer here; a write names it in If-Match. The
reason stands in the query, `?reason=…`; `dry_run=true` answers what would be found and writes nothing.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from api import parameters
from api.bodies import JsonBody
from api.deps import AtlasDep
from api.desk import COLLECTIONS, EDITS, FIXED, Desk, path_of
from api.guard import ActorDep, ReaderDep
from api.preconditions import expected_revision
from api.responses import JSON
from atlas import encode
from atlas.edit.locks import locked
from atlas.edit.merge import merged
from atlas.edit.merging import handed_over
from atlas.edit.patch import patched
from atlas.edit.reading import read, refused
from atlas.edit.slug import new_id
from atlas.errors import InvalidParameter, InvalidQuery, Stale
from atlas.model import Merger
from atlas.store.ledger import NEVER, Edit, record_tag

Feature = dict[str, Any]
_NEW = "neu"
router = APIRouter(prefix="/api", include_in_schema=False)


def _replace(desk: Desk, key: str, wanted: Callable[[Feature], Feature]) -> Response:
    """Write a record in the place of the one that the asker has read."""
    current, before = desk.present(key)
    # Without the right to the record, nobody hears of its state.
    desk.require(EDITS[desk.collection], before)
    expected = expected_revision(desk.request, desk.collection, key)
    base = _as_read(desk, key, expected)
    # A patch says what to change in what was read, which may no longer be what there is.
    after = wanted(base or before)
    desk.require(EDITS[desk.collection], before, after)
    # Whoever has read an older state hears of that first: a field may differ only because of it.
    if expected == current.revision:
        _require_unlocked(desk.collection, before, after)
    try:
        _, findings, written = desk.write([Edit(desk.collection, key, after, expected)])
    except Stale as error:
        error.merge = _both(desk, key, base, after)
        raise
    return desk.shown(key, findings) if written else desk.answer(after, current, findings)


def _as_read(desk: Desk, key: str, revision: int) -> Feature | None:
    """Return a record as it was after a revision, None where it was not there, or the revision is none."""
    body = desk.house.store.history.body_at(desk.collection, key, revision)
    return None if body is None else orjson.loads(body)


def _both(desk: Desk, key: str, base: Feature | None, mine: Feature) -> Feature | None:
    """Return what the asker and others did to a record since it was read, None where that state never was."""
    current = desk.house.store.current(desk.collection, key)
    if base is None or current.body is None:
        return None
    found = merged(base, read(desk.collection, mine).feature(), orjson.loads(current.body))
    tag = record_tag(desk.collection, key, current.revision)
    fields = [asdict(field) for field in found.fields]
    return {"clean": found.is_clean, "fields": fields, "feature": found.feature, "tag": tag}


def _create(desk: Desk, feature: Feature) -> Response:
    desk.require(EDITS[desk.collection], feature)
    fields = feature["properties"]
    sound = encode.properties(read(desk.collection, {**feature, "properties": {**fields, "id": _NEW}}).record)
    key = new_id(desk.collection, sound, _city_name(desk, sound), lambda slug: _was_there(desk, slug))
    whole = {**feature, "id": key, "properties": {**fields, "id": key}}
    _require_unlocked(desk.collection, None, whole)
    _, findings, written = desk.write([Edit(desk.collection, key, whole, 0)])
    if not written:
        return desk.answer(whole, NEVER, findings)
    response = desk.shown(key, findings, 201)
    response.headers["Location"] = desk.address(key)
    return response


def _delete(desk: Desk, key: str) -> Response:
    """Delete a record that nobody names, or put another one in its place (`merged_into`) for all who name it."""
    current, before = desk.present(key)
    desk.require(EDITS[desk.collection], before)
    desk.require("delete", before)
    expected = expected_revision(desk.request, desk.collection, key)
    stays = desk.request.query_params.get("merged_into")
    edits = [Edit(desk.collection, key, None, expected)]
    if stays is not None:
        edits += _put_in_place(desk, key, stays)
    revision, _, written = desk.write(edits)
    number = revision.number if written else current.revision
    tag = record_tag(desk.collection, key, number)
    changed = [{"collection": edit.collection, "id": edit.record_id} for edit in edits]
    body = {"id": key, "collection": desk.collection, "revision": number, "tag": tag, "deleted": written}
    return Response(encode.dumps({**body, "records": changed}), 200, {"Atlas-Revision": str(number)}, JSON)


def _put_in_place(desk: Desk, key: str, stays: str) -> list[Edit]:
    """Return the edits of all who name a record that goes, and of what old links are to find."""
    if stays == key:
        raise InvalidParameter(
            "Ein Eintrag kann nicht in sich selbst aufgehen.",
            "A record cannot replace itself.",
            parameter="merged_into",
        )
    _, target = desk.present(stays)
    desk.require(EDITS[desk.collection], target)
    changed = handed_over(desk.house.store.layers(), (desk.collection, key), stays)
    edits = [
        Edit(name, one, feature, desk.house.store.current(name, one).revision)
        for (name, one), feature in changed.items()
    ]
    merger = Merger(id=f"{desk.collection}-{key}", collection=desk.collection, record_id=key, into=stays)
    feature = encode.feature_object(merger.id, encode.properties(merger), None)
    return [*edits, Edit("mergers", merger.id, feature, None)]


def _require_unlocked(collection: str, before: Feature | None, after: Feature) -> None:
    wrong = dict(locked(collection, before, read(collection, after).feature()))
    if wrong:
        raise refused(wrong)


def _was_there(desk: Desk, slug: str) -> bool:
    return desk.house.store.current(desk.collection, slug).revision > 0


def _city_name(desk: Desk, fields: Feature) -> str:
    cities, ags = desk.house.snapshot.collection("cities"), str(fields.get("city_ags", ""))
    return str(cities.fields[cities.positions[ags]]["name"]) if ags in cities.positions else ""


def _as_feature(body: Any) -> Feature:
    if not isinstance(body, dict) or not isinstance(body.get("properties"), dict):
        raise InvalidQuery("Erwartet wird ein GeoJSON-Feature.", "A GeoJSON Feature is expected.")
    return body


def _register(name: str) -> None:
    """Offer the ways of writing one collection; they do work that waits, so each runs beside the event loop."""
    items = path_of(name).removeprefix("/api")
    item = f"{items}/{{item_id}}"

    def show(request: Request, house: AtlasDep, actor: ReaderDep, item_id: str) -> Response:
        parameters.read(request, ())
        return Desk(request, house, actor, name).shown(item_id)

    def create(request: Request, house: AtlasDep, actor: ActorDep, body: JsonBody) -> Response:
        return _create(Desk(request, house, actor, name), {"type": "Feature", "geometry": None, **_as_feature(body)})

    def replace(request: Request, house: AtlasDep, actor: ActorDep, body: JsonBody, item_id: str) -> Response:
        return _replace(Desk(request, house, actor, name), item_id, lambda _: _as_feature(body))

    def patch(request: Request, house: AtlasDep, actor: ActorDep, body: JsonBody, item_id: str) -> Response:
        desk = Desk(request, house, actor, name)
        return _replace(desk, item_id, lambda before: _as_feature({"geometry": None, **patched(before, body)}))

    def delete(request: Request, house: AtlasDep, actor: ActorDep, item_id: str) -> Response:
        return _delete(Desk(request, house, actor, name), item_id)

    router.add_api_route(f"{item}/record" if name in COLLECTIONS else item, show, methods=["GET"])
    router.add_api_route(item, replace, methods=["PUT"])
    router.add_api_route(item, patch, methods=["PATCH"])
    if name not in FIXED:
        router.add_api_route(items, create, methods=["POST"])
        router.add_api_route(item, delete, methods=["DELETE"])


for _name in EDITS:
    _register(_name)
