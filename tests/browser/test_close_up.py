"""Close up: names for orientation, the device's position, the printed sheet, keys and the link of a view."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from browser.conftest import Visit, Wire
from browser.steps import await_drawing, focused, heading, open_map, panel, query, search_box, tab_to, until
from playwright.sync_api import Locator, Page, expect

QUARTER = "/?lon=14.4409&lat=51.1917&zoom="
DEVICE = {"longitude": 14.44091, "latitude": 51.19174}
LOCATE = "Wo bin ich? Standort des Geräts verwenden"
_APART = """names => {
    const boxes = names.map(name => name.getBoundingClientRect());
    return boxes.every((a, i) => boxes.slice(i + 1).every(b =>
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
}"""


def names(page: Page, kind: str) -> Locator:
    return page.locator(f"#map .map-name-{kind}")


def shown_kinds(page: Page) -> set[str]:
    return {kind for kind in ("part", "street", "station", "stop") if names(page, kind).count()}


@pytest.fixture
def located(visit: Visit) -> Page:
    return visit(permissions=["geolocation"], geolocation=DEVICE)


# --- Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zoom", "kinds"),
    [("11.5", set()), ("12.5", {"part"}), ("15", {"street"}), ("16", {"street", "stop"})],
)
def test_the_closer_the_map_the_finer_the_names(page: Page, zoom: str, kinds: set[str]) -> None:
    open_map(page, QUARTER + zoom)
    for kind in kinds:
        expect(names(page, kind).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert shown_kinds(page) - {"part"} == kinds - {"part"}


def test_names_never_collide_and_are_nobodys_tab_stop(page: Page) -> None:
    open_map(page, "/?lon=12.385&lat=51.345&zoom=14")
    expect(names(page, "street").first).to_be_visible()
    expect(names(page, "station").first).to_be_visible()
    assert page.locator("#map .map-name").evaluate_all(_APART)
    expect(page.locator(".leaflet-labels-pane")).to_have_attribute("aria-hidden", "true")
    assert page.locator(".leaflet-labels-pane").locator("[tabindex], a, button").count() == 0


def test_only_tiles_in_view_are_asked_for_and_each_once(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_map(page)
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "/names/" in path]
    open_map(page, QUARTER + "15")
    expect(names(page, "street").first).to_be_visible()
    page.locator("#map").press("ArrowRight")
    page.wait_for_load_state("networkidle")
    tiles = [path for path in asked if "/names/" in path]
    assert sorted(tiles) == ["/basemap/names/1106-683.geojson", "/basemap/names/index.json"]


# --- The position of the device ---------------------------------------------------------------------------------------


def test_the_device_is_asked_only_after_the_button(located: Page) -> None:
    located.add_init_script("""window.asked = 0; const { geolocation } = navigator;
        const ask = geolocation.getCurrentPosition.bind(geolocation);
        geolocation.getCurrentPosition = (...all) => { window.asked += 1; ask(...all); };""")
    open_map(located)
    assert located.evaluate("window.asked") == 0
    located.get_by_role("button", name=LOCATE).click()
    expect(heading(located)).to_have_text("Ihr Standort")
    expect(panel(located).locator(".where-sentence")).to_contain_text("Sie sind im Gebiet Bautzen-Gesundbrunnen")
    expect(located.get_by_role("img", name="Gesuchter Ort: Ihr Standort")).to_be_in_viewport()
    assert (located.evaluate("window.asked"), query(located)["where"]) == (1, "14.4409,51.1917")


def test_a_device_outside_saxony_is_told_so_and_its_position_stays_there(visit: Visit) -> None:
    page = visit(permissions=["geolocation"], geolocation={"longitude": 13.4, "latitude": 52.5})
    open_map(page)
    address = page.url
    page.get_by_role("button", name=LOCATE).click()
    expect(page.locator(".search-message")).to_have_text(
        "Ihr Standort liegt nicht in Sachsen. Die Karte zeigt nur Sachsen."
    )
    expect(page.get_by_role("status").filter(has_text="nicht in Sachsen")).to_be_attached()
    assert page.url == address


@pytest.mark.proves(
    "3.3.1", "3.3.3", says="Warum es keinen Standort gibt und was stattdessen geht, wird in Worten gesagt"
)
@pytest.mark.parametrize(
    ("code", "sentence"), [(1, "nicht freigegeben"), (2, "nicht bestimmen"), (3, "nicht rechtzeitig")]
)
def test_why_there_is_no_position_is_said_in_words(page: Page, code: int, sentence: str) -> None:
    page.add_init_script(f"navigator.geolocation.getCurrentPosition = (_, failed) => failed({{ code: {code} }});")
    open_map(page)
    page.get_by_role("button", name=LOCATE).press("Enter")
    expect(page.locator(".search-message")).to_contain_text(sentence)
    assert focused(page)["name"] == LOCATE


def test_a_browser_that_refuses_is_a_sentence_too(page: Page) -> None:
    open_map(page)
    page.get_by_role("button", name=LOCATE).click()
    expect(page.locator(".search-message")).to_contain_text("Der Standort ist nicht freigegeben.")


# --- Paper ------------------------------------------------------------------------------------------------------------


def lay_for_paper(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_the_sheet_holds_what_the_view_holds(page: Page) -> None:
    open_map(page, QUARTER + "14&region=east")
    address = page.url
    lay_for_paper(page)
    sheet = page.locator(".sheet")
    expect(sheet.first).to_contain_text("Quartiersatlas Sachsen")
    expect(sheet.first).to_contain_text("Im Kartenausschnitt: 1 Gebiet, 7 Projekte, 1 Büro.")
    expect(sheet.first).to_contain_text("Region: Region Ost")
    expect(sheet.last.get_by_role("listitem")).to_contain_text(["Bautzen-Gesundbrunnen"])
    expect(sheet.last).to_contain_text("Gedruckt am ")
    expect(sheet.last).to_contain_text(f"Link zu dieser Ansicht: {address}")
    for kept in (page.locator("#map"), page.locator(".legend-body"), page.locator("#attributions")):
        expect(kept).to_be_visible()
    for control in (page.locator("#tools"), page.locator("#acts"), page.locator("#search"), page.locator("#browse")):
        expect(control).to_be_hidden()


def test_printing_leaves_the_screen_as_it_was(page: Page) -> None:
    open_map(page, QUARTER + "14")
    before = (page.url, page.locator("#map").bounding_box(), page.locator(".leaflet-control-scale").inner_text())
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    await_drawing(page)
    after = (page.url, page.locator("#map").bounding_box(), page.locator(".leaflet-control-scale").inner_text())
    assert after == before
    expect(page.locator(".sheet").first).to_be_empty()
    expect(page.locator(".legend-body")).to_be_hidden()
    expect(page.locator("#map path[data-id=bautzen-gesundbrunnen]")).to_be_in_viewport()


def test_paper_is_light_where_the_screen_is_dark(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    open_map(page)
    dark = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    lay_for_paper(page)
    light = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    assert (dark, light) == ("#171c25", "#fffdf8")


def test_a_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    open_map(page)
    button = page.get_by_role("button", name="Drucken", exact=True)
    box: Any = button.bounding_box()
    button.click()
    until(page, "window.printed")
    assert box["height"] >= 44


def test_the_sheet_carries_its_link_as_a_code_to_scan(page: Page) -> None:
    page.add_init_script("""window.print = () => {
        window.dispatchEvent(new Event("beforeprint"));
        window.codes = document.querySelectorAll(".sheet-foot svg.qr path").length;
    };""")
    open_map(page, QUARTER + "14")
    page.get_by_role("button", name="Drucken", exact=True).click()
    until(page, "window.codes === 1")
    lay_for_paper(page)
    side: Any = page.locator("svg.qr").bounding_box()
    assert side["width"] == side["height"] > 100


def test_a_sheet_is_printed_without_its_code_where_that_cannot_be_fetched(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.route("**/assets/qr-*.js", lambda route: route.fulfill(status=204, content_type="text/javascript"))
    open_map(page, QUARTER + "14")
    page.get_by_role("button", name="Drucken", exact=True).click()
    until(page, "window.printed")
    lay_for_paper(page)
    expect(page.locator(".sheet-foot svg")).to_have_count(0)
    expect(page.locator(".sheet-foot")).to_contain_text(page.url)


@pytest.mark.parametrize("address", ["/", "/?area=leipzig-leipziger-osten&lon=12.41&lat=51.34&zoom=12"])
def test_on_paper_every_credit_stands_once(page: Page, address: str) -> None:
    open_map(page, address)
    lay_for_paper(page)
    assert page.locator("body").inner_text().count("GeoBasis-DE") == 1


# --- Keys and link ----------------------------------------------------------------------------------------------------


@pytest.mark.proves(
    "2.1.1", "2.4.3", says="Die Hilfe zu den Tasten öffnet sich mit der Tastatur und gibt den Fokus zurück"
)
def test_a_question_mark_lists_the_keys_and_gives_the_focus_back(page: Page) -> None:
    open_map(page)
    page.locator("#map").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Tasten")
    expect(dialog).to_contain_text("Karte vergrößern und verkleinern")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()


@pytest.mark.proves("2.1.4", says="Tastenkürzel gelten nicht in Eingabefeldern")
def test_a_slash_leads_to_the_search_and_is_a_slash_there(page: Page) -> None:
    open_map(page)
    page.keyboard.press("/")
    expect(search_box(page)).to_be_focused()
    page.keyboard.type("a/?")
    expect(search_box(page)).to_have_value("a/?")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.proves("2.1.4", says="Tastenkürzel aus einem Zeichen lassen sich dauerhaft abschalten")
def test_keys_of_one_sign_can_be_switched_off_for_good(page: Page) -> None:
    open_map(page)
    page.get_by_role("button", name="Tasten", exact=True).click()
    page.get_by_label("Tasten für Suche und Hilfe verwenden").uncheck()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    page.keyboard.press("/")
    page.keyboard.press("?")
    expect(search_box(page)).not_to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(("code", "title"), [("en", "Keys"), ("ls", "Tasten")])
def test_the_keys_are_told_in_every_language(page: Page, code: str, title: str) -> None:
    open_map(page, f"/?lang={code}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name=title)).to_be_visible()


@pytest.mark.proves("4.1.3", says="Dass der Link kopiert ist, wird angesagt")
def test_the_link_is_copied_and_that_is_said(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    open_map(page, "/?area=bautzen-gesundbrunnen")
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.locator("#acts").get_by_role("status")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    tab_to(page, page.locator("#footer a").first)
    expect(page.locator("#acts").get_by_role("status")).to_be_empty()


def test_a_link_that_cannot_be_copied_is_shown_selected(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));")
    open_map(page, QUARTER + "14")
    tab_to(page, page.get_by_role("button", name="Link kopieren"), most=200)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Link zu dieser Ansicht")).to_be_focused()
    expect(page.locator("#acts").get_by_role("status")).to_have_text(
        "Der Link ist markiert. Bitte kopieren Sie ihn selbst."
    )
    assert page.evaluate("window.getSelection().toString()") == page.url


@pytest.mark.proves("1.4.10", "2.5.8", says="Standort, Druck, Link und Tastenhilfe passen auf 320 Pixel")
@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_all_of_it_fits_on_a_narrow_screen(page: Page, wire: Wire) -> None:
    open_map(page, QUARTER + "15")
    expect(names(page, "street").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for name in (LOCATE, "Drucken", "Link kopieren", "Tasten"):
        box: Any = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert min(box["width"], box["height"]) >= 44, name
    assert wire.foreign == []
