"""What axe finds, what is announced, and what people with settings of their own get."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.steps import area_path, await_details, choice, heading, listed, open_map, options, panel, search_box
from browser.stocks import TOGETHER_AT, at, open_painted, told
from playwright.sync_api import Page, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
RECORD_PAGES = (
    "/gebiete/bautzen-gesundbrunnen",
    "/gebiete/leipzig-leipziger-osten",
    "/staedte/14713000",
    "/projekte/p-24278",
    "/bueros/bautzen-qm-gesundbrunnen",
    "/gebiete",
    "/vergleich?a=leipzig-leipziger-westen&b=leipzig-leipziger-osten",
    "/daten",
    "/barrierefreiheit",
    "/datenschutz",
    "/impressum",
)

# The colours that fill whole pixels of what is painted.
_PAINTED_COLOURS = """() => {
    const found = new Set();
    for (const canvas of document.querySelectorAll(".leaflet-stock-pane canvas")) {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) found.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
        }
    }
    return [...found];
}"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule and the elements."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in found]


@pytest.mark.proves(
    "1.1.1",
    "1.3.1",
    "1.4.3",
    "2.4.2",
    "3.1.1",
    "4.1.2",
    says="axe findet in der Karte und im geöffneten Gebiet keine Fehler, hell und dunkel, schmal und breit",
)
@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "light"), (1440, "dark")])
def test_axe_finds_nothing_on_the_map_nor_with_the_panel_open(width: int, colours: str, visit: Any) -> None:
    page: Page = visit(width, 900, color_scheme=colours)
    open_map(page)
    assert violations(page) == []
    page.locator("#filters summary").click()
    listed(page, "area", "leipzig-leipziger-osten").click()
    panel(page).locator(".sources summary").click()
    page.get_by_role("heading", name="Zeichenerklärung").click()
    assert violations(page) == []


@pytest.mark.proves(
    "1.1.1",
    "1.3.1",
    "1.4.3",
    "2.4.2",
    "4.1.2",
    says="axe findet mit gemalten Projekten auf der Karte keine Fehler, hell, dunkel und mit erzwungenen Farben",
)
@pytest.mark.parametrize(
    ("width", "settings"),
    [
        (320, {"color_scheme": "light"}),
        (1440, {"color_scheme": "light"}),
        (1440, {"color_scheme": "dark"}),
        (1440, {"forced_colors": "active"}),
    ],
    ids=["320-light", "1440-light", "1440-dark", "1440-forced"],
)
def test_axe_finds_nothing_on_the_map_with_a_stock_nor_with_what_it_opens(
    width: int, settings: dict[str, Any], stock_visit: Any
) -> None:
    page: Page = stock_visit(width, 900, **settings)
    open_painted(page, at(TOGETHER_AT))
    page.get_by_role("heading", name="Zeichenerklärung").click()
    expect(told(page).get_by_role("link", name="Alle 30 Projekte in diesem Kartenausschnitt als Liste")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("heading", name="Zeichenerklärung").click()
    page.locator("#map").click()
    expect(panel(page).get_by_role("link", name="Runde ")).to_have_count(20)
    assert violations(page) == []
    panel(page).get_by_role("link", name="Runde ").first.click()
    expect(heading(page)).to_have_text(re.compile("^Runde"))
    await_details(page)
    assert violations(page) == []


@pytest.mark.proves("1.4.11", says="Mit erzwungenen Farben haben gemalte Projekte die Farbe der Schrift")
def test_in_forced_colours_what_is_painted_has_the_colours_of_text(stock_visit: Any) -> None:
    page: Page = stock_visit(forced_colors="active")
    open_painted(page, at(TOGETHER_AT))
    ink = page.locator("#map").evaluate("map => getComputedStyle(map).color")
    assert ink in page.evaluate(_PAINTED_COLOURS)


@pytest.mark.proves("1.3.1", "4.1.2", says="axe findet in der geöffneten Suche keine Fehler")
def test_axe_finds_nothing_in_the_open_search(page: Page) -> None:
    open_map(page)
    search_box(page).fill("Gesundbrunnen")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.proves(
    "1.1.1", "1.3.1", "1.4.3", "2.4.2", "3.1.1", "4.1.2", says="axe findet auf den lesbaren Seiten keine Fehler"
)
@pytest.mark.parametrize("path", RECORD_PAGES)
def test_axe_finds_nothing_on_the_pages_of_records(path: str, reader: Page) -> None:
    reader.goto(path)
    assert violations(reader) == []


@pytest.mark.proves(
    "1.3.1",
    "3.3.1",
    "3.3.3",
    says="Eine falsche Adresse wird in Worten erklärt, und die Seite schlägt vor, was gemeint sein kann",
)
def test_axe_finds_nothing_on_the_page_for_what_is_not_there(page: Page, wire: Any) -> None:
    page.goto("/gebiete/bautzen-gesundbrunen")
    expect(page.get_by_role("main").get_by_role("link", name="Bautzen-Gesundbrunnen").first).to_be_visible()
    assert violations(page) == []
    assert all("404" in complaint for complaint in wire.complaints)
    wire.forget()


@pytest.mark.proves("2.4.6", "3.1.1", says="Jede Seite nennt ihre Sprache und hat genau eine Hauptüberschrift")
@pytest.mark.parametrize("path", ["/", *RECORD_PAGES])
def test_every_page_says_that_it_is_german_and_has_one_main_heading(path: str, reader: Page) -> None:
    reader.goto(path)
    expect(reader.locator("html")).to_have_attribute("lang", "de")
    expect(reader.get_by_role("heading", level=1)).to_have_count(1)
    expect(reader.get_by_role("main")).to_have_count(1)


@pytest.mark.proves("3.1.2", says="Sorbische Namen sind als sorbisch ausgezeichnet")
def test_sorbian_names_are_marked_as_sorbian(page: Page) -> None:
    open_map(page)
    expect(page.locator('#map [lang="hsb"]', has_text="Budyšin")).to_be_visible()


@pytest.mark.proves("4.1.3", says="Neue Trefferzahlen und ein geöffnetes Gebiet werden angesagt")
def test_what_changes_is_announced(page: Page) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    choice(page, "Region").select_option("east")
    numbers = page.locator(".segments strong").all_inner_texts()
    live = page.locator("#live")
    expect(live).to_have_text("Auswahl: {} Gebiete, {} Projekte, {} Büros.".format(*numbers))
    listed(page, "area", "bautzen-gesundbrunnen").click()
    expect(live).to_contain_text("Bautzen-Gesundbrunnen geöffnet.")


@pytest.mark.proves("4.1.3", says="Das Schließen der Einzelheiten wird angesagt")
def test_closing_the_panel_is_announced(page: Page) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen")
    page.keyboard.press("Escape")
    expect(page.locator("#live")).to_contain_text("Einzelheiten geschlossen.")


@pytest.mark.proves("2.2.2", says="Wer weniger Bewegung einstellt, bekommt eine Karte, die springt statt zu gleiten")
def test_the_map_jumps_where_motion_is_not_wanted(visit: Any) -> None:
    page: Page = visit(reduced_motion="reduce")
    open_map(page, "/?lon=14.446&lat=51.191&zoom=13")
    jump = """(path, button) => {
        const before = path.getBoundingClientRect().width + path.getBoundingClientRect().x;
        document.querySelector(button).click();
        return path.getBoundingClientRect().width + path.getBoundingClientRect().x !== before;
    }"""
    path = area_path(page, "bautzen-gesundbrunnen")
    assert [path.evaluate(jump, button) for button in (".tool-zoom-out", ".tool-east")] == [True, True]
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.proves("1.4.1", "1.4.11", says="Mit erzwungenen Farben bleiben Gebiete, Zeichen und Einzelheiten zu sehen")
def test_in_forced_colours_areas_signs_and_panel_are_still_drawn(visit: Any) -> None:
    page: Page = visit(forced_colors="active")
    open_map(page, "/?lon=14.446&lat=51.191&zoom=13")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    path = area_path(page, "bautzen-gesundbrunnen")
    expect(path).to_be_visible()
    stroke = path.evaluate("node => getComputedStyle(node).stroke")
    ground = page.locator("#map").evaluate("node => getComputedStyle(node).backgroundColor")
    assert stroke not in ("none", ground)
    sign = page.locator("#map .spot").first
    assert sign.evaluate("node => getComputedStyle(node).borderStyle") != "none"
    listed(page, "area", "bautzen-gesundbrunnen").click()
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    await_details(page)
    assert violations(page) == []
