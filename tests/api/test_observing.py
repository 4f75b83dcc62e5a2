"""What is noticed of a request: an id that goes along with its answer, the kind of its address, and nothing typed."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import atlas
from api.app import create_app
from api.logs import json_line
from api.settings import Settings

ITEM = "/api/collections/areas/items/bautzen-gesundbrunnen"


@pytest.fixture
def app(house: atlas.Atlas) -> FastAPI:
    app = create_app(Settings(geodata_dir=house.geodata, data_dir=house.data), house)
    app.state.notes.line = json_line
    return app


@pytest.fixture
def asker(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def last(app: FastAPI) -> dict[str, Any]:
    """Return what the log will tell of the last request."""
    line: dict[str, Any] = orjson.loads(app.state.notes.lines().splitlines()[-1])
    return line


# --- the id of a request ---------------------------------------------------------------------------------------------


def test_every_answer_names_its_request_and_no_two_have_the_same_id(asker: TestClient) -> None:
    ids = [asker.get(path).headers["x-request-id"] for path in (ITEM, ITEM, "/", "/quatsch", "/basemap/kreise.geojson")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-f]{12}-[0-9a-f]+", one) for one in ids)


@pytest.mark.parametrize("name", ["01890a5d-ac96-774b-bcce-b302099a8057", "4bf92f3577b34da6a3ce929d0e0e4736", "a" * 64])
def test_an_id_that_a_proxy_gave_is_kept(asker: TestClient, app: FastAPI, name: str) -> None:
    assert asker.get(ITEM, headers={"X-Request-ID": name}).headers["x-request-id"] == name
    assert last(app)["request_id"] == name


@pytest.mark.parametrize("name", ["", "short", "a" * 65, "Erika Mustermann", "id;drop=1", "äöüäöüäö", "{jndi:x/y}"])
def test_what_is_no_plain_id_is_not_repeated(asker: TestClient, name: str) -> None:
    given = asker.get(ITEM, headers={"X-Request-ID": name.encode()}).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{12}-[0-9a-f]+", given)


def test_a_problem_names_its_request(asker: TestClient) -> None:
    answer = asker.get(f"{ITEM}-quatsch")
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_an_unexpected_failure_names_its_request_too(app: FastAPI, house: atlas.Atlas) -> None:
    app.add_api_route("/scheitert", lambda: 1 // 0)
    with TestClient(app, raise_server_exceptions=False) as asker:
        answer = asker.get("/scheitert", headers={"X-Request-ID": "vom-proxy-1"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "vom-proxy-1")
    assert answer.json()["request_id"] == "vom-proxy-1"
    noticed = last(app)
    assert (noticed["status"], noticed["address"]) == (500, "/scheitert")


# --- what is noticed -------------------------------------------------------------------------------------------------

KINDS = [
    (ITEM, "/api/collections/areas/items/{item_id}"),
    ("/gebiete/bautzen-gesundbrunnen", "/gebiete/{item_id}"),
    ("/api/nearby?q=Erika+Mustermann", "/api/nearby"),
    ("/api/accounts/erika.mustermann", "(none)"),
    ("/Erika-Mustermann?Erika=Mustermann", "(none)"),
    ("/basemap/kreise.geojson", "/basemap/*"),
    ("/", "/"),
]


@pytest.mark.parametrize(("asked", "kind"), KINDS)
def test_of_an_address_only_its_kind_is_noticed(asker: TestClient, app: FastAPI, asked: str, kind: str) -> None:
    asker.get(asked)
    assert last(app)["address"] == kind


def test_the_answer_is_noticed_as_it_was_sent(asker: TestClient, app: FastAPI, house: atlas.Atlas) -> None:
    answer = asker.get(ITEM, headers={"Accept-Encoding": "identity"})
    noticed = last(app)
    assert (noticed["method"], noticed["status"], noticed["bytes"]) == ("GET", 200, len(answer.content))
    assert str(noticed["revision"]) == answer.headers["atlas-revision"] == str(house.snapshot.revision)
    assert 0 < noticed["ms"] < 10_000


# --- the gate --------------------------------------------------------------------------------------------------------


def test_who_finds_no_room_is_told_when_to_come_again(app: FastAPI, house: atlas.Atlas) -> None:
    app.state.gate.most = 0
    with TestClient(Arriving(app)) as asker:
        refused, page = asker.get(ITEM), asker.get("/gebiete", headers={"Accept": "text/html"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
        assert (refused.json()["code"], refused.json()["retry_after_s"]) == ("overloaded", 1)
        assert refused.json()["request_id"] == refused.headers["x-request-id"]
        assert refused.headers["access-control-allow-origin"] == "*"
        assert (page.status_code, page.headers["retry-after"]) == (503, "1")
        assert "Bitte gleich noch einmal versuchen" in page.text
        assert [asker.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]
    assert app.state.gate.inside == 0


class Arriving:
    """Lets each request pass the gate, as the server does."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._app.state.gate.enter(scope["path"], scope.setdefault("state", {}))
        await self._app(scope, receive, send)
