"""What lies near a place, on its page: typed, clicked or found by the device; list and map in step."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.conftest import Ask
from browser.steps import focused, tab_to, until
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

YOUTH = "/in-der-naehe?q=Zittau&kind=projects&theme=children_youth_education&limit=10"
DEVICE = {"longitude": 14.44094, "latitude": 51.19174}


def open_page(page: Page, address: str = YOUTH) -> None:
    page.goto(address)
    until(page, "document.documentElement.dataset.ready === 'true'")


def hits(page: Page) -> Locator:
    return page.locator(".near-hit")


def marks(page: Page) -> Locator:
    return page.locator("#map .near-mark")


def place(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Ort, Adresse")


def ids(page: Page) -> list[str]:
    return [one.get_attribute("data-id") or "" for one in hits(page).all()]


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def numbers_on(page: Page) -> set[int]:
    """The numbers of the hits that the marks stand for, by their spoken names."""
    names = " ".join(one.get_attribute("aria-label") or "" for one in marks(page).all())
    return {int(number) for number in re.findall(r"(?:^|; | )(\d+)\. ", names)}


def test_every_hit_of_the_list_has_its_number_on_the_map(page: Page) -> None:
    open_page(page)
    expect(hits(page)).to_have_count(10)
    expect(marks(page).first).to_be_visible()
    assert numbers_on(page) == set(range(1, 11))
    expect(page.get_by_role("img", name="Gesuchter Ort: Zittau")).to_be_visible()


def test_a_hit_that_has_the_focus_is_marked_on_the_map_and_the_other_way_round(page: Page) -> None:
    open_page(page)
    expect(marks(page).first).to_be_visible()
    hits(page).nth(3).get_by_role("link").first.focus()
    hinted = page.locator("#map .near-mark.is-hinted")
    expect(hinted).to_have_count(1)
    expect(hinted).to_have_attribute("aria-label", re.compile(r"\b4\. "))
    marks(page).first.focus()
    expect(hits(page).first).to_have_class(re.compile("is-hinted"))


@pytest.mark.proves("2.1.1", says="In der Nähe: Zeichen der Karte führen mit der Tastatur zu ihrem Treffer")
def test_a_mark_leads_to_its_hit_by_keyboard(page: Page) -> None:
    open_page(page)
    expect(marks(page).last).to_be_visible()
    tab_to(page, marks(page).last, most=60)
    first = int(re.match(r"\d+", marks(page).last.get_attribute("aria-label") or "")[0])  # type: ignore[index]
    page.keyboard.press("Enter")
    expect(hits(page).nth(first - 1).locator("h2 a")).to_be_focused()


def test_a_click_on_the_map_moves_the_place_and_the_way_back_leads_back(page: Page, ask: Ask) -> None:
    open_page(page)
    before = ids(page)
    box = page.locator("#map").bounding_box()
    assert box
    page.locator("#map").click(position={"x": box["width"] / 2, "y": 60})
    page.wait_for_url(re.compile("lon="))
    expect(place(page)).to_have_value(re.compile(r"^1\d\.\d+, 5\d\.\d+$"))
    query = asked(page)
    assert (query["kind"], query["limit"], "q" in query) == ("projects", "10", False)
    answer: Any = ask(f"/api/nearby?{urlsplit(page.url).query}")
    expect(hits(page)).to_have_count(10)
    assert ids(page) == [one["id"] for one in answer["features"]]
    page.go_back()
    expect(place(page)).to_have_value("Zittau")
    assert ids(page) == before


@pytest.mark.proves(
    "2.1.1",
    "4.1.2",
    "4.1.3",
    says="In der Nähe: Die Tastatur wählt einen Ort aus den Vorschlägen, die Zahl der Treffer wird angesagt",
)
def test_a_place_is_chosen_from_suggestions_by_keyboard(page: Page) -> None:
    open_page(page, "/in-der-naehe")
    place(page).press_sequentially("Görl")
    expect(page.get_by_role("option", name="Görlitz", exact=True)).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("In der Nähe: Görlitz")
    expect(hits(page)).to_have_count(20)
    assert asked(page)["q"] == "Görlitz" and focused(page)["tag"] == "input"
    expect(page.get_by_role("status").filter(has_text="20 Treffer")).to_have_count(1)


def test_another_choice_asks_at_once(page: Page) -> None:
    open_page(page)
    page.get_by_label("Was suchen Sie?").select_option("offices")
    expect(page.get_by_text("passt nicht zusammen").first).to_be_visible()
    page.get_by_label("Thema").select_option("")
    expect(hits(page)).to_have_count(10)
    assert {one.get_attribute("data-collection") for one in hits(page).all()} == {"offices"}
    assert asked(page) == {"q": "Zittau", "kind": "offices", "limit": "10"}


def test_the_device_is_asked_on_a_press_only_and_its_place_is_rounded(visit: Any) -> None:
    page: Page = visit(permissions=["geolocation"], geolocation=DEVICE)
    page.add_init_script("""window.asked = 0; const { geolocation } = navigator;
        const ask = geolocation.getCurrentPosition.bind(geolocation);
        geolocation.getCurrentPosition = (...all) => { window.asked += 1; ask(...all); };""")
    open_page(page, "/in-der-naehe?kind=offices")
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Standort des Geräts").click()
    page.wait_for_url(re.compile("lon=14.441&lat=51.192"))
    expect(hits(page)).to_have_count(20)


def test_a_device_that_refuses_is_told_in_words(visit: Any) -> None:
    page: Page = visit(permissions=[])
    page.add_init_script("navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 1 });")
    open_page(page)
    page.get_by_role("button", name="Standort des Geräts").click()
    expect(page.get_by_text("Der Standort ist nicht freigegeben")).to_be_visible()


@pytest.mark.proves("1.4.1", says="In der Nähe: Schematische Gebiete sind gestrichelt, nicht nur anders gefärbt")
def test_schematic_areas_are_dashed_on_this_map_too(page: Page) -> None:
    open_page(page, "/in-der-naehe?q=Zittau&kind=areas&limit=5")
    path = page.locator("#map path.area-schematic").first
    expect(path).to_be_attached()
    assert page.evaluate("getComputedStyle(document.querySelector('path.area-schematic')).strokeDasharray") != "none"


@pytest.mark.proves(
    "1.3.1",
    "1.4.3",
    "1.4.10",
    "4.1.2",
    says="In der Nähe: axe findet keine Fehler, schmal und breit, hell und dunkel, und nichts ist abgeschnitten",
)
@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(width: int, colours: str, visit: Any) -> None:
    page: Page = visit(width, 900, color_scheme=colours)
    open_page(page)
    expect(marks(page).first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_the_form_does_it_all(visit: Any) -> None:
    page: Page = visit(java_script_enabled=False)
    page.goto("/in-der-naehe")
    page.get_by_label("Ort, Adresse").fill("Zittau")
    page.get_by_label("Was suchen Sie?").select_option("projects")
    page.get_by_label("Wie viele?").select_option("5")
    page.get_by_role("button", name="Suchen").click()
    expect(hits(page)).to_have_count(5)
    expect(page.locator("#karte")).to_be_hidden()


# --- many places -----------------------------------------------------------------------------------------------------


@pytest.mark.proves(
    "1.3.1",
    "1.4.10",
    "4.1.2",
    says="In der Nähe vieler Orte: axe findet in Formular und Tabelle keine Fehler, und nichts ist abgeschnitten",
)
@pytest.mark.parametrize("width", [320, 1440])
def test_many_places_give_one_table(width: int, visit: Any) -> None:
    page: Page = visit(width, 900)
    page.goto("/in-der-naehe/viele")
    page.get_by_label("Orte oder Adressen, je Zeile eine").fill("Zittau\nKornmarkt 1, 02625 Bautzen\nZwickenau")
    page.get_by_role("button", name="Liste zeigen").click()
    expect(page.get_by_text("2 von 3 Orten gefunden.")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(3)
    expect(page.get_by_text("Meinten Sie:")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_many_places_come_out_of_a_file_and_go_into_one(page: Page) -> None:
    page.goto("/in-der-naehe/viele")
    table = "Straße;PLZ;Ort\nKornmarkt 1;02625;Bautzen\nMarkt 1;02763;Zittau\n".encode("cp1252")
    page.get_by_label("Oder eine Datei").set_input_files({"name": "orte.csv", "mimeType": "text/csv", "buffer": table})
    page.get_by_role("button", name="Liste zeigen").click()
    expect(page.get_by_text("2 von 2 Orten gefunden.")).to_be_visible()
    expect(page.get_by_label("Orte oder Adressen, je Zeile eine")).to_have_value(
        "Kornmarkt 1, 02625 Bautzen\nMarkt 1, 02763 Zittau"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Speichern als CSV", exact=True).click()
    assert download.value.suggested_filename.startswith("nearby-places_stand-")


def test_a_place_on_the_map_leads_to_all_that_is_near_it(page: Page) -> None:
    page.goto("/?where=14.80762,50.89772&place=Zittau")
    page.locator("#panel").get_by_role("link", name="Alles in der Nähe, mit Entfernung").click()
    expect(page).to_have_url(re.compile(r"/in-der-naehe\?lon=14.80762&lat=50.89772"))
    expect(hits(page)).to_have_count(20)
