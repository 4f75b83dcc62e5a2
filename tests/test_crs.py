"""Metres and directions: EPSG:25833 agrees with the geodesic distance everywhere in Saxony."""

import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worlds import positions_in, shapes

from atlas import crs

SAXONY = shapes(Path(__file__).parents[1] / "geodata" / "basemap" / "state.geojson")["14"]
BAUTZEN, LEIPZIG, DRESDEN = (14.42494, 51.18035), (12.37129, 51.33962), (13.73832, 51.05089)
COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
metres = st.floats(-100_000, 100_000)


@settings(deadline=None, max_examples=300)
@given(positions_in(SAXONY), positions_in(SAXONY))
def test_a_distance_agrees_with_the_geodesic_one_to_a_tenth_of_a_percent(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    geodesic = crs.geodesic_distance_m(a, b)
    assume(geodesic > 1)
    planar = shapely.distance(shapely.Point(crs.to_metric_xy(*a)), shapely.Point(crs.to_metric_xy(*b)))
    assert planar == pytest.approx(geodesic, rel=1e-3)


def test_leipzig_is_100_kilometres_from_dresden() -> None:
    assert crs.geodesic_distance_m(LEIPZIG, DRESDEN) == pytest.approx(101_000, abs=1_000)


def test_a_position_has_no_distance_to_itself() -> None:
    assert crs.geodesic_distance_m(BAUTZEN, BAUTZEN) == 0


def test_the_15th_meridian_is_the_middle_of_the_zone() -> None:
    x, y = crs.to_metric_xy(15.0, 51.0)
    assert x == pytest.approx(500_000, abs=0.001)
    assert y == pytest.approx(5_649_825, abs=1)  # 0.9996 times the meridian arc from the equator


@settings(deadline=None)
@given(positions_in(SAXONY))
def test_a_position_comes_back_from_metres_unchanged(point: tuple[float, float]) -> None:
    assert crs.to_lon_lat_xy(*crs.to_metric_xy(*point)) == pytest.approx(point, abs=1e-9)


def test_a_shape_comes_back_from_metres_as_the_same_kind_of_shape() -> None:
    ring = shapely.Point(BAUTZEN).buffer(0.01)
    given_shape = ring.difference(shapely.Point(BAUTZEN).buffer(0.005))
    back = crs.to_lon_lat(crs.to_metric(given_shape))
    assert shapely.equals_exact(back, given_shape, tolerance=1e-9)


def test_a_shape_is_projected_like_its_points() -> None:
    line = crs.to_metric(shapely.LineString([BAUTZEN, LEIPZIG]))
    assert list(line.coords) == [crs.to_metric_xy(*BAUTZEN), crs.to_metric_xy(*LEIPZIG)]


def test_a_hectare_is_a_square_of_100_metres() -> None:
    assert crs.hectares(shapely.box(0, 0, 100, 100)) == 1.0


@pytest.mark.parametrize(
    ("east", "north", "expected"),
    [
        (0, 10, "n"),
        (10, 10, "ne"),
        (10, 0, "e"),
        (10, -10, "se"),
        (0, -10, "s"),
        (-10, -10, "sw"),
        (-10, 0, "w"),
        (-10, 10, "nw"),
        (3, 10, "n"),  # 17 degrees: still north
        (-1, 10, "n"),  # 354 degrees: north again
        (5, 10, "ne"),  # 27 degrees: past the middle between north and north-east
        (0, 0, None),
    ],
)
def test_a_direction_is_one_of_eight_or_none_on_the_spot(east: float, north: float, expected: str | None) -> None:
    assert crs.direction((400_000, 5_600_000), (400_000 + east, 5_600_000 + north)) == expected


@settings(deadline=None)
@given(metres, metres)
def test_the_way_back_has_the_opposite_direction(east: float, north: float) -> None:
    there = crs.direction((0, 0), (east, north))
    assume(there is not None)
    opposite = dict(
        zip(["n", "ne", "e", "se", "s", "sw", "w", "nw"], ["s", "sw", "w", "nw", "n", "ne", "e", "se"], strict=True)
    )
    on_an_edge = abs((math.degrees(math.atan2(east, north)) / 22.5) % 2 - 1) < 1e-9
    assert on_an_edge or crs.direction((east, north), (0, 0)) == opposite[str(there)]


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        (*BAUTZEN, True),
        (51.18, 14.42, False),  # lon and lat swapped
        (13.4, 52.52, False),  # Berlin
        (float("nan"), 51.0, False),
        (float("inf"), 51.0, False),
    ],
)
def test_only_positions_in_the_box_around_saxony_are_taken_for_saxon(lon: float, lat: float, expected: bool) -> None:
    assert crs.in_saxony_bbox(lon, lat) is expected


@settings(deadline=None)
@given(positions_in(SAXONY))
def test_every_saxon_position_is_in_the_box(point: tuple[float, float]) -> None:
    assert crs.in_saxony_bbox(*point)


@pytest.mark.parametrize(
    ("name", "known"), [("25833", "EPSG:25833"), ("epsg:5650", "EPSG:5650"), ("EPSG::31468", "EPSG:31468")]
)
def test_a_coordinate_system_is_known_by_its_number(name: str, known: str) -> None:
    assert crs.known_crs(name) == known


@pytest.mark.parametrize("name", ["", "UTM", "EPSG:99999", "EPSG:5783", "+proj=utm +zone=33", "/etc/passwd"])
def test_what_is_no_horizontal_system_is_not_known(name: str) -> None:
    assert crs.known_crs(name) is None


def test_a_position_in_another_system_is_turned_into_degrees() -> None:
    x, y = crs.to_metric_xy(*BAUTZEN)
    assert crs.foreign_to_lon_lat(np.array([[x, y]]), "EPSG:25833")[0] == pytest.approx(BAUTZEN)
    assert crs.foreign_to_lon_lat(np.array([[x + 33_000_000, y]]), "EPSG:5650")[0] == pytest.approx(BAUTZEN)


def test_a_position_without_a_system_tells_which_ones_would_put_it_into_saxony() -> None:
    assert crs.crs_that_fit(*crs.to_metric_xy(*BAUTZEN)) == ("EPSG:25833",)
    assert crs.crs_that_fit(*BAUTZEN) == ("EPSG:4326",)
    assert crs.crs_that_fit(0, 0) == ()
