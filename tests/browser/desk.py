"""What people of the Servicestelle do in the workspace, in the page's own words."""

from playwright.sync_api import Locator, Page, expect
from staff_doors import PASSWORD

WORKSPACE = "/mitarbeit"


def open_workspace(page: Page, address: str = WORKSPACE) -> None:
    """Go there and wait until it answers."""
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")


def log_in(page: Page, name: str = "koordination", address: str = WORKSPACE) -> None:
    """Come in without the form, which has tests of its own."""
    # A page that is still open asks in the name of whoever was logged in before, and would be told that they left.
    page.goto("about:blank")
    answer = page.request.post("/api/session", data={"name": name, "password": PASSWORD})
    assert answer.ok, answer.text()
    open_workspace(page, address)
    expect(page.locator("#person")).to_contain_text(f"Angemeldet: {name}")


def fill_login(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the form, and send it with the Enter key."""
    page.get_by_label("Name des Kontos").fill(name)
    page.get_by_label("Passwort", exact=False).first.fill(password)
    page.keyboard.press("Enter")


def menu(page: Page) -> Locator:
    return page.locator("#menu")


def live(page: Page) -> Locator:
    """What is read out."""
    return page.locator("#live")


def dialog(page: Page) -> Locator:
    """The dialog on top."""
    return page.get_by_role("dialog").last


def row(page: Page, city: str) -> Locator:
    """The row of a city in the table."""
    return page.get_by_role("row").filter(has=page.get_by_role("button", name=city, exact=True))


def box(page: Page, city: str) -> Locator:
    """The box in front of a city in the table."""
    return page.get_by_role("table").get_by_role("checkbox", name=f"{city} auswählen")


def sign(page: Page, city: str) -> Locator:
    """The sign of a city on the map."""
    return page.locator("#main .map").get_by_role("checkbox", name=f"{city}: ")


def chosen(page: Page) -> list[str]:
    """The cities that are chosen in the table."""
    return page.locator("#main table .is-chosen .city-open").all_inner_texts()
