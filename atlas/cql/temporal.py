"""The temporal functions of CQL2 (after Allen), for days and intervals; a day known by its year may be any of it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from atlas.cql.columns import TRUE, Columns, Truth, Where
from atlas.cql.comparing import before, same, spans
from atlas.cql.logic import Test
from atlas.cql.operands import Operand, as_kind, mismatch

# A start and an end, each as the first and the last day that it may be.
Ends = tuple[tuple[Any, Any], tuple[Any, Any]]


class _Pair:
    """Two times, and how their ends lie to each other."""

    def __init__(self, a: Ends, b: Ends, count: int) -> None:
        self.a, self.b, self._count = a, b, count

    def less(self, one: tuple[Any, Any], other: tuple[Any, Any]) -> Truth:
        return before(one, other, self._count)

    def same(self, one: tuple[Any, Any], other: tuple[Any, Any]) -> Truth:
        return same(one, other, self._count)

    @property
    def turned(self) -> "_Pair":
        return _Pair(self.b, self.a, self._count)


def _both(*found: Truth) -> Truth:
    joined: Truth = np.minimum.reduce(found)
    return joined


def _before(p: _Pair) -> Truth:
    return p.less(p.a[1], p.b[0])


def _disjoint(p: _Pair) -> Truth:
    return np.maximum(_before(p), _before(p.turned))


def _contains(p: _Pair) -> Truth:
    return _both(p.less(p.a[0], p.b[0]), p.less(p.b[1], p.a[1]))


def _equals(p: _Pair) -> Truth:
    return _both(p.same(p.a[0], p.b[0]), p.same(p.a[1], p.b[1]))


def _finished_by(p: _Pair) -> Truth:
    return _both(p.less(p.a[0], p.b[0]), p.same(p.a[1], p.b[1]))


def _started_by(p: _Pair) -> Truth:
    return _both(p.same(p.a[0], p.b[0]), p.less(p.b[1], p.a[1]))


def _meets(p: _Pair) -> Truth:
    return p.same(p.a[1], p.b[0])


def _overlaps(p: _Pair) -> Truth:
    return _both(p.less(p.a[0], p.b[0]), p.less(p.b[0], p.a[1]), p.less(p.a[1], p.b[1]))


_RELATIONS: Mapping[str, Callable[[_Pair], Truth]] = {
    "t_before": _before,
    "t_after": lambda p: _before(p.turned),
    "t_disjoint": _disjoint,
    "t_intersects": lambda p: (TRUE - _disjoint(p)).astype(np.int8),
    "t_contains": _contains,
    "t_during": lambda p: _contains(p.turned),
    "t_equals": _equals,
    "t_finishedby": _finished_by,
    "t_finishes": lambda p: _finished_by(p.turned),
    "t_startedby": _started_by,
    "t_starts": lambda p: _started_by(p.turned),
    "t_meets": _meets,
    "t_metby": lambda p: _meets(p.turned),
    "t_overlaps": _overlaps,
    "t_overlappedby": lambda p: _overlaps(p.turned),
}
FUNCTIONS = tuple(_RELATIONS)


def test(name: str, first: Operand, second: Operand) -> Test:
    """Return the test of a temporal function; refuses what is no time."""
    a, b = (_ends(name, as_kind("day", one)) for one in (first, second))
    holds = _RELATIONS[name]

    def ask(rows: Columns, where: Where) -> Truth:
        times = [(spans(start, rows, where), spans(end, rows, where)) for start, end in (a, b)]
        return holds(_Pair(times[0], times[1], rows.count(where)))

    return Test(ask)


def _ends(name: str, one: Operand) -> tuple[Operand, Operand]:
    if one.kind == "interval":
        start, end = one.value
        return start, end
    if one.kind != "day":
        raise mismatch(name, "day", one.kind)
    return one, one
