"""What a write survives: a killed process, a full disk, a store that may only be read, others who write at once."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pytest
from processes import ROOT, environment, serving

import atlas
from atlas.errors import Stale, StoreBusy, StoreNotWritable
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.ledger import Edit

OFFICE = "chemnitz-buergerzentrum-sonnenberg"

# Children write as fast as they can, two records in one revision, and tell of each revision that was accepted; each is
# killed at some moment. What was told of must be there, and nothing but whole revisions.
KILLED = """
import os, random, signal, sys, time
from contextlib import closing
from pathlib import Path
import orjson
from atlas.store.embedded import EmbeddedStore
from atlas.store.ledger import Edit

path, rounds, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(2026)

def write_on(told):
    store = EmbeddedStore(path)
    keys = sorted(store.present("offices"))[:2]
    while True:
        edits = []
        for key in keys:
            feature = orjson.loads(store.current("offices", key).body)
            feature["properties"]["note"] = str(store.revision().number + 1)
            edits.append(Edit("offices", key, feature, None))
        store.change(edits, who="kind", why="Probe")
        os.write(told, b"x")

before, torn = 1, 0
for number in range(rounds):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        write_on(tell)
    os.close(tell)
    os.read(hear, 1)
    time.sleep(chance.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    accepted = 1 + len(os.read(hear, 1_000_000))
    os.close(hear)
    torn += (path.parent / "ledger.sqlite-journal").exists()
    with closing(EmbeddedStore(path)) as store:
        now = store.revision().number
        assert before + accepted <= now <= before + accepted + 1, (before, accepted, now)
        written = [one.body for one in store.present("offices").values() if one.who == "kind"]
        notes = {orjson.loads(body)["properties"]["note"] for body in written}
        assert notes == {str(now)}, (notes, now)
        if number % 20 == 0 or number == rounds - 1:
            assert store.verify() == now
    before = now
print(before, torn)
"""


@pytest.fixture
def small(tmp_path: Path, threes: Path) -> Path:
    """The file of a ledger with three records of each kind."""
    EmbeddedStore.open(tmp_path / "data", threes).close()
    return tmp_path / "data" / FILE_NAME


@pytest.fixture
def store(small: Path) -> Iterator[EmbeddedStore]:
    with closing(EmbeddedStore(small)) as opened:
        yield opened


def noted(store: EmbeddedStore, note: str) -> list[Edit]:
    """The first office with a note, for the state that it is in."""
    key, current = sorted(store.present("offices").items())[0]
    feature = orjson.loads(current.body or "")
    feature["properties"]["note"] = note
    return [Edit("offices", key, feature, current.revision)]


def program(text: str, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", text, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=300, **options)


def test_a_writer_that_is_killed_leaves_whole_revisions_and_loses_none_that_it_told_of(small: Path) -> None:
    done = program(KILLED, small, 200)
    assert done.returncode == 0, done.stderr
    revisions, torn = map(int, done.stdout.split())
    # Some were killed in the middle of writing, or the test would show nothing.
    assert revisions > 200 and torn > 0


FULL = """
import resource, sys
from contextlib import closing
from pathlib import Path
import orjson
from atlas.errors import StoreNotWritable
from atlas.store.embedded import EmbeddedStore
from atlas.store.ledger import Edit

path = Path(sys.argv[1])
with closing(EmbeddedStore(path)) as store:
    before = store.revision()
    key, current = sorted(store.present("offices").items())[0]
    feature = orjson.loads(current.body)
    feature["properties"]["note"] = "x" * 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, resource.RLIM_INFINITY))
    try:
        store.change([Edit("offices", key, feature, None)], who="x", why="y")
    except StoreNotWritable as error:
        print(error.de)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert store.revision() == before and store.verify() == before.number
    feature["properties"]["note"] = "kurz"
    store.change([Edit("offices", key, feature, None)], who="x", why="y")
"""


def test_a_disk_that_takes_no_more_is_said_so_and_nothing_is_lost(small: Path) -> None:
    done = program(FULL, small)
    assert done.returncode == 0, done.stderr
    assert "kann nicht beschrieben werden (der Datenträger" in done.stdout


def test_a_store_that_has_no_room_left_is_said_to_be_full(store: EmbeddedStore) -> None:
    edits = noted(store, "x" * 400_000)
    with store._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        # It holds for the connection, which the pool gives to the next writer again.
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreNotWritable, match="der Datenträger ist voll"):
        store.change(edits, who="x", why="y")
    assert store.verify() == 1


READ_ONLY = """
import os, sys
from contextlib import closing
from pathlib import Path
import orjson
from atlas.errors import StoreNotWritable
from atlas.store.embedded import EmbeddedStore
from atlas.store.ledger import Edit

path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
with closing(EmbeddedStore(path)) as store:
    key, current = sorted(store.present("offices").items())[0]
    feature = orjson.loads(current.body)
    feature["properties"]["note"] = "Neu"
    try:
        store.change([Edit("offices", key, feature, None)], who="x", why="y")
    except StoreNotWritable as error:
        print(error.de)
"""


def test_a_store_that_may_only_be_read_is_read_and_said_to_be_protected(small: Path) -> None:
    # Outside of pytest's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(small, folder)
        for path, mode in ((Path(folder) / FILE_NAME, 0o444), (Path(folder), 0o555)):
            os.chmod(path, mode)
        done = program(READ_ONLY, Path(folder) / FILE_NAME)
        os.chmod(folder, 0o755)
    assert done.returncode == 0, done.stderr
    assert "kann nicht beschrieben werden (es ist schreibgeschützt)" in done.stdout


def test_who_waits_too_long_for_another_writer_is_asked_to_try_again(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.store.sqlite._PATIENCE_MS", 50)
    edits = noted(store, "Zweite")
    with (
        closing(EmbeddedStore(store.path)) as hasty,
        store._database.writing(),
        pytest.raises(StoreBusy, match="noch einmal"),
    ):
        hasty.change(edits, who="west", why="Anruf")


def test_of_many_who_change_the_same_state_at_once_one_is_accepted(store: EmbeddedStore) -> None:
    edits, accepted, refused = noted(store, "Neu"), [], []
    gate = threading.Barrier(8)

    def change(number: int) -> None:
        with closing(EmbeddedStore(store.path)) as own:
            feature = {**(edits[0].feature or {}), "n": number}
            gate.wait()
            try:
                accepted.append(
                    own.change([Edit("offices", edits[0].record_id, feature, 1)], who=f"w{number}", why="x")
                )
            except Stale as error:
                refused.append(error)

    writers = [threading.Thread(target=change, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (len(accepted), len(refused)) == (1, 7)
    assert {error.who for error in refused} == {accepted[0].who}
    assert store.verify() == 2


# --- two servers on one store ----------------------------------------------------------------------------------------


def note_at(address: str) -> Any:
    with urllib.request.urlopen(f"{address}/api/collections/offices/items/{OFFICE}") as answer:
        return orjson.loads(answer.read())["properties"]["note"]


def test_two_servers_on_one_store_show_each_others_changes_shortly_after(tmp_path: Path, geodata: Path) -> None:
    with (
        closing(atlas.open(tmp_path, geodata)) as house,
        serving(ATLAS_DATA_DIR=tmp_path) as one,
        serving(ATLAS_DATA_DIR=tmp_path) as other,
    ):
        assert note_at(one.url) == note_at(other.url) != "Neu"
        current = house.store.current("offices", OFFICE)
        feature = orjson.loads(current.body or "")
        feature["properties"]["note"] = "Neu"
        house.change([Edit("offices", OFFICE, feature, current.revision)], who="koordination", why="Anruf")
        # A second on a calm machine; a shared one gets more.
        until = time.monotonic() + 10
        while time.monotonic() < until and {note_at(one.url), note_at(other.url)} != {"Neu"}:
            time.sleep(0.05)
        assert {note_at(one.url), note_at(other.url)} == {"Neu"}
