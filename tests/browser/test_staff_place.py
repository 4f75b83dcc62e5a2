"""Where a record lies: a point by address, on the map, by keys or by numbers; a boundary drawn or given as text."""

import re
from typing import Any

import pytest
from browser.desk import live
from browser.forms import field, form, kept, open_record, publish, suggestions, summary
from browser.steps import tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.usefixtures("requests_fail")
AREA = "bautzen-gesundbrunnen"
SQUARE = "14,440 51,190\n14,450 51,190\n14,450 51,195\n14,440 51,195"
CROSSED = "14,440 51,190\n14,450 51,195\n14,450 51,190\n14,440 51,195"
ELSEWHERE = "13,740 51,050\n13,750 51,050\n13,750 51,055\n13,740 51,055"


@pytest.fixture
def page(staff_visit: Any) -> Page:
    opened: Page = staff_visit()
    return opened


def sign(page: Page) -> Locator:
    """The sign of the point on the map."""
    return form(page).locator(".edit-map .edit-point")


def map_of(page: Page) -> Locator:
    return form(page).get_by_role("region", name="Karte zum Setzen der Lage")


def words(page: Page) -> Locator:
    """The place in words."""
    return form(page).locator(".place-words")


def lon_lat(page: Page) -> tuple[float, float]:
    values = [field(page, label).input_value() for label in ("Länge (Grad Ost)", "Breite (Grad Nord)")]
    lon, lat = (float(value.replace(",", ".")) for value in values)
    return lon, lat


def test_a_point_is_placed_by_address_and_says_how_exact_it_is(page: Page) -> None:
    open_record(page, key="hoyerswerda-gihk-koordination")
    field(page, "Straße").fill("Lausitzer Platz")
    field(page, "Hausnummer").fill("4")
    form(page).get_by_role("combobox", name="Anschrift oder Ort suchen").press_sequentially(
        "Lausitzer Platz, Hoyerswerda"
    )
    expect(suggestions(page).first).to_be_visible()
    form(page).get_by_role("combobox", name="Anschrift oder Ort suchen").press("Enter")
    expect(words(page)).to_contain_text("auf die Straße genau")
    expect(field(page, "Genauigkeit der Lage")).to_have_value("street")
    expect(field(page, "Wie die Lage bestimmt ist")).to_have_value(re.compile("Ortsverzeichnis"))
    placed = lon_lat(page)
    publish(page, "Anschrift nachgetragen")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    assert tuple(kept(page, key="hoyerswerda-gihk-koordination")["geometry"]["coordinates"]) == placed


def test_a_point_is_set_by_a_click_and_moved_by_dragging(page: Page) -> None:
    open_record(page)
    expect(sign(page)).to_be_visible()
    before = lon_lat(page)
    map_of(page).click(position={"x": 60, "y": 60})
    expect(field(page, "Länge (Grad Ost)")).not_to_have_value(f"{before[0]}".replace(".", ","))
    clicked = lon_lat(page)
    assert clicked[0] < before[0]
    assert clicked[1] > before[1]
    box = sign(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 122, box["y"] + 22, steps=5)
    page.mouse.up()
    expect(live(page)).to_contain_text("Der Punkt liegt bei")
    assert lon_lat(page)[0] > clicked[0]


def test_a_point_is_moved_by_the_arrow_keys(page: Page) -> None:
    open_record(page)
    expect(sign(page)).to_be_visible()
    before = lon_lat(page)
    field(page, "Breite (Grad Nord)").focus()
    tab_to(page, sign(page))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(live(page)).to_contain_text("Der Punkt liegt bei")
    moved = lon_lat(page)
    assert moved[0] > before[0]
    assert moved[1] > before[1]
    expect(sign(page)).to_be_focused()
    expect(sign(page)).to_have_accessible_name(re.compile("Mit den Pfeiltasten verschieben"))


def test_a_point_is_set_in_the_middle_of_the_map_by_a_button(page: Page) -> None:
    open_record(page)
    expect(sign(page)).to_be_visible()
    before = lon_lat(page)
    form(page).get_by_role("button", name="Karte nach Osten bewegen").click()
    sign(page).focus()
    tab_to(page, form(page).get_by_role("button", name="Punkt in die Mitte der Karte setzen"))
    page.keyboard.press("Enter")
    expect(live(page)).to_contain_text("Der Punkt liegt bei")
    assert lon_lat(page)[0] > before[0]


def test_a_point_given_by_numbers_moves_the_sign(page: Page) -> None:
    open_record(page)
    expect(sign(page)).to_be_visible()
    field(page, "Länge (Grad Ost)").fill("14,4462")
    field(page, "Breite (Grad Nord)").fill("51,191")
    expect(words(page)).to_contain_text("14,44620 Ost, 51,19100 Nord")


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_sign_stands_where_the_point_is(page: Page) -> None:
    open_record(page)
    expect(sign(page)).to_be_visible()
    assert middle(sign(page).locator("span")) == pytest.approx(middle(sign(page)), abs=1)
    frame = map_of(page).bounding_box()
    assert frame is not None
    map_of(page).click(position={"x": 200, "y": 100})
    expect(live(page)).to_contain_text("Der Punkt liegt bei")
    clicked = (frame["x"] + 200, frame["y"] + 100)
    scrolled = map_of(page).bounding_box()
    assert scrolled is not None
    shift = scrolled["y"] - frame["y"]
    assert middle(sign(page).locator("span")) == pytest.approx((clicked[0], clicked[1] + shift), abs=2)


def test_a_point_outside_its_city_is_told_before_it_is_published(page: Page) -> None:
    open_record(page)
    field(page, "Länge (Grad Ost)").fill("13,74")
    field(page, "Breite (Grad Nord)").fill("51,05")
    form(page).get_by_role("button", name="Prüfen").click()
    expect(summary(page).or_(page.locator("#edit-findings"))).to_contain_text(re.compile("Bautzen"))
    assert kept(page)["geometry"]["coordinates"][0] > 14


def give_text(page: Page, text: str) -> None:
    """Give a boundary as text."""
    form(page).get_by_role("button", name="Als Text eingeben").click()
    form(page).get_by_label("Grenze als Text").fill(text)
    form(page).get_by_role("button", name="Grenze übernehmen").click()


def test_a_boundary_is_given_as_text_and_published(page: Page) -> None:
    open_record(page, "areas", AREA)
    give_text(page, SQUARE)
    expect(words(page)).to_have_text("Grenze mit einem Teil und 5 Eckpunkten.")
    field(page, "Bemerkung zur Grenze").fill("Nach dem Plan im Beschluss")
    publish(page, "Neue Abgrenzung")
    expect(live(page)).to_contain_text("Veröffentlicht als Fassung")
    shape = kept(page, "areas", AREA)["geometry"]
    assert [14.44, 51.19] in shape["coordinates"][0]
    assert kept(page, "areas", AREA)["properties"]["drawn_hectares"] == pytest.approx(38.9, abs=1)


def test_a_boundary_that_crosses_itself_is_refused_with_where(page: Page) -> None:
    open_record(page, "areas", AREA)
    give_text(page, CROSSED)
    expect(summary(page)).to_contain_text("schneidet sich selbst")
    expect(summary(page)).to_contain_text(re.compile(r"14,4450\d / 51,192"))


def test_a_boundary_outside_its_city_is_told_in_words(page: Page) -> None:
    open_record(page, "areas", AREA)
    give_text(page, ELSEWHERE)
    expect(summary(page).or_(page.locator("#edit-findings"))).to_contain_text("Bautzen")


def test_a_text_that_is_no_boundary_says_which_line(page: Page) -> None:
    open_record(page, "areas", AREA)
    give_text(page, "14,44 51,19\nhier\n14,45 51,195")
    expect(form(page).get_by_label("Grenze als Text")).to_be_focused()
    expect(form(page).get_by_label("Grenze als Text")).to_have_accessible_description(re.compile("In Zeile 2"))


def test_a_boundary_is_drawn_corner_by_corner(page: Page) -> None:
    open_record(page, "areas", AREA)
    expect(map_of(page)).to_be_visible()
    form(page).get_by_role("button", name="Neu zeichnen").click()
    corners = [(100, 80), (300, 80), (300, 220), (100, 220), (100, 80)]
    for x, y in corners:
        map_of(page).click(position={"x": x, "y": y})
    expect(words(page)).to_have_text("Grenze mit einem Teil und 5 Eckpunkten.")
    expect(form(page).get_by_role("button", name="Ecken verschieben")).to_be_visible()


def test_a_corner_of_a_boundary_is_dragged(page: Page) -> None:
    open_record(page, "areas", AREA)
    give_text(page, SQUARE)
    form(page).get_by_role("button", name="Als Text eingeben").click()
    form(page).get_by_role("button", name="Ecken verschieben").click()
    corner = form(page).locator(".edit-map .marker-icon:not(.marker-icon-middle)").first
    box = corner.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 30, box["y"] + 30, steps=5)
    page.mouse.up()
    form(page).get_by_role("button", name="Fertig").click()
    expect(words(page)).to_have_text("Grenze mit einem Teil und 5 Eckpunkten.")
    form(page).get_by_role("button", name="Als Text eingeben").click()
    text = form(page).get_by_label("Grenze als Text")
    expect(text).to_have_value(re.compile("^POLYGON "))
    expect(text).not_to_have_value(re.compile(r"14\.44 51\.19, .*14\.45 51\.19, .*14\.45 51\.195, .*14\.44 51\.195"))


def test_a_new_area_is_made_with_its_boundary_as_text_by_keyboard_alone(page: Page) -> None:
    open_record(page, "areas", "neu?city=14625020")
    field(page, "Name").fill("Bautzen Ost")
    field(page, "Name ist amtlich").select_option("ja")
    field(page, "Programm").fill("ESF Nachhaltige soziale Stadtentwicklung")
    form(page).get_by_role("checkbox", name="2021–2027").check()
    field(page, "Status").select_option("beantragt")
    field(page, "Sicherheit der Angaben").select_option("mittel")
    for label in ("Belege der Grenze", "Belege"):
        sources = form(page).get_by_role("combobox", name=label, exact=True)
        sources.press_sequentially("gemeindeverzeichnis internet")
        expect(suggestions(page)).to_have_count(1)
        sources.press("Enter")
    tab_to(page, form(page).get_by_role("button", name="Als Text eingeben"))
    page.keyboard.press("Enter")
    expect(form(page).get_by_label("Grenze als Text")).to_be_focused()
    page.keyboard.type(SQUARE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(words(page)).to_have_text("Grenze mit einem Teil und 5 Eckpunkten.")
    field(page, "Herkunft der Grenze").select_option("amtlich")
    field(page, "Worauf die Zeichnung beruht").select_option(index=1)
    field(page, "Nur ein Teil ist gezeichnet").select_option("nein")
    publish(page, "Neuer Antrag")
    page.wait_for_url("**/mitarbeit/bearbeiten/areas/bautzen-ost")
    found = kept(page, "areas", "bautzen-ost")["properties"]
    assert found["point_precision"] == "area"
    assert 14.44 < found["point"][0] < 14.45


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
@pytest.mark.parametrize(("collection", "key"), [("areas", AREA), ("offices", "bautzen-qm-gesundbrunnen")])
def test_axe_finds_no_fault_in_the_forms(staff_visit: Any, width: int, colours: str, collection: str, key: str) -> None:
    page: Page = staff_visit(width, 900, color_scheme=colours)
    open_record(page, collection, key)
    expect(form(page).locator(".edit-map .leaflet-map-pane")).to_be_attached()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
