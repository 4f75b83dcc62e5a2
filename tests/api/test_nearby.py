"""Nearby: projects, offices and areas around a position, nearest first, with metres and direction."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from answers import AREA, features, problem
from starlette.testclient import TestClient

from atlas.crs import geodesic_distance_m
from atlas.filters import FILTERS
from atlas.nearby import NEAR_KINDS

GESUNDBRUNNEN = {"lon": "14.446", "lat": "51.191"}


def _nearby(client: TestClient, **parameters: str) -> Any:
    return features(client.get("/api/nearby", params={**GESUNDBRUNNEN, **parameters}))


def _of(body: Any, name: str) -> list[Any]:
    return [item["properties"][name] for item in body["features"]]


def test_the_nearest_come_first(client: TestClient) -> None:
    distances = _of(_nearby(client, limit="500"), "distance_m")
    assert distances == sorted(distances)
    assert len(distances) == 222 + 67 + 69


def test_the_area_around_the_position_has_no_distance_and_no_direction(client: TestClient) -> None:
    first = _nearby(client)["features"][0]
    assert first["id"] == AREA
    assert (first["properties"]["distance_m"], first["properties"]["direction"]) == (0.0, None)


def test_every_feature_says_which_collection_it_is_of(client: TestClient) -> None:
    for item in _nearby(client, limit="30")["features"]:
        same = client.get(f"/api/collections/{item['properties']['collection']}/items/{item['id']}").json()
        added = {"collection", "distance_m", "direction", "contact"}
        assert {k: v for k, v in item["properties"].items() if k not in added} == same["properties"]


def test_the_distance_is_that_on_the_ground(client: TestClient) -> None:
    for item in _nearby(client, kind="projects,offices", limit="100")["features"]:
        lon, lat = item["geometry"]["coordinates"]
        on_the_ground = geodesic_distance_m((14.446, 51.191), (lon, lat))
        assert item["properties"]["distance_m"] == pytest.approx(on_the_ground, rel=0.001, abs=0.2)


def test_the_order_of_what_is_equally_far_is_stated_and_repeats(client: TestClient) -> None:
    found = _nearby(client, limit="100")["features"]
    keys = [(f["properties"]["distance_m"], f["properties"]["collection"], f["id"]) for f in found]
    assert keys == sorted(keys)


@pytest.mark.parametrize("kind", NEAR_KINDS)
def test_only_the_kind_that_was_asked_for_comes(client: TestClient, kind: str) -> None:
    assert set(_of(_nearby(client, kind=kind), "collection")) == {kind}


def test_several_kinds_can_be_asked_for(client: TestClient) -> None:
    assert set(_of(_nearby(client, kind="offices, areas", limit="50"), "collection")) == {"offices", "areas"}


@pytest.mark.parametrize("radius", ["1", "500", "5000,5", "300000"])
def test_nothing_is_farther_than_the_radius(client: TestClient, radius: str) -> None:
    distances = _of(_nearby(client, radius_m=radius, limit="500"), "distance_m")
    within = [far for far in _of(_nearby(client, limit="500"), "distance_m") if far <= float(radius.replace(",", "."))]
    assert distances == within


def test_the_limit_cuts_the_farthest_off(client: TestClient) -> None:
    assert _nearby(client, limit="7")["features"] == _nearby(client, limit="100")["features"][:7]


def test_without_a_limit_twenty_come(client: TestClient) -> None:
    assert _nearby(client)["numberReturned"] == 20


def test_the_answer_names_the_position_that_was_meant(client: TestClient) -> None:
    body = features(client.get("/api/nearby?q=Bautzen&limit=1"))
    assert (body["position"]["label"], body["position"]["precision"]) == ("Bautzen", "city")


def test_a_filter_leaves_out_collections_that_do_not_know_it(client: TestClient) -> None:
    body = _nearby(client, theme="accompanying", limit="500")
    assert set(_of(body, "collection")) == {"areas", "projects"}
    for item in body["features"]:
        fields = item["properties"]
        assert "accompanying" in (fields.get("themes") or [fields.get("theme")])


def test_filters_and_radius_work_together(client: TestClient) -> None:
    body = _nearby(client, theme="accompanying", radius_m="500", kind="projects")
    assert [item["id"] for item in body["features"]] == ["p-24278", "p-bautzen-programmbegleitung-koordination"]


@pytest.mark.parametrize(
    "name", sorted({item.name for kind in NEAR_KINDS for item in FILTERS[kind]} - {"kind", "id", "cost_min", "year"})
)
def test_every_filter_of_a_kind_is_offered(client: TestClient, name: str) -> None:
    response = client.get("/api/nearby", params={**GESUNDBRUNNEN, name: ""})
    assert problem(response, 400, "invalid-parameter")["parameter"] == name


def test_a_status_that_only_some_kinds_have_leaves_out_the_others(client: TestClient) -> None:
    assert set(_of(_nearby(client, status="open", limit="500"), "collection")) == {"offices"}
    assert set(_of(_nearby(client, status="approved", limit="500"), "collection")) == {"areas", "projects"}


def test_a_status_that_no_kind_has_is_refused(client: TestClient) -> None:
    response = client.get("/api/nearby", params={**GESUNDBRUNNEN, "status": "quatsch"})
    assert problem(response, 400, "invalid-parameter")["parameter"] == "status"


def test_a_filter_that_no_asked_kind_knows_is_refused(client: TestClient) -> None:
    response = client.get("/api/nearby", params={**GESUNDBRUNNEN, "kind": "offices", "cost_min": "5"})
    assert problem(response, 400, "unknown-parameter")["parameter"] == "cost_min"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("radius_m", "0"),
        ("radius_m", "-5"),
        ("radius_m", "300001"),
        ("radius_m", "weit"),
        ("radius_m", "nan"),
        ("limit", "0"),
        ("limit", "501"),
        ("limit", "1000000000"),
        ("kind", ""),
        ("kind", "cities"),
        ("kind", "projects,staedte"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(client: TestClient, name: str, value: str) -> None:
    response = client.get("/api/nearby", params={**GESUNDBRUNNEN, name: value})
    assert problem(response, 400, "invalid-parameter")["parameter"] == name


def test_an_unknown_parameter_is_refused_with_the_known_ones(client: TestClient) -> None:
    body = problem(client.get("/api/nearby", params={**GESUNDBRUNNEN, "umkreis": "5"}), 400, "unknown-parameter")
    assert {"lon", "lat", "q", "radius_m", "limit", "kind", "theme"} <= set(body["known"])


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["csv", "csv-de"])
def test_hits_can_be_saved_as_a_table_with_distance_direction_and_contact(client: TestClient, kind: str) -> None:
    asked = {"q": "Zittau", "kind": "projects", "theme": "children_youth_education", "limit": "5"}
    response = client.get("/api/nearby", params={**asked, "f": kind})
    assert response.status_code == 200
    delimiter = ";" if kind == "csv-de" else ","
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=delimiter))
    shapes: Any = features(client.get("/api/nearby", params=asked))
    assert [row["id"] for row in rows] == [one["id"] for one in shapes["features"]]
    for row, one in zip(rows, shapes["features"], strict=True):
        properties = one["properties"]
        assert float(row["distance_m"].replace(",", ".")) == properties["distance_m"]
        assert row["direction"] == (properties["direction"] or "")
        assert row["contact_name"] == properties["contact"]["name"]
        assert row["precision"] == properties["precision"] and row["page"].endswith(f"/projekte/{one['id']}")


def test_the_name_of_a_saved_table_says_what_was_asked_and_of_which_revision(client: TestClient) -> None:
    response = client.get("/api/nearby?q=Zittau&theme=other&f=csv")
    assert 'filename="nearby_place-zittau_theme-other_stand-1_' in response.headers["content-disposition"]


def test_the_page_answers_at_the_address_of_the_data_too(client: TestClient) -> None:
    assert client.get("/api/nearby?q=Zittau&f=html").text.count('class="near-hit"') == 20


def test_hits_can_be_saved_as_a_workbook_with_typed_distances_and_words(client: TestClient) -> None:
    asked = {"q": "Zittau", "kind": "projects,offices", "limit": "20", "f": "xlsx"}
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/nearby", params=asked).content))
    assert book.sheetnames[0] == "In der Nähe"
    head, *rows = book["In der Nähe"].iter_rows(values_only=True)
    at = {str(name): place for place, name in enumerate(head)}
    distances = [row[at["Entfernung in Metern (Luftlinie)"]] for row in rows]
    assert len(rows) == 20 and distances == sorted(distances) and all(isinstance(one, int | float) for one in distances)
    assert {row[at["Was"]] for row in rows} <= {"Projekte", "Büros"}
    assert {row[at["Richtung"]] for row in rows} & {"westlich", "nordwestlich", "nördlich"}
    assert all(row[at["Seite im Atlas"]].startswith("http://testserver/") for row in rows)
    assert not {"approved", "open", "unverified"} & {cell for row in rows for cell in row}
