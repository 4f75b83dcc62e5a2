"""The addresses that the map is drawn from."""

import pytest
from starlette.testclient import TestClient

from atlas.maplayers import PROPERTIES
from atlas.snapshot import Snapshot


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_map_layer_is_geojson_at_an_address_without_a_question(
    client: TestClient, snapshot: Snapshot, name: str
) -> None:
    response = client.get(f"/api/map/{name}")
    assert response.headers["content-type"] == "application/geo+json"
    assert response.content == snapshot.map_layer(name)


def test_a_question_to_a_map_layer_is_refused(client: TestClient) -> None:
    response = client.get("/api/map/areas?limit=1")
    assert (response.status_code, response.json()["parameter"]) == (400, "limit")


def test_an_unknown_map_layer_is_not_found_and_near_ones_are_named(client: TestClient) -> None:
    response = client.get("/api/map/area")
    assert response.status_code == 404 and "areas" in response.json()["near"]
