"""Charts for the pages: tables whose bars draw their figures once more, without a script.

A template draws a chart with `bars` (across) or `years` (upright) from charts.html. Bars begin at zero and share one
scale: the largest value is the whole width.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_COLUMN_PX = 72
_NARROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: `text` is the value as a reader writes it, `note` what has to be known about it."""

    name: str
    value: float
    text: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars with the headings of their names and of their values."""

    caption: str
    head: str
    measure: str
    bars: tuple[Bar, ...]

    @property
    def is_long(self) -> bool:
        """Whether a value takes more room than a narrow column has."""
        return any(len(bar.text) > _NARROW for bar in self.bars)

    def drawn(self) -> Iterator[tuple[Bar, float, int]]:
        """Yield each bar with its length in per cent of the longest and its height in pixels."""
        most = max((bar.value for bar in self.bars), default=0)
        for bar in self.bars:
            share = bar.value / most if most > 0 else 0
            yield bar, round(share * 100, 2), round(share * _COLUMN_PX)
