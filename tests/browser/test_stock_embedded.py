"""The embedded map of an atlas with a stock: it shows the stock as the map does, and pages open beside the frame."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser.conftest import Visit
from browser.hosts import Host, embedded, hosting
from browser.steps import until
from browser.stocks import ALONE, ALONE_AT, PAINTED, TOGETHER, TOGETHER_AT, at
from browser.test_accessibility import violations
from playwright.sync_api import Frame, Page, expect

# With the list folded up below it.
LIST_BELOW = "&layout=map"
Embed = Callable[..., tuple[Page, Frame]]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as opened:
        yield opened


@pytest.fixture(scope="module")
def served(stocked: str) -> str:
    """The address of a server with a small stock."""
    return stocked


@pytest.fixture
def embed(visit: Visit, host: Host, served: str) -> Embed:
    """Opens a page of another origin with the embedded map at an address."""

    def opened(address: str, **options: Any) -> tuple[Page, Frame]:
        code = f'<iframe src="{served}/einbetten/karte{address[1:]}" title="Karte" width="100%" height="700"></iframe>'
        page = host.show(visit(around=host.address, **options), code)
        return page, embedded(page)

    return opened


def click_middle(frame: Frame) -> None:
    until(frame, f"({PAINTED})()")
    frame.locator("#map").click()


def heading(frame: Frame) -> Any:
    return frame.locator("#panel").get_by_role("heading", level=2)


def test_a_click_on_a_painted_project_opens_it_with_the_way_to_its_page(embed: Embed, served: str) -> None:
    _, frame = embed(at(ALONE_AT) + LIST_BELOW)
    click_middle(frame)
    expect(heading(frame)).to_have_text("Haus der Mitte")
    link = frame.get_by_role("link", name="Seite mit allen Angaben")
    assert link.evaluate("link => link.href") == f"{served}/projekte/{ALONE}"


def test_an_address_may_name_a_project_of_the_stock(embed: Embed) -> None:
    _, frame = embed(f"/?project={ALONE}")
    expect(heading(frame)).to_have_text("Haus der Mitte")
    expect(frame.locator("#map .stock-mark")).to_be_visible()


def test_a_click_where_many_share_a_place_lists_the_first_and_leads_to_all(embed: Embed) -> None:
    page, frame = embed(at(TOGETHER_AT) + LIST_BELOW)
    click_middle(frame)
    panel = frame.locator("#panel")
    expect(panel).to_contain_text(f"Projekte ({TOGETHER})")
    expect(panel.get_by_role("button", name="Runde ")).to_have_count(20)
    with page.context.expect_page() as opened:
        panel.get_by_role("link", name=f"Alle {TOGETHER} Projekte an dieser Stelle als Liste").click()
    expect(opened.value.locator("main")).to_contain_text(f"{TOGETHER} Projekte")


def test_the_list_of_the_view_opens_beside_the_frame(embed: Embed) -> None:
    page, frame = embed(at(ALONE_AT), width=1440)
    told = frame.get_by_role("region", name="Weitere Projekte")
    expect(told).to_contain_text("Die Karte zeigt sie als kleine Zeichen.")
    with page.context.expect_page() as opened:
        told.get_by_role("link", name=re.compile("^Das eine Projekt .*, öffnet ein neues Fenster$")).click()
    expect(opened.value.get_by_role("link", name="Haus der Mitte")).to_be_visible()


def test_an_area_says_that_its_list_leaves_the_stock_out(embed: Embed) -> None:
    _, frame = embed("/?area=bautzen-gesundbrunnen")
    expect(frame.locator("#panel")).to_contain_text("Weitere Projekte sind nicht mitgezählt.")


def test_what_is_near_a_place_holds_the_projects_of_the_stock(embed: Embed) -> None:
    lon, lat = ALONE_AT
    _, frame = embed(f"/?near={lon},{lat}&place=Hier&kind=projects&limit=1")
    expect(frame.locator("#list [data-kind=project][data-id]")).to_have_text(re.compile("Haus der Mitte"))
    frame.locator(f"#map [data-kind=project][data-id={ALONE}]").click()
    expect(heading(frame)).to_have_text("Haus der Mitte")


@pytest.mark.proves("1.3.1", "4.1.2", says="axe findet in der eingebetteten Karte mit weiteren Projekten keine Fehler")
@pytest.mark.parametrize("width", [320, 1024])
def test_axe_finds_nothing_in_the_embedded_map_with_a_stock(width: int, embed: Embed) -> None:
    page, frame = embed(at(TOGETHER_AT) + LIST_BELOW, width=width)
    until(frame, f"({PAINTED})()")
    frame.locator("#fold").evaluate("fold => { fold.open = true; }")
    expect(frame.get_by_role("link", name=re.compile("Projekte in diesem Kartenausschnitt"))).to_be_visible()
    assert violations(page) == []
    click_middle(frame)
    expect(frame.locator("#panel")).to_contain_text(f"Projekte ({TOGETHER})")
    assert violations(page) == []
