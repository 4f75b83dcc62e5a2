"""The map without a mouse: everything on it is reached by Tab, spoken, opened by Enter, and left by Escape."""

import re

import pytest
from browser.steps import (
    Ask,
    area_path,
    choice,
    focused,
    heading,
    list_counts,
    listed,
    moved_from,
    open_map,
    options,
    panel,
    query,
    record,
    records,
    search_box,
    skip_to,
    spots,
    tab_to,
)
from playwright.sync_api import Locator, Page, expect

# Views in which one record stands alone.
ALONE = {
    ("office", "wurzen-citymanagement"): "/?lon=12.73996&lat=51.36834&zoom=14",
    ("project", "p-doebeln-quartiersprojekt-doebeln-west"): "/?lon=13.10035&lat=51.12445&zoom=14",
    ("area", "leisnig"): "/?lon=12.9279&lat=51.15743&zoom=14",
    ("area", "bautzen-gesundbrunnen"): "/?lon=14.446&lat=51.191&zoom=14",
}
TITLES = {"area": "name", "office": "name", "project": "title"}


def sign(page: Page, kind: str, record_id: str) -> Locator:
    return page.locator(f'#map [data-kind="{kind}"][data-id="{record_id}"]')


@pytest.mark.proves(
    "1.1.1",
    "2.1.1",
    "2.1.2",
    "4.1.2",
    says="Jedes Gebiet und jedes Zeichen der Karte ist mit der Tabulatortaste erreichbar und hat einen Namen",
)
def test_every_area_and_every_cluster_of_the_overview_is_a_named_tab_stop(page: Page, ask: Ask) -> None:
    open_map(page)
    skip_to(page, "Zur Karte")
    shown = {one.get_attribute("data-id") for one in spots(page).all()}
    reached = []
    page.keyboard.press("Tab")
    while (stop := focused(page))["isOnMap"]:
        reached.append(stop)
        page.keyboard.press("Tab")
    drawn = {area["id"] for area in records(ask, "areas") if area["geometry"]}
    assert {stop["id"] for stop in reached if stop["tag"] == "path"} == drawn
    assert shown <= {stop["id"] for stop in reached}
    assert all(re.match(r"Gebiet |Projekt |Büro |\d+ (Gebiet|Projekt|Büro)", stop["name"]) for stop in reached)


@pytest.mark.proves(
    "2.1.1",
    "2.4.3",
    says="Gebiet, Projekt und Büro mit der Eingabetaste öffnen, mit Escape schließen; der Fokus kehrt zurück",
)
@pytest.mark.parametrize(("kind", "record_id"), ALONE, ids=[record_id for _, record_id in ALONE])
def test_a_record_on_the_map_opens_by_enter_and_gives_the_focus_back_on_escape(
    kind: str, record_id: str, page: Page, ask: Ask
) -> None:
    open_map(page, ALONE[kind, record_id])
    skip_to(page, "Zur Karte")
    wanted = sign(page, kind, record_id)
    tab_to(page, wanted)
    expect(wanted).to_have_role("button")
    told = record(ask, f"{kind}s", record_id)
    word = {"area": "Gebiet", "office": "Büro", "project": "Projekt"}[kind]
    expect(wanted).to_have_accessible_name(re.compile(f"^{word} {re.escape(told[TITLES[kind]])}, {told['city_name']}"))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(told[TITLES[kind]])
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(sign(page, kind, record_id)).to_be_focused()


@pytest.mark.proves("2.1.1", says="Zeichen der Karte öffnen sich auch mit der Leertaste")
def test_a_record_on_the_map_opens_by_space_as_buttons_do(page: Page) -> None:
    open_map(page, ALONE["office", "wurzen-citymanagement"])
    skip_to(page, "Zur Karte")
    tab_to(page, sign(page, "office", "wurzen-citymanagement"))
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text("Citymanagement Wurzen")


@pytest.mark.proves(
    "2.1.1",
    "2.4.3",
    "3.2.1",
    says="Ein Zeichen für mehrere Einträge mit der Tastatur öffnen; der Fokus bleibt bei seinen Teilen",
)
def test_a_cluster_opened_by_keyboard_comes_nearer_and_keeps_the_focus_on_a_part_of_it(page: Page) -> None:
    open_map(page, "/?lon=13.75&lat=51.05&zoom=9")
    skip_to(page, "Zur Karte")
    tab_to(page, page.get_by_role("button", name=re.compile(r"^\d\d Projekte.* in Dresden")), most=150)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zoom=1"))
    part = page.locator("#map :focus")
    expect(part).to_have_attribute("data-kind", re.compile("^(cluster|project|office|area)$"))
    expect(part).to_have_accessible_name(re.compile("Dresden"))


@pytest.mark.proves("2.1.1", "2.4.3", says="Ein Projekt in einem Zeichen für mehrere Einträge mit der Tastatur finden")
def test_a_cluster_that_cannot_be_parted_opens_as_a_list_of_its_records(page: Page, ask: Ask) -> None:
    open_map(page, ALONE["area", "bautzen-gesundbrunnen"])
    skip_to(page, "Zur Karte")
    cluster = page.get_by_role("button", name="7 Projekte und 1 Büro in Bautzen")
    tab_to(page, cluster)
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    area = record(ask, "areas", "bautzen-gesundbrunnen")
    expect(panel(page).locator(".project-list .record-link")).to_have_count(len(area["project_ids"]))
    titles = [record(ask, "projects", one)["title"] for one in area["project_ids"]]
    assert sorted(panel(page).locator(".project-list .record-link").all_inner_texts()) == sorted(titles)
    page.keyboard.press("Escape")
    expect(cluster).to_be_focused()


@pytest.mark.proves("2.4.3", says="Nach dem Schließen kehrt der Fokus in die Liste zurück")
def test_the_focus_returns_to_the_row_of_the_list_that_opened_the_panel(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Liste")
    row = listed(page, "area", "annaberg-buchholz-2021-2027")
    tab_to(page, row)
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("Annaberg-Buchholz")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


@pytest.mark.proves("2.1.1", "2.4.3", says="Der Schalter zum Schließen gibt den Fokus zurück")
def test_the_close_button_gives_the_focus_back_as_escape_does(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Suche")
    page.keyboard.type("Gesundbrunnen")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    tab_to(page, panel(page).get_by_role("button", name="Einzelheiten schließen"))
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_hidden()
    expect(search_box(page)).to_be_focused()


@pytest.mark.proves("2.1.1", says="Filter mit der Tastatur setzen und alle zurücksetzen")
def test_filters_are_set_and_cleared_by_keyboard(page: Page) -> None:
    open_map(page)
    all_of_them = list_counts(page)
    skip_to(page, "Zur Liste")
    tab_to(page, page.locator("#filters summary"))
    page.keyboard.press("Enter")
    tab_to(page, choice(page, "Region"))
    page.keyboard.type("Region O")
    expect(choice(page, "Region")).to_have_value("east")
    assert list_counts(page)["areas"] < all_of_them["areas"]
    tab_to(page, page.get_by_role("button", name="Alles zurücksetzen"))
    page.keyboard.press("Enter")
    expect(page.locator("#filters summary")).to_be_focused()
    assert list_counts(page) == all_of_them
    assert "region" not in query(page)


@pytest.mark.proves("2.1.1", "2.1.2", says="Die Suche mit Escape schließen und leeren")
def test_the_search_is_closed_and_then_cleared_by_escape(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Suche")
    page.keyboard.type("Gesundbrunnen")
    expect(options(page).first).to_be_visible()
    expect(search_box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(search_box(page)).to_have_value("Gesundbrunnen")
    page.keyboard.press("Escape")
    expect(search_box(page)).to_have_value("")
    expect(search_box(page)).to_be_focused()


@pytest.mark.proves("2.1.1", "2.5.1", "2.5.7", says="Die Karte mit Tasten verschieben und vergrößern")
def test_the_map_itself_is_moved_and_zoomed_by_keys(page: Page) -> None:
    open_map(page, "/?lon=14.446&lat=51.191&zoom=12")
    skip_to(page, "Zur Karte")
    expect(page.locator("#map")).to_be_focused()
    start = page.url
    page.keyboard.press("ArrowRight")
    assert float(moved_from(page, start)["lon"]) > 14.446
    shifted = page.url
    page.keyboard.press("+")
    assert float(moved_from(page, shifted)["zoom"]) > 12


@pytest.mark.proves("2.4.7", says="Ein Gebiet mit Fokus ist auf der Karte hervorgehoben")
def test_what_has_the_focus_is_seen_to_have_it(page: Page) -> None:
    open_map(page, ALONE["area", "bautzen-gesundbrunnen"])
    skip_to(page, "Zur Karte")
    path = area_path(page, "bautzen-gesundbrunnen")
    before = path.evaluate("node => getComputedStyle(node).stroke")
    tab_to(page, path)
    expect(path).not_to_have_css("stroke", before)
    expect(path).not_to_have_css("outline-style", "none")
