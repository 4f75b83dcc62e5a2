"""An atlas with a stock: the map paints its projects, opens them, counts them, and says so when some are missing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from bench.world import features
from browser.conftest import ROOT, serving
from browser.steps import await_rest, choice, heading, open_map, panel, query, skip_to, tab_to, until
from playwright.sync_api import Locator, Page, Route, expect

COUNT = 400
ALONE = "haus-der-mitte"
# Nothing of the ledger stands there, and nothing else of the stock within a kilometre.
ALONE_AT, TOGETHER_AT = (14.31, 50.96), (12.31, 50.72)
TOGETHER = 30
_PAINTED = """() => [...document.querySelectorAll(".leaflet-stock-pane canvas")].some(one =>
    one.getContext("2d").getImageData(0, 0, one.width, one.height).data.some(value => value > 0))"""


def _project(number: int, title: str, place: tuple[float, float], **more: Any) -> dict[str, Any]:
    [like] = features(1)
    point = {"type": "Point", "coordinates": [*place]}
    return {
        **like,
        "id": f"ort-{number}",
        "geometry": point,
        "properties": {**like["properties"], "title": title} | more,
    }


def _near(place: tuple[float, float], other: list[float]) -> bool:
    return abs(place[0] - other[0]) < 0.02 and abs(place[1] - other[1]) < 0.02


def _stock(folder: Path) -> Path:
    """Write a data folder whose stock has a project that stands alone, and many in one place."""
    folder.mkdir()
    invented = (one for one in features(COUNT) if not any(_near(at, _place(one)) for at in (ALONE_AT, TOGETHER_AT)))
    alone = {**_project(0, "Haus der Mitte", ALONE_AT, precision="address"), "id": ALONE}
    together = [_project(number, f"Runde {number}", TOGETHER_AT) for number in range(1, TOGETHER + 1)]
    with (folder / "stock.geojsonl").open("wb") as target:
        target.writelines(orjson.dumps(one) + b"\n" for one in (*invented, alone, *together))
    return folder


def _place(feature: dict[str, Any]) -> list[float]:
    found: list[float] = feature["geometry"]["coordinates"]
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a small stock."""
    with serving(_stock(tmp_path_factory.mktemp("stock") / "data"), ROOT / "geodata") as address:
        yield address


def told(page: Page) -> Locator:
    return page.get_by_role("region", name="Weitere Projekte")


def at(place: tuple[float, float], zoom: float = 15) -> str:
    return f"/?lon={place[0]}&lat={place[1]}&zoom={zoom}"


def open_painted(page: Page, address: str) -> None:
    open_map(page, address)
    until(page, f"({_PAINTED})()")


def click_middle(page: Page) -> None:
    page.locator("#map").click()


def test_a_click_on_a_painted_project_opens_its_panel(page: Page) -> None:
    open_painted(page, at(ALONE_AT))
    click_middle(page)
    expect(heading(page)).to_have_text("Haus der Mitte")
    expect(heading(page)).to_be_focused()
    expect(panel(page)).to_contain_text("an der Adresse")
    assert query(page)["project"] == ALONE
    expect(page).to_have_title("Haus der Mitte – Quartiersatlas Sachsen")


def test_a_link_to_a_project_of_the_stock_names_it_and_goes_there(page: Page) -> None:
    open_map(page, f"/?project={ALONE}")
    expect(heading(page)).to_have_text("Haus der Mitte")
    expect(page).to_have_title("Haus der Mitte – Quartiersatlas Sachsen")
    expect(page.locator("#map .stock-mark")).to_be_visible()


def test_a_click_where_many_share_a_place_lists_the_first_and_leads_to_all(page: Page) -> None:
    open_painted(page, at(TOGETHER_AT))
    click_middle(page)
    expect(heading(page)).to_have_text(f"{TOGETHER} Projekte an einer Stelle")
    expect(panel(page).get_by_role("link", name="Runde ")).to_have_count(20)
    panel(page).get_by_role("link", name=f"Alle {TOGETHER} Projekte an dieser Stelle als Liste").click()
    expect(page.locator("main")).to_contain_text(f"{TOGETHER} Projekte")


def test_a_click_on_a_cluster_comes_nearer(page: Page) -> None:
    open_painted(page, at(TOGETHER_AT, 11))
    click_middle(page)
    await_rest(page)
    until(page, "new URL(location).searchParams.get('zoom') > 11")
    expect(panel(page)).to_be_hidden()


def test_beside_what_is_painted_a_click_still_asks_where_one_is(page: Page) -> None:
    open_painted(page, at(ALONE_AT))
    page.locator("#map").click(position={"x": 300, "y": 300})
    expect(heading(page)).to_have_text("Ort auf der Karte")


def test_the_keyboard_comes_from_the_map_to_the_list_of_its_part_and_opens_a_project(page: Page) -> None:
    open_painted(page, at(ALONE_AT))
    link = told(page).get_by_role("link", name="Das eine Projekt in diesem Kartenausschnitt als Liste")
    skip_to(page, "Zur Liste")
    tab_to(page, link)
    page.keyboard.press("Enter")
    row = page.get_by_role("link", name="Haus der Mitte")
    expect(row).to_be_visible()
    row.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Haus der Mitte")


def test_the_page_says_how_many_its_list_leaves_out(page: Page) -> None:
    open_map(page)
    shipped = int(page.locator("#list .segment", has_text="Projekte").locator("strong").inner_text())
    expect(told(page)).to_contain_text("weitere Projekte. Die Karte zeigt sie als kleine Zeichen.")
    link = told(page).get_by_role("link", name=re.compile(r"^Alle \d+ Projekte in diesem Kartenausschnitt als Liste$"))
    expect(link).to_be_visible()
    assert int(link.inner_text().split()[1]) > shipped + TOGETHER


def test_a_filter_of_the_map_holds_for_what_is_painted(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_painted(page, at(ALONE_AT))
    asked.clear()
    page.get_by_role("heading", name="Auswahl eingrenzen").click()
    with page.expect_response(lambda answer: "/api/tiles/stock/" in answer.url):
        choice(page, "Status des Gebiets").select_option("applied")
    tiles = [url for url in asked if "/api/tiles/stock/" in url]
    assert tiles and all(url.endswith("?status=applied") for url in tiles)
    until(page, f"!({_PAINTED})()")
    expect(told(page)).to_contain_text("hier gelten nicht: Status des Gebiets")


def test_the_legend_names_what_is_painted(page: Page) -> None:
    open_painted(page, "/")
    page.get_by_role("heading", name="Zeichenerklärung").click()
    expect(page.locator(".legend-body")).to_contain_text("Weitere Projekte (kleine Zeichen)")


def test_it_is_told_in_the_language_spoken(page: Page) -> None:
    open_painted(page, "/")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Further projects")).to_be_visible()


@pytest.mark.usefixtures("requests_fail")
def test_what_could_not_be_loaded_is_said_and_asked_for_again(page: Page) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=503, content_type="application/problem+json", body="{}")

    page.route("**/api/tiles/stock/**", fail)
    open_map(page, at(ALONE_AT))
    expect(told(page).get_by_role("status")).to_contain_text("konnte nicht geladen werden und fehlt auf der Karte")
    page.unroute("**/api/tiles/stock/**")
    told(page).get_by_role("button", name="Noch einmal versuchen").click()
    until(page, f"({_PAINTED})()")
    expect(told(page)).not_to_contain_text("konnte nicht geladen werden")
    click_middle(page)
    expect(heading(page)).to_have_text("Haus der Mitte")
