"""Tiles of a stock say what those of the same projects in the ledger say."""

from typing import Any

import pytest
from stock_world import Pairs, Worlds
from tile_reading import decoded, tile_at

from atlas.query import Query
from atlas.snapshot import Snapshot
from atlas.stock.stock import Stock
from atlas.tiles import TileAddress, tiles_of

OTHER = Query(filters={"theme": "other"}), "theme=other"
# In Chemnitz and in Bautzen, where projects are in the closest tile, too.
PLACES = ((12.941, 50.838), (14.446, 51.189))


def signs(snapshot: Snapshot, address: TileAddress, *asked: Any) -> list[tuple[Any, ...]]:
    """What is drawn in a tile, in an order of its own: projects in one place stand there in any."""
    found = decoded(tiles_of(snapshot.collection("projects")).tile(address, *asked).plain).get("projects", ())
    return sorted((f["geometry"]["coordinates"], sorted(map(repr, f["properties"].items()))) for f in found)


@pytest.mark.parametrize("zoom", [5, 9, 11, 12, 14])
def test_a_tile_of_the_stock_says_what_one_of_the_ledger_says(plain: Snapshot, stocked: Snapshot, zoom: int) -> None:
    for at in PLACES:
        assert signs(stocked, tile_at(*at, zoom)) == signs(plain, tile_at(*at, zoom)) != []


@pytest.mark.parametrize("zoom", [5, 9, 11, 12, 14])
def test_projects_that_people_have_changed_stand_beside_those_of_the_stock(
    worlds: Worlds, pairs: Pairs, plain: Snapshot, stock: Stock, zoom: int
) -> None:
    both = worlds.of(pairs[::3], stock)
    for at in PLACES:
        for asked in ((), OTHER):
            assert signs(both, tile_at(*at, zoom), *asked) == signs(plain, tile_at(*at, zoom), *asked)
