"""Nearest, within a radius, and "where am I"; always in metres, complete and in a stable order."""

from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from quality_world import BAUTZEN, BAUTZEN_BOX, World, a_project, an_area
from worlds import a_snapshot, positions_in, shapes, snapshot_of

from atlas import crs
from atlas.errors import InvalidParameter, OutsideSaxony, UnknownParameter
from atlas.filters import filters_of
from atlas.layers import read_layers
from atlas.nearby import NEAR_KINDS, Near, NearKind, nearby, require_saxony, where

GEODATA = Path(__file__).parents[1] / "geodata"
MUNICIPALITIES = shapes(GEODATA / "basemap" / "municipalities.geojson")
SNAPSHOT = snapshot_of(read_layers(GEODATA / "layers"), MUNICIPALITIES)
SAXONY = shapes(GEODATA / "basemap" / "state.geojson")["14"]
GESUNDBRUNNEN = (14.446267, 51.190993)
LEIPZIG = (12.37129, 51.33962)
spots = positions_in(SAXONY)
kinds = st.lists(st.sampled_from(NEAR_KINDS), min_size=1, max_size=3, unique=True)
quick = settings(deadline=None, max_examples=50)


def brute(spot: tuple[float, float], wanted: list[NearKind]) -> list[tuple[float, str, str]]:
    """Return distance to the decimetre, collection and id of everything, in the order that is promised."""
    here = shapely.Point(crs.to_metric_xy(*spot))
    found = []
    for kind in wanted:
        rows = SNAPSHOT.collection(kind)
        for key, shape, fields in zip(rows.ids, rows.geometries, rows.fields, strict=True):
            placed = shape if shape is not None else shapely.Point(fields["point"])
            found.append((round(crs.to_metric(placed).distance(here), 1), kind, key))
    return sorted(found)


def told(near: tuple[Near, ...]) -> list[tuple[float, str, str]]:
    return [(item.distance_m, item.collection, item.id) for item in near]


@quick
@given(spots, kinds)
def test_without_a_limit_everything_is_named_once_nearest_first(
    spot: tuple[float, float], wanted: list[NearKind]
) -> None:
    assert told(nearby(SNAPSHOT, *spot, kinds=wanted, limit=1000)) == brute(spot, wanted)


@quick
@given(spots, st.integers(0, 400))
def test_a_limit_cuts_the_same_list_short(spot: tuple[float, float], limit: int) -> None:
    everything = nearby(SNAPSHOT, *spot, limit=1000)
    assert nearby(SNAPSHOT, *spot, limit=limit) == everything[:limit]


@quick
@given(spots, st.floats(0, 60_000))
def test_a_radius_keeps_what_lies_within_it(spot: tuple[float, float], radius_m: float) -> None:
    everything = told(nearby(SNAPSHOT, *spot, limit=1000))
    within = told(nearby(SNAPSHOT, *spot, limit=1000, radius_m=radius_m))
    assert within == everything[: len(within)]
    rest = everything[len(within) :]
    assert all(distance <= radius_m + 0.05 for distance, _, _ in within)
    assert all(distance >= radius_m - 0.05 for distance, _, _ in rest)


@quick
@given(spots, st.sampled_from(["local_economy", "accompanying", "children_youth_education"]))
def test_a_filter_keeps_what_has_the_value(spot: tuple[float, float], theme: str) -> None:
    test = filters_of("projects")["theme"].parse(theme)
    found = nearby(SNAPSHOT, *spot, kinds=["projects"], limit=1000, filters={"theme": theme})
    wanted = [row for row in brute(spot, ["projects"]) if test(SNAPSHOT.fields("projects", row[2]))]
    assert told(found) == wanted


@quick
@given(spots)
def test_a_distance_agrees_with_the_geodesic_one_to_a_tenth_of_a_percent(spot: tuple[float, float]) -> None:
    offices = SNAPSHOT.collection("offices")
    for item in nearby(SNAPSHOT, *spot, kinds=["offices"], limit=1000):
        point: Any = offices.geometries[offices.position(item.id)]
        assert item.distance_m == pytest.approx(crs.geodesic_distance_m(spot, (point.x, point.y)), rel=1e-3, abs=0.1)


def twins(*offsets_m: float) -> World:
    """Projects beside each other on a parallel, so many metres east of the spot; named backwards."""
    world = World().drop("projects").drop("projects").drop("offices")
    x, y = crs.to_metric_xy(*GESUNDBRUNNEN)
    for number, offset in enumerate(offsets_m):
        key = "edcba"[number]
        point = shapely.Point(crs.to_lon_lat_xy(x + offset, y))
        world.add("projects", a_project(key, BAUTZEN, "bautzen-ost"), point)
    return world


@pytest.mark.parametrize(
    "offsets", [(100, 100, 100), (100.01, 100.02, 100.04), (99.99, 100.02, 100.0, 250.0)], ids=["same", "near", "mixed"]
)
def test_what_is_as_far_to_the_decimetre_comes_by_id_whatever_the_limit(offsets: tuple[float, ...]) -> None:
    made = a_snapshot(twins(*offsets))
    everything = nearby(made, *GESUNDBRUNNEN, kinds=["projects"], limit=10)
    assert told(everything) == sorted(told(everything))
    for limit in range(len(offsets) + 1):
        assert nearby(made, *GESUNDBRUNNEN, kinds=["projects"], limit=limit) == everything[:limit]


def test_direction_is_seen_from_the_asker() -> None:
    (only,) = nearby(a_snapshot(twins(500)), *GESUNDBRUNNEN, kinds=["projects"])
    assert (only.distance_m, only.direction) == (pytest.approx(500, abs=0.1), "e")


def test_inside_an_area_its_distance_is_nought_and_without_direction() -> None:
    assert nearby(SNAPSHOT, *GESUNDBRUNNEN, kinds=["areas"], limit=1) == (
        Near("areas", "bautzen-gesundbrunnen", 0.0, None),
    )


def test_an_area_without_geometry_counts_at_its_town() -> None:
    town = SNAPSHOT.fields("areas", "bernsdorf")["point"]
    assert nearby(SNAPSHOT, *town, kinds=["areas"], limit=1) == (Near("areas", "bernsdorf", 0.0, None),)


def test_a_collection_that_does_not_know_a_filter_is_left_out() -> None:
    found = nearby(SNAPSHOT, *LEIPZIG, limit=1000, filters={"carrier": "no such carrier"})
    assert found == ()
    kinds_found = {
        item.collection for item in nearby(SNAPSHOT, *LEIPZIG, limit=1000, filters={"theme": "accompanying"})
    }
    assert kinds_found == {"areas", "projects"}


def test_a_filter_that_nothing_knows_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownParameter, match="colour") as caught:
        nearby(SNAPSHOT, *LEIPZIG, filters={"colour": "red"})
    assert caught.value.parameter == "colour" and "theme" in caught.value.known


def test_a_filter_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidParameter):
        nearby(SNAPSHOT, *LEIPZIG, filters={"theme": "sports"})


# --- Where am I -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lon", "lat", "swapped"),
    [
        pytest.param(51.18, 14.42, True, id="lon and lat swapped"),
        pytest.param(13.4, 52.52, False, id="Berlin"),
        pytest.param(13.8, 50.5, False, id="Teplice, in the box around Saxony"),
        pytest.param(float("nan"), 51.0, False, id="no number"),
        pytest.param(13.7, float("inf"), False, id="infinite"),
        pytest.param(0.0, 0.0, False, id="nowhere"),
    ],
)
def test_a_position_outside_saxony_is_refused_and_swapped_ones_are_pointed_out(
    lon: float, lat: float, swapped: bool
) -> None:
    for ask in (where, nearby):
        with pytest.raises(OutsideSaxony, match="liegt nicht in Sachsen") as caught:
            ask(SNAPSHOT, lon, lat)
        assert ("Länge und Breite vertauscht?" in caught.value.de) is swapped
        assert ("swapped" in caught.value.en) is swapped


@quick
@given(spots)
def test_every_position_in_saxony_has_a_region_and_an_area_or_the_nearest_one(spot: tuple[float, float]) -> None:
    found = where(SNAPSHOT, *spot)
    assert found.region in ("east", "west")
    assert bool(found.inside) is (found.nearest is None)


@quick
@given(spots)
def test_the_areas_that_one_is_in_are_those_that_contain_the_point(spot: tuple[float, float]) -> None:
    areas = SNAPSHOT.collection("areas")
    here = shapely.Point(crs.to_metric_xy(*spot))
    wanted = {
        key
        for key, shape in zip(areas.ids, areas.geometries, strict=True)
        if shape is not None and crs.to_metric(shape).intersects(here)
    }
    assert {item.id for item in where(SNAPSHOT, *spot).inside} == wanted


@quick
@given(spots)
def test_the_nearest_area_is_the_nearest_that_is_drawn(spot: tuple[float, float]) -> None:
    found = where(SNAPSHOT, *spot).nearest
    undrawn = {key for key, fields in SNAPSHOT.area_of.items() if fields["geometry_quality"] == "none"}
    drawn = [row for row in brute(spot, ["areas"]) if row[2] not in undrawn]
    assert found is None or found.distance_m == drawn[0][0]


@quick
@given(st.sampled_from(sorted(SNAPSHOT.collection("areas").ids)))
def test_at_the_point_of_a_drawn_area_one_is_in_it(key: str) -> None:
    fields = SNAPSHOT.fields("areas", key)
    found = where(SNAPSHOT, *fields["point"])
    if fields["geometry_quality"] == "none":
        assert key in found.unbounded_area_ids
    else:
        assert key in {item.id for item in found.inside}
    assert found.city_ags == fields["city_ags"]


def two_areas(**second: Any) -> World:
    """The first area is former and ESF; the second lies on it and is as given."""
    box = shapely.box(14.42, 51.17, 14.45, 51.19)
    world = World().change("areas", status="former", periods=("2014-2020",), name="Alt")
    fields = {"status": "former", "periods": ("2014-2020",), **second}
    return world.add("areas", an_area("zweites", BAUTZEN, box, **fields), box)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param({"status": "approved"}, ["zweites", "bautzen-ost"], id="approved before former"),
        pytest.param({"status": "applied"}, ["zweites", "bautzen-ost"], id="applied before former"),
        pytest.param({"status": "unknown"}, ["zweites", "bautzen-ost"], id="unclear before former"),
        pytest.param({"periods": ("2021-2027",)}, ["zweites", "bautzen-ost"], id="later period first"),
        pytest.param({"programme": "Sozialer Zusammenhalt"}, ["bautzen-ost", "zweites"], id="own programme first"),
        pytest.param({}, ["bautzen-ost", "zweites"], id="the smaller of equals first"),
    ],
)
def test_in_two_areas_at_once_the_one_that_matters_most_comes_first(
    second: dict[str, Any], expected: list[str]
) -> None:
    found = where(a_snapshot(two_areas(**second)), 14.435, 51.182)
    assert [item.id for item in found.inside] == expected


def test_a_point_in_two_areas_names_the_approved_one_first() -> None:
    found = where(SNAPSHOT, 12.94126, 50.83798)
    assert [item.id for item in found.inside][:2] == ["chemnitz-mitte", "chemnitz-innenstadt"]


def test_outside_every_programme_city_the_region_is_still_known() -> None:
    found = where(SNAPSHOT, 12.99, 51.29)  # Wermsdorf forest
    assert (found.city_ags, found.region) == (None, "west")
    assert found.nearest is not None and found.nearest.distance_m > 1000 and found.nearest.direction is not None


def test_an_area_of_the_city_without_boundary_is_mentioned() -> None:
    lon, lat = SNAPSHOT.fields("areas", "bernsdorf")["point"]
    assert where(SNAPSHOT, lon + 0.01, lat).unbounded_area_ids == ("bernsdorf",)


def test_where_no_area_is_drawn_there_is_no_nearest() -> None:
    world = World().drop("areas").drop("areas")
    found = where(a_snapshot(world), *GESUNDBRUNNEN)
    assert (found.inside, found.nearest, found.city_ags) == ((), None, BAUTZEN)


def test_just_across_the_border_is_still_taken_for_saxony() -> None:
    made = a_snapshot(World())
    east = BAUTZEN_BOX.bounds[2]
    assert require_saxony(made, east + 0.002, 51.18) == "east"  # 140 m
    with pytest.raises(OutsideSaxony):
        require_saxony(made, east + 0.005, 51.18)  # 350 m
