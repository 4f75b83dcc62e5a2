"""An atlas with a stock: the map paints its projects, opens them, counts them, and says so when some are missing."""

import re

import pytest
from bench.world import features
from browser.steps import await_rest, choice, heading, open_map, panel, query, skip_to, tab_to, until
from browser.stocks import ALONE, ALONE_AT, BELOW_KAMENZ, PAINTED, TOGETHER, TOGETHER_AT, at, open_painted, told
from playwright.sync_api import Page, Route, expect

# True where a name is written and nothing is painted where it stands.
_STANDS_APART = """(text) => {
    const name = [...document.querySelectorAll(".map-name")].find(one => one.textContent === text);
    if (!name) return false;
    const { x, y, width, height } = name.getBoundingClientRect();
    return ![...document.querySelectorAll(".leaflet-stock-pane canvas")].some(canvas => {
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const part = [x - box.x, y - box.y, width, height].map(one => Math.round(one * scale));
        return canvas.getContext("2d").getImageData(...part).data.some(value => value > 0);
    });
}"""


@pytest.fixture(scope="module")
def served(stocked: str) -> str:
    """The address of a server with a small stock."""
    return stocked


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


def test_what_many_share_a_place_is_asked_anew_under_other_filters(page: Page) -> None:
    open_painted(page, at(TOGETHER_AT))
    click_middle(page)
    expect(panel(page).get_by_role("link", name="Runde ")).to_have_count(20)
    [like] = features(1)
    page.get_by_role("heading", name="Auswahl eingrenzen").click()
    other = {"2014-2020": "2021-2027", "2021-2027": "2014-2020"}[like["properties"]["period"]]
    choice(page, "Förderperiode").select_option(other)
    expect(panel(page)).to_contain_text("ist hier nichts zu sehen")


@pytest.mark.usefixtures("requests_fail")
def test_a_spot_that_cannot_be_asked_about_says_so_and_not_that_nothing_is_there(page: Page) -> None:
    open_painted(page, at(TOGETHER_AT))
    page.route("**/api/collections/projects/items?*", lambda route: route.abort())
    click_middle(page)
    expect(panel(page)).to_contain_text("Server ist gerade nicht erreichbar")
    expect(panel(page)).not_to_contain_text("ist hier nichts zu sehen")
    page.unroute("**/api/collections/projects/items?*")
    panel(page).get_by_role("button", name="Noch einmal versuchen").click()
    expect(panel(page).get_by_role("link", name="Runde ")).to_have_count(20)


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
    until(page, f"!({PAINTED})()")
    expect(told(page)).to_contain_text("hier gelten nicht: Status des Gebiets")


@pytest.mark.parametrize(
    ("code", "uncounted", "counted"),
    [
        (
            "de",
            "Weitere Projekte sind nicht mitgezählt.",
            "Alle Projekte im Kartenausschnitt, die weiteren mitgezählt: 1.",
        ),
        ("en", "Further projects are not counted.", "All projects in this view, the further ones included: 1."),
        ("ls", "Sie sind hier nicht dabei.", "Alle Projekte auf der Karte zusammen: 1."),
    ],
)
@pytest.mark.usefixtures("requests_fail")
def test_what_is_said_of_a_view_counts_all_projects_or_says_that_it_does_not(
    code: str, uncounted: str, counted: str, page: Page
) -> None:
    open_painted(page, f"{at(ALONE_AT, 14)}&lang={code}")
    live = page.locator("#live")
    page.locator(".tool-zoom-in").click()
    expect(live).to_contain_text(f"0 {'projects' if code == 'en' else 'Projekte'}")
    expect(live).to_contain_text(counted)
    page.route("**/api/collections/projects/items*", lambda route: route.abort())
    page.locator(".tool-zoom-in").click()
    expect(live).to_contain_text(uncounted)
    expect(live).not_to_contain_text(counted)


def test_a_count_that_comes_late_is_said_when_it_comes(page: Page) -> None:
    open_painted(page, at(ALONE_AT, 14))
    held: list[Route] = []
    page.route("**/api/collections/projects/items*", lambda route: held.append(route))
    page.locator(".tool-zoom-in").click()
    expect(page.locator("#live")).to_contain_text("Weitere Projekte sind nicht mitgezählt.")
    held[-1].continue_()
    expect(page.locator("#live")).to_have_text("Alle Projekte im Kartenausschnitt, die weiteren mitgezählt: 1.")


def test_what_is_said_of_a_filter_that_the_list_does_not_know_counts_no_more_than_it_leaves(page: Page) -> None:
    open_painted(page, at(ALONE_AT))
    page.get_by_role("heading", name="Auswahl eingrenzen").click()
    choice(page, "Status des Gebiets").select_option("applied")
    expect(page.locator("#live")).to_have_text(re.compile("^Auswahl: .* Weitere Projekte sind nicht mitgezählt.$"))


def test_the_sheet_says_how_many_it_leaves_out_and_where_they_are_listed(page: Page, served: str) -> None:
    open_painted(page, at(ALONE_AT))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = page.locator(".sheet", has_text="Zum Atlas gehören")
    expect(sheet).to_contain_text("weitere Projekte. Dieses Blatt zeigt sie nicht und zählt sie nicht mit.")
    link = sheet.get_by_role("link")
    expect(link).to_be_visible()
    listed = link.inner_text()
    assert listed.startswith(f"{served}/projekte?bbox=")
    page.goto(listed)
    expect(page.get_by_role("link", name="Haus der Mitte")).to_be_visible()


def test_names_stand_beside_what_is_painted(page: Page) -> None:
    open_painted(page, at(BELOW_KAMENZ, 12))
    until(page, f"({_STANDS_APART})('Kamenz')")


def test_what_comes_late_for_an_earlier_filter_cannot_be_clicked(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/api/tiles/stock/[\d/]+$"), lambda route: held.append(route))
    open_map(page, at(ALONE_AT))
    [like] = features(1)
    other = {"2014-2020": "2021-2027", "2021-2027": "2014-2020"}[like["properties"]["period"]]
    page.get_by_role("heading", name="Auswahl eingrenzen").click()
    with page.expect_response("**/api/tiles/stock/**"):
        choice(page, "Förderperiode").select_option(other)
    with page.expect_response(re.compile(r"/api/tiles/stock/[\d/]+$")):
        for route in held:
            route.continue_()
    await_rest(page)
    click_middle(page)
    expect(page).to_have_url(re.compile("where="))


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
    until(page, f"({PAINTED})()")
    expect(told(page)).not_to_contain_text("konnte nicht geladen werden")
    click_middle(page)
    expect(heading(page)).to_have_text("Haus der Mitte")
