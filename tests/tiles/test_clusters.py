"""Clusters: what stands for several points, and how it falls apart."""

import random
from collections import Counter
from typing import Any

import pytest
from tile_reading import decoded, projects_at, tile_at

from atlas.query import Collection, Query
from atlas.snapshot import Snapshot
from atlas.tiles import TileAddress, TileSet, tiles_of, tileset
from atlas.tiles.grid import EXTENT
from atlas.tiles.points import CLUSTER_MAX_ZOOM


def signs(tiles: TileSet, address: TileAddress, layer: str = "projects") -> list[dict[str, Any]]:
    return decoded(tiles.tile(address).plain).get(layer, [])


def inside(sign: dict[str, Any]) -> bool:
    x, y = sign["geometry"]["coordinates"]
    return 0 <= x < EXTENT and 0 <= y < EXTENT


def counted(tiles: TileSet, zoom: int, layer: str) -> int:
    """How many points the signs of a zoom stand for, each taken from the tile that it lies in."""
    found = (sign for address in tiles.addresses(zoom) for sign in signs(tiles, address, layer) if inside(sign))
    return sum(sign["properties"].get("point_count", 1) for sign in found)


@pytest.mark.parametrize("name", ["projects", "offices"])
@pytest.mark.parametrize("zoom", [5, 8, 11, 12, 14])
def test_at_every_zoom_each_point_is_counted_once(snapshot: Snapshot, name: str, zoom: int) -> None:
    assert counted(tiles_of(snapshot.collection(name)), zoom, name) == len(snapshot.collection(name).ids)


def test_areas_without_a_boundary_stand_at_their_town(snapshot: Snapshot) -> None:
    areas = snapshot.collection("areas")
    assert counted(tiles_of(areas), 6, "area_points") == len(areas.ids) > sum(g is not None for g in areas.geometries)


def test_two_neighbours_are_one_sign_far_away_and_two_from_its_expansion_zoom_on() -> None:
    tiles = TileSet(projects_at((12.37, 51.34), (12.39, 51.35)))
    [sign] = signs(tiles, tile_at(12.37, 51.34, 5))
    assert sign["properties"]["point_count"] == 2
    parting = sign["properties"]["expansion_zoom"]
    before = signs(tiles, tile_at(12.37, 51.34, parting - 1))
    after = [s for a in tiles.addresses(parting) for s in signs(tiles, a) if inside(s)]
    assert [s["properties"].get("point_count") for s in before] == [2]
    assert sorted(s["properties"]["id"] for s in after) == ["p-0", "p-1"]


def test_points_at_one_place_part_behind_the_last_zoom_with_clusters() -> None:
    tiles = TileSet(projects_at(*[(12.37, 51.34)] * 3))
    [sign] = signs(tiles, tile_at(12.37, 51.34, CLUSTER_MAX_ZOOM))
    assert sign["properties"]["expansion_zoom"] == CLUSTER_MAX_ZOOM + 1
    apart = signs(tiles, tile_at(12.37, 51.34, CLUSTER_MAX_ZOOM + 1))
    assert [s["properties"]["same_place"] for s in apart] == [3, 3, 3]


def test_a_point_alone_in_its_place_says_nothing_of_others() -> None:
    tiles = TileSet(projects_at((12.37, 51.34), (12.3701, 51.34)))
    apart = signs(tiles, tile_at(12.37, 51.34, 14))
    assert len(apart) == 2 and not any("same_place" in s["properties"] for s in apart)


def test_a_cluster_says_what_it_stands_for(snapshot: Snapshot) -> None:
    projects = snapshot.collection("projects")
    themes: Counter[str] = Counter()
    for address in tiles_of(projects).addresses(5):
        for sign in filter(inside, signs(tiles_of(projects), address)):
            said = sign["properties"]
            own = {name.removeprefix("theme_"): n for name, n in said.items() if name.startswith("theme_")}
            assert not said.get("cluster") or sum(own.values()) == said["point_count"]
            themes.update(own or {said["theme"]: 1})
    assert themes == Counter(fields["theme"] for fields in projects.fields)


def test_a_cluster_is_as_exact_as_its_weakest_point() -> None:
    rows = [
        *zip(*[getattr(projects_at((12.37, 51.34)), name) for name in ("ids", "fields", "geometries")], strict=True)
    ]
    weak = projects_at((12.37, 51.34), precision="city")
    both = Collection.of("projects", [*rows, ("p-9", weak.fields[0], weak.geometries[0])])
    [sign] = signs(TileSet(both), tile_at(12.37, 51.34, 5))
    assert sign["properties"]["precision"] == "city"


def test_equal_points_give_equal_bytes_in_whatever_order_they_come() -> None:
    chance = random.Random(1)
    places = [(chance.uniform(12.2, 14.9), chance.uniform(50.6, 51.5)) for _ in range(500)]
    shuffled = chance.sample(places, len(places))
    address = tile_at(13.0, 51.0, 7)
    one, other = (TileSet(projects_at(*order)).tile(address).plain for order in (places, shuffled))
    clusters = [[s for s in decoded(tile)["projects"] if s["properties"].get("cluster")] for tile in (one, other)]
    assert clusters[0] == clusters[1] != []


def test_only_what_a_question_finds_is_counted(snapshot: Snapshot) -> None:
    projects = snapshot.collection("projects")
    query = Query(filters={"theme": "local_economy"})
    wanted = projects.run(query).matched
    tiles = tiles_of(projects)
    shown = [s for a in tiles.addresses(6) for s in decoded(tiles.tile(a, query, "local").plain).get("projects", [])]
    assert sum(s["properties"].get("point_count", 1) for s in shown if inside(s)) == wanted
    assert 0 < wanted < len(projects.ids)


def test_a_question_that_finds_nothing_leaves_the_tile_empty(snapshot: Snapshot) -> None:
    tiles = tiles_of(snapshot.collection("projects"))
    assert tiles.tile(tile_at(12.37, 51.34, 8), Query(text="gibtesnirgends"), "nichts").plain == b""


def test_a_sign_near_the_edge_stands_in_both_tiles() -> None:
    address = tile_at(12.37, 51.34, 12)
    east = TileAddress(12, address.x + 1, address.y)
    edge = (address.x + 1) / 2**12 * 360 - 180
    tiles = TileSet(projects_at((edge + 0.0001, 51.34)))
    assert [len(signs(tiles, a)) for a in (address, east)] == [1, 1]


def test_where_there_is_little_room_only_what_the_last_question_found_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: list[str] = []

    def matching(self: Collection, query: Query, whole: Any = Collection.matching) -> Any:
        answered.append(query.text)
        return whole(self, query)

    monkeypatch.setattr(Collection, "matching", matching)
    monkeypatch.setattr(tileset, "_MOST_SELECTED_BYTES", 100)
    tiles = TileSet(projects_at((12.37, 51.34)))
    for zoom, asked in ((5, "a"), (6, "a"), (5, "b"), (7, "a")):
        tiles.tile(TileAddress(zoom, 0, 0), Query(text=asked), asked)
    assert answered == ["a", "b", "a"]
