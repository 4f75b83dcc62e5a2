"""The search of the interpreter for cycles, spared where many objects come and none goes; free memory, given back."""

import ctypes
import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# mallopt(3); no answer of the usual size is as large, so that answering is as quick as ever.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 2**20
_TIDY_EVERY_S = 5.0
# Questions to a stock are answered with columns of 1 to 8 MB: memory that comes anew from the machine each time
# costs more than the comparison that is written into it.
COLUMNS = 2**24


@contextmanager
def spared() -> Iterator[None]:
    """Look for no cycles meanwhile: in the middle of a large import that takes a fifth to a half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def give_back(large: int = _LARGE) -> None:
    """Have pieces of memory of so many bytes given back to the machine as soon as they are free, from now on (glibc).

    Otherwise it takes the first one that is freed for a sign that there will be more, and keeps what compressing the
    layers of the map took for a moment.
    """
    if tune := _of_glibc("mallopt"):
        for option in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            tune(option, large)


def share() -> None:
    """Have all threads take their memory from one place, from now on (glibc): else each keeps what it used of its own.

    Threads wait for each other's Python far longer than for memory.
    """
    if tune := _of_glibc("mallopt"):
        tune(_ARENA_MAX, 1)


def tidy() -> None:
    """Give back what is free between what stays, once much was read that was needed for a moment (glibc)."""
    if trim := _of_glibc("malloc_trim"):
        trim(0)


def tidy_now_and_then() -> None:
    """Tidy unless that was done of late: columns that come and go leave gaps, which else grow for hours."""
    now = time.monotonic()
    if now - _tidied.at > _TIDY_EVERY_S:
        _tidied.at = now
        tidy()


@dataclass(slots=True)
class _Tidied:
    """When it was tidied last, in seconds of the machine's clock."""

    at: float = 0.0


_tidied = _Tidied()


def _of_glibc(name: str) -> Any:
    """Return a function of the C library, None where it is another one."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
