"""What lies under the maps of the sheets: Saxony, its Kreise and municipalities, rivers, and names for orientation."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.export.sheet.canvas import Box
from atlas.layers import read_member, read_shapes, to_geometry

# The zoom of the tiles that the names are cut into (geodata/basemap/names).
_NAME_ZOOM = 11
_MOST_TILES = 16


@dataclass(frozen=True, slots=True)
class Name:
    """A name at a point in metres (EPSG:25833); `kind` is town, part, station, street or stop."""

    text: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Ground:
    """The basemap in metres (EPSG:25833)."""

    folder: Path
    state: BaseGeometry
    kreise: shapely.STRtree
    municipalities: shapely.STRtree
    rivers: BaseGeometry
    towns: tuple[tuple[int, Name], ...]

    @cached_property
    def _tiles(self) -> frozenset[str]:
        return frozenset(path.stem for path in self.folder.glob("names/*-*.geojson"))

    def names(self, box: Box) -> list[Name]:
        """Return the names of quarters, stations, streets and stops in a box; none where it is too wide for them."""
        tiles = [tile for tile in _tiles_of(box) if tile in self._tiles]
        if len(tiles) > _MOST_TILES:
            return []
        found = (name for tile in tiles for name in _names(self.folder / "names" / f"{tile}.geojson"))
        return [name for name in found if _is_in(box, name)]

    def towns_in(self, box: Box, most_rank: int) -> list[Name]:
        """Return the towns in a box, the larger first; rank 1 is the largest."""
        return [name for rank, name in self.towns if rank <= most_rank and _is_in(box, name)]


def _is_in(box: Box, name: Name) -> bool:
    return box[0] < name.x < box[2] and box[1] < name.y < box[3]


def borders(shapes: shapely.STRtree, box: Box) -> BaseGeometry:
    """Return the borders in a box as lines: one that two shapes share is drawn once."""
    near = shapes.geometries.take(shapes.query(shapely.box(*box)))
    return shapely.line_merge(shapely.union_all(shapely.clip_by_rect(shapely.boundary(near), *box)))


@lru_cache(maxsize=2)
def read(geodata: Path) -> Ground:
    """Return the basemap of a geodata folder; raises BrokenLayer."""
    folder = geodata / "basemap"
    return Ground(
        folder=folder,
        state=shapely.union_all(_shapes(folder, "state")),
        kreise=shapely.STRtree(_shapes(folder, "kreise")),
        municipalities=shapely.STRtree(_shapes(folder, "municipalities")),
        rivers=shapely.union_all(_shapes(folder, "rivers")),
        towns=tuple(sorted(_towns(folder), key=lambda pair: (pair[0], pair[1].text))),
    )


def _shapes(folder: Path, name: str) -> list[BaseGeometry]:
    shapes = read_shapes(folder / f"{name}.geojson").values()
    return [crs.to_metric(shape) for shape in shapes if shape is not None]


def _towns(folder: Path) -> Iterator[tuple[int, Name]]:
    for feature in read_member(folder / "towns.geojson", "features"):
        yield feature["properties"]["rank"], _name(feature, "town")


@lru_cache(maxsize=256)
def _names(path: Path) -> tuple[Name, ...]:
    return tuple(_name(feature, feature["properties"]["kind"]) for feature in read_member(path, "features"))


def _name(feature: Mapping[str, Any], kind: str) -> Name:
    point: Any = to_geometry(feature["geometry"])
    return Name(feature["properties"]["name"], kind, *crs.to_metric_xy(point.x, point.y))


def _tiles_of(box: Box) -> list[str]:
    """Return the web map tiles (slippy map scheme) that a box in metres touches."""
    corners = np.array([_tile(*crs.to_lon_lat_xy(x, y)) for x in (box[0], box[2]) for y in (box[1], box[3])])
    (west, north), (east, south) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return [f"{x}-{y}" for x in range(west, east + 1) for y in range(north, south + 1)]


def _tile(lon: float, lat: float) -> tuple[int, int]:
    count = 2**_NAME_ZOOM
    angle = math.radians(lat)
    return int((lon + 180) / 360 * count), int((1 - math.asinh(math.tan(angle)) / math.pi) / 2 * count)
