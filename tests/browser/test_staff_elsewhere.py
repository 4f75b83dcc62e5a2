"""Logging in at another house, in a real browser: there and back across sites, and in the midst of work."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import LEAN, QUIET, ROOT, Wire, serving, visiting
from browser.desk import dialog, log_in, open_workspace
from openid.conftest import CLIENT, SECRET, free_port, providing
from playwright.sync_api import Browser, Page, expect
from staff_doors import accounts_in

from atlas.accounts.elsewhere import Identity

HOUSE = "das Konto des Verbands"
GO_ON = "Ich bin wieder angemeldet"


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of our server and of the other house, which are two sites to a browser."""
    folder, port = tmp_path_factory.mktemp("staff"), free_port()
    own = f"http://localhost:{port}"
    with providing(f"{own}/api/session/oidc/back") as issuer:
        accounts = accounts_in(folder)
        for name in ("koordination", "leserin"):
            accounts.outside.link(name, Identity(issuer, name), by="verwaltung", why="Test")
        accounts.close()
        told = {"ISSUER": issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "NAME": HOUSE}
        settings = {f"ATLAS_OIDC_{name}": value for name, value in told.items()}
        with serving(folder, ROOT / "geodata", PORT=str(port), ATLAS_PUBLIC_URL=own, **settings):
            yield own, issuer


@pytest.fixture(scope="module")
def traveller(browser: Browser) -> Iterator[Browser]:
    """A browser that finds this machine under two names, which are two sites to it."""
    rules = "--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    started = browser.browser_type.launch(executable_path=shutil.which("chromium"), args=[*QUIET.split(), rules, LEAN])
    yield started
    started.close()


@pytest.fixture
def page(traveller: Browser, wire: Wire, houses: tuple[str, str], requests_fail: None) -> Iterator[Page]:
    own, issuer = houses
    with visiting(traveller, own, wire) as visit:
        opened = visit()
        wire.watch(opened.context, own, issuer)
        yield opened
    # Both watches have heard everything: what belongs to the other house, its fonts too, is not ours.
    wire.foreign[:] = [url for url in wire.foreign if not url.startswith((issuer, "https://fonts.googleapis.com/"))]


def log_in_there(page: Page, name: str) -> None:
    """Fill in the forms of the other house."""
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("beliebig")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]", has_text="Continue").click()


def test_one_logs_in_there_and_arrives_where_one_wanted(page: Page) -> None:
    open_workspace(page, "/mitarbeit?kreis=Landkreis+Bautzen")
    page.get_by_role("link", name=f"Über {HOUSE} anmelden").click()
    log_in_there(page, "koordination")
    expect(page.locator("#person")).to_contain_text("Angemeldet: koordination")
    expect(page.get_by_role("table").locator("caption")).to_have_text("4 Städte")


def test_whoever_has_no_account_here_is_told_so_in_a_page(page: Page) -> None:
    open_workspace(page)
    page.get_by_role("link", name=f"Über {HOUSE} anmelden").click()
    log_in_there(page, "fremd")
    expect(page.get_by_role("main")).to_contain_text("Die Verwaltung kann eines mit „fremd“ verbinden.")


def write_until_the_session_ends(page: Page) -> None:
    """Begin to confirm who is responsible for Görlitz, and lose the session before it is sent."""
    log_in(page, "koordination")
    page.get_by_role("button", name="Görlitz", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 3. Februar")
    page.context.clear_cookies(name="atlas_session")
    dialog(page).get_by_role("button", name="Bestätigen").click()
    expect(page.get_by_role("dialog", name="Bitte melden Sie sich wieder an")).to_be_visible()


def leave(page: Page) -> Page:
    """Go to the other house, which opens in a window of its own."""
    with page.expect_popup() as beside:
        dialog(page).get_by_role("link", name=f"Über {HOUSE} anmelden").click()
    return beside.value


def test_work_of_one_account_does_not_go_out_in_the_name_of_another(page: Page) -> None:
    write_until_the_session_ends(page)
    beside = leave(page)
    log_in_there(beside, "leserin")
    expect(beside.locator("#person")).to_contain_text("Angemeldet: leserin")
    dialog(page).get_by_role("button", name=GO_ON).click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("koordination ist noch nicht wieder angemeldet")


def test_in_the_midst_of_work_one_logs_in_there_and_nothing_is_lost(page: Page) -> None:
    write_until_the_session_ends(page)
    beside = leave(page)
    dialog(page).get_by_role("button", name=GO_ON).click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("noch nicht wieder angemeldet")
    log_in_there(beside, "koordination")
    expect(beside.locator("#person")).to_contain_text("Angemeldet: koordination")
    dialog(page).get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("dialog", name="Görlitz")).to_contain_text("Beschluss vom 3. Februar")


def test_without_another_house_the_form_offers_none(staff_visit: Any, requests_fail: None) -> None:
    plain: Page = staff_visit()
    with plain.expect_response("**/api/config/login"):
        open_workspace(plain)
    expect(plain.get_by_role("button", name="Anmelden")).to_be_visible()
    expect(plain.get_by_role("link", name="Über")).to_have_count(0)
