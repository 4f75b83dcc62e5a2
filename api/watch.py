"""Beside the event loop: writes the log, and reports what was counted and how the process is."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

from api.notes import Notes

# A process that is killed takes the last lines along, no more than these seconds of them.
_PAUSE_S = 0.1
_REPORT_S = 1.0
# Reading it walks through all pages of the process.
_MEMORY_S = 10.0
Report = dict[str, Any]
Vitals = dict[str, float]


class Watch:
    """A thread that writes the log of requests; `report` is told once a second what was counted, and `vitals`."""

    def __init__(self, notes: Notes, vitals: Callable[[], Vitals], report: Callable[[Report], None]) -> None:
        self._notes, self._vitals, self._report = notes, vitals, report
        self._memory, self._measured = {}, -_MEMORY_S  # type: tuple[Vitals, float]
        self._ended = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def end(self) -> None:
        """Write and report what there is still, and stop."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        reported = 0.0
        while not (ended := self._ended.wait(_PAUSE_S)):
            _write(self._notes.lines())
            if time.monotonic() - reported >= _REPORT_S:
                reported = time.monotonic()
                self._tell()
        assert ended
        _write(self._notes.lines())
        self._tell()

    def _tell(self) -> None:
        if time.monotonic() - self._measured >= _MEMORY_S:
            self._memory, self._measured = memory(), time.monotonic()
        self._report({"counts": self._notes.tally.plain(), "vitals": {**self._vitals(), **self._memory}})


def _write(lines: bytes) -> None:
    """Write lines to standard output; a log that nobody takes stops no server."""
    try:
        while lines:
            lines = lines[os.write(sys.stdout.fileno(), lines) :]
    except (OSError, ValueError):
        pass


def memory() -> Vitals:
    """Return how many bytes this process takes up: resident, and its fair share of what it shares (Linux)."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return {}
    sizes = {name: int(rest.split()[0]) * 1024 for name, _, rest in (line.partition(":") for line in lines[1:])}
    return {"memory_resident_bytes": sizes["Rss"], "memory_proportional_bytes": sizes["Pss"]}
