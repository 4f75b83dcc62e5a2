"""Small atlases for the tests of the domain library: snapshots of a made-up world, and ledgers to open."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import shapely
from hypothesis import strategies as st
from quality_world import BAUTZEN, BAUTZEN_BOX, GOERLITZ, GOERLITZ_BOX, World
from shapely.geometry.base import BaseGeometry

from atlas import snapshot
from atlas.layers import Layers
from atlas.model import RECORD_TYPES
from atlas.snapshot import Snapshot

TODAY = date(2026, 11, 21)
BOUNDARIES: Mapping[str, BaseGeometry] = {BAUTZEN: BAUTZEN_BOX, GOERLITZ: GOERLITZ_BOX}
Edit = Callable[[dict[str, Any]], None]


def a_snapshot(world: World, day: date = TODAY, *, revision: int = 1) -> Snapshot:
    """Return the snapshot of a small world."""
    return snapshot_of(world.layers(), BOUNDARIES, day, revision=revision)


def snapshot_of(
    layers: Layers,
    boundaries: Mapping[str, BaseGeometry],
    day: date = TODAY,
    *,
    revision: int = 1,
    previous: Snapshot | None = None,
) -> Snapshot:
    """Return a snapshot of layers on a day."""
    at = "2026-11-21T08:00:00+00:00"
    said: dict[str, Any] = {"revision": revision, "changed_at": at, "facts_as_of": "2026-11", "day": day}
    return snapshot.build(layers, lambda: boundaries, **said, previous=previous)


def read_features(path: Path) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file as plain values."""
    features: list[dict[str, Any]] = orjson.loads(path.read_bytes())["features"]
    return features


def shapes(path: Path) -> dict[str, BaseGeometry]:
    """Return the geometries of a GeoJSON file by feature id."""
    return {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in read_features(path)}


def copy_layers(source: Path, target: Path, **edits: Edit) -> Path:
    """Copy the layers of records to a folder, the named ones edited; returns the folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name in RECORD_TYPES:
        body = (source / f"{name}.geojson").read_bytes()
        if name in edits:
            document = orjson.loads(body)
            edits[name](document)
            body = orjson.dumps(document)
        (target / f"{name}.geojson").write_bytes(body)
    return target


def positions_in(shape: BaseGeometry) -> st.SearchStrategy[tuple[float, float]]:
    """Return lon/lat positions anywhere inside a shape."""
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    box = st.tuples(st.floats(west, east), st.floats(south, north))
    return box.filter(lambda point: bool(shapely.contains_xy(shape, *point)))
