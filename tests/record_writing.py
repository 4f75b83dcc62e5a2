"""Records as the tests write them over HTTP: read with their tag, and sent back."""

from typing import Any

from answers import ok
from starlette.testclient import TestClient

OFFICES = "/api/collections/offices/items"
EAST = "bautzen-qm-gesundbrunnen"
WEST = "chemnitz-buergerzentrum-sonnenberg"
WHY = {"reason": "Anruf im Büro"}
NEW = {
    "city_ags": "14625020",
    "city": "Bautzen",
    "kind": "Stadtteilbüro",
    "name": "Stadtteilbüro Ost",
    "street": "Jan-Skala-Straße",
    "status": "open",
    "precision": "street",
    "precision_note": "An der Straße",
    "sources": ["doc-quge-vortrag-2024"],
}
PLACE = {"type": "Point", "coordinates": [14.4462, 51.191]}


def record(client: TestClient, key: str = EAST, collection: str = "offices") -> Any:
    return ok(client.get(f"/api/collections/{collection}/items/{key}/record"), "application/geo+json")


def plain(shown: Any) -> Any:
    """A record as it is sent back: the feature alone."""
    return {name: shown[name] for name in ("type", "id", "geometry", "properties")}


def if_match(shown: Any) -> dict[str, str]:
    return {"If-Match": shown["tag"]}


def patch(client: TestClient, fields: Any, key: str = EAST, **more: Any) -> Any:
    """Change fields of an office as it is now."""
    headers = if_match(record(client, key))
    return client.patch(f"{OFFICES}/{key}", json={"properties": fields}, params={**WHY, **more}, headers=headers)
