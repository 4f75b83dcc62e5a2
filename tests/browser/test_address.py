"""The state is in the address: it survives reloading, passing on, back and forward."""

import re

import pytest
from browser.steps import area_path, choice, heading, list_counts, listed, moved_from, open_map, panel, query
from playwright.sync_api import Page, expect

STATE = "/?area=leipzig-leipziger-osten&region=west&list=projects&lon=12.40854&lat=51.34395&zoom=13"


def seen(page: Page) -> tuple[object, ...]:
    """What a visitor would call the same view."""
    expect(heading(page)).to_be_visible()
    places = page.locator("#map path.area").evaluate_all(
        "paths => paths.map(path => Math.round(path.getBoundingClientRect().x))"
    )
    return (heading(page).inner_text(), list_counts(page), choice(page, "Region").input_value(), places)


def test_reloading_restores_the_view(page: Page) -> None:
    open_map(page, STATE)
    before, address = seen(page), page.url
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    assert (seen(page), page.url) == (before, address)


def test_a_view_made_by_hand_is_the_same_to_whom_the_address_is_given(page: Page) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    choice(page, "Region").select_option("west")
    listed(page, "area", "leipzig-leipziger-osten").click()
    expect(page).to_have_url(re.compile(r"area=leipzig-leipziger-osten.*zoom=1[2-5]"))
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    before = seen(page)
    other = page.context.new_page()
    open_map(other, page.url)
    assert seen(other) == before


def test_back_and_forward_walk_through_what_was_opened(page: Page) -> None:
    open_map(page)
    listed(page, "area", "bautzen-gesundbrunnen").click()
    panel(page).get_by_role("link", name="Lebenslanges Lernen").click()
    expect(heading(page)).to_have_text("Lebenslanges Lernen")
    page.go_back()
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    expect(area_path(page, "bautzen-gesundbrunnen")).to_contain_class("is-selected")
    page.go_back()
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#map path.is-selected")).to_have_count(0)
    page.go_forward()
    page.go_forward()
    expect(heading(page)).to_have_text("Lebenslanges Lernen")


def test_moving_the_map_does_not_fill_the_history(page: Page) -> None:
    open_map(page)
    before = page.evaluate("history.length")
    address = page.url
    page.get_by_role("button", name="Karte vergrößern").click()
    assert "zoom" in moved_from(page, address)
    assert page.evaluate("history.length") == before


def test_back_undoes_a_filter(page: Page) -> None:
    open_map(page)
    before = list_counts(page)
    page.locator("#filters summary").click()
    choice(page, "Region").select_option("east")
    assert list_counts(page) != before
    page.go_back()
    expect(page.get_by_text("1 Filter gesetzt")).to_have_count(0)
    assert list_counts(page) == before


@pytest.mark.parametrize("address", ["/?area=nirgendwo", "/?lon=x&lat=51&zoom=1e9&period=1990&list=alles"])
def test_an_address_that_makes_no_sense_still_shows_the_map(address: str, page: Page) -> None:
    open_map(page, address)
    expect(page.locator("#map path.area").first).to_be_attached()
    if "area" in query(page):
        expect(panel(page)).to_contain_text("nicht (mehr) vorhanden")


@pytest.mark.proves("3.3.1", says="Was an einem Link nicht zu brauchen ist, wird gesagt, und der Rest öffnet sich")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param(
            "lon=2.35&lat=48.85&zoom=12", "Kartenausschnitt „lon=2.35 lat=48.85 zoom=12“", id="outside-saxony"
        ),
        pytest.param("lon=51.2&lat=14.4&zoom=12", "Kartenausschnitt „lon=51.2 lat=14.4 zoom=12“", id="changed-over"),
        pytest.param("lon=x&lat=51&zoom=9", "Kartenausschnitt „lon=x lat=51 zoom=9“", id="words-for-numbers"),
        pytest.param("zoom=9", "Kartenausschnitt „zoom=9“", id="half-a-view"),
        pytest.param("period=2007-2013", "Förderperiode „2007-2013“", id="a-retired-value"),
        pytest.param("list=alles", "Liste „alles“", id="a-list-that-is-none"),
        pytest.param("lang=tlh", "Sprache „tlh“", id="a-language-that-is-none"),
        pytest.param("where=51", "Ort „51“", id="a-place-without-its-second-number"),
    ],
)
def test_what_of_a_link_cannot_be_used_is_said_and_the_rest_opens(address: str, said: str, reader: Page) -> None:
    open_map(reader, f"/?area=bautzen-gesundbrunnen&region=east&{address}")
    expect(reader.locator("#filters .notice")).to_have_text(
        f"Der Atlas kennt nicht alles aus diesem Link. Weggelassen ist: {said}."
    )
    expect(reader.locator("#live")).to_contain_text(said)
    expect(heading(reader)).to_have_text("Bautzen-Gesundbrunnen")
    expect(area_path(reader, "bautzen-gesundbrunnen")).to_be_in_viewport()
    assert {name: query(reader)[name] for name in ("area", "region")} == {
        "area": "bautzen-gesundbrunnen",
        "region": "east",
    }
    assert address not in reader.url


@pytest.mark.proves("2.4.2", says="Der Titel der Seite nennt, was geöffnet ist")
def test_the_title_follows_what_is_open(page: Page) -> None:
    open_map(page)
    expect(page).to_have_title("Quartiersatlas Sachsen")
    listed(page, "area", "bautzen-gesundbrunnen").click()
    expect(page).to_have_title("Bautzen-Gesundbrunnen – Quartiersatlas Sachsen")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Quartiersatlas Sachsen")
