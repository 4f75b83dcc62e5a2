"""Three-valued logic (Kleene, as in SQL): what is not known is neither true nor false, and so is its opposite.

A test tells of the records at some positions what is true; the order of the values makes "and" the smaller of two.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atlas.cql.columns import FALSE, TRUE, UNKNOWN, Columns, Truth
from atlas.index import Positions

Test = Callable[[Columns, Positions], Truth]


def truth(holds: Any, unknown: Any, count: int) -> Truth:
    """Return what is true of so many records, where `holds` counts only for what is not unknown."""
    found: Truth = np.where(unknown, UNKNOWN, np.where(holds, TRUE, FALSE)).astype(np.int8)
    return np.broadcast_to(found, (count,))


def constant(value: bool) -> Test:
    """Return the test that says the same of every record."""
    return lambda _, positions: np.full(len(positions), TRUE if value else FALSE)


def negated(test: Test) -> Test:
    """Return the opposite of a test."""
    return lambda rows, positions: (TRUE - test(rows, positions)).astype(np.int8)


def all_of(tests: Sequence[Test]) -> Test:
    """Return the test whether all hold; what is false already is not asked again."""
    return _narrowing(tests, TRUE, FALSE, np.minimum)


def any_of(tests: Sequence[Test]) -> Test:
    """Return the test whether one holds; what is true already is not asked again."""
    return _narrowing(tests, FALSE, TRUE, np.maximum)


def _narrowing(tests: Sequence[Test], start: np.int8, settled: np.int8, joined: Callable[..., Truth]) -> Test:
    def test(rows: Columns, positions: Positions) -> Truth:
        found: NDArray[np.int8] = np.full(len(positions), start)
        for one in tests:
            still_open = np.flatnonzero(found != settled)
            if len(still_open):
                found[still_open] = joined(found[still_open], one(rows, positions[still_open]))
        return found

    return test
