"""Which parts of a row of things are still the same: what follows from those need not be made again."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, count, pairwise
from operator import eq, is_not
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key")
# A stretch of an earlier row, and what stands in its place in a later one; one of the two may be empty.
Stretch = tuple[slice, slice]
# Two rows go on alike after so few things that came, went or were changed; else all that is left counts as different.
_FEW = 8
_STEPS = sorted(((gone, come) for gone in range(_FEW + 1) for come in range(_FEW + 1)), key=sum)[1:]
# So many things are compared at first, then twice as many each time: hardly any is looked at in vain.
_AT_FIRST = 64
# How many things stand in a piece of a row: up to twice as many, and not fewer than the least.
_PIECE, _LEAST = 256, 64
# What is laid over a mapping is no more than so small a share of it.
_SHARE = 64


def differences(old: Sequence[object], new: Sequence[object]) -> list[Stretch]:
    """Return the stretches in which two rows differ, in order; between them stand the very same objects in both."""
    if isinstance(old, Patchwork) and isinstance(new, Patchwork):
        # In pieces that both share nothing differs.
        pieces = _between(old.pieces, new.pieces)
        return narrowed([(_of_pieces(old, gone), _of_pieces(new, come)) for gone, come in pieces], old, new)
    return _between(old, new)


def _of_pieces(row: "Patchwork[object]", where: slice) -> slice:
    """Return the stretch of a row that some of its pieces are."""
    begins = (0, *row.ends)
    return slice(begins[where.start], begins[where.stop])


def _between(old: Sequence[object], new: Sequence[object]) -> list[Stretch]:
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
        for gone, come in _between(old[before], new[after])
    ]


def _shifted(where: slice, by: int) -> slice:
    return slice(where.start + by, where.stop + by)


def patched(
    old: Sequence[_Thing], changes: Iterable[Stretch], made: Callable[[slice], Iterable[_Thing]]
) -> "Patchwork[_Thing]":
    """Return an earlier row of which each stretch that differs is made anew, for the stretch of the later row."""
    row, parts, at = Patchwork.of(old), list[Sequence[_Thing]](), 0
    for before, after in changes:
        parts += row.parts(at, before.start)
        parts.append(tuple(made(after)))
        at = before.stop
    return Patchwork(_joined([*parts, *row.parts(at, len(row))]))


def spliced(old: NDArray[Any], changes: Iterable[Stretch], made: Callable[[slice], NDArray[Any]]) -> NDArray[Any]:
    """Return an earlier array of which the rows of each stretch that differs are made anew, as patched does."""
    parts, at = [], 0
    for before, after in changes:
        parts += [old[at : before.start], made(after)]
        at = before.stop
    return np.concatenate([*parts, old[at:]])


def taken(row: Sequence[_Thing], places: Iterable[int]) -> list[_Thing]:
    """Return what stands at places of a row, counted from its beginning."""
    if isinstance(places, range) and places.step == 1:
        return [*row[places.start : places.stop]]
    return row.at(places) if isinstance(row, Patchwork) else [row[place] for place in places]


class Laid(Mapping[_Key, _Thing]):
    """A mapping of which some keys were changed: what has changed is laid over the others, of which there are many."""

    def __init__(self, kept: Mapping[_Key, _Thing], changed: Mapping[_Key, _Thing | None]) -> None:
        """What stands under a key as None has gone."""
        below, above = (kept._below, {**kept._above, **changed}) if isinstance(kept, Laid) else (kept, {**changed})
        if len(above) * _SHARE > len(below):
            below, above = {key: thing for key, thing in {**below, **above}.items() if thing is not None}, {}
        self._below: Mapping[_Key, _Thing] = below
        self._above: Mapping[_Key, _Thing | None] = above

    def __getitem__(self, key: _Key) -> _Thing:
        found = self._above[key] if key in self._above else self._below[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[_Key]:
        yield from (key for key in self._below if key not in self._above)
        yield from (key for key, thing in self._above.items() if thing is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Patchwork(Sequence[_Thing]):
    """A row in pieces, all of which but a few are those of the row that it was made of.

    So neither making a row after an edit, nor finding out where the two differ, touches all things that stand in it.
    """

    def __init__(self, pieces: Iterable[Sequence[_Thing]]) -> None:
        self.pieces = tuple(pieces)
        self.ends = tuple(accumulate(map(len, self.pieces)))

    @classmethod
    def of(cls, things: Iterable[_Thing]) -> "Patchwork[_Thing]":
        """Return things as a row; a row is one already."""
        return things if isinstance(things, Patchwork) else cls(_joined([tuple(things)]))

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def __iter__(self) -> Iterator[_Thing]:
        return chain.from_iterable(self.pieces)

    @overload
    def __getitem__(self, place: int) -> _Thing: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Thing]: ...
    def __getitem__(self, place: int | slice) -> _Thing | Sequence[_Thing]:
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            if step != 1:
                return tuple(self)[place]
            parts = self.parts(first, last)
            return parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))
        if place < 0:
            place += len(self)
        at = bisect_right(self.ends, place)
        if place < 0 or at == len(self.ends):
            raise IndexError(place)
        # Counted from the end of the piece.
        return self.pieces[at][place - self.ends[at]]

    def at(self, places: Iterable[int]) -> list[_Thing]:
        """Return what stands at places, counted from the beginning; it takes a part of the time of asking for each."""
        pieces, ends = self.pieces, self.ends
        if len(pieces) == 1:
            return [pieces[0][place] for place in places]
        return [pieces[at][place - ends[at]] for place in places for at in (bisect_right(ends, place),)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def parts(self, first: int, last: int) -> list[Sequence[_Thing]]:
        """Return what stands from one place to before another: pieces, and parts of those at both ends."""
        if first >= last:
            return []
        low, high = bisect_right(self.ends, first), bisect_left(self.ends, last)
        begin, found = self.ends[low] - len(self.pieces[low]), [*self.pieces[low : high + 1]]
        found[-1] = found[-1][: last - self.ends[high] or None]
        found[0] = found[0][first - begin :]
        return found


def _joined(parts: Iterable[Sequence[_Thing]]) -> Iterator[Sequence[_Thing]]:
    """Yield parts as pieces: of a good size as they are, small ones together with what follows, large ones cut."""
    begun: list[_Thing] = []
    for part in parts:
        if not begun and _LEAST <= len(part) < 2 * _PIECE:
            yield part
            continue
        begun += part
        if len(begun) >= _LEAST:
            yield from _cut(begun)
            begun = []
    yield from _cut(begun)


def _cut(things: Sequence[_Thing]) -> Iterator[Sequence[_Thing]]:
    """Yield things in pieces of about one size."""
    count = max(len(things) // _PIECE, min(len(things), 1))
    places = [number * len(things) // count for number in range(count + 1)] if count else []
    return (tuple(things[first:last]) for first, last in pairwise(places))


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
