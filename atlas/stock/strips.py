"""The same points in columns from west to east, in each row by row: a box is counted without a search in every row."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from atlas.stock.grid import Floats, Frame

# Columns to a row: the narrower they are, the fewer points lie in those that a side of a box runs through.
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Strips:
    """The longitudes of points by column and row.

    `sums[c, r]` tells how many points lie in columns before c and rows before r (Crow, Summed-Area Tables, 1984).
    """

    frame: Frame
    lon: Floats
    sums: NDArray[np.int64]

    @classmethod
    def of(cls, frame: Frame, lon: Floats, lat: Floats) -> Self:
        """Return the strips of points that are known."""
        rows, columns = frame.rows, frame.rows * _COLUMNS
        column = np.minimum((lon - frame.west) / (frame.width / columns), columns - 1).astype(np.int64)
        cells = column * rows + frame.row(lat)
        sums = np.zeros((columns + 1, rows + 1), np.int64)
        sums[1:, 1:] = np.bincount(cells, minlength=columns * rows).reshape(columns, rows).cumsum(0).cumsum(1)
        return cls(frame, lon[np.argsort(cells, kind="stable")], sums)

    def row(self, row: int) -> tuple[int, int]:
        """Return before how many points a row begins, of all by row, and before how many it ends."""
        sums, last = self.sums.data, len(self.sums) - 1
        return sums[last, row], sums[last, row + 1]

    def count(self, low: int, high: int, west: float, east: float) -> int:
        """Return how many points of the rows from `low` to before `high` lie between two longitudes or on them."""
        first, last = self._column(west), self._column(east)
        rim = self._of(first, low, high) >= west
        if first == last:
            return int(np.count_nonzero(rim & (self._of(first, low, high) <= east)))
        # Of the columns between the sides all points lie between them.
        sums = self.sums.data
        inner: int = sums[last, high] - sums[last, low] - sums[first + 1, high] + sums[first + 1, low]
        return inner + int(np.count_nonzero(rim) + np.count_nonzero(self._of(last, low, high) <= east))

    def enough(self, low: int, high: int, west: float, east: float, count: int) -> int:
        """Return up to before which of some rows they surely hold so many points between two longitudes."""
        first, last = self._column(west), self._column(east)
        held = self.sums[last, low : high + 1] - self.sums[min(first + 1, last), low : high + 1]
        return min(low + int(held.searchsorted(held[0] + count)), high)

    def _column(self, lon: float) -> int:
        columns = len(self.sums) - 1
        return int(min(max((lon - self.frame.west) / (self.frame.width / columns), 0), columns - 1))

    def _of(self, column: int, low: int, high: int) -> Floats:
        sums, after = self.sums.data, column + 1
        first = sums[column, self.frame.rows]
        begin, end = sums[after, low] - sums[column, low], sums[after, high] - sums[column, high]
        return self.lon[first + begin : first + end]
