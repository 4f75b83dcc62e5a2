"""Points in cells of a grid, row by row from south-west to north-east: a box is a few runs of positions."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas import crs
from atlas.index import Box
from atlas.stock.found import Flags, Runs, Slots
from atlas.stock.texts import spans

Floats = NDArray[np.float64]
_PER_CELL = 32
_EVERYWHERE_M = 1e6
# A little less than a degree of latitude has anywhere, so that boxes are rather too large.
_METRES_PER_DEGREE = 110_500.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A grid: its lower left corner in degrees, the size of a cell, and how many there are."""

    west: float
    south: float
    width: float
    height: float
    columns: int
    rows: int

    @classmethod
    def around(cls, lon: Floats, lat: Floats) -> "Frame":
        """Return a grid in which a cell has some tens of points on average; without points it has one cell."""
        if not len(lon):
            return cls(0.0, 0.0, 1.0, 1.0, 1, 1)
        side = max(1, round((len(lon) / _PER_CELL) ** 0.5))
        west, south = float(lon.min()), float(lat.min())
        width, height = (float(lon.max()) - west) / side or 1.0, (float(lat.max()) - south) / side or 1.0
        return cls(west, south, width, height, side, side)

    def column(self, lon: Floats) -> Slots:
        """Return the column of a longitude, that of the edge for what lies beyond it."""
        return np.clip((lon - self.west) / self.width, 0, self.columns - 1).astype(np.int64)

    def row(self, lat: Floats) -> Slots:
        """Return the row of a latitude, that of the edge for what lies beyond it."""
        return np.clip((lat - self.south) / self.height, 0, self.rows - 1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Grid:
    """Points sorted by cell: `starts` tells where each cell begins. Answers are positions in that order, ascending."""

    frame: Frame
    starts: Slots
    lon: Floats
    lat: Floats
    x: Floats
    y: Floats

    def within_box(self, box: Box) -> Slots:
        """Return the positions of the points in a box or on its edge."""
        return self.runs_in(box).slots()

    def runs_in(self, box: Box) -> Runs:
        """Return the positions of the points in a box or on its edge, as spans."""
        if box.west > box.east or box.south > box.north:
            return Runs(np.zeros(0, np.int64), np.zeros(0, np.int64))
        first, last, rows = self._cells(box)
        low, high = 0, len(rows) - 1
        if last - first < 2 or high - low < 2:
            tested = self._tested(spans(self.starts[rows + first], self.starts[rows + last + 1]), box)
            return Runs(tested, tested + 1)
        # What lies in a cell that the edge of the box does not touch need not be looked at.
        inner = rows[1:-1]
        begins, ends = self.starts[inner + first + 1], self.starts[inner + last]
        # The first row, then the two ends of each between them, and the last row: in the order of the cells.
        sides = np.stack([inner + first, inner + last], axis=1).ravel()
        cells = np.concatenate([rows[:1] + first, sides, rows[-1:] + first])
        beyond = np.concatenate([rows[:1] + last, sides, rows[-1:] + last]) + 1
        tested = self._tested(spans(self.starts[cells], self.starts[beyond]), box)
        at = np.searchsorted(tested, begins)
        return Runs(np.insert(tested, at, begins), np.insert(tested + 1, at, ends))

    def _cells(self, box: Box) -> tuple[int, int, Slots]:
        """Return the first and the last column of the cells that a box touches, and where each of their rows begins."""
        frame = self.frame
        first, last = (_cell((lon - frame.west) / frame.width, frame.columns) for lon in (box.west, box.east))
        low, high = (_cell((lat - frame.south) / frame.height, frame.rows) for lat in (box.south, box.north))
        return first, last, np.arange(low, high + 1) * frame.columns

    def _tested(self, found: Slots, box: Box) -> Slots:
        inside: Slots = found[self.inside(found, box)]
        return inside

    def inside(self, positions: Slots, box: Box) -> Flags:
        """Return which of the points at some positions lie in a box or on its edge."""
        lon, lat = self.lon[positions], self.lat[positions]
        inside: Flags = (lon >= box.west) & (lon <= box.east) & (lat >= box.south) & (lat <= box.north)
        return inside

    def within_radius(self, x: float, y: float, radius_m: float) -> tuple[Slots, Floats]:
        """Return the positions of the points in a circle (EPSG:25833) and their distances in metres, by position."""
        if radius_m < _EVERYWHERE_M:
            first, last, rows = self._cells(_around(x, y, radius_m))
            found = spans(self.starts[rows + first], self.starts[rows + last + 1])
        else:
            found = np.arange(self.starts[-1])
        distances = np.hypot(self.x[found] - x, self.y[found] - y)
        near = distances <= radius_m
        return found[near], distances[near]

    def metric(self, slots: Slots) -> Floats:
        """Return rows of x, y in metres (EPSG:25833) of the points at positions."""
        return np.column_stack([self.x[slots], self.y[slots]])

    def guess(self, count: int) -> float:
        """Return the radius in metres in which so many points lie, if they lie everywhere alike."""
        metres = self.frame.width * self.frame.columns * 70_000.0 * self.frame.height * self.frame.rows * 111_000.0
        return float(max(50.0, (metres * count / max(1, int(self.starts[-1])) / np.pi) ** 0.5))


def _cell(at: float, count: int) -> int:
    """Return the row or the column of one side of a box, as a grid counts those of many points."""
    return int(min(max(at, 0), count - 1))


def _around(x: float, y: float, radius_m: float) -> Box:
    """Return a box in degrees that a circle lies in."""
    lon, lat = crs.to_lon_lat_xy(x, y)
    high = (radius_m * 1.01 + 1) / _METRES_PER_DEGREE
    wide = high / math.cos(math.radians(min(lat + high, 89.0)))
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def sorted_by_cell(lon: Floats, lat: Floats) -> tuple[Frame, Slots, Slots]:
    """Return a grid, the order of points by cell, and where each cell begins; points without place come last."""
    known = np.isfinite(lon)
    frame = Frame.around(lon[known], lat[known])
    cells = np.full(len(lon), frame.rows * frame.columns)
    cells[known] = frame.row(lat[known]) * frame.columns + frame.column(lon[known])
    order = np.argsort(cells, kind="stable")
    starts = np.searchsorted(cells[order], np.arange(frame.rows * frame.columns + 1))
    return frame, order, starts
