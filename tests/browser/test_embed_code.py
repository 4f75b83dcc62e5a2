"""The page that makes the code of an embedded map: every choice is in it, and it works where it is pasted."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import Wire
from browser.hosts import Host, embedded, hosting
from browser.steps import Ask, record, tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Page, expect

AREA = "bautzen-gesundbrunnen"
LEIPZIG = "14713000"


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as opened:
        yield opened


@pytest.mark.proves(
    "2.1.1",
    "3.2.2",
    "4.1.3",
    says="Eine Karte zum Einbetten mit der Tastatur zusammenstellen; die Änderung wird angesagt",
)
def test_code_and_preview_follow_every_choice_made_by_keyboard(page: Page, ask: Ask) -> None:
    page.goto("/einbetten")
    choice = page.get_by_label("Ein Gebiet")
    tab_to(page, choice, most=30)
    page.keyboard.type("Bautzen: Bautzen-Ges")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Als iframe")).to_have_value(re.compile(rf"area={AREA}"))
    expect(page.locator("#builder-said")).to_have_text("Code und Vorschau sind angepasst.")
    expect(choice).to_be_focused()
    name = record(ask, "areas", AREA)["name"]
    expect(page.frame_locator("#vorschau-karte").get_by_role("heading", level=1)).to_have_text(name)
    assert f"area={AREA}" in page.url


def test_where_the_server_makes_no_code_the_page_does_not_claim_one(page: Page, wire: Wire) -> None:
    page.goto("/einbetten")
    page.route("**/einbetten?*", lambda route: route.fulfill(status=503, body="Heute nicht."))
    page.get_by_label("Region").select_option("east")
    expect(page.locator("body")).to_have_text("Heute nicht.")
    wire.forget()


@pytest.mark.proves("4.1.3", says="Dass der Code zum Einbetten kopiert ist, wird angesagt")
def test_a_press_copies_the_code(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/einbetten?area={AREA}")
    page.get_by_role("button", name="Kopieren: Als Element").click()
    expect(page.locator("#builder-said")).to_have_text("Der Code ist kopiert.")
    assert (
        page.evaluate("navigator.clipboard.readText()") == page.get_by_role("textbox", name="Als Element").input_value()
    )


def test_the_copied_code_works_on_another_site(visit: Any, host: Host, page: Page) -> None:
    page.goto(f"/einbetten?city_ags={LEIPZIG}")
    for label in ("Als Element", "Als iframe"):
        elsewhere = host.show(visit(around=host.address), page.get_by_role("textbox", name=label).input_value())
        expect(embedded(elsewhere).locator("#chosen")).to_have_text("Stadt: Leipzig")


def test_the_map_hands_its_view_to_the_page_that_makes_the_code(page: Page) -> None:
    page.goto("/?region=east&theme=other&carrier=CJD")
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    address = page.url.partition("?")[2]
    page.get_by_role("link", name="Einbetten").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"/einbetten?{address}")))
    expect(page.get_by_label("Region")).to_have_value("east")


def test_without_javascript_the_form_makes_the_code(visit: Any) -> None:
    page: Page = visit(java_script_enabled=False)
    page.goto("/einbetten")
    page.get_by_label("Stadt", exact=True).select_option(LEIPZIG)
    page.get_by_role("button", name="Code erzeugen").click()
    expect(page.get_by_role("textbox", name="Als iframe")).to_have_value(re.compile(f"city_ags={LEIPZIG}"))


@pytest.mark.proves(
    "1.3.1",
    "1.4.3",
    "1.4.10",
    "4.1.2",
    says="axe findet auf der Seite zum Einbetten keine Fehler, und sie passt auf 320 Pixel",
)
@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_on_the_page_that_makes_the_code(width: int, colours: str, visit: Any) -> None:
    page: Page = visit(width, 900, color_scheme=colours)
    page.goto(f"/einbetten?area={AREA}&period=1990")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
