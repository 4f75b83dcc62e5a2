"""Cities change hands for a reason, with their effect seen before; every day knows who was responsible."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from browser.desk import (
    EAST,
    WEST,
    YEAR,
    box,
    chosen,
    dialog,
    fill_login,
    hand_over,
    live,
    log_in,
    open_board,
    open_workspace,
    row,
    send,
    sign,
    state,
)
from browser.steps import open_map, panel, tab_to
from playwright.sync_api import Page, expect

from atlas.day import now

BAUTZEN, ZITTAU = "14625020", "14626610"


@pytest.fixture
def page(staff_visit: Any) -> Iterator[Page]:
    yield open_board(staff_visit())


def planned(page: Page, ags: str) -> list[str]:
    return [f"{one['since']} {one['manager']['name']}" for one in state(page, ags)["planned"]]


def draw_around(page: Page, city: str) -> None:
    """Draw a loop around the sign of a city, once the map has taken the room that the lasso's words leave it."""
    sign(page, city).hover(trial=True)
    spot = sign(page, city).bounding_box()
    assert spot is not None
    x, y = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    page.mouse.move(x - 11, y - 11)
    page.mouse.down()
    for dx, dy in ((11, -11), (11, 11), (-11, 11), (-11, -9)):
        page.mouse.move(x + dx, y + dy, steps=3)
    page.mouse.up()


def charge_on(page: Page, ags: str, day: str) -> Any:
    """Who the public map says was responsible for a city on a day."""
    open_map(page, f"/?city={ags}&datetime={day}")
    return panel(page).locator("section").filter(has=page.get_by_role("heading", name="Zuständig am")).first


# --- the story --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("requests_fail")
def test_three_cities_go_from_east_to_west_one_comes_back_and_the_public_knows_every_day(staff_visit: Any) -> None:
    page: Page = staff_visit()
    open_workspace(page)
    fill_login(page, "koordination")
    expect(sign(page, "Zittau")).to_have_accessible_name(f"Zittau: {EAST}")

    sign(page, "Zittau").click()
    page.get_by_role("button", name="Mit einer Schlinge auswählen").click()
    draw_around(page, "Görlitz")
    box(page, "Bautzen").check()
    expect(page.locator(".board-count")).to_have_text("3 Städte ausgewählt")
    assert chosen(page) == ["Bautzen", "Görlitz", "Zittau"]

    hand_over(page)
    cities = dialog(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name="Städte"))
    expect(cities.get_by_role("cell")).to_have_text(["12 → wird zu 9", "26 → wird zu 29"])
    assert planned(page, ZITTAU) == []
    send(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    for city in ("Bautzen", "Görlitz", "Zittau"):
        expect(row(page, city)).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
    expect(live(page)).to_contain_text(f"Bautzen, Görlitz und Zittau ab 1. März {YEAR} an {WEST} übergeben")

    page.get_by_role("button", name="Zittau", exact=True).click()
    dialog(page).get_by_role("button", name="Zurücknehmen").click()
    dialog(page).get_by_label("Begründung").fill("Zittau bleibt vorerst im Osten")
    dialog(page).get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_role("dialog", name="Zittau").get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(row(page, "Zittau")).not_to_contain_text(f"ab 1. März {YEAR}")

    public: Page = staff_visit()
    expect(charge_on(public, BAUTZEN, f"{YEAR}-02-15")).to_contain_text(EAST)
    expect(charge_on(public, BAUTZEN, f"{YEAR}-03-15")).to_contain_text(WEST)
    expect(charge_on(public, ZITTAU, f"{YEAR}-03-15")).to_contain_text(EAST)


@pytest.mark.usefixtures("requests_fail")
def test_the_same_goes_by_keyboard_only(staff_visit: Any) -> None:
    page: Page = staff_visit()
    open_workspace(page)
    fill_login(page, "koordination")
    expect(page.get_by_role("table")).to_be_visible()
    tab_to(page, page.get_by_label("Name der Stadt"))
    page.keyboard.type("hoyers")
    expect(page.get_by_role("table").locator("caption")).to_have_text("1 Stadt")
    tab_to(page, page.get_by_role("button", name="Alle 1 auswählen"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Übergeben …"))
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    tab_to(page, dialog(page).get_by_label("Künftig zuständig"))
    page.keyboard.type("Uwe")
    tab_to(page, dialog(page).get_by_label("Ab welchem Tag"))
    # Day and month alike, so that it is the same date in every order of writing.
    page.keyboard.type(f"0303{YEAR}")
    expect(dialog(page)).to_contain_text(f"Gerechnet für den 3. März {YEAR}.")
    tab_to(page, dialog(page).get_by_label("Begründung"))
    page.keyboard.type("Beschluss")
    tab_to(page, dialog(page).get_by_role("button", name="Übergeben", exact=True))
    page.keyboard.press("Enter")
    expect(row(page, "Hoyerswerda")).to_contain_text(f"ab 3. März {YEAR}: {WEST}")
    tab_to(page, page.get_by_role("button", name="Rückgängig"))
    page.keyboard.press("Enter")
    expect(row(page, "Hoyerswerda")).not_to_contain_text("ab 3. März")


# --- changing ---------------------------------------------------------------------------------------------------------


def test_what_was_done_is_taken_back_and_done_again(page: Page) -> None:
    box(page, "Löbau").check()
    hand_over(page)
    send(page)
    expect(row(page, "Löbau")).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
    page.get_by_role("button", name="Rückgängig: Löbau").click()
    expect(row(page, "Löbau")).not_to_contain_text("ab 1. März")
    expect(live(page)).to_contain_text("Rückgängig gemacht: Löbau")
    page.get_by_role("button", name="Wiederholen: Löbau").click()
    expect(row(page, "Löbau")).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
    page.get_by_role("button", name="Rückgängig: Löbau").click()
    expect(row(page, "Löbau")).not_to_contain_text("ab 1. März")


def test_no_preview_comes_after_the_deed(page: Page) -> None:
    page.clock.install()
    box(page, "Löbau").check()
    hand_over(page)
    foreseen: list[str] = []
    page.on("request", lambda one: foreseen.append(one.url) if one.url.endswith("/preview") else None)
    # Whoever is so quick sends before the pause is over after which a preview is asked for.
    page.clock.pause_at(now() + timedelta(seconds=30))
    dialog(page).get_by_label("Ab welchem Tag").fill(f"{YEAR}-03-02")
    send(page)
    expect(row(page, "Löbau")).to_contain_text(f"ab 2. März {YEAR}: {WEST}")
    page.clock.run_for(1000)
    page.clock.resume()
    page.get_by_role("button", name="Rückgängig: Löbau").click()
    expect(live(page)).to_contain_text("Rückgängig gemacht: Löbau")
    assert foreseen == []


@pytest.mark.usefixtures("requests_fail")
def test_what_another_has_made_of_it_since_is_not_taken_back(page: Page, staff_visit: Any) -> None:
    box(page, "Bischofswerda").check()
    hand_over(page)
    send(page)
    expect(row(page, "Bischofswerda")).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
    other: Page = staff_visit()
    log_in(other, "verwaltung")
    box(other, "Bischofswerda").check()
    hand_over(other, to=EAST, why="doch nicht")
    send(other)
    expect(row(other, "Bischofswerda")).to_contain_text(f"ab 1. März {YEAR}: {EAST}")
    # Having looked at it is not having made it.
    page.get_by_role("button", name="Bischofswerda", exact=True).click()
    expect(dialog(page)).to_contain_text("doch nicht")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Rückgängig: Bischofswerda").click()
    expect(page.get_by_role("alert")).to_contain_text("verwaltung")
    expect(row(page, "Bischofswerda")).to_contain_text(f"ab 1. März {YEAR}: {EAST}")


def test_the_assumption_is_confirmed_for_several_and_can_be_taken_back(page: Page) -> None:
    for city in ("Plauen", "Zwickau"):
        box(page, city).check()
    page.get_by_role("button", name="Bestätigen … (2)").click()
    dialog(page).get_by_label("Begründung").fill("Gespräch am 1. Dezember")
    dialog(page).get_by_role("button", name="Bestätigen").click()
    for city in ("Plauen", "Zwickau"):
        expect(row(page, city)).to_contain_text("bestätigt")
    page.get_by_role("button", name="Rückgängig: Zuständigkeit bestätigt").click()
    expect(row(page, "Plauen")).to_contain_text("angenommen")


def test_what_is_missing_is_said_beside_each_field_and_nothing_is_sent(page: Page) -> None:
    box(page, "Löbau").check()
    page.get_by_role("button", name="Übergeben …").click()
    send(page)
    expect(dialog(page).get_by_label("Künftig zuständig")).to_be_focused()
    expect(dialog(page).get_by_label("Begründung")).to_have_accessible_description(
        "Steht im Verlauf; nur angemeldete Personen sehen sie. Bitte sagen Sie, warum."
    )


def test_escape_asks_before_it_throws_away_what_was_typed(page: Page) -> None:
    box(page, "Löbau").check()
    page.get_by_role("button", name="Übergeben …").click()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    page.get_by_role("button", name="Übergeben …").click()
    dialog(page).get_by_label("Begründung").fill("Elternzeit")
    page.once("dialog", lambda asked: asked.dismiss())
    page.keyboard.press("Escape")
    expect(dialog(page).get_by_label("Begründung")).to_have_value("Elternzeit")
    page.once("dialog", lambda asked: asked.accept())
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)


@pytest.mark.usefixtures("requests_fail")
def test_what_cannot_be_is_told_before_and_refused_in_words(page: Page) -> None:
    box(page, "Löbau").check()
    page.get_by_role("button", name="Übergeben …").click()
    dialog(page).get_by_label("Künftig zuständig").select_option(label=WEST)
    dialog(page).get_by_label("Ab welchem Tag").fill(f"{YEAR + 30}-01-01")
    expect(dialog(page)).to_contain_text("Bei einer Stadt geht es so nicht")
    expect(dialog(page)).to_contain_text("Löbau: Der Tag muss zwischen")
    dialog(page).get_by_label("Begründung").fill("zu weit voraus")
    send(page)
    expect(dialog(page).get_by_role("alert")).to_contain_text("Löbau")
    expect(dialog(page).get_by_label("Begründung")).to_have_value("zu weit voraus")


@pytest.mark.usefixtures("requests_fail")
def test_whoever_was_slower_is_told_who_was_faster_and_goes_on_from_there(page: Page, staff_visit: Any) -> None:
    box(page, "Weißwasser/O.L.").check()
    hand_over(page)
    other: Page = staff_visit()
    log_in(other, "verwaltung")
    box(other, "Weißwasser/O.L.").check()
    hand_over(other, day=f"{YEAR}-03-01", why="schneller")
    send(other)
    expect(row(other, "Weißwasser/O.L.")).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
    send(page)
    expect(dialog(page).get_by_role("alert")).to_contain_text("verwaltung")
    dialog(page).get_by_role("button", name="Neuen Stand laden").click()
    expect(dialog(page)).to_contain_text("Das ist schon so eingetragen")
    expect(dialog(page).get_by_label("Begründung")).to_have_value("Beschluss vom 3. Februar")


@pytest.mark.usefixtures("requests_fail")
def test_without_a_network_nothing_is_lost_and_it_goes_on_with_it(page: Page) -> None:
    box(page, "Coswig").check()
    hand_over(page)
    page.context.set_offline(True)
    send(page)
    expect(dialog(page).get_by_role("alert")).to_contain_text("Der Server ist nicht erreichbar. Nichts ging verloren")
    page.context.set_offline(False)
    send(page)
    expect(row(page, "Coswig")).to_contain_text(f"ab 1. März {YEAR}: {WEST}")
