"""A real primary with a real hot standby, and an atlas that reads from the one and writes to the other."""

from collections.abc import Iterator

import pytest
from clusters import Pair, replicated, serves, until
from conftest import GEODATA

import atlas


@pytest.fixture(scope="session")
def pair() -> Iterator[Pair]:
    with replicated() as running:
        yield running


@pytest.fixture(scope="session")
def addresses(pair: Pair) -> tuple[str, str]:
    """The addresses of one database, at the primary and at the standby."""
    return pair.addresses()


@pytest.fixture(scope="session")
def opened(addresses: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """An atlas in that database."""
    primary, standby = addresses
    house = atlas.open(tmp_path_factory.mktemp("replicated"), GEODATA, primary, [standby])
    yield house
    house.close()


@pytest.fixture
def own(opened: atlas.Atlas) -> atlas.Atlas:
    """The atlas, whose replica has caught up with what tests before have written."""
    until(lambda: serves(opened))
    return opened
