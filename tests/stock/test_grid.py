"""A box finds and counts what looking at every point finds: at its edges, beyond them, and points without a place."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock_world import opened

from atlas.index import Box
from atlas.stock.asking import Boxes
from atlas.stock.boxed import Boxed
from atlas.stock.grid import Grid, sorted_by_row
from atlas.stock.strips import Strips
from tests.bench import world

SIDES = st.tuples(*(st.integers(-20, 120) for _ in range(4)))


@pytest.fixture(scope="module")
def grid() -> Grid:
    """Sixty thousand points on round numbers, so that sides of boxes run through many of them; some have no place."""
    chance = np.random.default_rng(6)
    lon, lat = chance.integers(0, 100, (2, 60_000)) / 10
    lon[::50] = lat[::50] = np.nan
    frame, order, keys = sorted_by_row(lon, lat)
    return Grid(frame, keys, lon[order], lat[order], lon[order], lat[order])


@pytest.fixture(scope="module")
def strips(grid: Grid) -> Strips:
    """The same points by columns."""
    return Strips.of(grid.frame, grid.lon[: grid.frame.count], grid.lat[: grid.frame.count])


@settings(max_examples=300, deadline=None)
@given(sides=SIDES, first=st.integers(0, 60_000), wanted=st.integers(1, 500))
def test_a_box_finds_what_looking_at_every_point_finds(
    grid: Grid, strips: Strips, sides: tuple[int, int, int, int], first: int, wanted: int
) -> None:
    box = Box(*(side / 10 for side in sides))
    inside = (grid.lon >= box.west) & (grid.lon <= box.east) & (grid.lat >= box.south) & (grid.lat <= box.north)
    places = np.flatnonzero(inside).tolist()
    found = Boxed(grid, strips, box)
    assert len(found) == len(places)
    first %= len(places) + 1
    assert found.part(first, first + wanted).tolist() == places[first : first + wanted]
    assert found.slots().tolist() == places
    gone = np.array([*range(0, 60_000, 97)])
    assert found.without(gone).slots().tolist() == [place for place in places if place % 97]


def test_a_stock_counts_and_finds_what_looking_at_every_point_finds(tmp_path: Path) -> None:
    world.write(tmp_path, 12_000)
    stock = opened(tmp_path)
    grid, boxes = stock.grid, Boxes(stock)
    for west, south, width, height in ((12.6, 50.4, 1.0, 0.7), (11.0, 49.0, 9.0, 9.0), (13.0, 50.3, 0.3, 1.2)):
        box = Box(west, south, west + width, south + height)
        inside = np.flatnonzero(grid.inside(np.arange(stock.count), box)).tolist()
        assert len(inside) > 500
        assert len(boxes.boxed(box)) == len(inside)
        assert boxes.boxed(box).part(300, 400).tolist() == inside[300:400]
