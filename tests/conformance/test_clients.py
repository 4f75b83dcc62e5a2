"""Programs that people use read the atlas without an adapter: GDAL (and so QGIS), OWSLib; and pages as of QGIS."""

from collections.abc import Iterator
from typing import Any

import geopandas
import httpx2 as httpx
import pyogrio
import pytest
from owslib.ogcapi.features import Features
from processes import Server

pytestmark = pytest.mark.conforms("clients")

LAYERS = ("areas", "cities", "offices", "projects", "regions")
EAST = "region = 'east'"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


@pytest.fixture(scope="module")
def driver(server: Server) -> str:
    """The address as GDAL's driver of OGC API – Features takes it."""
    return f"OAPIF:{server.url}/api"


def _asked(server: Server, collection: str, **parameters: str) -> Any:
    address = f"{server.url}/api/collections/{collection}/items"
    return httpx.get(address, params={"limit": "1000", **parameters}).raise_for_status().json()


def _ids(body: Any) -> list[str]:
    return [item["id"] for item in body["features"]]


def _read(driver: str, layer: str, **options: Any) -> geopandas.GeoDataFrame:
    return pyogrio.read_dataframe(driver, layer=layer, **options)


def test_gdal_lists_the_collections_as_layers(driver: str) -> None:
    assert sorted(pyogrio.list_layers(driver)[:, 0]) == list(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_gdal_reads_every_feature_of_a_collection(server: Server, driver: str, layer: str) -> None:
    body = _asked(server, layer)
    frame = _read(driver, layer)
    assert len(frame) == body["numberMatched"]
    drawn = [item["geometry"] is not None for item in body["features"]]
    assert list(frame.geometry.notna()) == drawn


@pytest.mark.parametrize("layer", ["areas", "projects"])
def test_gdal_reads_the_same_in_small_pages_and_in_order(server: Server, driver: str, layer: str) -> None:
    names = [item["properties"]["id"] for item in _asked(server, layer)["features"]]
    assert list(_read(driver, layer, PAGE_SIZE="7")["id"]) == names


@pytest.mark.parametrize(
    "where",
    [
        "region = 'east' AND cost_total_eur > 100000",
        "theme IN ('other', 'local_economy') OR title LIKE 'S%'",
        "NOT (region = 'east')",
        "area_id IS NULL",
    ],
)
def test_gdal_finds_by_attributes_what_the_api_finds(server: Server, driver: str, where: str) -> None:
    found = _ids(_asked(server, "projects", filter=where))
    assert 0 < len(found) < 222
    assert list(_read(driver, "projects", where=where)["id"]) == found


def test_gdal_finds_by_a_rectangle_what_the_api_finds(server: Server, driver: str) -> None:
    found = _ids(_asked(server, "areas", bbox="12.2,51.2,12.6,51.5"))
    assert found
    assert sorted(_read(driver, "areas", bbox=(12.2, 51.2, 12.6, 51.5))["id"]) == sorted(found)


def test_gdal_is_given_metres_where_it_asks_for_them(driver: str) -> None:
    degrees, metres = _read(driver, "offices"), _read(driver, "offices", CRS="EPSG:25833")
    assert metres.crs.to_epsg() == 25833
    assert degrees.to_crs(25833).geometry.geom_equals_exact(metres.geometry, tolerance=0.2).all()


def test_owslib_reads_collections_queryables_and_filtered_items(server: Server) -> None:
    client = Features(f"{server.url}/api")
    assert sorted(client.feature_collections()) == list(LAYERS)
    assert "cost_total_eur" in client.collection_queryables("projects")["properties"]
    body = client.collection_items("projects", limit=1000, filter=EAST)
    assert _ids(body) == _ids(_asked(server, "projects", filter=EAST))
    assert {item["properties"]["region"] for item in body["features"]} == {"east"}


def test_owslib_reads_one_item(server: Server) -> None:
    body = Features(f"{server.url}/api").collection_item("areas", "bautzen-gesundbrunnen")
    assert body["properties"]["city_name"] == "Bautzen"


def _pages(address: str, parameters: dict[str, str]) -> Iterator[Any]:
    """Follow the links `next` from the first page on, as QGIS does."""
    body = httpx.get(address, params=parameters).raise_for_status().json()
    yield body
    while following := [link["href"] for link in body["links"] if link["rel"] == "next"]:
        body = httpx.get(following[0]).raise_for_status().json()
        yield body


@pytest.mark.parametrize("sort", ["", "-cost_total_eur", "region"])
@pytest.mark.parametrize("system", ["", f"{EPSG}25833"])
def test_pages_under_a_filter_lead_through_everything_once_in_one_order(server: Server, sort: str, system: str) -> None:
    asked = {"filter": EAST, "sortby": sort, "crs": system}
    parameters = {name: value for name, value in asked.items() if value}
    address = f"{server.url}/api/collections/projects/items"
    pages = list(_pages(address, {"limit": "10", **parameters}))
    assert len(pages) > 3
    whole = _ids(_asked(server, "projects", **parameters))
    assert [key for page in pages for key in _ids(page)] == whole
    assert {page["numberMatched"] for page in pages} == {len(whole)}
