"""What takes long is done beside the event loop of a process, so that others are answered meanwhile."""

from pathlib import Path

import pytest
from loops import thread_of, threads_that_call
from starlette.testclient import TestClient

import atlas
from api import coding
from api.app import create_app
from api.settings import Settings
from tests.answers import ANEW

HERE = "lon=13.7373&lat=51.0504"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("address", "done"),
    [
        pytest.param("/api/collections/areas/items?limit=100&skipGeometry=true", "atlas.encode.outlined", id="encoded"),
        pytest.param(f"/api/nearby?{HERE}&f=html", "api.pages.html.nearby", id="a-page"),
        pytest.param(f"/api/nearby?{HERE}&f=csv", "api.around.nearby", id="a-file"),
    ],
)
def test_a_question_that_takes_a_moment_is_answered_beside_the_loop(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str, done: str
) -> None:
    threads = threads_that_call(monkeypatch, done)
    assert client.get(address).status_code == 200
    assert threads and thread_of(client) not in threads


@pytest.mark.parametrize(
    ("address", "body", "head", "done"),
    [
        pytest.param("/api/nearby/places", "Zittau", {}, "api.places_sent.lines_of", id="read"),
        pytest.param("/api/nearby/places", "Zittau", {}, "api.routes.manyplaces.near_row", id="told"),
        pytest.param("/in-der-naehe/viele", "places=Zittau", FORM, "api.pages.html.near_many", id="as-a-page"),
        pytest.param("/in-der-naehe/viele", "places=", FORM, "api.pages.html.near_many", id="refused"),
    ],
)
def test_places_are_read_and_answered_beside_the_loop(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str, body: str, head: dict[str, str], done: str
) -> None:
    threads = threads_that_call(monkeypatch, done)
    client.post(address, content=body, headers={"Content-Type": "text/plain", **head})
    assert threads and thread_of(client) not in threads


@pytest.mark.parametrize("form", coding.CODINGS)
def test_what_is_large_is_compressed_beside_the_loop_and_is_the_same(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    address, asked = "/api/collections/areas/items?limit=100", {"Accept-Encoding": form, **ANEW}
    small = client.get(address, headers=asked)
    monkeypatch.setattr(coding, "_LARGE_ONCE", 10_000)
    threads = threads_that_call(monkeypatch, "api.coding._packed_once")
    large = client.get(address, headers=asked)
    assert threads and thread_of(client) not in threads
    assert large.content == small.content
    headers = ("content-encoding", "content-length", "vary", "etag")
    assert [large.headers[name] for name in headers] == [small.headers[name] for name in headers]


def test_pictures_and_archives_stay_as_they_are_however_large(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coding, "_LARGE_ONCE", 1)
    sheet = client.get("/gebiete/bautzen-gesundbrunnen/steckbrief.pdf", headers={"Accept-Encoding": "br"})
    assert (sheet.status_code, sheet.content[:4], "content-encoding" in sheet.headers) == (200, b"%PDF", False)


def test_the_first_visitor_finds_the_routes_ready(
    house: atlas.Atlas, geodata: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(create_app(Settings(geodata_dir=geodata), house)) as opened:
        worked_out = threads_that_call(monkeypatch, "fastapi.routing.get_dependant")
        assert opened.get("/gebiete").status_code == 200
        assert not worked_out
