"""The maps of the sheets: drawn from the snapshot as vectors, in metres, and honest about what a shape is worth."""

import re
from xml.etree import ElementTree

import pytest
import shapely

import atlas
from atlas.describe.voice import Voice
from atlas.design import colours
from atlas.export.sheet import drawing, ground
from atlas.export.sheet.canvas import Canvas, around
from atlas.export.sheet.drawing import Drawing
from atlas.export.sheet.ground import Ground
from atlas.snapshot import Snapshot

VOICE = Voice("de")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def basemap(house: atlas.Atlas) -> Ground:
    return ground.read(house.geodata)


def drawn(snapshot: Snapshot, basemap: Ground, area: str) -> Drawing:
    return drawing.of_area(snapshot, basemap, VOICE, snapshot.fields("areas", area))


def elements(svg: str, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall(f".//{SVG}{name}")


def own_outline(found: Drawing, region: str) -> ElementTree.Element:
    """The outline of the area itself: the one in the colour of its region."""
    (path,) = [path for path in elements(found.svg, "path") if path.get("stroke") == colours()[region]]
    return path


@pytest.mark.parametrize(
    ("area", "region", "is_dashed"),
    [("bautzen-gesundbrunnen", "east", True), ("leipzig-loessnig", "west", False), ("colditz", "west", True)],
)
def test_only_a_boundary_that_is_known_is_drawn_as_a_full_line(
    snapshot: Snapshot, basemap: Ground, area: str, region: str, is_dashed: bool
) -> None:
    assert ("stroke-dasharray" in own_outline(drawn(snapshot, basemap, area), region).attrib) is is_dashed


def test_an_area_without_a_boundary_is_a_sign_in_its_town(snapshot: Snapshot, basemap: Ground) -> None:
    found = drawn(snapshot, basemap, "leisnig")
    assert found.signs[0] == "area-none"
    assert [one for one in elements(found.svg, "circle") if "stroke-dasharray" in one.attrib]


def test_a_project_with_a_street_and_one_without_look_different(snapshot: Snapshot, basemap: Ground) -> None:
    found = drawn(snapshot, basemap, "leipzig-leipziger-westen")
    assert {"project", "project-weak"} <= set(found.signs)
    weak = [one for one in elements(found.svg, "circle") if "stroke-dasharray" in one.attrib]
    firm = [one for one in elements(found.svg, "circle") if "stroke-dasharray" not in one.attrib]
    assert {one.get("fill") for one in weak}.isdisjoint({one.get("fill") for one in firm})


def test_projects_at_one_place_stand_there_with_their_number(snapshot: Snapshot, basemap: Ground) -> None:
    texts = [one.text for one in elements(drawn(snapshot, basemap, "bautzen-gesundbrunnen").svg, "text")]
    assert "7" in texts


def test_the_map_has_a_scale_and_an_arrow_to_the_north(snapshot: Snapshot, basemap: Ground) -> None:
    texts = [one.text for one in elements(drawn(snapshot, basemap, "bautzen-gesundbrunnen").svg, "text")]
    assert "N" in texts
    assert [text for text in texts if re.fullmatch(r"\d+\s(m|km)", text or "")]


def test_names_of_streets_stand_around_a_small_area(snapshot: Snapshot, basemap: Ground) -> None:
    texts = [one.text for one in elements(drawn(snapshot, basemap, "bautzen-gesundbrunnen").svg, "text")]
    assert "Albert-Einstein-Straße" in texts


def test_a_booklet_numbers_its_areas_and_names_their_towns(snapshot: Snapshot, basemap: Ground) -> None:
    areas = [snapshot.fields("areas", key) for key in ("bautzen-gesundbrunnen", "leisnig")]
    texts = [one.text for one in elements(drawing.of_areas(snapshot, basemap, VOICE, areas).svg, "text")]
    assert {"1", "2", "Bautzen", "Leisnig"} <= set(texts)


def test_no_number_of_a_booklet_hides_another(snapshot: Snapshot, basemap: Ground) -> None:
    areas = sorted(snapshot.area_of.values(), key=lambda area: area["id"])
    discs = elements(drawing.of_areas(snapshot, basemap, VOICE, areas).svg, "circle")
    assert len({(one.get("cx"), one.get("cy")) for one in discs}) == len(areas)


def test_a_scale_bar_is_as_long_as_it_says() -> None:
    canvas = Canvas((0, 0, 5_000, 3_000), 500, 300)
    length, metres = canvas.bar()
    assert metres == 1_000
    assert length * canvas.per_pt == pytest.approx(metres)


def test_a_box_is_widened_to_the_form_of_the_drawing() -> None:
    canvas = Canvas((0, 0, 1_000, 1_000), 200, 100)
    assert canvas.box == (-500, 0, 1_500, 1_000)
    assert canvas.xy(-500, 1_000) == (0, 0)


def test_a_name_gives_way_to_what_stands_there() -> None:
    canvas = Canvas((0, 0, 1_000, 1_000), 200, 200)
    assert canvas.name("Bautzen", 100, 100, 8, {})
    assert not canvas.name("Budyšin", 104, 102, 8, {})
    assert not canvas.name("Am Rand", 198, 100, 8, {})


def test_a_tiny_area_is_shown_with_its_surroundings() -> None:
    assert around([shapely.Point(0, 0).buffer(10)], 0.3, 2_000) == pytest.approx((-1_000, -700, 1_000, 700))


def test_a_name_in_a_drawing_is_text() -> None:
    canvas = Canvas((0, 0, 1_000, 1_000), 200, 200)
    canvas.name("<a>&\"'", 100, 100, 8, {"fill": '"/><script>'})
    (text,) = elements(canvas.svg(), "text")
    assert text.text == "<a>&\"'"
    assert text.get("fill") == '"/><script>'
