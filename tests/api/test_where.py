"""Where am I: the area at a position or the nearest one, with whom to call, in data and in words."""

import asyncio
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from answers import AREA, FEATURE, PROGRAMME_AREA, ok, problem
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import copied
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings

GESUNDBRUNNEN = {"lon": "14.446", "lat": "51.191"}
VOLKMARSDORF = {"lon": "12.41", "lat": "51.344"}


def _where(client: TestClient, **parameters: str) -> Any:
    body = ok(client.get("/api/where", params=parameters))
    for member in ("area", "city"):
        if body[member]:
            FEATURE.validate(body[member])
    for item in (*body["offices"], *body["projects"]):
        FEATURE.validate(item)
    return body


def test_inside_an_area_the_answer_is_that_area_with_offices_projects_city_and_manager(client: TestClient) -> None:
    body = _where(client, **GESUNDBRUNNEN)
    assert body["inside"] is True
    assert body["area"]["id"] == AREA
    assert body["areas"] == [{"id": AREA, "name": "Bautzen-Gesundbrunnen"}]
    assert [item["id"] for item in body["offices"]] == ["bautzen-qm-gesundbrunnen"]
    assert [item["id"] for item in body["projects"]] == body["area"]["properties"]["project_ids"]
    assert body["city"]["id"] == "14625020"
    assert (body["region"], body["manager"]["name"]) == ("east", "Clara Zeitler")


def test_inside_an_area_the_distance_is_nought_and_has_no_direction(client: TestClient) -> None:
    body = _where(client, **GESUNDBRUNNEN)
    assert (body["distance_m"], body["direction"]) == (0.0, None)


def test_inside_an_area_the_sentence_says_so_and_how_good_the_boundary_is(client: TestClient) -> None:
    body = _where(client, **GESUNDBRUNNEN)
    assert body["sentence"].startswith("Sie sind im Gebiet Bautzen-Gesundbrunnen")
    assert "schematisch, nicht amtlich" in body["sentence"]
    assert body["sentence_en"].startswith("You are in the area Bautzen-Gesundbrunnen")
    assert body["sentence_ls"].startswith("Sie sind in einem Förder·gebiet. Es heißt: Bautzen-Gesundbrunnen.")


def test_in_leipzigs_east_the_manager_of_the_west_is_in_charge(client: TestClient) -> None:
    body = _where(client, **VOLKMARSDORF)
    assert body["area"]["id"] == PROGRAMME_AREA
    assert body["manager"]["name"] == "Uwe Kowski"
    assert "Programm Sozialer Zusammenhalt" in body["sentence"]


def test_outside_every_area_the_nearest_one_comes_with_metres_and_direction(client: TestClient) -> None:
    body = _where(client, lon="14.43494", lat="51.18035")
    assert body["inside"] is False
    assert body["area"]["id"] == AREA
    assert 800 < body["distance_m"] < 1000
    assert body["direction"] == "n"
    assert "890 m nördlich" in body["sentence"]
    assert "890 m to the north" in body["sentence_en"]


def test_away_from_programme_cities_the_manager_of_the_region_is_in_charge(client: TestClient) -> None:
    body = _where(client, lon="14.0", lat="51.05")
    assert (body["region"], body["manager"]["name"]) == ("east", "Clara Zeitler")
    assert body["city"]["id"] == body["area"]["properties"]["city_ags"]


def test_in_a_city_whose_area_has_no_boundary_that_area_is_named(client: TestClient) -> None:
    body = _where(client, q="Weißwasser")
    assert body["areas_without_boundary"] == ["weisswasser"]
    assert "dessen Grenze nicht bekannt ist" in body["sentence"]


@pytest.mark.parametrize(
    ("q", "label", "precision"),
    [
        ("Bautzen", "Bautzen", "city"),
        ("Budyšin", "Bautzen", "city"),
        ("04315", "04315 Leipzig", "area"),
        ("Eisenbahnstraße Leipzig", "Eisenbahnstraße, Leipzig", "street"),
    ],
)
def test_a_place_can_be_named_instead_of_a_position(client: TestClient, q: str, label: str, precision: str) -> None:
    position = _where(client, q=q)["position"]
    assert (position["label"], position["precision"]) == (label, precision)


def test_the_answer_names_the_revision(client: TestClient) -> None:
    response = client.get("/api/where", params=GESUNDBRUNNEN)
    assert response.json()["revision"] == int(response.headers["Atlas-Revision"])


def test_the_api_says_what_the_library_says(client: TestClient, house: atlas.Atlas) -> None:
    spot = house.where(14.98, 51.15)
    body = _where(client, lon="14.98", lat="51.15")
    assert spot.nearest is not None
    assert (body["area"]["id"], body["distance_m"]) == (spot.nearest.id, spot.nearest.distance_m)


def test_a_decimal_comma_is_understood(client: TestClient) -> None:
    assert _where(client, lon="14,446", lat="51,191")["area"]["id"] == AREA


@pytest.mark.parametrize("path", ["/api/where", "/api/nearby"])
def test_swapped_numbers_are_refused_with_the_hint_that_they_are_swapped(client: TestClient, path: str) -> None:
    body = problem(client.get(path, params={"lon": "51.3", "lat": "12.4"}), 400, "outside-saxony")
    assert "liegt nicht in Sachsen; Länge und Breite vertauscht?" in body["detail"]
    assert "swapped?" in body["detail_en"]
    assert body["parameter"] == "lon"


@pytest.mark.parametrize("path", ["/api/where", "/api/nearby"])
@pytest.mark.parametrize(
    ("lon", "lat"),
    [("13.4", "52.5"), ("0", "0"), ("400", "95"), ("1e300", "51"), ("-14.4", "51.2"), ("14.4", "-51.2")],
    ids=["berlin", "null-island", "off-the-globe", "huge", "west-of-greenwich", "southern"],
)
def test_a_position_elsewhere_is_refused_without_that_hint(client: TestClient, path: str, lon: str, lat: str) -> None:
    body = problem(client.get(path, params={"lon": lon, "lat": lat}), 400, "outside-saxony")
    assert "liegt nicht in Sachsen" in body["detail"]
    assert "vertauscht" not in body["detail"]


@pytest.mark.parametrize("path", ["/api/where", "/api/nearby"])
@pytest.mark.parametrize(
    ("parameters", "parameter"),
    [
        pytest.param({}, "q", id="nothing"),
        pytest.param({"lon": "14.4"}, "lat", id="no-latitude"),
        pytest.param({"lat": "51.2"}, "lon", id="no-longitude"),
        pytest.param({"q": " "}, "q", id="a-blank"),
        pytest.param({"lon": "14.4", "lat": "51.2", "q": "Bautzen"}, "q", id="both"),
        pytest.param({"lon": "Bautzen", "lat": "51.2"}, "lon", id="no-number"),
        pytest.param({"lon": "14.4", "lat": ""}, "lat", id="an-empty-number"),
        pytest.param({"lon": "nan", "lat": "51.2"}, "lon", id="not-a-number"),
        pytest.param({"lon": "14.4", "lat": "1e400"}, "lat", id="infinite"),
    ],
)
def test_a_position_that_is_none_is_refused(
    client: TestClient, path: str, parameters: dict[str, str], parameter: str
) -> None:
    assert problem(client.get(path, params=parameters), 400, "invalid-parameter")["parameter"] == parameter


@pytest.mark.parametrize("path", ["/api/where", "/api/nearby"])
def test_an_unknown_place_is_refused_with_near_ones(client: TestClient, path: str) -> None:
    body = problem(client.get(path, params={"q": "Gesundbrunnenrink 12, Xybautz"}), 404, "place-not-found")
    assert body["parameter"] == "q"
    assert "Ortsverzeichnis" in body["detail"]
    assert problem(client.get(path, params={"q": "Bahnhofstraße"}), 404, "place-not-found")["near"]


def test_an_unknown_parameter_is_refused_with_the_known_ones(client: TestClient) -> None:
    body = problem(client.get("/api/where?lon=14.4&lat=51.2&radius=5"), 400, "unknown-parameter")
    assert (body["parameter"], body["known"]) == ("radius", ["lat", "lon", "q"])


@settings(deadline=None)
@given(lon=st.floats(11.5, 15.3), lat=st.floats(50.0, 51.9))
def test_every_position_gets_an_answer_or_is_not_in_saxony(client: TestClient, lon: float, lat: float) -> None:
    response = client.get("/api/where", params={"lon": str(lon), "lat": str(lat)})
    if response.status_code == 200:
        body = response.json()
        assert body["manager"] and body["region"] and body["sentence"].endswith(".")
        assert body["inside"] == (body["distance_m"] == 0.0 and body["direction"] is None)
    else:
        problem(response, 400, "outside-saxony")


def test_what_the_first_question_must_read_is_read_beside_the_event_loop_and_once(
    house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(name: str) -> None:
        step = getattr(atlas.Atlas, name)

        def beside(own: atlas.Atlas) -> None:
            with pytest.raises(RuntimeError):
                asyncio.get_running_loop()
            read.append(name)
            step(own)

        monkeypatch.setattr(atlas.Atlas, name, beside)

    noted("read_places")
    noted("read_ground")
    with copied(house, tmp_path) as known:
        own = replace(known, _snapshot=None, _lock=Lock())
        with TestClient(create_app(Settings(data_dir=tmp_path, geodata_dir=house.geodata), own)) as client:
            assert ok(client.get("/api/search", params={"q": "Bautzen"}))["results"]
            assert read == ["read_places"] and own.has_places
            for parameters in (GESUNDBRUNNEN, VOLKMARSDORF):
                assert ok(client.get("/api/where", params=parameters))["inside"]
            assert read == ["read_places", "read_ground", "read_places"] and own.has_ground
