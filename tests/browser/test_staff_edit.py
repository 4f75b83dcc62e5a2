"""Keeping records by forms: by mouse and by keyboard, with what is wrong beside its field, and nothing lost."""

import re
from typing import Any

import pytest
from browser.desk import dialog, live, log_in
from browser.forms import OFFICE, change, field, form, open_record, properties, publish, suggestions, summary
from browser.steps import tab_to
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("requests_fail")
SCHIEF = "Quartiersmanagement Bautzen-Gesundbrunnen (Schiefes Haus)"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def test_a_record_is_found_by_its_name_and_opened(page: Page) -> None:
    log_in(page, address="/mitarbeit/bearbeiten")
    page.get_by_label("Name, Stadt oder Kennung").fill("gesundbrunnen schief")
    expect(page.get_by_text("Ein Eintrag.")).to_be_visible()
    page.get_by_role("link", name=SCHIEF).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SCHIEF)
    expect(page).to_have_title(re.compile(f"^{re.escape(SCHIEF)} – Mitarbeit"))


def test_who_keeps_a_region_is_shown_its_cities_first(page: Page) -> None:
    log_in(page, "ost", "/mitarbeit/bearbeiten?q=chemnitz")
    expect(page.get_by_text("Kein Eintrag passt dazu.")).to_be_visible()
    page.get_by_label("nur in Städten, für die Sie zuständig sind").uncheck()
    expect(page.locator(".edit-found a").first).to_be_visible()


def test_a_change_is_shown_before_it_is_made_and_published_with_its_reason(page: Page) -> None:
    open_record(page)
    field(page, "Telefon").fill("03591 530399")
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(dialog(page).get_by_role("row", name="Telefon unbekannt 03591 530399")).to_be_visible()
    dialog(page).get_by_role("button", name="Veröffentlichen").click()
    expect(dialog(page).get_by_label("Begründung")).to_be_focused()
    dialog(page).get_by_label("Begründung").fill("Anruf im Büro")
    dialog(page).get_by_role("button", name="Veröffentlichen").click()
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    found = properties(page)
    assert (found["phone"], found["phone_e164"]) == ("03591 530399", "+493591530399")


def test_a_number_to_dial_follows_the_number_that_is_written(page: Page) -> None:
    open_record(page)
    field(page, "Telefon").fill("03591 222")
    publish(page, "Neue Nummer")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert properties(page)["phone_e164"] == "+493591222"


def test_a_value_is_given_the_source_that_it_was_read_in(page: Page) -> None:
    open_record(page)
    field(page, "Telefon").fill("03591 530399")
    beneath = form(page).locator("details.value-source", has=page.get_by_text("Telefon:", exact=True))
    beneath.get_by_text("wie der ganze Eintrag").click()
    beneath.get_by_label("Eigene Belege für „Telefon“", exact=False).first.fill("QuGe Vortrag 2024")
    suggestions(page).first.click()
    expect(beneath.locator(".picked-list li")).to_have_count(1)
    publish(page, "Nachgelesen")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    (source,) = properties(page)["value_sources"]["phone"]
    assert source.startswith("doc-quge")


def test_a_source_goes_with_the_value_that_it_backed_unless_somebody_says_that_it_stays(page: Page) -> None:
    log_in(page)
    change(page, {"client": "Stadt Bautzen", "value_sources": {"client": ["doc-quge-vortrag-2024"]}})
    page.goto(f"/mitarbeit/bearbeiten/offices/{OFFICE}")
    field(page, "Auftraggeber").fill("Große Kreisstadt")
    expect(form(page).get_by_text("Der Beleg galt für den früheren Wert von „Auftraggeber“.")).to_be_visible()
    publish(page, "So heißt sie")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert "client" not in properties(page)["value_sources"]


def test_everything_goes_by_keyboard_alone(page: Page) -> None:
    open_record(page)
    tab_to(page, field(page, "Auftraggeber"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Große Kreisstadt Bautzen")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("row", name=re.compile("^Auftraggeber"))).to_be_visible()
    tab_to(page, dialog(page).get_by_label("Begründung"))
    page.keyboard.type("So heißt sie")
    tab_to(page, dialog(page).get_by_role("button", name="Veröffentlichen"))
    page.keyboard.press("Enter")
    expect(page.locator("#edit-findings")).to_be_focused()
    assert properties(page)["client"] == "Große Kreisstadt Bautzen"


def test_what_is_missing_or_no_number_is_named_above_and_beside_and_reached_from_there(page: Page) -> None:
    open_record(page, "projects", "p-49062")
    field(page, "Titel").fill("")
    field(page, "Förderfähige Gesamtkosten").fill("viel")
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(summary(page)).to_be_focused()
    expect(summary(page).get_by_role("heading")).to_have_text("2 Angaben sind noch nicht in Ordnung")
    summary(page).get_by_role("link", name="Förderfähige Gesamtkosten").click()
    cost = field(page, "Förderfähige Gesamtkosten")
    expect(cost).to_be_focused()
    expect(cost).to_have_accessible_description(re.compile("Das ist keine Zahl"))


def test_what_the_server_refuses_is_shown_beside_the_field(page: Page) -> None:
    open_record(page)
    field(page, "Website").fill("ftp://bautzen.de")
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(summary(page)).to_be_focused()
    expect(field(page, "Website")).to_have_accessible_description(re.compile("https://"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_amounts_and_dates_are_written_as_here_and_kept_as_everywhere(page: Page) -> None:
    open_record(page, "projects", "p-49062")
    cost, end = field(page, "Förderfähige Gesamtkosten"), field(page, "Ende")
    expect(cost).to_have_value("183.698")
    expect(end).to_have_value("31.12.2026")
    cost.fill("183.698,50")
    end.fill("3.6.2027")
    publish(page, "Bescheid")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    found = properties(page, "projects", "p-49062")
    assert (found["cost_total_eur"], found["end"]) == (183698.5, "2027-06-03")


def test_an_empty_field_says_that_it_is_unknown(page: Page) -> None:
    open_record(page)
    field(page, "Öffnungszeiten").fill("")
    expect(field(page, "Öffnungszeiten")).to_have_attribute("placeholder", "unbekannt")
    publish(page, "Ist nicht mehr bekannt")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert properties(page)["opening_hours"] is None


def test_the_checks_are_asked_without_anything_being_written(page: Page) -> None:
    open_record(page)
    before = properties(page)
    field(page, "E-Mail").fill("vorname.nachname@bautzen.de")
    form(page).get_by_role("button", name="Prüfen").click()
    expect(page.locator("#edit-findings")).to_be_focused()
    expect(page.locator("#edit-findings")).to_contain_text("Warnung:")
    assert properties(page) == before


def test_a_source_is_chosen_by_search_and_taken_away(page: Page) -> None:
    open_record(page)
    box = form(page).get_by_role("combobox", name="Belege")
    box.press_sequentially("gemeindeverzeichnis internet")
    expect(suggestions(page)).to_have_count(1)
    box.press("ArrowDown")
    box.press("Enter")
    chosen = form(page).get_by_role("list", name="Belege: gewählt")
    expect(chosen).to_contain_text("Gemeindeverzeichnis Sachsen")
    chosen.get_by_role("button", name=re.compile("^„Gemeindeverzeichnis Sachsen")).click()
    expect(chosen).not_to_contain_text("Gemeindeverzeichnis Sachsen")
    expect(box).to_be_focused()


def test_what_is_found_can_be_walked_through_to_its_end(page: Page) -> None:
    open_record(page)
    box = form(page).get_by_role("combobox", name="Belege")
    box.press_sequentially("stadt")
    expect(suggestions(page)).to_have_count(12)
    box.press("ArrowUp")
    expect(suggestions(page).last).to_have_attribute("aria-selected", "true")
    expect(suggestions(page).last).to_be_in_viewport(ratio=0.9)
    box.press("Escape")
    expect(suggestions(page).first).to_be_hidden()


def test_a_source_is_made_in_place(page: Page) -> None:
    open_record(page)
    form(page).get_by_role("button", name="Neuen Beleg anlegen").click()
    dialog(page).get_by_label("Was es ist").fill("Aushang am Büro")
    dialog(page).get_by_label("Herausgeber").fill("Stadt Bautzen")
    dialog(page).get_by_label("Begründung").fill("Vor Ort gesehen")
    dialog(page).get_by_role("button", name="Beleg speichern").click()
    expect(form(page).get_by_role("list", name="Belege: gewählt")).to_contain_text("Aushang am Büro")
    publish(page, "Beleg ergänzt")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert any(key.startswith("src-stadt-bautzen") for key in properties(page)["sources"])


def test_amounts_come_and_go_as_rows_that_keep_the_focus(page: Page) -> None:
    open_record(page, "areas", "annaberg-buchholz-2021-2027")
    form(page).get_by_role("button", name="Einzelne Beträge: weitere Angabe").click()
    added = form(page).get_by_role("group", name="Einzelne Beträge 2")
    expect(added.get_by_label("Betrag").first).to_be_focused()
    added.get_by_role("button", name="Einzelne Beträge 2 entfernen").click()
    expect(form(page).get_by_role("button", name="Einzelne Beträge: weitere Angabe")).to_be_focused()
    expect(live(page)).to_contain_text("Einzelne Beträge 2 ist entfernt.")


def test_a_new_record_gets_its_address_when_it_is_published(page: Page) -> None:
    open_record(page, "offices", "neu?city=14625020")
    expect(field(page, "Stadt")).to_have_value("14625020")
    field(page, "Name").fill("Stadtteilbüro Ost")
    field(page, "Art").select_option("Stadtteilbüro")
    field(page, "Status").select_option("geöffnet")
    field(page, "Straße").fill("Jan-Skala-Straße")
    field(page, "Ort in der Anschrift").fill("Bautzen")
    search = form(page).get_by_role("combobox", name="Anschrift oder Ort suchen")
    search.press_sequentially("Jan-Skala-Straße, Bautzen")
    suggestions(page).first.click()
    expect(form(page)).to_contain_text("auf die Straße genau")
    sources = form(page).get_by_role("combobox", name="Belege")
    sources.press_sequentially("gemeindeverzeichnis internet")
    suggestions(page).first.click()
    publish(page, "Neu eröffnet")
    page.wait_for_url("**/mitarbeit/bearbeiten/offices/bautzen-stadtteilbuero-ost")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stadtteilbüro Ost")
    found = properties(page, "offices", "bautzen-stadtteilbuero-ost")
    assert (found["precision"], found["sources"]) == ("street", ["geo-gemeindeverzeichnis"])


def test_what_one_may_not_change_is_shown_to_be_read(page: Page) -> None:
    log_in(page, "leserin", f"/mitarbeit/bearbeiten/offices/{OFFICE}")
    expect(page.get_by_text("Diesen Eintrag dürfen Sie lesen, aber nicht ändern.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("term").filter(has_text="Straße").first).to_be_visible()


def test_only_cities_of_ones_own_are_offered(page: Page) -> None:
    open_record(page, who="ost")
    labels = field(page, "Stadt").locator("option").all_inner_texts()
    assert "Bautzen" in labels
    assert "Chemnitz" not in labels


def test_leaving_asks_where_something_is_not_published_yet(page: Page) -> None:
    open_record(page)
    field(page, "Telefon").fill("1")
    asked: list[str] = []
    page.once("dialog", lambda question: (asked.append(question.message), question.dismiss()))
    page.get_by_role("link", name="Städte").click()
    expect(field(page, "Telefon")).to_have_value("1")
    assert "noch nicht gespeichert" in asked[0]


def test_a_reload_loses_nothing_and_what_was_begun_can_be_discarded(page: Page) -> None:
    open_record(page)
    before = field(page, "Auftraggeber").input_value()
    field(page, "Auftraggeber").fill("Stadt und Land")
    page.on("dialog", lambda question: question.accept())
    page.reload()
    expect(field(page, "Auftraggeber")).to_have_value("Stadt und Land")
    page.locator(".edit-restored").get_by_role("button", name="Eingaben verwerfen").click()
    expect(field(page, "Auftraggeber")).to_have_value(before)
    expect(page.locator(".edit-restored")).to_have_count(0)


def test_an_expired_session_and_a_lost_network_lose_nothing(page: Page) -> None:
    open_record(page)
    field(page, "Hinweis zum Weg").fill("Eingang vom Hof")
    page.context.clear_cookies()
    form(page).get_by_role("button", name="Prüfen").click()
    again = page.get_by_role("dialog", name="Bitte melden Sie sich wieder an")
    again.get_by_label("Passwort", exact=False).first.fill("vier kluge Esel im Regen")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-findings")).to_be_focused()
    page.context.set_offline(True)
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(page.get_by_role("alert").first).to_contain_text("nicht erreichbar")
    page.context.set_offline(False)
    expect(field(page, "Hinweis zum Weg")).to_have_value("Eingang vom Hof")
    publish(page, "Nachgesehen")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert properties(page)["location_note"] == "Eingang vom Hof"


def test_a_record_is_deleted_with_a_reason(page: Page) -> None:
    open_record(page, key="bischofswerda-qm-zentrum-sued")
    form(page).get_by_role("button", name="Löschen").click()
    dialog(page).get_by_label("Begründung").fill("Doppelt")
    dialog(page).get_by_role("button", name="Löschen").click()
    page.wait_for_url("**/mitarbeit/bearbeiten")
    assert page.request.get("/api/collections/offices/items/bischofswerda-qm-zentrum-sued").status in (404, 410)


def test_a_draft_is_kept_for_its_author_alone_until_it_is_published(page: Page, staff_visit: Any) -> None:
    open_record(page, key="zittau-programmkontakt")
    field(page, "Hinweis zum Weg").fill("Im Rathaus")
    form(page).get_by_role("button", name="Entwurf speichern").click()
    expect(live(page)).to_contain_text("Der Entwurf ist gespeichert. Nur Sie sehen ihn.")
    assert properties(page, key="zittau-programmkontakt")["location_note"] is None
    elsewhere: Page = staff_visit()
    log_in(elsewhere, address="/mitarbeit/bearbeiten")
    elsewhere.get_by_role("region", name="Ihre Entwürfe").get_by_role("link").click()
    expect(field(elsewhere, "Hinweis zum Weg")).to_have_value("Im Rathaus")
    other: Page = staff_visit()
    open_record(other, key="zittau-programmkontakt", who="ost")
    expect(field(other, "Hinweis zum Weg")).to_have_value("")
    publish(elsewhere, "Vor Ort gesehen")
    expect(live(elsewhere)).to_contain_text("Veröffentlicht als Fassung")
    assert properties(page, key="zittau-programmkontakt")["location_note"] == "Im Rathaus"
    assert page.request.get("/api/drafts").json()["drafts"] == []


def test_the_history_of_a_record_is_one_link_away(page: Page) -> None:
    open_record(page)
    page.get_by_role("main").get_by_role("link", name="Verlauf").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verlauf")
    expect(page.get_by_role("main")).to_contain_text("Lieferstand")


@pytest.mark.parametrize(
    ("collection", "key"),
    [
        ("areas", "annaberg-buchholz-2021-2027"),
        ("areas", "leipzig-leipziger-osten"),
        ("offices", "aue-stadtteiltreff-zelle"),
        ("projects", "p-36273"),
        ("cities", "14521590"),
        ("managers", "quge-west"),
        ("sources", "geo-gemeindeverzeichnis"),
        ("conflicts", "c-burgstaedt-mitte-status"),
    ],
)
def test_a_form_that_nobody_has_touched_changes_nothing(page: Page, collection: str, key: str) -> None:
    open_record(page, collection, key)
    form(page).get_by_role("button", name="Veröffentlichen").click()
    expect(live(page)).to_contain_text("Es gibt nichts zu veröffentlichen: Nichts ist geändert.")


@pytest.mark.parametrize("address", ["offices/neu", "managers/neu"])
def test_who_may_not_keep_records_is_offered_no_new_one(page: Page, address: str) -> None:
    log_in(page, "leserin", f"/mitarbeit/bearbeiten/{address}")
    expect(page.get_by_text("Dieser Bereich gehört nicht zu Ihrer Rolle.")).to_be_visible()
    expect(form(page)).to_have_count(0)


@pytest.mark.parametrize("address", ["visits/neu", "cities/neu", "quatsch/1"])
def test_what_is_not_kept_here_leads_back_to_what_is(page: Page, address: str) -> None:
    log_in(page, address=f"/mitarbeit/bearbeiten/{address}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Adresse gibt es hier nicht.")
    page.get_by_role("main").get_by_role("link", name="Einträge").click()
    expect(page.get_by_label("Art der Einträge")).to_be_visible()
