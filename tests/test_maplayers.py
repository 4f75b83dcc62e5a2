"""The narrow layers that everyone waits for who opens the map."""

from typing import Any

import orjson
import pytest
import shapely

from atlas.errors import UnknownCollection
from atlas.maplayers import PROPERTIES
from atlas.snapshot import Snapshot

LAYERS = list(PROPERTIES)


def read(snapshot: Snapshot, name: str) -> dict[str, Any]:
    layer: dict[str, Any] = orjson.loads(snapshot.map_layer(name))
    return layer


@pytest.mark.parametrize("name", LAYERS)
def test_a_map_layer_holds_every_record_in_the_words_of_its_collection(snapshot: Snapshot, name: str) -> None:
    features = read(snapshot, name)["features"]
    rows = snapshot.collection(name)
    assert [feature["id"] for feature in features] == list(rows.ids)
    for feature, fields in zip(features, rows.fields, strict=True):
        whole = orjson.loads(orjson.dumps(fields))
        assert feature["properties"] == {key: whole[key] for key in PROPERTIES[name]}


@pytest.mark.parametrize("name", LAYERS)
def test_a_map_layer_says_of_when_its_facts_are(snapshot: Snapshot, name: str) -> None:
    layer = read(snapshot, name)
    assert (layer["type"], layer["facts_as_of"]) == ("FeatureCollection", snapshot.facts_as_of)


@pytest.mark.parametrize("name", ["areas", "projects", "offices"])
def test_shapes_stay_valid_and_within_a_metre_of_the_published_ones(snapshot: Snapshot, name: str) -> None:
    shapes = snapshot.collection(name).geometries
    for feature, published in zip(read(snapshot, name)["features"], shapes, strict=True):
        if published is None:
            assert feature["geometry"] is None
            continue
        drawn = shapely.geometry.shape(feature["geometry"])
        assert drawn.is_valid and drawn.geom_type == published.geom_type
        assert drawn.hausdorff_distance(published) < 2e-5


def test_cities_come_with_their_extent_instead_of_their_boundary(snapshot: Snapshot) -> None:
    shapes = snapshot.collection("cities").geometries
    for feature, boundary in zip(read(snapshot, "cities")["features"], shapes, strict=True):
        assert feature["geometry"] is None and boundary is not None
        assert feature["bbox"] == pytest.approx(boundary.bounds, abs=1e-5)


def test_the_map_layers_are_less_than_half_of_their_collections(snapshot: Snapshot) -> None:
    whole = sum(len(feature) for name in LAYERS for feature in snapshot.collection(name).features)
    assert sum(len(snapshot.map_layer(name)) for name in LAYERS) < whole / 2


def test_a_map_layer_is_encoded_once(snapshot: Snapshot) -> None:
    assert snapshot.map_layer("areas") is snapshot.map_layer("areas")


def test_an_unknown_map_layer_is_refused_with_the_known_ones(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownCollection, match="regions") as caught:
        snapshot.map_layer("regions")
    assert caught.value.known == tuple(LAYERS)
