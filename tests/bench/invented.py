"""`python -m tests.bench.invented FOLDER COUNT`: the shipped geodata with so many projects, most of them invented.

All of Europe's funded operations would be about two million, on a few thousand towns. So the invented ones lie around
4,000 centres all over Europe, 38 of which are the programme cities of Saxony. Every one is a shipped
project in another place, with other days, amounts and theme; the seed is fixed, so that two runs ask the same data.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from atlas.model import THEMES
from atlas.paths import geodata_dir

CENTRES = 4_000
SEED = 6
_WEST, _SOUTH, _EAST, _NORTH = -9.0, 37.0, 30.0, 65.0
# About the width of a town: most of its projects lie within 5 km of the centre.
_SPREAD = (0.03, 0.02)
_PERIODS = (("2014-2020", 2015, 6), ("2021-2027", 2022, 5))
_FLOATS = NDArray[np.float64]


def write(folder: Path, count: int) -> None:
    """Write a geodata folder with `count` projects, one feature per line as in the shipped layer."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(geodata_dir(), folder, ignore=shutil.ignore_patterns("facts", "projects.geojson"))
    shipped = orjson.loads((geodata_dir() / "layers" / "projects.geojson").read_bytes())
    known = shipped.pop("features")
    head = orjson.dumps(shipped)[:-1] + b',"features":[\n'
    with (folder / "layers" / "projects.geojson").open("wb") as file:
        file.write(head + b",\n".join(orjson.dumps(one) for one in known[:count]))
        for feature in invented(known, count - len(known)):
            file.write(b",\n" + orjson.dumps(feature))
        file.write(b"\n]}\n")


def invented(known: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield invented projects as GeoJSON features, each after the pattern of a known one."""
    chance = np.random.default_rng(SEED)
    places, keys = centres()
    size = max(count, 0)
    at = chance.integers(0, len(places), size)
    lonlat = np.round(places[at] + chance.normal(0.0, _SPREAD, (size, 2)), 6).tolist()
    costs = np.round(chance.lognormal(11.3, 0.9, size), 2).tolist()
    numbers = chance.integers(0, 2**31, (size, 3)).tolist()
    for number in range(size):
        pattern = known[number % len(known)]
        further = _further(number, keys[at[number]], costs[number], numbers[number])
        yield {
            "type": "Feature",
            "id": further["id"],
            "geometry": {"type": "Point", "coordinates": lonlat[number]},
            "properties": {**pattern["properties"], **further},
        }


def _further(number: int, ags: str, cost: float, chance: list[int]) -> dict[str, Any]:
    period, first_year, years = _PERIODS[chance[0] % 2]
    year = first_year + chance[0] % years
    month, day = chance[1] % 12 + 1, chance[1] % 28 + 1
    return {
        "id": f"x-{number:07d}",
        "record_id": f"X{number:07d}",
        "area_id": None,
        "area_basis": None,
        "city_ags": ags,
        "title": f"Erfundenes Vorhaben {number}",
        "period": period,
        "start": f"{year}-{month:02d}-{day:02d}",
        "end": f"{year + 1 + chance[2] % 2}-{month:02d}-{day:02d}",
        "cost_total_eur": cost,
        "theme": THEMES[chance[2] % len(THEMES)],
        "conflicts": [],
        "value_sources": {},
        "precision": "street",
        "precision_note": "Erfunden, für Messungen.",
    }


def centres() -> tuple[_FLOATS, list[str]]:
    """Return the lon/lat of all centres and the municipality key of each: first the programme cities, then others."""
    cities = orjson.loads((geodata_dir() / "layers" / "cities.geojson").read_bytes())["features"]
    towns = [city["properties"]["centre"] for city in cities]
    keys = [city["properties"]["ags"] for city in cities]
    chance = np.random.default_rng(SEED + 1)
    others = chance.uniform((_WEST, _SOUTH), (_EAST, _NORTH), (CENTRES - len(towns), 2))
    return np.vstack([np.array(towns), others]), [*keys, *(f"99{number:06d}" for number in range(len(others)))]


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
