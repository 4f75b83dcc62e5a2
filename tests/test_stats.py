"""Counts and sums by group agree with the records they are made of."""

from collections.abc import Mapping
from typing import Any

import pytest
from quality_world import BAUTZEN, GOERLITZ, INSIDE, World, a_project
from worlds import a_snapshot

from atlas import stats
from atlas.model import PERIODS, REGIONS, THEMES
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot
from atlas.stats import DIMENSIONS, Dimension
from atlas.texts import say

Row = Mapping[str, Any]
KINDS = ("cities", "areas", "projects", "offices")
FILTERS: list[dict[str, str]] = [
    {},
    {"region": "east", "period": "2014-2020"},
    {"theme": "accompanying,local_economy"},
    {"status": "applied"},
    {"kreis": "Vogtlandkreis"},
    {"carrier": "CJD"},
    {"cost_min": "100000", "year": "2019"},
    {"programme": "other"},
]


def listed(snapshot: Snapshot, dimension: Dimension, **filters: str) -> list[Row]:
    return [row.flat() for row in stats.table(snapshot, dimension, Asked(filters=filters)).rows]


def rows(snapshot: Snapshot, dimension: Dimension, **filters: str) -> dict[str, Row]:
    return {row["key"]: row for row in listed(snapshot, dimension, **filters)}


@pytest.mark.parametrize("dimension", ["city", "kreis", "region"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_record_counts_once_in_space(snapshot: Snapshot, dimension: Dimension, kind: str) -> None:
    assert sum(row[kind] for row in listed(snapshot, dimension)) == len(snapshot.collection(kind).ids)


@pytest.mark.parametrize(
    ("dimension", "keys"),
    [("region", set(REGIONS)), ("period", set(PERIODS)), ("theme", set(THEMES))],
)
def test_groups_are_those_of_the_model(snapshot: Snapshot, dimension: Dimension, keys: set[str]) -> None:
    assert set(rows(snapshot, dimension)) == keys


def test_all_13_or_fewer_kreise_have_a_name(snapshot: Snapshot) -> None:
    assert {row["label"] for row in listed(snapshot, "kreis")} == {
        fields["kreis"] for fields in snapshot.collection("cities").fields
    }


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_rows_come_in_order_of_key_each_with_a_label(snapshot: Snapshot, dimension: Dimension) -> None:
    found = listed(snapshot, dimension)
    assert [row["key"] for row in found] == sorted({row["key"] for row in found})
    assert all(row["label"] for row in found)


def test_a_city_is_named_and_counts_itself(snapshot: Snapshot) -> None:
    bautzen = rows(snapshot, "city")[BAUTZEN]
    assert (bautzen["label"], bautzen["cities"]) == ("Bautzen", 1)
    assert bautzen["projects"] == snapshot.fields("cities", BAUTZEN)["counts"]["projects"]


def test_regions_are_named_in_german(snapshot: Snapshot) -> None:
    assert [row["label"] for row in listed(snapshot, "region")] == ["Region Ost", "Region West"]


def test_a_record_of_two_periods_counts_in_both() -> None:
    world = World().change("areas", periods=("2014-2020", "2021-2027"))
    found = rows(a_snapshot(world), "period")
    assert (found["2014-2020"]["areas"], found["2021-2027"]["areas"]) == (1, 2)


def test_a_project_counts_for_its_theme_and_an_area_for_those_of_its_projects() -> None:
    world = World().add("projects", a_project("neu", BAUTZEN, "bautzen-ost", theme="local_economy"), INSIDE)
    found = rows(a_snapshot(world), "theme")
    assert {key: (row["areas"], row["projects"]) for key, row in found.items()} == {
        "local_economy": (1, 1),
        "other": (2, 2),
    }


def test_a_sum_says_of_how_many_projects_the_amount_is_known() -> None:
    world = World().change("projects", cost_total_eur=100.10, eu_amount_eur=None)
    world.add("projects", a_project("b", BAUTZEN, "bautzen-ost", cost_total_eur=0.20, eu_amount_eur=0.0), INSIDE)
    world.add("projects", a_project("c", BAUTZEN, "bautzen-ost"), INSIDE)
    row = rows(a_snapshot(world), "city")[BAUTZEN]
    assert (row["projects"], row["cost_total_eur"], row["cost_known"]) == (3, 100.3, 2)
    assert (row["eu_amount_eur"], row["eu_known"]) == (0.0, 1)


def test_the_budgets_of_areas_are_not_added_up() -> None:
    world = World().change("areas", budget_total_eur=1_000_000.0)
    assert rows(a_snapshot(world), "city")[BAUTZEN]["cost_total_eur"] == 0


def test_the_sum_over_all_cities_is_the_sum_over_all_projects(snapshot: Snapshot) -> None:
    amounts = [fields["cost_total_eur"] for fields in snapshot.collection("projects").fields]
    known = [amount for amount in amounts if amount is not None]
    found = listed(snapshot, "city")
    assert sum(row["cost_total_eur"] for row in found) == pytest.approx(sum(known), abs=0.5)
    assert sum(row["cost_known"] for row in found) == len(known) > 0


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_row_counts_what_the_filter_of_its_name_would_leave(
    snapshot: Snapshot, dimension: Dimension, filters: dict[str, str]
) -> None:
    name = "city_ags" if dimension == "city" else dimension
    others = {key: text for key, text in filters.items() if key != name}
    asks_projects = dimension == "year" or not {"carrier", "cost_min", "year"}.isdisjoint(others)
    for key, row in rows(snapshot, dimension, **others).items():
        left = select(snapshot, Asked(filters={**others, name: key}))
        assert row["projects"] == len(left.projects)
        if not asks_projects:
            assert (row["areas"], row["offices"]) == (len(left.areas), len(left.offices))


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_total_is_that_of_all_records_and_the_rest_that_of_those_in_no_group(
    snapshot: Snapshot, dimension: Dimension, filters: dict[str, str]
) -> None:
    asked = Asked(filters=filters)
    found, left = stats.table(snapshot, dimension, asked), select(snapshot, asked)
    assert (found.total.areas, found.total.projects) == (len(left.areas), len(left.projects))
    in_rows = sum(row.figures.projects for row in found.rows)
    assert in_rows + found.rest.projects >= found.total.projects
    if dimension != "year":
        assert in_rows + found.rest.projects == found.total.projects


def test_years_without_a_project_keep_their_place_between_others() -> None:
    world = World().drop("projects").change("projects", start="2016", end="2016-05")
    world.add("projects", a_project("b", BAUTZEN, "bautzen-ost", start="2019-01-01", end="2019-02"), INSIDE)
    found = rows(a_snapshot(world), "year")
    assert {year: row["projects"] for year, row in found.items()} == {"2016": 1, "2017": 0, "2018": 0, "2019": 1}


def test_a_project_whose_end_is_not_known_runs_up_to_the_last_year_that_is() -> None:
    world = World().drop("projects").change("projects", start="2016", end=None)
    world.add("projects", a_project("b", BAUTZEN, "bautzen-ost", start=None, end="2018"), INSIDE)
    assert [row["projects"] for row in listed(a_snapshot(world), "year")] == [2, 2, 2]


def test_a_city_that_nobody_is_responsible_for_counts_in_no_region() -> None:
    made = a_snapshot(World().drop("assignments"))
    assert set(rows(made, "region")) == {"east"}
    assert set(rows(made, "city")) == {BAUTZEN, GOERLITZ}


def test_a_theme_is_called_as_the_map_calls_it(snapshot: Snapshot) -> None:
    found = rows(snapshot, "theme")
    assert {key: row["label"] for key, row in found.items()} == {theme: say(f"theme-{theme}") for theme in THEMES}
