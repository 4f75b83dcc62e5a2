"""The shipped projects as a stock beside an empty ledger, and the same projects as the ledger has them."""

import pytest
from stock_world import DAY, Pairs, Worlds, opened, written

from atlas.layers import Layers
from atlas.snapshot import Snapshot, joined_on
from atlas.stock.homes import Joined
from atlas.stock.stock import Stock


@pytest.fixture(scope="session")
def pairs(layers: Layers) -> Pairs:
    """The shipped projects with their points."""
    return list(zip(layers.projects.records, layers.projects.geometries, strict=True))


@pytest.fixture(scope="session")
def joined(layers: Layers) -> Joined:
    """What the join tells of all cities and areas."""
    return joined_on(layers, DAY)


@pytest.fixture(scope="session")
def stock(pairs: Pairs, joined: Joined, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    """The shipped projects as a stock; of every second city the join has told something else since it was read."""
    before = Joined(dict([*joined.places.items()][::2]), joined.areas)
    return opened(written(tmp_path_factory.mktemp("stock"), pairs), before)


@pytest.fixture(scope="session")
def worlds(layers: Layers) -> Worlds:
    """Snapshots of the shipped layers with other projects."""
    return Worlds(layers)


@pytest.fixture(scope="session")
def plain(worlds: Worlds, pairs: Pairs) -> Snapshot:
    """The shipped projects in the ledger."""
    return worlds.of(pairs)


@pytest.fixture(scope="session")
def stocked(worlds: Worlds, stock: Stock) -> Snapshot:
    """The shipped projects in the stock."""
    return worlds.of([], stock)
