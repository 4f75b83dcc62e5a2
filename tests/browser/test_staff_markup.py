"""Whatever is written into a text field is text: in forms, tables, dialogs, on public pages, on the map, in exports."""

import re
from typing import Any

import pytest
from browser.desk import dialog, log_in
from browser.forms import field, form, open_record
from browser.steps import open_map
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("requests_fail")
PLANTED = '<img src=x onerror="planted=1"><b id=planted>'
AREA, OFFICE, CITY = "bautzen-gesundbrunnen", "bautzen-qm-gesundbrunnen", "14625020"
RECORDS = {"areas": AREA, "offices": OFFICE, "projects": "p-24278", "sources": "doc-quge-vortrag-2024"}
# Fewer would mean that the fields are refused, and nothing is tested.
LEAST = {"areas": 7, "offices": 9, "projects": 12, "sources": 3}
PAGES = (
    f"/gebiete/{AREA}",
    f"/bueros/{OFFICE}",
    "/projekte/p-24278",
    f"/staedte/{CITY}",
    "/gebiete",
    "/projekte",
    "/bueros",
    f"/vergleich?a={AREA}&b=leipzig-grunau",
    "/statistik",
)


def path_of(collection: str, key: str) -> str:
    public = collection in ("areas", "offices", "projects")
    return f"/api/collections/{collection}/items/{key}" if public else f"/api/records/{collection}/{key}"


def text_fields(page: Page, collection: str) -> list[str]:
    """The fields of free text: what has a form of its own (dates, addresses) is refused anyway."""
    found = page.request.get(f"/api/records/{collection}/schema").json()["properties"]
    return [
        name
        for name, one in found.items()
        if "maxLength" in one and one.get("format", "multiline") == "multiline" and not one.get("readOnly")
    ]


def plant(page: Page, collection: str, key: str) -> list[str]:
    """Write markup into every field that takes it; what is refused is left out. Returns the fields."""
    csrf = page.request.get("/api/session").json()["csrf"]
    address = path_of(collection, key)
    names = text_fields(page, collection)
    while True:
        read = page.request.get(address + ("/record" if address.startswith("/api/collections") else "")).json()
        answer = page.request.patch(
            address,
            params={"reason": PLANTED},
            headers={"Atlas-CSRF": csrf, "If-Match": read["tag"]},
            data={"properties": {name: f"{name} {PLANTED}" for name in names}},
        )
        if answer.ok:
            return names
        refused = {one["field"] for one in answer.json()["fields"]}
        assert refused & set(names), answer.text()
        names = [name for name in names if name not in refused]


@pytest.fixture(scope="module")
def planted(browser: Any, staff_served: str) -> dict[str, list[str]]:
    """Markup in every text field of four records."""
    context = browser.new_context(base_url=staff_served)
    page = context.new_page()
    log_in(page)
    found = {collection: plant(page, collection, key) for collection, key in RECORDS.items()}
    context.close()
    return found


@pytest.fixture
def page(staff_visit: Any, planted: dict[str, list[str]]) -> Page:
    opened: Page = staff_visit()
    return opened


def expect_text(page: Page) -> None:
    """The markup is there to be read, and nothing of it has become part of the page."""
    expect(page.locator("body")).to_contain_text("onerror=")
    assert page.locator("img[src=x], #planted").count() == 0
    assert page.evaluate("window.planted") is None


def test_markup_is_accepted_as_text_in_most_fields(planted: dict[str, list[str]]) -> None:
    assert {name: len(fields) >= LEAST[name] for name, fields in planted.items()} == dict.fromkeys(planted, True)


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_shows_markup_as_text(page: Page, address: str) -> None:
    page.goto(address)
    if address != "/statistik":
        expect_text(page)
    assert page.locator("img[src=x], #planted").count() == 0


@pytest.mark.parametrize("selection", [f"area={AREA}", f"office={OFFICE}", "project=p-24278", f"city={CITY}"])
def test_the_map_with_its_list_and_panel_shows_markup_as_text(page: Page, selection: str) -> None:
    open_map(page, f"/?{selection}")
    expect(page.locator("#panel")).to_contain_text("onerror=")
    expect_text(page)


def test_what_the_map_says_of_an_area_under_the_pointer_is_text(page: Page) -> None:
    open_map(page, f"/?area={AREA}")
    path = page.locator(f'#map path[data-kind="area"][data-id="{AREA}"]')
    path.dispatch_event("mouseover")
    expect(page.locator(".map-tip")).to_contain_text("onerror=")
    expect_text(page)


@pytest.mark.parametrize(("collection", "key"), RECORDS.items())
def test_a_form_and_what_it_changes_show_markup_as_text(page: Page, collection: str, key: str) -> None:
    open_record(page, collection, key)
    expect(page.get_by_role("heading", level=1)).to_contain_text("onerror=")
    note = field(page, "Bemerkung")
    expect(note).to_have_value(re.compile("onerror="))
    note.fill(f"neu {PLANTED}")
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(dialog(page).get_by_role("row").last).to_contain_text("onerror=")
    expect_text(page)


def test_lists_of_the_workspace_show_markup_as_text(page: Page) -> None:
    for address in ("/mitarbeit/bearbeiten?q=onerror", "/mitarbeit/verlauf"):
        log_in(page, address=address)
        expect_text(page)


@pytest.mark.parametrize("form_of_file", ["json", "csv"])
def test_files_hold_markup_as_text(page: Page, form_of_file: str) -> None:
    answer = page.request.get(f"/api/collections/offices/items?f={form_of_file}&id={OFFICE}")
    assert answer.headers["content-type"].startswith(("application/geo+json", "text/csv"))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "onerror=" in answer.text()
