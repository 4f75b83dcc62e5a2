import gzip
from contextlib import closing
from pathlib import Path

import orjson
import pyogrio
import pytest
from tile_reading import decoded, projects_at, tile_at

import atlas
from atlas.query import Collection
from atlas.snapshot import Snapshot
from atlas.store.ledger import Edit
from atlas.tiles import TileAddress, TileSet, tile_of_all, tilejson, tiles_of
from atlas.tiles.bounded import Bounded
from atlas.tiles.properties import LAYERS

pytestmark = pytest.mark.conforms("tiles")


def test_gdal_reads_what_we_write(snapshot: Snapshot, tmp_path: Path) -> None:
    address = tile_at(14.44, 51.18, 12)
    path = tmp_path / "kachel.pbf"
    path.write_bytes(tile_of_all(snapshot, address).plain)
    frame = pyogrio.read_dataframe(f"MVT:{path}", layer="areas", X=address.x, Y=address.y, Z=address.z)
    [area] = frame[frame["id"] == "bautzen-gesundbrunnen"].to_crs(4326).geometry
    assert area.is_valid
    known = snapshot.collection("areas")
    whole = known.geometries[known.positions["bautzen-gesundbrunnen"]]
    assert whole is not None and area.centroid.distance(whole.centroid) < 0.001


def test_every_feature_says_how_sure_its_place_is(snapshot: Snapshot) -> None:
    for zoom in (6, 10, 14):
        tile = decoded(tile_of_all(snapshot, tile_at(12.37, 51.34, zoom)).plain)
        for name, features in tile.items():
            said = "geometry_quality" if name in ("cities", "areas") else "precision"
            assert all(feature["properties"][said] for feature in features), name


def test_a_feature_says_only_what_its_layer_describes(snapshot: Snapshot) -> None:
    described = {
        layer["id"]: layer["fields"].keys() for layer in tilejson(snapshot, tuple(LAYERS), "")["vector_layers"]
    }
    for name in LAYERS:
        for address in tiles_of(snapshot.collection(name)).addresses(11):
            for layer, features in decoded(tiles_of(snapshot.collection(name)).tile(address).plain).items():
                for feature in features:
                    own = {key for key in feature["properties"] if not key.startswith(("theme_", "status_"))}
                    own = {key for key in own if not key.startswith("geometry_quality_")}
                    assert own <= described[layer]


def test_a_tile_is_made_once(snapshot: Snapshot) -> None:
    address = tile_at(12.37, 51.34, 10)
    tiles = tiles_of(snapshot.collection("projects"))
    assert tiles.tile(address) is tiles.tile(address)
    assert tiles_of(snapshot.collection("projects")) is tiles
    assert tile_of_all(snapshot, address) is tile_of_all(snapshot, address)


def test_a_change_makes_new_tiles_of_what_changed_only(tmp_path: Path) -> None:
    address, office = tile_at(14.44, 51.18, 12), "bautzen-qm-gesundbrunnen"
    with closing(atlas.open(tmp_path)) as own:
        kept = tiles_of(own.snapshot.collection("projects")).tile(address)
        old = own.snapshot.fields("offices", office)["name"]
        current = own.store.current("offices", office)
        feature = orjson.loads(current.body or "")
        feature["properties"]["name"] = "Neues Büro"
        own.change([Edit("offices", office, feature, current.revision)], who="Test", why="Umbenannt")
        assert tiles_of(own.snapshot.collection("projects")).tile(address) is kept
        offices = decoded(tile_of_all(own.snapshot, address).plain)["offices"]
        names = [feature["properties"]["name"] for feature in offices]
        assert "Neues Büro" in names and old not in names


def test_the_compressed_form_is_the_same_tile(snapshot: Snapshot) -> None:
    tile = tile_of_all(snapshot, tile_at(12.37, 51.34, 8))
    assert gzip.decompress(tile.gzipped) == tile.plain != b""


def test_a_tile_beside_saxony_has_no_content(snapshot: Snapshot) -> None:
    assert tile_of_all(snapshot, TileAddress(10, 0, 0)).plain == b""


def test_a_collection_without_records_has_empty_tiles() -> None:
    assert TileSet(projects_at()).tile(TileAddress(0, 0, 0)).plain == b""
    assert TileSet(Collection.of("areas", [])).tile(TileAddress(0, 0, 0)).plain == b""


def test_a_point_is_drawn_where_it_is() -> None:
    address = tile_at(12.37, 51.34, 14)
    [feature] = decoded(TileSet(projects_at((12.37, 51.34))).tile(address).plain)["projects"]
    column = (12.37 + 180) / 360 * 2**14 - address.x
    assert feature["geometry"]["coordinates"][0] == round(column * 4096)


def test_what_is_kept_has_a_bound_and_the_longest_unused_goes_first() -> None:
    kept: Bounded[str] = Bounded(10, len)
    for key in "abc":
        kept.get(key, lambda key=key: key * 4)  # type: ignore[misc]
    assert kept.held == 8
    assert kept.get("a", lambda: "new") == "new"
    assert kept.get("c", lambda: "new") == "cccc"


@pytest.mark.parametrize("name", LAYERS)
def test_tilejson_has_what_the_standard_wants(snapshot: Snapshot, name: str) -> None:
    body = tilejson(snapshot, (name,), "https://atlas.example/{z}/{x}/{y}")
    assert body["tilejson"] == "3.0.0" and body["tiles"] == ["https://atlas.example/{z}/{x}/{y}"]
    assert [layer["id"] for layer in body["vector_layers"]] == [layer.name for layer in LAYERS[name]]
    west, south, east, north = body["bounds"]
    assert 11.8 < west < east < 15.1 and 50.1 < south < north < 51.8
    assert "GeoBasis-DE / BKG" in body["attribution"] and "OpenStreetMap" in body["attribution"]
