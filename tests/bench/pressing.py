"""wrk at a rate, or with a crowd: how many were answered, sent away to come again, or failed."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import Server

# Each connection waits between its requests so that all together come to the rate; the wait differs by chance, so that
# they do not come in waves.
_LUA = """
local paths = {%s}
local next = 0
answered, away, other, hasty = 0, 0, 0, 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next])
end
response = function(status, headers)
  if status == 200 then answered = answered + 1
  elseif status == 503 then
    away = away + 1
    if headers["retry-after"] == nil and headers["Retry-After"] == nil then hasty = hasty + 1 end
  else other = other + 1 end
end
local threads = {}
setup = function(thread) table.insert(threads, thread) end
done = function(summary, latency)
  local thread, errors = threads[1], summary.errors
  io.write(string.format("answered=%%d\\naway=%%d\\nhasty=%%d\\nother=%%d\\nbroken=%%d\\np50=%%f\\np99=%%f\\nseconds=%%f\\n",
    thread:get("answered"), thread:get("away"), thread:get("hasty"), thread:get("other"),
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.duration / 1e6))
end
"""
_DELAY = """
delay = function() return math.random(0, %d) end
"""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of the requests: answered, sent away (503), of these without Retry-After, other answers, none."""

    answered: int
    away: int
    hasty: int
    other: int
    broken: int
    p50_ms: float
    p99_ms: float
    seconds: float

    @property
    def per_second(self) -> float:
        """Return how many were answered each second."""
        return self.answered / self.seconds

    @property
    def wrong(self) -> int:
        """Return how many were not answered."""
        return self.away + self.other + self.broken

    def told(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {**asdict(self), "per_second": self.per_second, "wrong": self.wrong}


def press(
    server: Server, paths: Sequence[str], seconds: float, *, connections: int, rate: float | None = None
) -> Pressed:
    """Return what becomes of requests, as many as are answered or, where a rate is said, so many each second."""
    script = _LUA % ", ".join(f'"{path}"' for path in paths)
    if rate is not None:
        script += _DELAY % max(0, round(2 * 1000 * connections / rate))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "press.lua"
        file.write_text(script)
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds:g}s",
            "--timeout",
            "30s",
            "-s",
            str(file),
            server.base,
        ]
        environment = {**os.environ, "LC_ALL": "C"}
        text = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    found = {name: float(value) for name, value in re.findall(r"^(\w+)=([\d.]+)$", text, re.MULTILINE)}
    if "answered" not in found:
        sys.exit(f"wrk said nothing usable:\n{text}")
    counts = {name: int(found[name]) for name in ("answered", "away", "hasty", "other", "broken")}
    return Pressed(**counts, p50_ms=found["p50"], p99_ms=found["p99"], seconds=found["seconds"])
