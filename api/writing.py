"""Writing one record at a desk: in the place of another state of it, new, or gone; for every address that writes."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson
from fastapi import Response

from api.desk import EDITS, Desk
from api.responses import JSON
from atlas import encode
from atlas.edit.derive import begun
from atlas.edit.linking import relinked, subject_of
from atlas.edit.locks import locked
from atlas.edit.merge import merged
from atlas.edit.merging import handed_over
from atlas.edit.reading import read_as, refused
from atlas.edit.slug import new_id
from atlas.errors import InvalidParameter, InvalidQuery, Stale
from atlas.internal import Merger
from atlas.quality import Finding
from atlas.store.ledger import NEVER, Edit, record_tag

Feature = dict[str, Any]
_NEW = "neu"


def replace_record(desk: Desk, key: str, expected: int, wanted: Callable[[Feature], Feature]) -> Response:
    """Write a record in the place of the one that the asker has read, at the revision `expected`."""
    current, before = desk.present(key)
    # Without the right to the record, nobody hears of its state.
    desk.require(EDITS[desk.collection], before)
    base = _as_read(desk, key, expected)
    # A patch says what to change in what was read, which may no longer be what there is.
    after = _sound(desk.collection, key, wanted(base or before))
    desk.require(EDITS[desk.collection], before, after)
    # Whoever has read an older state hears of that first: a field may differ only because of it.
    if expected == current.revision:
        _require_unlocked(desk.collection, before, after)
    try:
        edits = [Edit(desk.collection, key, after, expected), *_links(desk, key, before, after)]
        _, findings, written = desk.write(edits)
    except Stale as error:
        error.merge = _both(desk, key, base, after)
        raise
    return desk.shown(key, findings) if written else desk.answer(after, current, findings)


def _links(desk: Desk, key: str, before: Feature | None, after: Feature | None) -> list[Edit]:
    """Return the edits of what a conflict was and is about, for the states that they are in now."""
    if desk.collection != "conflicts":
        return []
    was, shall = subject_of(before), subject_of(after)
    changed = {(subject, subject == shall) for subject in (was, shall) if subject is not None and was != shall}
    edits = []
    for (collection, record), listed in changed:
        current = desk.house.store.current(collection, record)
        if current.body is not None:
            feature = relinked(orjson.loads(current.body), key, listed=listed)
            edits.append(Edit(collection, record, feature, current.revision))
    return edits


def _as_read(desk: Desk, key: str, revision: int) -> Feature | None:
    """Return a record as it was after a revision, None where it was not there, or the revision is none."""
    body = desk.house.store.history.body_at(desk.collection, key, revision)
    return None if body is None else orjson.loads(body)


def _both(desk: Desk, key: str, base: Feature | None, mine: Feature) -> Feature | None:
    """Return what the asker and others did to a record since it was read, None where that state never was."""
    current = desk.house.store.current(desk.collection, key)
    if base is None or current.body is None:
        return None
    found = merged(base, mine, orjson.loads(current.body))
    tag = record_tag(desk.collection, key, current.revision)
    fields = [asdict(field) for field in found.fields]
    return {"clean": found.is_clean, "fields": fields, "feature": found.feature, "tag": tag}


def create_record(desk: Desk, feature: Feature) -> Response:
    """Write a new record under an id made from it."""
    desk.require(EDITS[desk.collection], feature)
    fields = {**begun(desk.collection, feature["properties"]), "id": _NEW}
    sound = _sound(desk.collection, _NEW, {**feature, "id": _NEW, "properties": fields})
    _require_unlocked(desk.collection, None, sound)
    key, findings, written = _write_new(desk, sound)
    if not written:
        return desk.answer(_called(sound, key), NEVER, findings)
    response = desk.shown(key, findings, 201)
    response.headers["Location"] = desk.address(key)
    return response


def _write_new(desk: Desk, sound: Feature) -> tuple[str, tuple[Finding, ...], bool]:
    """Write a new record under an id that is free; where somebody takes it at that moment, under the next one."""
    fields = sound["properties"]
    while True:
        key = new_id(desk.collection, fields, _city_name(desk, fields), lambda slug: _was_there(desk, slug))
        feature = _called(sound, key)
        try:
            _, findings, written = desk.write(
                [Edit(desk.collection, key, feature, 0), *_links(desk, key, None, feature)]
            )
        except Stale as error:
            if (error.collection, error.record_id) != (desk.collection, key):
                raise
        else:
            return key, findings, written


def _called(feature: Feature, key: str) -> Feature:
    return {**feature, "id": key, "properties": {**feature["properties"], "id": key}}


def delete_record(desk: Desk, key: str, expected: int) -> Response:
    """Delete a record that nobody names, or put another one in its place (`merged_into`) for all who name it."""
    current, before = desk.present(key)
    desk.require(EDITS[desk.collection], before)
    desk.require("delete", before)
    stays = desk.request.query_params.get("merged_into")
    edits = [Edit(desk.collection, key, None, expected), *_links(desk, key, before, None)]
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


def _sound(collection: str, key: str, feature: Feature) -> Feature:
    """Return a feature as the ledger would keep it; raises InvalidRecord."""
    found = read_as(collection, key, feature)
    return found.feature() if found else feature


def _require_unlocked(collection: str, before: Feature | None, after: Feature) -> None:
    wrong = dict(locked(collection, before, after))
    if wrong:
        raise refused(wrong)


def _was_there(desk: Desk, slug: str) -> bool:
    return desk.house.store.current(desk.collection, slug).revision > 0


def _city_name(desk: Desk, fields: Feature) -> str:
    cities, ags = desk.house.snapshot.collection("cities"), str(fields.get("city_ags", ""))
    return str(cities.fields[cities.positions[ags]]["name"]) if ags in cities.positions else ""


def as_feature(body: Any) -> Feature:
    """Return a body that has the shape of a feature, or raise InvalidQuery."""
    if not isinstance(body, dict) or not isinstance(body.get("properties"), dict):
        raise InvalidQuery("Erwartet wird ein GeoJSON-Feature.", "A GeoJSON Feature is expected.")
    return body
