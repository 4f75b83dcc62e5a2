"""An answer is of one revision, and names that one, whatever is written while it is made."""

import re
from collections.abc import Iterator
from importlib import import_module
from inspect import iscoroutinefunction
from itertools import count
from typing import Any

import anyio
import pytest
from answers import ANEW
from record_writing import NEW
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.store.ledger import Edit

ZITTAU = {"type": "Point", "coordinates": [14.807, 50.8987]}
AROUND = {"lon": "14.807", "lat": "50.8987", "kind": "offices", "limit": "5"}
PLAIN = {"Content-Type": "text/plain"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def client(own: atlas.Atlas) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), own)) as opened:
        yield opened


def write_before_and_after(monkeypatch: pytest.MonkeyPatch, house: atlas.Atlas, target: str) -> None:
    """Open an office in Zittau before and after a step of an answer, named by its module as it is looked up there."""
    module, _, name = target.rpartition(".")
    plain, numbers = getattr(import_module(module), name), count()
    is_sync = not iscoroutinefunction(plain)

    def write() -> None:
        key = f"zittau-neu-{next(numbers)}"
        fields = {**NEW, "id": key, "city_ags": "14626610", "city": "Zittau"}
        feature = {"type": "Feature", "id": key, "geometry": ZITTAU, "properties": fields}
        house.change([Edit("offices", key, feature, None)], who="koordination", why="Eröffnet")

    async def meanwhile(*given: Any) -> Any:
        await anyio.to_thread.run_sync(write)
        found = await plain(*given)
        await anyio.to_thread.run_sync(write)
        return found

    def at_once(*given: Any, **named: Any) -> Any:
        write()
        found = plain(*given, **named)
        write()
        return found

    monkeypatch.setattr(target, at_once if is_sync else meanwhile)


def test_figures_are_of_the_revision_that_they_name(
    client: TestClient, own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own.snapshot
    write_before_and_after(monkeypatch, own, "api.routes.figures.beside")
    answer = client.get("/api/stats?by=city")
    assert own.snapshot.revision == before.revision + 2
    assert answer.json()["total"]["offices"] == len(before.collection("offices").ids)
    assert answer.json()["revision"] == int(answer.headers["atlas-revision"]) == before.revision


def test_the_page_of_figures_is_of_the_revision_that_it_names(
    client: TestClient, own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_before_and_after(monkeypatch, own, "api.routes.pages.beside")
    answer = client.get("/statistik")
    assert re.findall(r"Fassung (\d+)", answer.text)[-1:] == [answer.headers["atlas-revision"]]


def test_a_file_of_what_lies_near_is_of_one_revision(
    client: TestClient, own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = client.get("/api/nearby", params={**AROUND, "f": "csv"})
    write_before_and_after(monkeypatch, own, "api.routes.nearby.beside")
    answer = client.get("/api/nearby", params={**AROUND, "f": "csv"})
    assert (answer.status_code, answer.text) == (200, alone.text)


def test_the_page_of_what_lies_near_is_of_the_revision_that_it_names(
    client: TestClient, own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = client.get("/in-der-naehe", params=AROUND, headers=ANEW)
    write_before_and_after(monkeypatch, own, "api.around.nearby")
    answer = client.get("/in-der-naehe", params=AROUND, headers=ANEW)
    assert (answer.text, answer.headers["atlas-revision"]) == (alone.text, alone.headers["atlas-revision"])


@pytest.mark.parametrize(
    ("address", "body", "head"),
    [
        pytest.param("/api/nearby/places?kind=offices", "Zittau", PLAIN, id="data"),
        pytest.param("/api/nearby/places?kind=offices&f=csv", "Zittau", PLAIN, id="a-file"),
        pytest.param("/in-der-naehe/viele", "places=Zittau&kind=offices", FORM, id="a-page"),
    ],
)
def test_what_lies_near_many_places_is_of_one_revision(
    client: TestClient,
    own: atlas.Atlas,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    body: str,
    head: dict[str, str],
) -> None:
    alone = client.post(address, content=body, headers=head)
    write_before_and_after(monkeypatch, own, "api.routes.manyplaces.places_sent")
    answer = client.post(address, content=body, headers=head)
    assert (answer.status_code, answer.text) == (200, alone.text)
