"""Whoever keeps a connection without use is hung up on, and what he held is free for others."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import uvicorn

import atlas
from api import connections, server
from api.app import create_app
from api.settings import Settings

SOON_S = 20.0
GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
LARGE = b"GET /api/collections/projects/items?limit=1000 HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"


class Running:
    """A server in a thread, which looks at its connections ten times a second."""

    def __init__(self, house: atlas.Atlas) -> None:
        app = create_app(Settings(), house)
        self.gate = app.state.gate
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address, self._started = self._listener.getsockname(), threading.Event()
        config = uvicorn.Config(app, http=connections.passing(self.gate), log_config=None)
        self.server = server.Server(config, self.gate, self._started.set, 0.0)
        self._thread = threading.Thread(target=self.server.run, args=([self._listener],))
        self._thread.start()
        assert self._started.wait(SOON_S)

    def connect(self) -> socket.socket:
        return socket.create_connection(self._address, timeout=SOON_S)

    def end(self) -> None:
        self.server.should_exit = True
        self._thread.join()


@pytest.fixture
def running(house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setattr(server, "_TICKS_A_SECOND", 1)
    made = Running(house)
    yield made
    made.end()


def is_hung_up(connection: socket.socket) -> bool:
    """Read what comes until the server hangs up; False where it goes on for long."""
    try:
        while connection.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


@pytest.mark.parametrize("sent", [b"", GET[:20], GET + GET[:20]], ids=["nothing", "half a head", "half a second head"])
def test_who_does_not_send_the_head_of_a_request_is_hung_up_on(
    running: Running, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 0.2)
    with running.connect() as slow:
        slow.sendall(sent)
        assert is_hung_up(slow)


def test_who_stops_within_a_body_is_hung_up_on_and_his_place_is_free(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BODY_S", 0.2)
    with running.connect() as slow:
        slow.sendall(POST)
        assert is_hung_up(slow)
    until = time.monotonic() + SOON_S
    while running.gate.inside and time.monotonic() < until:
        time.sleep(0.01)
    assert running.gate.inside == 0


def test_who_does_not_read_an_answer_is_hung_up_on(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "UNREAD_S", 0.3)
    with running.connect() as deaf:
        deaf.sendall(LARGE * 40)
        assert deaf.recv(12) == b"HTTP/1.1 200"
        until = time.monotonic() + SOON_S
        while running.server.server_state.connections and time.monotonic() < until:
            time.sleep(0.05)
        assert not running.server.server_state.connections


def test_where_there_are_too_many_those_that_lie_open_are_ended(running: Running) -> None:
    running.server._most_connections = 3
    with ExitStack() as several:
        opened = [several.enter_context(running.connect()) for _ in range(8)]
        for one in opened:
            one.sendall(GET)
        assert opened[0].recv(4096).startswith(b"HTTP/1.1 200")
        assert all(is_hung_up(one) for one in opened)
    with running.connect() as anew:
        anew.sendall(GET)
        assert anew.recv(4096).startswith(b"HTTP/1.1 200")


def test_whoever_asks_again_soon_goes_on(running: Running) -> None:
    with running.connect() as connection:
        for _ in range(3):
            connection.sendall(GET)
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            time.sleep(0.3)


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_a_short_answer_comes_in_one_piece_and_another_after_it(running: Running, method: bytes) -> None:
    with running.connect() as connection:
        for _ in range(2):
            connection.sendall(GET.replace(b"GET", method))
            head, _, body = connection.recv(4096).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200")
            assert bool(body) is (method == b"GET")
