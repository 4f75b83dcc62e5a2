"""Several server processes on one socket, looked after by one that serves nothing itself.

A worker that ends unasked is replaced. SIGHUP replaces one after the other, each once the next one answers, so that
nobody is turned away while code, data or settings change. SIGTERM lets them finish what they have begun.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

import orjson

from api import logs
from api.metrics import Collected, expose
from api.settings import Settings
from api.starting import WORKER, address_of, listen, read_settings

# A report names each kind of address that was asked for.
_LONGEST_LINE = 2**24
# A worker that cannot start is started again at most so often.
_PAUSE_S = 1.0
_log = logging.getLogger("atlas.workers")


def run(host: str, port: int, announce: Callable[[str, str], None]) -> int:
    """Serve by several workers until told to end; return an exit code. Raises AtlasError where it cannot start."""
    settings = read_settings()
    listener = listen(host, port)
    logs.set_up(settings.log_level, settings.log_format)
    collected, metrics = Collected(settings.data_dir), ""
    if settings.metrics_port is not None:
        metrics = expose(collected, settings.metrics_host, settings.metrics_port)
    workers = Workers(settings, listener, collected)
    return asyncio.run(workers.run(lambda: announce(address_of(listener), metrics)))


@dataclass(eq=False)
class Worker:
    """A process that serves: whether it is ready yet, and whether it was told to end."""

    name: str
    process: asyncio.subprocess.Process
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    leaving: bool = False
    started: float = field(default_factory=time.monotonic)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Tell the process to end; nobody replaces it."""
        self.leaving = True
        with suppress(ProcessLookupError):
            self.process.send_signal(how)


class Workers:
    """Starts, replaces and ends workers."""

    def __init__(self, settings: Settings, listener: socket.socket, collected: Collected) -> None:
        self._settings, self._listener, self._collected = settings, listener, collected
        self._names = map(str, count(1))
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._reloading = asyncio.Lock()
        self._ending = asyncio.Event()

    async def run(self, announce: Callable[[], None]) -> int:
        """Look after the workers until a signal says to end; return the exit code."""
        loop = asyncio.get_running_loop()
        for one in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(one, self._ending.set)
        loop.add_signal_handler(signal.SIGHUP, lambda: self._do(self._reload()))
        first = [await self._start() for _ in range(self._settings.workers)]
        for worker in first:
            if not await self._is_ready(worker):
                # It has said itself what is wrong.
                await self._end()
                return worker.process.returncode or 1
        announce()
        tell_systemd("READY=1")
        await self._ending.wait()
        tell_systemd("STOPPING=1")
        await self._end()
        return 0

    async def _start(self) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            handed = (self._listener.fileno(), theirs.fileno())
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "api", pass_fds=handed, env={**os.environ, WORKER: "{},{}".format(*handed)}
            )
        worker = Worker(next(self._names), process)
        self._all.add(worker)
        self._do(self._hear(worker, ours))
        self._do(self._keep(worker))
        return worker

    async def _hear(self, worker: Worker, ours: socket.socket) -> None:
        """Take what a worker reports, until it ends."""
        reader, writer = await asyncio.open_connection(sock=ours, limit=_LONGEST_LINE)
        with suppress(ConnectionError):
            # A report that a worker was killed in the midst of has no end.
            while (line := await reader.readline()).endswith(b"\n"):
                report = orjson.loads(line)
                if "ready" in report:
                    worker.ready.set()
                else:
                    self._collected.report(worker.name, report)
        writer.close()
        # Not before its last report was taken.
        self._collected.end(worker.name)

    async def _keep(self, worker: Worker) -> None:
        """Start another worker where one ends that nobody told to."""
        code = await worker.process.wait()
        self._all.discard(worker)
        if worker.leaving or self._ending.is_set() or not worker.ready.is_set():
            return
        self._collected.restarts += 1
        _log.error("Worker %s ended with %s; another one takes its place.", worker.name, code)
        while not self._ending.is_set() and not await self._is_ready(await self._start()):
            await asyncio.sleep(_PAUSE_S)

    async def _is_ready(self, worker: Worker) -> bool:
        """Wait until a worker answers requests; False where it ends before."""
        ends, answers = asyncio.ensure_future(worker.process.wait()), asyncio.ensure_future(worker.ready.wait())
        await asyncio.wait((ends, answers), return_when=asyncio.FIRST_COMPLETED)
        ends.cancel()
        answers.cancel()
        return worker.ready.is_set()

    async def _reload(self) -> None:
        """Replace each worker by a new one that answers already; where one cannot start, the old ones go on."""
        async with self._reloading:
            for old in [one for one in self._all if one.ready.is_set() and not one.leaving]:
                if not await self._is_ready(await self._start()):
                    if self._ending.is_set():
                        return
                    _log.error("A new worker could not start; those that there are go on.")
                    return
                old.end()
            _log.info("Every worker was replaced.")

    async def _end(self) -> None:
        for worker in self._all:
            worker.end()
        waits = [one.process.wait() for one in self._all]
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*waits), self._settings.patience_s + _PAUSE_S * 5)
        for worker in self._all:
            worker.end(signal.SIGKILL)

    def _do(self, what: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def tell_systemd(state: str) -> None:
    """Tell the service manager how the server is, where it asks for it (sd_notify(3))."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.sendto(state.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
