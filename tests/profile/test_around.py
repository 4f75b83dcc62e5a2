"""What lies around an area, and which source states which of its values."""

import pytest

from atlas import profile
from atlas.errors import UnknownRecord
from atlas.snapshot import Snapshot


def around(snapshot: Snapshot, record: str) -> profile.Surroundings:
    found = profile.of_area(snapshot, record).surroundings
    assert found is not None
    return found


def test_neighbours_have_relation_distance_and_direction(snapshot: Snapshot) -> None:
    first, *_, last = around(snapshot, "leipzig-leipziger-osten").drawn
    assert (first.area.name, first.relation, first.distance_m, first.direction) == ("Schönefeld", "touch", 0.0, "ne")
    assert (last.area.name, last.relation, last.direction) == ("Paunsdorf", "near", "e")
    assert 1_400 < last.distance_m < 1_500


def test_to_be_near_holds_both_ways(snapshot: Snapshot) -> None:
    beside = {key: {one.area.id for one in around(snapshot, key).drawn} for key in snapshot.collection("areas").ids}
    assert any(beside.values())
    assert all(key in beside[other] for key, others in beside.items() for other in others)


def test_an_area_without_a_boundary_has_no_neighbours_but_a_city(snapshot: Snapshot) -> None:
    found = around(snapshot, "aue-bad-schlema-esf-plus")
    assert (found.reach_m, found.drawn) == (None, ())
    assert [area.id for area in found.undrawn] == ["aue-mittelpunkt-aue"]


def test_predecessors_and_successors_point_at_each_other(snapshot: Snapshot) -> None:
    assert [area.id for area in around(snapshot, "chemnitz-mitte").predecessors] == ["chemnitz-innenstadt"]
    assert "chemnitz-mitte" in [area.id for area in around(snapshot, "chemnitz-innenstadt").successors]


@pytest.mark.parametrize(
    ("area", "field", "source"),
    [
        ("dresden-nord", "inhabitants", "src-dresden-de-72822b"),  # "523 ha, 30.670 EW (2014)"
        ("dresden-nord", "hectares", "src-dresden-de-72822b"),
        ("torgau-nordwest", "inhabitants", "src-www4-mdr-de-dcb1a2"),  # "Einwohner ca. 3.000"
        ("leipzig-gruenau-sozialer-zusammenhalt", "inhabitants", "src-movatter-jp-155b97"),  # a side of a disagreement
        ("glauchau-innenstadt-auestrasse-scherberg", "budget_total_eur", "src-glauchau-de-30a9de"),  # a figure
        ("leipzig-leipziger-osten", "hectares", "src-leipziger-osten-de-f4bbf8"),  # not the ones with 340 ha, 3,4 km²
    ],
)
def test_a_value_names_the_source_that_states_it(snapshot: Snapshot, area: str, field: str, source: str) -> None:
    assert profile.of_area(snapshot, area).value_sources[field] == (source,)


def test_a_value_that_no_source_is_known_to_state_names_none(snapshot: Snapshot) -> None:
    assert snapshot.fields("areas", "leipzig-paunsdorf")["hectares"] == 103
    assert "hectares" not in profile.of_area(snapshot, "leipzig-paunsdorf").value_sources


def test_only_known_values_and_listed_sources_are_named(snapshot: Snapshot) -> None:
    for key in snapshot.collection("areas").ids:
        fields = snapshot.fields("areas", key)
        for field, sources in profile.of_area(snapshot, key).value_sources.items():
            assert fields[field] is not None
            assert sources and set(sources) <= set(fields["sources"])


def test_an_unknown_area_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownRecord):
        profile.of_area(snapshot, "atlantis")
