"""`python -m tests.bench.world FOLDER [COUNT]`: a data folder with a stock of a million invented projects.

Points lie in clusters around 4,000 centres in Saxony, each project with 12 properties that are known; the same count
always gives the same file. `ATLAS_DATA_DIR=FOLDER python -m api` then serves them beside the shipped records. A project
belongs to the programme city that it lies in, or else to the nearest; only those that lie in theirs can be edited.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray

from atlas.layers import read_layers, read_shapes
from atlas.model import THEMES
from atlas.stock import SOURCE

COUNT, CENTRES = 1_000_000, 4_000
_GEODATA = Path(__file__).parents[2] / "geodata"
_SPREAD_DEGREES = (0.02, 0.013)
_STATUS = ("approved", "applied", "planned")
_FUNDS = ("ESF", "ESF+", "EFRE", "JTF", "ELER")
_KINDS = ("Begegnungsstätte", "Werkstatt", "Beratung", "Lernort", "Quartierstreff", "Garten", "Bibliothek", "Café")
_WHOM = ("Jugend", "Familien", "Nachbarschaft", "Ältere", "Gründer", "Kultur", "Sprache", "Arbeit", "Bildung")
_CARRIERS = 5_000


def main() -> None:
    """Write the folder that the arguments name."""
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)


def write(folder: Path, count: int = COUNT) -> Path:
    """Return the file of a stock of so many projects, written into a data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / SOURCE
    with path.open("wb") as target:
        for feature in features(count):
            target.write(orjson.dumps(feature) + b"\n")
    return path


def features(count: int) -> Any:
    """Yield so many invented projects as GeoJSON features."""
    chance = np.random.default_rng(6)
    layers = read_layers(_GEODATA / "layers")
    cities = layers.cities.records
    source = layers.projects.records[0].sources[0]
    places = points(count, chance)
    nearest = shapely.STRtree(shapely.points([city.centre for city in cities])).nearest(shapely.points(places))
    for number, shape in enumerate(layers.cities.geometries):
        shapely.prepare(shape)
        nearest[shapely.contains_xy(shape, places)] = number
    drawn = chance.integers(0, 1_000_000, (count, 6))
    euros = np.round(np.exp(chance.normal(11.5, 1.2, count)), 2)
    for number in range(count):
        kind, whom, carrier, day, code, more = drawn[number].tolist()
        start = 2014 + day % 12
        yield {
            "type": "Feature",
            "id": f"p-{number:07d}",
            "geometry": {"type": "Point", "coordinates": places[number].tolist()},
            "properties": {
                "record_id": f"{number:07d}",
                "title": f"{_KINDS[kind % 8]} {_WHOM[whom % 9]} {number % 90_000}",
                "beneficiary": f"Träger {carrier % _CARRIERS}",
                "city_ags": cities[int(nearest[number])].ags,
                "period": "2014-2020" if start < 2021 else "2021-2027",
                "start": f"{start}-{1 + day % 11:02d}-{1 + code % 27:02d}",
                "end": f"{start + 1 + more % 3}-{1 + code % 11:02d}-15",
                "cost_total_eur": float(euros[number]),
                "eu_amount_eur": round(float(euros[number]) * 0.8, 2),
                "fund": _FUNDS[code % 5],
                "theme": THEMES[more % len(THEMES)],
                "status": _STATUS[whom % 3],
                "sources": [source],
                "precision": "city",
            },
        }


def points(count: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """Return lon, lat in degrees, six decimals, of so many points around the centres."""
    towns = [shape for shape in read_shapes(_GEODATA / "basemap" / "municipalities.geojson").values() if shape]
    state = shapely.union_all(towns)
    shapely.prepare(state)
    west, south, east, north = state.bounds
    thrown = chance.uniform((west, south), (east, north), (4 * CENTRES, 2))
    centres = thrown[shapely.contains_xy(state, thrown)][:CENTRES]
    found = np.empty((0, 2))
    while len(found) < count:
        spread = centres[chance.integers(0, len(centres), count)] + chance.normal(0, _SPREAD_DEGREES, (count, 2))
        found = np.concatenate([found, spread[shapely.contains_xy(state, spread)]])
    return np.round(found[:count], 6)


if __name__ == "__main__":
    main()
