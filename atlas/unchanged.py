"""Which parts of a row of things are still the same: what follows from those need not be made again."""

from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import is_not


def same_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many at the beginning, and how many of the others at the end, are the very same objects in both."""
    if old is new:
        return len(new), 0
    shorter = min(len(old), len(new))
    first = _same(old, new, shorter)
    return first, min(_same(reversed(old), reversed(new), shorter), shorter - first)


def _same(old: Iterable[object], new: Iterable[object], most: int) -> int:
    # Of tens of thousands, in less than a millisecond.
    return next(compress(count(), map(is_not, old, new)), most)
