"""Several workers on one socket: one is killed, all are replaced, all are told to end, or are left alone."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest
from processes import Server, serving

OFFICE = "chemnitz-buergerzentrum-sonnenberg"
ADDRESS = f"/api/collections/offices/items/{OFFICE}"
# Seconds; on a calm machine all of it takes one or two.
PATIENCE_S = 180


@contextmanager
def crew(data: Path, geodata: Path) -> Iterator[Server]:
    """Serve by two workers, and offer metrics."""
    with serving(ATLAS_WORKERS="2", ATLAS_METRICS_PORT="0", ATLAS_DATA_DIR=data, ATLAS_GEODATA_DIR=geodata) as server:
        until(lambda: len(workers_of(server)) == 2)
        yield server


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory, geodata: Path) -> Path:
    """Geodata of our own, to be changed under a running server."""
    folder = tmp_path_factory.mktemp("own") / "geodata"
    shutil.copytree(geodata, folder, ignore=shutil.ignore_patterns("facts"))
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, layers: Path) -> Iterator[Server]:
    with crew(tmp_path_factory.mktemp("data"), layers) as server:
        yield server


def workers_of(server: Server) -> set[int]:
    """Return the processes that the one that looks after them has started."""
    pid = server.process.pid
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()))


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    given_up = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < given_up
        time.sleep(0.02)


def measured(server: Server, name: str) -> float:
    """Return the sum of a metric, as it is offered."""
    found = re.search(r"Messwerte: (\S+)", server.log.read_text("utf-8"))
    assert found
    with urllib.request.urlopen(found[1]) as answer:
        text = answer.read().decode()
    return sum(map(float, re.findall(rf"^{name}(?:{{.*}})? (\S+)$", text, re.MULTILINE)))


@dataclass
class Asker:
    """Asks the same again and again, on one connection or on a new one each time, and keeps what failed."""

    server: Server
    keep: bool
    asked: int = 0
    failed: list[str] = field(default_factory=list)
    enough: Event = field(default_factory=Event)

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE_S)
        while not self.enough.is_set():
            try:
                connection.request("GET", ADDRESS)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.failed.append(str(answer.status))
            except (OSError, http.client.HTTPException) as error:
                self.failed.append(repr(error))
                connection.close()
            self.asked += 1
            if not self.keep:
                connection.close()
            # Others who ask leave the processors to the workers that start.
            time.sleep(0.01)
        connection.close()


@contextmanager
def asking(server: Server) -> Iterator[list[Asker]]:
    """Let two clients ask all the time."""
    askers = [Asker(server, keep=True), Asker(server, keep=False)]
    threads = [Thread(target=one.run) for one in askers]
    for thread in threads:
        thread.start()
    try:
        until(lambda: all(one.asked > 5 for one in askers))
        yield askers
        told = [one.asked for one in askers]
        until(lambda: all(one.asked > before + 5 for one, before in zip(askers, told, strict=True)))
    finally:
        for one in askers:
            one.enough.set()
        for thread in threads:
            thread.join()


def told(server: Server, words: str) -> bool:
    """Return whether the server has told of something in its log."""
    return any(words in line.get("message", "") for line in server.logged())


def note_at(server: Server) -> str:
    with urllib.request.urlopen(f"{server.url}{ADDRESS}") as answer:
        return str(json.load(answer)["properties"]["note"])


def write_note(layers: Path, note: str) -> None:
    """Ship another note of the office."""
    path = layers / "layers" / "offices.geojson"
    document = json.loads(path.read_text("utf-8"))
    next(one for one in document["features"] if one["id"] == OFFICE)["properties"]["note"] = note
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


# --- a worker --------------------------------------------------------------------------------------------------------


def test_where_a_worker_is_killed_the_others_answer_and_another_takes_its_place(served: Server) -> None:
    before = workers_of(served)
    # What the killed one was answering at that moment is lost with it: we ask from then on.
    os.kill(min(before), signal.SIGKILL)
    assert [note_at(served) for _ in range(20)]
    until(lambda: len(workers_of(served) - before) == 1 and measured(served, "atlas_workers") == 2)
    assert measured(served, "atlas_worker_restarts_total") == 1
    assert told(served, "ended with -9")


# --- a reload --------------------------------------------------------------------------------------------------------


def test_no_request_fails_while_workers_are_replaced_and_the_new_data_is_served(served: Server, layers: Path) -> None:
    before = workers_of(served)
    write_note(layers, "Neu ausgeliefert")
    with asking(served) as askers:
        served.process.send_signal(signal.SIGHUP)
        until(lambda: len(workers_of(served)) == 2 and not workers_of(served) & before)
    assert [one.failed for one in askers] == [[], []]
    assert {note_at(served) for _ in range(10)} == {"Neu ausgeliefert"}


def test_what_was_counted_before_a_reload_counts_on(served: Server) -> None:
    before = workers_of(served)
    until(lambda: measured(served, "atlas_request_seconds_count") > 0)
    counted = measured(served, "atlas_request_seconds_count")
    served.process.send_signal(signal.SIGHUP)
    until(lambda: len(workers_of(served)) == 2 and not workers_of(served) & before)
    until(lambda: measured(served, "atlas_workers") == 2)
    assert measured(served, "atlas_request_seconds_count") >= counted


def test_where_new_workers_cannot_start_the_old_ones_go_on(served: Server, layers: Path) -> None:
    before, path = workers_of(served), layers / "layers" / "areas.geojson"
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    served.process.send_signal(signal.SIGHUP)
    until(lambda: told(served, "could not start"))
    path.write_bytes(whole)
    assert workers_of(served) == before
    assert note_at(served) == "Neu ausgeliefert"


# --- the end ---------------------------------------------------------------------------------------------------------


def begin(server: Server) -> socket.socket:
    """Ask for a megabyte and read the first bytes of it only."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", server.port))
    connection.sendall(b"GET /basemap/municipalities.geojson HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    connection.recv(100)
    return connection


def rest(connection: socket.socket) -> int:
    """Read on to the end; return how many bytes there were."""
    connection.settimeout(PATIENCE_S)
    size = 0
    while chunk := connection.recv(65536):
        size += len(chunk)
    connection.close()
    return size


def test_what_is_being_sent_is_sent_to_its_end_before_the_server_ends(tmp_path: Path, geodata: Path) -> None:
    with crew(tmp_path, geodata) as server:
        whole = rest(begin(server))
        half = begin(server)
        server.process.send_signal(signal.SIGTERM)
        # Nobody else is let in from then on.
        until(lambda: refuses(server))
        assert rest(half) == whole > 500_000
        assert server.process.wait(PATIENCE_S) == 0


def refuses(server: Server) -> bool:
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
    except OSError:
        return True
    return False


def test_workers_that_nobody_looks_after_any_more_end_and_free_the_port(tmp_path: Path, geodata: Path) -> None:
    with crew(tmp_path, geodata) as server:
        port = server.port
        server.end(signal.SIGKILL)
        until(lambda: refuses(server))
        with serving(ATLAS_DATA_DIR=tmp_path, ATLAS_GEODATA_DIR=geodata, PORT=str(port)) as again:
            assert note_at(again)
