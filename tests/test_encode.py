"""Records to GeoJSON bytes and back; shapes as they are published."""

import re
import tracemalloc
from typing import Any

import orjson
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.layers import Layers, to_geometry, to_record
from atlas.model import RECORD_TYPES, record_id

lon_lat = st.tuples(st.floats(12, 15), st.floats(50.2, 51.6))
hulls = st.lists(lon_lat, min_size=3, max_size=12).map(lambda points: shapely.MultiPoint(points).convex_hull)
json_values = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
members = st.dictionaries(st.text(min_size=1), json_values, max_size=4)
POINT = shapely.Point(14.4, 51.2)


@st.composite
def surfaces(draw: st.DrawFn) -> BaseGeometry:
    """Return polygons and multipolygons, many with holes, with all decimals that a float has."""
    shape = draw(hulls).union(draw(hulls)).difference(draw(hulls))
    assume(shape.geom_type in ("Polygon", "MultiPolygon") and shape.area > 1e-4)
    return shape


def rings(shape: BaseGeometry) -> list[tuple[bool, Any]]:
    """Return every ring with whether it is an outer one."""
    parts = shapely.get_parts(shape)
    return [(True, part.exterior) for part in parts] + [(False, hole) for part in parts for hole in part.interiors]


@settings(deadline=None, max_examples=150)
@given(surfaces())
def test_a_published_shape_is_valid_when_it_is_read_back(shape: BaseGeometry) -> None:
    read = to_geometry(encode.geometry_object(encode.tidy(shape)))
    assert read is not None and shapely.is_valid(read)


@settings(deadline=None, max_examples=150)
@given(surfaces())
def test_a_published_shape_follows_the_right_hand_rule(shape: BaseGeometry) -> None:
    assert all(shapely.is_ccw(ring) == outer for outer, ring in rings(encode.tidy(shape)))


@settings(deadline=None, max_examples=150)
@given(surfaces())
def test_a_published_shape_has_at_most_six_decimals(shape: BaseGeometry) -> None:
    text = orjson.dumps(encode.geometry_object(encode.tidy(shape))).decode()
    assert not re.search(r"\.\d{7}|e-", text)


@settings(deadline=None)
@given(surfaces())
def test_a_published_shape_is_the_given_one_but_for_ten_centimetres(shape: BaseGeometry) -> None:
    # Wherever its boundary goes, it moves by a millionth of a degree at most.
    assert encode.tidy(shape).area == pytest.approx(shape.area, abs=1e-6 * shape.length)


@settings(deadline=None)
@given(surfaces())
def test_publishing_a_published_shape_changes_nothing(shape: BaseGeometry) -> None:
    tidy = encode.tidy(shape)
    assert encode.geometry_object(encode.tidy(tidy)) == encode.geometry_object(tidy)


@pytest.mark.parametrize("shape", [None, shapely.Point(), shapely.Polygon()], ids=["none", "no point", "no polygon"])
def test_nothing_to_draw_is_a_null_geometry(shape: BaseGeometry | None) -> None:
    assert encode.feature_object("a", {}, shape)["geometry"] is None


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_shipped_record_comes_back_from_its_feature_unchanged(layers: Layers, name: str) -> None:
    layer = getattr(layers, name)
    for record, geometry in zip(layer.records, layer.geometries, strict=True):
        read = orjson.loads(encode.feature(record_id(record), encode.properties(record), geometry))
        assert to_record(RECORD_TYPES[name], read["properties"]) == record
        assert read["id"] == record_id(record)
        assert to_geometry(read["geometry"]) == geometry


@settings(deadline=None)
@given(members)
def test_a_feature_reads_as_what_was_written(fields: dict[str, Any]) -> None:
    read = orjson.loads(encode.feature('ä"1', fields, POINT))
    point = {"type": "Point", "coordinates": [14.4, 51.2]}
    assert read == {"type": "Feature", "id": 'ä"1', "geometry": point, "properties": fields}


@settings(deadline=None)
@given(st.lists(members, max_size=3), members.filter(lambda extra: not {"type", "features"} & set(extra)))
def test_a_collection_is_its_features_and_its_members(rows: list[dict[str, Any]], extra: dict[str, Any]) -> None:
    features = [encode.feature(str(number), fields, None) for number, fields in enumerate(rows)]
    read = orjson.loads(encode.collection(features, extra))
    assert read == {"type": "FeatureCollection", "features": [orjson.loads(f) for f in features], **extra}


@settings(deadline=None)
@given(members, members)
def test_further_properties_join_those_of_a_ready_feature(own: dict[str, Any], extra: dict[str, Any]) -> None:
    assume(not set(own) & set(extra))
    read = orjson.loads(encode.spliced(encode.feature("a", own, POINT), encode.dumps(extra)[1:-1]))
    assert read["properties"] == {**own, **extra}


@settings(deadline=None)
@given(members.filter(lambda extra: not {"type", "id", "geometry", "properties"} & set(extra)))
def test_further_members_stand_beside_those_of_a_ready_feature(extra: dict[str, Any]) -> None:
    feature = encode.feature("a", {"name": ',"properties":{'}, POINT)
    assert orjson.loads(encode.with_members(feature, extra)) == {**orjson.loads(feature), **extra}


def test_features_are_kept_in_a_memory_of_their_size() -> None:
    tracemalloc.start()
    try:
        kept = [encode.feature(str(number), {"title": "Nähcafé " * 90}, POINT) for number in range(200)]
        assert tracemalloc.get_traced_memory()[0] < 1.5 * sum(map(len, kept))
    finally:
        tracemalloc.stop()


def test_a_layer_file_has_one_feature_per_line() -> None:
    features = [encode.feature(key, {"n": 1}, POINT) for key in "abc"]
    body = encode.lines_collection(features, {"name": "x", "attribution": ["y"]})
    assert [line.rstrip(b",") for line in body.splitlines() if line.startswith(b'{"type":"Feature"')] == features


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_layer_file_is_json_whatever_it_holds(count: int) -> None:
    read = orjson.loads(encode.lines_collection([encode.feature("a", {}, None)] * count, {"name": "x"}))
    assert (read["type"], read["name"], len(read["features"])) == ("FeatureCollection", "x", count)


def test_an_entity_tag_is_strong() -> None:
    assert re.fullmatch(r'"[0-9a-f]{32}"', encode.etag("a", b"b"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a",), ("b",)),
        (("a", "b"), ("b", "a")),
        (("1", "23"), ("12", "3")),  # the same letters, parted elsewhere
        (("a",), ("a", "")),
    ],
)
def test_an_entity_tag_tells_different_parts_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert encode.etag(*one) != encode.etag(*other)


def test_an_entity_tag_is_the_same_for_text_and_its_bytes() -> None:
    assert encode.etag("ä") == encode.etag("ä".encode())
