"""A box finds a large polygon wherever it touches it: inside, across, at its edge, and never merely near it."""

import pytest
import shapely
from starlette.testclient import TestClient

from atlas.snapshot import Snapshot

LARGE = ("cities", "regions", "areas")
SAXONY = "11.8,50.1,15.1,51.7"


def found(client: TestClient, name: str, box: shapely.Polygon) -> set[str]:
    corners = ",".join(f"{number:.6f}" for number in box.bounds)
    answer = client.get(
        f"/api/collections/{name}/items", params={"bbox": corners, "limit": 100, "skipGeometry": "true"}
    )
    assert answer.status_code == 200
    return {feature["id"] for feature in answer.json()["features"]}


def largest(snapshot: Snapshot, name: str) -> tuple[str, shapely.Geometry]:
    rows = snapshot.collection(name)
    pairs = [
        (shape.area, key, shape) for key, shape in zip(rows.ids, rows.geometries, strict=True) if shape is not None
    ]
    _, key, shape = max(pairs, key=lambda one: one[0])
    return key, shape


@pytest.mark.parametrize("name", LARGE)
def test_a_box_that_lies_wholly_inside_finds_the_polygon(name: str, client: TestClient, snapshot: Snapshot) -> None:
    key, shape = largest(snapshot, name)
    inside = shapely.maximum_inscribed_circle(shape)
    box = shapely.box(*shapely.Point(inside.coords[0]).buffer(inside.length / 20).bounds)
    assert shape.contains(box)
    assert key in found(client, name, box)


@pytest.mark.parametrize("name", LARGE)
def test_a_box_in_the_corner_of_its_extent_that_misses_the_polygon_does_not_find_it(
    name: str, client: TestClient, snapshot: Snapshot
) -> None:
    key, shape = largest(snapshot, name)
    west, south, _, _ = shape.bounds
    corner = shapely.box(west, south, west + 1e-4, south + 1e-4)
    assert not shape.intersects(corner)
    assert key not in found(client, name, corner)


@pytest.mark.parametrize("name", LARGE)
def test_what_a_box_finds_is_what_it_touches(name: str, client: TestClient, snapshot: Snapshot) -> None:
    rows = snapshot.collection(name)
    shapes = {key: shape for key, shape in zip(rows.ids, rows.geometries, strict=True) if shape is not None}
    for west, south in ((12.0, 50.4), (12.9, 50.7), (13.5, 50.95), (14.6, 51.1)):
        box = shapely.box(west, south, west + 0.35, south + 0.25)
        touched = {key for key, shape in shapes.items() if shape.intersects(box)}
        assert touched
        assert found(client, name, box) & shapes.keys() == touched


@pytest.mark.parametrize("name", LARGE)
def test_the_box_of_all_saxony_gives_every_polygon_whole(name: str, client: TestClient, snapshot: Snapshot) -> None:
    features = client.get(f"/api/collections/{name}/items?bbox={SAXONY}&limit=100").json()["features"]
    rows = snapshot.collection(name)
    whole = {key: shape for key, shape in zip(rows.ids, rows.geometries, strict=True) if shape is not None}
    given = {one["id"]: shapely.geometry.shape(one["geometry"]) for one in features if one["geometry"]}
    assert given.keys() == whole.keys()
    assert all(given[key].symmetric_difference(shape).area < 1e-9 for key, shape in whole.items())
