import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from ledgers import Opener, copied
from postgres import Server, running
from starlette.testclient import TestClient
from worlds import copy_layers

import atlas
from api.app import create_app
from api.publish.publishing import publish
from api.settings import Settings
from atlas.layers import Layers, read_layers
from atlas.model import RECORD_TYPES
from atlas.snapshot import Snapshot
from atlas.store.engines import open_ledger
from atlas.store.store import Store

# A shared machine pauses when it likes; how long one example takes proves nothing.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")
# Who runs in the background (`scripts/test &`) does not heed Ctrl+C, and neither would a server that is started here.
signal.signal(signal.SIGINT, signal.default_int_handler)

PUBLIC_URL = "https://atlas.example.org/sachsen/atlas"
GEODATA = Path(__file__).parents[1] / "geodata"


@pytest.fixture(scope="session")
def geodata() -> Path:
    """The shipped geodata of this checkout."""
    return GEODATA


@pytest.fixture(scope="session")
def threes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real layers of three records each."""

    def first_three(document: dict[str, Any]) -> None:
        document["features"] = document["features"][:3]

    return copy_layers(
        GEODATA / "layers", tmp_path_factory.mktemp("threes"), **dict.fromkeys(RECORD_TYPES, first_three)
    )


@pytest.fixture(scope="session")
def layers() -> Layers:
    return read_layers(GEODATA / "layers")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """The atlas on the shipped layers, with a ledger of its own."""
    opened = atlas.open(tmp_path_factory.mktemp("data"), GEODATA)
    yield opened
    opened.close()


@pytest.fixture
def own(house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """An atlas with the shipped data that a test may change."""
    with copied(house, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server."""
    with running() as server:
        yield server


@pytest.fixture
def shipped(tmp_path: Path, threes: Path) -> Path:
    """Layers of three records each that a test may change."""
    return copy_layers(threes, tmp_path / "layers")


@pytest.fixture(params=["sqlite", "postgresql"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path, shipped: Path) -> Iterator[Opener]:
    """Open the ledger, as often as needed; each time as a new process would. Every engine keeps the same promises."""
    opened: list[Store] = []
    url = request.getfixturevalue("postgres").database() if request.param == "postgresql" else None

    def again() -> Store:
        for store in opened:
            store.close()
        opened.append(open_ledger(tmp_path / "data", shipped, url))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def snapshot(house: atlas.Atlas) -> Snapshot:
    return house.snapshot


@pytest.fixture(scope="session")
def published(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole atlas as files, below the folder that a file server shows."""
    target = tmp_path_factory.mktemp("host") / "sachsen" / "atlas"
    publish(house, Settings(geodata_dir=GEODATA), target, PUBLIC_URL, lambda done, of: None)
    return target


@pytest.fixture(scope="session")
def client(house: atlas.Atlas) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(geodata_dir=GEODATA, lists_per_minute=100_000), house)) as opened:
        yield opened
