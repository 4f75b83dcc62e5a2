"""Links that were once given away: whatever the atlas becomes, each opens the same view, without a word of complaint.

The list only grows. A link that a change would break is kept, and the change learns to read it.
"""

from typing import Any

import pytest
from browser.steps import area_path, choice, heading, open_map, panel, query
from playwright.sync_api import Page, expect

VIEWS = {
    "area=bautzen-gesundbrunnen": "Bautzen-Gesundbrunnen",
    "project=p-24278": "Quartiersmanagement",
    "office=leipzig-qm-volkmarsdorf": "Quartiersmanagement Volkmarsdorf",
    "city=14626110": "Görlitz",
    "area=leipzig-leipziger-osten&compare=leipzig-leipziger-westen": "Leipziger Osten (Kerngebiet) und",
    "where=14.9,51.1&place=Hagenwerder": "Hagenwerder",
    "at=14.64017,51.50403": "1 Gebiet",
    "area=bautzen-gesundbrunnen&datetime=2018-05-01&lang=en": "Bautzen-Gesundbrunnen",
    "list=stats&by=kreis&measure=eu_amount_eur": None,
    "list=words&lang=en": None,
    "list=projects&inview=1&lon=13.737&lat=51.05&zoom=12": None,
}
FILTERS = {
    "period": "2021-2027",
    "datetime": "2019-06-30",
    "year": "2018",
    "region": "east",
    "kreis": "Landkreis Görlitz",
    "city_ags": "14625020",
    "manager_id": "quge-west",
    "theme": "local_economy",
    "programme": "esf",
    "status": "approved",
    "carrier": "CJD",
    "cost_min": "50000",
    "cost_max": "100000",
}
EMBEDDED = ("area=bautzen-gesundbrunnen&layout=map", "city_ags=14713000&colours=dark", "theme=local_economy&lang=en")


@pytest.mark.parametrize(("link", "opened"), VIEWS.items())
def test_a_link_to_a_view_opens_it(link: str, opened: str | None, reader: Page) -> None:
    open_map(reader, f"/?{link}")
    expect(reader.locator("#filters .notice")).to_have_count(0)
    asked = dict(part.split("=") for part in link.split("&"))
    assert query(reader).items() >= asked.items()
    if opened is None:
        expect(panel(reader)).to_be_hidden()
    else:
        expect(heading(reader)).to_contain_text(opened)


def test_a_link_with_a_city_brings_that_city_into_view(reader: Page) -> None:
    open_map(reader, "/?city_ags=14625020")
    expect(area_path(reader, "bautzen-gesundbrunnen")).to_be_in_viewport()
    assert reader.locator("path.area").first.evaluate("path => path.getBoundingClientRect().width") > 60


def test_a_link_with_every_filter_sets_every_filter(reader: Page) -> None:
    link = "&".join(f"{name}={value}" for name, value in FILTERS.items())
    open_map(reader, f"/?{link}")
    expect(reader.locator("#filters .notice")).to_have_count(0)
    assert query(reader) == FILTERS
    expect(reader.get_by_text("13 Filter gesetzt")).to_be_visible()
    expect(choice(reader, "Stadt")).to_have_value("14625020")


@pytest.mark.parametrize("link", EMBEDDED)
def test_a_link_in_the_code_of_an_embedded_map_still_chooses(link: str, reader: Page) -> None:
    open_map(reader, f"/einbetten/karte?{link}")
    asked: dict[str, Any] = dict(part.split("=") for part in link.split("&"))
    if "area" in asked:
        expect(reader.locator("#title")).to_have_text("Bautzen-Gesundbrunnen")
    else:
        expect(reader.locator("#chosen")).not_to_contain_text("aus dem Link")
        expect(reader.locator("#chosen")).not_to_be_empty()
