"""Writing records: the staff side of the collections, and the records that are in none (managers, sources, conflicts).

A record is written as a GeoJSON feature with its own fields, never with joined ones. Its tag is that of its last change
(`"offices-<id>-<revision>"`), given by GET …/record and with every answer here; a write names it in If-Match. The
reason stands in the query, `?reason=…`; `dry_run=true` answers what would be found and writes nothing. A geometry is in
lon/lat, or in the system that the header Content-Crs names.
"""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import AtlasDep
from api.described import Schema, answering, described, members, sent
from api.desk import COLLECTIONS, DRY_RUN, EDITS, FIXED, MERGED_INTO, REASON, RECORD, Desk, path_of
from api.guard import ActorDep, ReaderDep
from api.parameters import Parameter
from api.placed import PlacedBody
from api.preconditions import expected_revision
from api.responses import GEOJSON
from api.writing import as_feature, create_record, delete_record, replace_record
from atlas.edit.patch import patched
from atlas.edit.sourcing import without_outdated

router = APIRouter(prefix="/api", tags=["Einträge"], include_in_schema=False)
_WRITTEN = (REASON, DRY_RUN)
_CRS = {
    "name": "Content-Crs",
    "in": "header",
    "description": "Koordinatensystem der gesendeten Geometrie, sonst lon/lat (system of the geometry that is sent)",
    "required": False,
    "schema": {"type": "string"},
}
_NONE: Schema = {}
_PART = members(optional=("properties", "geometry"), properties="object", geometry=["object", "null"])


def _register(name: str) -> None:
    """Offer the ways of writing one collection; they do work that waits, so each runs beside the event loop."""
    items = path_of(name).removeprefix("/api")
    item = f"{items}/{{item_id}}"

    def show(request: Request, house: AtlasDep, actor: ReaderDep, item_id: str) -> Response:
        """Return a record as it is kept, its tag, its last change, and what the asker may do with it."""
        parameters.read(request, ())
        return Desk(request, house, actor, name).shown(item_id)

    def create(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody) -> Response:
        """Write a new record; its id is made from it, and its address stands in Location."""
        return create_record(
            Desk(request, house, actor, name), {"type": "Feature", "geometry": None, **as_feature(body)}
        )

    def replace(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody, item_id: str) -> Response:
        """Write a record in the place of the one that was read; 412 with both sides where somebody else was faster."""
        expected = expected_revision(request, name, item_id)
        return replace_record(Desk(request, house, actor, name), item_id, expected, lambda _: as_feature(body))

    def patch(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody, item_id: str) -> Response:
        """Change some fields, or the geometry, of a record that was read (JSON Merge Patch)."""
        desk, expected = Desk(request, house, actor, name), expected_revision(request, name, item_id)

        def wanted(before: dict[str, Any]) -> dict[str, Any]:
            after = as_feature({"geometry": None, **as_feature(patched(before, body))})
            return {**after, "properties": _with_sources(before["properties"], after["properties"], body)}

        return replace_record(desk, item_id, expected, wanted)

    def delete(request: Request, house: AtlasDep, actor: ActorDep, item_id: str) -> Response:
        """Take a record out, or let another one take its place; the ledger still knows it."""
        return delete_record(Desk(request, house, actor, name), item_id, expected_revision(request, name, item_id))

    _offer("GET", f"{item}/record" if name in COLLECTIONS else item, show, "lesen, wie er geführt wird", ())
    _offer("PUT", item, replace, "ersetzen", _WRITTEN, _whole(name))
    _offer("PATCH", item, patch, "ändern", _WRITTEN, _PART)
    if name not in FIXED:
        _offer("POST", items, create, "anlegen", _WRITTEN, _whole(name))
        _offer("DELETE", item, delete, "löschen", (*_WRITTEN, MERGED_INTO))


def _offer(
    method: str, path: str, work: Callable[..., Response], what: str, known: Sequence[Parameter], body: Schema = _NONE
) -> None:
    """Offer one way of reading or writing a record, and describe it."""
    status = 201 if method == "POST" else 200
    told = described(
        *known,
        body=sent(body) if body else None,
        needs_tag=method in ("PUT", "PATCH", "DELETE"),
        answers={**answering(RECORD, GEOJSON), **answering(RECORD, GEOJSON, status)},
    )
    told["parameters"] += [_CRS] if body else []
    router.add_api_route(path, work, methods=[method], summary=f"Einen Eintrag {what}", openapi_extra=told)


def _whole(name: str) -> Schema:
    """Return the schema of a whole record of a collection as it is sent."""
    fields = {"$ref": f"#/components/schemas/{name}.fields"}
    return {**_PART, "properties": {**_PART["properties"], "properties": fields}, "required": ["properties"]}


def _with_sources(before: dict[str, Any], after: dict[str, Any], body: Any) -> dict[str, Any]:
    """Return the fields after a patch: only a source that the patch names backs a value that the patch changes."""
    named = body["properties"].get("value_sources") if isinstance(body.get("properties"), dict) else None
    return without_outdated(before, after, named if isinstance(named, dict) else ())


for _name in EDITS:
    _register(_name)
