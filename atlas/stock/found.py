"""What a question finds of a stock, as it is found: spans of places, marks on all of them, or the places themselves.

How many they are and what stands on one page of them is told without naming each.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from atlas.stock.texts import spans

Slots = NDArray[np.int64]
Flags = NDArray[np.bool_]
_WORD = 64


class Found(Protocol):
    """Places of a stock, ascending."""

    def __len__(self) -> int:
        """Return how many there are."""

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them, as pages tell them."""

    def slots(self) -> Slots:
        """Return all places."""

    def without(self, gone: Slots) -> "Found":
        """Return the others than some places, ascending."""


@dataclass(frozen=True, eq=False)
class Runs:
    """Places side by side, from each start to before its end; spans are in order and have none in common."""

    starts: Slots
    ends: Slots

    @cached_property
    def _counted(self) -> Slots:
        found: Slots = np.cumsum(self.ends - self.starts)
        return found

    def __len__(self) -> int:
        return int(self._counted[-1]) if len(self.starts) else 0

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them."""
        first, last = max(first, 0), min(last, len(self))
        if first >= last:
            return np.zeros(0, np.int64)
        low, high = self._counted.searchsorted([first, last - 1], side="right").tolist()
        starts, ends = self.starts[low : high + 1].copy(), self.ends[low : high + 1].copy()
        starts[0] = ends[0] - (int(self._counted[low]) - first)
        ends[-1] -= int(self._counted[high]) - last
        return spans(starts, ends)

    def slots(self) -> Slots:
        """Return all places."""
        return spans(self.starts, self.ends)

    @property
    def stretch(self) -> slice:
        """The places from the first to the last of them."""
        return slice(int(self.starts[0]), int(self.ends[-1])) if len(self.starts) else slice(0, 0)

    def marked(self, where: slice) -> Flags:
        """Return which of a stretch that they all lie in are among them."""
        first = where.start or 0
        found = np.zeros(where.stop - first, dtype=bool)
        lengths = self.ends - self.starts
        found[self.starts[lengths == 1] - first] = True
        long = lengths > 1
        for start, end in zip(self.starts[long].tolist(), self.ends[long].tolist(), strict=True):
            found[start - first : end - first] = True
        return found

    def without(self, gone: Slots) -> "Runs":
        """Return the others than some places, ascending."""
        if not len(gone) or not len(self.starts):
            return self
        at = np.searchsorted(self.starts, gone, side="right") - 1
        cut = gone[(at >= 0) & (gone < self.ends[at])]
        if not len(cut):
            return self
        # What is cut out ends one span and begins another; in order, starts and ends are pairs again.
        return Runs(np.sort(np.concatenate([self.starts, cut + 1])), np.sort(np.concatenate([self.ends, cut])))


@dataclass(frozen=True, eq=False)
class Marked:
    """The places that are marked in a stretch, which begins at `first`."""

    flags: Flags
    first: int = 0

    @cached_property
    def _counted(self) -> Slots:
        packed = np.packbits(self.flags)
        words = np.concatenate([packed, np.zeros(-len(packed) % 8, np.uint8)]).view(np.uint64)
        return np.cumsum(np.bitwise_count(words), dtype=np.int64)

    def __len__(self) -> int:
        return int(self._counted[-1]) if len(self.flags) else 0

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them."""
        first, last = max(first, 0), min(last, len(self))
        if first >= last:
            return np.zeros(0, np.int64)
        low, high = np.searchsorted(self._counted, [first, last - 1], side="right").tolist()
        before = int(self._counted[low - 1]) if low else 0
        near = np.flatnonzero(self.flags[low * _WORD : (high + 1) * _WORD]) + (self.first + low * _WORD)
        found: Slots = near[first - before : last - before]
        return found

    def slots(self) -> Slots:
        """Return all places."""
        return np.flatnonzero(self.flags) + self.first

    def without(self, gone: Slots) -> "Marked":
        """Return the others than some places."""
        here = gone[(gone >= self.first) & (gone < self.first + len(self.flags))] - self.first
        if not self.flags[here].any():
            return self
        flags = self.flags.copy()
        flags[here] = False
        return Marked(flags, self.first)


@dataclass(frozen=True, eq=False)
class Named:
    """Places, one by one."""

    named: Slots

    def __len__(self) -> int:
        return len(self.named)

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them."""
        return self.named[max(first, 0) : max(last, 0)]

    def slots(self) -> Slots:
        """Return all places."""
        return self.named

    def without(self, gone: Slots) -> "Named":
        """Return the others than some places, ascending."""
        if not len(gone) or not len(self.named):
            return self
        at = np.searchsorted(self.named, gone)
        hit = at[(at < len(self.named)) & (self.named[np.minimum(at, len(self.named) - 1)] == gone)]
        return Named(np.delete(self.named, hit))


@dataclass(frozen=True, eq=False)
class Turned:
    """Places of which the first few are told last; all of them are named ascending."""

    found: Found
    few: int

    def __len__(self) -> int:
        return len(self.found)

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them, in the order in which they are told."""
        first, last, behind = max(first, 0), min(last, len(self)), len(self) - self.few
        if last <= behind:
            return self.found.part(first + self.few, last + self.few)
        few = self.found.part(first - behind, last - behind)
        return np.concatenate([self.found.part(first + self.few, len(self)), few])

    def slots(self) -> Slots:
        """Return all places, ascending."""
        return self.found.slots()

    def without(self, gone: Slots) -> "Turned":
        """Return the others than some places, ascending."""
        left = self.found.without(gone)
        if left is self.found:
            return self
        few = Named(self.found.part(0, self.few)).without(gone)
        return Turned(left, len(few))
