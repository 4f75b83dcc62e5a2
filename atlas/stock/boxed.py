"""What lies in a box: how many there are is counted by columns, and only rows that a page needs are searched."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from atlas.index import Box
from atlas.stock.found import Flags, Runs, Slots, Turned
from atlas.stock.grid import Grid
from atlas.stock.strips import Strips
from atlas.stock.texts import spans

# To search so few rows takes no longer than to count columns.
_FEW_ROWS = 16


@dataclass(frozen=True, eq=False)
class Boxed:
    """The places of a stock in a box or on its edge, ascending."""

    grid: Grid
    strips: Strips
    box: Box

    @cached_property
    def _rows(self) -> range:
        return self.grid.rows_of(self.box)

    def _span(self, row: int) -> tuple[int, int]:
        """Return where in a row the longitudes of the box begin and end."""
        begin, end = self.strips.row(row)
        # Of one row numpy takes longer to begin than to search.
        lon, box = self.grid.lon.data, self.box
        begin = bisect_left(lon, box.west, begin, end)
        return begin, bisect_right(lon, box.east, begin, end)

    @cached_property
    def _low(self) -> tuple[int, Flags]:
        """Where in the lowest row the longitudes begin, and which are in the box; of an only row all sides tell."""
        begin, end = self._span(self._rows[0])
        lat = self.grid.lat[begin:end]
        inside = lat >= self.box.south
        if len(self._rows) == 1:
            inside &= lat <= self.box.north
        return begin, inside

    @cached_property
    def _high(self) -> tuple[int, Flags]:
        """Where in the highest row, if that is not the lowest, the longitudes begin, and which are in the box."""
        begin, end = self._span(self._rows[-1])
        return begin, self.grid.lat[begin:end] <= self.box.north

    @cached_property
    def _few(self) -> int:
        """How many of the lowest row are in the box."""
        return int(np.count_nonzero(self._low[1]))

    @cached_property
    def runs(self) -> Runs:
        """All of them as spans."""
        rows = self._rows
        if len(rows) < 2:
            lowest = _places(*self._low) if rows else np.zeros(0, np.int64)
            return Runs(lowest, lowest + 1)
        # Of the rows between the lowest and the highest all lies in the box that does so from west to east.
        begins, ends = self.grid.ends_in(rows[1:-1], self.box)
        lowest, highest = _places(*self._low), _places(*self._high)
        return Runs(np.concatenate([lowest, begins, highest]), np.concatenate([lowest + 1, ends, highest + 1]))

    @cached_property
    def _count(self) -> int:
        rows, box = self._rows, self.box
        if len(rows) <= _FEW_ROWS:
            return len(self.runs)
        inner = self.strips.count(rows[1], rows[-1], box.west, box.east)
        return self._few + inner + int(np.count_nonzero(self._high[1]))

    def __len__(self) -> int:
        return self._count

    def part(self, first: int, last: int) -> Slots:
        """Return the places from the first to before the last of them."""
        rows, box = self._rows, self.box
        first, last = max(first, 0), min(last, self._count)
        if len(rows) <= _FEW_ROWS:
            return self.runs.part(first, last)
        begin, end = self._span(rows[1])
        if self._few <= first and last - self._few <= end - begin:
            # Most pages end in the first row of which all lies in the box but for what is west and east of it.
            return np.arange(begin + first - self._few, begin + last - self._few)
        upto = self.strips.enough(rows[1], rows[-1], box.west, box.east, last - self._few)
        if upto >= rows[_FEW_ROWS]:
            return self.runs.part(first, last)
        above = spans(*self.grid.ends_in(range(rows[1], upto), box))
        return np.concatenate([_places(*self._low), above])[first:last]

    def slots(self) -> Slots:
        """Return all places."""
        return self.runs.slots()

    @property
    def by_pages(self) -> Turned:
        """The same as pages tell them: what lies between the lowest and the highest row stands side by side."""
        return Turned(self, self._few if len(self._rows) > 1 else 0)

    def without(self, gone: Slots) -> "Boxed | Runs":
        """Return the others than some places, ascending."""
        return self.runs.without(gone) if len(gone) and self.grid.inside(gone, self.box).any() else self


def _places(begin: int, inside: Flags) -> Slots:
    """Return the places that are marked from a place on."""
    return np.flatnonzero(inside) + begin
