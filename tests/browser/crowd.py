"""The shipped atlas with ten thousand projects: the real ones again and again, beside their places and upon them."""

import copy
import random
from pathlib import Path
from typing import Any

from worlds import copy_layers

PROJECTS = 10_000
# Of every so many copies one stands exactly on its original, so that single addresses hold more than fifty records.
ON_THE_SPOT_EVERY = 5
JITTER_LON, JITTER_LAT = 0.02, 0.013


def crowded_geodata(shipped: Path, target: Path) -> Path:
    """Write a folder of geodata like the shipped one, but with ten thousand projects; returns it."""
    target.mkdir()
    for part in shipped.iterdir():
        if part.name != "layers":
            (target / part.name).symlink_to(part)
    copy_layers(shipped / "layers", target / "layers", projects=_multiply)
    for part in (shipped / "layers").iterdir():
        if not (target / "layers" / part.name).exists():
            (target / "layers" / part.name).symlink_to(part)
    return target


def _multiply(document: dict[str, Any]) -> None:
    originals = document["features"]
    chance = random.Random(2026)
    copies = [_copy(originals[number % len(originals)], number, chance) for number in range(len(originals), PROJECTS)]
    document["features"] = [*originals, *copies]


def _copy(original: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    feature = copy.deepcopy(original)
    properties = feature["properties"]
    feature["id"] = properties["id"] = f"{properties['id']}-{number}"
    properties["title"] = f"{properties['title']} {number}"
    if number % ON_THE_SPOT_EVERY:
        lon, lat = feature["geometry"]["coordinates"]
        shifted = (lon + chance.uniform(-JITTER_LON, JITTER_LON), lat + chance.uniform(-JITTER_LAT, JITTER_LAT))
        feature["geometry"]["coordinates"] = [round(value, 6) for value in shifted]
    return feature
