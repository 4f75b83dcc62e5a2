"""A PostgreSQL primary and its streaming replicas, on loopback: stopped, held back, promoted."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from subprocess import CalledProcessError

from postgres import Server, own_folder, running

from atlas import Atlas

PATIENCE_S = 30.0


class Standby(Server):
    """A hot standby: it follows its primary, and answers who only reads."""

    def copy(self, primary: Server) -> None:
        """Make its files, of those of a running primary."""
        source = f"{primary.url('postgres')}?application_name=standby"
        self.run("pg_basebackup", "-D", "cluster", "-R", "-c", "fast", "-d", source)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what comes in wait, so that this server lags; it takes effect afterwards."""
        self.ask("SELECT pg_wal_replay_pause()")
        until(lambda: self.ask("SELECT pg_get_wal_replay_pause_state()") == "paused")
        try:
            yield
        finally:
            self.ask("SELECT pg_wal_replay_resume()")

    def promote(self) -> None:
        """Make it a primary, that takes writes."""
        assert self.ask("SELECT pg_promote()")


@dataclass(frozen=True)
class Pair:
    """A primary and its standby."""

    primary: Server
    standby: Standby

    def addresses(self) -> tuple[str, str]:
        """Make an empty database; returns its address at the primary and at the standby."""
        own = self.primary.database()
        return own, self.standby.url(own.rpartition("/")[2])


@contextmanager
def standby_of(primary: Server) -> Iterator[Standby]:
    """Run a standby whose files lie in a folder of its own, and go away with it."""
    with own_folder() as folder:
        server = Standby(folder)
        server.copy(primary)
        server.start()
        try:
            yield server
        finally:
            with suppress(CalledProcessError):
                server.stop()


@contextmanager
def replicated() -> Iterator[Pair]:
    """Run a primary and a standby, which a test may stop as it likes."""
    with running() as primary, standby_of(primary) as standby:
        yield Pair(primary, standby)


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    """Stop a server as a fault would, and start it again afterwards."""
    server.stop()
    try:
        yield
    finally:
        server.start()


@contextmanager
def frozen(server: Server) -> Iterator[None]:
    """Let a server keep its connections, and answer nothing."""
    processes = server.processes()
    for one in processes:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in processes:
            os.kill(one, signal.SIGCONT)


def health(house: Atlas) -> str:
    """Ask the one replica of an atlas how it is."""
    house.store.watch()
    (found,) = house.store.replicas()
    return found.health


def serves(house: Atlas) -> bool:
    """Ask the one replica of an atlas whether it serves."""
    return health(house) == "serves"


def until(condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Wait for something to be true."""
    given_up = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < given_up, "It does not become true."
        time.sleep(0.02)
