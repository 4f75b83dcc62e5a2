from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.layers import Layers, read_layers
from atlas.snapshot import Snapshot

# A shared machine pauses when it likes; how long one example takes proves nothing.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

GEODATA = Path(__file__).parents[1] / "geodata"


@pytest.fixture(scope="session")
def geodata() -> Path:
    """The shipped geodata of this checkout."""
    return GEODATA


@pytest.fixture(scope="session")
def layers() -> Layers:
    return read_layers(GEODATA / "layers")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """The atlas on the shipped layers, with a ledger of its own."""
    opened = atlas.open(tmp_path_factory.mktemp("data"), GEODATA)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def snapshot(house: atlas.Atlas) -> Snapshot:
    return house.snapshot


@pytest.fixture(scope="session")
def client(house: atlas.Atlas) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(geodata_dir=GEODATA, lists_per_minute=100_000), house)) as opened:
        yield opened
