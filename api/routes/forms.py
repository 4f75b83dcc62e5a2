"""What the forms of the workspace are made from: the fields of each kind of record, and the records to choose from."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import AtlasDep
from api.described import answering, described, members
from api.desk import COLLECTIONS, EDITS
from api.guard import ReaderDep
from api.responses import JSON, SCHEMA_JSON
from atlas import encode
from atlas.edit.schema import schema
from atlas.errors import UnknownCollection
from atlas.snapshot import Snapshot

Named = dict[str, str | None]
router = APIRouter(prefix="/api/records", tags=["Einträge"], include_in_schema=False)


@router.get(
    "/{collection}/schema",
    summary="Die eigenen Felder einer Sammlung als JSON Schema",
    openapi_extra=described(answers=answering({"type": "object"}, SCHEMA_JSON)),
)
def fields(request: Request, _reader: ReaderDep, collection: str) -> Response:
    """Return the own fields of a collection's records as JSON schema, with what a form needs."""
    parameters.read(request, ())
    return Response(encode.dumps(schema(_known(collection))), 200, None, SCHEMA_JSON)


@router.get(
    "/{collection}",
    summary="Alle Einträge einer Sammlung, zum Auswählen",
    openapi_extra=described(answers=answering(members(records="array", revision="integer"))),
)
def records(request: Request, house: AtlasDep, _reader: ReaderDep, collection: str) -> Response:
    """Return all records of a collection with what one chooses them by, in the order of their names."""
    parameters.read(request, ())
    named = sorted(_named(house.snapshot, _known(collection)), key=lambda one: (one["label"] or "", one["id"] or ""))
    return Response(encode.dumps({"records": named, "revision": house.snapshot.revision}), 200, None, JSON)


def _known(collection: str) -> str:
    if collection in EDITS:
        return collection
    listed = ", ".join(EDITS)
    raise UnknownCollection(
        f"„{collection[:40]}“ wird hier nicht gepflegt. Vorhanden: {listed}.",
        f"'{collection[:40]}' is not kept here. Known: {listed}.",
        known=tuple(EDITS),
    )


def _named(snapshot: Snapshot, collection: str) -> Iterable[Named]:
    if collection in COLLECTIONS:
        rows = snapshot.collection(collection)
        return [_of_city(key, one) for key, one in zip(rows.ids, rows.fields, strict=True)]
    if collection == "sources":
        sources = snapshot.sources.values()
        return [_free(one.id, one.what, one.publisher) for one in sources]
    if collection == "managers":
        return [_free(one.id, one.name, one.role) for one in snapshot.responsibility.managers.values()]
    return [_free(one.id, one.subject_id, one.field) for one in snapshot.conflicts.values()]


def _of_city(key: str, one: Mapping[str, Any]) -> Named:
    """Return a record that belongs to a city, or the city itself."""
    return {
        "id": key,
        "label": one.get("title") or one["name"],
        "detail": one.get("city_name") or one["kreis"],
        "city_ags": one.get("city_ags") or key,
        "manager_id": one["manager_id"],
    }


def _free(key: str, label: str, detail: str) -> Named:
    return {"id": key, "label": label, "detail": detail, "city_ags": None, "manager_id": None}
