"""Text twins over HTTP: as data and as pages, in every language, with the filters of the collections."""

import re
from html import unescape
from typing import Any

import pytest
from answers import AREA, ok, problem
from starlette.testclient import TestClient

from atlas.texts import languages

VIEW = "/api/describe/view"
BOX = "14.3,51.1,14.6,51.3"
PATHS = (f"/api/describe/areas/{AREA}", "/api/describe/cities/14625020", f"{VIEW}?bbox={BOX}")


def _twin(client: TestClient, path: str, **parameters: str) -> Any:
    body = ok(client.get(path, params=parameters or None))
    assert set(body) == {"title", "language", "sections", "revision"}
    for section in body["sections"]:
        assert set(section) == {"key", "heading", "sentences"}
        assert section["heading"] and section["sentences"]
    return body


@pytest.mark.parametrize("path", PATHS)
def test_a_twin_is_a_title_and_sections_of_sentences(client: TestClient, path: str) -> None:
    body = _twin(client, path)
    assert body["language"] == "de"
    assert body["revision"] >= 1


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_catalogues_is_spoken(client: TestClient, language: str) -> None:
    body = _twin(client, f"/api/describe/areas/{AREA}", lang=language)
    assert body["language"] == language
    titles = {"de": "in Worten", "en": "in words", "ls": "in Leichter Sprache"}
    assert titles.get(language, "") in body["title"]


def test_another_language_is_refused_with_the_known_ones(client: TestClient) -> None:
    body = problem(client.get(VIEW, params={"lang": "tlh"}), 400, "invalid-parameter")
    assert body["known"] == list(languages())


def test_an_area_is_told_with_the_borders_that_are_near(client: TestClient) -> None:
    place = next(s for s in _twin(client, "/api/describe/areas/zittau-sozial-2-0")["sections"] if s["key"] == "place")
    assert any("Polen beginnt rund " in sentence for sentence in place["sentences"])


def test_a_view_names_what_lies_in_the_box(client: TestClient) -> None:
    overview, bautzen = _twin(client, VIEW, bbox=BOX)["sections"]
    assert "Er zeigt 1 Gebiet, 7 Projekte und 1 Büro in 1 Stadt." in overview["sentences"]
    assert bautzen["key"] == "14625020"
    assert "Bautzen-Gesundbrunnen" in bautzen["sentences"][1]


def test_without_a_box_the_view_is_all_saxony(client: TestClient) -> None:
    assert len(_twin(client, VIEW)["sections"]) == 39


def test_filters_narrow_the_view(client: TestClient) -> None:
    cities = {section["key"] for section in _twin(client, VIEW, region="east", period="2021-2027")["sections"][1:]}
    assert cities and all(ags.startswith("146") for ags in cities)


@pytest.mark.parametrize("box", ["1,2,3", "14,52,15,51", "51,14,51.3,15"])
def test_a_bad_box_is_refused(client: TestClient, box: str) -> None:
    assert problem(client.get(VIEW, params={"bbox": box}), 400, "invalid-parameter")["parameter"] == "bbox"


@pytest.mark.parametrize("path", ["/api/describe/areas/nirgendwo", "/api/describe/cities/1"])
def test_an_unknown_record_is_not_found(client: TestClient, path: str) -> None:
    problem(client.get(path), 404, "unknown-record")


@pytest.mark.parametrize("path", PATHS)
def test_a_twin_is_a_page_too(client: TestClient, path: str) -> None:
    joined = "&" if "?" in path else "?"
    response = client.get(f"{path}{joined}f=html&lang=en")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.text.count("<h1>") == 1
    assert 'lang="en-GB"' in response.text
    assert "<script" not in response.text


def test_the_page_of_a_twin_names_the_address_of_the_same_as_data(client: TestClient) -> None:
    page = client.get(VIEW, params={"f": "html", "region": "east", "lang": "en"}).text
    data = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', page)
    assert data
    told = client.get(unescape(data[1]))
    assert told.headers["content-type"] == "application/json"
    assert (
        told.json()["sections"]
        == client.get(VIEW, params={"region": "east", "lang": told.json()["language"]}).json()["sections"]
    )


def test_hostile_filters_stay_text_on_the_page(client: TestClient) -> None:
    response = client.get(VIEW, params={"f": "html", "kreis": '"><script>alert(1)</script>'})
    assert response.status_code == 200
    assert "<script" not in response.text


@pytest.mark.parametrize("path", PATHS)
def test_what_is_known_already_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", [f"/gebiete/{AREA}", "/staedte/14625020"])
def test_record_pages_hold_the_map_in_words(client: TestClient, path: str) -> None:
    text = client.get(path, headers={"accept": "text/html"}).text
    assert '<h2 id="in-worten">Die Karte in Worten</h2>' in text
    assert '<a href="#in-worten">' in text
    assert "im Osten von Sachsen." in text
