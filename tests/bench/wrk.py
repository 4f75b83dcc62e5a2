"""One measured run: wrk with 8 connections over a list of paths, and what else the machine did meanwhile."""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.processes import Server, cpu_of_machine

CONNECTIONS = 8
# Above this share of all cores in other processes' hands a run tells of them too, and no longer of the server alone.
DISTURBED = 0.12
_WARM_UP_S = 1
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_LUA = """
local paths = {%s}
local next = %d
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next])
end
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests per second, latencies in ms, answers that were not 2xx, CPU ms per request, others' share of the CPU."""

    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int
    cpu_ms: float
    others: float

    @property
    def disturbed(self) -> bool:
        """Return whether other processes took so much that the figures tell of them too."""
        return self.others > DISTURBED


@dataclass(slots=True)
class Client:
    """Asks one server for a list of paths, again and again.

    Each run goes on in the list where the one before stopped: a server may still have at hand what was asked for a
    moment ago, and of two runs that begin alike the second asks for much of the first anew.
    """

    server: Server
    paths: Sequence[str]
    _next: int = field(default=0, init=False)

    def measure(self, seconds: float) -> Measured:
        """Return what wrk measures; the first run comes after a second of warming up."""
        if self._next == 0:
            self._run(_WARM_UP_S)
        used, own, everything = self.server.cpu_s(), _waited_s(), cpu_of_machine()
        text, done = self._run(seconds)
        used, own = self.server.cpu_s() - used, _waited_s() - own
        busy, total = (after - before for after, before in zip(cpu_of_machine(), everything, strict=True))
        return _parse(text, done, used, max(0.0, busy - used - own) / total)

    def _run(self, seconds: float) -> tuple[str, int]:
        """Run wrk, and return what it says and how many requests were answered."""
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "paths.lua"
            script.write_text(_LUA % (", ".join(f'"{path}"' for path in self.paths), self._next))
            text = _wrk(self.server.base, script, seconds)
        done = re.search(r"(\d+) requests in", text)
        if done is None:
            sys.exit(f"wrk said nothing usable:\n{text}")
        # Before it starts wrk tries the script once, and at its end each connection waits for an answer.
        self._next += 1 + int(done[1]) + CONNECTIONS
        return text, int(done[1])


def better(one: Measured, other: Measured) -> Measured:
    """Return the run that tells more of its server: the quicker, as what disturbs a run only ever makes it slower."""
    return max(one, other, key=lambda run: run.per_second)


def _waited_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wrk(base: str, script: Path, seconds: float) -> str:
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds:g}s",
        "--timeout",
        "30s",
        "--latency",
        "-s",
        str(script),
        base,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}).stdout


def _parse(text: str, done: int, used_s: float, others: float) -> Measured:
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    if rate is None:
        sys.exit(f"wrk said nothing usable:\n{text}")
    return Measured(
        per_second=float(rate[1]),
        p50_ms=_latency(text, "50%"),
        p99_ms=_latency(text, "99%"),
        failed=int(failed[1]) if failed else 0,
        cpu_ms=1000 * used_s / max(1, done),
        others=others,
    )


def _latency(text: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", text)
    return float(found[1]) * _UNITS[found[2]] if found else float("nan")
