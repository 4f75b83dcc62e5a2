"""Two areas side by side, by keyboard alone: found, compared, told apart, shared, ended; and what a panel refers to."""

from typing import Any

import pytest
from browser.steps import area_path, focused, heading, listed, open_map, panel, query, tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

WEST, OSTEN = "leipzig-leipziger-westen", "leipzig-leipziger-osten"
COMPARED = f"/?area={WEST}&compare={OSTEN}"


def picker(page: Page) -> Locator:
    return panel(page).get_by_role("combobox", name="Vergleichen mit")


def line(page: Page, label: str) -> Locator:
    return panel(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name=label))


@pytest.mark.proves(
    "2.1.1", "2.4.3", "4.1.3", says="Zwei Gebiete mit der Tastatur vergleichen und den Vergleich verlassen"
)
def test_an_area_is_compared_and_left_again_by_keyboard(page: Page) -> None:
    open_map(page)
    listed(page, "area", WEST).focus()
    page.keyboard.press("Enter")
    expect(picker(page)).to_be_visible()
    tab_to(page, picker(page))
    page.keyboard.type("Leipziger O")
    tab_to(page, panel(page).get_by_role("button", name="Vergleichen", exact=True))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Leipziger Westen und Leipziger Osten (Kerngebiet)")
    expect(heading(page)).to_be_focused()
    expect(page.locator("#live")).to_contain_text("Leipziger Westen und Leipziger Osten (Kerngebiet) geöffnet.")
    assert (query(page)["area"], query(page)["compare"]) == (WEST, OSTEN)
    tab_to(page, panel(page).get_by_role("button", name="Vergleich beenden"))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Leipziger Westen")
    expect(picker(page)).to_be_focused()
    assert "compare" not in query(page)
    page.keyboard.press("Escape")
    assert focused(page)["id"] == WEST


@pytest.mark.proves("1.4.1", says="Was im Vergleich gleich und was verschieden ist, steht in Worten da")
def test_lines_say_in_words_what_is_the_same_and_what_is_not(page: Page) -> None:
    open_map(page, COMPARED)
    expect(line(page, "Stadt gleich").get_by_role("cell")).to_have_text(["A Leipzig", "B Leipzig"])
    expect(line(page, "Größe verschieden").get_by_role("cell")).to_have_text(["A 700 Hektar", "B 350 Hektar"])
    expect(line(page, "Summe nur bei einem bekannt").get_by_role("cell").last).to_have_text("B nicht bekannt")
    expect(panel(page).get_by_role("columnheader")).to_have_text(
        ["Angabe", "A Leipziger Westen", "B Leipziger Osten (Kerngebiet)"]
    )


@pytest.mark.proves("1.4.1", says="Verglichene Gebiete tragen auf der Karte Buchstaben")
def test_both_areas_are_outlined_and_lettered_also_where_filters_hide_them(page: Page) -> None:
    open_map(page, f"{COMPARED}&region=east")
    expect(area_path(page, WEST)).to_have_count(0)
    expect(page.locator("#map path.compared")).to_have_count(2)
    for name in ("A: Leipziger Westen", "B: Leipziger Osten (Kerngebiet)"):
        expect(page.locator("#map").get_by_role("img", name=name)).to_be_visible()
    assert page.locator("#map path.compared-schematic").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("#map path.compared")).to_have_count(0)


def test_back_leads_from_the_comparison_to_the_area(page: Page) -> None:
    open_map(page, f"/?area={WEST}")
    picker(page).select_option(OSTEN)
    panel(page).get_by_role("button", name="Vergleichen", exact=True).click()
    expect(heading(page)).to_contain_text("und")
    page.go_back()
    expect(heading(page)).to_have_text("Leipziger Westen")


def test_a_link_to_a_lost_second_area_opens_the_first_and_says_so(page: Page) -> None:
    open_map(page, f"/?area={WEST}&compare=atlantis")
    expect(heading(page)).to_have_text("Leipziger Westen")
    expect(panel(page)).to_contain_text("Das zweite Gebiet dieses Vergleichs gibt es im Atlas nicht (mehr).")


@pytest.mark.proves("1.3.1", "1.4.10", "4.1.2", says="axe findet im Vergleich keine Fehler, und er passt ins Fenster")
@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_the_comparison_keeps_within_the_page_and_axe_finds_nothing(width: int, colours: str, visit: Any) -> None:
    page: Page = visit(width, 900, color_scheme=colours)
    open_map(page, COMPARED)
    expect(line(page, "Größe verschieden")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


@pytest.mark.proves("1.3.1", "1.4.10", says="Auf schmalen Bildschirmen stehen verglichene Angaben untereinander")
def test_on_a_narrow_screen_values_stand_below_each_other(visit: Any) -> None:
    page: Page = visit(320, 900)
    open_map(page, COMPARED)
    cells = line(page, "Stadt gleich").get_by_role("cell")
    above, below = cells.first.bounding_box(), cells.last.bounding_box()
    assert above and below
    assert above["x"] == below["x"] and above["y"] + above["height"] <= below["y"]


def test_a_number_behind_a_value_opens_its_source(page: Page) -> None:
    open_map(page, f"/?area={WEST}")
    size = panel(page).locator(".fact").filter(has_text="700 Hektar")
    size.get_by_role("link", name="Beleg 3").focus()
    page.keyboard.press("Enter")
    entry = panel(page).locator("#source-3")
    expect(entry).to_be_focused()
    expect(entry).to_contain_text("700 ha")


def test_the_panel_shows_the_figures_of_the_page(page: Page) -> None:
    open_map(page, "/?area=torgau-nordwest")
    shown = panel(page)
    expect(shown).to_contain_text("111,33 € (Kosten aller Projekte im Atlas, geteilt durch 3.000 Einwohner:innen)")
    expect(shown).to_contain_text("50 % (von den Kosten; beides bekannt von 1 von 1 Projekt)")
    expect(shown).to_contain_text("Im Umkreis von 2 km ist kein anderes Gebiet gezeichnet.")
    parts = [text.strip() for text in shown.locator("h3").all_inner_texts()]
    page.goto("/gebiete/torgau-nordwest")
    headings = page.get_by_role("article").locator(".body h2").all_inner_texts()
    shared = [part for part in parts if part in headings]
    assert shared == [part for part in headings if part in shared]
    assert {"Geld", "Themen", "Projekte im Lauf der Zeit", "Nachbarn", "Wie sicher ist die Grenze?"} <= set(shared)
