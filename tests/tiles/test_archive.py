"""All tiles in one file: read back by the PMTiles library and by GDAL."""

import gzip
import io
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles
from tile_reading import decoded, tile_at

from atlas.snapshot import Snapshot
from atlas.tiles import tile_of_all, write_archive


@pytest.fixture(scope="module")
def archive(snapshot: Snapshot) -> bytes:
    sink = io.BytesIO()
    write_archive(snapshot, sink)
    return sink.getvalue()


@pytest.fixture(scope="module")
def reader(archive: bytes) -> Any:
    return Reader(MemorySource(archive))


def test_it_holds_zooms_5_to_14_in_order(reader: Any) -> None:
    header = reader.header()
    assert (header["min_zoom"], header["max_zoom"], header["clustered"]) == (5, 14, True)
    assert header["tile_type"].name == "MVT" and header["tile_compression"].name == "GZIP"


def test_its_tiles_are_those_of_the_server(reader: Any, snapshot: Snapshot) -> None:
    for zoom in (5, 9, 12, 14):
        address = tile_at(12.37, 51.34, zoom)
        kept = gzip.decompress(reader.get(address.z, address.x, address.y))
        assert kept == tile_of_all(snapshot, address).plain != b""


def test_no_tile_in_it_is_without_content(archive: bytes) -> None:
    assert all(decoded(gzip.decompress(tile)) for _, tile in all_tiles(MemorySource(archive)))


def test_it_says_revision_licence_and_credits(reader: Any, snapshot: Snapshot) -> None:
    told = reader.metadata()
    assert (told["revision"], told["facts_as_of"]) == (snapshot.revision, snapshot.facts_as_of)
    assert told["licence"]["id"] == "ODbL-1.0" and "GeoBasis-DE / BKG" in told["attribution"]
    assert [layer["id"] for layer in told["vector_layers"]][:2] == ["cities", "city_points"]


def test_gdal_finds_every_area_and_point_in_it(archive: bytes, snapshot: Snapshot, tmp_path: Path) -> None:
    path = tmp_path / "atlas.pmtiles"
    path.write_bytes(archive)
    assert {"cities", "areas", "projects", "offices"} <= {name for name, _ in pyogrio.list_layers(path)}
    for name in ("projects", "offices"):
        frame = pyogrio.read_dataframe(path, layer=name, ZOOM_LEVEL=14)
        assert set(frame["id"]) == set(snapshot.collection(name).ids)
    areas = pyogrio.read_dataframe(path, layer="areas", ZOOM_LEVEL=14)
    shapes = zip(snapshot.collection("areas").ids, snapshot.collection("areas").geometries, strict=True)
    assert set(areas["id"]) == {record for record, geometry in shapes if geometry is not None}


def test_the_same_revision_gives_the_same_bytes(archive: bytes, snapshot: Snapshot) -> None:
    told: list[tuple[int, int]] = []
    sink = io.BytesIO()
    write_archive(snapshot, sink, lambda done, number: told.append((done, number)))
    assert sink.getvalue() == archive
    assert told[-1][0] == told[-1][1] == len(told)
