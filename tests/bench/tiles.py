"""`python -m tests.bench.tiles`: tiles of a million invented points, each made for the first time, and then kept.

Measured is processor time, so that it says the same on a machine with other work to do.
"""

import random
import statistics
import sys
import time

import numpy as np
import shapely
from rich.console import Console
from rich.table import Table

from atlas.model import PRECISIONS, THEMES
from atlas.query import Collection
from atlas.tiles import TileAddress, TileSet

POINTS = 1_000_000
_ASKED = 60


def invented(count: int) -> Collection:
    """Return projects all over a box as large as Saxony, of every theme and precision."""
    chance = np.random.default_rng(1)
    places = chance.uniform((12.0, 50.3), (15.0, 51.6), (count, 2))
    kinds = [
        {"title": "Erfundenes Projekt", "city_ags": "14511000", "city_name": "Chemnitz", "kreis": "Chemnitz",
         "region": "west", "manager_id": "quge-west", "status": "approved", "period": "2014-2020",
         "cost_total_eur": 79_570.0, "theme": theme, "precision": precision}
        for theme in THEMES
        for precision in PRECISIONS
    ]  # fmt: skip
    return Collection(
        name="projects",
        ids=tuple(f"p-{number}" for number in range(count)),
        fields=tuple(kinds[number % len(kinds)] for number in range(count)),
        geometries=tuple(shapely.points(places)),
        features=(),
    )


def main() -> None:
    """Print how long tiles take and how large they are, by zoom."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else POINTS
    collection = invented(count)
    tiles = TileSet(collection)
    start = time.process_time()
    tiles.tile(TileAddress(0, 0, 0))
    Console().print(f"{count:,} Punkte; Ordnen und erste Kachel: {time.process_time() - start:.2f} s")
    table = Table("Zoom", "neu: p50 ms", "neu: längste ms", "Kacheln/s neu", "Kacheln/s behalten", "kB", "kB gzip")
    for zoom in (6, 8, 10, 11, 12, 14):
        table.add_row(str(zoom), *_measured(tiles, zoom))
    Console().print(table)


def _measured(tiles: TileSet, zoom: int) -> tuple[str, ...]:
    known = sorted(tiles.addresses(zoom))
    asked = random.Random(1).sample(known, min(_ASKED, len(known)))
    made = [_seconds(tiles, address) for address in asked]
    kept = [_seconds(tiles, address) for address in asked]
    found = [tiles.tile(address) for address in asked]
    plain, packed = (
        statistics.mean(sizes) / 1000 for sizes in zip(*((len(t.plain), len(t.gzipped)) for t in found), strict=True)
    )
    return (
        f"{statistics.median(made) * 1000:.1f}",
        f"{max(made) * 1000:.0f}",
        f"{len(made) / sum(made):,.0f}",
        f"{len(kept) / sum(kept):,.0f}",
        f"{plain:.1f}",
        f"{packed:.1f}",
    )  # fmt: skip


def _seconds(tiles: TileSet, address: TileAddress) -> float:
    start = time.process_time()
    tiles.tile(address)
    return time.process_time() - start


if __name__ == "__main__":
    main()
