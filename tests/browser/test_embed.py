"""The embedded map in pages of another origin: what it shows, and what it leaves alone."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser.hosts import Host, embedded, hosting
from browser.steps import Ask, await_rest, records, until
from browser.test_accessibility import violations
from playwright.sync_api import Frame, Page, expect

AREA = "bautzen-gesundbrunnen"
LEIPZIG = "14713000"
LEAST_WIDTHS = (320, 600, 768)
Embed = Callable[..., tuple[Page, Frame]]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as opened:
        yield opened


def frame_code(served: str, query: str = "", height: int = 600) -> str:
    return f'<iframe src="{served}/einbetten/karte{query}" title="Karte" width="100%" height="{height}"></iframe>'


def element_code(served: str, attributes: str = "") -> str:
    return f'<script src="{served}/einbetten.js" async></script><quartiers-atlas {attributes}></quartiers-atlas>'


@pytest.fixture
def embed(visit: Any, host: Host, served: str) -> Embed:
    """Opens a page of another origin that embeds the map, by an iframe's query or by the element's attributes."""

    def opened(query: str | None = None, attributes: str = "", height: int = 600, **options: Any) -> tuple[Page, Frame]:
        code = element_code(served, attributes) if query is None else frame_code(served, query, height)
        page = host.show(visit(around=host.address, **options), code)
        return page, embedded(page)

    return opened


def scrolled(page: Page) -> float:
    return float(page.evaluate("window.scrollY"))


def over_the_map(page: Page, frame: Frame) -> tuple[float, float]:
    """A position on the screen in the middle of the map."""
    box = frame.locator("#map").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def scale(frame: Frame) -> str:
    await_rest(frame)
    return frame.locator(".leaflet-control-scale").inner_text()


def listed_areas(frame: Frame) -> int:
    """How many areas the list holds, once it is unfolded and shows its last row."""
    fold = frame.locator("#fold")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    expect(frame.locator("#list .list-row").first).to_be_visible()
    frame.locator("#browse").evaluate("list => list.scrollTo(0, list.scrollHeight)")
    expect(frame.locator("#list .list-row").last).to_be_in_viewport()
    return int(frame.locator("#list .segments strong").first.inner_text())


# --- what it shows ---------------------------------------------------------------------------------------------------


def test_an_iframe_shows_the_area_with_its_facts_and_a_link_to_its_page(embed: Embed, ask: Ask, served: str) -> None:
    _, frame = embed(f"?area={AREA}")
    expect(frame.locator("#panel").get_by_role("heading", level=2)).to_have_text("Bautzen-Gesundbrunnen")
    expect(frame.locator("#panel")).to_contain_text("schematisch")
    page_link = frame.get_by_role("link", name="Seite mit allen Angaben")
    assert page_link.evaluate("link => link.href") == f"{served}/gebiete/{AREA}"
    for project in records(ask, "projects"):
        if project["area_id"] == AREA:
            expect(frame.locator("#panel")).to_contain_text(project["title"])


def test_the_element_takes_the_names_of_the_address_as_attributes(embed: Embed, ask: Ask) -> None:
    page, frame = embed(attributes=f'city_ags="{LEIPZIG}" period="2021-2027" lang="en-GB" label="Leipzig" height="500"')
    iframe = page.locator("quartiers-atlas iframe")
    expect(iframe).to_have_attribute("title", "Leipzig")
    expect(iframe).to_have_attribute("loading", "lazy")
    expect(frame.locator("html")).to_have_attribute("lang", "en-GB")
    expect(frame.locator("#chosen")).to_have_text("Funding period: 2021–2027 · City: Leipzig")
    wanted = ask(f"/api/collections/areas/items?city_ags={LEIPZIG}&period=2021-2027&limit=100")["numberMatched"]
    assert listed_areas(frame) == wanted
    assert (iframe.bounding_box() or {})["height"] == 500


def test_the_element_follows_its_attributes(embed: Embed) -> None:
    page, _ = embed(attributes='region="east"')
    page.evaluate("document.querySelector('quartiers-atlas').setAttribute('region', 'west')")
    expect(page.frame_locator("iframe").locator("#chosen")).to_have_text("Region: Region West")


def test_the_full_atlas_opens_in_a_new_tab_with_the_same_choice(embed: Embed, served: str) -> None:
    page, frame = embed(f"?area={AREA}&region=east")
    link = frame.get_by_role("link", name=re.compile("^Im Quartiersatlas öffnen.*öffnet ein neues Fenster$"))
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("html")).to_have_attribute("data-ready", "true")
    assert opened.value.url.startswith(f"{served}/?area={AREA}&region=east")


@pytest.mark.proves("1.4.10", says="Die eingebettete Karte passt bei 320, 600 und 768 Pixeln in ihren Rahmen")
@pytest.mark.parametrize("width", LEAST_WIDTHS)
def test_map_list_credits_and_licence_fit_every_width(width: int, embed: Embed) -> None:
    _, frame = embed("", height=700, width=width, has_touch=True)
    assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for said in ("© GeoBasis-DE / BKG", "© OpenStreetMap-Mitwirkende, ODbL", "Daten unter ODbL 1.0"):
        expect(frame.locator("footer").get_by_text(said).first).to_be_in_viewport()
    expect(frame.locator("#map")).to_be_in_viewport()
    assert listed_areas(frame) == 69


@pytest.mark.proves("1.4.4", "1.4.10", says="Ist der Rahmen zu niedrig, wächst er, bis nichts abgeschnitten ist")
@pytest.mark.parametrize("width", LEAST_WIDTHS)
def test_an_element_too_low_grows_until_nothing_is_cut_off(width: int, embed: Embed) -> None:
    page, frame = embed(attributes=f'area="{AREA}" height="320"', width=width)
    until(frame, "document.body.scrollHeight <= window.innerHeight")
    expect(frame.locator("footer").get_by_text("Daten unter ODbL 1.0")).to_be_visible()
    assert (page.locator("iframe").bounding_box() or {})["height"] < 1000


def test_nobody_else_can_make_the_element_grow(embed: Embed) -> None:
    page, _ = embed(attributes='height="600"', width=1024)
    # This listener is asked after the element's own: when it has heard the message, the element has too.
    page.evaluate("""() => new Promise(heard => {
        window.addEventListener("message", ({ data }) => data.height === 2900 && heard());
        window.postMessage({ type: "quartiers-atlas", height: 2900 }, "*");
    })""")
    assert (page.locator("iframe").bounding_box() or {})["height"] == 600


@pytest.mark.parametrize(("colours", "paper"), [("light", "rgb(255, 253, 248)"), ("dark", "rgb(23, 28, 37)")])
def test_the_host_page_may_choose_the_colours(colours: str, paper: str, embed: Embed) -> None:
    other = {"light": "dark", "dark": "light"}[colours]
    _, frame = embed(f"?colours={colours}", color_scheme=other)
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == paper


@pytest.mark.proves("3.3.1", says="Was eine eingebettete Karte vergeblich verlangt, wird genannt")
def test_parts_of_the_link_that_cannot_be_used_are_said_and_the_rest_holds(embed: Embed) -> None:
    _, frame = embed("?period=1990&region=west&lon=2.3&lat=48.8&zoom=12&area=nirgendwo")
    expect(frame.locator("#chosen")).to_contain_text("Region: Region West")
    expect(frame.locator("#chosen")).to_contain_text(
        "Förderperiode „1990“; Kartenausschnitt „lon=2.3 lat=48.8 zoom=12“"
    )
    expect(frame.locator("#panel")).to_contain_text("nicht (mehr) vorhanden")


def test_without_javascript_the_frame_holds_the_list(visit: Any, host: Host, served: str, ask: Ask) -> None:
    page = visit(around=host.address, java_script_enabled=False)
    host.show(page, frame_code(served, f"?city_ags={LEIPZIG}"))
    found = page.frame_locator("iframe").locator("noscript li a")
    wanted = ask(f"/api/collections/areas/items?city_ags={LEIPZIG}&limit=100")["numberMatched"]
    expect(found).to_have_count(wanted)
    assert found.first.get_attribute("target") == "_blank"


# --- what it leaves alone --------------------------------------------------------------------------------------------


def test_the_wheel_over_the_map_scrolls_the_page_around_and_a_hint_says_how_to_zoom(embed: Embed) -> None:
    page, frame = embed("", width=1024)
    before = scrolled(page), scale(frame)
    page.mouse.move(*over_the_map(page, frame))
    page.mouse.wheel(0, 300)
    until(page, f"window.scrollY > {before[0]}")
    assert scale(frame) == before[1]
    expect(frame.locator("#gesture")).to_have_text(re.compile("Strg oder ⌘"))


def test_ctrl_with_the_wheel_zooms_the_map_and_the_page_stays(embed: Embed) -> None:
    page, frame = embed("", width=1024)
    before = scrolled(page), scale(frame)
    page.mouse.move(*over_the_map(page, frame))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    expect(frame.locator(".leaflet-control-scale")).not_to_have_text(before[1])
    assert scrolled(page) == before[0]


def swipe(page: Page, *paths: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Move as many fingers as there are paths, each from its first position to its second."""
    steps = 12
    touch = page.context.new_cdp_session(page)

    def fingers(step: int) -> list[dict[str, float]]:
        share = step / steps
        return [
            {"id": i, "x": x + (to_x - x) * share, "y": y + (to_y - y) * share}
            for i, ((x, y), (to_x, to_y)) in enumerate(paths)
        ]

    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers(0)})
    for step in range(1, steps + 1):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers(step)})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", LEAST_WIDTHS)
def test_one_finger_scrolls_the_page_around_and_two_zoom_the_map(width: int, embed: Embed) -> None:
    page, frame = embed("", width=width, has_touch=True, is_mobile=True)
    before = scrolled(page), scale(frame)
    x, y = over_the_map(page, frame)
    swipe(page, ((x, y), (x, y - 60)))
    until(page, f"window.scrollY > {before[0]}")
    assert scale(frame) == before[1]
    expect(frame.locator("#gesture")).to_have_text(re.compile("zwei Fingern"))
    x, y = over_the_map(page, frame)
    swipe(page, ((x - 20, y), (x - 90, y)), ((x + 20, y), (x + 90, y)))
    expect(frame.locator(".leaflet-control-scale")).not_to_have_text(before[1])


@pytest.mark.proves("2.5.1", says="Die eingebettete Karte vergrößert sich mit einem Fingertipp, ohne zweiten Finger")
def test_a_tap_zooms_as_well_as_two_fingers(embed: Embed) -> None:
    _, frame = embed("", width=320, has_touch=True, is_mobile=True)
    before = scale(frame)
    frame.get_by_role("button", name="Karte vergrößern").tap()
    expect(frame.locator(".leaflet-control-scale")).not_to_have_text(before)


@pytest.mark.proves("2.1.2", says="Die Tabulatortaste führt durch die eingebettete Karte und wieder hinaus")
def test_the_keyboard_passes_through_the_frame_and_out_again(embed: Embed) -> None:
    page, _ = embed(f"?area={AREA}&layout=map", width=1024)
    page.locator("#before").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "after":
            break
    expect(page.locator("#after")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("iframe")).to_be_focused()


@pytest.mark.proves(
    "2.1.1", "2.4.3", says="In der eingebetteten Karte mit der Tastatur vergrößern, ein Gebiet öffnen und schließen"
)
def test_all_tasks_go_by_keyboard_inside_the_frame(embed: Embed) -> None:
    page, frame = embed("?city_ags=14625020", width=1024)
    page.locator("#before").focus()
    in_frame = frame.locator(":focus")
    for wanted in ("Im Quartiersatlas öffnen", "Karte vergrößern"):
        for _ in range(30):
            page.keyboard.press("Tab")
            if in_frame.count() and wanted in str(in_frame.evaluate("e => e.ariaLabel ?? e.textContent")):
                break
        assert wanted in str(in_frame.evaluate("e => e.ariaLabel ?? e.textContent"))
    before = scale(frame)
    page.keyboard.press("Enter")
    expect(frame.locator(".leaflet-control-scale")).not_to_have_text(before)
    row = frame.locator(f'#list .list-row [data-id="{AREA}"]')
    row.focus()
    page.keyboard.press("Enter")
    expect(frame.get_by_role("heading", level=2, name="Bautzen-Gesundbrunnen")).to_be_focused()
    page.keyboard.press("Escape")
    expect(frame.locator("#panel")).to_be_hidden()
    expect(row).to_be_focused()


def test_the_back_button_stays_with_the_page_around(embed: Embed) -> None:
    page, frame = embed("", width=1024)
    before = page.evaluate("history.length")
    frame.locator(f'#list .list-row [data-id="{AREA}"]').click()
    expect(frame.locator("#panel")).to_be_visible()
    frame.get_by_role("button", name="Karte vergrößern").click()
    assert page.evaluate("history.length") == before


@pytest.mark.parametrize("beside", ["words", "stats"])
def test_what_only_the_atlas_has_beside_its_map_gives_way_to_the_areas(beside: str, embed: Embed) -> None:
    _, frame = embed(f"?list={beside}&region=east", width=1024)
    expect(frame.get_by_role("radio", name="Gebiete")).to_be_checked()
    assert listed_areas(frame) > 0


def test_nothing_is_stored_on_the_device(embed: Embed) -> None:
    page, frame = embed(f"?area={AREA}", width=1024)
    assert page.context.cookies() == []
    assert frame.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_other_pages_of_the_atlas_cannot_be_framed_by_other_sites(
    visit: Any, host: Host, served: str, wire: Any
) -> None:
    page = visit(around=host.address)
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        host.show(page, f'<iframe src="{served}/gebiete/{AREA}" title="Gebiet"></iframe>')
    wire.forget()


@pytest.mark.proves("1.3.1", "4.1.2", says="axe findet in der eingebetteten Karte keine Fehler")
@pytest.mark.parametrize("width", [320, 1024])
def test_axe_finds_nothing_in_the_embedded_map_nor_around_it(width: int, embed: Embed) -> None:
    page, frame = embed(attributes=f'area="{AREA}"', width=width)
    expect(frame.locator(f'#map path[data-id="{AREA}"]')).to_be_visible()
    assert violations(page) == []


# --- what is near ----------------------------------------------------------------------------------------------------


def test_what_is_near_a_place_is_a_map_for_any_page(embed: Embed, ask: Ask) -> None:
    wish = "kind=projects&theme=children_youth_education&limit=5"
    _, frame = embed(f"?near=14.807,50.896&place=Zittau&{wish}")
    expect(frame.locator("#chosen")).to_contain_text("Gesuchter Ort: Zittau")
    expect(frame.get_by_role("img", name="Gesuchter Ort: Zittau")).to_be_visible()
    hits: Any = ask(f"/api/nearby?lon=14.807&lat=50.896&{wish}")
    rows = frame.locator("#list [data-kind=project][data-id]")
    expect(rows).to_have_count(5)
    assert {row.get_attribute("data-id") for row in rows.all()} == {one["id"] for one in hits["features"]}
    expect(frame.locator(".downloads")).to_be_hidden()
    full = frame.locator("#full").get_attribute("href") or ""
    assert "where=14.807,50.896" in full and "place=Zittau" in full


def test_the_element_shows_what_is_near_too(embed: Embed) -> None:
    _, frame = embed(None, 'near="14.807,50.896" place="Zittau" kind="offices" limit="3"')
    expect(frame.locator("#list [data-kind=office][data-id]")).to_have_count(3)
