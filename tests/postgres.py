"""A PostgreSQL server of the tests' own: real, on loopback, in a folder that goes away with them."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, LiteralString

import psycopg

# Where Debian puts the programs of the server, the newest version last.
_BIN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
# What makes a commit outlast a power cut costs seconds here, and no test cuts the power.
_SETTINGS = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c listen_addresses=127.0.0.1"


class Server:
    """A server in a folder: starts and stops, and makes databases, each empty."""

    def __init__(self, folder: Path, *settings: str) -> None:
        """`settings` are further ones ("jit=off"), in the place of the tests' own where they are of the same name."""
        self._folder = folder
        self._settings = " ".join((_SETTINGS, *(f"-c {one}" for one in settings)))
        self._port = _free_port()
        self._made = 0

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self._port} -k {self._folder} {self._settings}"
        self.run("pg_ctl", "-D", "cluster", "-w", "-l", "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as a fault would."""
        self.run("pg_ctl", "-D", "cluster", "-m", "immediate", "stop")

    def create(self) -> None:
        """Make its files."""
        self.run("initdb", "-D", "cluster", "-U", "atlas", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    @property
    def pid(self) -> int:
        """The process that all others of the server are children of."""
        return int((self._folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])

    def processes(self) -> list[int]:
        """That process, and those that it has started for who asks."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii").split()
        return [self.pid, *map(int, children)]

    def database(self) -> str:
        """Make an empty database; returns its address."""
        self._made += 1
        name = f"atlas_{self._made}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def ask(self, statement: LiteralString) -> Any:
        """Run a statement; returns the first value of its answer, None where it has none."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://atlas@127.0.0.1:{self._port}/{database}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs in its folder, as its account."""
        # What it starts inherits the output, so a pipe would never end.
        command = [_program(program), *arguments]
        subprocess.run(command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL, **_account())


def _program(name: str) -> str:
    found = shutil.which(name) or next((str(path / name) for path in reversed(_BIN) if (path / name).exists()), None)
    assert found, f"{name} fehlt; scripts/test installiert PostgreSQL."
    return found


def _account() -> dict[str, Any]:
    """The account that the server runs as: it refuses to be root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(*settings: str) -> Iterator[Server]:
    """Run a server whose files lie in a folder of its own, and go away with it."""
    with own_folder() as folder:
        server = Server(folder, *settings)
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def own_folder() -> Iterator[Path]:
    """Make a folder that the account of the server can get to, and that goes away again."""
    with TemporaryDirectory(prefix="atlas-postgres-") as name:
        folder, account = Path(name), _account()
        if account:
            shutil.chown(folder, account["user"], account["group"])
        yield folder
