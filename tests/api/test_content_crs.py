"""A record may be sent in any offered coordinate system; the header Content-Crs says in which (Part 4, 9.5)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely
from answers import ok, problem
from ledgers import copied, staffed
from record_writing import EAST, OFFICES, WHY, if_match, plain, record
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas import crs

EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
LON, LAT = 14.4471, 51.1893
SYSTEMS = [one for one in crs.SYSTEMS.values() if one is not crs.CRS84]


@pytest.fixture
def client(house: atlas.Atlas, tmp_path: Path) -> Iterator[TestClient]:
    """A client that a coordinator is logged in with."""
    with copied(house, tmp_path) as own, staffed(own) as opened:
        log_in(opened, "koordination")
        yield opened


def _put(client: TestClient, coordinates: Any, named: str) -> Any:
    shown = record(client)
    sent = {**plain(shown), "geometry": {"type": "Point", "coordinates": coordinates}}
    headers = {**if_match(shown), "Content-Crs": named}
    return client.put(f"{OFFICES}/{EAST}", params=WHY, json=sent, headers=headers)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: str(system.epsg))
def test_a_point_is_read_in_the_system_that_the_header_names(client: TestClient, system: crs.System) -> None:
    [point] = crs.in_system(system, [shapely.Point(LON, LAT)])
    assert isinstance(point, shapely.Point)
    kept = ok(_put(client, [point.x, point.y], f"<{system.uri}>"), "application/geo+json")["geometry"]
    assert kept["coordinates"] == pytest.approx([LON, LAT], abs=2e-6)
    assert kept == client.get(f"{OFFICES}/{EAST}").json()["geometry"]


def test_a_patch_is_read_in_that_system_too(client: TestClient) -> None:
    headers = {**if_match(record(client)), "Content-Crs": "EPSG:4326"}
    change = {"geometry": {"type": "Point", "coordinates": [LAT, LON]}}
    kept = client.patch(f"{OFFICES}/{EAST}", params=WHY, json=change, headers=headers)
    assert ok(kept, "application/geo+json")["geometry"]["coordinates"] == [LON, LAT]


@pytest.mark.parametrize("named", [f"<{EPSG}31468>", "quatsch", ""])
def test_another_system_is_refused_with_those_that_there_are(client: TestClient, named: str) -> None:
    body = problem(_put(client, [LON, LAT], named), 400, "invalid-parameter")
    assert body["parameter"] == "Content-Crs"
    assert body["known"] == list(crs.SYSTEMS)


@pytest.mark.parametrize("coordinates", [[1e12, 1e12], ["a", "b"], [], [None, 1], "x"])
def test_a_geometry_that_is_none_in_that_system_is_refused(client: TestClient, coordinates: Any) -> None:
    problem(_put(client, coordinates, "EPSG:25833"), 400, "invalid-query")


def test_degrees_that_are_called_metres_are_not_in_saxony(client: TestClient) -> None:
    before = record(client)
    assert _put(client, [LON, LAT], "EPSG:25833").status_code == 422
    assert record(client) == before
