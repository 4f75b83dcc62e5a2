"""Ledgers of their own for tests that write: a copy of the filled one, so that nothing is loaded or built again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from staff_doors import accounts_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.ledger import Change, canonical
from atlas.store.store import Store

# Opens the same ledger, as often as needed.
Opener = Callable[[], Store]


@contextmanager
def copied(house: atlas.Atlas, folder: Path) -> Iterator[atlas.Atlas]:
    """Give an atlas with a ledger of its own that begins like that of another one."""
    shutil.copy(house.store.path, folder / FILE_NAME)
    store = EmbeddedStore(folder / FILE_NAME)
    # The snapshot of the other atlas is that of the same revision; the next change makes an own one.
    yield replace(house, ledger=store, data=folder, _snapshot=house.snapshot, _lock=Lock())
    store.close()


@contextmanager
def staffed(house: atlas.Atlas) -> Iterator[TestClient]:
    """Give a client of a server on an atlas that has one account of each role."""
    accounts = accounts_in(house.data)
    settings = Settings(geodata_dir=house.geodata, writes_per_minute=100_000)
    with TestClient(create_app(settings, house, accounts), base_url="http://testserver") as client:
        yield client
    accounts.close()


def renamed(feature: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a feature under another name."""
    return {**feature, "properties": {**feature["properties"], "name": name}}


def edit_area(store: Store, feature: dict[str, Any], name: str) -> None:
    """Rename an area as a person does."""
    change = Change("areas", feature["id"], canonical(feature), canonical(renamed(feature, name)))
    store.append([change], who="mara", why="Name berichtigt")
