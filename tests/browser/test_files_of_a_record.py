"""From the map to the file: an area and a city give their outline and their projects, from panel and page alike."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from browser.steps import Ask, open_map, panel, record, tab_to
from pdf_ua import says
from playwright.sync_api import Locator, Page, expect

AREA, CITY = "bautzen-gesundbrunnen", "14625020"


def downloaded(page: Page, link: Locator) -> str:
    """The text of the file that a link gives."""
    with page.expect_download() as download:
        link.press("Enter")
    return Path(download.value.path()).read_text("utf-8-sig")


@pytest.mark.proves("2.1.1", says="Umriss und Projekte eines Gebiets mit der Tastatur herunterladen")
@pytest.mark.parametrize(
    ("address", "label", "collection", "key"),
    [
        (f"/?area={AREA}", "Gebiet (GeoJSON)", "areas", AREA),
        (f"/?city={CITY}", "Stadt (GeoJSON)", "cities", CITY),
    ],
)
def test_the_panel_gives_the_outline_and_the_projects_as_files(
    address: str, label: str, collection: str, key: str, page: Page, ask: Ask
) -> None:
    open_map(page, address)
    outline = panel(page).get_by_role("link", name=label)
    expect(outline).to_be_visible()
    tab_to(page, outline, most=150)
    assert json.loads(downloaded(page, outline)) == ask(f"/api/collections/{collection}/items/{key}?f=json")
    rows = list(csv.DictReader(downloaded(page, panel(page).get_by_role("link", name="Projekte (CSV)")).splitlines()))
    assert {row["id"] for row in rows} == set(record(ask, collection, key)["project_ids"])


@pytest.mark.parametrize(
    ("address", "said"), [(f"/?area={AREA}", "Bautzen-Gesundbrunnen"), (f"/?city={CITY}", "Bautzen")]
)
def test_the_panel_gives_the_sheet_to_print(address: str, said: str, page: Page) -> None:
    open_map(page, address)
    sheet = panel(page).get_by_role("link", name="Steckbrief (PDF)")
    expect(sheet).to_be_visible()
    tab_to(page, sheet, most=150)
    answer = page.request.get(str(sheet.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    assert says(answer.body(), said)


def test_the_panel_gives_the_sheet_in_its_own_language(page: Page) -> None:
    open_map(page, f"/?area={AREA}&lang=en")
    sheet = panel(page).get_by_role("link", name="Area sheet (PDF)")
    expect(sheet).to_have_attribute("href", f"/gebiete/{AREA}/steckbrief.pdf?lang=en")


@pytest.mark.parametrize(
    ("address", "collection", "key"), [(f"/gebiete/{AREA}", "areas", AREA), (f"/staedte/{CITY}", "cities", CITY)]
)
def test_the_page_gives_the_same_files(address: str, collection: str, key: str, page: Page, ask: Ask) -> None:
    page.goto(address)
    expect(
        page.locator(".actions > a", has_text="CSV").or_(page.locator(".actions > a", has_text="GeoJSON"))
    ).to_have_count(0)
    page.get_by_text("Herunterladen", exact=True).click()
    shape = str(page.get_by_role("link", name="GeoJSON").get_attribute("href"))
    assert page.request.get(shape).json()["features"][0]["id"] == key
    answer = page.request.get(str(page.get_by_role("link", name="Projekte (CSV)").get_attribute("href")))
    rows = list(csv.DictReader(answer.text().splitlines()))
    assert {row["id"] for row in rows} == set(record(ask, collection, key)["project_ids"])


def test_without_projects_no_empty_table_is_offered(page: Page, ask: Ask) -> None:
    without: list[dict[str, Any]] = [
        one["properties"]
        for one in ask("/api/collections/areas/items?limit=1000")["features"]
        if not one["properties"]["project_ids"]
    ]
    key = without[0]["id"]
    open_map(page, f"/?area={key}")
    expect(panel(page).get_by_role("link", name="Gebiet (GeoJSON)")).to_be_visible()
    expect(panel(page).get_by_role("link", name="Projekte (CSV)")).to_have_count(0)
    page.goto(f"/gebiete/{key}")
    expect(page.get_by_role("heading", level=1)).to_have_text(without[0]["name"])
    expect(page.get_by_role("link", name="Projekte (CSV)")).to_have_count(0)
