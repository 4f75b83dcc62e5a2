"""A real Chromium before a real server process; nothing may leave the server's own host, nothing may complain."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from browser import stocks
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from staff_doors import accounts_in

from api.settings import Settings

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
# Names of other hosts lead nowhere, so that nothing leaves even where nobody looks.
AT_HOME = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Chromium fills the address bar of every window, seen or not, with two pages of its own: more work than a page of the
# atlas. Of two lists of features the last one counts, hence also what Playwright itself leaves out.
LEAN = (
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
DESKTOP = {"width": 1440, "height": 900}

Ask = Callable[[str], Any]
Visit = Callable[..., Page]

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Wire:
    """What pages asked of other hosts, and what they complained about, since somebody last looked."""

    def __init__(self) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def watch(self, context: BrowserContext, *addresses: str) -> None:
        """Keep every request of this context to any host but those at `addresses`."""

        def note(url: str) -> None:
            if not url.startswith((*(f"{address}/" for address in addresses), "data:", "blob:")):
                self.foreign.append(url)

        context.on("request", lambda request: note(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _listen(self, message: ConsoleMessage) -> None:
        # Chromium's own notice when a finger is already scrolling; the page has done nothing wrong.
        if message.type == "error" and not message.text.startswith("Ignored attempt to cancel a touch"):
            self.complaints.append(message.text)

    def forget(self) -> None:
        self.foreign.clear()
        self.complaints.clear()


@pytest.fixture(scope="session")
def wire() -> Wire:
    return Wire()


@pytest.fixture(autouse=True)
def nothing_leaves_and_nothing_complains(wire: Wire) -> Iterator[None]:
    yield
    seen = {"requests to foreign hosts": [*wire.foreign], "errors in the page": [*wire.complaints]}
    wire.forget()
    assert seen == {"requests to foreign hosts": [], "errors in the page": []}


@contextmanager
def serving(ledger: Path, geodata: Path, **settings: str) -> Iterator[str]:
    """Runs a server process of our own on a folder of geodata and the built front end; yields its address."""
    if not (Settings().web_dir / "index.html").is_file():
        pytest.fail("The front end is not built: run scripts/test, or `npm ci && npm run build` in web/.")
    environment = {
        **os.environ,
        "HOST": "127.0.0.1",
        "PORT": "0",
        "ATLAS_DATA_DIR": str(ledger),
        "ATLAS_GEODATA_DIR": str(geodata),
        **settings,
    }
    command = [sys.executable, "-m", "api"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()
            _, said = process.communicate(timeout=30)
        assert "Traceback" not in said, said


@pytest.fixture
def requests_fail(wire: Wire) -> Iterator[None]:
    """The console notes each request that gets no answer; some tests are about just that."""
    yield
    wire.complaints[:] = [one for one in wire.complaints if "Failed to load resource" not in one]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on the shipped data; a module about other data has one of its own under this name."""
    with serving(tmp_path_factory.mktemp("ledger"), ROOT / "geodata") as address:
        yield address


def _address(process: subprocess.Popen[str]) -> str:
    said = ""
    assert process.stderr is not None
    for line in process.stderr:
        said += line
        if found := re.search(r"http://[\w.:]+\d", line):
            return found[0]
    pytest.fail(f"The server ended before it named its address: {said}")


@pytest.fixture(scope="module")
def ask(served: str) -> Ask:
    """What the API answers at a path, as JSON."""

    @cache
    def answer(path: str) -> Any:
        with urlopen(served + path, timeout=30) as response:
            return json.load(response)

    return answer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: run scripts/test as root, or `apt-get install chromium`.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*QUIET.split(), AT_HOME, LEAN])
        yield started
        started.close()


@contextmanager
def visiting(browser: Browser, served: str, wire: Wire) -> Iterator[Visit]:
    contexts: list[BrowserContext] = []

    def visit(
        width: int = DESKTOP["width"], height: int = DESKTOP["height"], around: str | None = None, **options: Any
    ) -> Page:
        """`around` is the address of a site whose pages embed the map: requests to it are no leak."""
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(base_url=around or served, viewport=size, locale="de-DE", **options))
        wire.watch(contexts[-1], *filter(None, (served, around)))
        return contexts[-1].new_page()

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser: Browser, served: str, wire: Wire) -> Iterator[Visit]:
    """Opens a page of its own, as wide and high as asked for, with any option of a Playwright context."""
    with visiting(browser, served, wire) as opened:
        yield opened


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a small stock beside the shipped data."""
    with serving(stocks.write(tmp_path_factory.mktemp("stock") / "data"), ROOT / "geodata") as address:
        yield address


@pytest.fixture
def stock_visit(browser: Browser, stocked: str, wire: Wire) -> Iterator[Visit]:
    """As `visit`, on the server with a stock."""
    with visiting(browser, stocked, wire) as opened:
        yield opened


@pytest.fixture(scope="module")
def long_visit(browser: Browser, served: str, wire: Wire) -> Iterator[Visit]:
    """As `visit`, for a page that several tests of one module only look at."""
    with visiting(browser, served, wire) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(long_visit: Visit) -> Page:
    """One page for tests of a module that go somewhere and only look; who resizes it says so each time."""
    return long_visit()


@pytest.fixture(scope="module")
def staff_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with accounts, on a ledger of its own: what one module writes no other sees."""
    folder = tmp_path_factory.mktemp("staff")
    accounts_in(folder).close()
    with serving(folder, ROOT / "geodata") as address:
        yield address


@pytest.fixture
def staff_visit(browser: Browser, staff_served: str, wire: Wire) -> Iterator[Visit]:
    """As `visit`, on the server with accounts."""
    with visiting(browser, staff_served, wire) as opened:
        yield opened


@pytest.fixture
def viewport() -> dict[str, int]:
    """The size of `page`; parametrize it for another one."""
    return DESKTOP


@pytest.fixture
def page(visit: Visit, viewport: dict[str, int]) -> Page:
    return visit(**viewport)
