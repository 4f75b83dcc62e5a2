"""Who is responsible for a city on a day, and the regions that follow from it."""

from datetime import date
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from quality_world import BAUTZEN, GOERLITZ, a_manager, an_assignment
from shapely.geometry.base import BaseGeometry
from worlds import TODAY, shapes

from atlas.assign import Responsibility, municipality_regions, region_outlines, responsible_on
from atlas.layers import Layers
from atlas.model import Assignment, Region

EAST, WEST = "quge-ost", "quge-west"


def since(valid_from: str | None, manager_id: str, city_ags: str = BAUTZEN) -> Assignment:
    return an_assignment(city_ags, valid_from or "start", manager_id=manager_id, valid_from=valid_from)


@pytest.mark.parametrize(
    ("assignments", "expected"),
    [
        pytest.param([since(None, EAST)], EAST, id="an open start has always held"),
        pytest.param([since("2026-11-21", EAST)], EAST, id="it holds from its first day"),
        pytest.param([since("2026-11-22", EAST)], None, id="tomorrow's does not hold yet"),
        pytest.param(
            [since("2020-01-01", EAST), since("2024-06-01", WEST)], WEST, id="the later of two that have begun"
        ),
        pytest.param([since("2024-06-01", WEST), since("2020-01-01", EAST)], WEST, id="whatever their order"),
        pytest.param([since(None, EAST), since("2020-01-01", WEST)], WEST, id="an open start counts as earliest"),
        pytest.param([since("2027-01-01", WEST), since(None, EAST)], EAST, id="a change planned for later waits"),
        pytest.param([since("2026", WEST)], WEST, id="a year begins on its first day"),
        pytest.param([since("2026-11", WEST)], WEST, id="a month begins on its first day"),
        pytest.param([since("2026-12", WEST)], None, id="next month is not yet"),
        pytest.param([], None, id="nobody"),
    ],
)
def test_the_latest_assignment_that_has_begun_holds(assignments: list[Assignment], expected: str | None) -> None:
    found = responsible_on(assignments, TODAY).get(BAUTZEN)
    assert (found.manager_id if found else None) == expected


MANAGERS = {EAST: a_manager(EAST, as_of="2024"), WEST: a_manager(WEST, as_of="2024-10")}


@pytest.mark.parametrize(
    ("assignments", "day", "expected"),
    [
        pytest.param([since(None, EAST)], "2016-05-01", None, id="an unknown start tells nothing of earlier years"),
        pytest.param([since(None, EAST)], "2024-01-01", EAST, id="it tells of the time its facts are of"),
        pytest.param([since(None, WEST)], "2024-09-30", None, id="which may be a month"),
        pytest.param([since("2020-01-01", EAST)], "2020-01-01", EAST, id="a known start needs no other time"),
        pytest.param([since("2020-01-01", EAST)], "2019-12-31", None, id="and before it nobody is known"),
        pytest.param([since(None, EAST), since("2022-01-01", WEST)], "2023-01-01", WEST, id="a start counts over none"),
        pytest.param([since(None, "nobody")], "2016-05-01", "nobody", id="facts of no time at all always count"),
    ],
)
def test_of_a_day_nothing_is_said_that_nobody_has_written_down(
    assignments: list[Assignment], day: str, expected: str | None
) -> None:
    found = Responsibility(tuple(assignments), MANAGERS).on(date.fromisoformat(day)).get(BAUTZEN)
    assert (found.manager_id if found else None) == expected


def test_cities_do_not_disturb_each_other() -> None:
    found = responsible_on([since("2020-01-01", EAST), since("2025-01-01", WEST, GOERLITZ)], TODAY)
    assert {ags: item.manager_id for ags, item in found.items()} == {BAUTZEN: EAST, GOERLITZ: WEST}


days = st.dates(date(2014, 1, 1), date(2030, 1, 1))


@settings(deadline=None)
@given(st.lists(st.none() | days, max_size=6, unique=True), days)
def test_who_is_responsible_is_who_began_last(starts: list[date | None], day: date) -> None:
    items = [since(start.isoformat() if start else None, f"m-{start}") for start in starts]
    begun = [start for start in starts if start is None or start <= day]
    wanted = max(begun, key=lambda start: start or date.min, default="nobody")
    found = responsible_on(items, day).get(BAUTZEN)
    assert (found.manager_id if found else "m-nobody") == f"m-{wanted}"


def test_every_programme_city_has_exactly_one_manager_today(layers: Layers) -> None:
    found = responsible_on(layers.assignments.records, TODAY)
    managers = {manager.id for manager in layers.managers.records}
    assert set(found) == {city.ags for city in layers.cities.records}
    assert {item.manager_id for item in found.values()} == managers == {EAST, WEST}


# --- Regions ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("city_regions", "ags", "expected"),
    [
        pytest.param({BAUTZEN: "east"}, BAUTZEN, "east", id="a programme city has its own"),
        pytest.param({BAUTZEN: "east"}, "14625010", "east", id="its neighbour in the Kreis has that of the Kreis"),
        pytest.param({BAUTZEN: "east"}, "14713000", None, id="a Kreis without programme city has none"),
        pytest.param({BAUTZEN: "west", "14625030": "east", "14625150": "east"}, "14625010", "east", id="most decide"),
        pytest.param(
            {BAUTZEN: "west", "14625030": "east", "14625150": "east"}, BAUTZEN, "west", id="but not for a city"
        ),
        pytest.param({BAUTZEN: "west", "14625030": "east"}, "14625010", "east", id="a tie goes to the first named"),
    ],
)
def test_a_municipality_belongs_to_its_own_region_or_that_of_its_kreis(
    city_regions: dict[str, Region], ags: str, expected: Region | None
) -> None:
    assert municipality_regions([ags], city_regions).get(ags) == expected


@pytest.fixture(scope="module")
def municipalities(geodata: Path) -> dict[str, BaseGeometry]:
    return shapes(geodata / "basemap" / "municipalities.geojson")


@pytest.fixture(scope="module")
def today(layers: Layers) -> dict[str, Region]:
    """The region of each city as the shipped assignments have it."""
    region = {manager.id: manager.region for manager in layers.managers.records}
    return {item.city_ags: region[item.manager_id] for item in layers.assignments.records}


def test_east_and_west_together_are_saxony(
    municipalities: dict[str, BaseGeometry], today: dict[str, Region], geodata: Path
) -> None:
    outlines = region_outlines(municipalities, today)
    state = shapes(geodata / "basemap" / "state.geojson")["14"]
    assert list(outlines) == ["east", "west"]
    assert outlines["east"].intersection(outlines["west"]).area < 1e-9
    assert outlines["east"].union(outlines["west"]).symmetric_difference(state).area < 1e-7


def test_an_outline_is_valid_and_has_no_slivers(
    municipalities: dict[str, BaseGeometry], today: dict[str, Region]
) -> None:
    for outline in region_outlines(municipalities, today).values():
        assert shapely.is_valid(outline)
        assert min(part.area for part in shapely.get_parts(outline)) > 1e-4
        assert sum(len(part.interiors) for part in shapely.get_parts(outline)) == 0


def test_moving_one_city_moves_its_ground_from_one_outline_to_the_other(
    municipalities: dict[str, BaseGeometry], today: dict[str, Region]
) -> None:
    before = region_outlines(municipalities, today)
    after = region_outlines(municipalities, {**today, BAUTZEN: "west"})
    ground = municipalities[BAUTZEN]
    assert before["east"].difference(after["east"]).symmetric_difference(ground).area < 1e-7
    assert after["west"].difference(before["west"]).symmetric_difference(ground).area < 1e-7


def test_moving_the_only_city_of_a_kreis_moves_the_kreis(
    municipalities: dict[str, BaseGeometry], today: dict[str, Region]
) -> None:
    own = [ags for ags in today if ags.startswith("14627")]  # Landkreis Meißen
    after = region_outlines(municipalities, {**today, **dict.fromkeys(own, "west")})
    kreis = [shape for ags, shape in municipalities.items() if ags.startswith("14627")]
    assert all(after["west"].buffer(1e-6).covers(shape) for shape in kreis)


def test_without_assignments_there_are_no_regions(municipalities: dict[str, BaseGeometry]) -> None:
    assert region_outlines(municipalities, {}) == {}


def test_a_region_that_nobody_has_is_left_out(
    municipalities: dict[str, BaseGeometry], today: dict[str, Region]
) -> None:
    assert list(region_outlines(municipalities, dict.fromkeys(today, "west"))) == ["west"]
