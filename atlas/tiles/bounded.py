"""What is made once and kept as long as there is room: the longest unused goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_Kept = TypeVar("_Kept")


class Bounded(Generic[_Kept]):
    """Values by key up to a total weight; safe to ask from several threads at a time."""

    def __init__(self, most: int, weight: Callable[[_Kept], int]) -> None:
        self._most, self._weight = most, weight
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()
        self.held = 0

    def known(self, key: Hashable) -> _Kept | None:
        """Return the value of a key, or None where there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def last(self) -> _Kept | None:
        """Return the value that was asked for last, or None where there is none."""
        with self._lock:
            return next(reversed(self._kept.values()), None)

    def get(self, key: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """Return the value of a key, made now if it is not there; of two who make it at once, both get the first."""
        known = self.known(key)
        if known is not None:
            return known
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self.held += self._weight(made)
            made = self._kept[key]
            while self.held > self._most and len(self._kept) > 1:
                self.held -= self._weight(self._kept.popitem(last=False)[1])
        return made
