"""What is said of shapes in metres."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from atlas.describe.shapes import bond, edge, extent, sector, within_reach

TOWN = shapely.box(0, 0, 10_000, 10_000)
FIELDS = {"n", "ne", "e", "se", "s", "sw", "w", "nw", "c"}
metres = st.floats(0, 20_000)


def box(x: float, y: float, size: float = 1_000) -> shapely.Polygon:
    return shapely.box(x, y, x + size, y + size)


def test_extent_is_width_and_height() -> None:
    assert extent(shapely.box(3, 4, 10, 6)) == (7, 2)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (4_500, 8_900, "n"),
        (8_900, 8_900, "ne"),
        (8_900, 4_500, "e"),
        (0, 0, "sw"),
        (4_500, 8_850, "n"),  # 150 m of the town follow
        (4_500, 8_750, None),  # 250 m of the town follow
        (4_500, 4_500, None),  # the very middle
        (4_600, 4_700, None),
    ],
)
def test_an_area_lies_at_an_edge_where_the_town_ends_beside_it(x: float, y: float, expected: str | None) -> None:
    assert edge(box(x, y), TOWN) == expected


def test_what_fills_most_of_a_town_lies_at_no_edge() -> None:
    assert edge(shapely.box(0, 1_000, 10_000, 10_000), TOWN) is None


@pytest.mark.parametrize(
    ("other", "relation", "share"),
    [
        (box(0, 0), "same", 1.0),
        (box(-500, -500, 2_000), "within", 1.0),
        (box(250, 250, 500), "contains", 0.25),
        (box(500, 0), "overlap", 0.5),
        (box(1_000, 0), "touch", 0.0),
        (box(999, 0), "touch", 0.001),  # a sliver is no overlap
        (box(1_500, 0), "near", 0.0),
    ],
)
def test_how_another_shape_lies_to_one(other: shapely.Polygon, relation: str, share: float) -> None:
    found = bond(box(0, 0), other)
    assert found.relation == relation
    assert found.share == pytest.approx(share)


def test_what_is_farther_than_two_kilometres_is_no_neighbour() -> None:
    others = np.array([box(0, 0), None, box(3_000, 0), box(3_001, 0)], dtype=object)
    assert within_reach(box(0, 0), others) == [0, 2]


@given(metres, metres, metres, metres)
def test_the_bond_is_seen_from_both_sides(x: float, y: float, other_x: float, other_y: float) -> None:
    one, other = box(x, y), box(other_x, other_y, 1_500)
    there, back = bond(one, other), bond(other, one)
    assert there.metres == pytest.approx(back.metres)
    assert there.share * one.area == pytest.approx(back.share * other.area, abs=0.01)


@given(metres, metres)
def test_the_field_across_is_the_opposite_one(x: float, y: float) -> None:
    """Turned around the middle of the box, north becomes south and east becomes west."""
    frame = (0.0, 0.0, 20_000.0, 20_000.0)
    turned = str.maketrans("nsew", "snwe")
    assert sector((x, y), frame) in FIELDS
    if all(abs(v * 3 % 20_000) > 1e-3 and abs(v * 3 % 20_000 - 20_000) > 1e-3 for v in (x, y)):
        assert sector((20_000 - x, 20_000 - y), frame) == sector((x, y), frame).translate(turned)
