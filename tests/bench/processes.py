"""Servers on loopback: started, waited for, stopped; what they and the machine use, from /proc."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST_START_S = 900


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, the processes that it is (with all their children), and how long it took."""

    base: str
    roots: tuple[int, ...]
    start_s: float

    def cpu_s(self) -> float:
        """Return the processor time of all its processes so far, in seconds."""
        return sum(_cpu_ticks(pid) for pid in self._processes()) / _TICKS

    def pss_mb(self) -> float:
        """Return the memory of all its processes in MB (10^6 bytes), what they share counted once (PSS)."""
        return sum(_pss_kb(pid) for pid in self._processes()) * 1024 / 1e6

    def _processes(self) -> list[int]:
        children: dict[int, list[int]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            if fields := _stat(int(folder.name)):
                children.setdefault(int(fields[1]), []).append(int(folder.name))
        found, waiting = [], list(self.roots)
        while waiting:
            found.append(waiting.pop())
            waiting += children.get(found[-1], [])
        return found


@contextmanager
def serving(
    command: Sequence[str],
    environment: Mapping[str, str],
    port: int,
    *,
    ready: str = "/healthz",
    beside: Sequence[int] = (),
) -> Iterator[Server]:
    """Run a server until the block ends; `beside` are further processes that work for it, such as its database."""
    base, started = f"http://127.0.0.1:{port}", time.perf_counter()
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env={**os.environ, **environment}, **silent)
    try:
        while not _answers(base + ready):
            if process.poll() is not None or time.perf_counter() - started > _LONGEST_START_S:
                raise RuntimeError(f"{' '.join(command)} does not answer")
            time.sleep(0.01)
        yield Server(base, (process.pid, *beside), time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def cpu_of_machine() -> tuple[float, float]:
    """Return how many seconds its processors have worked, and how many have passed for all of them together."""
    with open("/proc/stat") as file:
        user, nice, system, idle, waiting, irq, soft_irq, stolen = map(int, file.readline().split()[1:9])
    busy = user + nice + system + irq + soft_irq + stolen
    return busy / _TICKS, (busy + idle + waiting) / _TICKS


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False


def _stat(pid: int) -> list[str]:
    """Return the fields behind the name of a process: its state first; none for one that has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def _cpu_ticks(pid: int) -> int:
    fields = _stat(pid)
    # Those of children that have ended count too: a database answers from short-lived ones.
    return sum(map(int, fields[11:15])) if fields else 0


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
