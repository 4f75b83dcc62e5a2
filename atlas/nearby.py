"""Nearest and within in metres (EPSG:25833), and "where am I": the area that contains a point, or the nearest one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Literal, NamedTuple

import numpy as np

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


class Spot(NamedTuple):
    """A hit by where it stands in its collection, with its distance in metres and its compass direction."""

    rows: Collection
    position: int
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
    x, y = crs.to_metric_xy(lon, lat)
    # Most are inside, which is known sooner than how far it is to a border.
    found = regions.metres.containing(x, y)
    if not len(found):
        found, _ = regions.metres.within_radius(x, y, _BORDER_TOLERANCE_M)
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
    found = spots(snapshot, lon, lat, kinds=kinds, radius_m=radius_m, limit=limit, filters=filters)
    return tuple(Near(one.rows.name, one.rows.ids[one.position], one.distance_m, one.direction) for one in found)


def spots(
    snapshot: Snapshot,
    lon: float,
    lat: float,
    *,
    kinds: Sequence[NearKind] = NEAR_KINDS,
    radius_m: float | None = None,
    limit: int = 20,
    filters: Mapping[str, str] | None = None,
) -> list[Spot]:
    """Return what nearby does, by where it stands in its collection: quicker for whoever wants no ids."""
    require_saxony(snapshot, lon, lat)
    x, y = crs.to_metric_xy(lon, lat)
    found: list[tuple[float, str, str, int]] = []
    for kind in _able(kinds, filters or {}):
        rows = snapshot.collection(kind)
        positions, distances = rows.nearest(x, y, limit=limit, radius_m=radius_m, filters=filters or {})
        places = positions.tolist()
        found += zip(distances.tolist(), repeat(kind), rows.named(places), places, strict=False)
    found.sort()
    return _pointed(snapshot, found[:limit], x, y)


def _pointed(snapshot: Snapshot, found: Sequence[tuple[float, str, str, int]], x: float, y: float) -> list[Spot]:
    """Return the spots of (distance, collection, id, position), with the direction of each."""
    sides: dict[str, Iterator[str | None]] = {}
    for kind in {kind for _, kind, _, _ in found}:
        places = [position for _, name, _, position in found if name == kind]
        sides[kind] = iter(crs.directions((x, y), snapshot.collection(kind).toward(places, x, y)))
    return [
        Spot(snapshot.collection(kind), position, distance, side if distance > 0 else None)
        for distance, kind, _, position in found
        for side in (next(sides[kind]),)
    ]


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
    positions, distances = areas.metres.near(x, y, None, areas.drawn)
    if not len(positions):
        return None
    nearest = int(np.argmin(distances))
    position, distance = int(positions[nearest]), float(distances[nearest])
    [side] = crs.directions((x, y), areas.toward([position], x, y))
    return Near(areas.name, areas.ids[position], round(distance, 1), side if distance > 0 else None)


def _rank(fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the order of areas at one point: current before former, programme's own before others, small first."""
    own = fields["programme"].startswith("ESF")
    latest = max(fields["periods"], default="")
    return _STANDING[fields["status"]], not own, -int(latest[:4] or 0), fields["drawn_hectares"] or 0, fields["id"]
