"""With JavaScript off the front page leads on, and every record can be read on a page of its own."""

from typing import Any

import pytest
from browser.steps import Ask, record
from playwright.sync_api import Page, expect


@pytest.fixture
def page(visit: Any) -> Page:
    opened: Page = visit(java_script_enabled=False)
    return opened


@pytest.mark.proves("2.4.5", says="Auch ohne JavaScript führt die Startseite zu allen Einträgen")
@pytest.mark.parametrize("path", ["/gebiete", "/staedte", "/projekte", "/bueros", "/daten"])
def test_the_front_page_leads_to_plain_pages(path: str, page: Page, served: str) -> None:
    page.goto("/")
    # Playwright's own text and role selectors do not look into <noscript>.
    expect(page.locator("noscript p")).to_contain_text("Die Karte braucht JavaScript")
    page.locator(f'noscript a[href="{path}"]').click()
    expect(page).to_have_url(served + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_front_page_names_the_funder(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Kofinanziert von der Europäischen Union").first).to_be_visible()


def test_the_page_of_an_area_tells_all_that_the_panel_tells(page: Page, ask: Ask) -> None:
    area = record(ask, "areas", "bautzen-gesundbrunnen")
    page.goto("/gebiete/bautzen-gesundbrunnen")
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_contain_text(area["name"])
    for project_id in area["project_ids"]:
        expect(main).to_contain_text(record(ask, "projects", project_id)["title"])
    manager = area["manager"]
    expect(main).to_contain_text(manager["name"])
    expect(main.get_by_role("link", name=manager["phone"])).to_have_attribute("href", f"tel:{manager['phone_e164']}")
    expect(main.get_by_role("link", name=manager["email"])).to_have_attribute("href", f"mailto:{manager['email']}")
    expect(main).to_contain_text("schematisch, nicht amtlich")


def test_the_page_of_an_area_tells_of_its_office_and_what_is_unverified(page: Page, ask: Ask) -> None:
    office = record(ask, "offices", "bautzen-qm-gesundbrunnen")
    page.goto("/gebiete/bautzen-gesundbrunnen")
    main = page.get_by_role("main")
    for key in ("name", "carrier", "client", "street", "postcode", "opening_hours"):
        expect(main).to_contain_text(office[key])
    expect(main).to_contain_text("ngeprüft")


def test_the_page_of_an_area_leads_to_its_projects_and_back_to_the_map(page: Page, ask: Ask, served: str) -> None:
    page.goto("/gebiete/bautzen-gesundbrunnen")
    project = record(ask, "projects", "p-24278")
    expect(page.locator('a[href*="area=bautzen-gesundbrunnen"]').first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=project["title"], exact=True).first.click()
    expect(page).to_have_url(f"{served}/projekte/p-24278")
    expect(page.get_by_role("heading", level=1)).to_contain_text(project["title"])
    expect(page.get_by_role("main")).to_contain_text(record(ask, "areas", "bautzen-gesundbrunnen")["manager"]["name"])


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_page_of_an_area_is_not_wider_than_the_window_and_names_the_funder(width: int, visit: Any) -> None:
    page: Page = visit(width, 800, java_script_enabled=False)
    page.goto("/gebiete/leipzig-leipziger-osten")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_text("Kofinanziert von der Europäischen Union").first).to_be_visible()


@pytest.mark.proves(
    "2.1.1", "2.4.3", says="Auf dem Telefon geht das Menü der lesbaren Seiten mit der Tastatur auf und zu"
)
def test_on_a_phone_the_menu_opens_and_closes_by_keyboard(visit: Any) -> None:
    page: Page = visit(320, 640, java_script_enabled=False)
    page.goto("/gebiete")
    button, links = page.get_by_role("button", name="Menü"), page.locator(".main-nav a")
    expect(links.first).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(links.last).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_phone_the_head_leaves_the_page_to_what_it_tells(visit: Any) -> None:
    page: Page = visit(320, 640, java_script_enabled=False)
    page.goto("/gebiete/leipzig-leipziger-osten")
    assert (page.get_by_role("banner").bounding_box() or {})["height"] < 120
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
