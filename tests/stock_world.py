"""Projects as a stock beside a ledger, and snapshots of both."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from atlas import encode, snapshot
from atlas.layers import Layer, Layers, read_shapes
from atlas.model import Project
from atlas.paths import geodata_dir
from atlas.snapshot import Snapshot, Tombstone
from atlas.stock import SOURCE
from atlas.stock.homes import Joined
from atlas.stock.stock import Stock, open_stock

Pairs = list[tuple[Project, Any]]
# No city and no area has a name.
UNKNOWN = Joined({}, {})
DAY = date(2026, 11, 22)


def written(folder: Path, pairs: Iterable[tuple[Project, Any]]) -> Path:
    """Write projects as the file of a stock; return its folder."""
    lines = (encode.feature(project.id, encode.properties(project), shape) for project, shape in pairs)
    (folder / SOURCE).write_bytes(b"\n".join(lines) + b"\n")
    return folder


def opened(folder: Path, joined: Joined = UNKNOWN) -> Stock:
    """Return the stock of a folder that has one; its features end in the cache as they are `joined`."""
    stock = open_stock(folder, lambda: joined)
    assert stock is not None
    return stock


class Worlds:
    """Builds snapshots of the shipped layers in which the projects are others."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._shapes = read_shapes(geodata_dir() / "basemap" / "municipalities.geojson")
        self._known: Snapshot | None = None

    def of(
        self, pairs: Pairs, stock: Stock | None = None, gone: Iterable[str] = (), previous: Snapshot | None = None
    ) -> Snapshot:
        """Return the snapshot of a ledger with these projects, in which those with the ids `gone` were deleted."""
        projects = Layer(tuple(p for p, _ in pairs), tuple(s for _, s in pairs), self.layers.projects.members)
        stones: Mapping[tuple[str, str], Tombstone] = {
            ("projects", key): Tombstone(key, "2026-11-22", None) for key in gone
        }
        self._known = snapshot.build(
            replace(self.layers, projects=projects),
            lambda: self._shapes,
            revision=1,
            changed_at="2026-11-22T08:00:00+00:00",
            facts_as_of="2026-11",
            day=DAY,
            tombstones=stones,
            previous=previous or self._known,
            stock=stock,
        )
        return self._known


def features(snapshot: Snapshot) -> dict[str, Any]:
    """Return the encoded projects of a snapshot by id."""
    rows = snapshot.collection("projects")
    return dict(zip(rows.ids, rows.features, strict=True))


def plain_value(value: Any) -> Any:
    """Return a value as JSON has it."""
    return orjson.loads(orjson.dumps(value))
