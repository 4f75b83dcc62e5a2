"""A walk with the Tab key over whole pages: everything that gets the focus is named, seen, and leads on."""

from collections.abc import Callable
from typing import Any

import pytest
from browser.steps import await_details, focused, heading, listed, open_map, panel
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
Stop = dict[str, Any]
PAGES = ("/gebiete/bautzen-gesundbrunnen", "/projekte?region=east", "/daten")
# Where something is open, the walk begins with it; else at the beginning of the page.
VIEWS = pytest.mark.parametrize("view", ["/?region=east", "/?area=bautzen-gesundbrunnen"], ids=["map", "panel"])
MOST_STOPS = 600
# What somebody sees of the element that has the focus. A ring of two colours is seen where one of them stands out.
_STOP = """() => {
    const node = document.activeElement;
    if (node === document.body) return null;
    // Signs on the map and round buttons draw the ring round what is seen of them.
    const parts = [node, ...node.querySelectorAll("*"), ...(node.type === "radio" ? [node.nextElementSibling] : [])];
    const style = parts.map((part) => getComputedStyle(part)).find((one) => one.outlineStyle !== "none");
    const box = node.getBoundingClientRect();
    const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const isOpaque = (colour) => (numbers(colour)[3] ?? 1) === 1;
    let ground = node.parentElement;
    while (ground && !isOpaque(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    const behind = ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)";
    const ring = style ? [style.outlineColor] : [];
    if (style && style.boxShadow !== "none") ring.push(style.boxShadow.match(/rgba?\\([^)]*\\)/)[0]);
    const middle = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
    const top = document.elementFromPoint(...middle);
    return {
        what: [node.tagName, node.getAttribute("class"), node.textContent.trim().slice(0, 40)].join(" "),
        isDrawn: node instanceof SVGElement,
        ringWidth: style ? parseFloat(style.outlineWidth) : 0,
        contrast: Math.max(0, ...ring.map((colour) => contrast(colour, behind))),
        isInView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
        isCovered: !!top && !node.contains(top) && !top.contains(node) && !node.closest("label")?.contains(top)
            && !(node instanceof SVGElement),
        isInFooter: node.closest("footer") !== null,
    };
}"""


def open_view(page: Page, view: str) -> None:
    """Open a view whole: what comes late would push away what has the focus already, or be passed over."""
    open_map(page, view)
    if "area=" in view:
        await_details(page)
        expect(heading(page)).to_be_focused()


def walk(page: Page) -> list[Stop]:
    """Press Tab from the beginning of the page until the focus leaves it."""
    stops: list[Stop] = []
    page.keyboard.press("Tab")
    while (stop := page.evaluate(_STOP)) and len(stops) < MOST_STOPS:
        stops.append(stop)
        page.keyboard.press("Tab")
    return stops


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, visit: Visit) -> Page:
    """A page in light and in dark colours."""
    return visit(color_scheme=request.param)


@pytest.mark.proves(
    "2.1.2", "2.4.3", "3.2.1", says="Die Tabulatortaste führt durch die ganze Karte bis zur Fußzeile und ändert nichts"
)
def test_tab_leads_through_the_whole_map_to_the_footer_and_changes_nothing(page: Page) -> None:
    open_map(page)
    address = page.url
    stops = walk(page)
    assert len(stops) < MOST_STOPS
    assert stops[-1]["isInFooter"]
    assert page.url == address


@pytest.mark.proves(
    "2.4.7", "1.4.11", says="Der Fokus ist überall als Ring zu sehen, mit Kontrast 3:1, hell und dunkel"
)
@VIEWS
def test_every_stop_of_the_map_shows_a_ring_that_stands_out(view: str, coloured: Page) -> None:
    open_view(coloured, view)
    stops = walk(coloured)
    assert stops[-1]["isInFooter"]
    assert [stop["what"] for stop in stops if stop["ringWidth"] < 2] == []
    assert [stop["what"] for stop in stops if stop["contrast"] < 3 and not stop["isDrawn"]] == []


@pytest.mark.proves("2.4.7", "1.4.11", says="Auch auf den lesbaren Seiten ist der Fokus überall zu sehen")
@pytest.mark.parametrize("path", PAGES)
def test_every_stop_of_a_page_shows_a_ring_that_stands_out(path: str, coloured: Page) -> None:
    coloured.goto(path)
    stops = walk(coloured)
    assert [stop["what"] for stop in stops if stop["ringWidth"] < 2 or stop["contrast"] < 3] == []
    assert stops[-1]["isInFooter"]


@pytest.mark.proves("2.4.11", says="Was den Fokus hat, liegt im Bild und ist nicht verdeckt")
@pytest.mark.parametrize("size", [(1440, 900), (320, 640), (320, 256)], ids=["1440", "320", "400-percent"])
@VIEWS
def test_what_has_the_focus_is_in_view_and_not_covered(view: str, size: tuple[int, int], visit: Visit) -> None:
    page = visit(*size)
    open_view(page, view)
    stops = walk(page)
    assert [stop["what"] for stop in stops if not stop["isInView"] or stop["isCovered"]] == []


@pytest.mark.proves("2.4.7", says="Mit erzwungenen Farben bleibt der Fokus zu sehen")
def test_with_forced_colours_the_focus_is_still_seen(visit: Visit) -> None:
    page = visit(forced_colors="active")
    open_map(page, "/?region=east")
    assert [stop["what"] for stop in walk(page) if stop["ringWidth"] < 2] == []


@pytest.mark.proves("2.1.2", says="Umschalt und Tabulatortaste führen aus der Karte zurück")
def test_shift_and_tab_lead_back_out_of_the_map(page: Page) -> None:
    open_map(page)
    page.locator("#map").focus()
    page.keyboard.press("Tab")
    assert focused(page)["isOnMap"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert not focused(page)["isOnMap"]


@pytest.mark.proves("2.4.3", says="Hinter einem offenen Dialog bekommt nichts den Fokus")
@pytest.mark.parametrize("name", ["Tasten", "Wörter erklärt"])
def test_an_open_dialog_keeps_the_focus_until_it_is_closed(name: str, page: Page) -> None:
    open_map(page)
    opener = page.get_by_role("button", name=name, exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


@pytest.mark.proves("2.4.3", "4.1.2", says="Nach dem Öffnen steht der Fokus auf der Überschrift der Einzelheiten")
def test_what_is_opened_gets_the_focus_on_its_heading(page: Page) -> None:
    open_map(page)
    listed(page, "area", "bautzen-gesundbrunnen").press("Enter")
    title = panel(page).get_by_role("heading", level=2)
    expect(title).to_be_focused()
    expect(panel(page)).to_have_accessible_name(title.inner_text())
