"""Collections: what there is, where it lies, and what can be asked of it."""

import pytest
from answers import AREA, COLLECTIONS, LINKS, feature, features, link, ok, problem, whole
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from atlas.filters import FILTERS
from atlas.snapshot import Snapshot


def test_the_atlas_has_five_collections(client: TestClient) -> None:
    body = ok(client.get("/api/collections"))
    assert sorted(item["id"] for item in body["collections"]) == sorted(COLLECTIONS)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_is_the_same_alone_and_in_the_list(client: TestClient, name: str) -> None:
    listed = ok(client.get("/api/collections"))["collections"]
    assert ok(client.get(f"/api/collections/{name}")) in listed


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_counts_its_items(client: TestClient, snapshot: Snapshot, name: str) -> None:
    body = ok(client.get(f"/api/collections/{name}"))
    assert body["itemCount"] == len(snapshot.collection(name).ids) == whole(client, name)["numberMatched"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_extent_of_a_collection_holds_all_its_items_and_lies_in_saxony(client: TestClient, name: str) -> None:
    [[west, south, east, north]] = ok(client.get(f"/api/collections/{name}"))["extent"]["spatial"]["bbox"]
    assert 11.8 < west <= east < 15.1
    assert 50.1 < south <= north < 51.75
    within = whole(client, name, bbox=f"{west},{south},{east},{north}")
    drawn = [item for item in whole(client, name)["features"] if item["geometry"]]
    assert len(drawn) <= within["numberMatched"] <= whole(client, name)["numberMatched"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_link_of_a_collection_answers_in_its_type(client: TestClient, name: str) -> None:
    body = ok(client.get(f"/api/collections/{name}"))
    LINKS.validate(body["links"])
    assert link(body, "items", "text/csv").endswith(f"/api/collections/{name}/items?f=csv")
    for item in body["links"]:
        if item["rel"] != "license":
            response = client.get(item["href"])
            assert response.status_code == 200, item
            assert response.headers["content-type"].partition(";")[0] == item["type"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_schema_of_a_collection_fits_every_one_of_its_items(client: TestClient, name: str) -> None:
    schema = ok(client.get(f"/api/collections/{name}/schema"), "application/schema+json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for item in whole(client, name)["features"]:
        validator.validate(item["properties"])


@pytest.mark.parametrize("name", ["areas", "cities", "offices", "projects"])
def test_the_schema_names_the_fields_of_the_record_and_of_the_join(client: TestClient, name: str) -> None:
    named = set(ok(client.get(f"/api/collections/{name}/schema"), "application/schema+json")["properties"])
    [first] = features(client.get(f"/api/collections/{name}/items?limit=1"))["features"]
    assert named >= {"region", "manager_id", "kreis", "sources", "geometry"}
    assert len(named & set(first["properties"])) >= len(named) - 2


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_queryables_are_the_filters_that_compare_the_geometry_and_more(client: TestClient, name: str) -> None:
    body = ok(client.get(f"/api/collections/{name}/queryables"), "application/schema+json")
    Draft202012Validator.check_schema(body)
    assert {item.name for item in FILTERS[name] if item.kind in ("code", "text")} < set(body["properties"])
    assert body["properties"]["geometry"]["format"].startswith(("geometry-point", "geometry-polygon"))
    assert "cost_min" not in body["properties"]
    assert all(item["title"] and item["description"] for item in body["properties"].values())


@pytest.mark.parametrize("path", ["/queryables", "/sortables", "/schema"])
def test_queryables_sortables_and_schema_take_no_parameter(client: TestClient, path: str) -> None:
    body = problem(client.get(f"/api/collections/areas{path}?f=json"), 400, "unknown-parameter")
    assert "Bekannt: keiner" in body["detail"]


@pytest.mark.parametrize("rest", ["", "/items", "/items/x", "/queryables", "/schema", "/a/b/c"])
def test_an_unknown_collection_is_refused_with_the_known_ones(client: TestClient, rest: str) -> None:
    body = problem(client.get(f"/api/collections/quartiere{rest}"), 404, "unknown-collection")
    assert sorted(body["known"]) == sorted(COLLECTIONS)


@pytest.mark.parametrize("name", ["Areas", "AREAS", "areas ", "area"])
def test_the_name_of_a_collection_is_exact(client: TestClient, name: str) -> None:
    problem(client.get(f"/api/collections/{name}"), 404, "unknown-collection")


def test_something_that_a_collection_does_not_have_is_not_found(client: TestClient) -> None:
    problem(client.get("/api/collections/areas/karte"), 404, "not-found")


@pytest.mark.parametrize("path", ["/api/collections", "/api/collections/areas"])
def test_a_collection_has_no_table(client: TestClient, path: str) -> None:
    assert problem(client.get(f"{path}?f=csv"), 400, "invalid-parameter")["parameter"] == "f"


def test_an_item_links_to_its_collection_and_to_its_page(client: TestClient) -> None:
    body = feature(client.get(f"/api/collections/areas/items/{AREA}"))
    assert link(body, "collection") == "http://testserver/api/collections/areas"
    assert client.get(link(body, "alternate", "text/html")).status_code == 200
