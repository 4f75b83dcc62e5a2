"""The history in the workspace: what was changed, field by field, and the way back to any state."""

from typing import Any

import pytest
from browser.desk import dialog, live, log_in
from browser.steps import tab_to
from browser.test_accessibility import violations
from browser.writing import note, write_note, write_visit
from playwright.sync_api import Locator, Page, expect

HISTORY = "/mitarbeit/verlauf"
NAME = "Quartiersmanagement Bautzen-Gesundbrunnen (Schiefes Haus)"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def newest(page: Page) -> Locator:
    """The revision on top."""
    return page.locator("li.revision").first


def unfold(page: Page) -> Locator:
    """The newest revision with its one change unfolded."""
    newest(page).locator("summary").click()
    expect(newest(page).get_by_role("table")).to_be_visible()
    return newest(page)


def test_a_change_is_a_sentence_with_each_field_before_and_after(page: Page) -> None:
    log_in(page)
    write_note(page, "Eingang vorn")
    write_note(page, "Eingang über den Hof", "Anruf vom Montag")
    page.goto(HISTORY)
    expect(newest(page).get_by_role("heading")).to_contain_text("koordination hat 1 Eintrag geändert")
    expect(newest(page)).to_contain_text("Begründung: Anruf vom Montag")
    expect(newest(page).locator("summary")).to_have_text(f"Büro „{NAME}“ geändert")
    expect(unfold(page).get_by_role("row").last).to_contain_text("Eingang vorn")
    expect(newest(page).get_by_role("row").last.get_by_role("cell").last).to_have_text("Eingang über den Hof")


def test_markup_that_somebody_wrote_is_shown_as_text(page: Page) -> None:
    log_in(page)
    write_note(page, "<img src=x onerror=alert(1)>", "<b>fett</b>")
    page.goto(HISTORY)
    expect(unfold(page)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(newest(page)).to_contain_text("Begründung: <b>fett</b>")
    expect(page.locator("main img, main b")).to_have_count(0)


def test_a_change_is_taken_back_by_keyboard_after_its_effect_was_shown(page: Page) -> None:
    log_in(page)
    write_note(page, "Vor dem Versehen")
    write_note(page, "Versehentlich")
    page.goto(HISTORY)
    tab_to(page, newest(page).get_by_role("button", name="zurücknehmen"))
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("row").last).to_contain_text("Versehentlich")
    expect(dialog(page).get_by_role("row").last.get_by_role("cell").last).to_have_text("Vor dem Versehen")
    assert note(page) == "Versehentlich"
    tab_to(page, dialog(page).get_by_label("Begründung"))
    page.keyboard.type("War ein Versehen")
    tab_to(page, dialog(page).get_by_role("button", name="Zurückholen"))
    page.keyboard.press("Enter")
    expect(live(page)).to_contain_text("Zurückgeholt")
    expect(newest(page)).to_contain_text("Begründung: War ein Versehen")
    expect(newest(page).get_by_role("heading")).to_be_focused()
    assert note(page) == "Vor dem Versehen"


def test_going_back_without_a_reason_is_not_sent(page: Page) -> None:
    log_in(page)
    write_note(page, "Bleibt so")
    page.goto(HISTORY)
    newest(page).get_by_role("button", name="zurücknehmen").click()
    expect(dialog(page).get_by_role("table")).to_be_visible()
    dialog(page).get_by_role("button", name="Zurückholen").click()
    reason = dialog(page).get_by_label("Begründung")
    expect(reason).to_be_focused()
    expect(reason).to_have_accessible_description(
        "Steht im Verlauf; nur angemeldete Personen sehen sie. Bitte sagen Sie, warum."
    )
    assert note(page) == "Bleibt so"


@pytest.mark.usefixtures("requests_fail")
def test_later_changes_are_overwritten_only_where_one_says_so(page: Page) -> None:
    log_in(page)
    write_note(page, "Erste")
    write_note(page, "Zweite")
    write_note(page, "Dritte")
    page.goto(HISTORY)
    page.locator("li.revision").nth(1).get_by_role("button", name="zurücknehmen").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("wurde weiter geändert")
    dialog(page).get_by_label("Spätere Änderungen dabei überschreiben").check()
    expect(dialog(page).get_by_role("row").last).to_contain_text("Dritte")
    dialog(page).get_by_label("Begründung").fill("Zurück auf den Anfang")
    dialog(page).get_by_role("button", name="Zurückholen").click()
    expect(live(page)).to_contain_text("Zurückgeholt")
    assert note(page) == "Erste"


def test_a_deleted_visit_comes_back_from_the_history(page: Page) -> None:
    log_in(page)
    visit = write_visit(page, day="2031-05-05")
    page.goto("/mitarbeit/besuche")
    page.get_by_role("button", name="Löschen: Bautzen, 5. Mai 2031").click()
    dialog(page).get_by_label("Begründung").fill("Doppelt eingetragen")
    dialog(page).get_by_role("button", name="Löschen").click()
    expect(live(page)).to_contain_text("ist gelöscht")
    page.goto(HISTORY)
    expect(newest(page).locator("summary")).to_have_text("Besuch „Bautzen“ gelöscht")
    newest(page).get_by_role("button", name="zurücknehmen").click()
    dialog(page).get_by_label("Begründung").fill("War doch nicht doppelt")
    dialog(page).get_by_role("button", name="Zurückholen").click()
    expect(live(page)).to_contain_text("Zurückgeholt")
    assert page.request.get(f"/api/visits/{visit['id']}").json()["day"] == "2031-05-05"


def test_the_history_is_narrowed_and_the_address_keeps_it(page: Page) -> None:
    log_in(page)
    write_note(page, "Nur dieses Büro")
    write_visit(page, day="2031-06-06")
    page.goto(HISTORY)
    page.get_by_label("Was geändert wurde").select_option("offices")
    expect(newest(page).locator("summary").first).to_contain_text("Büro „")
    newest(page).locator("summary").first.click()
    newest(page).get_by_role("link", name="Verlauf dieses Eintrags").click()
    expect(page.get_by_text(f"Gezeigt sind nur Änderungen von „{NAME}“.")).to_be_visible()
    page.get_by_label("Konto", exact=True).fill("niemand")
    expect(page.get_by_text("Mit dieser Auswahl gibt es keine Änderung.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Mit dieser Auswahl gibt es keine Änderung.")).to_be_visible()
    expect(page.get_by_label("Konto", exact=True)).to_have_value("niemand")


def test_older_changes_follow_and_the_shipped_data_unfold_whole(page: Page) -> None:
    log_in(page)
    for number in range(21):
        write_note(page, f"Stand {number}")
    page.goto(HISTORY)
    expect(page.locator("li.revision")).to_have_count(20)
    page.get_by_role("button", name="Ältere zeigen").click()
    shipped = page.locator("#revision-1")
    expect(shipped.get_by_role("heading").first).to_contain_text("Lieferstand hat")
    expect(page.locator("li.revision").nth(20).get_by_role("heading")).to_be_focused()
    shipped.get_by_role("button", name="Einträge zeigen").click()
    expect(shipped.locator("summary").filter(has_text=f"Büro „{NAME}“ angelegt")).to_be_visible()


def test_whoever_only_reads_is_offered_no_way_back(page: Page) -> None:
    log_in(page)
    write_note(page, "Für alle zu lesen")
    log_in(page, "leserin", HISTORY)
    expect(unfold(page)).to_contain_text("Für alle zu lesen")
    expect(page.get_by_role("button", name="zurück")).to_have_count(0)


def test_a_manager_goes_back_in_own_cities_only(page: Page) -> None:
    log_in(page)
    write_visit(page, day="2031-07-07")
    write_visit(page, day="2031-07-08", city_ags="14713000", manager_id="quge-west")
    log_in(page, "ost", HISTORY)
    expect(newest(page).locator("summary")).to_have_text("Besuch „Leipzig“ angelegt")
    expect(newest(page).get_by_role("button", name="zurücknehmen")).to_have_count(0)
    expect(page.locator("li.revision").nth(1).get_by_role("button", name="zurücknehmen")).to_have_count(1)


def test_the_chain_is_proved_in_a_sentence(page: Page) -> None:
    log_in(page, address=HISTORY)
    page.get_by_role("button", name="Kette prüfen").click()
    expect(page.locator(".history-proof")).to_contain_text("Unversehrt")


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_in_the_history_nor_in_the_dialog(staff_visit: Any, width: int, colours: str) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    log_in(page)
    write_note(page, f"Breite {width}")
    page.goto(HISTORY)
    newest(page).locator("summary").click()
    expect(newest(page).get_by_role("table")).to_be_visible()
    assert violations(page) == []
    newest(page).get_by_role("button", name="zurücknehmen").click()
    expect(dialog(page).get_by_role("table")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
