"""A basemap of another host: offered where the operator configured it, asked for before the first picture."""

import base64
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from browser.conftest import ROOT, Wire, serving
from browser.steps import open_map
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

GREY_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOorq7+DwAFfAJ+0nCqNgAAAABJRU5ErkJggg=="
)
CREDIT = "© Beispielamt 2026"


class Tiles(BaseHTTPRequestHandler):
    """Answers every tile with a pixel, or with none where `gone` is set."""

    gone = False

    def do_GET(self) -> None:
        self.send_response(404 if self.gone else 200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(b"" if self.gone else GREY_PIXEL)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests listen to the browser."""


@pytest.fixture(scope="module")
def foreign_host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def offering(foreign_host: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"http://{foreign_host}/{{z}}/{{x}}/{{y}}.png"
    named = {"ATLAS_BASEMAP_NAME": "Beispielkarte", "ATLAS_BASEMAP_ATTRIBUTION": CREDIT}
    with serving(tmp_path_factory.mktemp("ledger"), ROOT / "geodata", ATLAS_BASEMAP_URL=url, **named) as address:
        yield address


@pytest.fixture
def context(browser: Browser, offering: str, wire: Wire) -> Iterator[BrowserContext]:
    Tiles.gone = False
    context = browser.new_context(base_url=offering, viewport={"width": 1440, "height": 900}, locale="de-DE")
    yield context
    context.close()
    wire.forget()


@pytest.fixture
def asked(context: BrowserContext, foreign_host: str) -> list[str]:
    """What this browser has asked of the foreign host; a tile that an earlier one waits for does not count."""
    addresses: list[str] = []
    context.on("request", lambda request: addresses.append(request.url) if foreign_host in request.url else None)
    return addresses


@pytest.fixture
def offered(context: BrowserContext, asked: list[str]) -> Page:
    """The map of an operator who offers a foreign basemap; only its own requests and that host's are let through."""
    page = context.new_page()
    open_map(page)
    expect(switch(page)).to_be_visible()
    return page


def switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Hintergrund: Beispielkarte")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Beispielkarte laden?")


def tiles(page: Page) -> Locator:
    return page.locator("#map .leaflet-tile-loaded")


def test_without_configuration_nothing_is_offered(page: Page) -> None:
    with page.expect_response("**/basemap/foreign.json"):
        open_map(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#foreign")).to_be_empty()


def test_it_is_off_and_asks_nobody_before_it_is_wanted(offered: Page, foreign_host: str, asked: list[str]) -> None:
    switch(offered).click()
    expect(dialog(offered)).to_contain_text(f"holt dann Kartenbilder von {foreign_host}")
    expect(dialog(offered)).to_contain_text("IP-Adresse und welchen Ausschnitt")
    dialog(offered).get_by_role("button", name="Nicht laden").click()
    expect(dialog(offered)).to_be_hidden()
    expect(switch(offered)).to_have_attribute("aria-pressed", "false")
    offered.wait_for_load_state("networkidle")
    assert asked == []


def test_after_consent_its_pictures_come_with_its_credit(offered: Page, asked: list[str]) -> None:
    switch(offered).click()
    dialog(offered).get_by_role("button", name="Laden", exact=True).click()
    expect(tiles(offered).first).to_be_visible()
    expect(offered.locator(".foreign-credit")).to_have_text(CREDIT)
    assert asked
    expect(offered.locator("#map .leaflet-basemap-pane")).to_be_hidden()


def test_off_brings_the_own_basemap_back(offered: Page) -> None:
    switch(offered).click()
    dialog(offered).get_by_role("button", name="Laden", exact=True).click()
    expect(tiles(offered).first).to_be_visible()
    switch(offered).click()
    expect(tiles(offered)).to_have_count(0)
    expect(offered.locator(".foreign-credit")).to_have_count(0)
    expect(offered.locator("#map .leaflet-basemap-pane")).to_have_css("visibility", "visible")


@pytest.mark.parametrize("remember", [False, True])
def test_consent_is_kept_only_where_that_is_wanted(offered: Page, remember: bool) -> None:
    switch(offered).click()
    if remember:
        dialog(offered).get_by_label("Auf diesem Gerät merken").check()
    dialog(offered).get_by_role("button", name="Laden", exact=True).click()
    expect(tiles(offered).first).to_be_visible()
    open_map(offered)
    expect(switch(offered)).to_have_attribute("aria-pressed", "true" if remember else "false")


def test_a_browser_that_keeps_nothing_is_asked_anew_and_served(offered: Page) -> None:
    offered.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException() } })")
    open_map(offered)
    switch(offered).click()
    dialog(offered).get_by_label("Auf diesem Gerät merken").check()
    dialog(offered).get_by_role("button", name="Laden", exact=True).click()
    expect(tiles(offered).first).to_be_visible()
    open_map(offered)
    expect(switch(offered)).to_have_attribute("aria-pressed", "false")


def test_where_its_pictures_do_not_come_the_own_basemap_is_back_and_says_so(offered: Page, foreign_host: str) -> None:
    Tiles.gone = True
    switch(offered).click()
    dialog(offered).get_by_role("button", name="Laden", exact=True).click()
    said = f"Von {foreign_host} kommen keine Kartenbilder. Sie sehen wieder die eigene Karte."
    expect(offered.locator("#foreign").get_by_role("status")).to_have_text(said)
    expect(switch(offered)).to_have_attribute("aria-pressed", "false")


def test_by_keyboard_escape_refuses_and_gives_the_focus_back(offered: Page, asked: list[str]) -> None:
    switch(offered).focus()
    offered.keyboard.press("Enter")
    expect(dialog(offered)).to_be_visible()
    offered.keyboard.press("Escape")
    expect(switch(offered)).to_be_focused()
    assert asked == []


def test_only_the_configured_host_may_send_pictures(offered: Page, foreign_host: str, served: str) -> None:
    rule = offered.request.get("/").headers["content-security-policy"]
    assert f"img-src 'self' data: http://{foreign_host};" in rule
    usual = offered.request.get(f"{served}/").headers["content-security-policy"]
    assert "img-src 'self' data:;" in usual
