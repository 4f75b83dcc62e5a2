"""A server with accounts of every role, for the tests of the staff part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from staff_doors import Clock, accounts_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.store.accounts import AccountStore


@pytest.fixture
def clock() -> Clock:
    """The time as the accounts see it."""
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[AccountStore]:
    """A file with one account of each role."""
    opened = accounts_in(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def door(house: atlas.Atlas, accounts: AccountStore, geodata: Path) -> Iterator[TestClient]:
    """A client of a server with accounts, that nobody has logged in with."""
    with TestClient(create_app(Settings(geodata_dir=geodata), house, accounts)) as opened:
        yield opened
