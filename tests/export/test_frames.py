"""Collections as GeoDataFrames."""

import geopandas
import pytest
import shapely

from atlas.export.frames import frame
from atlas.query import Collection
from atlas.snapshot import COLLECTIONS, Snapshot


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_frame_has_the_features_in_order_with_all_their_properties(snapshot: Snapshot, name: str) -> None:
    rows = snapshot.collection(name)
    made = frame(rows)
    assert list(made.index) == list(rows.ids)
    assert [column for column in made.columns if column != "geometry"] == list(rows.property_names)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_frame_has_the_geometries_in_lon_lat(snapshot: Snapshot, name: str) -> None:
    rows = snapshot.collection(name)
    made = frame(rows)
    assert made.crs.to_epsg() == 4326
    assert all(a == b for a, b in zip(made.geometry, rows.geometries, strict=True))


def test_an_area_without_geometry_has_none_in_its_frame(snapshot: Snapshot) -> None:
    made = frame(snapshot.collection("areas"))
    assert made.geometry.isna().sum() == 9 == (made["geometry_quality"] == "none").sum()


def test_a_frame_can_be_measured_and_joined(snapshot: Snapshot) -> None:
    areas = frame(snapshot.collection("areas")).dropna(subset="geometry")
    hectares = areas.to_crs(25833).area / 10_000
    assert hectares["bautzen-gesundbrunnen"] == pytest.approx(111, rel=0.02)
    here = geopandas.GeoDataFrame(geometry=[shapely.Point(14.446267, 51.190993)], crs=4326)
    assert list(here.sjoin(areas[["name", "geometry"]])["name"]) == ["Bautzen-Gesundbrunnen"]


def test_a_frame_of_nothing_is_empty() -> None:
    assert len(frame(Collection.of("projects", []))) == 0
