"""The import in the workspace: a file, its columns, the dry run, and one change that the history takes back."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from browser.desk import dialog, live, log_in
from browser.steps import tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

INTAKE = "/mitarbeit/einlesen"
HEAD = "Vorhaben;Stadt;Förderperiode;Thema;Gesamtkosten;Beginn;Träger\n"
GOOD = "{title};Bautzen;2021-2027;Bildung;12.345,67 €;01.03.2024;Stadtverein\n"
OFFICES = "Name;Stadt;Art;Straße;Status\nTreff am Markt;Bautzen;Treff;Hauptmarkt;offen\nTreff;Atlantis;Treff;;offen\n"
BAD = "Werkstatt am Bahnhof;Görlitz;2021-2027;Lokale Ökonomie;abc;01.03.2024;Verein\n"
_DROP = """(zone, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "gezogen.csv", { type: "text/csv" }));
    for (const type of ["dragover", "drop"])
        zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def file(folder: Path, text: str, name: str = "vorhaben.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(*titles: str) -> str:
    """A file with a good row for each title."""
    return HEAD + "".join(GOOD.format(title=title) for title in titles)


def check(page: Page, path: Path) -> None:
    """Upload a file; what is found is waited for by whoever asserts it."""
    page.get_by_label("Datei", exact=False).and_(page.locator("input[type=file]")).set_input_files(path)
    page.get_by_role("button", name="Prüfen", exact=True).click()
    expect(page.get_by_role("heading", name="2. Spalten")).to_be_visible()


def row(page: Page, line: int) -> Locator:
    """What the dry run says of a line."""
    return page.locator(f"#row-{line}")


def say_where_from(page: Page) -> None:
    """Fill in what every import needs."""
    page.get_by_label("Was die Datei ist").fill("Liste der Vorhaben")
    page.get_by_label("Von wem sie kommt").fill("Bewilligungsstelle")
    page.get_by_label("Begründung").fill("Jährlicher Abgleich")


def found(page: Page, title: str) -> int:
    """How many projects have a title."""
    features = page.request.get("/api/collections/projects/items", params={"limit": 1000}).json()["features"]
    return sum(feature["properties"]["title"] == title for feature in features)


def test_valid_rows_are_taken_in_as_one_change_and_taken_back_from_the_history(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Lesecafé am Markt", "Nähstube am Markt") + BAD))
    expect(row(page, 4)).to_contain_text("Spalte „Gesamtkosten“, Wert „abc“")
    assert found(page, "Lesecafé am Markt") == 0
    say_where_from(page)
    page.get_by_role("button", name="2 Einträge übernehmen").click()
    expect(page.get_by_role("heading", name="2 Einträge sind übernommen")).to_be_focused()
    assert (found(page, "Lesecafé am Markt"), found(page, "Nähstube am Markt")) == (1, 1)
    page.get_by_role("link", name="Im Verlauf ansehen").click()
    newest = page.locator("li.revision").first
    expect(newest).to_contain_text("Jährlicher Abgleich (eingelesen aus „vorhaben.csv“)")
    newest.get_by_role("button", name="zurücknehmen").click()
    dialog(page).get_by_label("Begründung").fill("Falsche Datei")
    dialog(page).get_by_role("button", name="Zurückholen").click()
    expect(live(page)).to_contain_text("Zurückgeholt")
    assert found(page, "Lesecafé am Markt") == 0


def test_a_file_is_taken_in_by_keyboard_only(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    # Whoever waits for the chooser says so to the browser first, which takes a moment.
    with page.expect_file_chooser() as chooser:
        tab_to(page, page.locator("#intake-file"))
        page.keyboard.press("Enter")
    chooser.value.set_files(file(tmp_path, rows("Garten mit Tastatur")))
    tab_to(page, page.get_by_role("button", name="Prüfen", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3. Probelauf")).to_be_focused()
    for label, text in {
        "Was die Datei ist": "Liste",
        "Von wem sie kommt": "Stelle",
        "Begründung": "Abgleich",
    }.items():
        tab_to(page, page.get_by_label(label))
        page.keyboard.type(text)
    tab_to(page, page.get_by_role("button", name="1 Eintrag übernehmen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 Eintrag ist übernommen")).to_be_visible()
    assert found(page, "Garten mit Tastatur") == 1


def test_a_file_is_dropped_onto_the_page(page: Page) -> None:
    log_in(page, address=INTAKE)
    page.locator(".drop").evaluate(_DROP, rows("Gezogenes Vorhaben"))
    expect(page.get_by_text("Gewählt: gezogen.csv")).to_be_visible()
    page.get_by_role("button", name="Prüfen", exact=True).click()
    expect(row(page, 2)).to_contain_text("Gezogenes Vorhaben")


def test_a_wrong_heading_is_named_and_put_right_by_saying_which_column_is_which(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Umgetauftes Vorhaben").replace("Vorhaben;", "Xyz;", 1)))
    said = page.get_by_role("alert")
    expect(said).to_contain_text("Keine Spalte wurde als Bezeichnung des Vorhabens oder Vorhabennummer erkannt")
    expect(said).to_contain_text("Die Datei hat die Spalten: Xyz, Stadt,")
    expect(page.get_by_role("heading", name="3. Probelauf")).to_have_count(0)
    tab_to(page, page.get_by_label("Xyz wird gelesen als"))
    page.keyboard.type("Bezeichnung")
    tab_to(page, page.get_by_role("button", name="Mit dieser Zuordnung neu prüfen"))
    page.keyboard.press("Enter")
    expect(row(page, 2)).to_contain_text("Umgetauftes Vorhaben")


def test_a_file_of_nothing_but_a_heading_says_so(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, HEAD))
    expect(page.get_by_role("main")).to_contain_text("Von dieser Datei gibt es nichts zu übernehmen")


@pytest.mark.usefixtures("requests_fail")
def test_a_file_that_is_none_of_these_is_refused_in_a_sentence(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    page.locator("#intake-file").set_input_files(file(tmp_path, "\x00\x01\x02", "bild.xlsx"))
    page.get_by_role("button", name="Prüfen", exact=True).click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    expect(page.get_by_text("Gewählt: bild.xlsx")).to_be_visible()


def test_without_a_file_nothing_is_sent(page: Page) -> None:
    log_in(page, address=INTAKE)
    page.get_by_role("button", name="Prüfen", exact=True).click()
    expect(page.locator("#intake-file")).to_be_focused()
    expect(page.locator("#intake-file")).to_have_accessible_description(
        "CSV, Excel (XLSX), ODS, GeoJSON, GeoPackage, Shapefile (ZIP), KML, DXF. Geprüft wird in einem Probelauf; "
        "geschrieben wird dabei nichts. Bitte wählen Sie eine Datei."
    )


def test_a_row_that_is_left_out_is_not_written(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Bleibt drin", "Bleibt draußen")))
    row(page, 3).get_by_label("Zeile 3 übernehmen").uncheck()
    say_where_from(page)
    page.get_by_role("button", name="1 Eintrag übernehmen").click()
    expect(page.get_by_role("heading", name="1 Eintrag ist übernommen")).to_be_visible()
    assert (found(page, "Bleibt drin"), found(page, "Bleibt draußen")) == (1, 0)


def test_the_rows_with_errors_are_a_table_of_their_own(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Gutes Vorhaben") + BAD))
    page.get_by_role("button", name="Fehler 1").click()
    expect(row(page, 2)).to_have_count(0)
    expect(row(page, 3)).to_contain_text("Werkstatt am Bahnhof")
    with page.expect_download() as download:
        page.get_by_role("link", name="Nicht übernommene Zeilen als Tabelle").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    head, line = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert head[1:4] == ["Zeile", "Spalte", "Wert"]
    assert line[1:4] == ["3", "Gesamtkosten", "abc"]


def test_rows_with_hints_can_be_looked_at_alone(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    page.get_by_label("Was die Datei enthält").select_option("offices")
    check(page, file(tmp_path, OFFICES))
    page.get_by_role("button", name="mit Hinweisen 1").click()
    expect(row(page, 3)).to_have_count(0)
    expect(row(page, 2)).to_contain_text("Hinweis: Büro „Treff am Markt“")
    expect(row(page, 2).get_by_label("Zeile 2 übernehmen")).to_be_checked()


def test_without_a_source_nothing_is_written(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Ohne Beleg")))
    page.get_by_role("button", name="1 Eintrag übernehmen").click()
    expect(page.get_by_label("Was die Datei ist")).to_be_focused()
    expect(page.get_by_label("Begründung")).to_have_attribute("aria-invalid", "true")
    assert found(page, "Ohne Beleg") == 0


def test_a_dry_run_outlives_loading_the_page_anew(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("Noch da")))
    expect(row(page, 2)).to_contain_text("Noch da")
    page.reload()
    expect(row(page, 2)).to_contain_text("Noch da")


def test_markup_in_a_file_is_shown_as_text(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, rows("<img src=x onerror=alert(1)>", "<b>fett</b>")))
    expect(row(page, 2)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img, main li b")).to_have_count(0)


@pytest.mark.parametrize("name", ["leserin", "ost"])
def test_whoever_may_not_import_is_told_so(page: Page, name: str) -> None:
    log_in(page, name, INTAKE)
    expect(page.get_by_role("main")).to_have_text("Dieser Bereich gehört nicht zu Ihrer Rolle.")


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_in_any_step(staff_visit: Any, width: int, colours: str, tmp_path: Path) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    log_in(page, address=INTAKE)
    expect(page.locator("#intake-file")).to_be_visible()
    assert violations(page) == []
    check(page, file(tmp_path, rows("Ein Vorhaben") + BAD))
    expect(row(page, 3)).to_be_visible()
    page.get_by_role("button", name="1 Eintrag übernehmen").click()
    expect(page.get_by_label("Was die Datei ist")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
