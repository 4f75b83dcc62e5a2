"""What people of the Servicestelle do in the workspace, in the page's own words."""

from typing import Any

from playwright.sync_api import Locator, Page, expect
from staff_doors import PASSWORD

from atlas.day import today

WORKSPACE = "/mitarbeit"
EAST, WEST = "Clara Zeitler", "Uwe Kowski"
# Whatever day it is, the first of March of that year is still to come.
YEAR = today().year + 1


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


def open_board(page: Page) -> Page:
    """Come to the board as somebody who may hand cities over."""
    log_in(page)
    expect(page.get_by_role("table")).to_be_visible()
    return page


def state(page: Page, ags: str) -> dict[str, Any]:
    """What the API says of a city."""
    body: dict[str, Any] = page.request.get(f"/api/cities/{ags}/assignment").json()
    return body


def hand_over(page: Page, to: str = WEST, day: str = f"{YEAR}-03-01", why: str = "Beschluss vom 3. Februar") -> None:
    """Fill in the dialog for what is chosen, and wait for its preview; it is not sent."""
    page.get_by_role("button", name="Übergeben …").click()
    dialog(page).get_by_label("Künftig zuständig").select_option(label=to)
    dialog(page).get_by_label("Ab welchem Tag").fill(day)
    dialog(page).get_by_label("Begründung").fill(why)
    expect(dialog(page)).to_contain_text(f"Gerechnet für den 1. März {YEAR}.")


def send(page: Page) -> None:
    dialog(page).get_by_role("button", name="Übergeben", exact=True).click()
