"""OGC API – Features – Part 2: Coordinate Reference Systems by Reference 1.0 (18-058r1), requirement by requirement."""

from typing import Any

import geopandas
import pytest
import shapely
from answers import COLLECTIONS, feature, features, ids, ok, problem, whole
from starlette.testclient import TestClient

pytestmark = pytest.mark.conforms("ogc-features")

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
SYSTEMS = (CRS84, *(f"{EPSG}{code}" for code in (4326, 25833, 3857, 25832, 4258)))
NORTH_FIRST = (f"{EPSG}4326", f"{EPSG}4258")
ITEMS = "/api/collections/{}/items"
EXACT_M = 0.1
each_system = pytest.mark.parametrize("system", SYSTEMS, ids=lambda uri: uri.rpartition("/")[2])


def _shapes(body: Any) -> geopandas.GeoSeries:
    drawn = [shapely.geometry.shape(item["geometry"]) for item in body["features"] if item["geometry"]]
    return geopandas.GeoSeries(drawn)


def _in_metres(body: Any, system: str) -> geopandas.GeoSeries:
    """Return the geometries of an answer in EPSG:25833, as another library reads them."""
    shapes = _shapes(body)
    if system in NORTH_FIRST:
        shapes = geopandas.GeoSeries([shapely.transform(shape, lambda points: points[:, ::-1]) for shape in shapes])
    named = "OGC:CRS84" if system == CRS84 else int(system.rpartition("/")[2])
    return shapes.set_crs(named).to_crs(25833)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_fc_md_crs_list_a_collection_lists_its_systems_and_the_one_that_it_is_kept_in(
    client: TestClient, name: str
) -> None:
    body = ok(client.get(f"/api/collections/{name}"))
    assert body["crs"] == list(SYSTEMS)
    assert body["storageCrs"] == CRS84


@each_system
@pytest.mark.parametrize("name", ["areas", "offices"])
def test_fc_crs_action_features_come_in_the_system_that_was_asked_for(
    client: TestClient, name: str, system: str
) -> None:
    response = client.get(ITEMS.format(name), params={"crs": system, "limit": "100"})
    assert response.headers["Content-Crs"] == f"<{system}>"
    asked, kept = _in_metres(features_of(response), system), _in_metres(whole(client, name), CRS84)
    assert asked.geom_equals_exact(kept, tolerance=EXACT_M).all()
    assert len(asked) == len(kept) > 50


def features_of(response: Any) -> Any:
    """Return the body of an answer of features whose coordinates need not be degrees."""
    return ok(response, "application/geo+json")


@each_system
def test_fc_crs_action_one_feature_comes_in_the_system_that_was_asked_for(client: TestClient, system: str) -> None:
    response = client.get(ITEMS.format("areas") + "/bautzen-gesundbrunnen", params={"crs": system})
    assert response.headers["Content-Crs"] == f"<{system}>"
    alone = shapely.geometry.shape(features_of(response)["geometry"])
    listed = features_of(client.get(ITEMS.format("areas"), params={"crs": system, "id": "bautzen-gesundbrunnen"}))
    assert alone.equals(_shapes(listed)[0])


@pytest.mark.parametrize("path", [ITEMS.format("areas"), ITEMS.format("areas") + "/bautzen-gesundbrunnen"])
def test_fc_crs_default_without_a_wish_coordinates_are_those_of_crs84_and_say_so(client: TestClient, path: str) -> None:
    assert client.get(path).headers["Content-Crs"] == f"<{CRS84}>"
    assert client.get(path, params={"crs": CRS84}).json()["revision"] == client.get(path).json()["revision"]


def test_degrees_with_north_first_are_the_same_numbers_in_the_other_order(client: TestClient) -> None:
    turned = features_of(client.get(ITEMS.format("offices"), params={"crs": f"{EPSG}4326", "limit": "100"}))
    for item, other in zip(turned["features"], whole(client, "offices")["features"], strict=True):
        assert item["geometry"]["coordinates"] == other["geometry"]["coordinates"][::-1]


def test_metres_have_two_decimals(client: TestClient) -> None:
    body = features_of(client.get(ITEMS.format("offices"), params={"crs": f"{EPSG}25833", "limit": "100"}))
    for item in body["features"]:
        assert all(round(number, 2) == number for number in item["geometry"]["coordinates"])


def test_properties_and_bounding_boxes_come_in_that_system_too(client: TestClient) -> None:
    asked = {"crs": f"{EPSG}25833", "properties": "name", "skipGeometry": "true", "id": "bautzen-gesundbrunnen"}
    [item] = features_of(client.get(ITEMS.format("areas"), params=asked))["features"]
    west, south, east, north = item["bbox"]
    assert 460_000 < west < east < 464_000 and 5_669_000 < south < north < 5_673_000
    assert item["properties"] == {"name": "Bautzen-Gesundbrunnen"}


@pytest.mark.parametrize("parameter", ["crs", "bbox-crs", "filter-crs"])
@pytest.mark.parametrize("system", [f"{EPSG}31468", "EPSG:99999", "25833", "", "http://example.org"])
def test_fc_crs_valid_value_another_system_is_refused_with_those_that_there_are(
    client: TestClient, parameter: str, system: str
) -> None:
    asked = {parameter: system, "bbox": "14,51,15,52", "filter": "true"}
    body = problem(client.get(ITEMS.format("areas"), params=asked), 400, "invalid-parameter")
    assert body["parameter"] == parameter
    assert body["known"] == list(SYSTEMS)


@pytest.mark.parametrize("short", ["EPSG:25833", "[EPSG:25833]", "epsg:25833"])
def test_a_system_may_be_named_in_short(client: TestClient, short: str) -> None:
    response = client.get(ITEMS.format("areas"), params={"crs": short})
    assert response.headers["Content-Crs"] == f"<{EPSG}25833>"


@pytest.mark.parametrize("form", ["csv", "html", "geojson"])
def test_a_system_is_only_for_the_answer_in_geojson(client: TestClient, form: str) -> None:
    response = client.get(ITEMS.format("areas"), params={"crs": f"{EPSG}25833", "f": form})
    assert (
        problem(response, 400, "invalid-parameter")["parameter"] == "crs"
        if form != "html"
        else (response.status_code == 400)
    )


BOXES = {
    CRS84: "14.40,51.15,14.50,51.22",
    f"{EPSG}4326": "51.15,14.40,51.22,14.50",
    f"{EPSG}4258": "51.15,14.40,51.22,14.50",
    f"{EPSG}25833": "458027,5666650,465067,5674390",
    f"{EPSG}25832": "877000,5677000,885000,5686000",
    f"{EPSG}3857": "1602999,6649150,1614131,6661580",
}


@each_system
def test_fc_bbox_crs_action_a_box_is_read_in_its_system(client: TestClient, system: str) -> None:
    body = features(client.get(ITEMS.format("areas"), params={"bbox": BOXES[system], "bbox-crs": system}))
    assert ids(body) == ["bautzen-gesundbrunnen"]


def test_a_box_in_metres_finds_what_meets_it_and_nothing_else(client: TestClient) -> None:
    west, south, east, north = 310_000, 5_685_000, 322_000, 5_697_000
    body = client.get(
        ITEMS.format("projects"),
        params={"bbox": f"{west},{south},{east},{north}", "bbox-crs": f"{EPSG}25833", "limit": "1000"},
    )
    everything = whole(client, "projects")["features"]
    inside = _in_metres(whole(client, "projects"), CRS84).within(shapely.box(west, south, east, north))
    assert ids(features(body)) == [item["id"] for item, within in zip(everything, inside, strict=True) if within]
    assert 0 < sum(inside) < len(everything)


@pytest.mark.parametrize("box", ["1,2,3", "2,2,1,1", "1e12,1e12,2e12,2e12", "nan,1,2,3", "a,b,c,d", "inf,0,1,1"])
def test_a_box_in_metres_that_is_none_is_refused(client: TestClient, box: str) -> None:
    asked = {"bbox": box, "bbox-crs": f"{EPSG}25833"}
    assert problem(client.get(ITEMS.format("areas"), params=asked), 400, "invalid-parameter")["parameter"] == "bbox"


def test_the_next_page_keeps_the_system(client: TestClient) -> None:
    first = features_of(client.get(ITEMS.format("offices"), params={"crs": f"{EPSG}25833", "limit": "5"}))
    [following] = [item["href"] for item in first["links"] if item["rel"] == "next"]
    assert client.get(following).headers["Content-Crs"] == f"<{EPSG}25833>"


def test_a_feature_without_a_place_has_none_in_any_system(client: TestClient) -> None:
    asked = {"crs": f"{EPSG}25833", "geometry_quality": "none"}
    body = features_of(client.get(ITEMS.format("areas"), params=asked))
    assert body["features"] and all(item["geometry"] is None for item in body["features"])
    assert feature(client.get(ITEMS.format("areas") + f"/{body['features'][0]['id']}"))["geometry"] is None
