"""The shipped files follow RFC 7946 and hold all of the facts."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from worlds import read_features, shapes

from atlas import credits
from atlas.assign import region_outlines
from atlas.build.registry import PACKAGES
from atlas.crs import hectares, to_metric
from atlas.layers import Layers, read_json
from atlas.model import RECORD_TYPES

GEODATA = Path(__file__).parents[1] / "geodata"
FILES = sorted(path.relative_to(GEODATA).as_posix() for path in GEODATA.glob("*/*.geojson"))
SURFACES = ("Polygon", "MultiPolygon")
VIEW = (10.5, 49.5, 16.0, 52.5)
"""Saxony with its neighbours: no position of any file lies elsewhere."""
every_file = pytest.mark.parametrize("name", FILES)


def document(name: str) -> dict[str, Any]:
    read: dict[str, Any] = orjson.loads((GEODATA / name).read_bytes())
    return read


def drawn(name: str) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield id and geometry of the features that have one."""
    for feature in document(name)["features"]:
        if feature["geometry"] is not None:
            yield feature["id"], shapely.geometry.shape(feature["geometry"])


def facts(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = orjson.loads((GEODATA / "facts" / f"{name}.json").read_bytes())
    return rows


def plain(value: Any) -> Any:
    """Return a record's values as JSON has them."""
    return orjson.loads(orjson.dumps(value))


# --- RFC 7946 ---------------------------------------------------------------------------------------------------------


def test_there_are_layers_and_a_basemap() -> None:
    assert {f"layers/{name}.geojson" for name in RECORD_TYPES} < set(FILES)
    assert {f"basemap/{name}.geojson" for name in ("municipalities", "kreise", "state", "rivers", "towns")} < set(FILES)


@every_file
def test_a_file_is_a_collection_of_features(name: str) -> None:
    read = document(name)
    assert read["type"] == "FeatureCollection"
    assert read["features"]
    assert all(set(f) == {"type", "id", "geometry", "properties"} and f["type"] == "Feature" for f in read["features"])


@every_file
def test_a_file_says_nothing_of_a_crs_because_rfc_7946_knows_one_only(name: str) -> None:
    assert "crs" not in document(name)


@every_file
def test_positions_are_lon_lat_in_or_beside_saxony(name: str) -> None:
    west, south, east, north = VIEW
    for key, shape in drawn(name):
        left, bottom, right, top = shape.bounds
        assert west <= left <= right <= east and south <= bottom <= top <= north, key
        assert not shape.has_z, key


@every_file
def test_coordinates_have_at_most_six_decimals(name: str) -> None:
    read = json.loads((GEODATA / name).read_bytes(), parse_float=Decimal)
    fine = [number for f in read["features"] if f["geometry"] for number in _numbers(f["geometry"]["coordinates"])]
    assert all(int(number.as_tuple().exponent) >= -6 for number in fine if isinstance(number, Decimal))


def _numbers(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for part in value:
            yield from _numbers(part)
    else:
        yield value


@every_file
def test_polygons_follow_the_right_hand_rule(name: str) -> None:
    for key, shape in drawn(name):
        for part in shapely.get_parts(shape) if shape.geom_type in SURFACES else ():
            assert shapely.is_ccw(part.exterior), key
            assert not any(shapely.is_ccw(hole) for hole in part.interiors), key


@every_file
def test_geometries_are_valid_and_not_empty(name: str) -> None:
    assert [key for key, shape in drawn(name) if shape.is_empty or not shapely.is_valid(shape)] == []


@every_file
def test_feature_ids_are_unique_text(name: str) -> None:
    ids = [feature["id"] for feature in document(name)["features"]]
    assert all(isinstance(key, str) and key for key in ids)
    assert len(set(ids)) == len(ids)


@every_file
def test_a_file_carries_licence_attribution_and_provenance(name: str) -> None:
    read = document(name)
    assert set(read["licence"]) == {"id", "name", "url"} and read["licence"]["url"].startswith("https://")
    assert read["attribution"] and all(line for line in read["attribution"])
    assert read["provenance"]["built_by"] == "scripts/build-geodata"
    assert read["provenance"]["facts_as_of"] == "2026-11"
    assert read["name"] == Path(name).stem


@every_file
def test_what_is_made_of_open_street_map_data_is_under_its_licence(name: str) -> None:
    read = document(name)
    shares = any(credit in read["attribution"] for credit in (credits.STOPS, credits.POSTCODES))
    assert (read["licence"]["id"] == "ODbL-1.0") is shares


def test_every_package_that_a_file_names_is_credited_in_it() -> None:
    known = {f"{package.client}:{package.name}@{package.version}" for package in PACKAGES}
    named = {package for name in FILES for package in document(name)["provenance"]["packages"]}
    assert named and named <= known


def test_every_tile_of_names_follows_the_same_rules(geodata: Path) -> None:
    tiles = sorted((geodata / "basemap" / "names").glob("*.geojson"))
    assert tiles
    for path in tiles:
        read = json.loads(path.read_bytes(), parse_float=Decimal)
        positions = [feature["geometry"]["coordinates"] for feature in read["features"]]
        assert (read["type"], read["name"], read["licence"]["id"]) == ("FeatureCollection", path.stem, "ODbL-1.0")
        assert read["attribution"] and read["provenance"]["packages"], path.name
        assert read["features"] and all(feature["properties"]["name"] for feature in read["features"]), path.name
        assert all(11.8 < lon < 15.1 and 50.1 < lat < 51.75 for lon, lat in positions), path.name
        assert all(int(Decimal(n).as_tuple().exponent) >= -6 for pair in positions for n in pair), path.name


def test_the_index_of_names_lists_the_tiles_there_are(geodata: Path) -> None:
    folder = geodata / "basemap" / "names"
    index = json.loads((folder / "index.json").read_bytes())
    assert sorted(index["tiles"]) == sorted(path.stem for path in folder.glob("*.geojson"))
    assert (index["zoom"], index["licence"]["id"]) == (11, "ODbL-1.0")


# --- The statewide context --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def municipalities() -> dict[str, BaseGeometry]:
    return shapes(GEODATA / "basemap" / "municipalities.geojson")


@pytest.fixture(scope="module")
def kreise() -> dict[str, BaseGeometry]:
    return shapes(GEODATA / "basemap" / "kreise.geojson")


@pytest.fixture(scope="module")
def state() -> BaseGeometry:
    return shapes(GEODATA / "basemap" / "state.geojson")["14"]


def test_saxony_has_418_municipalities(municipalities: dict[str, BaseGeometry]) -> None:
    assert len(municipalities) == 418
    assert all(len(ags) == 8 and ags.startswith("14") for ags in municipalities)


@pytest.mark.parametrize("merger", facts("municipality_mergers"), ids=lambda row: row["old_name"])
def test_a_merged_municipality_is_part_of_the_one_it_was_merged_into(merger: dict[str, str]) -> None:
    names = {f["id"]: f["properties"]["name"] for f in read_features(GEODATA / "basemap" / "municipalities.geojson")}
    towns = orjson.loads((GEODATA / "places" / "towns.json").read_bytes())
    former = {row[0]: row[7] for row in towns["rows"]}
    assert merger["old_ags"] not in names or merger["old_ags"] == merger["new_ags"]
    assert names[merger["new_ags"]] == merger["new_name"]
    assert merger["old_name"] in former[merger["new_ags"]]


def test_ten_municipalities_have_merged() -> None:
    assert len(facts("municipality_mergers")) == 10


def test_saxony_has_13_kreise_each_with_municipalities(
    kreise: dict[str, BaseGeometry], municipalities: dict[str, BaseGeometry]
) -> None:
    assert len(kreise) == 13
    assert {ags[:5] for ags in municipalities} == set(kreise)


def test_municipalities_share_their_borders_without_gap_or_overlap(
    municipalities: dict[str, BaseGeometry], state: BaseGeometry
) -> None:
    areas = [to_metric(shape).area for shape in municipalities.values()]
    assert sum(areas) == pytest.approx(to_metric(state).area, rel=1e-6)
    assert to_metric(shapely.union_all(list(municipalities.values()))).area == pytest.approx(sum(areas), rel=1e-6)


def test_the_kreise_together_are_the_state(kreise: dict[str, BaseGeometry], state: BaseGeometry) -> None:
    total = sum(to_metric(shape).area for shape in kreise.values())
    assert total == pytest.approx(to_metric(state).area, rel=1e-6)
    assert shapely.union_all(list(kreise.values())).symmetric_difference(state).area < 1e-6


@pytest.mark.parametrize("code", [row["id"] for row in read_features(GEODATA / "basemap" / "kreise.geojson")])
def test_a_kreis_is_its_municipalities(
    code: str, kreise: dict[str, BaseGeometry], municipalities: dict[str, BaseGeometry]
) -> None:
    own = shapely.union_all([shape for ags, shape in municipalities.items() if ags.startswith(code)])
    assert own.symmetric_difference(kreise[code]).area < 1e-7


def test_saxony_is_as_large_as_it_is(state: BaseGeometry) -> None:
    assert hectares(to_metric(state)) == pytest.approx(1_845_000, rel=5e-3)


def test_every_municipality_has_a_label_inside_it(municipalities: dict[str, BaseGeometry]) -> None:
    labels = shapes(GEODATA / "basemap" / "towns.geojson")
    # Borders are simplified by up to 100 m.
    away = {ags: to_metric(municipalities[ags]).distance(to_metric(point)) for ags, point in labels.items()}
    assert set(labels) == set(municipalities)
    assert max(away.values()) <= 100


def test_saxony_has_four_german_and_two_foreign_neighbours() -> None:
    rows = [feature["properties"] for feature in read_features(GEODATA / "basemap" / "neighbours.geojson")]
    assert sorted(row["name"] for row in rows if row["kind"] == "land") == [
        "Bayern",
        "Brandenburg",
        "Sachsen-Anhalt",
        "Thüringen",
    ]
    assert sorted(row["name"] for row in rows if row["kind"] == "country") == ["Polen", "Tschechien"]


def test_the_shipped_regions_follow_from_the_shipped_assignments(
    layers: Layers, municipalities: dict[str, BaseGeometry]
) -> None:
    region = {manager.id: manager.region for manager in layers.managers.records}
    given = {item.city_ags: region[item.manager_id] for item in layers.assignments.records}
    outlines = region_outlines(municipalities, given)
    shipped = shapes(GEODATA / "layers" / "regions.geojson")
    assert set(outlines) == set(shipped)
    assert all(outlines[name].symmetric_difference(shipped[name]).area < 1e-9 for name in outlines)


# --- The areas --------------------------------------------------------------------------------------------------------


def test_areas_by_quality_of_their_geometry(layers: Layers) -> None:
    found = [area.geometry_quality for area in layers.areas.records]
    counts = {quality: found.count(quality) for quality in set(found)}
    assert counts == {"schematic": 51, "quarter": 7, "municipality": 2, "none": 9}


def test_an_area_has_a_geometry_unless_its_quality_is_none(layers: Layers) -> None:
    pairs = zip(layers.areas.records, layers.areas.geometries, strict=True)
    assert all((shape is None) == (area.geometry_quality == "none") for area, shape in pairs)


def test_an_area_is_as_large_as_the_facts_say_it_is_drawn(layers: Layers) -> None:
    stated = {row["id"]: row["geometry_recipe"].get("drawn_hectares") for row in facts("areas")}
    for area, shape in zip(layers.areas.records, layers.areas.geometries, strict=True):
        if shape is not None:
            assert hectares(to_metric(shape)) == pytest.approx(stated[area.id], rel=0.02), area.id
            assert area.drawn_hectares == pytest.approx(hectares(to_metric(shape)), abs=0.1), area.id


def test_an_area_lies_inside_its_municipality(layers: Layers) -> None:
    town = {c.ags: shape for c, shape in zip(layers.cities.records, layers.cities.geometries, strict=True)}
    for area, shape in zip(layers.areas.records, layers.areas.geometries, strict=True):
        if shape is not None:
            outside = hectares(to_metric(shape.difference(town[area.city_ags])))
            # Leipzig's quarters and municipal boundary come from two sources that differ by some metres.
            assert outside <= (0.01 * hectares(to_metric(shape)) if area.geometry_quality == "quarter" else 0.01), (
                area.id
            )


def test_an_area_without_geometry_is_listed_at_its_town(layers: Layers) -> None:
    centre = {city.ags: city.centre for city in layers.cities.records}
    unbounded = [area for area in layers.areas.records if area.geometry_quality == "none"]
    assert [(area.point, area.point_precision) for area in unbounded] == [
        (centre[a.city_ags], "city") for a in unbounded
    ]


def test_a_drawn_area_has_its_point_inside(layers: Layers) -> None:
    for area, shape in zip(layers.areas.records, layers.areas.geometries, strict=True):
        if shape is not None:
            assert shape.covers(shapely.Point(area.point)) and area.point_precision == "area", area.id


# --- The facts are carried over completely ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cities", "offices", "projects", "managers", "sources", "conflicts"])
def test_every_fact_arrives_in_the_layer_as_it_was(layers: Layers, name: str) -> None:
    key = RECORD_TYPES[name].key
    arrived = {feature["id"]: feature["properties"] for feature in document(f"layers/{name}.geojson")["features"]}
    rows = facts(name)
    assert len(arrived) == len(rows)
    for row in rows:
        assert {field: arrived[row[key]].get(field, "lost") for field in row} == row


def test_every_fact_about_an_area_arrives_with_what_its_recipe_says_of_the_shape(layers: Layers) -> None:
    arrived = {area.id: area for area in layers.areas.records}
    assert len(arrived) == 69
    for row in facts("areas"):
        area, recipe = arrived[row["id"]], row.pop("geometry_recipe")
        figures = [{"shared_with": [], **figure} for figure in row.pop("budget_figures")]
        assert plain(area.budget_figures) == figures
        assert {field: plain(getattr(area, field)) for field in row} == row
        assert area.geometry_evidence == recipe.get("evidence")
        assert area.geometry_partial is bool(recipe.get("partial"))
        assert area.geometry_note == recipe.get("note")
        assert list(area.geometry_sources) == recipe.get("sources", [])


def test_four_areas_are_drawn_in_part_only(layers: Layers) -> None:
    assert sum(area.geometry_partial for area in layers.areas.records) == 4


def test_every_proposed_assignment_arrives_unconfirmed_and_with_an_open_start(layers: Layers) -> None:
    region = {manager.id: manager.region for manager in layers.managers.records}
    arrived = {item.city_ags: item for item in layers.assignments.records}
    rows = facts("assignments")
    assert len(arrived) == len(rows) == 38
    for row in rows:
        item = arrived[row["city_ags"]]
        assert (region[item.manager_id], item.basis, item.confirmed) == (row["region"], row["basis"], row["confirmed"])
        assert item.valid_from is None


def test_every_participation_arrives_at_its_city(layers: Layers) -> None:
    programme = orjson.loads((GEODATA / "facts" / "programme.json").read_bytes())
    rows = [plain({"city_ags": c.ags, **plain(part)}) for c in layers.cities.records for part in c.participation]
    assert sorted(rows, key=str) == sorted(programme["participation"], key=str)


def test_the_programme_and_its_code_lists_are_shipped_as_they_are() -> None:
    given = orjson.loads((GEODATA / "facts" / "programme.json").read_bytes())
    shipped = read_json(GEODATA / "layers" / "programme.json")
    assert {name: shipped[name] for name in given} == given


@pytest.mark.parametrize("name", ["offices", "projects"])
def test_everything_with_a_place_has_a_point_and_says_how_precise_it_is(layers: Layers, name: str) -> None:
    layer = getattr(layers, name)
    for record, point in zip(layer.records, layer.geometries, strict=True):
        assert point.geom_type == "Point", record.id
        assert record.precision in ("address", "street", "area", "city") and record.precision_note, record.id
