"""What features are sorted by: texts as they are folded, and numbers; what is unknown comes last either way."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from atlas.errors import InvalidParameter
from atlas.text import fold


def in_order(positions: Sequence[int], values: Iterable[Any], *, descending: bool) -> list[int]:
    """Return positions by the value of each; equals stay as they stand."""
    keyed = list(zip(map(sortable, values), positions, strict=True))
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=descending)
    return [position for _, position in known] + [position for value, position in keyed if value is None]


def sortable(value: Any) -> Any:
    """Return what a value sorts by; None (and what has no order) comes last either way."""
    if isinstance(value, str):
        return fold(value)
    return value if isinstance(value, int | float) else None


def not_sortable(name: str, known: Sequence[str]) -> InvalidParameter:
    """Return the error for a property that nothing can be sorted by."""
    return InvalidParameter(
        f"Nach „{name}“ kann nicht sortiert werden.", f"'{name}' cannot be sorted by.", parameter="sortby", known=known
    )
