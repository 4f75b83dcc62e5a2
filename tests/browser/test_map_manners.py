"""How the map behaves while it is used: nothing is lost, doubled, trapped or left without an answer."""

import re
from typing import Any

import pytest
from browser.steps import (
    Ask,
    await_rest,
    choice,
    drawn_counts,
    heading,
    list_counts,
    open_map,
    option,
    panel,
    query,
    records,
    search_box,
    skip_to,
    spots,
    tab_to,
    until,
)
from playwright.sync_api import Locator, Page, expect

DRESDEN = "/?lon=13.75&lat=51.05&zoom=12"


def zoom_of(page: Page) -> float:
    return float(query(page)["zoom"])


def tool(page: Page, name: str) -> Locator:
    return page.locator("#tools").get_by_role("button", name=name)


@pytest.mark.proves("4.1.2", says="Ein Schalter, der nichts mehr tun kann, sagt das und behält den Fokus")
@pytest.mark.parametrize(
    ("address", "name"),
    [("/?lon=13.75&lat=51.05&zoom=17", "Karte vergrößern"), ("/?lon=13.5&lat=51&zoom=7", "Karte verkleinern")],
)
def test_a_zoom_button_says_when_it_has_come_to_its_end(address: str, name: str, page: Page) -> None:
    open_map(page, address)
    button = tool(page, name)
    expect(button).to_be_enabled()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    other = {"Karte vergrößern": "Karte verkleinern", "Karte verkleinern": "Karte vergrößern"}[name]
    tool(page, other).click()
    expect(button).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.proves("2.1.1", says="Die Pfeiltasten bewegen die Karte auch nach anderer Bedienung")
@pytest.mark.parametrize("before", ["a zoom button", "a record", "the search", "a filter"])
def test_the_keys_of_the_map_work_on_after_something_else_was_used(before: str, page: Page) -> None:
    open_map(page, DRESDEN)
    zoom = 12
    if before == "a zoom button":
        tool(page, "Karte vergrößern").click()
        zoom = 13
        expect(page).to_have_url(re.compile(rf"zoom={zoom}\b"))
        await_rest(page)
    elif before == "a record":
        spots(page).first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    elif before == "the search":
        search_box(page).fill("Johannstadt")
        page.keyboard.press("Escape")
    else:
        page.locator("#filters summary").click()
        choice(page, "Region").select_option("east")
    page.locator("#map").focus()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile(rf"zoom={zoom + 1}\b"))
    await_rest(page)
    south = float(query(page)["lat"])
    page.keyboard.press("ArrowDown")
    until(page, "south => Number(new URLSearchParams(location.search).get('lat')) < south - 0.001", south)


@pytest.mark.parametrize("address", ["/", "/?area=bautzen-gesundbrunnen&list=projects", "/?list=stats", DRESDEN])
def test_no_id_is_given_twice(address: str, page: Page) -> None:
    open_map(page, address)
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert sorted(ids) == sorted(set(ids))


def test_a_mouse_needs_no_focus_first(page: Page) -> None:
    open_map(page, DRESDEN)
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    x, y = frame["x"] + frame["width"] * 0.4, frame["y"] + frame["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.wheel(0, -200)
    expect(page).not_to_have_url(re.compile(r"zoom=12\b"))
    assert zoom_of(page) > 12
    before = query(page)
    page.mouse.down()
    page.mouse.move(x + 150, y - 40, steps=6)
    page.mouse.up()
    until(page, "lon => new URLSearchParams(location.search).get('lon') !== lon", before["lon"])
    assert float(query(page)["lon"]) < float(before["lon"])


def test_the_pin_of_a_place_stays_while_one_looks_around_and_goes_with_its_panel(page: Page) -> None:
    open_map(page)
    search_box(page).fill("Prager Straße Dresden")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search").get_by_role("option").first).to_be_visible()
    page.locator("#search").get_by_role("option").filter(has_text="Straße").first.click()
    pin = page.locator("#map .place-pin")
    expect(pin).to_be_visible()
    tool(page, "Karte vergrößern").click()
    tool(page, "Karte nach Westen").click()
    expect(pin).to_have_count(1)
    page.locator("#filters summary").click()
    choice(page, "Region").select_option("east")
    expect(pin).to_have_count(1)
    page.reload()
    expect(pin).to_be_visible()
    panel(page).get_by_role("button", name="Einzelheiten schließen").click()
    expect(pin).to_have_count(0)


@pytest.mark.parametrize("width", [576, 600, 768, 895, 896, 1023])
def test_no_width_between_phone_and_desktop_loses_or_doubles_a_part(width: int, visit: Any) -> None:
    page: Page = visit(width, 900)
    open_map(page, "/?area=bautzen-gesundbrunnen")
    expect(heading(page)).to_be_visible()
    for part in ("#map", "#tools", "#legend", "#search input"):
        expect(page.locator(part)).to_be_visible()
        expect(page.locator(part)).to_have_count(1)
    panel(page).get_by_role("button", name="Einzelheiten schließen").click()
    expect(page.locator("#list .list-group").first).to_be_visible()
    expect(page.get_by_role("heading", name="Auswahl eingrenzen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_largest_areas_are_drawn_at_every_zoom(page: Page, ask: Ask) -> None:
    by_size = sorted((one for one in records(ask, "areas") if one["geometry"]), key=_extent)
    largest = by_size[-1]
    lon, lat = largest["point"]
    for zoom in (7, 10, 13, 16):
        open_map(page, f"/?lon={lon}&lat={lat}&zoom={zoom}")
        path = page.locator(f'#map path.area[data-id="{largest["id"]}"]')
        drawn = path.evaluate("path => path.getAttribute('d')")
        assert len(drawn) > len("M0 0"), zoom


def _extent(area: dict[str, Any]) -> float:
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d+", str(area["geometry"]["coordinates"]))]
    return (max(numbers[::2]) - min(numbers[::2])) * (max(numbers[1::2]) - min(numbers[1::2]))


def test_each_cluster_says_number_kind_and_the_narrowest_place_of_all_its_records(page: Page, ask: Ask) -> None:
    open_map(page, "/?lon=12.36&lat=51.33&zoom=11")
    names = spots(page).and_(page.locator('[data-kind="cluster"]')).evaluate_all("all => all.map(one => one.ariaLabel)")
    areas = {area["name"] for area in records(ask, "areas") if area["city_name"] == "Leipzig"}
    assert names
    for name in names:
        found = re.fullmatch(r"(?:\d+ (?:Gebiete?|Projekte?|Büros?)(?:, | und )?)+ in (.+?)(?:, Gebiet (.+))?", name)
        assert found, name
        assert found[2] is None or found[2] in areas or "Leipzig" not in found[1]
    assert any(", Gebiet " in name for name in names)
    open_map(page, "/?lon=12.7&lat=50.6&zoom=7.5")
    far = spots(page).and_(page.locator('[data-kind="cluster"]')).evaluate_all("all => all.map(one => one.ariaLabel)")
    assert any(name.endswith((" im Vogtlandkreis", " im Erzgebirgskreis")) or " im Landkreis " in name for name in far)


@pytest.mark.proves("2.4.3", says="Beim Näherkommen bleibt der Fokus auf einem Teil des Zeichens")
def test_coming_nearer_again_and_again_by_keyboard_ends_at_a_record_of_the_cluster(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Karte")
    tab_to(page, page.get_by_role("button", name=re.compile("^[0-9]+ Projekte.* in Görlitz")), most=150)
    for _ in range(12):
        await_rest(page)
        before = page.evaluate("location.search")
        page.keyboard.press("Enter")
        until(page, "before => location.search !== before", before)
        if panel(page).is_visible():
            break
        expect(page.locator("#map [data-kind]:focus")).to_have_accessible_name(re.compile("Görlitz"))
    expect(heading(page)).to_be_focused()


def test_what_the_search_finds_is_found_under_filters_too(page: Page) -> None:
    open_map(page, "/?region=west")
    search_box(page).fill("Gesundbrunnen")
    expect(option(page, "Bautzen-Gesundbrunnen", "Fördergebiet")).to_be_visible()
    assert list_counts(page)["areas"] > 0
    assert drawn_counts(page)["projects"] == list_counts(page)["projects"]
