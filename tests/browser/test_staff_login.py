"""Coming into the workspace and going out: the form, the session, what each role is offered."""

from typing import Any

import pytest
from browser.desk import box, dialog, fill_login, live, log_in, menu, open_workspace
from browser.steps import tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Page, Route, expect


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


pytestmark = pytest.mark.usefixtures("requests_fail")


def test_whoever_is_not_logged_in_sees_the_form_and_nothing_else(page: Page) -> None:
    open_workspace(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmelden")
    expect(page.get_by_label("Name des Kontos")).to_be_focused()
    expect(menu(page)).to_be_empty()


def test_one_logs_in_by_keyboard_and_comes_to_where_one_wanted(page: Page) -> None:
    open_workspace(page, "/mitarbeit?kreis=Landkreis+Bautzen")
    fill_login(page, "koordination")
    expect(page.locator("#person")).to_contain_text("Angemeldet: koordination (Koordination)")
    expect(page.get_by_role("table").locator("caption")).to_have_text("4 Städte")
    expect(live(page)).to_contain_text("Sie sind angemeldet.")


def test_what_is_missing_is_said_beside_the_field(page: Page) -> None:
    open_workspace(page)
    page.get_by_role("button", name="Anmelden").click()
    name = page.get_by_label("Name des Kontos")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("Bitte geben Sie den Namen des Kontos ein.")
    expect(name).to_have_attribute("aria-invalid", "true")


def test_a_wrong_password_is_refused_in_a_sentence_that_does_not_tell_which_was_wrong(page: Page) -> None:
    open_workspace(page)
    for name in ("koordination", "niemand"):
        page.get_by_label("Name des Kontos").fill("")
        fill_login(page, name, "falsch falsch falsch")
        expect(page.get_by_role("alert")).to_be_visible()
        said = page.get_by_role("alert").inner_text()
        assert "Passwort" in said
        assert name not in said


def test_logging_out_shows_the_form_and_ends_the_session(page: Page) -> None:
    log_in(page)
    page.get_by_text("Konto", exact=True).click()
    page.get_by_role("button", name="Hier abmelden").click()
    expect(page.get_by_role("main")).to_contain_text("Sie sind abgemeldet.")
    assert page.request.get("/api/session").status == 401


def test_logging_out_everywhere_ends_the_session_of_another_browser(staff_visit: Any, page: Page) -> None:
    other: Page = staff_visit()
    log_in(other, "leserin")
    log_in(page, "leserin")
    page.get_by_text("Konto", exact=True).click()
    page.get_by_role("button", name="Auf allen Geräten abmelden").click()
    expect(page.get_by_role("main")).to_contain_text("Sie sind auf allen Geräten abgemeldet.")
    assert other.request.get("/api/session").status == 401


@pytest.mark.parametrize(
    ("name", "role", "may_assign"),
    [
        ("leserin", "Lesen", False),
        ("ost", "Projektmanagement", False),
        ("koordination", "Koordination", True),
        ("verwaltung", "Verwaltung", True),
    ],
)
def test_each_role_is_offered_what_it_may_do(page: Page, name: str, role: str, may_assign: bool) -> None:
    log_in(page, name)
    expect(page.locator("#person")).to_contain_text(f"({role})")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("button", name="Übergeben …")).to_have_count(1 if may_assign else 0)


def test_an_address_that_leads_nowhere_leads_back(page: Page) -> None:
    log_in(page, address="/mitarbeit/quatsch")
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Adresse gibt es hier nicht.")
    page.get_by_role("link", name="Zur Übersicht der Städte").click()
    expect(page.get_by_role("table")).to_be_visible()
    assert page.url.endswith("/mitarbeit")


def test_the_workspace_speaks_english_and_remembers_it(page: Page) -> None:
    log_in(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cities")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cities")
    expect(page.locator("#person")).to_contain_text("Logged in: koordination")


def test_after_the_session_has_ended_one_logs_in_in_place_and_nothing_is_lost(page: Page) -> None:
    log_in(page)
    page.get_by_role("button", name="Zittau", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 3. Februar")
    page.request.delete("/api/session", headers=_token(page))
    dialog(page).get_by_role("button", name="Bestätigen").click()
    again = page.get_by_role("dialog", name="Bitte melden Sie sich wieder an")
    expect(again.get_by_label("Konto")).to_have_value("koordination")
    expect(again.get_by_label("Passwort", exact=False).first).to_be_focused()
    page.keyboard.type("vier kluge Esel im Regen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Zittau")).to_contain_text("Beschluss vom 3. Februar")


def test_whoever_does_not_log_in_again_keeps_what_they_have_written(page: Page) -> None:
    log_in(page)
    page.get_by_role("button", name="Löbau", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 3. Februar")
    page.request.delete("/api/session", headers=_token(page))
    dialog(page).get_by_role("button", name="Bestätigen").click()
    expect(page.get_by_role("dialog", name="Bitte melden Sie sich wieder an")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page).get_by_label("Begründung")).to_have_value("Beschluss vom 3. Februar")
    expect(dialog(page).get_by_role("alert")).to_contain_text("Ihre Anmeldung ist abgelaufen.")


def test_a_login_in_another_window_does_not_stop_what_one_was_writing(page: Page) -> None:
    log_in(page)
    page.get_by_role("button", name="Görlitz", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 4. Februar")
    page.request.post("/api/session", data={"name": "koordination", "password": "vier kluge Esel im Regen"})
    dialog(page).get_by_role("button", name="Bestätigen").click()
    expect(page.get_by_role("dialog", name="Görlitz")).to_contain_text("Beschluss vom 4. Februar")


def test_what_one_wrote_is_never_sent_in_the_name_of_somebody_else(page: Page) -> None:
    log_in(page)
    page.get_by_role("button", name="Coswig", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 5. Februar")
    page.request.post("/api/session", data={"name": "verwaltung", "password": "vier kluge Esel im Regen"})
    dialog(page).get_by_role("button", name="Bestätigen").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("ist inzwischen verwaltung angemeldet")
    assert page.request.get("/api/cities/14627010/assignment").json()["current"]["confirmed"] is False


def test_whoever_logs_in_at_another_house_is_led_there_and_back(page: Page) -> None:
    page.route("**/api/config/login", _another_house)
    open_workspace(page, "/mitarbeit?kreis=Landkreis+Bautzen")
    door = page.get_by_role("link", name="Über Haus Sachsen anmelden")
    expect(door).to_have_attribute("href", "/api/session/oidc?then=%2Fmitarbeit%3Fkreis%3DLandkreis%2BBautzen")


def test_logging_in_at_another_house_in_the_midst_of_work_loses_nothing(page: Page) -> None:
    page.route("**/api/config/login", _another_house)
    log_in(page)
    page.get_by_role("button", name="Heidenau", exact=True).click()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    dialog(page).get_by_label("Begründung").fill("Beschluss vom 6. Februar")
    page.request.delete("/api/session", headers=_token(page))
    dialog(page).get_by_role("button", name="Bestätigen").click()
    back = dialog(page).get_by_role("button", name="Ich bin wieder angemeldet")
    back.click()
    expect(dialog(page).get_by_role("alert")).to_have_text("koordination ist noch nicht wieder angemeldet.")
    page.request.post("/api/session", data={"name": "koordination", "password": "vier kluge Esel im Regen"})
    back.click()
    expect(page.get_by_role("dialog", name="Heidenau")).to_contain_text("Beschluss vom 6. Februar")


def test_a_password_is_changed_and_the_old_one_is_none(page: Page) -> None:
    log_in(page, "ost")
    page.get_by_text("Konto", exact=True).click()
    page.get_by_role("link", name="Passwort ändern").click()
    page.get_by_label("Bisheriges Passwort").fill("vier kluge Esel im Regen")
    page.get_by_label("Neues Passwort").fill("kurz")
    page.get_by_role("button", name="Passwort ändern").click()
    expect(page.get_by_label("Neues Passwort")).to_be_focused()
    expect(page.get_by_label("Neues Passwort")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Neues Passwort").fill("sieben stille Kraniche am Deich")
    page.keyboard.press("Enter")
    expect(live(page)).to_contain_text("Das Passwort ist geändert.")
    old = page.request.post("/api/session", data={"name": "ost", "password": "vier kluge Esel im Regen"})
    assert old.status == 401


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_on_the_form_nor_on_the_board(staff_visit: Any, width: int, colours: str) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    open_workspace(page)
    expect(page.get_by_label("Name des Kontos")).to_be_visible()
    assert violations(page) == []
    log_in(page)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".city-sign").first).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Bautzen", exact=True).click()
    expect(dialog(page).get_by_role("listitem").first).to_be_visible()
    assert violations(page) == []


def test_the_skip_link_leads_to_the_contents(page: Page) -> None:
    log_in(page)
    expect(page.get_by_role("table")).to_be_visible()
    page.reload()
    expect(page.get_by_role("table")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    tab_to(page, page.get_by_role("link", name="Zum Inhalt springen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_link_within_the_page_leaves_what_was_chosen(page: Page) -> None:
    log_in(page)
    box(page, "Bautzen").check()
    page.get_by_role("link", name="Zu den Aktionen").click()
    expect(page.locator("#board-acts")).to_be_focused()
    expect(box(page, "Bautzen")).to_be_checked()


def test_before_the_session_ends_the_page_says_so_and_one_can_stay(page: Page) -> None:
    page.clock.install()
    log_in(page)
    # Whatever is answered later renews the session.
    page.wait_for_load_state("networkidle")
    page.clock.fast_forward("28:00")
    expect(page.locator("#expiry")).to_contain_text("Ihre Anmeldung endet in 3 Minuten.")
    page.get_by_role("button", name="Angemeldet bleiben").click()
    expect(page.locator("#expiry")).to_be_empty()


def _another_house(route: Route) -> None:
    """As the server answers where another house is configured."""
    route.fulfill(json={"password": True, "oidc": {"name": "Haus Sachsen", "href": "/api/session/oidc"}})


def _token(page: Page) -> dict[str, str]:
    """What writing needs beside the cookie."""
    return {"Atlas-CSRF": page.request.get("/api/session").json()["csrf"]}
