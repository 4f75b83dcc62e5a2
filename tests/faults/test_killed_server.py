"""kill -9 of a server that is written to over HTTP: what it told of is there, nothing half, and it starts again."""

import random
import signal
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

import httpx2 as httpx
import pytest
from answers import ok
from fuzz.staffed import logged_in
from ledgers import copied
from processes import Server, serving
from record_writing import EAST, OFFICES, WHY
from staff_doors import accounts_in

import atlas
from atlas.store.embedded import FILE_NAME, EmbeddedStore

OFFICE = f"{OFFICES}/{EAST}"
ROUNDS = 2


def write_on(server: Server, told: list[str]) -> None:
    """Change a record again and again until the server is gone; keep the notes that it said were written."""
    with httpx.Client(base_url=server.url, headers=logged_in(server), timeout=60) as client:
        tag = client.get(f"{OFFICE}/record").headers["etag"]
        try:
            while True:
                note = f"Notiz {len(told) + 1}"
                done = client.patch(OFFICE, json={"properties": {"note": note}}, params=WHY, headers={"If-Match": tag})
                assert ok(done, "application/geo+json")["properties"]["note"] == note
                told.append(note)
                tag = done.headers["etag"]
        except httpx.TransportError:
            return


@pytest.fixture
def data(house: atlas.Atlas, tmp_path: Path) -> Path:
    """A data directory with a ledger and accounts."""
    with copied(house, tmp_path):
        accounts_in(tmp_path).close()
    return tmp_path


def test_a_server_that_is_killed_while_it_is_written_to_has_lost_nothing_that_it_told_of(data: Path) -> None:
    chance, before = random.Random(2026), 1
    for _ in range(ROUNDS):
        told: list[str] = []
        with serving(ATLAS_DATA_DIR=data, ATLAS_WRITES_PER_MINUTE="100000") as server:
            writer = Thread(target=write_on, args=(server, told))
            writer.start()
            while len(told) < 3 and writer.is_alive():
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.1))
            server.end(signal.SIGKILL)
            writer.join()
        assert len(told) >= 3
        with closing(EmbeddedStore(data / FILE_NAME)) as store:
            now = store.verify()
        # At most one more was written whose answer was on its way.
        assert before + len(told) <= now <= before + len(told) + 1
        written = {f"Notiz {now - before}"}
        before = now
    with serving(ATLAS_DATA_DIR=data) as again:
        shown = httpx.get(f"{again.url}{OFFICE}", timeout=60)
        assert {ok(shown, "application/geo+json")["properties"]["note"]} == written
