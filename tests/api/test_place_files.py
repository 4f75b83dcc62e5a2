"""The gazetteer as files, for a map that has to search by itself."""

import pytest
from answers import ok
from starlette.testclient import TestClient

import atlas
from atlas.places.place import KINDS


@pytest.mark.parametrize(
    ("name", "kinds"), [("index", {"town", "quarter", "locality", "postcode"}), ("streets", {"street", "stop"})]
)
def test_a_file_has_its_kinds_of_places_each_label_once(client: TestClient, name: str, kinds: set[str]) -> None:
    rows = ok(client.get(f"/places/{name}.json"))["rows"]
    assert {KINDS[row[0]] for row in rows} == kinds
    assert len({row[2] for row in rows}) == len(rows)


def test_a_place_of_a_file_is_that_of_the_gazetteer(client: TestClient, house: atlas.Atlas) -> None:
    body = ok(client.get("/places/index.json"))
    (row,) = (row for row in body["rows"] if row[2] == "Bautzen")
    place = house.gazetteer.locate("Bautzen")
    assert (row[4], row[5]) == (pytest.approx(place.lon, abs=1e-5), pytest.approx(place.lat, abs=1e-5))
    assert "Budyšin" in row[6]
    assert body["kinds"][row[0]] == {"kind": "town", "word": "Ort", "precision": "city"}


def test_towns_come_in_less_than_a_picture(client: TestClient) -> None:
    response = client.get("/places/index.json", headers={"accept-encoding": "gzip"})
    assert int(response.headers["content-length"]) < 60_000


def test_the_files_name_their_licence_and_credits(client: TestClient) -> None:
    body = ok(client.get("/places/streets.json"))
    assert "OpenStreetMap" in str(body["attribution"]) and "odbl" in str(body["licence"]).lower()


def test_another_file_is_not_there(client: TestClient) -> None:
    assert client.get("/places/houses.json").status_code == 404
