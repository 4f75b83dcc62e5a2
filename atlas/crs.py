"""The only place that knows coordinate reference systems: lon/lat (WGS84) to and from EPSG:25833, metres, directions.

EPSG:25833 (ETRS89 / UTM zone 33N) is the official projected CRS of Saxony; ETRS89 and WGS84 are taken as equal, which
is right to well under a metre. Inside Saxony a distance in EPSG:25833 differs from the geodesic one by at most 0.1 %
(the scale of the projection is 0.9996 on the 15th meridian and 1.0002 on the western edge of Saxony).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from pyproj import Geod, Transformer

Shapes = TypeVar("Shapes", BaseGeometry, NDArray[np.object_])
METRIC_EPSG = 25833
LON_LAT_EPSG = 4326
WEB_MERCATOR_EPSG = 3857
# Half the side of the square world of EPSG:3857, in its metres, which are true on the equator only.
WEB_MERCATOR_EDGE = math.pi * 6_378_137
SAXONY_BBOX = (11.8, 50.1, 15.1, 51.75)
# From the north on; what is counted against the sun stands before the north, at the end.
COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_EIGHTHS = len(COMPASS) / math.tau
# What files of Saxon offices come in: ETRS89/UTM 33 without and with the zone in front, Gauß-Krüger 4 and 5, degrees.
USUAL_CRS = ("EPSG:25833", "EPSG:5650", "EPSG:31468", "EPSG:31469", "EPSG:4326", "EPSG:25832", "EPSG:3857")
_EPSG_CODE = re.compile(r"(?:EPSG:+)?([0-9]{4,6})", re.IGNORECASE)


# pyproj is loaded by who is the first to project something: a server does not wait for it to answer.
@cache
def _between(from_epsg: int, to_epsg: int) -> "Transformer":
    from pyproj import Transformer

    return Transformer.from_crs(from_epsg, to_epsg, always_xy=True)


def _to_metric() -> "Transformer":
    return _between(LON_LAT_EPSG, METRIC_EPSG)


def _to_lon_lat() -> "Transformer":
    return _between(METRIC_EPSG, LON_LAT_EPSG)


def _to_web_mercator() -> "Transformer":
    return _between(LON_LAT_EPSG, WEB_MERCATOR_EPSG)


@cache
def _geod() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="GRS80")


def to_metric_xy(lon: float, lat: float) -> tuple[float, float]:
    """Return easting and northing in metres (EPSG:25833) of a position in degrees."""
    x, y = _to_metric().transform(lon, lat)
    return float(x), float(y)


def to_lon_lat_xy(x: float, y: float) -> tuple[float, float]:
    """Return lon and lat in degrees of a position in metres (EPSG:25833)."""
    lon, lat = _to_lon_lat().transform(x, y)
    return float(lon), float(lat)


def _transform(geometry: Shapes, transformer: "Transformer") -> Shapes:
    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    projected: Shapes = shapely.transform(geometry, project)
    return projected


def to_metric(geometry: Shapes) -> Shapes:
    """Return a lon/lat geometry, or an array of some and None, in EPSG:25833 (metres)."""
    return _transform(geometry, _to_metric())


def to_lon_lat(geometry: BaseGeometry) -> BaseGeometry:
    """Return an EPSG:25833 geometry in lon/lat (degrees)."""
    return _transform(geometry, _to_lon_lat())


def to_web_mercator(geometry: BaseGeometry) -> BaseGeometry:
    """Return a lon/lat geometry in EPSG:3857, the system of map tiles; nothing is measured in it."""
    return _transform(geometry, _to_web_mercator())


def points_to_metric(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows of lon, lat as rows of x, y in EPSG:25833."""
    return np.column_stack(_to_metric().transform(points[:, 0], points[:, 1]))


def points_to_web_mercator(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows of lon, lat as rows of x, y in EPSG:3857."""
    return np.column_stack(_to_web_mercator().transform(points[:, 0], points[:, 1]))


def hectares(metric_geometry: BaseGeometry) -> float:
    """Return the size in hectares of a geometry in EPSG:25833."""
    return float(metric_geometry.area) / 10_000


def geodesic_distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the geodesic distance in metres between two lon/lat positions (Karney 2013, GRS80)."""
    _, _, distance = _geod().inv(a[0], a[1], b[0], b[1])
    return float(distance)


def direction(from_xy: tuple[float, float], to_xy: tuple[float, float]) -> str | None:
    """Return the compass direction (n, ne, e, se, s, sw, w, nw) between two EPSG:25833 positions; None if equal."""
    return directions(from_xy, np.array([to_xy]))[0]


def directions(from_xy: tuple[float, float], points: NDArray[np.float64]) -> list[str | None]:
    """Return the compass direction from an EPSG:25833 position to each row of x, y; None where they are equal."""
    x, y = from_xy
    # Of the twenty that are asked for, one by one takes half as long as all in one go.
    sides = [(east - x, north - y) for east, north in points.tolist()]
    return [COMPASS[round(math.atan2(*side) * _EIGHTHS)] if any(side) else None for side in sides]


def in_saxony_bbox(lon: float, lat: float) -> bool:
    """Return whether a position lies in the box around Saxony (a coarse test; degrees)."""
    west, south, east, north = SAXONY_BBOX
    return west <= lon <= east and south <= lat <= north


def known_crs(name: str) -> str | None:
    """Return "EPSG:25833" for "epsg:25833" or "25833"; None for what names no horizontal system."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    code = _EPSG_CODE.fullmatch(name.strip())
    try:
        found = CRS.from_epsg(int(code[1])) if code else None
    except CRSError:
        return None
    usable = found is not None and (found.is_geographic or found.is_projected) and len(found.axis_info) == 2
    return f"EPSG:{code[1]}" if code and usable else None


def projjson(name: str) -> dict[str, Any]:
    """Return the definition of a system, e.g. "OGC:CRS84", as PROJJSON (schema 0.7)."""
    from pyproj import CRS

    defined: dict[str, Any] = CRS.from_user_input(name).to_json_dict()
    return defined


def foreign_to_lon_lat(points: NDArray[np.float64], crs_name: str) -> NDArray[np.float64]:
    """Return x, y (east before north, whatever the axes of the system are called) in a named or WKT system as lon, lat.

    What cannot be projected becomes infinite. Raises ValueError for an unknown system.
    """
    from pyproj import Transformer
    from pyproj.exceptions import CRSError, ProjError

    try:
        transformer = Transformer.from_crs(crs_name, LON_LAT_EPSG, always_xy=True)
        projected: NDArray[np.float64] = np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
    except (CRSError, ProjError) as error:
        raise ValueError(str(error)) from error
    return projected


def crs_that_fit(x: float, y: float) -> tuple[str, ...]:
    """Return which of the usual systems put a position into the box around Saxony."""
    point = np.array([[x, y]])
    return tuple(name for name in USUAL_CRS if in_saxony_bbox(*foreign_to_lon_lat(point, name)[0].tolist()))


@dataclass(frozen=True, slots=True)
class System:
    """A system that the API reads and writes, by its address (OGC API – Features – Part 2).

    `north_first` tells that its axes are lat, lon; `metric` that it is projected, in metres.
    """

    uri: str
    epsg: int
    north_first: bool = False
    metric: bool = False

    @property
    def decimals(self) -> int:
        """Return how many decimals are about a decimetre or less."""
        return 2 if self.metric else 6


_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CRS84 = System("http://www.opengis.net/def/crs/OGC/1.3/CRS84", LON_LAT_EPSG)
# Saxony's official system first among those in metres; ETRS89 in degrees, for it is what INSPIRE asks for.
_OTHERS = (
    System(f"{_EPSG}4326", 4326, north_first=True),
    System(f"{_EPSG}25833", 25833, metric=True),
    System(f"{_EPSG}3857", 3857, metric=True),
    System(f"{_EPSG}25832", 25832, metric=True),
    System(f"{_EPSG}4258", 4258, north_first=True),
)
SYSTEMS: Mapping[str, System] = MappingProxyType({one.uri: one for one in (CRS84, *_OTHERS)})
_CURIE = re.compile(r"\[?(EPSG|OGC):([0-9A-Z]+)\]?", re.IGNORECASE)
# An edge that is straight in metres is not in degrees; in steps of this length it is off by less than a metre.
_STEP_M, _MOST_STEPS = 5_000.0, 5_000
# No position in metres lies farther out than half a way round the Earth.
_HALF_ROUND_M = math.pi * 6_378_137


def system(name: str) -> System | None:
    """Return the system of an address, or of a short name such as [EPSG:25833]; None for one that is not offered."""
    if known := SYSTEMS.get(name.strip()):
        return known
    short = _CURIE.fullmatch(name.strip())
    if short is None:
        return None
    if short[1].upper() == "OGC":
        return CRS84 if short[2].upper() == "CRS84" else None
    return SYSTEMS.get(f"{_EPSG}{short[2]}")


def drawn_in(named: System, geometry: BaseGeometry) -> BaseGeometry | None:
    """Return a geometry of a system as placed_in does, with more corners where a straight line of metres bends."""
    step = max(_STEP_M, geometry.length / _MOST_STEPS)
    bends = named.metric and math.isfinite(step)
    return placed_in(named, shapely.segmentize(geometry, step) if bends else geometry)


def placed_in(named: System, geometry: BaseGeometry) -> BaseGeometry | None:
    """Return a geometry of a system, its axes in that order, in lon/lat; None where it is not on the Earth."""
    if named.metric:
        if np.abs(shapely.get_coordinates(geometry)).max() > _HALF_ROUND_M:
            return None
        placed = _transform(geometry, _between(named.epsg, LON_LAT_EPSG))
    else:
        placed = _swapped(geometry) if named.north_first else geometry
    points = shapely.get_coordinates(placed)
    on_earth = np.isfinite(points).all() and (np.abs(points) <= (180, 90)).all()
    return placed if on_earth else None


def in_system(named: System, geometries: Sequence[BaseGeometry | None]) -> Sequence[BaseGeometry | None]:
    """Return lon/lat geometries in a system, their axes in the order of that system."""
    shapes = np.array(geometries, dtype=object)
    if named.metric:
        return list(_transform(shapes, _between(LON_LAT_EPSG, named.epsg)))
    return list(_swapped(shapes)) if named.north_first else geometries


def _swapped(geometry: Shapes) -> Shapes:
    turned: Shapes = shapely.transform(geometry, lambda points: points[:, ::-1])
    return turned
