"""The gazetteer's files: registry data to rows in order of importance, one file per source to keep licences apart."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas import credits, crs
from atlas.build import registry, stop_names
from atlas.build.inputs import Municipality, RegistryData
from atlas.build.registry import Package
from atlas.credits import Licence
from atlas.places.spelling import key

LonLat = tuple[float, float]
Row = list[Any]
_DECIMALS = 6
_OUTLINE_TOLERANCE_M = 300
_STATION_DISTANCE_M = 500
# GeoNames does not say the language of a name: letters that Upper Sorbian has and German has not tell enough.
_SORBIAN = re.compile(r"^[A-Za-zČčěŁłńóřŠšŽžćśź \-]*[ČčěŁłńóřŠšŽžćśź][A-Za-zČčěŁłńóřŠšŽžćśź \-]*$")
_SORBIAN_KREISE = ("14625", "14626")
_LEIPZIG = "14713000"
_SHORTER = (" im ", " in ", " i. ", " i.", " a.d. ", " am ", " an der ", " OT ", "/", "(")


@dataclass(frozen=True, slots=True)
class _Credit:
    licence: Licence
    attribution: tuple[str, ...]
    packages: tuple[Package, ...]


_BOUNDARIES = registry.ADMINISTRATIVE_AREAS
_FROM_STOPS = _Credit(
    credits.ODBL,
    (credits.STOPS, credits.STATIONS, credits.MUNICIPALITIES),
    (registry.STOPS, registry.RAILWAY_STATIONS, _BOUNDARIES),
)
_CREDITS = {
    "towns": _Credit(credits.CC_BY, (credits.MUNICIPALITIES, credits.LOCALITIES), (_BOUNDARIES, registry.LOCALITIES)),
    "quarters": _Credit(credits.DL_DE_BY, (credits.QUARTERS,), (registry.LEIPZIG_QUARTERS,)),
    "localities": _Credit(
        credits.CC_BY, (credits.LOCALITIES, credits.MUNICIPALITIES), (registry.LOCALITIES, _BOUNDARIES)
    ),
    "postcodes": _Credit(credits.ODBL, (credits.POSTCODES, credits.MUNICIPALITIES), (registry.POSTCODES, _BOUNDARIES)),
    "parts": _FROM_STOPS,
    "streets": _FROM_STOPS,
    "stops": _FROM_STOPS,
}
_COLUMNS = {
    "towns": ("ags", "name", "label", "lon", "lat", "population", "aliases", "former_names"),
    "quarters": ("name", "ags", "lon", "lat"),
    "localities": ("name", "ags", "lon", "lat", "population"),
    "postcodes": ("postcode", "ags", "lon", "lat"),
    "parts": ("name", "ags", "lon", "lat", "stops"),
    "streets": ("name", "ags", "lon", "lat", "part", "stops"),
    "stops": ("name", "ags", "lon", "lat", "id", "railway"),
}


@dataclass(frozen=True, slots=True)
class _Stop:
    id: str
    name: str
    ags: str
    lon: float
    lat: float
    railway: bool
    part: str = ""
    streets: tuple[str, ...] = ()


def build(
    data: RegistryData, centres: Mapping[str, LonLat], sorbian: Mapping[str, str] = MappingProxyType({})
) -> dict[str, bytes]:
    """Return the files of geodata/places by name; rows are in the order in which the gazetteer ranks them.

    `sorbian` are certain Upper Sorbian names by AGS; further names in Sorbian letters come from GeoNames.
    """
    towns = town_rows(data, centres, sorbian)
    quarters = quarter_rows(data.quarters)
    localities = locality_rows(data, towns)
    stops = _read_stops(data)
    known = [(row[1], row[0]) for row in towns] + [(row[0], row[1]) for row in quarters + localities]
    rows = {
        "towns": towns,
        "quarters": quarters,
        "localities": localities,
        "postcodes": postcode_rows(data),
        "parts": _by_town(part_rows(stops, known), towns),
        "streets": _by_town(street_rows(stops), towns),
        "stops": _by_town(stop_rows(stops), towns),
    }
    extra = {"towns": {"outline": outline(data.municipalities)}}
    return {f"{name}.json": _file(name, rows[name], extra.get(name, {})) for name in rows}


def town_rows(data: RegistryData, centres: Mapping[str, LonLat], sorbian: Mapping[str, str]) -> list[Row]:
    """Return the municipalities at their centres, the larger first; equal names are told apart by their Kreis."""
    population: Counter[str] = Counter()
    foreign = {ags: {name} for ags, name in sorbian.items()}
    for place in data.localities:
        ags = place.ags
        if ags is None or ags not in data.municipalities:
            continue
        population[ags] = max(population[ags], place.population)
        if ags.startswith(_SORBIAN_KREISE) and (place.lon, place.lat) == centres[ags]:
            foreign.setdefault(ags, set()).update(filter(_SORBIAN.search, place.alternate_names))
    same_name = Counter(item.name for item in data.municipalities.values())
    rows = []
    for ags, item in data.municipalities.items():
        label = item.name if same_name[item.name] == 1 else f"{item.name} ({data.kreis_names[ags[:5]]})"
        aliases = sorted(_short_names(item.name) | foreign.get(ags, set()))
        row = [ags, item.name, label, *_point(*centres[ags]), population[ags], aliases, sorted(item.former_names)]
        rows.append(row)
    return sorted(rows, key=lambda row: (-row[5], row[0]))


def _short_names(name: str) -> set[str]:
    """Return what a municipality is called in short: "Reichenbach" for "Reichenbach im Vogtland"."""
    return {name.partition(mark)[0].strip() for mark in _SHORTER} - {name}


def _by_town(rows: list[Row], towns: Sequence[Row]) -> list[Row]:
    """Return rows [name, ags, ...] with those of larger towns first, else in their order."""
    rank = {row[0]: position for position, row in enumerate(towns)}
    return sorted(rows, key=lambda row: rank[row[1]])


def quarter_rows(quarters: Mapping[str, BaseGeometry]) -> list[Row]:
    """Return Leipzig's quarters, each at a point inside it."""
    points = {name: shape.representative_point() for name, shape in quarters.items()}
    return [[name, _LEIPZIG, *_point(points[name].x, points[name].y)] for name in sorted(points)]


def locality_rows(data: RegistryData, towns: Sequence[Row]) -> list[Row]:
    """Return GeoNames' places that are no municipality's own, the larger first."""
    finder = _TownFinder(data.municipalities)
    own = {(row[0], key(name)) for row in towns for name in (row[1], *row[6])}
    former = {(row[0], key(name)) for row in towns for name in row[7]}
    centres = {(row[0], row[3], row[4]) for row in towns}
    rows = []
    for place in data.localities:
        ags = place.ags if place.ags in data.municipalities else finder.at(place.lon, place.lat)
        if ags is None:
            continue
        identity, point = (ags, key(place.name)), _point(place.lon, place.lat)
        if identity in former or (identity not in own and (ags, *point) not in centres):
            rows.append([place.name, ags, *point, place.population])
    return sorted(rows, key=lambda row: (-row[4], row[0], row[1]))


def postcode_rows(data: RegistryData) -> list[Row]:
    """Return the postal codes with the municipality in which their point lies."""
    finder = _TownFinder(data.municipalities)
    found = ((code, finder.at(lon, lat), lon, lat) for code, (lon, lat) in data.postcodes.items())
    return sorted([code, ags, *_point(lon, lat)] for code, ags, lon, lat in found if ags is not None)


def part_rows(stops: Iterable[_Stop], known: Iterable[tuple[str, str]]) -> list[Row]:
    """Return parts of towns that only the names of stops tell of, at the mean of their stops, those with most first."""
    taken = {(ags, key(name)) for name, ags in known}
    groups: dict[tuple[str, str], list[_Stop]] = {}
    for stop in stops:
        if stop.part and (stop.ags, key(stop.part)) not in taken:
            groups.setdefault((stop.ags, stop.part), []).append(stop)
    rows = [[part, ags, *_mean(group), len(group)] for (ags, part), group in groups.items()]
    return sorted(rows, key=lambda row: (-row[4], row[0], row[1]))


def street_rows(stops: Iterable[_Stop]) -> list[Row]:
    """Return streets that stops are named after, at the mean of those stops, those with most first."""
    groups: dict[tuple[str, str, str], list[tuple[str, _Stop]]] = {}
    for stop in stops:
        for street in stop.streets:
            groups.setdefault((stop.ags, stop.part, key(street)), []).append((street, stop))
    rows = []
    for (ags, part, _), named in groups.items():
        name = stop_names.usual_spelling(Counter(street[0].upper() + street[1:] for street, _ in named))
        group = [stop for _, stop in named]
        rows.append([name, ags, *_mean(group), part, len(group)])
    return sorted(rows, key=lambda row: (-row[5], row[0], row[1], row[4]))


def stop_rows(stops: Iterable[_Stop]) -> list[Row]:
    """Return the stops, railway stations first."""
    rows = [[stop.name, stop.ags, *_point(stop.lon, stop.lat), stop.id, int(stop.railway)] for stop in stops]
    return sorted(rows, key=lambda row: (-row[5], row[0], row[1], row[4]))


def outline(municipalities: Mapping[str, Municipality]) -> list[list[float]]:
    """Return a coarse outline of Saxony that leaves no part of it out (lon, lat)."""
    state = crs.to_metric(shapely.union_all([item.boundary for item in municipalities.values()]))
    coarse = state.buffer(_OUTLINE_TOLERANCE_M).simplify(_OUTLINE_TOLERANCE_M)
    largest = max(shapely.get_parts(coarse), key=lambda part: part.area)
    return [_point(lon, lat) for lon, lat in crs.to_lon_lat(largest).exterior.coords]


class _TownFinder:
    """Which municipality a position lies in."""

    def __init__(self, municipalities: Mapping[str, Municipality]) -> None:
        self._ags = list(municipalities)
        self._tree = shapely.STRtree([item.boundary for item in municipalities.values()])

    def at(self, lon: float, lat: float) -> str | None:
        """Return the AGS, the smallest of those that share a border point."""
        return self.all([(lon, lat)])[0]

    def all(self, points: Sequence[LonLat]) -> list[str | None]:
        """Return the AGS of many positions."""
        stops, towns = self._tree.query(shapely.points(np.array(points)), predicate="intersects")
        found: dict[int, str] = {}
        for stop, town in zip(stops.tolist(), towns.tolist(), strict=True):
            found[stop] = min(self._ags[town], found.get(stop, self._ags[town]))
        return [found.get(position) for position in range(len(points))]


def _read_stops(data: RegistryData) -> list[_Stop]:
    """Return the stops with what their names say, read town by town."""
    given = list(data.stops.values())
    railway = _railway_ids(data)
    found = _TownFinder(data.municipalities).all([(stop.lon, stop.lat) for stop in given])
    by_town: dict[str, list[_Stop]] = {}
    for stop, ags in zip(given, found, strict=True):
        if ags is not None:
            name = stop_names.before_town(stop.name, data.municipalities[ags].name)
            by_town.setdefault(ags, []).append(_Stop(stop.id, name, ags, stop.lon, stop.lat, stop.id in railway))
    return [stop for ags, stops in sorted(by_town.items()) for stop in _named(stops, data.municipalities[ags].name)]


def _named(stops: Sequence[_Stop], town: str) -> list[_Stop]:
    parts = stop_names.parts_of_town((stop.name for stop in stops), town)
    read = ((stop, stop_names.read(stop.name, parts)) for stop in stops)
    return [
        _Stop(stop.id, stop.name, stop.ags, stop.lon, stop.lat, stop.railway, said.part, said.streets)
        for stop, said in read
    ]


def _railway_ids(data: RegistryData) -> frozenset[str]:
    """Return the stops that are railway stations: same name, and near by."""
    stations: dict[str, list[LonLat]] = {}
    for station in data.stations:
        stations.setdefault(key(station.name), []).append((station.lon, station.lat))
    return frozenset(
        stop.id
        for stop in data.stops.values()
        for point in stations.get(key(stop.name), ())
        if crs.geodesic_distance_m((stop.lon, stop.lat), point) <= _STATION_DISTANCE_M
    )


def _mean(stops: Sequence[_Stop]) -> list[float]:
    # Platforms of one stop count once, so that a stop with many platforms does not draw the mean to itself.
    spots: dict[str, list[_Stop]] = {}
    for stop in stops:
        spots.setdefault(stop.name, []).append(stop)
    middles = [
        (sum(s.lon for s in group) / len(group), sum(s.lat for s in group) / len(group)) for group in spots.values()
    ]
    return _point(sum(lon for lon, _ in middles) / len(middles), sum(lat for _, lat in middles) / len(middles))


def _point(lon: float, lat: float) -> list[float]:
    return [round(float(lon), _DECIMALS), round(float(lat), _DECIMALS)]


def _file(name: str, rows: Iterable[Row], extra: Mapping[str, Any]) -> bytes:
    """Return a file with one row per line, so that a diff shows what changed."""
    credit = _CREDITS[name]
    members: dict[str, Any] = {
        "name": name,
        "licence": asdict(credit.licence),
        "attribution": list(credit.attribution),
        "provenance": {
            "built_by": "scripts/build-geodata",
            "packages": [f"{package.client}:{package.name}@{package.version}" for package in credit.packages],
        },
        "columns": list(_COLUMNS[name]),
    }
    members |= extra
    lines = [f'"{member}":{orjson.dumps(value).decode()}' for member, value in members.items()]
    body = ",\n".join(orjson.dumps(row).decode() for row in rows)
    return ("{" + ",\n".join(lines) + f',\n"rows":[\n{body}\n]}}\n').encode()
