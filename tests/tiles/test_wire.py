"""Layers of points as this program writes them, held against the library that writes features one by one."""

from collections.abc import Mapping, Sequence
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from tile_reading import decoded

from atlas.query import Collection
from atlas.snapshot import Snapshot
from atlas.tiles import TileAddress, tiles_of, wire
from atlas.tiles.columns import listed, spread
from atlas.tiles.grid import EXTENT
from atlas.tiles.points import CLUSTER_MAX_ZOOM
from atlas.tiles.properties import LAYERS, Layer, Value
from atlas.tiles.tileset import TileSet

POINTS = [layer for layers in LAYERS.values() for layer in layers if layer.points]
Told = Mapping[str, Value]
Place = tuple[int, int]


def by_the_library(name: str, places: Sequence[Place], told: Sequence[Told]) -> list[dict[str, Any]]:
    features = [{"geometry": shapely.Point(at), "properties": said} for at, said in zip(places, told, strict=True)]
    options = {"extents": EXTENT, "y_coord_down": True}
    return decoded(mapbox_vector_tile.encode([{"name": name, "features": features}], default_options=options))[name]


def by_columns(name: str, places: Sequence[Place], told: Sequence[Told]) -> list[dict[str, Any]]:
    columns = []
    for key in dict.fromkeys(key for said in told for key in said):
        has = np.array([key in said for said in told])
        values = [said[key] for said in told if key in said]
        columns.append(spread(listed(values).column(key, np.arange(len(values))), has))
    return decoded(wire.layer(name, EXTENT, np.array(places, np.int64).reshape(-1, 2), columns))[name]


def same(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Whether features are the same, the kinds of their values too: 1 is not true."""
    kinds = [[{key: type(value) for key, value in f["properties"].items()} for f in found] for found in (one, other)]
    return one == other and kinds[0] == kinds[1]


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
_VALUE = _TEXT | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
_FEATURE = st.tuples(
    st.tuples(st.integers(-64, 4160), st.integers(-64, 4160)),
    st.dictionaries(st.sampled_from([*"abcdefgh", "ä" * 200]), _VALUE, max_size=9),
)


@given(st.lists(_FEATURE, min_size=1, max_size=40))
def test_any_features_are_read_as_the_library_writes_them(
    features: list[tuple[tuple[int, int], dict[str, Value]]],
) -> None:
    places, told = [at for at, _ in features], [said for _, said in features]
    # The library takes 1 and 1.0 for one value, whichever comes first.
    told = [{key: float(v) if type(v) is int and float(v) == v else v for key, v in said.items()} for said in told]
    assert same(by_columns("x", places, told), by_the_library("x", places, told))


def test_lengths_and_numbers_that_need_two_and_three_bytes_are_written_as_the_library_does() -> None:
    chance = np.random.default_rng(1)
    places = [tuple(at) for at in chance.integers(-64, 4161, (20_000, 2)).tolist()]
    told: list[Told] = [{"id": f"p-{n}", "even": n % 2 == 0, f"key-{n % 200}": n / 7} for n in range(len(places))]
    told += [{"long": "Ü" * n} for n in (63, 64, 8_191, 8_192, 20_000)]
    places += [(0, 0)] * 5
    assert same(by_columns("viele", places, told), by_the_library("viele", places, told))


def _alone(tiles: TileSet, rows: Collection, layer: Layer, address: TileAddress) -> bool:
    """Whether the points of a tile that stand for themselves are those that the library writes; false without any."""
    found = [f for f in decoded(tiles.tile(address).plain).get(layer.name, []) if "cluster" not in f["properties"]]
    if not found:
        return False
    beside = [{key: f["properties"].pop(key) for key in ["same_place"] if key in f["properties"]} for f in found]
    positions = [rows.positions[feature["properties"]["id"]] for feature in found]
    told = [layer.properties(rows.ids[position], rows.fields[position]) for position in positions]
    places = [tuple(feature["geometry"]["coordinates"]) for feature in found]
    assert all(said["same_place"] > 1 for said in beside if said)
    assert same(found, by_the_library(layer.name, places, told))
    return True


@pytest.mark.parametrize("layer", POINTS, ids=lambda layer: layer.name)
def test_every_point_says_in_its_tile_what_the_library_would_write(snapshot: Snapshot, layer: Layer) -> None:
    [name] = [name for name, layers in LAYERS.items() if layer in layers]
    rows = snapshot.collection(name)
    tiles = tiles_of(rows)
    for zoom in (9, CLUSTER_MAX_ZOOM, 13):
        assert sum(_alone(tiles, rows, layer, address) for address in tiles.addresses(zoom)) > 0


@pytest.mark.parametrize("name", ["areas", "projects", "offices", "cities"])
def test_no_feature_says_the_same_twice(snapshot: Snapshot, name: str) -> None:
    for zoom in (7, 13):
        for address in tiles_of(snapshot.collection(name)).addresses(zoom):
            tile = vector_tile_pb2.tile.FromString(tiles_of(snapshot.collection(name)).tile(address).plain)
            for layer in tile.layers:
                assert len(set(layer.keys)) == len(layer.keys)
                assert all(len(set(one.tags[::2])) == len(one.tags[::2]) for one in layer.features)
