"""The read model on the shipped data: the answers that the atlas exists for."""

from dataclasses import fields as dataclass_fields
from datetime import date, timedelta

import orjson
import pytest
import shapely
from quality_world import BAUTZEN, GOERLITZ, World, a_manager, an_assignment
from worlds import TODAY, a_snapshot

from atlas.encode import properties
from atlas.errors import UnknownCollection, UnknownRecord
from atlas.layers import Layers
from atlas.model import RECORD_TYPES, field_names
from atlas.snapshot import COLLECTIONS, Snapshot

GESUNDBRUNNEN, LEIPZIGER_OSTEN = "bautzen-gesundbrunnen", "leipzig-leipziger-osten"


def test_gesundbrunnen_has_its_office_its_projects_and_the_manager_of_the_east(snapshot: Snapshot) -> None:
    area = snapshot.fields("areas", GESUNDBRUNNEN)
    assert (area["city_name"], area["kreis"], area["region"]) == ("Bautzen", "Landkreis Bautzen", "east")
    assert area["office_ids"] == ["bautzen-qm-gesundbrunnen"]
    assert len(area["project_ids"]) == area["counts"]["projects"] == sum(area["counts"]["themes"].values()) == 7
    assert (area["manager"]["name"], area["manager"]["region"]) == ("Clara Zeitler", "east")
    assert (area["manager"]["phone_e164"], area["manager"]["confirmed"]) == ("+4915773667064", False)


def test_the_office_of_gesundbrunnen_says_who_runs_it_where_and_what_is_unverified(snapshot: Snapshot) -> None:
    office = snapshot.fields("offices", "bautzen-qm-gesundbrunnen")
    assert (office["carrier"], office["client"]) == (
        "KEM Kommunalentwicklung Mitteldeutschland GmbH",
        "Stadt Bautzen",
    )
    assert (office["street"], office["house_number"], office["postcode"]) == ("Otto-Nagel-Straße", "79", "02625")
    assert (office["status"], office["opening_hours"], office["opening_hours_as_of"]) == (
        "unverified",
        "Montag und Mittwoch",
        "2019",
    )
    assert office["area_names"] == ["Bautzen-Gesundbrunnen"]


def test_leipziger_osten_is_of_another_programme_and_has_the_manager_of_the_west(snapshot: Snapshot) -> None:
    area = snapshot.fields("areas", LEIPZIGER_OSTEN)
    assert (area["programme"], area["periods"]) == ("Sozialer Zusammenhalt/Soziale Stadt", ())
    assert (area["manager"]["name"], area["manager_id"], area["region"]) == ("Uwe Kowski", "quge-west", "west")
    assert "leipzig-qm-leipziger-osten" in area["office_ids"]
    assert (area["geometry_quality"], area["geometry_partial"]) == ("quarter", True)


def test_an_area_without_geometry_keeps_a_point_at_its_town(snapshot: Snapshot) -> None:
    areas = snapshot.collection("areas")
    position = areas.position("bernsdorf")
    town = snapshot.fields("cities", areas.fields[position]["city_ags"])
    assert areas.geometries[position] is None
    assert orjson.loads(areas.features[position])["geometry"] is None
    assert (areas.fields[position]["point"], areas.fields[position]["point_precision"]) == (town["centre"], "city")


def test_conflicting_sources_are_kept_side_by_side(snapshot: Snapshot) -> None:
    evidence = snapshot.evidence("areas", LEIPZIGER_OSTEN)
    disputed = {conflict["field"]: conflict["values"] for conflict in evidence["conflicts"]}
    assert set(disputed) == {"hectares", "inhabitants"}
    assert all(len({value["value"] for value in values}) > 1 for values in disputed.values())


@pytest.mark.parametrize("name", ["areas", "offices", "projects"])
def test_every_conflict_and_source_that_is_named_can_be_read(snapshot: Snapshot, name: str) -> None:
    for key, fields in zip(snapshot.collection(name).ids, snapshot.collection(name).fields, strict=True):
        evidence = snapshot.evidence(name, key)
        read = {source["id"] for source in evidence["sources"]}
        assert [conflict["id"] for conflict in evidence["conflicts"]] == list(fields["conflicts"])
        assert set(fields["sources"]) | {v["source"] for c in evidence["conflicts"] for v in c["values"]} <= read
        assert len(evidence["sources"]) == len(read)


def test_the_sources_of_a_shape_and_of_its_budget_are_evidence_too(snapshot: Snapshot) -> None:
    read = {source["id"] for source in snapshot.evidence("areas", GESUNDBRUNNEN)["sources"]}
    area = snapshot.fields("areas", GESUNDBRUNNEN)
    assert {*area["geometry_sources"], *(figure["source"] for figure in area["budget_figures"])} <= read


def test_a_region_has_no_evidence_of_its_own(snapshot: Snapshot) -> None:
    assert snapshot.evidence("regions", "east") == {"sources": [], "conflicts": []}


@pytest.mark.parametrize("name", ["cities", "areas", "offices", "projects"])
def test_every_field_of_every_record_reaches_its_feature(snapshot: Snapshot, layers: Layers, name: str) -> None:
    rows = snapshot.collection(name)
    for record in getattr(layers, name).records:
        position = rows.position(getattr(record, RECORD_TYPES[name].key))
        shown = orjson.loads(rows.features[position])["properties"]
        own = orjson.loads(orjson.dumps(properties(record)))
        assert {field: shown[field] for field in field_names(RECORD_TYPES[name])} == own


@pytest.mark.parametrize("name", COLLECTIONS)
def test_all_features_of_a_collection_have_the_same_properties(snapshot: Snapshot, name: str) -> None:
    rows = snapshot.collection(name)
    assert {tuple(fields) for fields in rows.fields} == {rows.property_names}


@pytest.mark.parametrize(
    ("name", "count"), [("cities", 38), ("areas", 69), ("offices", 67), ("projects", 222), ("regions", 2)]
)
def test_nothing_is_lost_on_the_way(snapshot: Snapshot, name: str, count: int) -> None:
    assert len(snapshot.collection(name).ids) == count


@pytest.mark.parametrize("name", ["areas", "offices", "projects"])
def test_everything_has_a_city_and_through_it_a_manager(snapshot: Snapshot, name: str) -> None:
    for fields in snapshot.collection(name).fields:
        city = snapshot.fields("cities", fields["city_ags"])
        assert (fields["city_name"], fields["manager_id"]) == (city["name"], city["manager_id"])
        assert fields["region"] in ("east", "west")


def test_areas_and_projects_name_each_other(snapshot: Snapshot) -> None:
    listed = {key: area for area, fields in snapshot.area_of.items() for key in fields["project_ids"]}
    stated = {f["id"]: f["area_id"] for f in snapshot.collection("projects").fields if f["area_id"]}
    assert listed == stated


def test_areas_and_offices_name_each_other(snapshot: Snapshot) -> None:
    listed = {(area, key) for area, fields in snapshot.area_of.items() for key in fields["office_ids"]}
    stated = {(area, f["id"]) for f in snapshot.collection("offices").fields for area in f["area_ids"]}
    assert listed == stated


def test_the_cities_of_both_regions_are_all_cities(snapshot: Snapshot) -> None:
    regions = snapshot.collection("regions").fields
    assert sorted(ags for region in regions for ags in region["city_ags"]) == sorted(snapshot.collection("cities").ids)


def test_an_unknown_collection_is_refused_with_the_known_ones(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownCollection, match="citys") as caught:
        snapshot.collection("citys")
    assert caught.value.known == COLLECTIONS and caught.value.near[0] == "cities"


def test_an_unknown_record_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownRecord, match="atlantis"):
        snapshot.fields("areas", "atlantis")


def test_a_snapshot_says_of_which_state_it_is() -> None:
    made = a_snapshot(World(), revision=7)
    assert (made.revision, made.day, made.facts_as_of) == (7, TODAY, "2026-11")


def test_a_change_of_responsibility_shows_on_its_day_and_not_before() -> None:
    start = date(2027, 1, 1)
    world = World().add("managers", a_manager("quge-west", region="west"))
    world.add("assignments", an_assignment(BAUTZEN, "later", manager_id="quge-west", valid_from=start.isoformat()))
    before, after = a_snapshot(world, start - timedelta(days=1)), a_snapshot(world, start)
    assert [s.fields("areas", "bautzen-ost")["manager_id"] for s in (before, after)] == ["quge-ost", "quge-west"]


def test_the_outline_of_a_region_follows_the_assignments() -> None:
    world = World().add("managers", a_manager("quge-west", region="west"))
    world.drop("assignments").add("assignments", an_assignment(GOERLITZ, manager_id="quge-west"))
    regions = a_snapshot(world).collection("regions")
    west = regions.geometries[regions.position("west")]
    assert west is not None and west.covers(shapely.Point(14.96, 51.15))
    assert not west.intersects(shapely.Point(14.45, 51.18))


def test_a_snapshot_cannot_be_changed(snapshot: Snapshot) -> None:
    for field in dataclass_fields(snapshot):
        with pytest.raises(AttributeError):
            setattr(snapshot, field.name, None)
