"""Names to entries: exact, by their beginning, by the beginnings of their words, and with typing errors.

All answers are entry numbers (numpy arrays, ascending, so the more important come first) or, with typing errors, pairs.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from atlas.places.spelling import squeeze

Ids = NDArray[np.int32]
Mask = NDArray[np.bool_]

MIN_SIMILARITY = 0.8
MIN_SIMILARITY_SHORT = 0.75
"""One error in four letters is let pass; two in nine are, two in eight are not."""
_SHORT = 4
_ENDINGS = ("str", "weg", "platz", "allee", "gasse", "ring", "markt")
_BEGUN_LEAST = 5
_BEGUN_FACTOR = 0.95
_CANDIDATES = 600
_TRIGRAMS_PER_ERROR = 4
"""Two letters in the wrong order spoil four groups of three letters, any other error three."""
_ROUNDING = 1e-6
_LAST = "\U0010ffff"
_ALPHABET = 37
_NOTHING: Ids = np.empty(0, dtype=np.int32)


class Groups:
    """Sorted distinct strings, each with its entries."""

    def __init__(self, texts: Sequence[str], entries: Sequence[int]) -> None:
        # Flat lists instead of a list per string: 25,000 containers fewer for the garbage collector save 30 ms.
        order = sorted(range(len(texts)), key=texts.__getitem__)
        ordered = [texts[position] for position in order]
        fresh = [position for position, text in enumerate(ordered) if position == 0 or text != ordered[position - 1]]
        self.texts: list[str] = [ordered[position] for position in fresh]
        self.starts = np.array([*fresh, len(ordered)], dtype=np.int64)
        self.ids: Ids = np.array(entries, dtype=np.int32)[np.array(order, dtype=np.int64)]

    def exact(self, text: str) -> Ids:
        """Return the entries of one string."""
        position = bisect_left(self.texts, text)
        found = position < len(self.texts) and self.texts[position] == text
        return self.at(position) if found else _NOTHING

    def starting(self, text: str) -> Ids:
        """Return the entries of all strings that begin so."""
        first, last = bisect_left(self.texts, text), bisect_left(self.texts, text + _LAST)
        return self.ids[self.starts[first] : self.starts[last]]

    def at(self, position: int) -> Ids:
        """Return the entries of the string at a position."""
        return self.ids[self.starts[position] : self.starts[position + 1]]

    def positions_within(self, scope: Mask) -> Mask:
        """Return which strings have an entry in scope."""
        hits = np.concatenate(([0], np.cumsum(scope[self.ids])))
        within: Mask = np.diff(hits[self.starts]) > 0
        return within


class NameIndex:
    """Finds entries by their folded names, of which an entry can have several. Immutable once made.

    `towns` is the town number of every entry.
    """

    def __init__(self, names: Sequence[str], entries: Sequence[int], towns: Ids) -> None:
        self.size = len(towns)
        self._towns = towns
        self.keys = Groups([squeeze(name) for name in names], entries)
        words = [name.split(" ") for name in names]
        owners = np.repeat(np.array(entries, dtype=np.int32), [len(split) for split in words])
        self._words = Groups(list(chain.from_iterable(words)), owners.tolist())
        self._trigrams = Trigrams(self.keys.texts)

    def exact(self, key: str) -> Ids:
        """Return the entries with this key."""
        return _distinct(self.keys.exact(key))

    def starting(self, key: str) -> Ids:
        """Return the entries whose key begins so."""
        return _distinct(self.keys.starting(key))

    def with_words(self, words: Sequence[str]) -> Ids:
        """Return the entries that have, for each word, a word beginning so in their name or town, one in the name."""
        everywhere, somewhere = np.ones(self.size, np.bool_), np.zeros(self.size, np.bool_)
        for word in words:
            named = np.zeros(self.size, np.bool_)
            named[self._words.starting(word)] = True
            somewhere |= named
            everywhere &= named | named[self._towns]
        return np.flatnonzero(everywhere & somewhere).astype(np.int32)

    def similar(self, key: str, scope: Mask | None = None, least: float | None = None) -> list[tuple[int, float]]:
        """Return (entry, similarity) of names like this one in spite of typing errors, in no particular order."""
        if least is None:
            least = MIN_SIMILARITY_SHORT if len(key) <= _SHORT else MIN_SIMILARITY
        found: list[tuple[int, float]] = []
        within = None if scope is None else self.keys.positions_within(scope)
        for position in self._trigrams.candidates(key, least, within):
            score = similarity(key, self.keys.texts[position], least)
            if score >= least:
                ids = self.keys.at(position)
                found.extend((int(entry), score) for entry in ids if scope is None or scope[entry])
        return found


def _distinct(ids: Ids) -> Ids:
    # Most names are those of one entry or of none, and to see that takes numpy as long as to sort a hundred.
    if len(ids) < 2:
        return ids
    # As np.unique does, which loads the masked arrays too: a megabyte.
    ordered = np.sort(ids)
    once: Ids = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return once


def similarity(asked: str, name: str, least: float) -> float:
    """Return how like two keys are (0 to 1), also if `asked` is a mistyped beginning of `name`.

    An ending that both share ("str", "weg") is left out, or all short street names would be alike.
    """
    ending = next((end for end in _ENDINGS if asked.endswith(end) and name.endswith(end)), "")
    stem, other = asked.removesuffix(ending), name.removesuffix(ending)
    like = _likeness()
    whole = like(stem, other, score_cutoff=least)
    if whole >= least or not _BEGUN_LEAST <= len(asked) < len(name):
        return whole
    return _BEGUN_FACTOR * like(asked, name[: len(asked)], score_cutoff=least)


@cache
def _likeness() -> Callable[..., float]:
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity


class Trigrams:
    """Which keys share groups of three letters with a text; a mark before the first letter counts as a letter."""

    def __init__(self, keys: Sequence[str]) -> None:
        letters = _letters("".join(f"^{key}" for key in keys))
        codes = _codes(letters)
        owners = (np.cumsum(letters == 0) - 1)[: len(codes)].astype(np.int32)
        whole = (letters[1 : len(codes) + 1] != 0) & (letters[2 : len(codes) + 2] != 0)
        codes, owners = codes[whole], owners[whole]
        order = np.argsort(codes, kind="stable")
        self._owners = owners[order]
        self._starts = np.searchsorted(codes[order], np.arange(_ALPHABET**3 + 1))
        self._lengths = np.array([len(key) for key in keys], dtype=np.float32)

    def candidates(self, key: str, least: float, within: Mask | None) -> list[int]:
        """Return positions of keys that share enough with a text to be as like it as asked, at most 600.

        Many are needed: hundreds of Saxon villages end in "ersdorf".
        """
        codes = _distinct(_codes(_letters(f"^{key}")))
        parts = [self._owners[self._starts[code] : self._starts[code + 1]] for code in codes]
        if not parts:
            return []
        shared = np.bincount(np.concatenate(parts), minlength=len(self._lengths))
        enough = shared >= np.maximum(1, len(codes) - _TRIGRAMS_PER_ERROR * self._errors(len(key), least))
        found = np.flatnonzero(enough if within is None else enough & within)
        if len(found) > _CANDIDATES:
            # Among keys that share as much, those of nearly the same length come first.
            value = shared[found] - np.abs(self._lengths[found] - len(key)) / 100
            found = found[np.argpartition(-value, _CANDIDATES)[:_CANDIDATES]]
        return [int(position) for position in found]

    def _errors(self, length: int, least: float) -> NDArray[np.int32]:
        """Return how many errors each key may have, taken as a whole or, if longer, by its beginning only."""
        whole = np.floor((1 - least) * np.maximum(self._lengths, length) + _ROUNDING)
        begun = np.floor(max(0.0, 1 - least / _BEGUN_FACTOR) * length + _ROUNDING)
        errors: NDArray[np.int32] = np.where(self._lengths * least <= length, whole, begun).astype(np.int32)
        return errors


def _letters(text: str) -> NDArray[np.int32]:
    codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8).astype(np.int32)
    return np.where(codes == ord("^"), 0, np.where(codes < ord("a"), codes - ord("0") + 27, codes - ord("a") + 1))


def _codes(letters: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return a number for every three letters in a row."""
    return letters[:-2] * _ALPHABET**2 + letters[1:-1] * _ALPHABET + letters[2:]
