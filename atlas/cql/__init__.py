"""Filter expressions (CQL2, OGC 21-065r2): text or JSON to a test of records.

>>> condition = read("projects", "status = 'approved' AND cost_total_eur > 100000")
>>> [*condition.matching(snapshot.collection("projects").columns, positions)]  # doctest: +SKIP
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.cql import reading
from atlas.cql.columns import Columns
from atlas.cql.compiling import Compiler
from atlas.cql.logic import Test, all_true
from atlas.cql.operands import Reader
from atlas.cql.reading import LANGUAGES
from atlas.index import Positions
from atlas.queryables import QUERYABLES

__all__ = ["LANGUAGES", "Columns", "Condition", "compiled", "read"]

_SHORT = 500


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter expression: how it was put, and the test that it means; a `bound` that all it finds must meet."""

    text: str
    test: Test
    bound: BaseGeometry | None = None

    @property
    def parts(self) -> tuple[Test, ...]:
        """The tests that must all be true."""
        return self.test.parts or (self.test,)

    @property
    def slow(self) -> bool:
        """Whether one record is looked at after the other."""
        return any(part.slow for part in self.parts)

    @property
    def count(self) -> int:
        """How many comparisons it takes."""
        return self.test.count

    def candidates(self, rows: Columns) -> Positions | None:
        """Return the positions that alone can match, ascending, where the spatial index knows; else None."""
        return None if self.bound is None else rows.boxes.near(self.bound)

    def matching(self, rows: Columns, positions: Positions) -> Positions:
        """Return those of the positions for which it is true, and not merely unknown."""
        return all_true(self.parts, rows, positions)


def read(collection: str, text: str, language: str = "cql2-text", system: crs.System = crs.CRS84) -> Condition:
    """Return the condition that a text states; its literals of geometry are in `system`; raises InvalidParameter."""
    made = _remembered if len(text) <= _SHORT else _read
    return made(collection, text, language, system)


def _read(collection: str, text: str, language: str, system: crs.System) -> Condition:
    return compiled(collection, reading.tree(text, language), text, system)


# One page after the other is asked of the same expression.
_remembered = lru_cache(512)(_read)


def compiled(collection: str, tree: Any, text: str, system: crs.System = crs.CRS84) -> Condition:
    """Return the condition of an expression in its JSON form; raises InvalidParameter."""
    compiler = Compiler(Reader(QUERYABLES[collection], system))
    return Condition(text, compiler.test(tree), compiler.bound)
