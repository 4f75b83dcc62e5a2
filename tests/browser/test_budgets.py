"""What the map costs whoever opens it: bytes over the wire, nodes in the page, and nothing that jumps."""

from typing import Any

import pytest
from browser.steps import Ask, open_map, records
from playwright.sync_api import Page

PHONE = {"width": 412, "height": 823}
FIRST_VIEW_BYTES = 200_000
MOST_NODES = 3000
# What Google calls a good layout shift is 0.1; what stands from the first paint on does not move at all.
MOST_SHIFT = 0.03
_WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Wire:
    """The bytes of every answer as they came, headers included and compressed as they were."""

    def __init__(self, page: Page) -> None:
        self._urls: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        self._urls[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        self.sizes[self._urls[event["requestId"]]] = int(event["encodedDataLength"])


_LATER_CODE = """() => {
    const [ready] = performance.getEntriesByName("first-view");
    const later = performance.getEntriesByType("resource").filter((one) => one.startTime >= ready.startTime);
    return later.map((one) => one.name).filter((name) => /[.](js|css)$/.test(name));
}"""


@pytest.fixture
def viewport() -> dict[str, int]:
    return PHONE


def test_the_first_view_costs_at_most_200_kilobytes(page: Page, ask: Ask) -> None:
    wire = Wire(page)
    open_map(page)
    page.wait_for_load_state("networkidle")
    assert page.locator("#map path.area").count() == sum(1 for area in records(ask, "areas") if area["geometry"])
    later = page.evaluate(_LATER_CODE)
    first = {url: size for url, size in wire.sizes.items() if url not in later}
    assert sum(first.values()) <= FIRST_VIEW_BYTES, sorted(first.items(), key=lambda item: -item[1])


def test_the_records_are_asked_for_once_and_before_the_scripts_run(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page)
    layers = [url.rpartition("/")[2] for url in asked if "/api/map/" in url]
    assert sorted(layers) == ["areas", "cities", "offices", "projects"]
    assert all(position < 12 for position, url in enumerate(asked) if "/api/map/" in url)


def test_nothing_jumps_while_the_page_is_loading(page: Page) -> None:
    page.add_init_script(_WATCH_SHIFTS)
    open_map(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") <= MOST_SHIFT


@pytest.mark.parametrize("address", ["/", "/?list=projects", "/?list=offices"])
def test_no_list_fills_the_page_with_thousands_of_nodes(page: Page, address: str) -> None:
    open_map(page, address)
    assert page.locator("*").count() <= MOST_NODES
