"""The grid of tiles: zoom, column and row to squares of EPSG:3857, and positions to keys that sort by tile.

The grid is WebMercatorQuad (OGC 17-083r4): at zoom z, 2^z columns from the west and 2^z rows from the north.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.crs import WEB_MERCATOR_EDGE
from atlas.errors import InvalidParameter, NotFound

MIN_ZOOM, MAX_ZOOM = 0, 14
# Units across a tile, and how far beyond its edges it is drawn, so that no line or sign is cut where two tiles meet.
EXTENT, BUFFER = 4096, 64
# A key interleaves so many bits of either axis: cells of 15 cm, far below what six decimals of a degree tell.
KEY_BITS = 28
# A tile is drawn 512 pixels wide: cells of 64 pixels, in which a sign with a number finds room; wider than the buffer.
CELL_BITS = 3
_TOGETHER = 1 << 14
Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, order=True)
class TileAddress:
    """Zoom, column from the west (x) and row from the north (y) of one tile."""

    z: int
    x: int
    y: int

    @classmethod
    def read(cls, z: str, x: str, y: str) -> "TileAddress":
        """Return the address that three texts name; raises InvalidParameter, NotFound."""
        numbers = {name: _whole(name, text) for name, text in (("z", z), ("x", x), ("y", y))}
        if not MIN_ZOOM <= numbers["z"] <= MAX_ZOOM:
            raise NotFound(
                f"Kacheln gibt es von Zoom {MIN_ZOOM} bis {MAX_ZOOM}, nicht für {numbers['z']}.",
                f"There are tiles from zoom {MIN_ZOOM} to {MAX_ZOOM}, not for {numbers['z']}.",
                parameter="z",
            )
        last = 2 ** numbers["z"] - 1
        for name, what_de, what_en in (("x", "Spalten", "columns"), ("y", "Zeilen", "rows")):
            if numbers[name] > last:
                raise NotFound(
                    f"Bei Zoom {numbers['z']} hat „{name}“ {what_de} von 0 bis {last}, nicht bis {numbers[name]}.",
                    f"At zoom {numbers['z']} '{name}' has {what_en} from 0 to {last}, not to {numbers[name]}.",
                    parameter=name,
                )
        return cls(**numbers)

    @property
    def side(self) -> float:
        """The side of the tile in units of EPSG:3857."""
        return float(2 * WEB_MERCATOR_EDGE / 2**self.z)

    @property
    def corner(self) -> tuple[float, float]:
        """The north-western corner in EPSG:3857."""
        return self.x * self.side - WEB_MERCATOR_EDGE, WEB_MERCATOR_EDGE - self.y * self.side

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north in EPSG:3857, with the buffer round it."""
        west, north = self.corner
        margin = self.side * BUFFER / EXTENT
        return west - margin, north - self.side - margin, west + self.side + margin, north + margin

    def cells(self) -> tuple[Keys, Keys]:
        """Return the first keys of the cells in the tile and round it, ascending, and the first ones behind each."""
        across, last = 2**CELL_BITS, 2 ** (self.z + CELL_BITS)
        columns, rows = (np.arange(first * across - 1, (first + 1) * across + 1) for first in (self.x, self.y))
        columns, rows = (found[(found >= 0) & (found < last)].astype(np.uint64) for found in (columns, rows))
        own = np.sort((_interleave(columns) | _interleave(rows)[:, np.newaxis] << np.uint64(1)).ravel())
        bits = np.uint64(2 * (KEY_BITS - self.z - CELL_BITS))
        return own << bits, own + np.uint64(1) << bits

    def keys(self) -> tuple[int, int]:
        """Return the first key in the tile and the first one behind it."""
        first, bits = _interleave(np.array([self.x, self.y], np.uint64)), 2 * (KEY_BITS - self.z)
        own = int(first[0]) | int(first[1]) << 1
        return own << bits, (own + 1) << bits


def _whole(name: str, text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise InvalidParameter(
        f"„{text[:20]}“ ist für „{name}“ keine ganze Zahl ab 0.",
        f"'{text[:20]}' is no whole number from 0 for '{name}'.",
        parameter=name,
    )


def keys_of(points: NDArray[np.float64]) -> Keys:
    """Return the key of each row of x, y in EPSG:3857: the bits of column and row in turn, the coarsest first.

    Points that share the first 2·z bits lie in one tile of zoom z (Morton order).
    """
    # Some at a time: what is worked out on the way then stays in the cache of the processor.
    parts = np.array_split(points, len(points) // _TOGETHER + 1)
    return np.concatenate([_keys(part) for part in parts])


def _keys(points: NDArray[np.float64]) -> Keys:
    share = np.column_stack((points[:, 0] + WEB_MERCATOR_EDGE, WEB_MERCATOR_EDGE - points[:, 1]))
    cells = np.clip(share / (2 * WEB_MERCATOR_EDGE) * 2**KEY_BITS, 0, 2**KEY_BITS - 1).astype(np.uint64)
    keys: Keys = _interleave(cells[:, 0]) | _interleave(cells[:, 1]) << np.uint64(1)
    return keys


def _interleave(values: Keys) -> Keys:
    """Return 28-bit numbers with a zero before each bit (Warren, Hacker's Delight, 7-2)."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        values = (values | values << np.uint64(shift)) & np.uint64(mask)
    return values
