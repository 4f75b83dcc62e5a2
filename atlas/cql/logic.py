"""Three-valued logic (Kleene, as in SQL): what is not known is neither true nor false, and so is its opposite.

A test tells of the records looked at what is true; the order of the values makes "and" the smaller of two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from atlas.cql import patience
from atlas.cql.columns import FALSE, TRUE, UNKNOWN, Columns, Flags, Truth, Where
from atlas.index import Positions

Ask = Callable[[Columns, Where], Truth]


@dataclass(frozen=True, slots=True)
class Test:
    """What is asked of records; `slow` where that is done one record after the other.

    An "and" names its `parts`: what is asked for is that each of them is true. It takes `count` comparisons.
    """

    ask: Ask
    slow: bool = False
    parts: tuple["Test", ...] = ()
    count: int = 1

    def __call__(self, rows: Columns, where: Where) -> Truth:
        """Return what is true of the records looked at."""
        return self.ask(rows, where)


def one_by_one(ask: Ask) -> Test:
    """Return the test of what looks at one record after the other; between stretches it asks whether to go on."""

    def asked(rows: Columns, where: Where) -> Truth:
        if isinstance(where, slice):
            return ask(rows, where)
        found = []
        for stretch in np.split(where, range(patience.STRETCH, len(where), patience.STRETCH)):
            patience.go_on()
            found.append(ask(rows, stretch))
        return np.concatenate(found)

    return Test(asked, slow=True)


def truth(holds: Any, unknown: Any, count: int) -> Truth:
    """Return what is true of so many records, where `holds` counts only for what is not unknown (None: nothing)."""
    found = np.asarray(holds).astype(np.int8) * TRUE
    if unknown is not None and np.any(unknown):
        found = np.where(unknown, UNKNOWN, found).astype(np.int8)
    return np.broadcast_to(found, (count,))


def constant(value: bool) -> Test:
    """Return the test that says the same of every record."""
    return Test(lambda rows, where: np.full(rows.count(where), TRUE if value else FALSE))


def negated(test: Test) -> Test:
    """Return the opposite of a test."""
    return Test(lambda rows, where: TRUE - test(rows, where), slow=test.slow, count=test.count)


def all_of(tests: Sequence[Test]) -> Test:
    """Return the test whether all hold; what is false already is not asked again where that is slow."""
    parts = _quick_first([part for test in tests for part in (test.parts or (test,))])
    return _joined(parts, FALSE, np.minimum, tuple(parts))


def any_of(tests: Sequence[Test]) -> Test:
    """Return the test whether one holds; what is true already is not asked again where that is slow."""
    return _joined(_quick_first(tests), TRUE, np.maximum)


def _joined(
    tests: Sequence[Test], settled: np.int8, joined: Callable[..., Truth], parts: tuple[Test, ...] = ()
) -> Test:
    ask = _narrowing(tests, settled, joined)
    return Test(ask, any(one.slow for one in tests), parts, sum(one.count for one in tests))


def _quick_first(tests: Sequence[Test]) -> list[Test]:
    return sorted(tests, key=lambda one: one.slow)


def _narrowing(tests: Sequence[Test], settled: np.int8, joined: Callable[..., Truth]) -> Ask:
    def ask(rows: Columns, where: Where) -> Truth:
        found = tests[0](rows, where)
        for one in tests[1:]:
            if one.slow:
                at = np.flatnonzero(found != settled)
                found = np.array(found)
                found[at] = joined(found[at], one(rows, _picked(where, at)))
            else:
                # To look at whole columns takes less time than to pick out what is still open.
                found = joined(found, one(rows, where))
        return found

    return ask


def _picked(where: Where, at: Positions) -> Positions:
    return at + (where.start or 0) if isinstance(where, slice) else where[at]


def all_true(tests: Sequence[Test], rows: Columns, where: Positions) -> Positions:
    """Return those of the positions for which all tests are true, and not merely unknown."""
    for test in _quick_first(tests):
        where = where[np.flatnonzero(test(rows, where) == TRUE)]
    return where


def all_marked(tests: Sequence[Test], rows: Columns, where: slice) -> Flags:
    """Return of a stretch of records for which of them every test is true, and not merely unknown."""
    if not tests:
        return np.ones(rows.count(where), dtype=bool)
    found: Flags = all_of(tests)(rows, where) == TRUE
    return found
