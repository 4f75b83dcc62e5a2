"""How often one may write or ask what takes long: a bucket for each asker that fills again; each process for itself."""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock

from atlas.errors import TooManyRequests

# Beyond so many askers the one that was heard of least recently is forgotten: its bucket is the likeliest to be full.
_REMEMBERED = 10_000


class Bucket:
    """Lets `most` through at once, and one more for every `most`-th part of a minute that passes.

    `what` says in German and English of what there were too many.
    """

    def __init__(
        self, most: int, clock: Callable[[], float] = time.monotonic, what: tuple[str, str] = ("Änderungen", "changes")
    ) -> None:
        self._most = most
        self._clock = clock
        self._what = what
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, asker: str) -> None:
        """Take one from an asker's bucket; raises TooManyRequests where it is empty."""
        per_second, now = self._most / 60, self._clock()
        with self._lock:
            left, since = self._left.pop(asker, (float(self._most), now))
            left = min(float(self._most), left + (now - since) * per_second)
            self._left[asker] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _REMEMBERED:
                self._left.popitem(last=False)
        if left < 1:
            seconds = ceil((1 - left) / per_second)
            raise TooManyRequests(
                f"Das waren zu viele {self._what[0]} in kurzer Zeit. Bitte warten Sie {seconds} Sekunden.",
                f"Too many {self._what[1]} in a short time. Please wait {seconds} seconds.",
                retry_after_s=seconds,
            )
