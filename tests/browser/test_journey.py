"""The first paragraph of the issue, as a visitor does it: by mouse, and by keyboard only."""

from collections.abc import Callable
from typing import Any

import pytest
from browser.steps import (
    Ask,
    Properties,
    area_path,
    heading,
    listed,
    open_map,
    option,
    panel,
    record,
    search_box,
    skip_to,
    tab_to,
)
from playwright.sync_api import Locator, Page, expect

Journey = Callable[[Page, str, str], None]


def by_mouse(page: Page, words: str, name: str) -> None:
    search_box(page).click()
    page.keyboard.type(words)
    option(page, name, "Fördergebiet").click()


def by_keyboard(page: Page, words: str, name: str) -> None:
    skip_to(page, "Zur Suche")
    page.keyboard.type(words)
    wanted = option(page, name, "Fördergebiet")
    expect(wanted).to_be_visible()
    while wanted.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


@pytest.fixture(params=[by_mouse, by_keyboard], ids=["mouse", "keyboard"])
def travel(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(
    params=[("Gesundbrunnen", "bautzen-gesundbrunnen"), ("Leipziger Osten", "leipzig-leipziger-osten")],
    ids=["gesundbrunnen", "leipziger-osten"],
)
def area(request: pytest.FixtureRequest, page: Page, travel: Journey, ask: Ask) -> Properties:
    """The area that was searched, and what the API says of it."""
    words, area_id = request.param
    found = record(ask, "areas", area_id)
    open_map(page)
    travel(page, words, found["name"])
    expect(heading(page)).to_have_text(found["name"])
    return found


@pytest.mark.proves("2.1.1", "2.4.3", "4.1.2", says="Ein Gebiet suchen und öffnen, mit Maus und mit Tastatur")
def test_the_searched_area_is_selected_on_the_map_and_told_in_the_panel(page: Page, area: Properties, ask: Ask) -> None:
    expect(area_path(page, area["id"])).to_contain_class("is-selected")
    expect(area_path(page, area["id"])).to_have_attribute("aria-current", "true")
    expect(area_path(page, area["id"])).to_be_in_viewport()
    expect(page.locator("#map path.is-selected")).to_have_count(1)
    expect(heading(page)).to_be_focused()
    assert_programme(panel(page), area)
    assert_projects(panel(page), [record(ask, "projects", one) for one in area["project_ids"]])
    assert_manager(panel(page), area["manager"])
    expect(panel(page).locator(".office-card")).to_have_count(len(area["office_ids"]))
    for office_id in area["office_ids"]:
        assert_office(panel(page), record(ask, "offices", office_id))


def assert_programme(shown: Locator, area: Properties) -> None:
    fact = shown.locator(".fact", has_text="Programm").first
    expect(fact).to_contain_text(area["programme"])
    is_other = not area["programme"].startswith("ESF")
    expect(shown.get_by_text("kein ESF-Gebiet", exact=True)).to_have_count(int(is_other))


def assert_projects(shown: Locator, projects: list[Properties]) -> None:
    titles = shown.locator(".project-list .record-link")
    expect(titles).to_have_count(len(projects))
    assert sorted(titles.all_inner_texts()) == sorted(project["title"] for project in projects)
    expect(shown.get_by_role("heading", name=f"Projekte ({len(projects)})")).to_be_visible()


def assert_manager(shown: Locator, manager: Properties) -> None:
    card = shown.locator(".manager")
    expect(card).to_contain_text(manager["name"])
    expect(card).to_contain_text(f"{manager['role']}, {manager['organisation']}")
    expect(card.get_by_role("link", name=manager["phone"])).to_have_attribute("href", f"tel:{manager['phone_e164']}")
    expect(card.get_by_role("link", name=manager["email"])).to_have_attribute("href", f"mailto:{manager['email']}")
    expect(card.get_by_text("noch nicht bestätigt")).to_have_count(int(not manager["confirmed"]))


def assert_office(shown: Locator, office: Properties) -> None:
    card = shown.locator(".office-card", has=shown.page.get_by_role("link", name=office["name"], exact=True))
    for label, key in (("Träger", "carrier"), ("Auftraggeber", "client")):
        if office[key]:
            expect(fact(card, label)).to_contain_text(office[key])
    expect(fact(card, "Adresse")).to_contain_text(address_of(office))
    expect(fact(card, "Öffnungszeiten")).to_contain_text(office["opening_hours"] or "nicht bekannt")
    expect(card.locator(".badge-status")).to_have_text(
        {"open": "geöffnet", "closed": "geschlossen", "unverified": "ungeprüft"}[office["status"]]
    )
    if office["status"] == "unverified":
        expect(card).to_contain_text("Bitte vor einem Besuch anrufen")


def fact(card: Locator, label: str) -> Locator:
    return card.locator(".fact", has=card.page.locator("dt", has_text=label)).locator("dd")


def address_of(office: Properties) -> str:
    if not office["street"]:
        return "Adresse nicht bekannt"
    street = " ".join(filter(None, (office["street"], office["house_number"])))
    return ", ".join(filter(None, (street, " ".join(filter(None, (office["postcode"], office["city"]))))))


@pytest.mark.proves("1.4.1", says="Gebiete anderer Programme sind am Muster und am Namen zu erkennen")
def test_an_area_of_another_programme_is_told_apart_on_the_map(page: Page) -> None:
    open_map(page, "/?area=leipzig-leipziger-osten")
    other, esf = area_path(page, "leipzig-leipziger-osten"), area_path(page, "bautzen-gesundbrunnen")
    expect(other).to_have_accessible_name(
        "Gebiet Leipziger Osten (Kerngebiet), Leipzig, aus Ortsteilen, Region West, bewilligt, "
        "Programm Sozialer Zusammenhalt/Soziale Stadt"
    )
    filling = "path => getComputedStyle(path).fill"
    assert "dots" in other.evaluate(filling)
    assert "dots" not in esf.evaluate(filling)


def test_the_panel_measures_from_the_middle_of_town_as_the_page_does(page: Page, ask: Ask) -> None:
    open_map(page, "/?area=leipzig-gruenau")
    sections = ask("/api/describe/areas/leipzig-gruenau")["sections"]
    (said,) = (one for section in sections for one in section["sentences"] if "Ortsmitte von Leipzig" in one)
    expect(panel(page)).to_contain_text(said)


def test_from_one_area_a_click_leads_into_the_other(page: Page) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen")
    page.get_by_role("button", name="Ganz Sachsen zeigen").click()
    listed(page, "area", "leipzig-leipziger-osten").click()
    expect(heading(page)).to_have_text("Leipziger Osten (Kerngebiet)")
    expect(area_path(page, "leipzig-leipziger-osten")).to_contain_class("is-selected")
    expect(area_path(page, "bautzen-gesundbrunnen")).not_to_contain_class("is-selected")


def test_an_area_on_the_map_opens_by_click(page: Page) -> None:
    open_map(page, "/?lon=14.446&lat=51.191&zoom=13")
    area_path(page, "bautzen-gesundbrunnen").click(position={"x": 20, "y": 60})
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")


def test_a_project_of_the_panel_opens_with_its_money_time_and_manager(page: Page, ask: Ask) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen")
    project = record(ask, "projects", "p-24278")
    panel(page).get_by_role("link", name=project["title"], exact=True).click()
    expect(heading(page)).to_have_text(project["title"])
    expect(panel(page)).to_contain_text(f"{project['cost_total_eur']:,.0f}".replace(",", "."))
    expect(panel(page)).to_contain_text("16. November 2017 bis 31. Dezember 2021")
    assert_manager(panel(page), record(ask, "areas", "bautzen-gesundbrunnen")["manager"])


@pytest.mark.proves(
    "2.1.1", "2.1.2", "2.4.3", says="Die Einzelheiten mit der Tastatur lesen, einem Verweis folgen und wieder verlassen"
)
def test_the_whole_panel_is_read_and_left_by_keyboard(page: Page) -> None:
    open_map(page)
    by_keyboard(page, "Gesundbrunnen", "Bautzen-Gesundbrunnen")
    expect(heading(page)).to_be_focused()
    tab_to(page, panel(page).get_by_role("link", name="01577 366 70 64"))
    tab_to(page, panel(page).get_by_role("link", name="zeitler@soziokultur-sachsen.de"))
    tab_to(page, panel(page).get_by_role("link", name="Quartiersmanagement", exact=True))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Quartiersmanagement")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(search_box(page)).to_be_focused()
