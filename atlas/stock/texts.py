"""Texts in one run of bytes: a million of them are two arrays, and are read one at a time."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from atlas.cql import patience

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]
_LAST_OF_ASCII = 127
# So many spans are put together sooner one by one.
_FEW_SPANS = 8
_LOWERED = np.frombuffer(bytes(range(256)).lower(), dtype=np.uint8)


class Texts(Sequence[str]):
    """Texts in their order; `offsets` say where each begins in the bytes, and where the last one ends."""

    def __init__(self, run: Bytes, offsets: Offsets) -> None:
        self._run, self._offsets = run, offsets
        # For one text at a time.
        self._bytes, self._end_of = run.data, offsets.data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Return the text at a place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return str(self._bytes[self._end_of[place] : self._end_of[place + 1]], "utf-8")

    def at(self, places: Sequence[int] | NDArray[np.int32] | NDArray[np.int64]) -> list[str]:
        """Return the texts at places."""
        taken = np.asarray(places, dtype=np.int64)
        begins, ends = self._offsets[taken].tolist(), self._offsets[taken + 1].tolist()
        return [str(self._bytes[begin:end], "utf-8") for begin, end in zip(begins, ends, strict=True)]

    def __iter__(self) -> Iterator[str]:
        run, offsets = self._run.tobytes(), self._offsets.tolist()
        return (run[begin:end].decode() for begin, end in itertools.pairwise(offsets))

    def side_by_side(self, places: NDArray[np.int64]) -> tuple[Bytes, NDArray[np.int64]]:
        """Return the bytes of texts, each at the beginning of a row, and how many of the row are its own."""
        begins = self._offsets[places]
        lengths = self._offsets[places + 1] - begins
        width = int(lengths.max(initial=1))
        # Every stretch of the run as one value: to pick some of them takes a tenth of the time of picking their bytes.
        stretches = np.ndarray((len(self._run) - width + 1,), f"V{width}", self._run.data, strides=(1,))
        at = np.minimum(begins, len(stretches) - 1)
        rows = stretches[at].view(np.uint8).reshape(-1, width)
        for row in np.flatnonzero(at < begins).tolist():
            rows[row, : lengths[row]] = self._run[begins[row] : begins[row] + lengths[row]]
        return rows, lengths

    def holding(self, part: str) -> NDArray[np.int64]:
        """Return the places of the texts that hold a part without line breaks, ascending."""
        wanted = part.encode()
        at = _beginning(self._run, wanted)
        places = np.searchsorted(self._offsets, at, side="right") - 1
        # Not across the end of a text: the next one begins there.
        held = places[at + len(wanted) <= self._offsets[places + 1]]
        found: NDArray[np.int64] = held[np.diff(held, prepend=-1) > 0]
        return found

    def fitting(self, parts: Sequence[bytes], *, lowered: bool) -> NDArray[np.bool_]:
        """Return which texts are these parts with anything in between; `lowered` takes A to Z for a to z."""
        run = _LOWERED[self._run] if lowered else self._run
        first, *middle, last = parts if len(parts) > 1 else (*parts, b"")
        begins, ends = self._offsets[:-1], self._offsets[1:]
        known = len(first) + len(last)
        fits = ends - begins == known if len(parts) == 1 else ends - begins >= known
        at = _going_on(run, np.flatnonzero(fits), begins, first)
        at = _going_on(run, at, ends - len(last), last)
        # Each part is looked for behind the one before, and taken where it stands first.
        reached = begins[at] + len(first)
        for part in filter(None, middle):
            patience.go_on()
            hits = np.append(_beginning(run, part), len(run))
            reached = hits[np.searchsorted(hits, reached)] + len(part)
            passing = reached <= ends[at] - len(last)
            at, reached = at[passing], reached[passing]
        found = np.zeros(len(self), dtype=bool)
        found[at] = True
        return found

    def beyond_ascii(self) -> NDArray[np.int64]:
        """Return the places of the texts with other signs than those of ASCII, ascending."""
        others = np.searchsorted(self._offsets, np.flatnonzero(self._run > _LAST_OF_ASCII), side="right") - 1
        found: NDArray[np.int64] = others[np.diff(others, prepend=-1) > 0]
        return found


def _beginning(run: Bytes, wanted: bytes) -> NDArray[np.int64]:
    """Return where in a run some bytes begin, ascending."""
    last = len(run) - len(wanted) + 1
    found = np.flatnonzero(run[: max(last, 0)] == wanted[0])
    for step, byte in enumerate(wanted[1:], start=1):
        found = found[run[found + step] == byte]
    return found


def _going_on(run: Bytes, places: NDArray[np.int64], begins: Offsets, wanted: bytes) -> NDArray[np.int64]:
    """Return those of the places where the run goes on with some bytes from the beginning that each has."""
    for step, byte in enumerate(wanted):
        places = places[run[begins[places] + step] == byte]
    return places


def packed(texts: Iterable[str]) -> tuple[Bytes, Offsets]:
    """Return texts as the two arrays."""
    parts = [text.encode() for text in texts]
    offsets = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return np.frombuffer(b"".join(parts), dtype=np.uint8), offsets


def spans(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of every span from its start to before its end, one span behind the other.

    >>> spans(np.array([3, 9]), np.array([5, 11])).tolist()
    [3, 4, 9, 10]
    """
    if len(starts) <= _FEW_SPANS:
        runs = [np.arange(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        return np.concatenate(runs) if runs else np.zeros(0, np.int64)
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: NDArray[np.int64] = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return found
