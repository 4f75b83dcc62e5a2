"""Which parts of a row of things are still the same: what follows from those need not be made again."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress, count, islice
from operator import is_not
from typing import TypeVar

_Thing = TypeVar("_Thing")
# A stretch of an earlier row, and what stands in its place in a later one; one of the two may be empty.
Stretch = tuple[slice, slice]
# Two rows go on alike after so few things that came, went or were changed; else all that is left counts as different.
_FEW = 8
_STEPS = sorted(((gone, come) for gone in range(_FEW + 1) for come in range(_FEW + 1)), key=sum)[1:]
# So many things are compared at first, then twice as many each time: hardly any is looked at in vain.
_AT_FIRST = 64


def differences(old: Sequence[object], new: Sequence[object]) -> list[Stretch]:
    """Return the stretches in which two rows differ, in order; between them stand the very same objects in both.

    Of tens of thousands of things this takes about a millisecond.
    """
    if old is new:
        return []
    shorter = min(len(old), len(new))
    first = _same(old, new, shorter)
    last = min(_same(reversed(old), reversed(new), shorter), shorter - first)
    here, there, old_end, new_end = first, first, len(old) - last, len(new) - last
    found: list[Stretch] = []
    while here < old_end or there < new_end:
        gone, come = _step(old[here : min(here + _FEW + 1, old_end)], new[there : min(there + _FEW + 1, new_end)])
        until = (here + gone, there + come) if gone or come else (old_end, new_end)
        found.append((slice(here, until[0]), slice(there, until[1])))
        alike = _run(old, new, until, min(old_end - until[0], new_end - until[1]))
        here, there = until[0] + alike, until[1] + alike
    return found


def narrowed(changes: Iterable[Stretch], old: Sequence[object], new: Sequence[object]) -> list[Stretch]:
    """Return the differences of two rows that differ nowhere but in some stretches."""
    return [
        (_shifted(gone, before.start), _shifted(come, after.start))
        for before, after in changes
        for gone, come in differences(old[before], new[after])
    ]


def _shifted(where: slice, by: int) -> slice:
    return slice(where.start + by, where.stop + by)


def patched(
    old: Iterable[_Thing], changes: Iterable[Stretch], made: Callable[[slice], Iterable[_Thing]]
) -> tuple[_Thing, ...]:
    """Return an earlier row of which each stretch that differs is made anew, for the stretch of the later row."""
    return tuple(chain.from_iterable(_pieces(old, changes, made)))


def _pieces(
    old: Iterable[_Thing], changes: Iterable[Stretch], made: Callable[[slice], Iterable[_Thing]]
) -> Iterator[Iterable[_Thing]]:
    """Yield pieces, each to be used up before the next: to touch a thing takes longer than to know where it stands."""
    left, at = iter(old), 0
    for before, after in changes:
        yield islice(left, before.start - at)
        yield made(after)
        deque(islice(left, before.stop - before.start), 0)
        at = before.stop
    yield left


def _step(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many things on two rows go on alike; 0 and 0 where they do not within a few."""
    alike = ((gone, come) for gone, come in _STEPS if gone < len(old) and come < len(new) and old[gone] is new[come])
    return next(alike, (0, 0))


def _run(old: Sequence[object], new: Sequence[object], begin: tuple[int, int], most: int) -> int:
    """Return how many things are the same from two places on."""
    here, there = begin
    done, size = 0, _AT_FIRST
    while done < most:
        part = min(size, most - done)
        same = _same(old[here + done : here + done + part], new[there + done : there + done + part], part)
        done += same
        if same < part:
            break
        size *= 2
    return done


def _same(old: Iterable[object], new: Iterable[object], most: int) -> int:
    # Of tens of thousands, in less than a millisecond.
    return next(compress(count(), map(is_not, old, new)), most)
