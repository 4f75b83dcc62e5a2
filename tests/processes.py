"""The atlas as a real process: run to its end, or serve on a port of its own."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE_S = 60
_ALONE = ("unshare", "--map-root-user", "--mount", "sh", "-c")
_TOOLS = ("unshare", "mount", "findmnt", "setpriv")


def environment(**variables: str | Path) -> dict[str, str]:
    """Return the environment of this process without anything that would steer the atlas, and with `variables`."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("ATLAS_", "HOST", "PORT"))}
    return {**plain, "NO_COLOR": "1", "COLUMNS": "200", **{name: str(value) for name, value in variables.items()}}


def run(*arguments: str, **variables: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` to its end and return its exit code and words."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


def alone() -> tuple[str, ...]:
    """Return a shell with a view of the file system of its own: what it mounts nobody else sees. Its script comes next.

    Fails the test with what to install or to allow where this machine (Linux) gives none.
    """
    if missing := [name for name in _TOOLS if shutil.which(name) is None]:
        pytest.fail(f"Missing: {', '.join(missing)}. Install util-linux and mount (apt-get).", pytrace=False)
    tried = subprocess.run([*_ALONE, "mount -t tmpfs none /tmp"], capture_output=True, text=True)
    if tried.returncode:
        pytest.fail(
            f"This machine lets nobody mount for itself ({tried.stderr.strip()}). Allow user namespaces (sysctl "
            "kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0), in a container give "
            "--cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined.",
            pytrace=False,
        )
    return _ALONE


@dataclass
class Server:
    """A server process that listens."""

    process: subprocess.Popen[str]
    url: str
    log: Path
    lines: Path

    @property
    def port(self) -> int:
        """Return the port that it found."""
        return int(self.url.rpartition(":")[2])

    def talk(self, sent: bytes, within_s: float) -> bytes:
        """Send bytes and return all that comes until the server closes the connection."""
        received = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=within_s) as connection:
            try:
                connection.sendall(sent)
                while chunk := connection.recv(65536):
                    received += chunk
            except ConnectionError:
                # The server may hang up before it has read all; what it said before counts.
                pass
        return received

    def busy_s(self) -> float:
        """Return for how many seconds it has kept a processor busy so far (Linux)."""
        spent = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Return its fair share of memory (PSS, Linux)."""
        rows = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text("ascii").splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024

    def said(self) -> str:
        """Return what it has said since it told where it listens."""
        return self.log.read_text("utf-8").partition("\n")[2]

    def logged(self) -> list[dict[str, Any]]:
        """Return what it has logged: one object a line."""
        return [json.loads(line) for line in self.lines.read_text("utf-8").splitlines()]

    def end(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        """End the process and return its exit code."""
        self.process.send_signal(with_signal)
        return self.process.wait(PATIENCE_S)


@contextmanager
def serving(*arguments: str, program: Sequence[str] = (sys.executable,), **variables: str | Path) -> Iterator[Server]:
    """Start a server on a free port, wait until it says where it listens, and end it afterwards.

    `program` is what runs Python: it may set something up before, and becomes Python in the same process.
    """
    with (
        TemporaryDirectory() as folder,
        (Path(folder) / "log").open("w") as log,
        (Path(folder) / "lines").open("w") as lines,
    ):
        process = subprocess.Popen(
            [*program, "-m", *(arguments or ("api",))],
            cwd=ROOT,
            env=environment(**{"PORT": "0", **variables}),
            stdout=lines,
            stderr=log,
            text=True,
        )
        try:
            yield Server(process, _address(process, Path(log.name)), Path(log.name), Path(lines.name))
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _address(process: subprocess.Popen[str], log: Path) -> str:
    """Return where a server that is starting says that it listens."""
    given_up = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < given_up:
        if found := re.search(r"http://\S+:\d+(?=\s)", log.read_text("utf-8")):
            return found[0]
        time.sleep(0.02)
    raise AssertionError(f"The server does not start: {log.read_text('utf-8')}")
