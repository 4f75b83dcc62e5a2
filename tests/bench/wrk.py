"""One measured run: wrk with 8 connections over a list of paths, and what else the machine did meanwhile."""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import Server, cpu_of_machine

CONNECTIONS = 8
# Above this share of all cores in other processes' hands a run tells of them too, and no longer of the server alone.
DISTURBED = 0.12
_WARM_UP_S = 1
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_LUA = """
local paths = {%s}
local next = 0
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


def measure(server: Server, paths: Sequence[str], seconds: float, *, warm_up: bool = True) -> Measured:
    """Return what wrk measures over the paths, after a second of warming up where that is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(_LUA % ", ".join(f'"{path}"' for path in paths))
        if warm_up:
            _wrk(server.base, script, _WARM_UP_S)
        used, own, everything = server.cpu_s(), _waited_s(), cpu_of_machine()
        text = _wrk(server.base, script, seconds)
        used, own = server.cpu_s() - used, _waited_s() - own
        busy, total = (after - before for after, before in zip(cpu_of_machine(), everything, strict=True))
    return _parse(text, used, max(0.0, busy - used - own) / total)


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


def _parse(text: str, used_s: float, others: float) -> Measured:
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    done = re.search(r"(\d+) requests in", text)
    if rate is None or done is None:
        sys.exit(f"wrk said nothing usable:\n{text}")
    return Measured(
        per_second=float(rate[1]),
        p50_ms=_latency(text, "50%"),
        p99_ms=_latency(text, "99%"),
        failed=int(failed[1]) if failed else 0,
        cpu_ms=1000 * used_s / max(1, int(done[1])),
        others=others,
    )


def _latency(text: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", text)
    return float(found[1]) * _UNITS[found[2]] if found else float("nan")
