"""Writing records: the staff side of the collections, and the records that are in none (managers, sources, conflicts).

A record is written as a GeoJSON feature with its own fields, never with joined ones. Its tag is that of its last change
(`"offices-<id>-<revision>"`), given by GET …/record and with every answer here; a write names it in If-Match. The
reason stands in the query, `?reason=…`; `dry_run=true` answers what would be found and writes nothing. A geometry is in
lon/lat, or in the system that the header Content-Crs names.
"""

from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import AtlasDep
from api.desk import COLLECTIONS, EDITS, FIXED, Desk, path_of
from api.guard import ActorDep, ReaderDep
from api.placed import PlacedBody
from api.preconditions import expected_revision
from api.writing import as_feature, create_record, delete_record, replace_record
from atlas.edit.patch import patched
from atlas.edit.sourcing import without_outdated

router = APIRouter(prefix="/api", include_in_schema=False)


def _register(name: str) -> None:
    """Offer the ways of writing one collection; they do work that waits, so each runs beside the event loop."""
    items = path_of(name).removeprefix("/api")
    item = f"{items}/{{item_id}}"

    def show(request: Request, house: AtlasDep, actor: ReaderDep, item_id: str) -> Response:
        parameters.read(request, ())
        return Desk(request, house, actor, name).shown(item_id)

    def create(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody) -> Response:
        return create_record(
            Desk(request, house, actor, name), {"type": "Feature", "geometry": None, **as_feature(body)}
        )

    def replace(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody, item_id: str) -> Response:
        expected = expected_revision(request, name, item_id)
        return replace_record(Desk(request, house, actor, name), item_id, expected, lambda _: as_feature(body))

    def patch(request: Request, house: AtlasDep, actor: ActorDep, body: PlacedBody, item_id: str) -> Response:
        desk, expected = Desk(request, house, actor, name), expected_revision(request, name, item_id)

        def wanted(before: dict[str, Any]) -> dict[str, Any]:
            after = as_feature({"geometry": None, **as_feature(patched(before, body))})
            return {**after, "properties": _with_sources(before["properties"], after["properties"], body)}

        return replace_record(desk, item_id, expected, wanted)

    def delete(request: Request, house: AtlasDep, actor: ActorDep, item_id: str) -> Response:
        return delete_record(Desk(request, house, actor, name), item_id, expected_revision(request, name, item_id))

    router.add_api_route(f"{item}/record" if name in COLLECTIONS else item, show, methods=["GET"])
    router.add_api_route(item, replace, methods=["PUT"])
    router.add_api_route(item, patch, methods=["PATCH"])
    if name not in FIXED:
        router.add_api_route(items, create, methods=["POST"])
        router.add_api_route(item, delete, methods=["DELETE"])


def _with_sources(before: dict[str, Any], after: dict[str, Any], body: Any) -> dict[str, Any]:
    """Return the fields after a patch: only a source that the patch names backs a value that the patch changes."""
    named = body["properties"].get("value_sources") if isinstance(body.get("properties"), dict) else None
    return without_outdated(before, after, named if isinstance(named, dict) else ())


for _name in EDITS:
    _register(_name)
