"""A link with the key of a municipality that has been merged opens today's city and says so."""

import pytest
from browser.conftest import Visit
from browser.steps import choice, heading, list_counts, open_map, panel, query
from playwright.sync_api import Page, expect

OLD, TODAY, CITY = "14521030", "14521035", "Aue-Bad Schlema"
SAID = f"Aue ({OLD}) gehört heute zu {CITY}."


@pytest.mark.proves("3.3.1", says="Ein alter Gemeindeschlüssel führt zur heutigen Stadt, und das wird gesagt")
def test_a_filter_by_the_old_key_narrows_to_the_city_of_today(page: Page) -> None:
    open_map(page, f"/?city_ags={TODAY}")
    narrowed = list_counts(page)
    open_map(page, f"/?city_ags={OLD}")
    expect(page.locator("#filters .notice")).to_have_text(SAID)
    expect(page.locator("#live")).to_contain_text(SAID)
    expect(choice(page, "Stadt")).to_have_value(TODAY)
    assert list_counts(page) == narrowed
    assert query(page)["city_ags"] == TODAY


def test_a_link_to_the_old_municipality_opens_the_panel_of_the_city(page: Page) -> None:
    open_map(page, f"/?city={OLD}")
    expect(heading(page)).to_have_text(CITY)
    expect(panel(page)).to_contain_text("Erzgebirgskreis")
    expect(page.locator("#filters .notice")).to_have_text(SAID)
    assert query(page)["city"] == TODAY


def test_the_embedded_map_says_so_too(page: Page) -> None:
    open_map(page, f"/einbetten/karte?city_ags={OLD}")
    expect(page.locator("#chosen")).to_have_text(f"Stadt: {CITY} {SAID}")


def test_the_page_of_the_old_municipality_is_that_of_the_city_which_names_it(visit: Visit) -> None:
    page: Page = visit(java_script_enabled=False)
    page.goto(f"/staedte/{OLD}?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(CITY)
    expect(page.get_by_text(f"Aue ({OLD}), Bad Schlema (14521050)")).to_be_visible()
    assert page.url.endswith(f"/staedte/{TODAY}?lang=en")
