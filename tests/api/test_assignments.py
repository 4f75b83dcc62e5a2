"""Who is responsible for which city, and who was on a day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import AREA, ok, problem
from starlette.testclient import TestClient
from worlds import copy_layers

import atlas
from api.app import create_app
from api.settings import Settings

BAUTZEN = "14625020"
LATER = {"since": "2025-06-01", "manager": "quge-west"}


def _of(client: TestClient, ags: str, **parameters: str) -> list[dict[str, Any]]:
    found = ok(client.get("/api/assignments", params=parameters))["assignments"]
    return [one for one in found if one["city_ags"] == ags]


def _hand_over(document: dict[str, Any]) -> None:
    """Give Bautzen to the other manager from a day on."""
    first = next(one for one in document["features"] if one["properties"]["city_ags"] == BAUTZEN)
    change = {"id": f"{BAUTZEN}-later", "manager_id": LATER["manager"], "valid_from": LATER["since"], "confirmed": True}
    document["features"].append({**first, "id": change["id"], "properties": {**first["properties"], **change}})


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory, geodata: Path) -> Iterator[TestClient]:
    """The API on an atlas in which Bautzen has changed hands."""
    folder = tmp_path_factory.mktemp("geodata")
    copy_layers(geodata / "layers", folder / "layers", assignments=_hand_over)
    for name in ("basemap", "places"):
        (folder / name).symlink_to(geodata / name)
    (folder / "layers" / "programme.json").write_bytes((geodata / "layers" / "programme.json").read_bytes())
    house = atlas.open(tmp_path_factory.mktemp("data"), folder)
    with TestClient(create_app(Settings(geodata_dir=folder), house)) as opened:
        yield opened
    house.close()


def test_on_a_day_every_city_is_named_once(client: TestClient) -> None:
    body = ok(client.get("/api/assignments", params={"on": "2025-05-01"}))
    cities = ok(client.get("/api/collections/cities/items?limit=1000"), "application/geo+json")["features"]
    assert body["on"] == "2025-05-01"
    assert sorted(one["city_ags"] for one in body["assignments"]) == sorted(city["id"] for city in cities)


def test_an_assignment_names_city_manager_start_standing_and_source(client: TestClient) -> None:
    (found,) = _of(client, BAUTZEN, on="2025-05-01")
    assert (found["city_name"], found["manager"]["name"]) == ("Bautzen", "Clara Zeitler")
    assert (found["since"], found["known_from"], found["confirmed"]) == (None, "2024", False)
    assert found["basis"] == "assumed-by-kreis"
    assert [source["publisher"] for source in found["sources"]] == ["Landesverband Soziokultur Sachsen e. V."]


def test_before_the_first_known_time_nobody_is_named(client: TestClient) -> None:
    body = ok(client.get("/api/assignments", params={"on": "2016-05-01"}))
    assert {one["manager"] for one in body["assignments"]} == {None}


@pytest.mark.parametrize(
    ("day", "manager", "confirmed"),
    [("2025-05-31", "quge-ost", False), ("2025-06-01", "quge-west", True), ("2030-01-01", "quge-west", True)],
)
def test_after_a_change_of_hands_the_day_decides(
    handed_over: TestClient, day: str, manager: str, confirmed: bool
) -> None:
    (found,) = _of(handed_over, BAUTZEN, on=day)
    assert (found["manager"]["id"], found["confirmed"]) == (manager, confirmed)


def test_without_a_day_all_assignments_are_told_in_the_order_of_time(handed_over: TestClient) -> None:
    assert [one["since"] for one in _of(handed_over, BAUTZEN)] == [None, LATER["since"]]


@pytest.mark.parametrize("path", [f"/api/describe/areas/{AREA}", f"/api/describe/cities/{BAUTZEN}"])
def test_the_words_name_who_was_responsible_on_the_day(handed_over: TestClient, path: str) -> None:
    def said(**parameters: str) -> str:
        sections = {one["key"]: one["sentences"] for one in ok(handed_over.get(path, params=parameters))["sections"]}
        return str(sections["responsible"][0])

    assert said(datetime="2025-05-31") == "Zuständig am 31. Mai 2025: Clara Zeitler."
    assert said(datetime="2025-06-01") == "Zuständig am 1. Juni 2025: Uwe Kowski."
    assert said(datetime="2016-05-01") == "Wer an diesem Tag zuständig war, ist nicht bekannt."
    assert said() == "Zuständig ist Uwe Kowski."


@pytest.mark.parametrize("day", ["heute", "2025-02-30", "2025", "2025-01-01/.."])
def test_what_is_no_day_is_refused_with_an_example(client: TestClient, day: str) -> None:
    body = problem(client.get("/api/assignments", params={"on": day}), 400, "invalid-parameter")
    assert body["parameter"] == "on"
    assert "2018-02-12" in body["detail"]


PAGES = [f"/gebiete/{AREA}", f"/staedte/{BAUTZEN}", "/bueros/bautzen-qm-gesundbrunnen"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-05-31", ["Zuständig am 31. Mai 2025", "Clara Zeitler"]),
        ("2025-06-01", ["Zuständig am 1. Juni 2025", "Uwe Kowski"]),
        ("2016-05-01", ["Zuständig am 1. Mai 2016", "Wer an diesem Tag zuständig war, ist nicht bekannt."]),
    ],
)
def test_a_page_names_who_was_responsible_on_the_day(
    handed_over: TestClient, path: str, day: str, said: list[str]
) -> None:
    page = handed_over.get(path, params={"datetime": day}).text
    assert [sentence for sentence in said if sentence not in page] == []


@pytest.mark.parametrize("path", PAGES)
def test_without_a_day_a_page_names_who_is_responsible_today(handed_over: TestClient, path: str) -> None:
    page = handed_over.get(path).text
    assert "Uwe Kowski" in page and "Zuständig am" not in page


def test_a_page_of_no_day_says_so(client: TestClient) -> None:
    response = client.get(f"/gebiete/{AREA}?datetime=heute", headers={"accept": "text/html"})
    assert response.status_code == 400 and "„heute“ ist kein Tag" in response.text


def test_the_page_of_a_region_knows_no_day(client: TestClient) -> None:
    assert "Clara Zeitler" in client.get("/api/collections/regions/items/east?f=html").text


def test_the_map_takes_a_manager_for_that_of_the_day_and_a_collection_for_todays(handed_over: TestClient) -> None:
    before = {"manager_id": "quge-ost", "datetime": "2025-05-31"}
    assert BAUTZEN in [row["key"] for row in ok(handed_over.get("/api/stats", params={"by": "city", **before}))["rows"]]
    cities = handed_over.get("/api/collections/cities/items", params=before).json()["features"]
    assert BAUTZEN not in [city["id"] for city in cities]


def test_the_description_of_the_api_tells_both_meanings_apart(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    said = {
        path: next(one["description"] for one in paths[path]["get"]["parameters"] if one["name"] == "manager_id")
        for path in ("/api/stats", "/api/collections/cities/items")
    }
    assert "„datetime“" in said["/api/stats"]
    assert said["/api/collections/cities/items"].startswith("Heute zuständig")
