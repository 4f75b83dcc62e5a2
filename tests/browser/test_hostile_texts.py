"""What somebody has written into records stays text on the map too: in its tips, its panel, its list, its search."""

from collections.abc import Iterator

import pytest
from browser.conftest import ROOT, Wire, serving, visiting
from browser.steps import area_path, await_rest, heading, open_map, panel, search_box
from hostile_texts import AREA, MARKUP, OFFICE, PROJECT, write_everywhere
from playwright.sync_api import Browser, Page, expect

import atlas

NEAR = "lon=14.446&lat=51.191&zoom=14"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, browser: Browser, wire: Wire) -> Iterator[Page]:
    """A page before a server whose records are full of markup."""
    folder = tmp_path_factory.mktemp("hostile")
    house = atlas.open(folder, ROOT / "geodata")
    write_everywhere(house, MARKUP)
    house.close()
    with serving(folder, ROOT / "geodata") as address, visiting(browser, address, wire) as visit:
        yield visit()


def assert_only_text(page: Page) -> None:
    """Nothing that was written has become an element; an answer to `onerror` would also be an error in the page."""
    expect(page.locator("img[src='x'], [onerror], [onload]")).to_have_count(0)


@pytest.mark.parametrize("kind", [f"area={AREA}", f"office={OFFICE}", f"project={PROJECT}"])
def test_the_panel_shows_markup_as_text(page: Page, kind: str) -> None:
    open_map(page, f"/?{kind}")
    expect(heading(page)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(panel(page)).to_contain_text("{{7*7}}")
    assert_only_text(page)


def test_the_tip_of_an_area_shows_markup_as_text(page: Page) -> None:
    open_map(page, f"/?{NEAR}")
    await_rest(page)
    area_path(page, AREA).dispatch_event("mouseover")
    expect(page.locator(".map-tip")).to_contain_text("<img src=x onerror=alert(1)>")
    assert_only_text(page)


def test_list_and_search_show_markup_as_text(page: Page) -> None:
    open_map(page, "/?city=14625020")
    expect(page.locator("#browse")).to_contain_text("<img src=x onerror=alert(1)>")
    search_box(page).fill("onerror alert")
    expect(page.locator("#search")).to_contain_text("<img src=x onerror=alert(1)>")
    assert_only_text(page)
