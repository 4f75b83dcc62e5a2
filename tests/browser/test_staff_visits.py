"""Visits in the workspace: planned, held, cancelled, due, and as a calendar that one subscribes to."""

import re
from typing import Any
from urllib.request import urlopen

import pytest
from browser.desk import dialog, live, log_in
from browser.steps import tab_to
from browser.test_accessibility import violations
from browser.writing import csrf, write_visit
from playwright.sync_api import Locator, Page, expect

VISITS = "/mitarbeit/besuche"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def entry(page: Page, when: str) -> Locator:
    """The visit on a day, in the list of months."""
    return page.locator(".month li").filter(has_text=when)


def due(page: Page, what: str) -> Locator:
    """What is due, by some of its words."""
    return page.get_by_role("region", name="Was ansteht").get_by_role("listitem").filter(has_text=what)


def choose(page: Page, label: str, value: str) -> None:
    """Choose in a list by typing, as one does by keyboard."""
    tab_to(page, page.get_by_label(label, exact=False).and_(page.locator("select")).first)
    page.keyboard.type(value)


def test_a_talk_is_planned_by_keyboard_and_stands_under_its_month(page: Page) -> None:
    log_in(page, "ost", VISITS)
    tab_to(page, page.get_by_role("button", name="Besuch eintragen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Besuch eintragen")).to_be_focused()
    choose(page, "Stadt", "Zittau")
    tab_to(page, page.get_by_label("Tag"))
    page.keyboard.type("03102030")
    tab_to(page, page.get_by_label("Teilnehmende"))
    page.keyboard.type("Quartiersmanagement")
    tab_to(page, page.get_by_role("button", name="Speichern"))
    page.keyboard.press("Enter")
    expect(live(page)).to_contain_text("Der Besuch in Zittau ist eingetragen.")
    expect(page.get_by_role("heading", name="März 2030")).to_be_visible()
    expect(entry(page, "10. März 2030")).to_contain_text("Quartiersmanagement")
    expect(entry(page, "10. März 2030")).to_contain_text("geplant")


def test_what_is_missing_is_said_beside_each_field(page: Page) -> None:
    log_in(page, "koordination", VISITS)
    page.get_by_role("button", name="Besuch eintragen").click()
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("#visit-city_ags")).to_be_focused()
    expect(page.locator("#visit-city_ags")).to_have_accessible_description("Bitte füllen Sie das aus.")
    expect(page.locator("#visit-day")).to_have_attribute("aria-invalid", "true")


@pytest.mark.usefixtures("requests_fail")
def test_a_person_among_the_participants_is_refused_at_the_field(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2031-01-09")
    page.goto(VISITS)
    entry(page, "9. Januar 2031").get_by_role("button", name="Ändern").click()
    page.get_by_label("Teilnehmende").fill("Frau Beispiel")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Teilnehmende")).to_be_focused()
    expect(page.get_by_label("Teilnehmende")).to_have_accessible_description(
        "Eine Funktion je Zeile, keine Namen; zum Beispiel: Quartiersmanagement "
        "Bitte Funktionen nennen, keine Personen; Beispiel: Quartiersmanagement."
    )


def test_a_talk_whose_day_has_passed_is_due_until_its_result_is_written_down(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2026-01-12", place="Rathaus")
    page.goto(VISITS)
    expect(due(page, "Rathaus")).to_contain_text("überfällig")
    due(page, "Rathaus").get_by_role("button", name="Ergebnis eintragen").click()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Ergebnis", exact=False)).to_be_focused()
    page.get_by_label("Ergebnis", exact=False).fill("Das Büro zieht um.")
    page.get_by_label("Nächster Schritt").fill("Anschrift eintragen")
    page.get_by_label("Frist").fill("2026-02-01")
    page.get_by_role("button", name="Speichern").click()
    expect(entry(page, "12. Januar 2026")).to_contain_text("Das Büro zieht um.")
    expect(due(page, "Rathaus")).to_have_count(0)
    expect(due(page, "Anschrift eintragen")).to_contain_text("bis 1. Februar 2026")


def test_a_cancelled_talk_stays_with_its_reason_in_the_history(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2031-02-03")
    page.goto(VISITS)
    entry(page, "3. Februar 2031").get_by_role("button", name="Absagen").click()
    dialog(page).get_by_label("Begründung").fill("Krankheit")
    dialog(page).get_by_role("button", name="Absagen").click()
    expect(entry(page, "3. Februar 2031")).to_contain_text("abgesagt")
    page.goto("/mitarbeit/verlauf")
    expect(page.locator("li.revision").first).to_contain_text("Begründung: Krankheit")


@pytest.mark.usefixtures("requests_fail")
def test_of_two_who_change_the_same_visit_both_changes_end_up_in_it(staff_visit: Any) -> None:
    mine: Page = staff_visit()
    theirs: Page = staff_visit()
    log_in(mine, "koordination")
    visit = write_visit(mine, day="2031-03-04")
    log_in(theirs, "ost", VISITS)
    mine.goto(VISITS)
    for page in (mine, theirs):
        entry(page, "4. März 2031").get_by_role("button", name="Ändern").click()
    theirs.get_by_label("Uhrzeit").fill("10:30")
    theirs.get_by_role("button", name="Speichern").click()
    expect(live(theirs)).to_contain_text("ist geändert")
    mine.get_by_label("Ort", exact=True).fill("Rathaus, Zimmer 12")
    mine.get_by_role("button", name="Speichern").click()
    expect(mine.get_by_role("alert")).to_contain_text("ost hat das am")
    mine.get_by_role("button", name="Neuen Stand laden").click()
    expect(mine.get_by_label("Uhrzeit")).to_have_value("10:30")
    expect(mine.get_by_label("Ort", exact=True)).to_have_value("Rathaus, Zimmer 12")
    mine.get_by_role("button", name="Speichern").click()
    expect(live(mine)).to_contain_text("ist geändert")
    kept = mine.request.get(f"/api/visits/{visit['id']}").json()
    assert (kept["time"], kept["place"]) == ("10:30", "Rathaus, Zimmer 12")


def test_a_visit_that_is_open_stands_in_the_address(page: Page) -> None:
    log_in(page, "koordination")
    visit = write_visit(page, day="2031-05-20", place="Marktplatz 1")
    page.goto(f"{VISITS}?visit={visit['id']}")
    expect(page.get_by_label("Ort", exact=True)).to_have_value("Marktplatz 1")
    page.get_by_role("button", name="Abbrechen").click()
    expect(page).not_to_have_url(re.compile("visit="))
    page.get_by_role("button", name="Besuch eintragen").click()
    expect(page).to_have_url(re.compile("visit=neu"))
    page.reload()
    expect(page.get_by_role("heading", name="Besuch eintragen")).to_be_visible()


def test_leaving_a_form_that_holds_something_asks_first(page: Page) -> None:
    log_in(page, "koordination", VISITS)
    page.get_by_role("button", name="Besuch eintragen").click()
    page.get_by_label("Ort", exact=True).fill("Noch nicht gespeichert")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("link", name="Städte", exact=True).click()
    expect(page.get_by_label("Ort", exact=True)).to_have_value("Noch nicht gespeichert")
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Abbrechen").click()
    expect(page.get_by_role("heading", name="Was ansteht")).to_be_focused()


@pytest.mark.usefixtures("requests_fail")
def test_after_the_session_has_ended_the_form_is_sent_once_one_is_back(page: Page) -> None:
    log_in(page, "koordination", VISITS)
    page.get_by_role("button", name="Besuch eintragen").click()
    page.locator("#visit-city_ags").select_option(label="Görlitz")
    page.get_by_label("Tag").fill("2031-08-09")
    page.request.delete("/api/session", headers=csrf(page))
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("dialog", name="Bitte melden Sie sich wieder an")).to_be_visible()
    page.keyboard.type("vier kluge Esel im Regen")
    page.keyboard.press("Enter")
    expect(entry(page, "9. August 2031")).to_contain_text("Görlitz")


def test_manager_city_and_month_narrow_what_is_shown_and_stand_in_the_address(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2032-04-05")
    write_visit(page, day="2032-05-06", city_ags="14713000", manager_id="quge-west")
    page.goto(VISITS)
    filters = page.get_by_role("form", name="Besuche eingrenzen")
    filters.get_by_label("Zuständig").select_option("quge-west")
    expect(entry(page, "6. Mai 2032")).to_contain_text("Leipzig")
    expect(entry(page, "5. April 2032")).to_have_count(0)
    filters.get_by_label("Zuständig").select_option("")
    filters.get_by_label("Monat").select_option("2032-04")
    expect(entry(page, "6. Mai 2032")).to_have_count(0)
    page.reload()
    expect(entry(page, "5. April 2032")).to_contain_text("Bautzen")
    expect(entry(page, "6. Mai 2032")).to_have_count(0)


def test_a_manager_is_offered_the_own_cities_and_no_visit_of_another(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2032-06-07", city_ags="14713000", manager_id="quge-west")
    log_in(page, "ost", VISITS)
    expect(entry(page, "7. Juni 2032")).to_be_visible()
    expect(entry(page, "7. Juni 2032").get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="Besuch eintragen").click()
    cities = page.locator("#visit-city_ags option")
    expect(cities.filter(has_text="Bautzen")).to_have_count(1)
    expect(cities.filter(has_text="Leipzig")).to_have_count(0)
    expect(page.locator("#visit-manager_id option")).to_have_text(["Bitte auswählen", "Clara Zeitler"])


def test_whoever_only_reads_is_offered_nothing_to_write(page: Page) -> None:
    log_in(page, "koordination")
    write_visit(page, day="2032-07-08")
    log_in(page, "leserin", VISITS)
    expect(entry(page, "8. Juli 2032")).to_be_visible()
    expect(entry(page, "8. Juli 2032").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("button", name="Besuch eintragen")).to_have_count(0)


def test_the_calendar_has_an_address_that_a_program_reads_without_logging_in(page: Page) -> None:
    log_in(page, "ost")
    write_visit(page, day="2032-08-09", result="GEHEIM-ERGEBNIS")
    page.goto(VISITS)
    page.get_by_role("button", name="Kalender abonnieren").click()
    expect(dialog(page).get_by_label("Wessen Städte")).to_have_value("quge-ost")
    dialog(page).get_by_role("button", name="Adresse erstellen").click()
    address = page.get_by_label("Adresse des Kalenders").input_value()
    with urlopen(address, timeout=30) as answer:
        feed = answer.read().decode()
    assert "SUMMARY:Erstgespräch Bautzen" in feed and "DTSTART;VALUE=DATE:20320809" in feed
    assert "GEHEIM-ERGEBNIS" not in feed
    expect(page.get_by_role("link", name="Im Kalenderprogramm dieses Geräts öffnen")).to_have_attribute(
        "href", address.replace("http:", "webcal:")
    )


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_among_the_visits_nor_in_the_form(staff_visit: Any, width: int, colours: str) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    log_in(page, "koordination")
    write_visit(page, day="2032-09-10", place="Rathaus")
    page.goto(VISITS)
    page.get_by_text("Erstgespräche stehen aus").click()
    expect(entry(page, "10. September 2032").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    entry(page, "10. September 2032").first.get_by_role("button", name="Ändern").click()
    page.get_by_label("Tag").fill("")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Tag")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
