"""Nearest and within in metres (EPSG:25833), and "where am I": the area that contains a point, or the nearest one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.errors import InvalidParameter, OutsideSaxony, UnknownParameter
from atlas.filters import filters_of
from atlas.query import Collection
from atlas.snapshot import Snapshot

NearKind = Literal["projects", "offices", "areas"]
NEAR_KINDS: tuple[NearKind, ...] = ("projects", "offices", "areas")
MAX_RADIUS_M = 300_000
_BORDER_TOLERANCE_M = 250
_STANDING = {"approved": 0, "applied": 1, "unknown": 2, "former": 3}


@dataclass(frozen=True, slots=True)
class Near:
    """A feature with its distance in metres and its compass direction (None at the very spot or inside)."""

    collection: str
    id: str
    distance_m: float
    direction: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What lies at a lon/lat point: areas that contain it (best first), else the nearest; city and region."""

    lon: float
    lat: float
    inside: tuple[Near, ...]
    nearest: Near | None
    city_ags: str | None
    region: str | None
    unbounded_area_ids: tuple[str, ...]


def require_saxony(snapshot: Snapshot, lon: float, lat: float) -> str:
    """Return the id of the region that a point lies in, or raise OutsideSaxony."""
    if not crs.in_saxony_bbox(lon, lat):
        raise OutsideSaxony.at(lon, lat, swapped=crs.in_saxony_bbox(lat, lon), parameter="lon")
    regions = snapshot.collection("regions")
    found, _ = regions.metres.within_radius(*crs.to_metric_xy(lon, lat), _BORDER_TOLERANCE_M)
    if len(found):
        return regions.ids[int(found[0])]
    raise OutsideSaxony.at(lon, lat, swapped=crs.in_saxony_bbox(lat, lon), parameter="lon")


def nearby(
    snapshot: Snapshot,
    lon: float,
    lat: float,
    *,
    kinds: Sequence[NearKind] = NEAR_KINDS,
    radius_m: float | None = None,
    limit: int = 20,
    filters: Mapping[str, str] | None = None,
) -> tuple[Near, ...]:
    """Return what lies nearest to a point, sorted by distance, then collection, then id.

    A collection that does not know one of the filters, or its value (an office is never "approved"), has no answer to
    it and is left out; what none of the collections knows raises UnknownParameter or InvalidParameter. Raises
    OutsideSaxony.
    """
    require_saxony(snapshot, lon, lat)
    x, y = crs.to_metric_xy(lon, lat)
    found = chain.from_iterable(
        _nearest_of(snapshot.collection(kind), x, y, radius_m, limit, filters or {})
        for kind in _able(kinds, filters or {})
    )
    nearest = sorted(found, key=lambda spot: (spot.distance_m, spot.rows.name, spot.rows.ids[spot.position]))
    return tuple(_near(spot.rows, spot.position, spot.distance_m, x, y) for spot in nearest[:limit])


def _able(kinds: Sequence[NearKind], wanted: Mapping[str, str]) -> list[NearKind]:
    """Return the collections that can answer; raises what the last one objects to if none can."""
    _refuse_unknown(kinds, wanted)
    able: list[NearKind] = []
    objection: InvalidParameter | None = None
    for kind in kinds:
        known = filters_of(kind)
        if not set(wanted) <= set(known):
            continue
        try:
            for name, text in wanted.items():
                known[name].parse(text)
        except InvalidParameter as error:
            objection = error
        else:
            able.append(kind)
    if objection is not None and not able:
        raise objection
    return able


def _refuse_unknown(kinds: Sequence[NearKind], wanted: Mapping[str, str]) -> None:
    known = sorted(set().union(*(filters_of(kind) for kind in kinds)))
    for name in wanted:
        if name not in known:
            raise UnknownParameter(
                f"Der Parameter „{name[:40]}“ ist hier unbekannt. Bekannt: {', '.join(known)}.",
                f"The parameter '{name[:40]}' is unknown here. Known: {', '.join(known)}.",
                parameter=name,
                known=known,
            )


@dataclass(frozen=True, slots=True)
class _Spot:
    rows: Collection
    position: int
    distance_m: float


def _nearest_of(
    rows: Collection, x: float, y: float, radius_m: float | None, limit: int, filters: Mapping[str, str]
) -> list[_Spot]:
    found = rows.nearest(x, y, limit=limit, radius_m=radius_m, filters=filters)
    return [_Spot(rows, position, distance) for position, distance in found]


def _near(rows: Collection, position: int, distance: float, x: float, y: float) -> Near:
    shape = rows.metric_shape(position)
    direction = None
    if shape is not None and distance > 0:
        direction = crs.direction((x, y), _nearest_point(shape, x, y))
    return Near(rows.name, rows.ids[position], round(distance, 1), direction)


def _nearest_point(shape: BaseGeometry, x: float, y: float) -> tuple[float, float]:
    if isinstance(shape, shapely.Point):
        # Most are points, and the general way takes ten times as long.
        return shape.x, shape.y
    _, (east, north) = shapely.get_coordinates(shapely.shortest_line(shapely.Point(x, y), shape)).tolist()
    return east, north


def where(snapshot: Snapshot, lon: float, lat: float) -> Whereabouts:
    """Return the areas around a point: those that contain it, or else the nearest; raises OutsideSaxony."""
    region = require_saxony(snapshot, lon, lat)
    areas, cities = snapshot.collection("areas"), snapshot.collection("cities")
    x, y = crs.to_metric_xy(lon, lat)
    inside = [p for p in areas.metres.containing(x, y).tolist() if areas.geometries[p] is not None]
    inside.sort(key=lambda position: _rank(areas.fields[position]))
    city = cities.metres.containing(x, y).tolist()
    ags = cities.ids[city[0]] if city else None
    unbounded = [key for key, f in snapshot.area_of.items() if f["city_ags"] == ags and f["geometry_quality"] == "none"]
    return Whereabouts(
        lon=lon,
        lat=lat,
        inside=tuple(Near("areas", areas.ids[position], 0.0, None) for position in inside),
        nearest=None if inside else _nearest_drawn(areas, x, y),
        city_ags=ags,
        region=snapshot.fields("cities", ags)["region"] if ags else region,
        unbounded_area_ids=tuple(unbounded),
    )


def _nearest_drawn(areas: Collection, x: float, y: float) -> Near | None:
    positions, distances = areas.metres.nearest_first(x, y)
    for position, distance in zip(positions.tolist(), distances.tolist(), strict=True):
        if areas.geometries[position] is not None:
            return _near(areas, position, distance, x, y)
    return None


def _rank(fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the order of areas at one point: current before former, programme's own before others, small first."""
    own = fields["programme"].startswith("ESF")
    latest = max(fields["periods"], default="")
    return _STANDING[fields["status"]], not own, -int(latest[:4] or 0), fields["drawn_hectares"] or 0, fields["id"]
