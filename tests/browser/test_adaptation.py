"""People set their own sizes, spacings, colours and directions: nothing is lost, cut off or too small."""

from collections.abc import Callable

import pytest
from browser.steps import heading, listed, open_map, options, panel, search_box
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
PAGES = (
    "/gebiete/leipzig-leipziger-osten",
    "/staedte/14713000",
    "/projekte",
    "/daten",
    "/daten/quellen",
    "/barrierefreiheit",
)
# The spacings of WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }"""
CONTROLS = ":is(a[href], button, input, select, summary, [role=button], [tabindex='0'])"
FIELDS = "input:not([type=radio], [type=checkbox]), select"
# A link within a line of text may be as small as the line is (WCAG 2.5.8, exception "inline").
_SMALL = """(controls) => controls
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => !(one instanceof SVGElement) && !one.closest(".skip-links, .visually-hidden"))
    .filter((one) => getComputedStyle(one).display !== "inline")
    .map((one) => one.closest("label") ?? one)
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.99 || box.height < 43.99)
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
_CUT = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, #map, svg, select"))
    .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && one.textContent.trim())
    .filter((one) => getComputedStyle(one).clipPath === "none")
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.outerHTML.slice(0, 120))"""
_PALE = """(controls) => {
    const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const ground = (one) => {
        for (let part = one; part; part = part.parentElement) {
            const colour = getComputedStyle(part).backgroundColor;
            if ((numbers(colour)[3] ?? 1) === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    return controls.filter((one) => one.checkVisibility({ opacityProperty: true }))
        .filter((one) => contrast(getComputedStyle(one).borderTopColor, ground(one.parentElement)) < 3
            && contrast(ground(one), ground(one.parentElement)) < 3)
        .map((one) => `${one.outerHTML.slice(0, 90)}: ${getComputedStyle(one).borderTopColor}`);
}"""
_MISNAMED = """(controls) => controls
    .filter((one) => one.checkVisibility() && one.ariaLabel && one.innerText?.trim())
    .filter((one) => !one.ariaLabel.toLowerCase().includes(one.innerText.trim().toLowerCase().split("\\n")[0]))
    .map((one) => `${one.innerText.trim()}: ${one.ariaLabel}`)"""

_LINKS = """(links) => {
    const said = (one) => (one?.ariaLabel ?? one?.textContent ?? "").replace(/\\s+/g, " ").trim();
    return links.map((link) => [said(link), said(link.closest("tr, li, p, dd")), link.href]);
}"""


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


def controls(page: Page, within: str = "body") -> Locator:
    return page.locator(f"{within} {CONTROLS}")


def open_everything(page: Page) -> None:
    """The map with an area, its sources, the filters and the legend unfolded."""
    open_map(page, "/?area=bautzen-gesundbrunnen&region=east")
    expect(panel(page).locator(".sources")).to_be_visible()
    for closed in page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()


@pytest.mark.proves("2.5.8", says="Alle Bedienelemente der Karte sind mindestens 44 mal 44 Pixel groß")
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_control_of_the_map_is_smaller_than_a_finger(width: int, visit: Visit) -> None:
    page = visit(width, 900)
    open_everything(page)
    assert controls(page).evaluate_all(_SMALL) == []


@pytest.mark.proves("1.4.12", says="Mit größeren Text- und Zeilenabständen geht auf der Karte nichts verloren")
@pytest.mark.parametrize("width", [320, 1440])
def test_spaced_text_is_not_cut_off_on_the_map(width: int, visit: Visit) -> None:
    page = visit(width, 900)
    open_everything(page)
    page.add_style_tag(content=SPACED)
    assert (overflow(page), page.evaluate(_CUT)) == (0, [])
    search_box(page).fill("Gesundbrunnen")
    expect(options(page).first).to_be_visible()
    assert (overflow(page), page.evaluate(_CUT)) == (0, [])


@pytest.mark.proves(
    "1.4.12", says="Mit größeren Text- und Zeilenabständen geht auf den lesbaren Seiten nichts verloren"
)
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_spaced_text_is_not_cut_off_on_the_pages(path: str, width: int, reader: Page) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(path)
    reader.add_style_tag(content=SPACED)
    assert reader.evaluate(_CUT) == []
    # A table of many columns may then be wider than the window; where it stands as cards it may not.
    assert width > 320 or overflow(reader) == 0


@pytest.mark.proves("1.4.4", says="Doppelt so große Schrift passt in die Karte, nichts ist abgeschnitten")
@pytest.mark.parametrize("width", [640, 1280])
def test_text_of_twice_the_size_is_not_cut_off(width: int, visit: Visit) -> None:
    page = visit(width, 900)
    open_everything(page)
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert (overflow(page), page.evaluate(_CUT)) == (0, [])


@pytest.mark.proves("1.4.4", "1.4.10", says="Bei 400 Prozent Vergrößerung passen auch die lesbaren Seiten ins Fenster")
@pytest.mark.parametrize("path", PAGES)
def test_at_400_percent_no_page_scrolls_sideways(path: str, reader: Page) -> None:
    reader.set_viewport_size({"width": 320, "height": 256})
    reader.goto(path)
    assert overflow(reader) == 0


@pytest.mark.proves(
    "1.4.10", "2.1.1", says="Bei 400 Prozent Vergrößerung lässt sich suchen, öffnen, lesen und schließen"
)
def test_at_400_percent_the_whole_journey_can_be_made(visit: Visit) -> None:
    page = visit(320, 256)
    open_map(page)
    search_box(page).fill("Gesundbrunnen")
    options(page).first.click()
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    expect(panel(page).locator(".sources")).to_be_attached()
    for part in ("heading", "link"):
        last = panel(page).get_by_role(part).last  # type: ignore[arg-type]
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()
    panel(page).get_by_role("button", name="Einzelheiten schließen").click()
    expect(panel(page)).to_be_hidden()
    listed(page, "area", "bautzen-gesundbrunnen").scroll_into_view_if_needed()
    expect(listed(page, "area", "bautzen-gesundbrunnen")).to_be_in_viewport()


@pytest.mark.proves("1.3.4", says="Karte, Suche und Liste lassen sich im Hoch- und im Querformat benutzen")
@pytest.mark.parametrize("size", [(390, 844), (844, 390)], ids=["upright", "lying"])
def test_both_directions_of_a_phone_show_search_map_and_list(size: tuple[int, int], visit: Visit) -> None:
    page = visit(*size)
    open_map(page)
    for part in (search_box(page), page.locator("#map"), page.locator("#browse"), page.locator("#footer")):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()
    assert overflow(page) == 0


@pytest.mark.proves("1.4.11", says="Eingabefelder heben sich mit 3:1 vom Grund ab, hell und dunkel")
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_fields_stand_out_from_their_ground(colours: str, visit: Visit) -> None:
    page = visit(color_scheme=colours)
    open_everything(page)
    assert page.locator(FIELDS).evaluate_all(_PALE) == []
    page.goto("/projekte")
    assert page.locator(FIELDS).evaluate_all(_PALE) == []


@pytest.mark.proves(
    "2.5.3", says="Der gesprochene Name jedes Bedienelements beginnt mit seiner sichtbaren Beschriftung"
)
@pytest.mark.parametrize("language", ["de", "ls", "en"])
def test_what_is_seen_on_a_control_is_part_of_its_name(language: str, page: Page) -> None:
    open_map(page, f"/?area=bautzen-gesundbrunnen&lang={language}")
    expect(panel(page).locator(".sources")).to_be_visible()
    assert page.locator(f":is(header, #browse, #panel, footer, #acts) {CONTROLS}").evaluate_all(_MISNAMED) == []


@pytest.mark.proves("1.4.5", says="Die Karte und die Seiten kommen ohne Bilder von Text aus")
@pytest.mark.parametrize("path", ["/", *PAGES])
def test_no_text_is_a_picture(path: str, reader: Page) -> None:
    if path == "/":
        open_map(reader)
    else:
        reader.goto(path)
    assert reader.locator("img, input[type=image], object, embed").count() == 0


@pytest.mark.proves("2.4.4", says="Gleich benannte Links mit gleichem Zusammenhang führen zum gleichen Ziel")
@pytest.mark.parametrize("path", PAGES)
def test_links_of_one_name_and_context_lead_to_one_place(path: str, reader: Page) -> None:
    reader.goto(path)
    targets: dict[tuple[str, str], set[str]] = {}
    for name, context, href in reader.locator("a[href]").evaluate_all(_LINKS):
        targets.setdefault((name, context), set()).add(href)
    assert {link: hrefs for link, hrefs in targets.items() if len(hrefs) > 1} == {}


@pytest.mark.proves(
    "2.4.1",
    "2.4.5",
    "3.2.3",
    "3.2.6",
    says="Kopf, Sprungmarke, Hauptnavigation und Fußzeile sind auf allen Seiten gleich",
)
def test_navigation_stays_the_same_on_all_pages(page: Page) -> None:
    seen = set()
    for path in PAGES:
        page.goto(path)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        names = page.locator(".main-nav a, footer a").all_inner_texts()
        seen.add(tuple(names))
    assert len(seen) == 1
