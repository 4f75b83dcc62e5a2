"""A network that is lost: what is loaded stays and says so, and the rest comes back by itself."""

from collections.abc import Iterator

import pytest
from browser.conftest import Wire
from browser.steps import choice, heading, list_counts, listed, lose_network, open_map, panel, skip_to, tab_to
from playwright.sync_api import Locator, Page, expect

AREA = "bautzen-gesundbrunnen"
LOST = "Keine Verbindung. Karte, Liste und Filter zeigen weiter, was schon geladen ist."
BACK = "Die Verbindung ist wieder da."


@pytest.fixture(autouse=True)
def requests_fail(wire: Wire) -> Iterator[None]:
    """Chromium notes each request that fails without a network; here that is what is tested."""
    yield
    wire.complaints[:] = [one for one in wire.complaints if "net::ERR_" not in one]


@pytest.fixture
def cut_off(page: Page) -> Page:
    """The map, loaded, with the network gone."""
    open_map(page)
    lose_network(page)
    expect(notice(page)).to_be_visible()
    return page


def notice(page: Page) -> Locator:
    return page.locator("#network")


def test_with_a_network_nothing_is_said_of_it(page: Page) -> None:
    open_map(page)
    expect(notice(page)).to_be_hidden()


def test_a_lost_network_is_said_aloud_and_in_sight(cut_off: Page) -> None:
    expect(notice(cut_off)).to_contain_text(LOST)
    expect(cut_off.locator("#live")).to_contain_text(LOST)


def test_filters_and_list_go_on(cut_off: Page) -> None:
    before = list_counts(cut_off)
    cut_off.locator(".filters summary").click()
    choice(cut_off, "Region").select_option("east")
    expect(cut_off.locator(".filter-chips")).to_contain_text("Region Ost")
    assert 0 < list_counts(cut_off)["areas"] < before["areas"]


def test_the_panel_shows_what_the_map_knows_of_an_area(cut_off: Page) -> None:
    listed(cut_off, "area", AREA).click()
    expect(heading(cut_off)).to_have_text("Bautzen-Gesundbrunnen")
    expect(panel(cut_off)).to_contain_text("hier steht, was die Karte schon weiß", ignore_case=True)
    expect(panel(cut_off)).to_contain_text("Clara Zeitler")
    expect(panel(cut_off).locator('[data-kind="office"]')).to_have_count(1)
    expect(panel(cut_off).locator('[data-kind="project"]')).to_have_count(7)


@pytest.mark.parametrize("kind", ["project", "office", "city"])
def test_the_panel_shows_what_the_map_knows_of_other_records(cut_off: Page, kind: str) -> None:
    listed(cut_off, "area", AREA).click()
    panel(cut_off).locator(f'[data-kind="{kind}"]').first.click()
    expect(panel(cut_off).locator(".notice")).to_contain_text("Einzelheiten und Belege konnten nicht geladen werden.")
    expect(panel(cut_off)).to_contain_text("Clara Zeitler")
    expect(panel(cut_off).locator(f'[data-kind="area"][data-id="{AREA}"]')).to_have_count(1)


def test_it_comes_back_by_itself(cut_off: Page) -> None:
    listed(cut_off, "area", AREA).click()
    expect(panel(cut_off).locator(".notice").first).to_be_visible()
    cut_off.context.set_offline(False)
    expect(notice(cut_off)).to_be_hidden()
    expect(cut_off.locator("#live")).to_contain_text(BACK)
    expect(panel(cut_off).locator(".sources")).to_be_visible()
    expect(heading(cut_off)).to_be_focused()


def test_a_single_request_that_fails_is_no_lost_network_and_can_be_tried_again(page: Page) -> None:
    open_map(page)
    page.wait_for_load_state("networkidle")
    page.route("**/api/collections/**", lambda route: route.abort())
    listed(page, "area", AREA).click()
    again = panel(page).get_by_role("button", name="Noch einmal versuchen")
    expect(again).to_be_visible()
    page.unroute("**/api/collections/**")
    again.click()
    expect(panel(page).locator(".sources")).to_be_visible()
    expect(notice(page)).to_be_hidden()


def test_a_background_that_did_not_come_is_fetched_when_the_network_is_back(page: Page) -> None:
    gone = ["**/basemap/overview-*.geojson", "**/favicon.svg"]
    for address in gone:
        page.route(address, lambda route: route.abort())
    open_map(page)
    expect(notice(page)).to_be_visible()
    expect(page.locator("#status")).to_contain_text("Hintergrundkarte")
    for address in gone:
        page.unroute(address)
    with page.expect_response("**/basemap/overview-state.geojson"):
        notice(page).get_by_role("button", name="Noch einmal versuchen").click()
    expect(notice(page)).to_be_hidden()
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator("#map .map-name-region").first).to_be_visible()


def test_by_keyboard_the_retry_is_reached_from_the_panel(cut_off: Page) -> None:
    skip_to(cut_off, "Zur Liste")
    tab_to(cut_off, listed(cut_off, "area", "annaberg-buchholz-2014-2020"), most=60)
    cut_off.keyboard.press("Enter")
    tab_to(cut_off, panel(cut_off).get_by_role("button", name="Noch einmal versuchen"), most=12)


def test_a_chosen_day_waits_for_the_network_and_then_tells(cut_off: Page) -> None:
    cut_off.locator(".filters summary").click()
    cut_off.locator("input[name=datetime]").fill("2025-05-01")
    cut_off.locator("#list .list-group [data-kind=city]").first.click()
    expect(panel(cut_off)).to_contain_text("Wer an diesem Tag zuständig war, ist noch nicht geladen.")
    cut_off.context.set_offline(False)
    expect(panel(cut_off).locator(".manager")).to_be_visible()


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_on_a_small_screen_the_sentence_fits(cut_off: Page) -> None:
    assert cut_off.evaluate("document.documentElement.scrollWidth") <= 320
    expect(notice(cut_off)).to_be_in_viewport()


def test_the_notice_has_a_way_to_look_at_once(cut_off: Page) -> None:
    with cut_off.expect_request("**/favicon.svg"):
        notice(cut_off).get_by_role("button", name="Noch einmal versuchen").click()
    expect(notice(cut_off)).to_be_visible()
