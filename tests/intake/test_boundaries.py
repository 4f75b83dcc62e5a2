"""A municipality's own boundary becomes the official shape of an area, with what changes against the drawn one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from foreign_files import drawing, frame, geojson, vector_file, zipped_shapefile

import atlas
from atlas.intake import accepting
from atlas.intake.accepting import Origin
from atlas.intake.plan import Plan, PlanRow

Planner = Callable[..., Plan]
AREA = "bautzen-gesundbrunnen"
BOX = shapely.box(14.435, 51.185, 14.450, 51.195)


def only(plan: Plan) -> PlanRow:
    (row,) = plan.rows
    return row


def test_a_shapefile_in_utm_33_becomes_the_official_boundary_of_the_area_it_names(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    table = frame([{"Gebiet": "Gesundbrunnen", "Stadt": "Bautzen"}], [BOX], "EPSG:25833")
    plan = planned_here("boundaries", zipped_shapefile(tmp_path / "gebiet.zip", table))
    row = only(plan)
    assert (row.outcome, row.record_id, row.problems) == ("update", AREA, ())
    edits = accepting.edits(plan, own_house.store, Origin("Amtliche Gebietsgrenze", "Stadt Bautzen"))
    own_house.change(edits, who="koordination", why="Von der Stadt")
    fields = own_house.snapshot.fields("areas", AREA)
    assert (fields["geometry_quality"], fields["geometry_sources"]) == ("official", (plan.source_id,))
    assert fields["drawn_hectares"] == pytest.approx(116.5, abs=1.5)


def test_a_kml_file_names_an_area_by_its_name_and_not_by_the_id_of_a_placemark(
    planned: Planner, tmp_path: Path
) -> None:
    path = vector_file(tmp_path / "gebiet.kml", frame([{"name": "Bautzen-Gesundbrunnen"}], [BOX]), "KML")
    assert 'Placemark id="' in path.read_text("utf-8")
    row = only(planned("boundaries", path))
    assert (row.outcome, row.record_id) == ("update", AREA)


def test_what_the_boundary_gains_and_loses_is_told_in_hectares(
    house: atlas.Atlas, planned: Planner, tmp_path: Path
) -> None:
    position = house.snapshot.collection("areas").position(AREA)
    old = house.snapshot.collection("areas").geometries[position]
    assert old is not None
    half = old.intersection(shapely.box(old.bounds[0], old.bounds[1], old.centroid.x, old.bounds[3]))
    path = vector_file(tmp_path / "gebiet.gpkg", frame([{"Gebiet": AREA}], [half], "EPSG:25833"), "GPKG")
    told = only(planned("boundaries", path)).difference
    assert told is not None
    assert told["added_ha"] == pytest.approx(0, abs=0.1)
    assert told["before_ha"] == pytest.approx(told["after_ha"] + told["removed_ha"], abs=0.1)
    assert told["removed_ha"] > 1


def test_a_drawing_is_an_area_where_somebody_says_which(planned: Planner, tmp_path: Path) -> None:
    path = drawing(tmp_path / "gebiet.dxf", BOX)
    row = only(planned("boundaries", path, crs="EPSG:25833", columns={"Layer": ""}, defaults={"area": AREA}))
    assert (row.outcome, row.record_id) == ("update", AREA)


def test_a_shape_without_a_known_name_is_refused_with_the_areas_beneath_it(planned: Planner, tmp_path: Path) -> None:
    row = only(planned("boundaries", vector_file(tmp_path / "a.gpkg", frame([{"Nr": 1}], [BOX]), "GPKG")))
    assert row.outcome == "invalid"
    assert "Welches Fördergebiet von Bautzen ist das?" in row.problems[0].reason_de
    assert AREA in row.problems[0].suggestion


def test_two_parts_of_one_area_are_one_boundary(planned: Planner, tmp_path: Path) -> None:
    parts = [shapely.box(14.435, 51.185, 14.440, 51.195), shapely.box(14.442, 51.185, 14.450, 51.195)]
    path = vector_file(tmp_path / "a.gpkg", frame([{"Gebiet": AREA}] * 2, parts), "GPKG")
    proposal = only(planned("boundaries", path)).proposal()
    assert proposal is not None
    assert proposal.feature["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (
            shapely.Polygon([(14.43, 51.18), (14.44, 51.19), (14.44, 51.18), (14.43, 51.19)]),
            "schneidet sich selbst, bei",
        ),
        (shapely.Point(14.43, 51.18), "Das ist keine Fläche."),
        (shapely.box(51.18, 14.43, 51.19, 14.44), "Länge und Breite vertauscht?"),
        (shapely.box(0, 0, 1, 1), "liegt nicht in Sachsen."),
    ],
    ids=["crossed", "point", "swapped", "gulf-of-guinea"],
)
def test_a_shape_that_cannot_be_a_boundary_is_refused(
    planned: Planner, tmp_path: Path, shape: Any, reason: str
) -> None:
    feature = {"type": "Feature", "properties": {"Gebiet": AREA}, "geometry": shapely.geometry.mapping(shape)}
    row = only(planned("boundaries", geojson(tmp_path / "a.geojson", [feature])))
    assert row.outcome == "invalid"
    assert reason in row.problems[0].reason_de


def test_a_boundary_that_reaches_out_of_its_city_is_refused_by_the_checks(planned: Planner, tmp_path: Path) -> None:
    wide = shapely.box(14.40, 51.10, 14.60, 51.25)
    row = only(planned("boundaries", vector_file(tmp_path / "a.gpkg", frame([{"Gebiet": AREA}], [wide]), "GPKG")))
    assert row.outcome == "invalid"
    assert "außerhalb der Gemeindegrenze" in row.problems[0].reason_de


def test_the_same_boundary_once_more_changes_nothing(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    path = vector_file(tmp_path / "a.gpkg", frame([{"Gebiet": AREA}], [BOX], "EPSG:25833"), "GPKG")
    edits = accepting.edits(planned_here("boundaries", path), own_house.store, Origin("Grenze", "Stadt Bautzen"))
    own_house.change(edits, who="koordination", why="Von der Stadt")
    assert only(planned_here("boundaries", path)).outcome == "unchanged"
