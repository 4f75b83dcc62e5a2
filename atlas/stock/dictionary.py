"""A column of texts in the order in which they sort: what is meant of a million of them is looked up."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from typing import Any

from atlas.cql.columns import FEW_VALUES, MOST_NAMES, Listed, Truth, Where, by_code
from atlas.text import fold

# The values of so few records are looked at one by one.
_FEW_RECORDS = 1_000


class Dictionary(Listed):
    """A column in which each text stands once, sorted by what it folds to."""

    def among(self, where: Where, names: Collection[str], holds: Callable[[Any], bool]) -> Truth:
        """Return what is true of records, from what holds for each value; it holds only for spellings of `names`."""
        few = not isinstance(where, slice) and len(where) < _FEW_RECORDS
        if few or len(self.values) <= FEW_VALUES or len(names) > MOST_NAMES:
            return self.asked(where, holds)
        told = bytearray(len(self.values))
        for name in {fold(one) for one in names}:
            first = bisect_left(self.values, name, key=fold)
            last = bisect_right(self.values, name, lo=first, key=fold)
            told[first:last] = bytes(map(holds, self.values[first:last]))
        return by_code(bytes(told))[self.codes[where]]
