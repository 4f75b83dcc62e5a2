"""The atlas as files on a plain file server, somewhere below its root: everything works that needs no server."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from browser.conftest import Wire, visiting
from browser.steps import (
    Ask,
    choice,
    heading,
    list_counts,
    map_drawn,
    open_map,
    options,
    panel,
    query,
    search_box,
)
from playwright.sync_api import Browser, Page, expect

BAUTZEN = "bautzen-gesundbrunnen"
MAPS = ["./", f"./?area={BAUTZEN}", "./?list=stats", "./?list=words", f"./?area={BAUTZEN}&compare=chemnitz-innenstadt"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """What `python -m http.server` does; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def host(published: Path) -> Iterator[str]:
    with file_server(published.parents[1]) as address:
        yield address


@pytest.fixture(scope="module")
def site(host: str) -> str:
    """Where the site lies; a request to anything beside it counts as one to a foreign host."""
    return f"{host}/sachsen/atlas"


@pytest.fixture
def refused() -> list[str]:
    """The addresses that the file server does not have."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, wire: Wire, refused: list[str]) -> Iterator[Page]:
    with visiting(browser, site, wire) as visit:
        opened = visit(around=f"{site}/")
        opened.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
        yield opened
    assert refused == []


def test_search_leads_to_an_area_with_its_office_projects_and_manager(page: Page, ask: Ask) -> None:
    open_map(page, "./")
    search_box(page).fill("gesundbrunen")
    expect(options(page).first).to_contain_text("Bautzen-Gesundbrunnen")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    expect(panel(page)).to_contain_text("Quartiersmanagement Bautzen-Gesundbrunnen")
    manager = ask("/api/collections/cities/items/14625020")["properties"]["manager"]
    expect(panel(page)).to_contain_text(manager["name"])
    expect(panel(page).locator(".sources")).to_be_visible()
    assert query(page)["area"] == BAUTZEN


def test_streets_and_postal_codes_are_found_too(page: Page) -> None:
    open_map(page, "./")
    search_box(page).fill("Eisenbahnstraße Leipzig")
    expect(options(page).filter(has_text="Eisenbahnstraße, Leipzig").first).to_be_visible()
    search_box(page).fill("02763")
    expect(options(page).first).to_contain_text("02763")


def test_filters_leave_what_they_leave_on_a_server(page: Page, ask: Ask) -> None:
    open_map(page, "./")
    page.get_by_text("Auswahl eingrenzen").click()
    choice(page, "Region").select_option("east")
    map_drawn(page)
    expected = {
        kind: ask(f"/api/collections/{kind}/items?region=east&limit=1")["numberMatched"]
        for kind in ("areas", "projects", "offices")
    }
    expect(page.locator(".segments strong").first).to_have_text(str(expected["areas"]))
    assert list_counts(page) == expected


def test_a_link_with_a_filter_says_that_files_hold_everything(page: Page) -> None:
    open_map(page, "./?region=east")
    said = page.locator("#list .downloads")
    expect(said).to_contain_text("Immer ganz Sachsen")
    with page.expect_download() as found:
        said.get_by_role("link", name="CSV").click()
    rows = Path(found.value.path()).read_text("utf-8").splitlines()
    assert any("Region West" in row or "west" in row for row in rows)


def test_what_is_near_a_place_is_found_without_asking_a_server(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/einbetten/karte/?near=14.807,50.896&place=Zittau&kind=offices&limit=3")
    expect(page.locator("#chosen")).to_contain_text("Gesuchter Ort: Zittau")
    expect(page.locator("#list [data-kind=office][data-id]")).to_have_count(3)
    assert [address for address in asked if "/api/nearby" in address] == []


def test_where_am_i_is_answered_by_the_page_itself(page: Page) -> None:
    open_map(page, "./?where=14.4462,51.1910")
    expect(panel(page)).to_contain_text("Bautzen-Gesundbrunnen")
    expect(panel(page)).to_contain_text("im Gebiet")


def test_the_language_changes_on_the_map_and_on_the_pages(page: Page, site: str) -> None:
    open_map(page, f"./?area={BAUTZEN}")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    panel(page).get_by_role("link", name=re.compile("page", re.IGNORECASE)).first.click()
    expect(page).to_have_url(f"{site}/en/gebiete/{BAUTZEN}/")
    page.get_by_role("link", name="Leichte Sprache").click()
    expect(page).to_have_url(f"{site}/ls/gebiete/{BAUTZEN}/")
    page.get_by_role("link", name="Karte").first.click()
    expect(page).to_have_url(f"{site}/?lang=ls")


def test_figures_and_words_stand_beside_the_map(page: Page, ask: Ask) -> None:
    open_map(page, "./?list=stats&by=region")
    expect(page.locator("#list table")).to_contain_text("Ost")
    with page.expect_download() as found:
        page.get_by_role("link", name="Zahlen als CSV").or_(page.locator("#list .downloads a").first).first.click()
    assert found.value.suggested_filename == "zahlen-region.csv"
    open_map(page, "./?list=words")
    expect(page.locator("#twin")).to_contain_text("Bautzen")
    expect(page.locator("#twin")).to_contain_text("Immer ganz Sachsen")


def test_two_areas_stand_side_by_side(page: Page) -> None:
    open_map(page, f"./?area={BAUTZEN}")
    page.get_by_label("Vergleichen mit").select_option("chemnitz-innenstadt")
    panel(page).get_by_role("button", name="Vergleichen").click()
    expect(panel(page).locator("table.compare")).to_be_visible()
    assert query(page)["compare"] == "chemnitz-innenstadt"


def test_pages_say_that_they_cannot_search_and_lead_to_the_map_that_can(page: Page, site: str) -> None:
    page.goto("projekte/")
    expect(page.locator("form")).to_have_count(0)
    page.locator(".notice").get_by_role("link").click()
    expect(page).to_have_url(f"{site}/")
    expect(page.locator("html")).to_have_attribute("data-ready", "true")


def test_the_figures_of_a_page_are_narrowed_on_the_map(page: Page) -> None:
    page.goto("statistik/")
    page.get_by_role("link", name="Landkreis Bautzen").first.click()
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    assert query(page)["kreis"] == "Landkreis Bautzen"
    assert query(page)["list"] == "stats"


def test_nothing_leads_to_the_staff(page: Page) -> None:
    for path in ("./", "daten/", "impressum/", f"gebiete/{BAUTZEN}/"):
        page.goto(path)
        assert "mitarbeit" not in page.content().replace("Zusammenarbeit", "").replace("zusammenarbeit", "")


def test_any_page_of_another_host_may_embed_the_map(
    page: Page, published: Path, host: str, browser: Browser, site: str, wire: Wire
) -> None:
    element = f'<script src="{site}/einbetten.js" async></script><quartiers-atlas area="{BAUTZEN}"></quartiers-atlas>'
    head = '<!doctype html><title>Partner</title><link rel="icon" href="data:,">'
    (published.parents[1] / "partner.html").write_text(head + element)
    with visiting(browser, host, wire) as visit:
        partner = visit()
        partner.goto("/partner.html")
        framed = partner.frame_locator("quartiers-atlas iframe")
        expect(framed.locator("html")).to_have_attribute("data-ready", "true")
        expect(framed.get_by_role("heading", level=1)).to_have_text("Bautzen-Gesundbrunnen")
        expect(framed.locator("#full")).to_have_attribute("href", re.compile(rf"^\.\./\.\./\?area={BAUTZEN}"))


def _links(page: Page) -> set[str]:
    """Every address that the page as it is drawn leads to or loads."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('a[href], link[href], script[src], img[src], iframe[src]')]"
        ".map(one => one.href ?? one.src)"
    )
    return {urldefrag(address).url for address in found}


def _kind(address: str) -> str:
    """Pages of one kind differ in their ids only."""
    parts = urlsplit(address)
    return re.sub(r"(gebiete|staedte|projekte|bueros|items)/[^/]+", r"\1/…", parts.path) + re.sub(
        "=[^&]*", "", parts.query
    )


def test_a_crawler_in_a_browser_finds_no_dead_end(page: Page, site: str) -> None:
    waiting, seen, asked = [f"{site}/{path.removeprefix('./')}" for path in MAPS], set[str](), set[str]()
    while waiting:
        address = waiting.pop()
        page.goto(address)
        if "/karte/" in address or urlsplit(address).path == f"{urlsplit(site).path}/":
            expect(page.locator("html")).to_have_attribute("data-ready", "true")
            page.wait_for_load_state("networkidle")
        own = {link for link in _links(page) if link.startswith(f"{site}/")}
        for link in own - asked:
            assert page.request.get(link, max_redirects=0).status == 200, (address, link)
        asked |= own
        for link in own:
            if link.endswith("/") and _kind(link) not in seen:
                seen.add(_kind(link))
                waiting.append(link)
    assert len(asked) > 500
    assert {"/sachsen/atlas/en/gebiete/…/", "/sachsen/atlas/ls/daten/"} <= seen


def test_without_scripts_the_pages_read_the_same(browser: Browser, site: str, wire: Wire) -> None:
    with visiting(browser, site, wire) as visit:
        plain = visit(around=f"{site}/", java_script_enabled=False)
        plain.goto("./")
        plain.get_by_role("link", name="Alle Gebiete").or_(plain.locator("noscript a").first).first.click()
        expect(plain.get_by_role("heading", level=1)).to_have_text("Alle Gebiete")
