"""Accounts in the workspace: roles, passwords by lot, shutting out, and tokens that are shown once."""

from typing import Any

import pytest
from browser.desk import dialog, fill_login, live, log_in, menu, open_workspace
from browser.steps import tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

ACCOUNTS = "/mitarbeit/konten"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def account(page: Page, name: str) -> Locator:
    """The row of an account."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))


def add(page: Page, name: str, role: str, manager: str = "niemand") -> str:
    """Add an account, and return the password that is shown once."""
    page.get_by_role("button", name="Konto anlegen").click()
    dialog(page).get_by_label("Name des Kontos").fill(name)
    dialog(page).get_by_label("Rolle").select_option(role)
    dialog(page).get_by_label("Zuständige").select_option(label=manager)
    dialog(page).get_by_label("Begründung").fill("Neu im Team")
    dialog(page).get_by_role("button", name="Anlegen").click()
    return shown_password(page, name)


def shown_password(page: Page, name: str) -> str:
    """Read the password for an account and close the dialog that shows it."""
    once = page.get_by_role("dialog", name=f"Passwort für {name}")
    password = once.get_by_label("Passwort").input_value()
    once.get_by_role("button", name="Ich habe es notiert").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    return password


def test_an_account_is_added_by_keyboard_and_its_password_is_shown_once(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    tab_to(page, page.get_by_role("button", name="Konto anlegen"))
    page.keyboard.press("Enter")
    tab_to(page, dialog(page).get_by_label("Name des Kontos"))
    page.keyboard.type("vertretung")
    tab_to(page, dialog(page).get_by_label("Rolle"))
    page.keyboard.type("Lesen")
    tab_to(page, dialog(page).get_by_label("Begründung"))
    page.keyboard.type("Sommervertretung")
    tab_to(page, dialog(page).get_by_role("button", name="Anlegen"))
    page.keyboard.press("Enter")
    password = shown_password(page, "vertretung")
    assert len(password) >= 20
    expect(account(page, "vertretung")).to_contain_text("muss das Passwort ändern")
    expect(page.locator("body")).not_to_contain_text(password)


@pytest.mark.usefixtures("requests_fail")
def test_whoever_got_a_password_chooses_an_own_one_first(staff_visit: Any, page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    password = add(page, "neuling", "coordinator")
    newcomer: Page = staff_visit()
    open_workspace(newcomer)
    fill_login(newcomer, "neuling", password)
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Passwort ändern")


def test_what_is_missing_is_said_beside_each_field(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    page.get_by_role("button", name="Konto anlegen").click()
    dialog(page).get_by_role("button", name="Anlegen").click()
    expect(dialog(page).get_by_label("Name des Kontos")).to_be_focused()
    expect(dialog(page).get_by_label("Rolle")).to_have_accessible_description("Bitte füllen Sie das aus.")
    expect(dialog(page).get_by_label("Begründung")).to_have_attribute("aria-invalid", "true")


@pytest.mark.usefixtures("requests_fail")
def test_a_refusal_of_the_server_stands_at_its_field_and_what_was_typed_stays(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    page.get_by_role("button", name="Konto anlegen").click()
    dialog(page).get_by_label("Name des Kontos").fill("west")
    dialog(page).get_by_label("Rolle").select_option("manager")
    dialog(page).get_by_label("Begründung").fill("Neu im Team")
    dialog(page).get_by_role("button", name="Anlegen").click()
    expect(dialog(page).get_by_label("Zuständige")).to_be_focused()
    expect(dialog(page).get_by_label("Zuständige")).to_have_attribute("aria-invalid", "true")
    expect(dialog(page).get_by_label("Name des Kontos")).to_have_value("west")


@pytest.mark.usefixtures("requests_fail")
def test_shutting_an_account_out_ends_its_session_at_once(staff_visit: Any, page: Page) -> None:
    shut_out: Page = staff_visit()
    log_in(shut_out, "ost")
    log_in(page, "verwaltung", ACCOUNTS)
    page.get_by_role("button", name="ost sperren", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Nicht mehr im Dienst")
    dialog(page).get_by_role("button", name="Sperren").click()
    expect(account(page, "ost")).to_contain_text("gesperrt")
    assert shut_out.request.get("/api/session").status == 401
    page.get_by_role("button", name="ost entsperren").click()
    dialog(page).get_by_label("Begründung").fill("Wieder da")
    dialog(page).get_by_role("button", name="Entsperren").click()
    expect(account(page, "ost")).to_contain_text("aktiv")
    page.get_by_text("Was mit Konten getan wurde").click()
    expect(page.get_by_text("verwaltung hat ein Konto gesperrt (ost).")).to_be_visible()
    expect(page.get_by_text("Begründung: Nicht mehr im Dienst")).to_be_visible()


@pytest.mark.usefixtures("requests_fail")
def test_the_last_who_keeps_accounts_cannot_shut_themselves_out(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    page.get_by_role("button", name="verwaltung sperren").click()
    dialog(page).get_by_label("Begründung").fill("Versuch")
    dialog(page).get_by_role("button", name="Sperren").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("das letzte Konto")
    expect(dialog(page).get_by_label("Begründung")).to_have_value("Versuch")


def test_another_role_and_another_password_are_given_with_a_reason(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    first = add(page, "wechselnd", "reader")
    page.get_by_role("button", name="Rolle von wechselnd ändern").click()
    dialog(page).get_by_label("Rolle").select_option("manager")
    dialog(page).get_by_label("Zuständige").select_option(label="Clara Zeitler")
    dialog(page).get_by_label("Begründung").fill("Übernimmt den Osten")
    dialog(page).get_by_role("button", name="Rolle ändern").click()
    expect(account(page, "wechselnd")).to_contain_text("Clara Zeitler")
    page.get_by_role("button", name="Neues Passwort für wechselnd").click()
    dialog(page).get_by_label("Begründung").fill("Vergessen")
    dialog(page).get_by_role("button", name="Neues Passwort").click()
    second = shown_password(page, "wechselnd")
    tried = [page.request.post("/api/session", data={"name": "wechselnd", "password": one}) for one in (first, second)]
    assert [answer.status for answer in tried] == [401, 200]


def test_a_token_is_shown_once_works_and_is_ended(page: Page) -> None:
    log_in(page, "koordination", ACCOUNTS)
    page.get_by_role("button", name="Token ausstellen").click()
    dialog(page).get_by_label("Wofür?").fill("Auswertung")
    dialog(page).get_by_label("Internes lesen").check()
    dialog(page).get_by_label("Begründung").fill("Monatsbericht")
    dialog(page).get_by_role("button", name="Ausstellen").click()
    once = page.get_by_role("dialog", name="Token „Auswertung“")
    secret = once.get_by_label("Token", exact=True).input_value()
    once.get_by_role("button", name="Ich habe es notiert").click()
    machine = {"Authorization": f"Bearer {secret}"}
    assert page.request.get("/api/history", headers=machine).ok
    expect(page.locator("body")).not_to_contain_text(secret)
    page.get_by_role("button", name="Token „Auswertung“ beenden").click()
    dialog(page).get_by_label("Begründung").fill("Bericht ist fertig")
    dialog(page).get_by_role("button", name="Beenden").click()
    expect(page.get_by_role("listitem").filter(has_text="Auswertung")).to_contain_text("beendet")
    assert page.request.get("/api/history", headers=machine).status == 401


def test_a_token_without_anything_it_may_do_is_not_sent(page: Page) -> None:
    log_in(page, "koordination", ACCOUNTS)
    page.get_by_role("button", name="Token ausstellen").click()
    dialog(page).get_by_label("Wofür?").fill("Auswertung")
    dialog(page).get_by_label("Begründung").fill("Monatsbericht")
    dialog(page).get_by_role("button", name="Ausstellen").click()
    expect(dialog(page).get_by_role("alert")).to_have_text("Bitte wählen Sie mindestens eines aus.")


def test_whoever_keeps_no_accounts_sees_only_their_own_tokens_and_what_they_may(page: Page) -> None:
    log_in(page, "leserin", ACCOUNTS)
    page.get_by_role("button", name="Token ausstellen").click()
    expect(dialog(page).locator("fieldset label")).to_have_text(["Internes lesen", "Kalender der Besuche lesen"])
    expect(page.get_by_role("heading", name="Alle Konten")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(menu(page).get_by_role("link", name="Einlesen")).to_have_count(0)


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_among_the_accounts_nor_in_their_dialogs(staff_visit: Any, width: int, colours: str) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    log_in(page, "verwaltung", ACCOUNTS)
    page.get_by_text("Was mit Konten getan wurde").click()
    expect(account(page, "leserin")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Konto anlegen").click()
    dialog(page).get_by_role("button", name="Anlegen").click()
    expect(dialog(page).get_by_label("Name des Kontos")).to_be_focused()
    assert violations(page) == []


def test_everything_speaks_english_too(page: Page) -> None:
    log_in(page, "verwaltung", ACCOUNTS)
    expect(account(page, "leserin")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="All accounts")).to_be_visible()
    expect(live(page)).not_to_be_empty()
