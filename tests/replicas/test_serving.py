"""A server while its database is gone: reads go on, writes are told to come again, and it comes back by itself."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx2 as httpx
import pytest
from answers import ok, problem
from clusters import Pair, serves, stopped, until
from conftest import GEODATA
from processes import serving
from record_writing import EAST, OFFICES, WHY
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings

OFFICE = f"{OFFICES}/{EAST}"
GEOJSON = "application/geo+json"


@pytest.fixture
def client(own: atlas.Atlas, pair: Pair, tmp_path: Path) -> Iterator[TestClient]:
    """A coordinator at a server that reads from the replica; its accounts lie in a database of their own."""
    accounts = accounts_in(tmp_path, url=pair.primary.database())
    settings = Settings(geodata_dir=GEODATA, writes_per_minute=100_000)
    with TestClient(create_app(settings, own, accounts), base_url="http://testserver") as opened:
        log_in(opened, "koordination")
        yield opened
    accounts.close()


def state(client: TestClient) -> tuple[str, list[str]]:
    ready = ok(client.get("/readyz"))
    return ready["ledger"], [one["health"] for one in ready["replicas"]]


def write(client: TestClient, text: str, tag: str) -> httpx.Response:
    return client.patch(OFFICE, json={"properties": {"note": text}}, params=WHY, headers={"If-Match": tag})


def test_while_the_primary_is_gone_the_public_reads_on_and_who_writes_is_told_when_to_come_again(
    client: TestClient, own: atlas.Atlas, pair: Pair
) -> None:
    until(lambda: state(client) == ("ok", ["serves"]))
    tag = client.get(f"{OFFICE}/record").headers["etag"]
    before = own.store.revision().number
    with stopped(pair.primary):
        refused = write(client, "Ohne Datenbank", tag)
        assert problem(refused, 503, "store-unavailable")["retry_after_s"] == int(refused.headers["retry-after"])
        assert client.get(OFFICE).status_code == client.get("/healthz").status_code == 200
        # The feed of a city is read from the ledger itself: on the replica.
        assert client.get("/staedte/14625020/neues.atom").status_code == 200
        assert state(client) == ("ok", ["serves"])
        # A session that was ended may live on in a replica: nobody is let in by one.
        assert client.get("/api/session").status_code == 503
        with stopped(pair.standby):
            until(lambda: state(client) == ("store-unavailable", ["gone"]))
            assert client.get(OFFICE).status_code == 200
    until(lambda: state(client) == ("ok", ["serves"]))
    written = write(client, "Wieder da", tag)
    assert ok(written, GEOJSON)["properties"]["note"] == "Wieder da"
    assert int(written.headers["atlas-revision"]) == own.store.verify() == before + 1


def test_a_server_starts_without_the_primary_and_lets_people_in_when_it_is_back(pair: Pair, tmp_path: Path) -> None:
    primary, standby = pair.addresses()
    accounts_in(tmp_path, url=primary).close()
    with closing(atlas.open(tmp_path, GEODATA, primary, [standby])) as house:
        until(lambda: serves(house))
    named = {"ATLAS_DATABASE_URL": primary, "ATLAS_READ_URLS": standby, "ATLAS_DATA_DIR": tmp_path}
    door = {"name": "koordination", "password": "falsch"}
    with ExitStack() as started:
        with stopped(pair.primary):
            server = started.enter_context(serving(**named))
            client = started.enter_context(httpx.Client(base_url=server.url, timeout=60))
            assert client.get(OFFICE).status_code == 200
            refused = client.post("/api/session", json=door)
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        until(lambda: client.post("/api/session", json=door).status_code == 401)
