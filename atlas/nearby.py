"""Nearest and within in metres (EPSG:25833), and "where am I": the area that contains a point, or the nearest one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from atlas import crs
from atlas.errors import InvalidParameter, OutsideSaxony, UnknownParameter
from atlas.filters import filters_of
from atlas.index import Metres, Positions
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
class Hits:
    """The hits of one collection, nearest first: which each is of all, where it stands, its metres and direction."""

    rows: Collection
    ranks: list[int]
    positions: list[int]
    distances_m: list[float]
    directions: list[str | None]


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
    return _grounded(snapshot, lon, lat)[0]


def _grounded(snapshot: Snapshot, lon: float, lat: float) -> tuple[str, float, float]:
    """Return the id of the region that a point lies in, and the point in metres (EPSG:25833); raises OutsideSaxony."""
    if not crs.in_saxony_bbox(lon, lat):
        raise OutsideSaxony.at(lon, lat, swapped=crs.in_saxony_bbox(lat, lon), parameter="lon")
    regions = snapshot.collection("regions")
    x, y = crs.to_metric_xy(lon, lat)
    # Most are inside, which is known sooner than how far it is to a border.
    found = regions.metres.containing(x, y)
    if not len(found):
        found, _ = regions.metres.within_radius(x, y, _BORDER_TOLERANCE_M)
    if len(found):
        return regions.ids[int(found[0])], x, y
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
    near: dict[int, Near] = {}
    for hits in hits_of(snapshot, lon, lat, kinds=kinds, radius_m=radius_m, limit=limit, filters=filters):
        told = zip(hits.ranks, hits.rows.named(hits.positions), hits.distances_m, hits.directions, strict=True)
        near |= {rank: Near(hits.rows.name, record, far, side) for rank, record, far, side in told}
    return tuple(near[rank] for rank in range(len(near)))


def hits_of(
    snapshot: Snapshot,
    lon: float,
    lat: float,
    *,
    kinds: Sequence[NearKind] = NEAR_KINDS,
    radius_m: float | None = None,
    limit: int = 20,
    filters: Mapping[str, str] | None = None,
) -> list[Hits]:
    """Return what nearby does by where it stands in its collection, which is quicker than by its id."""
    _, x, y = _grounded(snapshot, lon, lat)
    several = [
        _by_id(rows, *rows.nearest(x, y, limit=limit, radius_m=radius_m, filters=filters or {}))
        for rows in map(snapshot.collection, _able(kinds, filters or {}))
    ]
    hits: list[Hits] = []
    for ranks, (rows, positions, distances) in zip(_ranks([far for *_, far in several], limit), several, strict=True):
        # Each collection is in order already, so those that are told are the first so many of it.
        if ranks:
            hits.append(_hits(rows, ranks, positions[: len(ranks)].tolist(), distances[: len(ranks)].tolist(), (x, y)))
    return hits


def _ranks(several: Sequence[Metres], limit: int) -> list[list[int]]:
    """Return which of all the hits of each collection are, nearest first, of so many at most; each is in order."""
    if len(several) < 2:
        return [list(range(min(limit, len(distances)))) for distances in several]
    owners = np.repeat(np.arange(len(several)), [len(distances) for distances in several])
    told = owners[np.lexsort((owners, np.concatenate(several)))][:limit]
    return [np.flatnonzero(told == number).tolist() for number in range(len(several))]


def _by_id(rows: Collection, positions: Positions, distances: Metres) -> tuple[Collection, Positions, Metres]:
    """Return features, nearest first, in the order of their ids where they are equally far."""
    same = np.zeros(len(positions) + 1, dtype=bool)
    same[1:-1] = distances[1:] == distances[:-1]
    tied = np.flatnonzero(same[1:] | same[:-1])
    if len(tied):
        ids, far = rows.named(positions[tied].tolist()), distances[tied].tolist()
        order = sorted(range(len(tied)), key=lambda number: (far[number], ids[number]))
        positions[tied] = positions[tied][order]
    return rows, positions, distances


def _hits(
    rows: Collection, ranks: list[int], positions: list[int], distances: list[float], here: tuple[float, float]
) -> Hits:
    sides = crs.directions(here, rows.toward(positions, *here))
    return Hits(
        rows, ranks, positions, distances, [side if far else None for side, far in zip(sides, distances, strict=True)]
    )


def _able(kinds: Sequence[NearKind], wanted: Mapping[str, str]) -> Sequence[NearKind]:
    """Return the collections that can answer, by name; raises what the last one objects to if none can."""
    return _found_able(tuple(kinds), tuple(wanted.items()))


# Of filters the same few are asked again and again.
@lru_cache(maxsize=256)
def _found_able(kinds: Sequence[NearKind], filters: Sequence[tuple[str, str]]) -> Sequence[NearKind]:
    wanted = dict(filters)
    _refuse_unknown(kinds, wanted)
    able: list[NearKind] = []
    objection: InvalidParameter | None = None
    for kind in kinds:
        known = filters_of(kind)
        if not wanted.keys() <= known.keys():
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
    return tuple(sorted(able))


def require_answerable(kinds: Sequence[NearKind], filters: Mapping[str, str]) -> None:
    """Raise UnknownParameter or InvalidParameter for filters that nearby refuses, wherever one asks."""
    _able(kinds, filters)


def _refuse_unknown(kinds: Sequence[NearKind], wanted: Mapping[str, str]) -> None:
    knowing = [filters_of(kind) for kind in kinds]
    for name in wanted:
        if not any(name in one for one in knowing):
            known = sorted(set().union(*knowing))
            raise UnknownParameter(
                f"Der Parameter „{name[:40]}“ ist hier unbekannt. Bekannt: {', '.join(known)}.",
                f"The parameter '{name[:40]}' is unknown here. Known: {', '.join(known)}.",
                parameter=name,
                known=known,
            )


def where(snapshot: Snapshot, lon: float, lat: float) -> Whereabouts:
    """Return the areas around a point: those that contain it, or else the nearest; raises OutsideSaxony."""
    region, x, y = _grounded(snapshot, lon, lat)
    areas, cities = snapshot.collection("areas"), snapshot.collection("cities")
    inside = areas.outlines.containing(x, y).tolist()
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
    found = areas.outlines.nearest(x, y)
    if found is None:
        return None
    position, distance = found
    [side] = crs.directions((x, y), areas.outlines.toward([position], x, y))
    return Near(areas.name, areas.ids[position], round(distance, 1), side if distance > 0 else None)


def _rank(fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the order of areas at one point: current before former, programme's own before others, small first."""
    own = fields["programme"].startswith("ESF")
    latest = max(fields["periods"], default="")
    return _STANDING[fields["status"]], not own, -int(latest[:4] or 0), fields["drawn_hectares"] or 0, fields["id"]
