"""The grid finds in a box what looking at every point finds: at its edges, beyond them, and points without a place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.index import Box
from atlas.stock.grid import Grid, sorted_by_row

SIDES = st.tuples(*(st.integers(-20, 120) for _ in range(4)))


@pytest.fixture(scope="module")
def grid() -> Grid:
    """Twelve thousand points on round numbers, so that sides of boxes run through many of them; some have no place."""
    chance = np.random.default_rng(6)
    lon, lat = chance.integers(0, 100, (2, 12_000)) / 10
    lon[::50] = lat[::50] = np.nan
    frame, order, keys = sorted_by_row(lon, lat)
    return Grid(frame, keys, lon[order], lat[order], lon[order], lat[order])


@settings(max_examples=150, deadline=None)
@given(sides=SIDES)
def test_a_box_finds_what_looking_at_every_point_finds(grid: Grid, sides: tuple[int, int, int, int]) -> None:
    box = Box(*(side / 10 for side in sides))
    inside = (grid.lon >= box.west) & (grid.lon <= box.east) & (grid.lat >= box.south) & (grid.lat <= box.north)
    found = grid.runs_in(box)
    assert found.slots().tolist() == np.flatnonzero(inside).tolist()
    assert len(found) == np.count_nonzero(inside)
