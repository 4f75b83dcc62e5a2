"""Texts in one run of bytes: a million of them are two arrays, and are read one at a time."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]


class Texts(Sequence[str]):
    """Texts in their order; `offsets` say where each begins in the bytes, and where the last one ends."""

    def __init__(self, run: Bytes, offsets: Offsets) -> None:
        self._run, self._offsets = run, offsets

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
        return self._run[self._offsets[place] : self._offsets[place + 1]].tobytes().decode()

    def at(self, places: Sequence[int] | NDArray[np.int32]) -> list[str]:
        """Return the texts at places."""
        taken = np.asarray(places, dtype=np.int64)
        begins, ends = self._offsets[taken].tolist(), self._offsets[taken + 1].tolist()
        return [self._run[begin:end].tobytes().decode() for begin, end in zip(begins, ends, strict=True)]

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
        at = self._beginning(wanted)
        places = np.searchsorted(self._offsets, at, side="right") - 1
        # Not across the end of a text: the next one begins there.
        held = places[at + len(wanted) <= self._offsets[places + 1]]
        found: NDArray[np.int64] = held[np.diff(held, prepend=-1) > 0]
        return found

    def _beginning(self, wanted: bytes) -> NDArray[np.int64]:
        """Return where in the run some bytes begin, ascending."""
        last = len(self._run) - len(wanted) + 1
        found = np.flatnonzero(self._run[: max(last, 0)] == wanted[0])
        for step, byte in enumerate(wanted[1:], start=1):
            found = found[self._run[found + step] == byte]
        return found


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
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: NDArray[np.int64] = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return found
