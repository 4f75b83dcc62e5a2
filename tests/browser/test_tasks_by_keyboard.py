"""Every task of the map without a mouse: find, choose a day, take along, print, pass on, ask where one is, return."""

import re
from collections.abc import Callable

import pytest
from browser.steps import (
    focused,
    heading,
    list_counts,
    moved_from,
    open_map,
    option,
    options,
    panel,
    query,
    search_box,
    skip_to,
    tab_to,
    until,
)
from playwright.sync_api import Locator, Page, expect

LOCATE = "Wo bin ich? Standort des Geräts verwenden"
Visit = Callable[..., Page]


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def find(page: Page, text: str, label: str, kind: str) -> None:
    """Type a text into the search, walk to a suggestion by arrow keys and open it."""
    skip_to(page, "Zur Suche")
    page.keyboard.type(text)
    wanted = option(page, label, kind)
    expect(wanted).to_be_visible()
    while wanted.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()


@pytest.mark.proves("2.1.1", "2.4.1", says="Sprungmarken führen zu Suche, Karte, Liste und Fußzeile")
@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Zur Suche", "#search-input"),
        ("Zur Karte", "#map"),
        ("Zur Liste", "#browse"),
        ("Zur Fußzeile", "#footer"),
    ],
)
def test_a_skip_link_takes_the_focus_along(name: str, target: str, page: Page) -> None:
    open_map(page)
    skip_to(page, name)
    expect(page.locator(target)).to_be_focused()


@pytest.mark.proves("2.1.1", "2.4.3", says="Einen Ort oder eine Straße suchen und lesen, welches Gebiet dort liegt")
def test_a_street_is_found_read_and_left(page: Page) -> None:
    open_map(page)
    find(page, "Eisenbahnstraße Leipzig", "Eisenbahnstraße, Leipzig", "Ort")
    expect(panel(page).locator(".where-sentence")).to_contain_text("Leipziger Osten")
    page.keyboard.press("Escape")
    expect(search_box(page)).to_be_focused()


@pytest.mark.proves(
    "2.1.1",
    "2.4.3",
    "4.1.3",
    says="Ein nur gemaltes Projekt mit der Tastatur suchen, lesen und schließen; wie viele im Bild sind, wird angesagt",
)
def test_a_painted_project_is_found_read_and_left(stock_visit: Visit) -> None:
    page = stock_visit()
    open_map(page)
    find(page, "Haus der Mitte", "Haus der Mitte", "Projekt")
    expect(heading(page)).to_have_text("Haus der Mitte")
    expect(page.locator("#map .stock-mark")).to_be_visible()
    expect(page.locator("#live")).to_contain_text("die weiteren mitgezählt: 1.")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(search_box(page)).to_be_focused()


@pytest.mark.proves("2.1.1", "2.4.3", says="Den Standort des Geräts mit der Tastatur erfragen und zurückkehren")
def test_the_device_is_asked_where_it_is(visit: Visit) -> None:
    page = visit(permissions=["geolocation"], geolocation={"longitude": 14.44094, "latitude": 51.19174})
    open_map(page)
    skip_to(page, "Zur Suche")
    tab_to(page, button(page, LOCATE))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Ihr Standort")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button(page, LOCATE)).to_be_focused()


@pytest.mark.proves("2.1.1", says="Einen Tag mit der Tastatur wählen")
def test_a_day_is_chosen_by_arrow_keys(page: Page) -> None:
    open_map(page)
    all_of_them = list_counts(page)
    skip_to(page, "Zur Liste")
    tab_to(page, page.locator("#filters summary"))
    page.keyboard.press("Enter")
    day = page.get_by_label("Stand am")
    tab_to(page, day)
    # Day, month and year come in the order of the browser's own language; arrows work in each.
    for _ in range(3):
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowRight")
    chosen = day.input_value()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", chosen)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(f"datetime={chosen}"))
    assert list_counts(page) != all_of_them


@pytest.mark.proves("2.1.1", says="Die gezeigte Liste mit der Tastatur herunterladen")
def test_the_list_is_downloaded(page: Page) -> None:
    open_map(page, "/?region=east")
    skip_to(page, "Zur Liste")
    tab_to(page, page.locator("#list .downloads a[download]").last, most=200)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.proves("2.1.1", "2.4.3", says="Die Ansicht mit der Tastatur drucken")
def test_the_view_is_printed(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    open_map(page)
    skip_to(page, "Zur Karte")
    tab_to(page, button(page, "Drucken"), most=200)
    page.keyboard.press("Enter")
    until(page, "window.printed")
    expect(button(page, "Drucken")).to_be_focused()


@pytest.mark.proves("2.1.1", "2.4.3", "4.1.3", says="Den Link zur Ansicht mit der Tastatur kopieren")
def test_the_link_is_copied(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    open_map(page, "/?region=east&lon=14.446&lat=51.191&zoom=14")
    skip_to(page, "Zur Karte")
    tab_to(page, button(page, "Link kopieren"), most=200)
    page.keyboard.press("Space")
    expect(page.locator("#acts").get_by_role("status")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(button(page, "Link kopieren")).to_be_focused()


@pytest.mark.proves(
    "2.1.1", "2.5.1", "2.5.7", says="Die Karte mit Schaltern verschieben und vergrößern, ohne zu ziehen"
)
@pytest.mark.parametrize(
    ("name", "key", "grows"),
    [
        ("Karte vergrößern", "zoom", True),
        ("Karte verkleinern", "zoom", False),
        ("Karte nach Norden bewegen", "lat", True),
        ("Karte nach Süden bewegen", "lat", False),
        ("Karte nach Osten bewegen", "lon", True),
        ("Karte nach Westen bewegen", "lon", False),
    ],
)
def test_the_map_is_moved_by_buttons(name: str, key: str, grows: bool, page: Page) -> None:
    open_map(page, "/?lon=14.446&lat=51.191&zoom=12")
    before, address = float(query(page)[key]), page.url
    button(page, name).focus()
    page.keyboard.press("Enter")
    assert (float(moved_from(page, address)[key]) > before) is grows
    assert focused(page)["name"] == name


@pytest.mark.proves("2.1.1", "2.1.2", says="Jeder Vorschlag der Suche ist mit den Pfeiltasten erreichbar")
def test_the_arrow_keys_walk_round_the_suggestions(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Suche")
    page.keyboard.type("Bautzen")
    expect(options(page).first).to_be_visible()
    walked = []
    for _ in options(page).all():
        page.keyboard.press("ArrowDown")
        walked.append(search_box(page).get_attribute("aria-activedescendant"))
    assert walked == [one.get_attribute("id") for one in options(page).all()]
    expect(search_box(page)).to_be_focused()


@pytest.mark.proves("2.5.2", says="Ein Druck auf einen Schalter, der daneben endet, tut nichts")
def test_a_press_that_ends_elsewhere_does_nothing(page: Page) -> None:
    open_map(page, "/?lon=14.446&lat=51.191&zoom=12")
    address = page.url
    for name in ("Karte vergrößern", "Ganz Sachsen zeigen"):
        button(page, name).hover()
        page.mouse.down()
        page.mouse.move(4, 4)
        page.mouse.up()
    expect(panel(page)).to_be_hidden()
    assert page.url == address
