"""Points in rows from south to north, in each from west to east: a box is one run of each row that it touches."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas import crs
from atlas.index import Box
from atlas.stock.found import Flags, Slots
from atlas.stock.texts import spans

Floats = NDArray[np.float64]
# Complex numbers sort by their real part and then by the other one: row and longitude in one.
Keys = NDArray[np.complex128]
# As many rows as there would be of cells with so many points.
_PER_CELL = 32
_EVERYWHERE_M = 1e6
# A little less than a degree of latitude has anywhere, so that boxes are rather too large.
_METRES_PER_DEGREE = 110_500.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What rows divide: from where in degrees, how wide all of it and how high each is, and how many points it has."""

    west: float
    south: float
    width: float
    height: float
    rows: int
    count: int

    @classmethod
    def around(cls, lon: Floats, lat: Floats) -> "Frame":
        """Return rows in which points lie; without points it is one."""
        if not len(lon):
            return cls(0.0, 0.0, 1.0, 1.0, 1, 0)
        rows = max(1, round((len(lon) / _PER_CELL) ** 0.5))
        west, south = float(lon.min()), float(lat.min())
        width, height = float(lon.max()) - west or 1.0, (float(lat.max()) - south) / rows or 1.0
        return cls(west, south, width, height, rows, len(lon))

    def row(self, lat: Floats) -> Slots:
        """Return the row of each latitude."""
        return np.minimum((lat - self.south) / self.height, self.rows - 1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Grid:
    """Points sorted by `keys`, their rows and longitudes. Answers are positions in that order, ascending."""

    frame: Frame
    keys: Keys
    lon: Floats
    lat: Floats
    x: Floats
    y: Floats

    def rows_of(self, box: Box) -> range:
        """Return the rows that a box touches; none where its sides are the wrong way round."""
        if box.west > box.east or box.south > box.north:
            return range(0)
        low, high = (_row(self.frame, lat) for lat in (box.south, box.north))
        return range(low, high + 1)

    def ends_in(self, rows: range, box: Box) -> tuple[Slots, Slots]:
        """Return where in each of some rows side by side the longitudes of a box begin and end."""
        numbers = np.arange(rows.start, rows.stop)
        # What is before the next number after the east side is up to that side: both are found in one go.
        sides = np.concatenate((_keys(numbers, box.west), _keys(numbers, math.nextafter(box.east, math.inf))))
        found = self.keys.searchsorted(sides)
        return found[: len(numbers)], found[len(numbers) :]

    def inside(self, positions: Slots, box: Box) -> Flags:
        """Return which of the points at some positions lie in a box or on its edge."""
        lon, lat = self.lon[positions], self.lat[positions]
        inside: Flags = (lon >= box.west) & (lon <= box.east) & (lat >= box.south) & (lat <= box.north)
        return inside

    def within_radius(self, x: float, y: float, radius_m: float) -> tuple[Slots, Floats]:
        """Return the positions of the points in a circle (EPSG:25833) and their distances in metres, by position."""
        if radius_m < _EVERYWHERE_M:
            box = _around(x, y, radius_m)
            found = spans(*self.ends_in(self.rows_of(box), box))
        else:
            found = np.arange(self.frame.count)
        east, north = self.x[found] - x, self.y[found] - y
        # Half of the time of np.hypot, which provides for lengths that are none on earth.
        distances = np.sqrt(east * east + north * north)
        near = distances <= radius_m
        return found[near], distances[near]

    def metric(self, slots: Slots) -> Floats:
        """Return rows of x, y in metres (EPSG:25833) of the points at positions."""
        return np.array((self.x[slots], self.y[slots])).T

    def guess(self, count: int) -> float:
        """Return the radius in metres in which so many points lie, if they lie everywhere alike."""
        metres = self.frame.width * 70_000.0 * self.frame.height * self.frame.rows * 111_000.0
        return float(max(50.0, (metres * count / max(1, self.frame.count) / np.pi) ** 0.5))


def _row(frame: Frame, lat: float) -> int:
    """Return the row of one side of a box, as a frame counts those of many points."""
    return int(min(max((lat - frame.south) / frame.height, 0), frame.rows - 1))


def _keys(rows: Slots, lon: Floats | float) -> Keys:
    keys = np.empty(len(rows), np.complex128)
    keys.real, keys.imag = rows, lon
    return keys


def _around(x: float, y: float, radius_m: float) -> Box:
    """Return a box in degrees that a circle lies in."""
    lon, lat = crs.to_lon_lat_xy(x, y)
    high = (radius_m * 1.01 + 1) / _METRES_PER_DEGREE
    wide = high / math.cos(math.radians(min(lat + high, 89.0)))
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def sorted_by_row(lon: Floats, lat: Floats) -> tuple[Frame, Slots, Keys]:
    """Return the rows of points, the order that they come in, and their keys in it; those without place come last."""
    known = np.isfinite(lon)
    frame = Frame.around(lon[known], lat[known])
    rows = np.full(len(lon), frame.rows)
    rows[known] = frame.row(lat[known])
    keys = _keys(rows, lon)
    order = np.argsort(keys, kind="stable")
    return frame, order, keys[order]
