"""A filter expression in its JSON form to a test of records: every operator with the operands that it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.cql import comparing, shapes, temporal
from atlas.cql.logic import Test, all_of, any_of, constant, negated
from atlas.cql.operands import Operand, Reader, Tree, arguments, mismatch
from atlas.cql.refusal import refused

_DEEPEST = 60
_MOST_TERMS = 2_000
_SETS: Mapping[str, Callable[[frozenset[str], frozenset[str]], bool]] = {
    "a_equals": frozenset.__eq__,
    "a_contains": frozenset.issuperset,
    "a_containedby": frozenset.issubset,
    "a_overlaps": lambda one, other: not one.isdisjoint(other),
}
_MIRRORED = {"a_contains": "a_containedby", "a_containedby": "a_contains"}
OPERATORS = (
    *("and", "or", "not", *comparing.COMPARISONS, "like", "between", "in", "isNull", "casei", "accenti"),
    *(*shapes.FUNCTIONS, *temporal.FUNCTIONS, *_SETS),
)


@dataclass
class Compiler:
    """Makes the test of one expression; counts its terms, for a small text may ask much.

    `bound` is a geometry that whatever the expression is true of must meet, where it has one.
    """

    reader: Reader
    terms: int = 0
    bound: BaseGeometry | None = None

    def test(self, tree: Tree, depth: int = 0, *, must_hold: bool = True) -> Test:
        """Return the test that an expression asks for, or refuse it with the reason.

        `must_hold` tells that nothing is found for which this part of the expression is not true.
        """
        self.terms += 1
        if depth > _DEEPEST or self.terms > _MOST_TERMS:
            raise refused("Der Filter ist zu tief verschachtelt oder zu lang.", "The filter is too deep or too long.")
        if isinstance(tree, bool):
            return constant(tree)
        if not isinstance(tree, dict) or not isinstance(tree.get("op"), str):
            raise refused(
                "Ein Filter ist ein Vergleich, z. B. region = 'east'.", "A filter is a comparison: region = 'east'."
            )
        return self._operation(tree["op"].lower(), tree, depth, must_hold)

    def _operation(self, lowered: str, tree: Mapping[str, Tree], depth: int, must_hold: bool) -> Test:
        if lowered == "and":
            return all_of([self.test(one, depth + 1, must_hold=must_hold) for one in _at_least_one(tree)])
        if lowered == "or":
            return any_of([self.test(one, depth + 1, must_hold=False) for one in _at_least_one(tree)])
        if lowered == "not":
            return negated(self.test(arguments(tree, 1)[0], depth + 1, must_hold=False))
        if lowered == "in":
            one, listed = arguments(tree, 2)
            return comparing.within(self._read(one), [self._read(item) for item in _several(listed)])
        return self._predicate(lowered, tree, must_hold)

    def _predicate(self, name: str, tree: Mapping[str, Tree], must_hold: bool) -> Test:
        if name == "isnull":
            return comparing.is_null(self._read(arguments(tree, 1)[0]))
        if name == "between":
            return comparing.between(*(self._read(one) for one in arguments(tree, 3)))
        if name not in _TWO:
            listed = ", ".join(OPERATORS)
            raise refused(
                f"„{name[:40]}“ gibt es hier nicht. Bekannt: {listed}.",
                f"There is no '{name[:40]}' here. Known: {listed}.",
                known=OPERATORS,
            )
        first, second = (self._read(one) for one in arguments(tree, 2))
        if must_hold and name in shapes.MEETING and (first.path is None) != (second.path is None):
            self.bound = first.value if first.path is None else second.value
        return _TWO[name](name, first, second)

    def _read(self, tree: Tree) -> Operand:
        self.terms += 1
        return self.reader.operand(tree)


def _at_least_one(tree: Mapping[str, Tree]) -> list[Tree]:
    found = tree.get("args")
    if not isinstance(found, list) or not found:
        raise refused(f"„{tree['op']}“ braucht Angaben.", f"'{tree['op']}' needs arguments.")
    return found


def _several(listed: Any) -> Sequence[Tree]:
    if not isinstance(listed, list) or not listed:
        raise refused("„IN“ braucht eine Liste von Werten.", "'IN' needs a list of values.")
    return listed


def _spatial(name: str, first: Operand, second: Operand) -> Test:
    for one in (first, second):
        if one.kind != "geometry":
            raise mismatch(name, "geometry", one.kind)
    return shapes.test(name, (first.value, second.value))


def _of_sets(name: str, first: Operand, second: Operand) -> Test:
    for one in (first, second):
        if one.kind != "texts":
            raise mismatch(name, "texts", one.kind)
    if first.path is None:
        first, second, name = second, first, _MIRRORED.get(name, name)
    holds = _SETS[name]
    if first.path is None:
        return constant(holds(first.value, second.value))
    if second.path is None:
        return _with_literal(first.path, second.value, holds)
    return comparing.of_pairs(first, second, holds)


def _with_literal(path: str, value: frozenset[str], holds: Callable[..., bool]) -> Test:
    return Test(lambda rows, where: rows.listed(path).asked(where, lambda one: holds(one, value)))


_TWO: Mapping[str, Callable[[str, Operand, Operand], Test]] = {
    **dict.fromkeys(comparing.COMPARISONS, comparing.compared),
    "like": lambda _, one, pattern: comparing.like(one, pattern),
    **dict.fromkeys(shapes.FUNCTIONS, _spatial),
    **dict.fromkeys(temporal.FUNCTIONS, temporal.test),
    **dict.fromkeys(_SETS, _of_sets),
}
