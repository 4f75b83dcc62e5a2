"""`python -m tests.bench.addresses`: real addresses with surveyed positions, those of Saxony's railway stations.

The gazetteer never sees these addresses: of the package it takes the names of stations only, and the measurement leaves
every station out. Written to data/stations.json, which is committed, so that measuring needs no network.
"""

import tempfile
from pathlib import Path

import orjson
import shapely

from atlas.build.registry import RAILWAY_STATIONS, fetch, read_member
from atlas.layers import read_shapes

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).parent / "data" / "stations.json"
COLUMNS = ("id", "street", "postcode", "town", "lon", "lat", "ags")


def main() -> None:
    """Write the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        stations = orjson.loads(read_member(fetch(RAILWAY_STATIONS, Path(folder)), "full.json"))
    towns = read_shapes(ROOT / "geodata" / "basemap" / "municipalities.geojson")
    keys, tree = list(towns), shapely.STRtree(list(towns.values()))
    rows = []
    for station in sorted(stations, key=lambda one: one["id"]):
        address, at = station.get("address") or {}, station.get("location") or {}
        said = [(address.get(name) or "").strip() for name in ("street", "zipcode", "city")]
        if not all(said) or not at:
            continue
        lon, lat = at["longitude"], at["latitude"]
        inside = tree.query(shapely.Point(lon, lat), predicate="intersects")
        if len(inside):
            rows.append([station["id"], *said, lon, lat, keys[int(inside[0])]])
    head = {
        "licence": {"id": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.de"},
        "attribution": [RAILWAY_STATIONS.credit],
        "provenance": {"packages": [f"npm:{RAILWAY_STATIONS.name}@{RAILWAY_STATIONS.version}"]},
        "columns": COLUMNS,
    }
    lines = b",\n".join(orjson.dumps(row) for row in rows)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(orjson.dumps(head)[:-1] + b',"rows":[\n' + lines + b"\n]}\n")


if __name__ == "__main__":
    main()
