"""What takes long is asked beside the event loop, by so many at once; who comes beyond them is sent away."""

import asyncio
from dataclasses import dataclass
from threading import get_ident
from types import SimpleNamespace
from typing import cast

import pytest
from loops import completed, with_thread

import atlas
from api import asking
from atlas import cql, garbage
from atlas.errors import InvalidParameter, Overloaded
from atlas.query import MAX_LIMIT, Collection, Page, Query, Sort

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


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query(sort=(Sort("name"),)), id="sorting"),
        pytest.param(Query(text="bautzen"), id="searching"),
        pytest.param(Query(filters={"id": "x," * 300}), id="a-long-list"),
        pytest.param(Query(conditions=(cql.read("areas", " OR ".join(["id = 'a'"] * 9)),)), id="a-long-expression"),
        pytest.param(Query(filters={"region": "east"}, limit=MAX_LIMIT + 1), id="all-of-a-file"),
    ],
)
def test_what_takes_a_moment_leaves_the_loop_to_others(house: atlas.Atlas, query: Query) -> None:
    of_loop, threads = threads_that_ask(house, query)
    assert threads and of_loop not in threads


def test_a_short_expression_is_answered_in_the_loop(house: atlas.Atlas) -> None:
    of_loop, threads = threads_that_ask(house, Query(conditions=(cql.read("areas", "id = 'a' OR id = 'b'"),)))
    assert threads == {of_loop}


def threads_that_ask(house: atlas.Atlas, query: Query) -> tuple[int, set[int]]:
    """The thread of the event loop, and those in which very many records are asked a query."""
    rows, threads = house.snapshot.collection("areas"), set[int]()

    @dataclass(frozen=True)
    class Watched:
        ids: range = range(asking.MANY)

        def run(self, asked: Query) -> Page:
            threads.add(get_ident())
            return rows.run(asked)

    of_loop, page = completed(with_thread(asking.page_of(cast(Collection, Watched()), query)))
    assert page == rows.run(query)
    return of_loop, threads


def test_of_too_many_who_ask_at_once_some_are_sent_away(house: atlas.Atlas) -> None:
    rows = house.snapshot.collection("areas")

    async def crowd() -> list[Page | BaseException]:
        return await asyncio.gather(*(asking.page_of(rows, SLOW) for _ in range(40)), return_exceptions=True)

    found = completed(crowd())
    assert [isinstance(one, Overloaded) for one in found] == [False] * asking.MOST + [True] * (40 - asking.MOST)


def test_what_is_free_is_given_back_now_and_then_not_after_every_question(
    house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, tidied = [1000.0], []
    monkeypatch.setattr("atlas.garbage.time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(garbage, "tidy", lambda: tidied.append(clock[0]))
    monkeypatch.setattr(garbage, "_tidied", garbage._Tidied())
    for now in (1000.0, 1001.0, 1002.0, 1060.0):
        clock[0] = now
        completed(asking.page_of(house.snapshot.collection("areas"), SLOW))
    assert tidied == [1000.0, 1060.0]
