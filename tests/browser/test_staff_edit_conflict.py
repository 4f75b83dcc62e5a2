"""Two people edit the same record at the same time, in two real browser contexts: the work of both ends up in it."""

from typing import Any

import pytest
from browser.desk import dialog, live
from browser.forms import field, form, open_record, properties, publish
from browser.steps import tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.usefixtures("requests_fail")
Pair = tuple[Page, Page]


@pytest.fixture
def pair(staff_visit: Any) -> Pair:
    """Two browsers: the coordinator's and that of the manager of the east."""
    return staff_visit(), staff_visit()


def merging(page: Page) -> Locator:
    return page.get_by_role("region", name="Jemand anderes war schneller")


def both_edit(pair: Pair, key: str, mine: dict[str, str], theirs: dict[str, str]) -> None:
    """Both open the record, both write, the manager publishes first, then the coordinator tries."""
    first, second = pair
    open_record(first, key=key)
    open_record(second, key=key, who="ost")
    for page, texts in ((second, theirs), (first, mine)):
        for label, text in texts.items():
            field(page, label).fill(text)
    publish(second, "Anruf im Büro")
    expect(live(second)).to_contain_text("Veröffentlicht als Fassung")
    form(first).get_by_role("button", name="Veröffentlichen").click()
    expect(merging(first)).to_be_visible()


def test_the_work_of_both_ends_up_in_the_record(pair: Pair) -> None:
    both_edit(pair, "zittau-jugendcafe-x", {"Auftraggeber": "Stadt Zittau"}, {"Hinweis zum Weg": "Im Hof"})
    mine = pair[0]
    expect(merging(mine)).to_contain_text("ost hat diesen Eintrag am")
    merging(mine).get_by_role("button", name="So zusammenführen").click()
    publish(mine, "Nach Auskunft der Stadt")
    expect(live(mine)).to_contain_text("Veröffentlicht als Fassung")
    found = properties(mine, key="zittau-jugendcafe-x")
    assert (found["client"], found["location_note"]) == ("Stadt Zittau", "Im Hof")


def test_where_both_changed_the_same_field_one_is_chosen_by_keyboard(pair: Pair) -> None:
    key = "goerlitz-qm-innenstadt-west"
    both_edit(pair, key, {"Träger": "Verein A"}, {"Träger": "Verein B"})
    mine = pair[0]
    expect(merging(mine).get_by_role("heading")).to_be_focused()
    tab_to(mine, merging(mine).get_by_role("button", name="So zusammenführen"))
    mine.keyboard.press("Enter")
    expect(merging(mine).get_by_role("radio", name="Ihre Fassung: Verein A")).to_be_focused()
    expect(merging(mine)).to_contain_text("Bitte wählen Sie eine Fassung.")
    mine.keyboard.press("ArrowDown")
    expect(merging(mine).get_by_role("radio", name="Fassung von ost: Verein B")).to_be_checked()
    mine.keyboard.press("ArrowUp")
    mine.keyboard.press("Enter")
    expect(field(mine, "Träger")).to_have_value("Verein A")
    publish(mine, "So steht es im Vertrag")
    expect(live(mine)).to_contain_text("Veröffentlicht als Fassung")
    assert properties(mine, key=key)["carrier"] == "Verein A"


def test_a_change_that_comes_while_the_reason_is_written_is_merged_too(pair: Pair) -> None:
    key = "zittau-jugendcafe-x"
    mine, theirs = pair
    open_record(mine, key=key)
    field(mine, "Träger").fill("Hillersche Villa")
    form(mine).get_by_role("button", name="Veröffentlichen").click()
    dialog(mine).get_by_label("Begründung").fill("Aus dem Vertrag")
    open_record(theirs, key=key, who="ost")
    field(theirs, "Bemerkung").fill("Freitags geschlossen")
    publish(theirs, "Aushang")
    expect(live(theirs)).to_contain_text("Veröffentlicht als Fassung")
    dialog(mine).get_by_role("button", name="Veröffentlichen").click()
    expect(merging(mine)).to_be_visible()
    expect(mine.get_by_role("dialog")).to_have_count(0)
    merging(mine).get_by_role("button", name="So zusammenführen").click()
    publish(mine, "Aus dem Vertrag")
    expect(live(mine)).to_contain_text("Veröffentlicht als Fassung")
    found = properties(mine, key=key)
    assert (found["carrier"], found["note"]) == ("Hillersche Villa", "Freitags geschlossen")


def test_what_was_begun_before_a_reload_is_merged_with_what_came_since(pair: Pair) -> None:
    key = "goerlitz-qm-innenstadt-west"
    mine, theirs = pair
    open_record(mine, key=key)
    field(mine, "Auftraggeber").fill("Große Kreisstadt Görlitz")
    mine.on("dialog", lambda question: question.accept())
    open_record(theirs, key=key)
    field(theirs, "Hinweis zum Weg").fill("Zweiter Stock")
    publish(theirs, "Vor Ort gesehen")
    expect(live(theirs)).to_contain_text("Veröffentlicht als Fassung")
    mine.reload()
    expect(field(mine, "Auftraggeber")).to_have_value("Große Kreisstadt Görlitz")
    form(mine).get_by_role("button", name="Veröffentlichen").click()
    expect(merging(mine)).to_contain_text("Zweiter Stock")


def test_the_view_of_two_versions_has_no_faults_that_axe_finds(pair: Pair) -> None:
    both_edit(pair, "goerlitz-qm-innenstadt-west", {"Programm": "A"}, {"Programm": "B"})
    assert violations(pair[0]) == []
