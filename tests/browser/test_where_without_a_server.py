"""The answer of the page itself to "Wo bin ich?": on a static site and without a network it is that of the server."""

from typing import Any

import pytest
from browser.conftest import Visit
from browser.steps import Ask, heading, lose_network, open_map, panel
from playwright.sync_api import Page, expect

# Wherever the server's answer takes another form.
POSITIONS = {
    "in an area": "14.446,51.191",
    "in two areas of one name": "12.295,51.3168",
    "in an area of another programme": "12.41,51.344",
    "some hundred metres away": "12.49,50.71",
    "some kilometres away": "13.9,51.05",
    "far away": "14.6,51.49",
    "in a city with an area whose boundary is unknown": "14.6335,51.5057",
    "in a city that is an area as a whole": "13.1,51.12",
    "in the far south-west": "12.3,50.23",
    "in the far east": "15.02,51.28",
}
OUTSIDE = "13.4,52.2"


pytestmark = pytest.mark.usefixtures("requests_fail")


@pytest.fixture(scope="module")
def static_site(long_visit: Visit) -> Page:
    """The map on a site of files: whatever is asked of it by a question is not there."""
    page = long_visit()
    page.route("**/api/where?*", lambda route: route.fulfill(status=404, body="not found"))
    return page


def asked(ask: Ask, position: str) -> Any:
    lon, lat = position.split(",")
    return ask(f"/api/where?lon={lon}&lat={lat}")


@pytest.mark.parametrize("position", POSITIONS.values(), ids=POSITIONS)
def test_it_says_what_the_server_says_in_every_language(static_site: Page, ask: Ask, position: str) -> None:
    answer = asked(ask, position)
    open_map(static_site, f"/?where={position}")
    sentence = panel(static_site).locator(".where-sentence")
    expect(sentence).to_have_text(answer["sentence"])
    for name, code in (("Leichte Sprache", "ls"), ("English", "en")):
        static_site.get_by_role("link", name=name).click()
        expect(sentence).to_have_text(answer[f"sentence_{code}"])


@pytest.mark.parametrize("place", ["in two areas of one name", "some hundred metres away", "in the far east"])
def test_it_shows_the_records_that_the_server_names(static_site: Page, ask: Ask, place: str) -> None:
    answer = asked(ask, POSITIONS[place])
    open_map(static_site, f"/?where={POSITIONS[place]}")
    expect(panel(static_site).locator(".manager-name")).to_have_text(answer["manager"]["name"])
    shown: dict[str, list[str]] = {kind: [] for kind in ("area", "city", "office", "project")}
    for link in panel(static_site).locator(".record-link").all():
        shown[link.get_attribute("data-kind") or ""].append(link.get_attribute("data-id") or "")
    assert shown["area"] == [area["id"] for area in answer["areas"] or [answer["area"]]]
    assert shown["city"] == [answer["city"]["id"]]
    if answer["offices"]:
        assert set(shown["office"]) == {office["id"] for office in answer["offices"]}
    assert set(shown["project"]) <= {project["id"] for project in answer["projects"]}
    if answer["projects"]:
        expect(panel(static_site)).to_contain_text(f"Projekte ({len(answer['projects'])})")


def test_outside_saxony_it_says_so(static_site: Page) -> None:
    open_map(static_site, f"/?where={OUTSIDE}")
    expect(panel(static_site)).to_contain_text("Diese Stelle liegt nicht in Sachsen.")


def test_without_a_network_the_map_answers_from_what_it_has_loaded(page: Page) -> None:
    open_map(page, "/?lon=14.446&lat=51.191&zoom=9")
    lose_network(page)
    page.locator("#map").click(position={"x": 40, "y": 420})
    expect(heading(page)).to_have_text("Ort auf der Karte")
    expect(panel(page).locator(".where-sentence")).to_contain_text("Das nächste Gebiet ist")


def test_without_a_network_a_place_outside_saxony_is_known_by_the_outline(page: Page) -> None:
    open_map(page, "/?lon=13.4&lat=52.2&zoom=9")
    lose_network(page)
    page.locator("#map").click(position={"x": 500, "y": 120})
    expect(panel(page)).to_contain_text("Diese Stelle liegt nicht in Sachsen.")


def test_the_answer_is_said_aloud(page: Page) -> None:
    open_map(page, "/?lon=14&lat=51.05&zoom=13")
    page.locator("#map").click()
    sentence = panel(page).locator(".where-sentence")
    expect(page.locator("#live")).to_contain_text(sentence.inner_text())
