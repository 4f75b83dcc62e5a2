"""The indexes find what going through everything finds, in a stated order."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.index import Box, BoxIndex, MetricIndex, nearest_of

lon, lat = st.floats(12, 15), st.floats(50.2, 51.6)
points = st.builds(shapely.Point, lon, lat)
boxes = st.builds(
    lambda a, b, c, d: Box(min(a, b), min(c, d), max(a, b), max(c, d)),
    lon, lon, lat, lat,
)  # fmt: skip
squares = st.builds(lambda p, size: p.buffer(size, quad_segs=1), points, st.floats(0.001, 0.5))
geometries = st.lists(st.none() | points | squares | st.just(shapely.Point()), max_size=12)


def rectangle(box: Box) -> BaseGeometry:
    return shapely.box(box.west, box.south, box.east, box.north)


def metres_away(shapes: Sequence[BaseGeometry | None], x: float, y: float) -> list[tuple[float, int]]:
    """Return distance and position of every geometry there is, nearest first."""
    spot = shapely.Point(x, y)
    present = [(crs.to_metric(g), p) for p, g in enumerate(shapes) if g is not None and not g.is_empty]
    return sorted((float(shape.distance(spot)), position) for shape, position in present)


@settings(deadline=None)
@given(geometries, boxes)
def test_a_box_finds_what_intersects_it_in_ascending_order(shapes: list[BaseGeometry | None], box: Box) -> None:
    wanted = [p for p, g in enumerate(shapes) if g is not None and g.intersects(rectangle(box))]
    assert BoxIndex(shapes).within_box(box).tolist() == wanted


@settings(deadline=None)
@given(st.lists(st.none() | points | st.just(shapely.Point()), max_size=12), boxes)
def test_a_box_finds_points_that_intersect_it(shapes: list[BaseGeometry | None], box: Box) -> None:
    wanted = [p for p, g in enumerate(shapes) if g is not None and g.intersects(rectangle(box))]
    assert BoxIndex(shapes).within_box(box).tolist() == wanted


def test_a_box_between_two_points_of_one_geometry_does_not_find_it() -> None:
    apart = shapely.MultiPoint([(13, 50), (14, 51)])
    assert BoxIndex([apart]).within_box(Box(13.2, 50.2, 13.4, 50.4)).tolist() == []


def test_a_box_finds_what_only_touches_it() -> None:
    assert BoxIndex([shapely.Point(14, 51)]).within_box(Box(13, 50, 14, 51)).tolist() == [0]


@settings(deadline=None)
@given(geometries, lon, lat, st.floats(1, 200_000))
def test_within_radius_names_what_is_near_by_distance_then_position(
    shapes: list[BaseGeometry | None], x: float, y: float, radius_m: float
) -> None:
    spot = crs.to_metric_xy(x, y)
    positions, distances = MetricIndex(shapes).within_radius(*spot, radius_m)
    found = list(zip(distances.tolist(), positions.tolist(), strict=True))
    assert found == [pair for pair in metres_away(shapes, *spot) if pair[0] <= radius_m]


@settings(deadline=None)
@given(geometries, lon, lat)
def test_containing_finds_all_that_the_point_lies_in(shapes: list[BaseGeometry | None], x: float, y: float) -> None:
    spot = crs.to_metric_xy(x, y)
    wanted = [position for distance, position in metres_away(shapes, *spot) if distance == 0]
    assert MetricIndex(shapes).containing(*spot).tolist() == sorted(wanted)


@settings(deadline=None)
@given(st.lists(points.map(lambda p: p.buffer(0.02, quad_segs=4)), min_size=1, max_size=4), st.randoms())
def test_what_lies_beside_a_border_is_told_apart_to_the_centimetre(shapes: list[BaseGeometry], chance: Random) -> None:
    index, drawn = MetricIndex(shapes), [crs.to_metric(shape) for shape in shapes]
    corners = [corner for shape in drawn for corner in shape.exterior.coords]
    for x, y in chance.choices(corners, k=40):
        at = x + chance.choice((-600, -1, -0.01, 0.01, 1, 600)), y + chance.choice((-600, -1, -0.01, 0.01, 1, 600))
        assert index.containing(*at).tolist() == np.flatnonzero(shapely.intersects_xy(drawn, *at)).tolist()


@settings(deadline=None)
@given(geometries, lon, lat, st.none() | st.floats(1, 200_000), st.integers(1, 4))
def test_near_finds_those_that_pass_and_cutting_keeps_all_that_are_equally_far(
    shapes: list[BaseGeometry | None], x: float, y: float, radius_m: float | None, count: int
) -> None:
    spot, even = crs.to_metric_xy(x, y), np.array([position % 2 == 0 for position in range(len(shapes))], dtype=bool)
    wanted = [
        pair for pair in metres_away(shapes, *spot) if pair[1] % 2 == 0 and (radius_m is None or pair[0] <= radius_m)
    ]
    index = MetricIndex(shapes)
    around = index.around(*spot, radius_m)
    passing = around[even[around]]
    positions, distances = nearest_of(passing, index.distances(passing, *spot), count)
    found = list(zip(distances.tolist(), positions.tolist(), strict=True))
    assert found == [pair for pair in wanted if len(wanted) <= count or pair[0] <= wanted[count - 1][0]]


@settings(deadline=None)
@given(geometries, lon, lat)
def test_the_nearest_is_the_first_of_all(shapes: list[BaseGeometry | None], x: float, y: float) -> None:
    spot = crs.to_metric_xy(x, y)
    found, everything = MetricIndex(shapes).nearest(*spot), metres_away(shapes, *spot)
    if not everything:
        assert found is None
    else:
        assert found is not None
        assert found[0] == everything[0][1]
        assert found[1] == pytest.approx(everything[0][0], abs=1e-6)


@settings(deadline=None)
@given(st.lists(points | squares, min_size=1, max_size=12), lon, lat)
def test_the_way_to_a_shape_ends_where_it_begins(shapes: list[BaseGeometry], x: float, y: float) -> None:
    spot, index = crs.to_metric_xy(x, y), MetricIndex(shapes)
    ends = index.toward(range(len(shapes)), *spot)
    ways = np.hypot(ends[:, 0] - spot[0], ends[:, 1] - spot[1])
    wanted = {position: distance for distance, position in metres_away(shapes, *spot)}
    assert ways.tolist() == pytest.approx([wanted[position] for position in range(len(shapes))], abs=1e-6)


def test_equal_distances_come_in_order_of_position() -> None:
    twins = [shapely.Point(14.1, 51), shapely.Point(14, 51), shapely.Point(14, 51), shapely.Point(14.1, 51)]
    positions, _ = MetricIndex(twins).within_radius(*crs.to_metric_xy(14, 51), 100_000)
    assert positions.tolist() == [1, 2, 0, 3]


@pytest.mark.parametrize("shapes", [[], [None], [shapely.Point()]], ids=["nothing", "none", "empty"])
def test_an_index_of_nothing_finds_nothing(shapes: list[BaseGeometry | None]) -> None:
    index = MetricIndex(shapes)
    assert BoxIndex(shapes).within_box(Box(10, 50, 16, 52)).tolist() == []
    assert index.containing(0, 0).tolist() == []
    assert index.within_radius(0, 0, 1e7)[0].tolist() == []
    assert index.nearest(0, 0) is None


def test_the_shape_at_a_position_is_in_metres() -> None:
    shape = MetricIndex([None, shapely.Point(15, 51)]).shape(1)
    assert shape is not None
    assert np.allclose(shapely.get_coordinates(shape), [crs.to_metric_xy(15, 51)])
