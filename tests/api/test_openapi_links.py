"""The links of the OpenAPI documents lead from what was answered to what can be asked next."""

from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.openapi_links import Way, of_public
from api.openapi_staff_links import of_staff

DOCUMENTS = ("/api/openapi.json", "/api/openapi-staff.json")
Documents = list[dict[str, Any]]


@pytest.fixture(scope="module")
def documents(client: TestClient) -> Documents:
    return [client.get(path).json()["paths"] for path in DOCUMENTS]


@pytest.mark.parametrize(
    "way", [*of_public(), *of_staff()], ids=lambda way: f"{' '.join(way.start)} to {' '.join(way.end)}"
)
def test_a_way_stands_in_one_of_the_documents(documents: Documents, way: Way) -> None:
    [paths] = [paths for paths in documents if _operation(paths, way.start) and _operation(paths, way.end)]
    start, end = _operation(paths, way.start), _operation(paths, way.end)
    linked = [one.get("links", {}).get(end["operationId"]) for one in start["responses"].values()]
    assert {"operationId": end["operationId"], "parameters": dict(way.parameters)} in linked
    known = {one["name"] for one in end["parameters"]}
    assert set(way.parameters) <= known


def test_operations_have_names_of_their_own(documents: Documents) -> None:
    for paths in documents:
        names = Counter(one["operationId"] for operations in paths.values() for one in operations.values())
        assert set(names.values()) == {1}


def test_a_link_of_a_list_leads_to_its_first_entry(client: TestClient, documents: Documents) -> None:
    items = "/api/collections/areas/items"
    [link] = documents[0][items]["get"]["responses"]["200"]["links"].values()
    assert link["parameters"] == {"item_id": "$response.body#/features/0/id"}
    first = client.get(items, params={"limit": 1}).json()["features"][0]["id"]
    assert client.get(f"{items}/{first}").json()["id"] == first


def _operation(paths: dict[str, Any], one: tuple[str, str]) -> dict[str, Any]:
    method, path = one
    found: dict[str, Any] = paths.get(path, {}).get(method, {})
    return found
