"""What takes long is asked beside the event loop, by so many at once; who comes beyond them is sent away."""

import asyncio

import pytest
from loops import completed

import atlas
from api import asking
from atlas import cql
from atlas.errors import InvalidParameter, Overloaded
from atlas.query import Page, Query

SLOW = Query(conditions=(cql.read("areas", "name LIKE '%a%'"),))


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MANY", 1)


def test_what_takes_long_finds_the_same_in_its_own_thread(house: atlas.Atlas) -> None:
    rows = house.snapshot.collection("areas")
    assert completed(asking.page_of(rows, SLOW)) == rows.run(SLOW)


def test_what_takes_too_long_is_refused(house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST_S", -1.0)
    with pytest.raises(InvalidParameter, match="zu lange"):
        completed(asking.page_of(house.snapshot.collection("areas"), SLOW))


def test_of_too_many_who_ask_at_once_some_are_sent_away(house: atlas.Atlas) -> None:
    rows = house.snapshot.collection("areas")

    async def crowd() -> list[Page | BaseException]:
        return await asyncio.gather(*(asking.page_of(rows, SLOW) for _ in range(40)), return_exceptions=True)

    found = completed(crowd())
    assert [isinstance(one, Overloaded) for one in found] == [False] * asking.MOST + [True] * (40 - asking.MOST)
