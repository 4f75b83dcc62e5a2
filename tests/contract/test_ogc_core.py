"""OGC API – Features – Part 1: Core 1.0 (17-069r4): each requirement as a test that bears its name (/req/core/…)."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
import shapely
from answers import (
    COLLECTIONS,
    FEATURE,
    FEATURE_COLLECTION,
    GEOMETRY,
    LINKS,
    feature,
    features,
    ids,
    link,
    ok,
    pages,
    problem,
    whole,
)
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from atlas.export.formats import formats_of
from atlas.export.sheet import COLLECTIONS as PRINTED

pytestmark = pytest.mark.conforms("ogc-features")

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
ITEMS = "/api/collections/{}/items"
each_collection = pytest.mark.parametrize("name", COLLECTIONS)


def _types(body: Any, rel: str) -> set[str]:
    return {item["type"].partition(";")[0] for item in body["links"] if item["rel"] == rel}


def _files(collection: str) -> set[str]:
    sheets = {"application/pdf"} if collection in PRINTED else set()
    return {one.media_type.partition(";")[0] for one in formats_of(collection)} | sheets


# --- 7.2 to 7.4: landing page, API definition, conformance -----------------------------------------------------------


def test_root_success_the_landing_page_links_to_definition_conformance_and_data(client: TestClient) -> None:
    body = ok(client.get("/api"))
    for rel in ("self", "alternate", "service-desc", "service-doc", "conformance", "data"):
        assert _types(body, rel), rel


def test_api_definition_success_the_api_definition_is_found_where_the_landing_page_says(client: TestClient) -> None:
    body = ok(client.get("/api"))
    for item in body["links"]:
        if item["rel"] in ("service-desc", "service-doc"):
            response = client.get(item["href"], headers={"Accept": item["type"]})
            assert response.status_code == 200
            assert response.headers["content-type"].partition(";")[0] == item["type"].partition(";")[0]


def test_conformance_success_the_conformance_declaration_lists_the_classes_by_their_uri(client: TestClient) -> None:
    body = ok(client.get(link(ok(client.get("/api")), "conformance")))
    assert {f"{CORE}{name}" for name in ("core", "geojson", "html", "oas30")} <= set(body["conformsTo"])


# --- 7.5: HTTP and parameters ----------------------------------------------------------------------------------------

OPERATIONS = [
    "/api",
    "/api/conformance",
    "/api/collections",
    *(f"/api/collections/{name}{rest}" for name in COLLECTIONS for rest in ("", "/items")),
    "/api/collections/cities/items/14625020",
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_query_param_unknown_an_unknown_parameter_is_answered_with_400(client: TestClient, path: str) -> None:
    problem(client.get(path, params={"unknownQueryParameter": "1"}), 400, "unknown-parameter")


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        pytest.param("limit", "0", id="limit-nought"),
        pytest.param("limit", "zehn", id="limit-no-number"),
        pytest.param("bbox", "12,50,13", id="bbox-of-three"),
        pytest.param("bbox", "12,50,13,51,14", id="bbox-of-five"),
        pytest.param("bbox", "12,50,13,51,14,15,16", id="bbox-of-seven"),
        pytest.param("bbox", "12,50,ost,51", id="bbox-with-a-word"),
        pytest.param("bbox", "12,50,,51", id="bbox-with-a-gap"),
        pytest.param("bbox", "nan,50,13,51", id="bbox-with-nan"),
        pytest.param("bbox", "-inf,50,inf,51", id="bbox-infinite"),
        pytest.param("bbox", "12,50,181,51", id="bbox-off-the-globe"),
        pytest.param("bbox", "12,-91,13,51", id="bbox-below-the-pole"),
        pytest.param("bbox", "", id="bbox-empty"),
        pytest.param("datetime", "foo", id="datetime-no-time"),
        pytest.param("datetime", "", id="datetime-empty"),
        pytest.param("datetime", "2018-02-30", id="datetime-no-such-day"),
        pytest.param("datetime", "2018-02-12Tmittag", id="datetime-with-a-word"),
        pytest.param("datetime", "2018-02-12T25:00:00Z", id="datetime-no-such-hour"),
        pytest.param("datetime", "2018-W07-1", id="datetime-as-a-week"),
        pytest.param("datetime", "2018", id="datetime-as-a-year"),
        pytest.param("datetime", "2018-02-13/2018-02-12", id="datetime-backwards"),
        pytest.param("datetime", "../..", id="datetime-open-at-both-ends"),
        pytest.param("datetime", "/", id="datetime-only-a-slash"),
        pytest.param("datetime", "2018-01-01/2018-02-01/2018-03-01", id="datetime-of-three"),
    ],
)
@each_collection
def test_query_param_invalid_a_value_that_breaks_the_definition_is_answered_with_400(
    client: TestClient, name: str, parameter: str, value: str
) -> None:
    response = client.get(ITEMS.format(name), params={parameter: value})
    assert problem(response, 400, "invalid-parameter")["parameter"] == parameter


def test_crs84_coordinates_are_crs84_lon_before_lat(client: TestClient) -> None:
    for name in COLLECTIONS:
        geometries = (item["geometry"] for item in whole(client, name)["features"])
        shapes = [shapely.geometry.shape(geometry) for geometry in geometries if geometry]
        west, south, east, north = shapely.total_bounds(shapes)
        assert 11.8 < west <= east < 15.1
        assert 50.1 < south <= north < 51.75


# --- 7.13, 7.14: collections -----------------------------------------------------------------------------------------


def test_fc_md_links_the_list_of_collections_links_to_itself_and_its_page(client: TestClient) -> None:
    body = ok(client.get("/api/collections"))
    assert _types(body, "self") == {"application/json"}
    assert _types(body, "alternate") == {"text/html"}


@each_collection
def test_fc_md_items_links_a_collection_links_to_its_items_in_every_format(client: TestClient, name: str) -> None:
    [body] = [item for item in ok(client.get("/api/collections"))["collections"] if item["id"] == name]
    assert _types(body, "items") == {"text/html", *_files(name)}


@each_collection
def test_fc_md_extent_a_collection_states_its_extent_in_crs84_and_gregorian(client: TestClient, name: str) -> None:
    extent = ok(client.get(f"/api/collections/{name}"))["extent"]
    assert extent["spatial"]["crs"] == CRS84
    for west, south, east, north in extent["spatial"]["bbox"]:
        assert west <= east and south <= north
    assert extent["temporal"]["trs"] == "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
    for start, end in extent["temporal"]["interval"]:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", start) and end is None


@each_collection
def test_sfc_md_success_a_collection_says_the_same_alone(client: TestClient, name: str) -> None:
    [listed] = [item for item in ok(client.get("/api/collections"))["collections"] if item["id"] == name]
    alone = ok(client.get(link(listed, "self")))
    for member in ("id", "title", "description", "extent", "itemType", "crs", "links"):
        assert alone[member] == listed[member]
    assert alone["itemType"] == "feature"


# --- 7.15: items -----------------------------------------------------------------------------------------------------


@each_collection
@pytest.mark.parametrize("limit", [1, 3, 10_000])
def test_fc_limit_response_not_more_features_come_than_the_limit(client: TestClient, name: str, limit: int) -> None:
    body = features(client.get(ITEMS.format(name), params={"limit": str(limit)}))
    assert len(body["features"]) == min(limit, body["numberMatched"])


BOXES = [
    pytest.param("14.40,51.15,14.50,51.22", id="bautzen"),
    pytest.param("12.2,51.2,12.6,51.5", id="leipzig"),
    pytest.param("14.40,51.15,0,14.50,51.22,300", id="with-heights"),
    pytest.param("11.8,50.1,15.1,51.75", id="saxony"),
    pytest.param("-180,-90,180,90", id="the-globe"),
    pytest.param("14.446,51.191,14.446,51.191", id="a-point"),
    pytest.param("-10,-10,10,10", id="elsewhere"),
]


@pytest.mark.parametrize("bbox", BOXES)
@pytest.mark.parametrize("name", ["areas", "cities", "offices", "projects"])
def test_fc_bbox_response_only_features_that_meet_the_box_come_and_all_of_them(
    client: TestClient, name: str, bbox: str
) -> None:
    numbers = [float(part) for part in bbox.split(",")]
    west, south, east, north = numbers if len(numbers) == 4 else [*numbers[:2], *numbers[3:5]]
    box = shapely.box(west, south, east, north)
    drawn = [item for item in whole(client, name)["features"] if item["geometry"]]
    wanted = {item["id"] for item in drawn if shapely.geometry.shape(item["geometry"]).intersects(box)}
    assert wanted == set(ids(whole(client, name, bbox=bbox)))


@each_collection
def test_a_box_with_lon_and_lat_swapped_is_refused_with_that_question(client: TestClient, name: str) -> None:
    response = client.get(ITEMS.format(name), params={"bbox": "51.15,14.40,51.22,14.50"})
    body = problem(response, 400, "invalid-parameter")
    assert "liegt nicht in Sachsen; Länge und Breite vertauscht?" in body["detail"]


@pytest.mark.parametrize(
    "bbox", ["14.50,51.15,14.40,51.22", "14.40,51.22,14.50,51.15", "14.50,51.22,14.40,51.15"], ids=["x", "y", "both"]
)
def test_a_box_that_is_reversed_is_refused_with_the_right_order(client: TestClient, bbox: str) -> None:
    body = problem(client.get("/api/collections/areas/items", params={"bbox": bbox}), 400, "invalid-parameter")
    assert "erst West,Süd, dann Ost,Nord" in body["detail"]


TIMES = [
    pytest.param("2018-02-12", "2018-02-12", "2018-02-12", id="a-day"),
    pytest.param("2018-02-12T10:20:30Z", "2018-02-12", "2018-02-12", id="a-moment"),
    pytest.param("2018-02-12t10:20:30.5z", "2018-02-12", "2018-02-12", id="a-moment-in-lower-case"),
    pytest.param("2018-02-12T10:20:30+01:00", "2018-02-12", "2018-02-12", id="a-moment-with-its-zone"),
    pytest.param("2018-01-01/2019-12-31", "2018-01-01", "2019-12-31", id="closed"),
    pytest.param("2021-01-01/..", "2021-01-01", "9999-12-31", id="open-end"),
    pytest.param("2021-01-01/", "2021-01-01", "9999-12-31", id="open-end-empty"),
    pytest.param("../2016-06-30", "0001-01-01", "2016-06-30", id="open-start"),
    pytest.param("/2016-06-30", "0001-01-01", "2016-06-30", id="open-start-empty"),
    pytest.param("1990-01-01/1990-12-31", "1990-01-01", "1990-12-31", id="before-all"),
]
PERIODS = {"2014-2020": ("2014-01-01", "2020-12-31"), "2021-2027": ("2021-01-01", "2027-12-31")}


def _first(day: str | None) -> date:
    return date.fromisoformat(f"{day}-01-01"[:10]) if day else date.min


def _last(day: str | None) -> date:
    """Return the last day of a year, a month or a day."""
    if day is None or len(day) == 10:
        return date.fromisoformat(day) if day else date.max
    year, month = int(day[:4]), int(day[5:7] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _holds(fields: Any, first: date, last: date) -> bool:
    if fields["start"] or fields["end"]:
        return _first(fields["start"]) <= last and first <= _last(fields["end"])
    start, end = PERIODS.get(fields["period"], ("9999-12-31", "0001-01-01"))
    return date.fromisoformat(start) <= last and first <= date.fromisoformat(end)


@pytest.mark.parametrize(("text", "first", "last"), TIMES)
def test_fc_time_response_only_projects_that_run_in_that_time_come_and_all_of_them(
    client: TestClient, text: str, first: str, last: str
) -> None:
    span = date.fromisoformat(first), date.fromisoformat(last)
    wanted = [item["id"] for item in whole(client, "projects")["features"] if _holds(item["properties"], *span)]
    assert ids(whole(client, "projects", datetime=text)) == wanted


@each_collection
def test_fc_links_items_link_to_themselves_their_formats_and_their_collection(client: TestClient, name: str) -> None:
    body = features(client.get(ITEMS.format(name)))
    assert _types(body, "self") == {"application/geo+json"}
    assert _types(body, "alternate") == {"text/html", *_files(name)} - {"application/geo+json"}
    assert _types(body, "collection") == {"application/json"}


@each_collection
def test_the_next_links_lead_through_everything_once(client: TestClient, name: str) -> None:
    seen = [record for body in pages(client, f"{ITEMS.format(name)}?limit=7") for record in ids(body)]
    assert len(seen) == len(set(seen)) == features(client.get(ITEMS.format(name)))["numberMatched"]


def test_the_prev_links_lead_back(client: TestClient) -> None:
    *_, last = pages(client, "/api/collections/areas/items?limit=20")
    before = features(client.get(link(last, "prev")))
    assert ids(features(client.get(link(before, "next")))) == ids(last)


def test_the_first_page_has_no_prev_and_the_last_no_next(client: TestClient) -> None:
    first, *_, last = pages(client, "/api/collections/areas/items?limit=20")
    assert "prev" not in {item["rel"] for item in first["links"]}
    assert "next" not in {item["rel"] for item in last["links"]}


def test_links_keep_what_was_asked(client: TestClient) -> None:
    asked = {"limit": "5", "region": "west", "q": "Straße & Co", "bbox": "12,50,13,51.5", "datetime": "2015-01-01/.."}
    body = features(client.get("/api/collections/projects/items", params=asked))
    again = features(client.get(link(body, "self")))
    assert (ids(again), again["numberMatched"]) == (ids(body), body["numberMatched"])
    assert client.get(link(body, "alternate", "text/csv")).text.count("\r\n") >= len(body["features"]) + 1


@each_collection
def test_fc_rel_type_every_link_has_rel_and_type(client: TestClient, name: str) -> None:
    for path in ("/api", "/api/collections", ITEMS.format(name), f"{ITEMS.format(name)}?limit=1&offset=1"):
        LINKS.validate(client.get(path).json()["links"])


def test_fc_time_stamp_a_time_stamp_is_not_given_as_it_would_have_to_be_that_of_the_answer(client: TestClient) -> None:
    assert "timeStamp" not in client.get("/api/collections/areas/items").json()


@pytest.mark.parametrize("parameters", [{}, {"region": "east"}, {"bbox": "12,50,13,51.5"}, {"q": "Leipzig"}])
def test_fc_number_matched_does_not_depend_on_the_page(client: TestClient, parameters: dict[str, str]) -> None:
    total = len(whole(client, "projects", **parameters)["features"])
    for page in ({"limit": "1"}, {"limit": "10", "offset": "5"}, {"offset": "5000"}):
        assert features(client.get(ITEMS.format("projects"), params={**parameters, **page}))["numberMatched"] == total


@each_collection
def test_fc_number_returned_number_returned_is_the_number_of_features(client: TestClient, name: str) -> None:
    for offset in ("0", "1", "1000"):
        body = client.get(ITEMS.format(name), params={"offset": offset}).json()
        assert body["numberReturned"] == len(body["features"])


# --- 7.16: one feature -----------------------------------------------------------------------------------------------


@each_collection
def test_f_links_every_feature_has_an_address_with_links(client: TestClient, name: str) -> None:
    for key in ids(whole(client, name)):
        body = feature(client.get(f"{ITEMS.format(name)}/{key}"))
        assert body["id"] == key
        assert _types(body, "self") == {"application/geo+json"}
        assert _types(body, "alternate") == {"text/html", *_files(name)} - {"application/geo+json"}
        assert link(body, "collection") == f"http://testserver/api/collections/{name}"


# --- 8: GeoJSON and HTML ---------------------------------------------------------------------------------------------


@each_collection
def test_geojson_every_geometry_follows_rfc_7946(client: TestClient, name: str) -> None:
    body = whole(client, name)
    FEATURE_COLLECTION.validate(body)
    validator = Draft202012Validator(GEOMETRY)
    for item in body["features"]:
        FEATURE.validate(item)
        validator.validate(item["geometry"])
        if item["geometry"]:
            shape = shapely.geometry.shape(item["geometry"])
            assert shape.is_valid, item["id"]
            assert all(ring.is_ccw for ring in _outer_rings(shape)), item["id"]


def _outer_rings(shape: Any) -> list[Any]:
    return [part.exterior for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"]


class _Page(HTMLParser):
    """Collects the links and the language of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.language: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang")
        if tag == "a" and given.get("href"):
            self.links.add(str(given["href"]))


@pytest.mark.parametrize("path", OPERATIONS)
def test_html_every_operation_answers_as_a_page_too(client: TestClient, path: str) -> None:
    by_parameter = client.get(path, params={"f": "html"})
    by_header = client.get(path, headers={"Accept": "text/html"})
    for response in (by_parameter, by_header):
        assert response.status_code == 200
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert response.text.lower().startswith("<!doctype html>")
        page = _Page(response.text)
        assert page.language == "de"
        assert page.links


@pytest.mark.parametrize("path", OPERATIONS)
def test_html_a_page_links_to_its_json(client: TestClient, path: str) -> None:
    links = _Page(client.get(path, params={"f": "html"}).text).links
    assert any("f=json" in href or "/api" in href for href in links)
