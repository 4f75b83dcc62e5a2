"""Finding: typing errors forgiven, streets and postal codes placed, any point of the map answered."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from browser.steps import (
    Ask,
    heading,
    open_map,
    option,
    options,
    panel,
    query,
    record,
    search_box,
)
from playwright.sync_api import Page, Request, expect


@pytest.mark.proves("3.3.3", says="Die Suche versteht Tippfehler")
def test_a_typing_error_is_forgiven(page: Page) -> None:
    open_map(page)
    search_box(page).fill("Gesundbrunen")
    expect(option(page, "Bautzen-Gesundbrunnen", "Fördergebiet")).to_be_visible()


def test_umlauts_and_sharp_s_may_be_written_out(page: Page) -> None:
    open_map(page)
    search_box(page).fill("goerlitz innenstadt west")
    expect(options(page).filter(has_text=re.compile("Innenstadt West.*Fördergebiet"))).to_be_visible()


def test_suggestions_are_the_apis_in_its_order(page: Page, ask: Ask) -> None:
    open_map(page)
    search_box(page).fill("Prohlis")
    results = ask("/api/search?q=Prohlis&limit=12")["results"]
    records_first = sorted(results, key=lambda one: one["kind"] == "place")
    expect(page.locator(".search-label")).to_have_text([one["label"] for one in records_first])


@pytest.mark.proves("3.3.1", "3.3.3", "4.1.3", says="Dass nichts gefunden wurde, wird angesagt, mit einem Rat")
def test_nothing_found_is_said_in_words(page: Page) -> None:
    open_map(page)
    search_box(page).fill("qqqqxyzzy")
    expect(page.locator(".search-message")).to_contain_text("Nichts gefunden zu „qqqqxyzzy“")
    expect(page.get_by_role("status").filter(has_text="Nichts gefunden")).to_be_attached()


def ask_in_vain(page: Page) -> Request:
    """Type a question that the server leaves unanswered."""
    open_map(page)
    page.route("**/api/search?*", lambda route: None)
    with page.expect_request("**/api/search?*") as asked:
        search_box(page).fill("Gesundbrunnen")
    return asked.value


def test_who_clears_the_box_gives_the_question_up(page: Page) -> None:
    asked = ask_in_vain(page)
    with page.expect_event("requestfailed", lambda request: request == asked):
        page.keyboard.press("Escape")
    expect(search_box(page)).to_have_value("")
    page.unroute("**/api/search?*")
    search_box(page).fill("Prohlis")
    expect(options(page).first).to_be_visible()


def test_who_goes_on_before_the_answer_is_not_called_back(page: Page) -> None:
    asked = ask_in_vain(page)
    with page.expect_event("requestfailed", lambda request: request == asked):
        page.locator(".filters summary").focus()
    expect(search_box(page)).to_have_attribute("aria-expanded", "false")


def test_a_street_gets_a_pin_and_the_answer_what_is_there(page: Page, ask: Ask) -> None:
    open_map(page)
    search_box(page).fill("Eisenbahnstraße Leipzig")
    option(page, "Eisenbahnstraße, Leipzig", "Ort").click()
    expect(page.get_by_role("img", name="Gesuchter Ort: Eisenbahnstraße, Leipzig")).to_be_in_viewport()
    expect(heading(page)).to_have_text("Eisenbahnstraße, Leipzig")
    lon, lat = query(page)["where"].split(",")
    expect(panel(page).locator(".where-sentence")).to_have_text(ask(f"/api/where?lon={lon}&lat={lat}")["sentence"])
    expect(panel(page).locator(".manager-name")).to_have_text("Uwe Kowski")


def test_a_postal_code_is_a_place(page: Page) -> None:
    open_map(page)
    search_box(page).fill("04315")
    option(page, "04315 Leipzig", "Ort").click()
    expect(page.get_by_role("img", name="Gesuchter Ort: 04315 Leipzig")).to_be_in_viewport()


def test_a_click_on_the_empty_map_says_where_one_is_and_who_is_in_charge(page: Page, ask: Ask) -> None:
    open_map(page, "/?lon=14&lat=51.05&zoom=13")
    page.locator("#map").click()
    expect(heading(page)).to_have_text("Ort auf der Karte")
    lon, lat = query(page)["where"].split(",")
    assert (abs(float(lon) - 14) < 0.001, abs(float(lat) - 51.05) < 0.001) == (True, True)
    answer = ask(f"/api/where?lon={lon}&lat={lat}")
    expect(panel(page).locator(".where-sentence")).to_have_text(answer["sentence"])
    expect(panel(page).locator(".manager-name")).to_have_text(answer["manager"]["name"])
    expect(panel(page).get_by_role("link", name=answer["area"]["properties"]["name"], exact=True)).to_be_visible()


@pytest.mark.proves("3.3.1", says="Ein Ort außerhalb Sachsens wird in Worten erklärt")
def test_a_click_outside_saxony_is_answered_in_words(page: Page, wire: Any) -> None:
    open_map(page, "/?lon=13.4&lat=52.2&zoom=11")
    page.locator("#map").click()
    expect(panel(page)).to_contain_text("Sachsen")
    expect(panel(page)).not_to_contain_text("wird nachgesehen")
    # Chromium itself reports the API's refusal; nothing else may be reported.
    assert all("status of 400" in complaint for complaint in wire.complaints)
    wire.forget()


def test_conflicting_sources_are_shown_with_who_said_what(page: Page, ask: Ask) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen")
    item = ask("/api/collections/areas/items/bautzen-gesundbrunnen")
    card = panel(page).locator(".conflict", has_text="Quellen widersprechen sich: Einwohnerzahl")
    sources = {source["id"]: (n, source["publisher"]) for n, source in enumerate(item["sources"], start=1)}
    (conflict,) = (one for one in item["conflicts"] if one["field"] == "inhabitants")
    for value in conflict["values"]:
        number, publisher = sources[value["source"]]
        expect(card).to_contain_text(f"{value['value']}{number} ({publisher})")
    expect(card).to_contain_text(conflict["note"])


def test_every_conflict_of_an_area_is_shown(page: Page, ask: Ask) -> None:
    open_map(page, "/?area=leipzig-leipziger-osten")
    item = ask("/api/collections/areas/items/leipzig-leipziger-osten")
    expect(panel(page).locator(".conflict")).to_have_count(len(item["conflicts"]))


def test_sources_are_listed_with_publisher_and_link_and_the_date_of_the_data(page: Page, ask: Ask) -> None:
    open_map(page, "/?area=leipzig-leipziger-osten")
    sources = ask("/api/collections/areas/items/leipzig-leipziger-osten")["sources"]
    panel(page).get_by_text(f"Belege ({len(sources)})").click()
    listed = panel(page).locator(".sources li")
    expect(listed).to_have_count(len(sources))
    for shown, source in zip(listed.all(), sources, strict=True):
        expect(shown).to_contain_text(source["publisher"])
        if source["url"]:
            expect(shown.get_by_role("link")).to_have_attribute("href", source["url"])
    expect(panel(page).locator(".revision")).to_contain_text("Stand der Daten: Fassung 1")


def test_a_city_found_by_its_sorbian_name_shows_its_areas(page: Page, ask: Ask) -> None:
    open_map(page)
    search_box(page).fill("Budyšin")
    option(page, "Bautzen", "Stadt").click()
    expect(heading(page)).to_have_text("Bautzen")
    city = record(ask, "cities", "14625020")
    names = [record(ask, "areas", one)["name"] for one in city["area_ids"]]
    expect(panel(page).locator(".area-list .record-link")).to_have_text(names)
    expect(panel(page).locator('[lang="hsb"]')).to_have_text("Budyšin")


def test_the_search_of_a_place_can_be_passed_on(page: Page, ask: Ask) -> None:
    label = "Eisenbahnstraße, Leipzig"
    open_map(page, f"/?where=12.39,51.345&place={quote(label)}")
    expect(heading(page)).to_have_text(label)
    expect(page.get_by_role("img", name=f"Gesuchter Ort: {label}")).to_be_visible()
    expect(panel(page).locator(".where-sentence")).to_have_text(ask("/api/where?lon=12.39&lat=51.345")["sentence"])
