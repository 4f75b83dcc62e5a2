"""Following the ledger: what another process wrote is shown, and its map layers are packed before anybody asks."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from loops import completed

import atlas
from api import coding, following
from api.following import Follower
from atlas import maplayers
from atlas.day import today
from atlas.errors import CorruptLedger
from atlas.store.ledger import Edit

OFFICE = "chemnitz-buergerzentrum-sonnenberg"
MOST_S = 20.0


@pytest.fixture
def house(tmp_path: Path) -> Iterator[atlas.Atlas]:
    opened = atlas.open(tmp_path)
    yield opened
    opened.close()


def followed_until(house: atlas.Atlas, condition: Callable[[], bool]) -> None:
    """Follow the ledger until something is true."""

    async def run() -> None:
        task = asyncio.create_task(Follower(house).run())
        async with asyncio.timeout(MOST_S):
            while not condition():
                await asyncio.sleep(0.05)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    completed(run())


def renamed_elsewhere(tmp_path: Path) -> None:
    other = atlas.open(tmp_path)
    office = orjson.loads(other.store.current("offices", OFFICE).body or "")
    office["properties"]["note"] = "Von nebenan"
    other.change([Edit("offices", OFFICE, office, 1)], who="koordination", why="Anruf")
    other.close()


def test_what_another_process_wrote_is_shown_and_its_layers_are_packed(house: atlas.Atlas, tmp_path: Path) -> None:
    renamed_elsewhere(tmp_path)
    coding.packed.cache_clear()
    followed_until(house, lambda: coding.packed.cache_info().currsize == len(maplayers.PROPERTIES))
    assert house.snapshot.fields("offices", OFFICE)["note"] == "Von nebenan"
    packed = coding.packed.cache_info().misses
    for name in maplayers.PROPERTIES:
        coding.packed(house.snapshot.map_layer(name), "br")
    assert coding.packed.cache_info().misses == packed


def test_an_edit_leaves_the_layers_as_they_are_that_do_not_show_it(house: atlas.Atlas, tmp_path: Path) -> None:
    before = house.snapshot
    renamed_elsewhere(tmp_path)
    house.catch_up()
    assert house.snapshot.revision > before.revision
    for name in maplayers.PROPERTIES:
        assert house.snapshot.map_layer(name) == before.map_layer(name)


def test_a_ledger_that_cannot_be_read_is_complained_of_once(
    house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[None] = []

    def broken() -> None:
        looks.append(None)
        raise CorruptLedger("Kaputt.", "Broken.")

    monkeypatch.setattr(house, "catch_up", broken)
    monkeypatch.setattr(following, "PAUSE_S", 0.01)
    with caplog.at_level(logging.ERROR, "atlas.api"):
        followed_until(house, lambda: len(looks) > 3)
    assert [record.getMessage() for record in caplog.records] == ["The ledger cannot be followed: Broken."]


def test_the_day_comes_to_a_server_by_itself_and_a_reader_never_waits_for_it(
    house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = today() + timedelta(days=1)
    read = house.snapshot
    house.followed = True
    monkeypatch.setattr("atlas.house.today", lambda: tomorrow)
    assert house.snapshot is read
    followed_until(house, lambda: house.snapshot is not read)
    assert house.snapshot.day == tomorrow


def test_whatever_breaks_in_between_looking_goes_on(
    house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up, broken = house.catch_up, []

    def fails_at_first() -> None:
        if len(broken) < 2:
            broken.append(True)
            raise RuntimeError
        catch_up()

    monkeypatch.setattr(house, "catch_up", fails_at_first)
    monkeypatch.setattr(following, "coding", None)
    renamed_elsewhere(tmp_path)
    followed_until(house, lambda: house.snapshot.fields("offices", OFFICE)["note"] == "Von nebenan")
    assert len(broken) == 2
