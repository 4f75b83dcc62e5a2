"""One measured run: a server process on loopback, and wrk with 8 connections over a list of paths."""

import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
SECONDS = 3
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
    """Requests per second, latencies in milliseconds, and how many answers were not 2xx."""

    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int


@contextmanager
def serving(command: Sequence[str], environment: dict[str, str], base: str) -> Iterator[float]:
    """Run a server until the block ends; yields the seconds from start to the first answer."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(base):
            if process.poll() is not None or time.perf_counter() - started > 30:
                raise RuntimeError(f"{' '.join(command)} does not answer")
            time.sleep(0.01)
        yield time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(10)


def _answers(base: str) -> bool:
    try:
        with urllib.request.urlopen(f"{base}/healthz", timeout=1):
            return True
    except OSError:
        return False


def measure(base: str, paths: Sequence[str], seconds: int = SECONDS) -> Measured:
    """Return what wrk measures over the paths, after a second of warming up."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(_LUA % ", ".join(f'"{path}"' for path in paths))
        _wrk(base, script, 1)
        return _parse(_wrk(base, script, seconds))


def _wrk(base: str, script: Path, seconds: int) -> str:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script), base]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _parse(text: str) -> Measured:
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    if rate is None:
        sys.exit(f"wrk said nothing usable:\n{text}")
    latencies = (_latency(text, "50%"), _latency(text, "99%"))
    return Measured(float(rate.group(1)), *latencies, int(failed.group(1)) if failed else 0)


def _latency(text: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", text)
    return float(found.group(1)) * _UNITS[found.group(2)] if found else float("nan")
