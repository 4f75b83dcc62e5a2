"""The embedded map as the server gives it: who may frame it, its list without JavaScript, and the script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import AREA
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from atlas import Atlas
from atlas.texts import say

MAP = "/einbetten/karte"
SCRIPTS = ("/einbetten.js", "/einbetten-seite.js")


@pytest.fixture
def built(tmp_path: Path, geodata: Path, house: Atlas) -> Iterator[TestClient]:
    """A server on a front end of a few lines, so that what the server adds can be told from what was built."""
    page = "<body><noscript>links</noscript><main></main></body>"
    (tmp_path / "einbetten.html").write_text(page, "utf-8")
    for script in SCRIPTS:
        (tmp_path / script.lstrip("/")).write_text("customElements;", "utf-8")
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as opened:
        yield opened


def without_javascript(client: TestClient, query: str = "") -> str:
    """What a reader without JavaScript gets."""
    found = re.search(r"<noscript>(.*)</noscript>", client.get(MAP + query).text, re.DOTALL)
    assert found
    return found[1]


def listed(client: TestClient, query: str = "") -> list[str]:
    """The ids of the areas in that list."""
    return re.findall(r'<li><a href="/gebiete/([\w-]+)[?"]', without_javascript(client, query))


# --- who may frame what ----------------------------------------------------------------------------------------------


def test_any_site_may_frame_the_embedded_map_and_nothing_else_of_its_rules_is_loosened(built: TestClient) -> None:
    embedded = built.get(MAP).headers["content-security-policy"].split("; ")
    elsewhere = built.get("/daten").headers["content-security-policy"].split("; ")
    assert set(elsewhere) - set(embedded) == {"frame-ancestors 'self'"}
    assert set(embedded) <= set(elsewhere)
    assert "x-frame-options" not in built.get(MAP).headers


@pytest.mark.parametrize("path", ["/", "/gebiete", f"/gebiete/{AREA}", "/api", "/einbetten/quatsch"])
def test_other_sites_may_frame_no_other_page(path: str, built: TestClient) -> None:
    assert "frame-ancestors 'self'" in built.get(path).headers["content-security-policy"]


@pytest.mark.parametrize("path", SCRIPTS)
def test_the_script_may_be_loaded_by_any_site_and_is_asked_for_again_within_the_hour(
    path: str, built: TestClient
) -> None:
    response = built.get(path, headers={"Origin": "https://stadt.example"})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", [MAP, *SCRIPTS])
def test_without_a_build_the_answer_says_so(path: str, tmp_path: Path, geodata: Path, house: Atlas) -> None:
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as bare:
        response = bare.get(path, headers={"accept": "text/html"})
    assert response.status_code == 404
    assert "noch nicht gebaut" in response.text


def test_nothing_is_remembered_about_the_asker(built: TestClient) -> None:
    assert "set-cookie" not in built.get(MAP).headers


# --- without JavaScript ----------------------------------------------------------------------------------------------


def test_without_javascript_all_areas_are_listed_with_links_that_leave_the_frame(built: TestClient) -> None:
    text = without_javascript(built)
    assert len(listed(built)) == 69
    assert "links" not in text
    assert text.count("<a ") == text.count('target="_blank" rel="noopener"')


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("city_ags=14713000", "city_ags=14713000", id="a-city"),
        pytest.param("period=2021-2027&region=west", "period=2021-2027&region=west", id="two-filters"),
        pytest.param("datetime=2018-05-31", "datetime=2018-05-31", id="a-day"),
        pytest.param("period=1990", "", id="a-filter-that-cannot-be-used-is-left-out-as-on-the-map"),
        pytest.param("status=quatsch&region=east", "region=east", id="the-others-still-hold"),
        pytest.param("datetime=gestern", "", id="a-day-that-is-none"),
    ],
)
def test_the_filters_of_the_link_hold_in_the_list(query: str, meant: str, built: TestClient) -> None:
    found = built.get(f"/api/collections/areas/items?limit=1000&{meant}").json()["features"]
    assert sorted(listed(built, f"?{query}")) == sorted(feature["id"] for feature in found)


def test_a_filter_that_only_the_map_knows_is_not_passed_over_in_silence(built: TestClient) -> None:
    assert say("embed-noscript-partial") in without_javascript(built, "?carrier=CJD")
    assert say("embed-noscript-partial") not in without_javascript(built, "?region=east")


@pytest.mark.parametrize(
    ("query", "href"),
    [
        (f"?area={AREA}", f"/gebiete/{AREA}"),
        ("?project=p-24278", "/projekte/p-24278"),
        ("?office=bautzen-qm-gesundbrunnen", "/bueros/bautzen-qm-gesundbrunnen"),
        ("?city=14625020", "/staedte/14625020"),
    ],
)
def test_what_the_link_selects_stands_first(query: str, href: str, built: TestClient) -> None:
    assert re.findall(r'<a href="([^"]+)"', without_javascript(built, query))[0] == href


@pytest.mark.parametrize(
    ("query", "language", "tag"),
    [("", "de", "de"), ("?lang=en", "en", "en-GB"), ("?lang=ls", "ls", "de-simple"), ("?lang=xx", "de", "de")],
)
def test_the_list_speaks_the_language_asked_for(query: str, language: str, tag: str, built: TestClient) -> None:
    text = without_javascript(built, query)
    assert say("embed-noscript", language) in text
    assert f'<div lang="{tag}">' in text


def test_what_the_link_says_is_never_markup(built: TestClient) -> None:
    query = "?area=%3Cscript%3E&lang=%3Cb%3E&region=%3C/noscript%3E"
    assert "<script>" not in built.get(MAP + query).text
    assert built.get(MAP + query).text.count("</noscript>") == 1
