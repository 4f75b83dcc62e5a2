"""Comparisons of numbers, texts, days and truths: =, <>, <, >, LIKE, BETWEEN, IN, IS NULL."""

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from atlas.cql import patterns
from atlas.cql.columns import FALSE, MOST_NAMES, TRUE, UNKNOWN, Columns, Numbers, Truth, Where
from atlas.cql.logic import Test, all_of, any_of, constant, negated, one_by_one, truth
from atlas.cql.operands import Operand, as_kind, mismatch
from atlas.cql.refusal import refused

Comparison = Callable[[Any, Any], Any]
COMPARISONS: Mapping[str, Comparison] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compared(name: str, left: Operand, right: Operand) -> Test:
    """Return the test of one of the six comparisons; refuses operands of different kinds."""
    left, right = as_kind(right.kind, left), as_kind(left.kind, right)
    if left.kind != right.kind:
        raise mismatch(name, left.kind, right.kind)
    if left.kind == "number":
        return _of_numbers(COMPARISONS[name], left, right)
    if left.kind == "day":
        return _of_days(name, left, right)
    if left.kind == "text" or (left.kind == "flag" and name in ("=", "<>")):
        return _of_listed(name, left, right)
    raise refused(f"„{name}“ passt nicht zu diesen Werten.", f"'{name}' does not fit these values.")


def _of_numbers(holds: Comparison, left: Operand, right: Operand) -> Test:
    def test(rows: Columns, where: Where) -> Truth:
        a, b = (_numbers(one, rows, where) for one in (left, right))
        gaps = [gap[where] for one in (left, right) if one.path and (gap := rows.unknown(one.path)) is not None]
        return truth(holds(a, b), np.logical_or.reduce(gaps) if gaps else None, rows.count(where))

    return Test(test)


def _numbers(one: Operand, rows: Columns, where: Where) -> Any:
    return np.float64(one.value) if one.path is None else rows.numbers(one.path)[where]


def spans(one: Operand, rows: Columns, where: Where) -> tuple[Any, Any]:
    """Return the first and the last day that a day may be."""
    if one.path is None:
        return np.float64(one.value), np.float64(one.value)
    first, last = rows.days(one.path)
    return first[where], last[where]


def before(a: tuple[Any, Any], b: tuple[Any, Any], count: int) -> Truth:
    """Return whether one day is before another: unknown where it depends on which days they are."""
    surely, surely_not = a[1] < b[0], a[0] >= b[1]
    return truth(surely, ~(surely | surely_not), count)


def same(a: tuple[Any, Any], b: tuple[Any, Any], count: int) -> Truth:
    """Return whether two days are one: unknown where it depends on which days they are."""
    surely = (a[0] == a[1]) & (b[0] == b[1]) & (a[0] == b[0])
    surely_not = (a[1] < b[0]) | (b[1] < a[0])
    return truth(surely, ~(surely | surely_not), count)


def _of_days(name: str, left: Operand, right: Operand) -> Test:
    if name in ("<>", "<=", ">="):
        return negated(_of_days({"<>": "=", "<=": ">", ">=": "<"}[name], left, right))
    if name == ">":
        left, right = right, left
    asked = same if name == "=" else before

    def test(rows: Columns, where: Where) -> Truth:
        return asked(spans(left, rows, where), spans(right, rows, where), rows.count(where))

    return Test(test)


def _of_listed(name: str, left: Operand, right: Operand) -> Test:
    """Return the test of texts or truths; with a literal, each value of the column is looked at once."""
    if left.path is None:
        left, right, name = right, left, _MIRRORED.get(name, name)
    holds = COMPARISONS[name]
    if left.path is None:
        return constant(bool(holds(left.value, right.value)))
    if right.path is None:
        return _with_literal(name, left, right.value)
    return of_pairs(left, right, holds)


def _with_literal(name: str, one: Operand, value: Any) -> Test:
    """Return the test of a column and a literal; one text is looked up, what is before or behind it is not."""
    if one.kind == "text" and name in ("=", "<>") and not one.foldings:
        test = _named(one, frozenset((value,)))
        return test if name == "=" else negated(test)
    holds = COMPARISONS[name]
    return _of_values(one, lambda known: bool(holds(known, value)), slow=one.kind == "text")


def _named(one: Operand, names: frozenset[str]) -> Test:
    """Return the test whether a property is one of some texts."""
    path = one.path or ""
    many = len(names) > MOST_NAMES
    return Test(lambda rows, where: rows.listed(path).among(where, names, names.__contains__), slow=many)


def of_pairs(left: Operand, right: Operand, holds: Comparison) -> Test:
    """Return the test that compares two properties of each record."""

    def test(rows: Columns, where: Where) -> Truth:
        a, b = (_folded(one, rows, where) for one in (left, right))
        pairs = zip(a, b, strict=True)
        return np.array([UNKNOWN if None in pair else TRUE if holds(*pair) else FALSE for pair in pairs], dtype=np.int8)

    return one_by_one(test)


def _folded(one: Operand, rows: Columns, where: Where) -> list[Any]:
    found = rows.listed(one.path or "").at(where)
    return [one.folded(value) if isinstance(value, str) else value for value in found]


def _of_values(one: Operand, holds: Callable[[Any], bool], *, slow: bool = False) -> Test:
    """Return the test that asks something of each value of a column once."""
    path, folded = one.path or "", one.folded

    def of_folded(value: Any) -> bool:
        return holds(folded(value) if isinstance(value, str) else value)

    of_value = of_folded if one.foldings else holds
    return Test(lambda rows, where: rows.listed(path).asked(where, of_value), slow)


def like(one: Operand, pattern: Operand) -> Test:
    """Return the test of LIKE."""
    if one.kind != "text" or pattern.kind != "text" or pattern.path is not None:
        raise mismatch("LIKE", "text", pattern.kind if one.kind == "text" else one.kind)
    folds = bool(one.foldings)
    wanted = patterns.read(pattern.value, one.folded, folds=folds, ignores_case=str.casefold in one.foldings)
    if one.path is None:
        return constant(wanted.fits(one.value))
    path = one.path
    # Of a column in which each value stands once only those that are left are looked at.
    return Test(lambda rows, where: rows.listed(path).like(where, wanted), slow=True)


def between(one: Operand, low: Operand, high: Operand) -> Test:
    """Return the test of BETWEEN, for numbers and days."""
    if one.kind not in ("number", "day"):
        raise mismatch("BETWEEN", "number", one.kind)
    return all_of([compared(">=", one, low), compared("<=", one, high)])


def within(one: Operand, listed: Sequence[Operand]) -> Test:
    """Return the test of IN."""
    alike = all(item.path is None and item.kind == "text" for item in listed)
    if alike and one.kind == "text" and one.path is not None:
        wanted = frozenset(item.value for item in listed)
        return _of_values(one, wanted.__contains__, slow=True) if one.foldings else _named(one, wanted)
    return any_of([compared("=", one, item) for item in listed])


def is_null(one: Operand) -> Test:
    """Return the test whether a property is not known."""
    path = one.path
    if path is None:
        return constant(False)

    def test(rows: Columns, where: Where) -> Truth:
        missing = _missing(one, path, rows, where)
        return truth(missing, None, rows.count(where))

    return Test(test)


def _missing(one: Operand, path: str, rows: Columns, where: Where) -> Any:
    if one.kind == "geometry":
        return rows.boxes.missing[where]
    if one.kind == "number":
        return np.isnan(rows.numbers(path)[where])
    if one.kind == "day":
        first: Numbers = rows.days(path)[0]
        return np.isinf(first[where])
    return rows.listed(path).codes[where] < 0
