"""A municipality's own file: compared with the drawn boundary, taken in, it stands on the map as official."""

from pathlib import Path
from typing import Any

import pytest
import shapely
from browser.desk import log_in
from browser.steps import tab_to
from browser.test_accessibility import violations
from browser.test_staff_intake import INTAKE, check, file, row, say_where_from
from foreign_files import frame, zipped_shapefile
from playwright.sync_api import Locator, Page, expect

# What one test takes in, the others find there: the comparisons are of another area.
AREA, BOX = "bautzen-gesundbrunnen", shapely.box(14.435, 51.185, 14.450, 51.195)
OTHER, OTHER_BOX = "hoyerswerda-neustadt-innere-altstadt", shapely.box(14.250, 51.430, 14.270, 51.440)
FOREIGN = "Nr;Was;Wo\n100111222;Lesecafé am Markt;Bautzen\n"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def shapefile(folder: Path, area: str, shape: shapely.Polygon) -> Path:
    """A boundary as a geodata office sends it: zipped, in ETRS89 / UTM zone 33."""
    return zipped_shapefile(folder / "gebiet.zip", frame([{"Gebiet": area}], [shape], "EPSG:25833"))


def compare(page: Page, path: Path) -> Locator:
    """Upload a file and open the map of its boundary."""
    page.get_by_label("Was die Datei enthält").select_option("boundaries")
    check(page, path)
    page.get_by_role("button", name="Auf der Karte vergleichen").click()
    compared = page.get_by_role("region", name="Alte und neue Grenze")
    expect(compared.locator("path.outline-added")).to_be_visible()
    return compared


def test_an_official_shapefile_in_utm_33_stands_on_the_map_as_official(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    compared = compare(page, shapefile(tmp_path, "Gesundbrunnen", BOX))
    expect(row(page, 1)).to_contain_text("nun 116,6 ha: 72,5 ha bleiben, 44,1 ha kommen hinzu, 38,1 ha fallen weg.")
    expect(compared.locator("path.outline-removed")).to_be_visible()
    say_where_from(page)
    page.get_by_role("button", name="1 Eintrag übernehmen").click()
    expect(page.get_by_role("heading", name="1 Eintrag ist übernommen")).to_be_visible()
    area = page.request.get(f"/api/collections/areas/items/{AREA}").json()
    assert area["properties"]["geometry_quality"] == "official"
    assert shapely.geometry.shape(area["geometry"]).symmetric_difference(BOX).area < 1e-8
    page.goto(f"/?area={AREA}")
    expect(page.locator("#panel")).to_contain_text("amtlich")
    expect(page.locator("#panel")).not_to_contain_text("nicht amtlich")


def test_the_map_of_a_boundary_is_opened_and_closed_by_keyboard(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    page.get_by_label("Was die Datei enthält").select_option("boundaries")
    check(page, shapefile(tmp_path, OTHER, OTHER_BOX))
    tab_to(page, page.get_by_role("button", name="Auf der Karte vergleichen"))
    page.keyboard.press("Enter")
    compared = page.get_by_role("region", name="Alte und neue Grenze")
    expect(compared.locator("path.outline-added")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Auf der Karte vergleichen")).to_be_focused()
    expect(compared).to_be_hidden()


def remember(page: Page, tmp_path: Path, name: str) -> None:
    """Save the mapping of a file whose columns nobody could guess."""
    log_in(page, address=INTAKE)
    check(page, file(tmp_path, FOREIGN))
    for column, field in (("Nr", "Vorhabennummer"), ("Was", "Bezeichnung des Vorhabens"), ("Wo", "Stadt")):
        page.get_by_label(f"{column} wird gelesen als").select_option(label=field)
    page.get_by_role("button", name="Mit dieser Zuordnung neu prüfen").click()
    expect(row(page, 2)).to_contain_text("Lesecafé am Markt")
    page.get_by_text("Diese Zuordnung für die nächste Datei merken").click()
    page.get_by_label("Name der Zuordnung").fill(name)
    page.get_by_role("button", name="Zuordnung merken").click()
    expect(page.get_by_text(f"Die Zuordnung „{name}“ ist gespeichert.")).to_be_attached()
    page.get_by_role("button", name="Andere Datei").click()


def test_a_mapping_is_remembered_and_the_next_file_needs_none(page: Page, tmp_path: Path) -> None:
    remember(page, tmp_path, "Monatsliste")
    page.get_by_label("Gespeicherte Zuordnung").select_option("Monatsliste")
    check(page, file(tmp_path, FOREIGN.replace("Lesecafé", "Nähcafé"), "juni.csv"))
    expect(row(page, 2)).to_contain_text("Nähcafé am Markt")


def test_a_mapping_that_nobody_needs_any_more_is_forgotten_by_keyboard(page: Page, tmp_path: Path) -> None:
    remember(page, tmp_path, "Alte Liste")
    saved = page.get_by_label("Gespeicherte Zuordnung")
    saved.select_option("Alte Liste")
    tab_to(page, page.get_by_role("button", name="Zuordnung „Alte Liste“ vergessen"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Die Zuordnung „Alte Liste“ ist vergessen.")).to_be_attached()
    expect(saved.locator("option", has_text="Alte Liste")).to_have_count(0)
    expect(page.locator("#intake-mapping:focus, #intake-kind:focus")).to_have_count(1)


def test_whoever_waits_for_a_long_list_sees_how_far_it_is(page: Page, tmp_path: Path) -> None:
    log_in(page, address=INTAKE)
    lines = "".join(f"{100_000_000 + n};Vorhaben {n};Bautzen\n" for n in range(40_000))
    page.locator("#intake-file").set_input_files(file(tmp_path, f"Vorhabennummer;Vorhaben;Stadt\n{lines}"))
    page.get_by_role("button", name="Prüfen", exact=True).click()
    expect(page.get_by_role("progressbar", name="Fortschritt")).to_be_visible()
    expect(page.get_by_text("von 40.000 Zeilen")).to_be_visible()
    expect(page.get_by_role("heading", name="3. Probelauf")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("progressbar")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_beside_the_map_of_a_boundary(staff_visit: Any, width: int, tmp_path: Path) -> None:
    page: Page = staff_visit(width, 900)
    log_in(page, address=INTAKE)
    compare(page, shapefile(tmp_path, OTHER, OTHER_BOX))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
