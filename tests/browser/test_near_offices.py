"""Where there is no office, the panel names the nearest ones: whom to call there."""

import pytest
from browser.steps import Ask, open_map, panel, record
from playwright.sync_api import Locator, Page, expect

ZWICKAU = "14524330"


def near(page: Page) -> Locator:
    return panel(page).locator(".panel-section").filter(has=page.get_by_role("heading", name="Nächste Büros"))


@pytest.mark.parametrize("address", [f"/?city={ZWICKAU}", "/?where=12.49,50.71"], ids=["a city", "a place"])
def test_without_an_office_the_three_nearest_are_named_with_distance_and_direction(
    address: str, page: Page, ask: Ask
) -> None:
    open_map(page, address)
    lon, lat = record(ask, "cities", ZWICKAU)["centre"] if "city" in address else (12.49, 50.71)
    found = ask(f"/api/nearby?lon={lon}&lat={lat}&kind=offices&limit=20")["features"]
    open_ones = [one["properties"] for one in found if one["properties"]["status"] != "closed"]
    links = near(page).locator(".record-link")
    expect(links).to_have_count(3)
    ids = [link.get_attribute("data-id") for link in links.all()]
    assert ids == [office["id"] for office in open_ones[:3]]
    for row in near(page).get_by_role("listitem").all():
        expect(row).to_contain_text(" km ")


def test_where_there_is_an_office_no_other_is_named(page: Page) -> None:
    open_map(page, "/?city=14625020")
    expect(panel(page).locator(".office-card")).to_have_count(1)
    expect(near(page)).to_have_count(0)
