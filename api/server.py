"""The server process: open the atlas and the port first, so that what fails fails with a sentence; then serve."""

import asyncio
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable

import orjson
import uvicorn
from fastapi import FastAPI

import atlas
from api import connections, logs
from api.app import create_app
from api.gate import Gate
from api.settings import Settings
from api.starting import BACKLOG, address_of, listen, read_settings
from api.watch import Report, Vitals, Watch
from atlas import garbage

# So long a worker that leaves goes on with connections that are open: each answer asks for a new one, elsewhere.
_FAREWELL_S = 1.0
_POLL_S = 0.02
_TICKS_A_SECOND = 10
# libuv takes one connection of a listening socket, then looks after all others; of so many copies it takes one each, or
# else a crowd of new connections keeps whoever asks whether the server lives waiting.
_TAKEN_AT_ONCE = 32
# A thread that writes the log or builds a snapshot keeps answers waiting for so long at a time; Python's own 5 ms
# are fifteen times what an answer takes.
_TURN_S = 0.0002
# A supervisor that has not taken a report for so long is gone.
_SUPERVISOR_S = 10.0


def run(host: str, port: int, announce: Callable[[str, str], None]) -> None:
    """Serve the atlas in this process until it is told to end; raises AtlasError before the first request.

    `announce` is told the address, and that of the metrics where they are offered.
    """
    settings = read_settings()
    listener = listen(host, port)
    report, metrics = _own_metrics(settings)
    _serve(settings, listener, report, lambda: announce(address_of(listener), metrics))


def run_worker(listener: int, supervisor: int) -> None:
    """Serve as one of several, on a socket that all share, and report to who started it; both are file descriptors."""
    told = socket.socket(fileno=supervisor)
    told.settimeout(_SUPERVISOR_S)

    def tell(what: Report) -> None:
        try:
            told.sendall(orjson.dumps(what, option=orjson.OPT_APPEND_NEWLINE))
        except OSError:
            # Nobody looks after this process any more: who starts the next ones wants the port.
            os.kill(os.getpid(), signal.SIGTERM)

    shared = socket.socket(fileno=listener)
    _serve(read_settings(), shared, tell, lambda: tell({"ready": True}), farewell_s=_FAREWELL_S)


def _own_metrics(settings: Settings) -> tuple[Callable[[Report], None], str]:
    """Return who is told of this process, and where it can be asked for; nobody where it is not wanted."""
    if settings.metrics_port is None:
        return lambda report: None, ""
    from api.metrics import Collected, expose

    collected = Collected(settings.data_dir)
    address = expose(collected, settings.metrics_host, settings.metrics_port)
    return lambda report: collected.report("1", report), address


def _serve(
    settings: Settings,
    listener: socket.socket,
    report: Callable[[Report], None],
    ready: Callable[[], None],
    farewell_s: float = 0.0,
) -> None:
    # Raised once more when all is answered: by default that would end the process before the rest is done.
    signal.signal(signal.SIGTERM, _leave)
    sys.setswitchinterval(_TURN_S)
    line = logs.set_up(settings.log_level, settings.log_format)
    house = atlas.open(settings.data_dir, settings.geodata_dir)
    garbage.share()
    if house.stock is not None:
        garbage.give_back(garbage.COLUMNS)
    app = create_app(settings, house)
    gate: Gate = app.state.gate
    app.state.notes.line = line
    config = uvicorn.Config(
        app,
        http=connections.passing(gate),
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=settings.patience_s,
    )
    watch = Watch(app.state.notes, lambda: vitals(app, house), report)
    server = Server(config, gate, ready, farewell_s)
    watch.start()
    try:
        server.run(sockets=[listener, *(_copy(listener) for _ in range(1, _TAKEN_AT_ONCE))])
    finally:
        watch.end()
        house.close()


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)


def _copy(listener: socket.socket) -> socket.socket:
    # Not socket.dup(): for a moment it lets the socket block, in all processes that share it.
    return socket.socket(fileno=os.dup(listener.fileno()))


class Server(uvicorn.Server):
    """Says when it is ready; before it ends it lets open connections go elsewhere, and finishes what it has begun."""

    def __init__(self, config: uvicorn.Config, gate: Gate, ready: Callable[[], None], farewell_s: float) -> None:
        super().__init__(config)
        self._gate, self._ready, self._farewell_s = gate, ready, farewell_s
        self._most_connections = connections.room()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        # What there is by now stays; no search for cycles goes through it again, while requests wait.
        gc.freeze()
        gc.enable()
        self._ready()

    async def on_tick(self, counter: int) -> bool:
        """End the connections that nobody waits for any longer, once a second."""
        if counter % _TICKS_A_SECOND == 0:
            connections.end_late(self.server_state.connections, self._most_connections, time.monotonic())
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no new connection, bid farewell to those that there are, and wait for what is being answered."""
        for server in self.servers:
            server.close()
        for one in sockets or ():
            one.close()
        self._gate.close()
        until = time.monotonic() + self._farewell_s
        while self.server_state.connections and time.monotonic() < until:
            await asyncio.sleep(_POLL_S)
        await super().shutdown(sockets)


def vitals(app: FastAPI, house: atlas.Atlas) -> Vitals:
    """Return how a process is, before it has begun to answer too: what it reads, how late, how much waits; seconds."""
    pace, now = house.pace, time.monotonic()
    return {
        "revision": house.snapshot.revision,
        "snapshot_age_seconds": now - pace.built_at,
        "ledger_lag_seconds": now - pace.known_at,
        "rebuilds": pace.builds,
        "rebuild_seconds": pace.total_s,
        "rebuild_last_seconds": pace.last_s,
        "requests_inside": app.state.gate.inside,
        "requests_most": app.state.gate.most,
        "sheets_waiting": app.state.press.waiting,
    }
