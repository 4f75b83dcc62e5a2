"""How a filter expression is refused: as a value of the parameter `filter` that cannot be used."""

from collections.abc import Sequence

from atlas.errors import InvalidParameter

PARAMETER = "filter"


def refused(de: str, en: str, *, known: Sequence[str] = (), near: Sequence[str] = ()) -> InvalidParameter:
    """Return the error that says what is wrong with an expression."""
    return InvalidParameter(de, en, parameter=PARAMETER, known=known, near=near)
