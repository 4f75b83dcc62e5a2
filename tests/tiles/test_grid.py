import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.crs import WEB_MERCATOR_EDGE, points_to_web_mercator
from atlas.errors import InvalidParameter, NotFound
from atlas.tiles.grid import TileAddress, keys_of


def test_the_world_is_one_tile_at_zoom_0() -> None:
    world = TileAddress(0, 0, 0)
    assert world.corner == (-WEB_MERCATOR_EDGE, WEB_MERCATOR_EDGE)
    assert world.side == 2 * WEB_MERCATOR_EDGE


def test_leipzig_lies_in_the_tile_that_every_web_map_says() -> None:
    # The market square, by the formula of the OpenStreetMap wiki: 10/547/341.
    [(x, y)] = points_to_web_mercator(np.array([[12.3747, 51.3406]]))
    west, south, east, north = TileAddress(10, 547, 341).box
    assert west < x < east and south < y < north


def test_a_tile_reaches_a_64th_beyond_its_edges() -> None:
    tile = TileAddress(3, 4, 2)
    west, _, _, north = tile.box
    assert (tile.corner[0] - west, north - tile.corner[1]) == pytest.approx((tile.side / 64, tile.side / 64))


@pytest.mark.parametrize(
    ("z", "x", "y", "parameter"), [("a", "0", "0", "z"), ("5", "-1", "0", "x"), ("5", "0", "1.5", "y")]
)
def test_what_is_no_number_names_its_part(z: str, x: str, y: str, parameter: str) -> None:
    with pytest.raises(InvalidParameter) as refused:
        TileAddress.read(z, x, y)
    assert refused.value.parameter == parameter


@pytest.mark.parametrize(
    ("z", "x", "y", "parameter"), [("15", "0", "0", "z"), ("5", "32", "0", "x"), ("0", "0", "1", "y")]
)
def test_a_tile_beyond_the_grid_is_not_found(z: str, x: str, y: str, parameter: str) -> None:
    with pytest.raises(NotFound) as refused:
        TileAddress.read(z, x, y)
    assert refused.value.parameter == parameter


@given(st.floats(-179.9, 179.9), st.floats(-85, 85), st.integers(0, 14))
def test_the_keys_of_a_tile_are_those_of_the_points_in_it(lon: float, lat: float, zoom: int) -> None:
    point = points_to_web_mercator(np.array([[lon, lat]]))
    world = TileAddress(0, 0, 0)
    side = TileAddress(zoom, 0, 0).side
    tile = TileAddress(zoom, int((point[0, 0] - world.corner[0]) // side), int((world.corner[1] - point[0, 1]) // side))
    first, behind = tile.keys()
    assert first <= int(keys_of(point)[0]) < behind


def test_the_cells_in_a_tile_and_round_it_end_at_the_edge_of_the_world() -> None:
    for address, count in ((TileAddress(4, 5, 5), 10 * 10), (TileAddress(4, 0, 0), 9 * 9), (TileAddress(0, 0, 0), 64)):
        begins, ends = address.cells()
        first, behind = address.keys()
        within = (begins >= first) & (ends <= behind)
        assert (len(begins), within.sum()) == (count, 64)
        assert (begins[1:] >= ends[:-1]).all()
        assert (ends[within] - begins[within]).sum() == behind - first
