"""The search of the page itself: on a static site and without a network it finds first what the server would."""

from typing import Any
from urllib.parse import quote

import pytest
from browser.conftest import Visit
from browser.steps import Ask, heading, lose_network, open_map, options, search_box
from playwright.sync_api import Page, expect

QUERIES = [
    "Gesundbrunnen",
    "gesundbrunnen bautzen",
    "Bautzen-Gesundbrunnen",
    "gesundbrunen",  # a letter left out
    "Gesundbrnunen",  # two letters swapped
    "LEIPZIGER-OSTEN",
    "Görlitz",
    "goerlitz",
    "gorlitz",
    "Grünau",
    "Hoyerswerda",
    "Bela Woda",  # the Upper Sorbian name of Weißwasser, without its marks
    "Wojereci",  # that of Hoyerswerda, with a letter wrong
    "Stadtverwaltung Bautzen",
    "Rathaus Goerliz",  # with a letter wrong
    "Johannstadt",
    "Volkmarsdorf",
    "Eisenbahnstraße Leipzig",
    "Eisenbahnstr. Leipzig",
    "Leipzig, Eisenbahnstraße",
    "Zittau Hauptbahnhof",
    "Unbekanntstraße, Radibor",
    "Radibor",
    "Radeberg",
    "Radberg",  # a letter left out
    "Oelsnitz",
    "Ölsnitz",
    "Neustadt",
    "Markkleeberg",
    "Budyšin",  # Upper Sorbian: Bautzen
    "Budysin",
    "Wojerecy",  # Upper Sorbian: Hoyerswerda
    "Bělá Woda",  # Upper Sorbian: Weißwasser
    "Plauen Bahnhofsvorstadt",
    "Quartiersmanagement Zwickau",
    "Prohlis",
]


pytestmark = pytest.mark.usefixtures("requests_fail")


@pytest.fixture(scope="module")
def static_site(long_visit: Visit) -> Page:
    """The map on a site of files: whatever is asked of it by a question is not there."""
    page = long_visit()
    page.route("**/api/search?*", lambda route: route.fulfill(status=404, body="not found"))
    open_map(page)
    return page


def first_hit(page: Page, q: str) -> tuple[str | None, str | None, str]:
    search_box(page).fill("")
    search_box(page).fill(q)
    expect(options(page).or_(page.locator(".search-message")).first).to_be_visible()
    first = options(page).first
    label = first.locator(".search-label").inner_text()
    return first.get_attribute("data-kind"), first.get_attribute("data-id"), label


@pytest.mark.parametrize("q", QUERIES)
def test_the_first_hit_is_that_of_the_server(static_site: Page, ask: Ask, q: str) -> None:
    expected: dict[str, Any] = ask(f"/api/search?q={quote(q)}&limit=12")["results"][0]
    assert first_hit(static_site, q) == (expected["kind"], expected["id"], expected["label"])


@pytest.mark.parametrize("q", ["01099", "04315 Leipzig", "09648 Mittweida", "Goethestraße Aue", "04315 Eisenbahnstr."])
def test_an_address_leads_to_its_place_though_the_addresses_of_offices_stay_with_the_server(
    static_site: Page, ask: Ask, q: str
) -> None:
    hits = ask(f"/api/search?q={quote(q)}&limit=12")["results"]
    expected = next(hit["label"] for hit in hits if hit["kind"] == "place")
    assert first_hit(static_site, q) == ("place", None, expected)


@pytest.mark.parametrize("q", ["Bautzen", "Johannstadt", "Bahnhof"])
def test_records_come_first_and_leave_places_room(static_site: Page, ask: Ask, q: str) -> None:
    first_hit(static_site, q)
    kinds = options(static_site).evaluate_all("all => all.map(one => one.dataset.kind === 'place')")
    expected = [hit["kind"] == "place" for hit in ask(f"/api/search?q={quote(q)}&limit=12")["results"]]
    assert kinds == expected


def test_a_static_site_is_asked_once_only(visit: Visit) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/search" in request.url else None)
    page.route("**/api/search?*", lambda route: route.fulfill(status=404, body="not found"))
    open_map(page)
    for q in ("Bautzen", "Görlitz", "Zittau"):
        first_hit(page, q)
    assert len(asked) == 1


def test_nothing_of_it_is_fetched_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/places/" in url or "/local-" in url] == []
    with page.expect_request("**/places/index.json"):
        search_box(page).focus()


def test_without_a_network_records_and_towns_are_still_found(page: Page) -> None:
    open_map(page)
    with page.expect_response("**/places/index.json"):
        search_box(page).focus()
    lose_network(page)
    assert first_hit(page, "gesundbrunen")[1] == "bautzen-gesundbrunnen"
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    assert first_hit(page, "Radibor")[2] == "Radibor"


def test_what_neither_finds_is_said(static_site: Page) -> None:
    search_box(static_site).fill("qqzzxxyy")
    expect(static_site.locator(".search-message")).to_contain_text("qqzzxxyy")
