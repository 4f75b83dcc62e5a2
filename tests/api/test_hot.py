"""Answers that are given again as they are: the same bytes, to those they are for, and never of an old revision."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

import atlas
from api import hot
from api.app import create_app
from api.settings import Settings
from atlas.snapshot import Snapshot

PUBLIC = {"Cache-Control": "public, max-age=0", "Atlas-Revision": "1"}
PAGE = "/api/collections/projects/items?limit=100"


class Counted:
    """An app behind kept answers that counts how often it was asked; what it answers with can be changed."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.asked = 0
        self.answer: dict[str, Any] = {"status_code": 200, "headers": PUBLIC}
        app = Starlette(routes=[Route("/{path:path}", self._answer)])
        self.house = app.state.atlas = SimpleNamespace(current=replace(snapshot))
        app.add_middleware(hot.HotAnswers)
        self.client = TestClient(app)

    def keep(self, path: str) -> None:
        """Have an answer kept: it is asked for twice."""
        for _ in range(2):
            self.client.get(path)

    async def _answer(self, request: Request) -> Response:
        self.asked += 1
        return Response(f"{self.asked}", **self.answer)


@pytest.fixture
def counted(snapshot: Snapshot) -> Counted:
    return Counted(snapshot)


@pytest.fixture
def server(house: atlas.Atlas, geodata: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(geodata_dir=geodata), house)) as opened:
        yield opened


def test_a_question_that_is_asked_again_is_answered_by_the_same_answer_from_then_on(counted: Counted) -> None:
    assert [counted.client.get("/a?b=1").text for _ in range(4)] == ["1", "2", "2", "2"]


def test_a_question_among_many_others_is_not_one_that_is_asked_again(counted: Counted) -> None:
    for path in ("/a", *(f"/{number}" for number in range(hot._MOST))):
        counted.client.get(path)
    again = [counted.client.get("/a").text for _ in range(2)]
    assert again == [str(hot._MOST + 2), str(hot._MOST + 3)]


@pytest.mark.parametrize(
    "other",
    [
        {"url": "/b"},
        {"url": "/a?b=1"},
        {"url": "/a", "headers": {"Host": "other"}},
        {"url": "/a", "headers": {"Accept": "text/html"}},
        {"url": "/a", "headers": {"Accept-Encoding": "br"}},
        {"url": "/a", "headers": {"Origin": "https://bautzen.de"}},
    ],
)
def test_another_question_has_its_own_answer(counted: Counted, other: dict[str, Any]) -> None:
    counted.keep("/a")
    assert [counted.client.get("/a").text, counted.client.get(**other).text] == ["2", "3"]


@pytest.mark.parametrize("header", ["Authorization", "Cookie", "If-None-Match", "Range", "Cache-Control"])
def test_who_says_more_about_themselves_is_answered_anew(counted: Counted, header: str) -> None:
    counted.keep("/a")
    assert [counted.client.get("/a", headers={header: "x"}).text for _ in range(2)] == ["3", "4"]


def test_a_file_that_never_changes_is_kept_though_it_is_of_no_revision(counted: Counted) -> None:
    counted.answer = {"headers": {"Cache-Control": "public, max-age=31536000, immutable"}}
    assert [counted.client.get("/a").text for _ in range(3)] == ["1", "2", "2"]


@pytest.mark.parametrize(
    "answer",
    [
        {"status_code": 404, "headers": PUBLIC},
        {"headers": {"Cache-Control": "no-store", "Atlas-Revision": "1"}},
        {"headers": {"Cache-Control": "public"}},
        {"headers": {**PUBLIC, "Set-Cookie": "a=b"}},
    ],
)
def test_what_is_not_for_all_is_not_kept(counted: Counted, answer: dict[str, Any]) -> None:
    counted.answer = answer
    assert [counted.client.get("/a").text for _ in range(3)] == ["1", "2", "3"]


def test_another_snapshot_has_its_own_answers(counted: Counted) -> None:
    counted.keep("/a")
    counted.house.current = replace(counted.house.current)
    assert counted.client.get("/a").text == "3"


def test_nothing_is_kept_of_a_day_that_is_not_built_yet(counted: Counted) -> None:
    counted.house.current = None
    assert [counted.client.get("/a").text for _ in range(3)] == ["1", "2", "3"]


def test_there_is_room_for_few_and_who_was_asked_last_stays(counted: Counted) -> None:
    counted.keep("/first")
    for number in range(hot._MOST + 1):
        counted.client.get("/first")
        counted.keep(f"/{number}")
    assert counted.client.get("/first").text == "2"
    assert int(counted.client.get("/0").text) > 2 * hot._MOST


def test_the_server_gives_an_answer_again_to_the_byte(server: TestClient) -> None:
    first, _, again = server.get(PAGE), server.get(PAGE), server.get(PAGE)
    told = {name: value for name, value in first.headers.items() if name != "x-request-id"}
    assert again.content == first.content
    assert {name: value for name, value in again.headers.items() if name != "x-request-id"} == told
