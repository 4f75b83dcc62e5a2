"""What a visitor does on the page and finds there, by mouse or by keyboard, in the page's own words."""

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Frame, Locator, Page, expect

Ask = Callable[[str], Any]
Properties = dict[str, Any]

SEARCH = "Gebiet, Projekt, Büro, Stadt oder Ort suchen"
KINDS = {"areas": "Gebiet", "projects": "Projekt", "offices": "Büro"}
_FOCUSED = """() => {
    const { tagName, dataset, textContent } = document.activeElement;
    const name = document.activeElement.getAttribute("aria-label") ?? textContent.trim();
    const isOnMap = document.activeElement.closest("#map") !== null;
    return { tag: tagName.toLowerCase(), kind: dataset.kind, id: dataset.id, name, isOnMap };
}"""

# The list draws only the rows near the screen; whoever looks for others scrolls, from its top to its end at most.
_SCROLL = """async (selector) => {
    const browse = document.querySelector("#browse");
    const box = getComputedStyle(browse).overflowY === "auto" ? browse : document.scrollingElement;
    const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found = {};
    const look = () => {
        for (const { dataset, textContent } of document.querySelectorAll("#browse .list-row .list-link"))
            found[dataset.id] = textContent;
        return selector !== null && document.querySelector(selector) !== null;
    };
    if (look()) return found;
    for (let [top, before] = [0, -1]; top !== before; top = box.scrollTop) {
        before = box.scrollTop = top;
        await drawn();
        if (look()) break;
        box.scrollTop += innerHeight;
    }
    return found;
}"""


def open_map(page: Page, address: str = "/") -> None:
    """Go to the map and wait until it can be used."""
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def heading(page: Page) -> Locator:
    return panel(page).get_by_role("heading", level=2)


def await_details(page: Page) -> None:
    """Wait until the panel shows what the server knows of an area, and not only what the map knows."""
    expect(panel(page).locator(".sources")).to_be_visible()


def await_rest(page: Page | Frame) -> None:
    """Wait until the map has come to where it was going: on its way it takes no other wish."""
    expect(page.locator(":is(.leaflet-zoom-anim, .leaflet-pan-anim)")).to_have_count(0)


def await_drawing(page: Page) -> None:
    """Wait until the page has drawn what it had in hand: what a scroll brings is drawn a frame later."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def lose_network(page: Page) -> None:
    """Cut the page off once all has come that it fetches after the first view."""
    # A busy machine may be idle on the wire before the page has asked for the rest.
    until(page, "performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/panel-'))")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)


def search_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name=SEARCH)


def options(page: Page) -> Locator:
    """All suggestions of the search."""
    return page.locator("#search").get_by_role("option")


def option(page: Page, label: str, kind: str) -> Locator:
    """The suggestion with this label and kind (in the page's words, such as "Fördergebiet")."""
    return options(page).filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s+{kind}, ")).first


def area_path(page: Page, area_id: str) -> Locator:
    return page.locator(f'#map path[data-kind="area"][data-id="{area_id}"]')


def listed(page: Page, kind: str, record_id: str) -> Locator:
    """The row of a record, to which the list is scrolled."""
    selector = f'#browse .list-row [data-kind="{kind}"][data-id="{record_id}"]'
    page.evaluate(_SCROLL, selector)
    return page.locator(selector)


def read_list(page: Page) -> dict[str, str]:
    """What every row of the list says, by the id of its record, as one reads it from top to end."""
    rows: dict[str, str] = page.evaluate(_SCROLL, None)
    return rows


def spots(page: Page) -> Locator:
    return page.locator("#map .leaflet-marker-icon.spot-anchor")


def choice(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def query(page: Page) -> dict[str, str]:
    """The state that the address bar keeps; the page itself is asked, as Playwright's own copy comes a moment later."""
    return {name: values[0] for name, values in parse_qs(page.evaluate("location.search.slice(1)")).items()}


def moved_from(page: Page, address: str) -> dict[str, str]:
    """The state in the address bar once it is no longer `address`."""
    expect(page).not_to_have_url(address)
    return query(page)


def record(ask: Ask, collection: str, record_id: str) -> Properties:
    """What the API says of one record."""
    properties: Properties = ask(f"/api/collections/{collection}/items/{record_id}")["properties"]
    return properties


def records(ask: Ask, collection: str) -> list[Properties]:
    """What the API says of all records of a collection, each with its geometry."""
    features = ask(f"/api/collections/{collection}/items?limit=1000")["features"]
    return [{**feature["properties"], "geometry": feature["geometry"]} for feature in features]


def whole(number: str) -> int:
    """A number as the page writes it: thousands are parted by dots."""
    return int(number.replace(".", ""))


def map_drawn(page: Page) -> None:
    """Wait until the map has drawn what the filters let through."""
    expect(page.locator("#map")).not_to_have_attribute("aria-busy", "true")


def drawn_counts(page: Page) -> dict[str, int]:
    """How many records the signs on the map stand for, as their spoken names say."""
    map_drawn(page)
    found = dict.fromkeys(KINDS, 0)
    for kind, name in spots(page).evaluate_all("signs => signs.map(sign => [sign.dataset.kind, sign.ariaLabel])"):
        if kind == "cluster":
            for number, word in re.findall(r"([\d.]+) (Gebiet|Projekt|Büro)", name):
                found[next(key for key, value in KINDS.items() if value == word)] += whole(number)
        else:
            found[f"{kind}s"] += 1
    return found


def list_counts(page: Page) -> dict[str, int]:
    """The three numbers above the list."""
    numbers = page.locator(".segments strong").all_inner_texts()
    return {kind: whole(number) for kind, number in zip(KINDS, numbers, strict=True)}


def focused(page: Page) -> Properties:
    """What has the focus: its tag, name, kind and id, and whether it is on the map."""
    found: Properties = page.evaluate(_FOCUSED)
    return found


def tab_to(page: Page, wanted: Locator, most: int = 40) -> None:
    """Press Tab until `wanted` has the focus."""
    # What comes a moment later than the rest of a view would be tabbed past.
    expect(wanted.first).to_be_attached()
    focus = wanted.and_(page.locator(":focus"))
    for _ in range(most):
        page.keyboard.press("Tab")
        if focus.count():
            return
    raise AssertionError(f"{wanted} is not reached by {most} tabs")


def until(page: Page | Frame, expression: str, argument: Any = None) -> None:
    """Wait until an expression is true there; Playwright's own waiting needs eval, which the pages forbid."""
    given_up = time.monotonic() + 10
    while not page.evaluate(expression, argument):
        assert time.monotonic() < given_up, f"never true: {expression}"
        time.sleep(0.02)


def skip_to(page: Page, name: str) -> None:
    """Use a skip link, the way a keyboard user starts."""
    tab_to(page, page.get_by_role("link", name=name), most=8)
    page.keyboard.press("Enter")
