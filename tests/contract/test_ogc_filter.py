"""OGC API – Features – Part 3: Filtering 1.0 (19-079r2): queryables, filters, and both as parameters."""

from typing import Any

import orjson
import pytest
from answers import COLLECTIONS, features, ids, link, ok, problem, whole
from starlette.testclient import TestClient

from atlas.queryables import QUERYABLES, Queryable, further_of
from atlas.snapshot import Snapshot

pytestmark = pytest.mark.conforms("ogc-features")

ITEMS = "/api/collections/{}/items"
REL = "http://www.opengis.net/def/rel/ogc/1.0/"
EVERY_QUERYABLE = [
    pytest.param(name, item, id=f"{name}-{item.name}")
    for name in COLLECTIONS
    for item in QUERYABLES[name].values()
    if item.kind != "geometry"
]
FURTHER = [pytest.param(name, item, id=f"{name}-{item.name}") for name in COLLECTIONS for item in further_of(name)]


def _some_value(snapshot: Snapshot, name: str, item: Queryable) -> Any:
    """Return a value that a record has: a whole day of it, or one of several."""
    for fields in snapshot.collection(name).fields:
        value = fields[item.path]
        if item.kind == "texts" and value:
            return value[0]
        if value not in (None, (), []) and not (item.kind == "day" and len(value) < 10):
            return value
    raise AssertionError(f"{name} has no value for {item.name}")


def _expression(item: Queryable, value: Any) -> dict[str, Any]:
    literal = {"texts": [value], "day": {"date": value}}.get(item.kind, value)
    return {"op": "a_overlaps" if item.kind == "texts" else "=", "args": [{"property": item.name}, literal]}


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("what", ["queryables", "sortables", "schema"])
def test_a_collection_links_to_its_schemas_by_their_relations(client: TestClient, name: str, what: str) -> None:
    body = ok(client.get(f"/api/collections/{name}"))
    address = link(body, f"{REL}{what}")
    found = ok(client.get(address), "application/schema+json")
    assert found["$id"] == address
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["properties"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_items_link_to_the_queryables_in_their_header(client: TestClient, name: str) -> None:
    header = client.head(ITEMS.format(name)).headers["Link"]
    assert f'<http://testserver/api/collections/{name}/queryables>; rel="{REL}queryables"' in header


def test_a_long_question_is_left_out_of_the_header(client: TestClient) -> None:
    asked = " OR ".join(["region = 'east'"] * 200)
    response = client.get(ITEMS.format("areas"), params={"filter": asked})
    assert response.status_code == 200
    assert len(response.headers["Link"]) < 1000
    assert asked.replace(" ", "+").replace("'", "%27").replace("=", "%3D") in link(response.json(), "self")


@pytest.mark.parametrize(("name", "item"), EVERY_QUERYABLE)
def test_every_queryable_can_be_asked_in_a_filter(
    client: TestClient, snapshot: Snapshot, name: str, item: Queryable
) -> None:
    value = _some_value(snapshot, name, item)
    asked = {"filter": orjson.dumps(_expression(item, value)).decode(), "filter-lang": "cql2-json", "limit": "1000"}
    found = features(client.get(ITEMS.format(name), params=asked))["features"]
    assert found
    for one in found:
        kept = one["properties"][item.path]
        assert value in kept if item.kind == "texts" else value == kept


@pytest.mark.parametrize(("name", "item"), FURTHER)
def test_a_plain_parameter_finds_what_the_filter_finds(
    client: TestClient, snapshot: Snapshot, name: str, item: Queryable
) -> None:
    value = _some_value(snapshot, name, item)
    tree = orjson.dumps(_expression(item, value)).decode()
    plain = str(value).lower() if item.kind == "flag" else str(value)
    found = [
        ids(features(client.get(ITEMS.format(name), params={**asked, "limit": "1000"})))
        for asked in ({item.name: plain}, {"filter": tree, "filter-lang": "cql2-json"})
    ]
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("hectares", "viel"),
        ("name_official", "ja"),
        ("council_decision_date", "2018"),
        ("periods", ","),
        ("city_name", ""),
    ],
)
def test_a_plain_parameter_of_the_wrong_kind_is_refused_by_its_name(
    client: TestClient, parameter: str, value: str
) -> None:
    body = problem(client.get(ITEMS.format("areas"), params={parameter: value}), 400, "invalid-parameter")
    assert body["parameter"] == parameter


def test_a_filter_joins_all_other_parameters(client: TestClient) -> None:
    asked = {"bbox": "12,50,13,51.5", "q": "Leipzig", "region": "west"}
    wide = set(ids(whole(client, "projects", **asked)))
    alone = set(ids(whole(client, "projects", filter="theme = 'other'")))
    assert set(ids(whole(client, "projects", **asked, filter="theme = 'other'"))) == wide & alone


def test_filter_crs_wgs84_literals_are_lon_lat_unless_said_otherwise(client: TestClient) -> None:
    degrees = "S_INTERSECTS(geometry, BBOX(14.40, 51.15, 14.50, 51.22))"
    metres = "S_INTERSECTS(geometry, BBOX(458027, 5666650, 465067, 5674390))"
    system = "http://www.opengis.net/def/crs/EPSG/0/25833"
    found = ids(whole(client, "areas", filter=degrees))
    assert found == ["bautzen-gesundbrunnen"]
    assert ids(whole(client, "areas", **{"filter": metres, "filter-crs": system})) == found
    body = problem(client.get(ITEMS.format("areas"), params={"filter": metres}), 400, "invalid-parameter")
    assert "filter-crs" in body["detail"]


def test_the_page_of_a_filter_says_it_and_leads_on_with_it(client: TestClient) -> None:
    asked = {"filter": "CASEI(name) LIKE 'g%'", "f": "html"}
    text = client.get(ITEMS.format("areas"), params=asked).text
    assert "CASEI(name) LIKE &#39;g%&#39;" in text
    assert "filter=CASEI%28name%29+LIKE+%27g%25%27" in text


def test_a_file_of_a_filter_holds_what_the_filter_finds_and_says_it(client: TestClient) -> None:
    asked = {"filter": "hectares > 100", "f": "geojson"}
    body = ok(client.get(ITEMS.format("areas"), params=asked), "application/geo+json")
    assert ids(body) == ids(whole(client, "areas", filter="hectares > 100"))
    assert any("hectares > 100" in said for said in body["asked"]["de"])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_everything_that_can_be_sorted_by_is_sorted_by(client: TestClient, name: str) -> None:
    known = ok(client.get(f"/api/collections/{name}/sortables"), "application/schema+json")["properties"]
    for property_name in known:
        rising = whole(client, name, sortby=property_name)
        values = [item["properties"][property_name] for item in rising["features"]]
        missing = [value is None for value in values]
        assert missing == sorted(missing)
        falling = whole(client, name, sortby=f"-{property_name}")
        assert sorted(ids(rising)) == sorted(ids(falling))
        several = len({value for value in values if value is not None}) > 1
        assert (ids(rising) != ids(falling)) == several, property_name
