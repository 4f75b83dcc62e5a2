"""Polygons in tiles: whole, wound and valid as MVT 2.1 wants them, with the borders that neighbours share."""

from itertools import pairwise

import pytest
import shapely
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry
from tile_reading import decoded, tile_at

from atlas.crs import to_web_mercator
from atlas.snapshot import Snapshot
from atlas.tiles import TileAddress, tile_of_all, tiles_of
from atlas.tiles.grid import BUFFER, EXTENT
from atlas.tiles.shapes import Polygons

PLACES = ((12.37, 51.34), (14.44, 51.18), (12.92, 50.83), (14.98, 51.15))
OVERVIEW = sorted({tile_at(lon, lat, zoom) for lon, lat in PLACES for zoom in (0, 5, 7, 9, 11, 12, 14)})


def rings(geometry: list[int]) -> list[list[tuple[int, int]]]:
    """The rings that the commands of a feature draw (MVT 2.1, 4.3), in the order and direction in which they do."""
    found: list[list[tuple[int, int]]] = []
    x = y = at = 0
    while at < len(geometry):
        command, count = geometry[at] & 7, geometry[at] >> 3
        at += 1
        if command == 7:
            found[-1].append(found[-1][0])
            continue
        if command == 1:
            found.append([])
        for _ in range(count):
            x, y = (old + (step >> 1 ^ -(step & 1)) for old, step in zip((x, y), geometry[at : at + 2], strict=True))
            found[-1].append((x, y))
            at += 2
    return found


def area(ring: list[tuple[int, int]]) -> float:
    """The surveyor's formula."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


@pytest.mark.parametrize("address", OVERVIEW, ids=lambda a: f"{a.z}-{a.x}-{a.y}")
def test_every_polygon_is_valid_and_begins_with_an_exterior_ring(snapshot: Snapshot, address: TileAddress) -> None:
    tile = vector_tile_pb2.tile()
    tile.ParseFromString(tile_of_all(snapshot, address).plain)
    drawn = 0
    for layer in tile.layers:
        assert (layer.version, layer.extent) == (2, EXTENT)
        for feature in layer.features:
            if feature.type != tile.Polygon:
                continue
            drawn += 1
            found = rings(list(feature.geometry))
            assert area(found[0]) > 0, "the first ring must be an exterior one"
            assert all(area(ring) != 0 and ring[0] == ring[-1] and len(ring) >= 4 for ring in found)
            assert shapely.is_valid(as_shape(found)), layer.name
            numbers = [number for ring in found for point in ring for number in point]
            assert min(numbers) >= -BUFFER and max(numbers) <= EXTENT + BUFFER
    assert drawn


def as_shape(found: list[list[tuple[int, int]]]) -> BaseGeometry:
    parts: list[list[list[tuple[int, int]]]] = []
    for ring in found:
        parts.append([ring]) if area(ring) > 0 else parts[-1].append(ring)
    return shapely.MultiPolygon([Polygon(part[0], part[1:]) for part in parts])


def test_an_area_keeps_its_place(snapshot: Snapshot) -> None:
    areas = snapshot.collection("areas")
    position = areas.positions["bautzen-gesundbrunnen"]
    whole = areas.geometries[position]
    assert whole is not None
    address = tile_at(whole.centroid.x, whole.centroid.y, 12)
    [drawn] = [
        shape(f["geometry"])
        for f in decoded(tiles_of(areas).tile(address).plain)["areas"]
        if f["properties"]["id"] == "bautzen-gesundbrunnen"
    ]
    (west, north), unit = address.corner, address.side / EXTENT
    there = shapely.transform(drawn, lambda p: p * [unit, -unit] + [west, north])
    real = to_web_mercator(whole)
    cut = shapely.intersection(real, shapely.box(*address.box))
    assert there.symmetric_difference(cut).area < 0.02 * cut.area


def test_neighbours_share_their_border_at_every_zoom(snapshot: Snapshot) -> None:
    regions = snapshot.collection("regions")
    polygons = Polygons(regions.geometries)
    for zoom in (5, 8, 11):
        for address in polygons.tiles(zoom):
            drawn = [each for _, each in polygons.within(address)]
            if len(drawn) == 2:
                # Rounding a line that both have to whole units may leave slivers of a unit, no more.
                assert shapely.intersection(*drawn).area <= 0.02 * EXTENT


def test_far_away_fewer_corners_are_drawn(snapshot: Snapshot) -> None:
    cities = Polygons(snapshot.collection("cities").geometries)
    corners = [
        sum(shapely.get_num_coordinates(each) for address in cities.tiles(zoom) for _, each in cities.within(address))
        for zoom in (5, 8)
    ]
    whole = sum(shapely.get_num_coordinates(g) for g in snapshot.collection("cities").geometries)
    assert corners[0] < corners[1] / 2 < whole


def test_areas_of_two_periods_that_lie_over_each_other_are_both_drawn(snapshot: Snapshot) -> None:
    areas = snapshot.collection("areas")
    drawn = [shape for shape in areas.geometries if shape is not None]
    over = [(a, b) for n, a in enumerate(drawn) for b in drawn[:n] if a.intersection(b).area > 0]
    tiles = tiles_of(areas)
    found = {f["properties"]["id"] for a in tiles.addresses(9) for f in decoded(tiles.tile(a).plain).get("areas", [])}
    assert over and len(found) == len(drawn)


def test_a_record_without_geometry_draws_nothing() -> None:
    polygons = Polygons([None, shapely.box(12.3, 51.3, 12.4, 51.4)])
    assert [position for position, _ in polygons.within(tile_at(12.35, 51.35, 10))] == [1]
