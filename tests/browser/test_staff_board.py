"""The board of cities: choosing them in map and table, days, absences, proposals, and who can use it."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser.desk import (
    EAST,
    WEST,
    YEAR,
    box,
    chosen,
    dialog,
    hand_over,
    live,
    log_in,
    open_board,
    row,
    send,
    sign,
    state,
)
from browser.steps import open_map
from browser.test_accessibility import violations
from playwright.sync_api import Page, expect

from atlas.day import today

BAUTZEN = "14625020"


@pytest.fixture
def page(staff_visit: Any) -> Iterator[Page]:
    yield open_board(staff_visit())


# --- choosing ---------------------------------------------------------------------------------------------------------


def test_map_and_table_show_the_same_choice(page: Page) -> None:
    box(page, "Löbau").check()
    expect(sign(page, "Löbau")).to_be_checked()
    sign(page, "Löbau").click()
    expect(box(page, "Löbau")).not_to_be_checked()
    expect(live(page)).to_have_text("Keine Stadt ausgewählt")


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_shift_chooses_a_stretch_of_the_table(page: Page, way: str) -> None:
    box(page, "Bautzen").focus()
    page.keyboard.press("Space")
    if way == "mouse":
        box(page, "Borna").click(modifiers=["Shift"])
    else:
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        expect(box(page, "Borna")).to_be_focused()
        page.keyboard.press("Shift+Space")
    expect(page.locator(".board-count")).to_have_text("4 Städte ausgewählt")
    assert chosen(page) == ["Bautzen", "Bernsdorf", "Bischofswerda", "Borna"]


def test_the_arrow_keys_lead_over_the_map_and_space_chooses(page: Page) -> None:
    sign(page, "Görlitz").focus()
    page.keyboard.press("ArrowLeft")
    expect(sign(page, "Löbau")).to_be_focused()
    page.keyboard.press("Space")
    expect(box(page, "Löbau")).to_be_checked()
    reached = page.locator("#main .city-sign[tabindex='0']")
    expect(reached).to_have_count(1)


def test_what_is_filtered_is_all_that_all_means(page: Page) -> None:
    page.get_by_label("Kreis").select_option("Landkreis Görlitz")
    page.get_by_role("button", name="Alle 4 auswählen").click()
    assert chosen(page) == ["Görlitz", "Löbau", "Weißwasser/O.L.", "Zittau"]
    page.get_by_label("Kreis").select_option("")
    page.get_by_role("button", name="Auswahl aufheben").click()
    expect(page.locator(".board-count")).to_have_text("Keine Stadt ausgewählt")
    assert chosen(page) == []


def test_filters_and_day_stand_in_the_address(page: Page) -> None:
    page.get_by_label("Zuständig", exact=True).select_option(label=EAST)
    page.get_by_label("Kreis").select_option("Landkreis Görlitz")
    caption = page.get_by_role("table").locator("caption")
    expect(caption).to_have_text("4 Städte")
    page.reload()
    expect(caption).to_have_text("4 Städte")
    expect(page.get_by_label("Kreis")).to_have_value("Landkreis Görlitz")


def test_the_table_is_sorted_by_its_headings(page: Page) -> None:
    heading = page.get_by_role("columnheader", name="Projekte")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(page.locator("tbody .city-open").first).to_have_text("Chemnitz")


# --- days, absences, proposals ----------------------------------------------------------------------------------------


def test_the_board_shows_who_will_be_responsible_on_another_day(page: Page) -> None:
    box(page, "Meißen").check()
    hand_over(page)
    send(page)
    expect(row(page, "Meißen")).to_contain_text(f"ab 1. März {YEAR}")
    page.get_by_label("Tag", exact=True).fill(f"{YEAR}-03-15")
    expect(page.locator(".board-day-notice")).to_contain_text(f"am 15. März {YEAR}")
    expect(sign(page, "Meißen")).to_have_accessible_name(f"Meißen: {WEST}")
    expect(row(page, "Meißen")).to_contain_text(f"1. März {YEAR}")


def test_an_absence_names_the_substitute_and_leaves_the_responsibility(page: Page) -> None:
    page.get_by_role("button", name="Vertretung …").click()
    dialog(page).get_by_label("Wer ist abwesend").select_option(label=EAST)
    dialog(page).get_by_label("Wer vertritt").select_option(label=WEST)
    dialog(page).get_by_label("Erster Tag").fill(today().isoformat())
    dialog(page).get_by_label("Letzter Tag").fill(f"{YEAR}-12-31")
    dialog(page).get_by_label("Begründung").fill("Elternzeit")
    dialog(page).get_by_role("button", name="Eintragen").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Bautzen", exact=True).click()
    expect(dialog(page)).to_contain_text(f"Heute vertreten durch {WEST}.")
    assert state(page, BAUTZEN)["current"]["manager"]["name"] == EAST


def test_a_proposal_explains_itself_and_becomes_a_choice_but_no_change(page: Page) -> None:
    before = page.request.get("/api/assignments").json()["assignments"]
    page.get_by_role("button", name="Vorschlag …").click()
    expect(dialog(page)).to_contain_text("Nichts davon ist eingetragen; es ist ein Vorschlag.")
    taking = dialog(page).get_by_role("button", name="in die Auswahl übernehmen").first
    said = taking.inner_text()
    taking.click()
    number = said.split()[0]
    expect(page.locator(".board-count")).to_contain_text(f"{number} St")
    page.get_by_role("button", name="Übergeben …").click()
    expect(dialog(page).get_by_label("Künftig zuständig").locator("option:checked")).to_have_text(
        EAST if EAST in said else WEST
    )
    assert page.request.get("/api/assignments").json()["assignments"] == before


def test_weights_change_what_is_proposed(page: Page) -> None:
    page.get_by_role("button", name="Vorschlag …").click()
    expect(dialog(page)).to_contain_text("Das gewichtete Ungleichgewicht")
    before = dialog(page).get_by_role("region", name="Der Vorschlag").inner_text()
    for measure in ("Gebiete", "Projekte", "Gesamtkosten der Projekte", "Rundreise"):
        dialog(page).get_by_label(measure, exact=True).fill("0")
    dialog(page).get_by_role("button", name="Neu berechnen").click()
    expect(dialog(page).get_by_role("region", name="Der Vorschlag")).not_to_have_text(before, use_inner_text=True)


# --- for everybody ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (768, "dark"), (1440, "light")])
def test_axe_finds_nothing_in_the_dialogs_and_nothing_is_wider_than_the_screen(
    staff_visit: Any, width: int, colours: str
) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    log_in(page)
    page.get_by_text("Arbeit der Zuständigen").click()
    box(page, "Bautzen").check()
    assert violations(page) == []
    hand_over(page)
    assert violations(page) == []
    dialog(page).get_by_role("button", name="Abbrechen").click()
    page.get_by_role("button", name="Vorschlag …").click()
    expect(dialog(page)).to_contain_text("Nichts davon ist eingetragen")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("(([one]) => one.scrollWidth - one.clientWidth)(document.querySelectorAll('dialog'))") <= 0


def test_the_map_of_the_public_loads_nothing_of_the_workspace(staff_visit: Any) -> None:
    page: Page = staff_visit()
    scripts: list[str] = []
    page.on("response", lambda one: scripts.append(one.url) if one.url.endswith(".js") else None)
    open_map(page)
    assert scripts
    for address in scripts:
        assert "staff-" not in page.request.get(address).text()
