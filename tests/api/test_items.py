"""Items: the join as data, every filter, sorting, paging, and what is refused."""

import itertools
from typing import Any

import pytest
from answers import AREA, COLLECTIONS, PROGRAMME_AREA, feature, features, ids, ok, pages, problem, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

import atlas
from atlas.filters import FILTERS, Filter
from atlas.snapshot import Snapshot
from atlas.text import fold

ITEMS = "/api/collections/{}/items"
EVERY_FILTER = [pytest.param(name, item, id=f"{name}-{item.name}") for name in COLLECTIONS for item in FILTERS[name]]


# --- the join --------------------------------------------------------------------------------------------------------


def test_an_area_carries_its_city(client: TestClient) -> None:
    assert feature(client.get(f"/api/collections/areas/items/{AREA}"))["properties"]["city"] == {
        "ags": "14625020",
        "name": "Bautzen",
        "name_hsb": "Budyšin",
        "kreis": "Landkreis Bautzen",
        "kreis_ags": "14625",
        "website": "http://www.bautzen.de",
    }


@pytest.mark.parametrize(
    ("area", "region", "name", "phone_e164", "email"),
    [
        (AREA, "east", "Clara Zeitler", "+4915773667064", "zeitler@soziokultur-sachsen.de"),
        (PROGRAMME_AREA, "west", "Uwe Kowski", "+4915773671876", "kowski@soziokultur-sachsen.de"),
    ],
    ids=[AREA, PROGRAMME_AREA],
)
def test_an_area_carries_the_manager_of_its_region(
    client: TestClient, area: str, region: str, name: str, phone_e164: str, email: str
) -> None:
    manager = feature(client.get(f"/api/collections/areas/items/{area}"))["properties"]["manager"]
    assert (manager["region"], manager["name"]) == (region, name)
    assert (manager["phone_e164"], manager["email"]) == (phone_e164, email)
    assert manager["phone"].replace(" ", "").lstrip("0") == phone_e164.removeprefix("+49")
    assert manager["organisation"].startswith("Landesverband Soziokultur")


def test_a_responsibility_that_is_only_assumed_says_so(client: TestClient) -> None:
    manager = feature(client.get(f"/api/collections/areas/items/{AREA}"))["properties"]["manager"]
    assert manager["confirmed"] is False
    assert manager["basis"] == "assumed-by-kreis"


def test_the_area_in_bautzen_has_its_office_and_its_seven_projects(client: TestClient) -> None:
    fields = feature(client.get(f"/api/collections/areas/items/{AREA}"))["properties"]
    assert fields["office_ids"] == ["bautzen-qm-gesundbrunnen"]
    assert len(fields["project_ids"]) == 7
    assert fields["counts"]["projects"] == 7 == sum(fields["counts"]["themes"].values())
    assert fields["counts"]["offices"] == 1


@pytest.mark.parametrize("name", ["cities", "areas"])
def test_a_city_or_an_area_leads_to_its_projects(client: TestClient, snapshot: Snapshot, name: str) -> None:
    for record in snapshot.collection(name).ids:
        found = feature(client.get(f"/api/collections/{name}/items/{record}"))["links"]
        there = next(one["href"] for one in found if one["rel"] == "related")
        assert ids(features(client.get(f"{there}&limit=1000"))) == snapshot.fields(name, record)["project_ids"]


def test_the_leipzig_area_of_another_programme_names_that_programme(client: TestClient) -> None:
    fields = feature(client.get(f"/api/collections/areas/items/{PROGRAMME_AREA}"))["properties"]
    assert fields["programme"] == "Sozialer Zusammenhalt/Soziale Stadt"
    assert fields["periods"] == []
    assert fields["city_name"] == "Leipzig"
    assert "leipzig-qm-leipziger-osten" in fields["office_ids"]


@pytest.mark.parametrize("area", [AREA, PROGRAMME_AREA])
def test_an_area_comes_with_its_sources_and_with_what_they_disagree_on(client: TestClient, area: str) -> None:
    body = feature(client.get(f"/api/collections/areas/items/{area}"))
    listed = {source["id"] for source in body["sources"]}
    assert listed >= {*body["properties"]["sources"], *body["properties"]["geometry_sources"]}
    assert all(source["publisher"] and source["what"] for source in body["sources"])
    assert [conflict["id"] for conflict in body["conflicts"]] == body["properties"]["conflicts"]
    for conflict in body["conflicts"]:
        assert conflict["subject_id"] == area
        assert {value["source"] for value in conflict["values"]} <= listed


def test_every_id_that_a_record_names_can_be_fetched(client: TestClient, snapshot: Snapshot) -> None:
    named = {"area_ids": "areas", "office_ids": "offices", "project_ids": "projects", "successor_ids": "areas"}
    for name in ("areas", "cities", "offices"):
        for fields in snapshot.collection(name).fields:
            for member, target in named.items():
                assert set(fields.get(member, ())) <= set(snapshot.collection(target).ids)


@pytest.mark.parametrize("name", ["areas", "cities", "offices", "projects"])
def test_every_item_has_a_region_a_manager_and_a_source(client: TestClient, name: str) -> None:
    for item in whole(client, name)["features"]:
        fields = item["properties"]
        assert (fields["region"], fields["manager_id"]) in {("east", "quge-ost"), ("west", "quge-west")}
        assert fields["sources"], item["id"]


@pytest.mark.parametrize("name", ["areas", "cities", "offices", "projects"])
def test_every_item_can_be_put_on_the_map(client: TestClient, name: str) -> None:
    for item in whole(client, name)["features"]:
        fields = item["properties"]
        point = fields.get("point") or fields.get("centre") or item["geometry"]["coordinates"]
        assert 11.8 < point[0] < 15.1 and 50.1 < point[1] < 51.75
        assert fields.get("point_precision", fields.get("precision", "city")) in {"address", "street", "area", "city"}


def test_an_area_without_a_boundary_sits_at_its_town(client: TestClient) -> None:
    body = whole(client, "areas", geometry_quality="none")
    assert body["numberMatched"] == 9
    for item in body["features"]:
        assert item["geometry"] is None
        assert item["properties"]["point_precision"] == "city"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_one_item_is_the_same_as_in_the_list(client: TestClient, name: str) -> None:
    for item in whole(client, name)["features"][:5]:
        alone = feature(client.get(f"/api/collections/{name}/items/{item['id']}"))
        assert {member: alone[member] for member in item} == item


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("areas/items/bautzen-gesundbrunen", "bautzen-gesundbrunnen"),
        ("cities/items/14625021", "14625020"),
        ("offices/items/leipzig-qm-volksmarsdorf", "leipzig-qm-volkmarsdorf"),
    ],
)
def test_an_unknown_item_is_refused_with_near_ones(client: TestClient, path: str, near: str) -> None:
    assert near in problem(client.get(f"/api/collections/{path}"), 404, "unknown-record")["near"]


# --- filters ---------------------------------------------------------------------------------------------------------


def _value(item: Filter, snapshot: Snapshot, name: str) -> str:
    """Return a value that the filter finds something with."""
    if item.kind in ("min", "max", "year"):
        return {"min": "1", "max": "100000000", "year": "2018"}[item.kind]
    for fields in snapshot.collection(name).fields:
        found = fields.get(item.path or item.name)
        if found:
            return str(found[0] if isinstance(found, list | tuple) else found)
    raise AssertionError(f"{name} has no value for {item.name}")


@pytest.mark.parametrize(("name", "item"), EVERY_FILTER)
def test_every_queryable_works_as_a_parameter(client: TestClient, snapshot: Snapshot, name: str, item: Filter) -> None:
    body = whole(client, name, **{item.name: _value(item, snapshot, name)})
    assert 0 < body["numberMatched"] <= len(snapshot.collection(name).ids)


@pytest.mark.parametrize(("name", "item"), EVERY_FILTER)
@pytest.mark.parametrize("value", ["", " , "], ids=["empty", "only-commas"])
def test_a_filter_without_a_value_is_refused(client: TestClient, name: str, item: Filter, value: str) -> None:
    response = client.get(ITEMS.format(name), params={item.name: value})
    assert problem(response, 400, "invalid-parameter")["parameter"] == item.name


@pytest.mark.parametrize(("name", "item"), [row for row in EVERY_FILTER if row.values[1].choices])  # type: ignore[union-attr]
def test_a_filter_with_choices_names_them_when_it_refuses(client: TestClient, name: str, item: Filter) -> None:
    response = client.get(ITEMS.format(name), params={item.name: "quatsch"})
    assert problem(response, 400, "invalid-parameter")["known"] == list(item.choices)


@pytest.mark.parametrize(
    ("name", "parameters", "count"),
    [
        pytest.param("areas", {"city": "Bautzen"}, 1, id="city"),
        pytest.param("areas", {"city": "bautzen"}, 1, id="city-in-lower-case"),
        pytest.param("areas", {"city_ags": "14625020"}, 1, id="municipality-code"),
        pytest.param("areas", {"city": "Görlitz,Bautzen"}, 2, id="several-values-mean-or"),
        pytest.param("areas", {"city": "Goerlitz"}, 1, id="umlaut-spelt-out"),
        pytest.param("areas", {"region": "east", "city": "Leipzig"}, 0, id="several-filters-mean-and"),
        pytest.param("cities", {"region": "east"}, 12, id="cities-of-the-east"),
        pytest.param("cities", {"region": "west"}, 26, id="cities-of-the-west"),
        pytest.param("projects", {"area": AREA}, 7, id="projects-of-an-area"),
        pytest.param("offices", {"area": AREA}, 1, id="offices-of-an-area"),
        pytest.param("projects", {"q": "Gesundbrunnen Bautzen"}, 7, id="words-that-must-all-occur"),
        pytest.param("projects", {"q": "xylophon"}, 0, id="a-word-that-nobody-has"),
        pytest.param("regions", {"region": "east,west"}, 2, id="regions"),
    ],
)
def test_a_filter_finds(client: TestClient, name: str, parameters: dict[str, str], count: int) -> None:
    assert whole(client, name, **parameters)["numberMatched"] == count


def test_the_regions_part_the_items_without_rest(client: TestClient) -> None:
    for name in ("areas", "cities", "offices", "projects"):
        east, west = (set(ids(whole(client, name, region=region))) for region in ("east", "west"))
        assert not east & west
        assert east | west == set(ids(whole(client, name)))


def test_bounds_of_cost_leave_out_projects_whose_cost_is_unknown(client: TestClient) -> None:
    for item in whole(client, "projects", cost_min="0")["features"]:
        assert item["properties"]["cost_total_eur"] is not None


# --- sorting, columns, pages -----------------------------------------------------------------------------------------


def _column(body: Any, name: str) -> list[Any]:
    return [item["properties"][name] for item in body["features"]]


def test_projects_sort_by_cost_with_the_unknown_last(client: TestClient) -> None:
    costs = _column(whole(client, "projects", sortby="-cost_total_eur"), "cost_total_eur")
    known = [cost for cost in costs if cost is not None]
    assert known == sorted(known, reverse=True)
    assert costs == known + [None] * (len(costs) - len(known))


def test_a_second_sort_key_orders_what_the_first_leaves_equal(client: TestClient) -> None:
    body = whole(client, "areas", sortby="region,-name")
    for _, group in itertools.groupby(body["features"], key=lambda item: item["properties"]["region"]):
        names = [fold(item["properties"]["name"]) for item in group]
        assert names == sorted(names, reverse=True)


def test_only_the_first_sort_key_of_a_name_counts(client: TestClient) -> None:
    assert ids(whole(client, "areas", sortby="name,-name,name")) == ids(whole(client, "areas", sortby="name"))
    assert ids(whole(client, "areas", sortby="region,name,region")) == ids(whole(client, "areas", sortby="region,name"))


@pytest.mark.parametrize("name", ["geld", "-geld", "name,geld"])
def test_an_unknown_sort_key_is_refused_with_the_known_ones(client: TestClient, name: str) -> None:
    body = problem(client.get("/api/collections/areas/items", params={"sortby": name}), 400, "invalid-parameter")
    assert body["parameter"] == "sortby"
    assert "city_name" in body["known"]


def test_only_the_columns_that_were_asked_for_come(client: TestClient) -> None:
    for item in whole(client, "areas", properties="name,region")["features"]:
        assert list(item["properties"]) == ["name", "region"]


def test_an_unknown_column_is_refused_with_the_known_ones(client: TestClient) -> None:
    body = problem(client.get("/api/collections/areas/items?properties=name,geld"), 400, "invalid-parameter")
    assert body["parameter"] == "properties"
    assert "geld" in body["detail"] and "name" in body["known"]


@pytest.mark.parametrize("limit", [1, 7, 68, 69, 70, 10_000])
def test_pages_cover_everything_once(client: TestClient, limit: int) -> None:
    seen = [record for body in pages(client, f"/api/collections/areas/items?limit={limit}") for record in ids(body)]
    assert seen == ids(whole(client, "areas"))


def test_pages_keep_filters_sorting_and_columns(client: TestClient) -> None:
    address = "/api/collections/projects/items?limit=20&region=east&sortby=title&properties=title,region"
    found = [item for body in pages(client, address) for item in body["features"]]
    assert [item["id"] for item in found] == ids(whole(client, "projects", region="east", sortby="title"))
    assert all(set(item["properties"]) == {"title", "region"} for item in found)


def test_without_a_limit_ten_items_come(client: TestClient) -> None:
    assert len(features(client.get("/api/collections/areas/items"))["features"]) == 10


@pytest.mark.parametrize("limit", ["0", "-1", "10001", "1000000000", "1.5", "zehn", "", "9" * 400, "٣", "1_0"])
def test_a_limit_out_of_bounds_is_refused_with_the_bounds(client: TestClient, limit: str) -> None:
    body = problem(client.get("/api/collections/areas/items", params={"limit": limit}), 400, "invalid-parameter")
    assert body["parameter"] == "limit"
    assert "von 1 bis 10000" in body["detail"]


def test_an_offset_behind_the_end_gives_an_empty_page(client: TestClient) -> None:
    body = features(client.get("/api/collections/areas/items?offset=1000"))
    assert (body["numberMatched"], body["features"]) == (69, [])


# --- whatever comes --------------------------------------------------------------------------------------------------

NAMES = ["bbox", "datetime", "limit", "offset", "q", "sortby", "properties", "f", "region", "period", "cost_min", "x"]
VALUES = st.one_of(
    st.text(max_size=30),
    st.lists(st.floats(-200, 200).map(str), max_size=7).map(",".join),
    st.sampled_from(["2018-02-12/..", "../2018-02-12", "east", "2014-2020", "name,-region", "1", "csv", "html", "nan"]),
)


@settings(deadline=None)
@given(name=st.sampled_from(COLLECTIONS), parameters=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
def test_any_parameters_get_an_answer_or_a_problem_that_names_one_of_them(
    client: TestClient, name: str, parameters: dict[str, str]
) -> None:
    response = client.get(ITEMS.format(name), params=parameters)
    if response.status_code == 200:
        return
    assert response.status_code == 400
    if response.headers["content-type"] == "application/problem+json":
        assert problem(response, 400, response.json()["code"])["parameter"] in parameters


def test_an_answer_is_the_same_as_what_the_library_says(client: TestClient, house: atlas.Atlas) -> None:
    body = ok(client.get(f"/api/collections/areas/items/{AREA}"), "application/geo+json")
    assert body["properties"]["counts"] == house.snapshot.fields("areas", AREA)["counts"]


def test_geometries_are_left_out_where_nobody_needs_them(client: TestClient) -> None:
    body = client.get("/api/collections/cities/items?skipGeometry=true&limit=100").json()
    assert body["numberReturned"] == 38
    assert all(feature["geometry"] is None and feature["properties"]["centre"] for feature in body["features"])


def test_leaving_geometries_out_takes_a_plain_yes_or_no(client: TestClient) -> None:
    response = client.get("/api/collections/cities/items?skipGeometry=maybe")
    assert (response.status_code, response.json()["parameter"]) == (400, "skipGeometry")
