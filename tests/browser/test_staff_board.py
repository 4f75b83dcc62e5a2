"""The board: cities change hands for a reason, with their effect seen before; every day knows who was responsible."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from browser.desk import box, chosen, dialog, fill_login, live, log_in, open_workspace, row, sign
from browser.steps import open_map, panel, tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Page, expect

EAST, WEST = "Clara Zeitler", "Uwe Kowski"
BAUTZEN, GOERLITZ, ZITTAU = "14625020", "14626110", "14626610"
YEAR = date.today().year + 1
FIRST_OF_MARCH = f"{YEAR}-03-01"


@pytest.fixture
def page(staff_visit: Any) -> Iterator[Page]:
    opened: Page = staff_visit()
    log_in(opened)
    expect(opened.get_by_role("table")).to_be_visible()
    yield opened


def state(page: Page, ags: str) -> dict[str, Any]:
    """What the API says of a city."""
    body: dict[str, Any] = page.request.get(f"/api/cities/{ags}/assignment").json()
    return body


def planned(page: Page, ags: str) -> list[str]:
    return [f"{one['since']} {one['manager']['name']}" for one in state(page, ags)["planned"]]


def hand_over(page: Page, to: str = WEST, day: str = FIRST_OF_MARCH, why: str = "Beschluss vom 3. Februar") -> None:
    """Fill in the dialog for what is chosen, and wait for its preview; it is not sent."""
    page.get_by_role("button", name="Übergeben …").click()
    dialog(page).get_by_label("Künftig zuständig").select_option(label=to)
    dialog(page).get_by_label("Ab welchem Tag").fill(day)
    dialog(page).get_by_label("Begründung").fill(why)
    expect(dialog(page)).to_contain_text(f"Gerechnet für den 1. März {YEAR}.")


def send(page: Page) -> None:
    dialog(page).get_by_role("button", name="Übergeben", exact=True).click()


def draw_around(page: Page, city: str) -> None:
    """Draw a loop around the sign of a city."""
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
    page.clock.pause_at(datetime.now() + timedelta(seconds=30))
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
    dialog(page).get_by_label("Erster Tag").fill(date.today().isoformat())
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
