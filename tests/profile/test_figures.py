"""Sums, themes and years of projects: each with what it is known of, and nothing where nothing is known."""

from typing import Any

import pytest

from atlas import profile
from atlas.profile.figures import Money, PerInhabitant, money, per_inhabitant, themes, timeline
from atlas.profile.told import Told
from atlas.snapshot import Snapshot


def a_project(**known: Any) -> dict[str, Any]:
    names = ("cost_total_eur", "eu_amount_eur", "start", "end")
    return {**dict.fromkeys(names), "theme": "other", **known}


def test_money_is_summed_and_says_for_how_many_projects_it_is_known(snapshot: Snapshot) -> None:
    found = profile.of_area(snapshot, "dresden-nord").money
    assert (found.projects, found.cost_eur, found.cost_known) == (4, 201_390.0, 2)
    assert (found.eu_eur, found.eu_known, found.eu_share, found.share_known) == (None, 0, None, 0)


def test_the_share_of_the_eu_is_that_of_projects_that_state_both_amounts() -> None:
    projects = [
        a_project(cost_total_eur=100.0, eu_amount_eur=60.0),
        a_project(cost_total_eur=300.0, eu_amount_eur=150.0),
        a_project(cost_total_eur=9_000.0),
        a_project(eu_amount_eur=50.0),
    ]
    assert money(Told.of(projects)) == Money(4, 9_400.0, 3, 260.0, 3, 0.525, 2)


def test_the_share_agrees_with_the_stated_amounts_of_every_area(snapshot: Snapshot) -> None:
    shares = [profile.of_area(snapshot, key).money.eu_share for key in snapshot.collection("areas").ids]
    assert len([share for share in shares if share is not None]) > 15
    assert all(0.4 <= share <= 0.95 for share in shares if share is not None)


def test_euros_for_each_inhabitant_need_the_cost_of_every_project(snapshot: Snapshot) -> None:
    assert profile.of_area(snapshot, "torgau-nordwest").per_inhabitant == PerInhabitant(111.33, "projects")
    assert profile.of_area(snapshot, "dresden-nord").per_inhabitant is None


def test_the_budget_of_the_area_goes_before_the_cost_of_its_projects() -> None:
    spent = money(Told.of([a_project(cost_total_eur=500.0)]))
    assert per_inhabitant({"inhabitants": 100, "budget_total_eur": 2_000.0}, spent) == PerInhabitant(20.0, "budget")


@pytest.mark.parametrize("inhabitants", [None, 0])
def test_without_inhabitants_nothing_is_divided(inhabitants: int | None) -> None:
    area = {"inhabitants": inhabitants, "budget_total_eur": 2_000.0}
    assert per_inhabitant(area, money(Told.of([a_project(cost_total_eur=500.0)]))) is None


def test_themes_hold_every_project_once_and_the_largest_first(snapshot: Snapshot) -> None:
    for key in snapshot.collection("areas").ids:
        rows = profile.of_area(snapshot, key).themes
        assert sum(row.projects for row in rows) == len(snapshot.fields("areas", key)["project_ids"])
        assert [row.projects for row in rows] == sorted((row.projects for row in rows), reverse=True)


def test_a_theme_without_a_known_cost_has_no_sum() -> None:
    assert [(row.cost_eur, row.cost_known) for row in themes(Told.of([a_project()]))] == [(None, 0)]


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ({"start": "2017-02-01", "end": "2019-12-31"}, [(2017, 1), (2018, 1), (2019, 1)]),
        ({"start": "2018"}, [(2018, 1)]),  # until when is not known
        ({"end": "2021-06"}, [(2021, 1)]),  # since when is not known
        ({"start": "2020", "end": "2019"}, [(2020, 1)]),  # turned round: the quality report names it
    ],
)
def test_a_project_counts_in_each_year_it_is_known_to_run(dates: dict[str, str], years: list[tuple[int, int]]) -> None:
    found = timeline(Told.of([a_project(**dates)]))
    assert ([(row.year, row.projects) for row in found.years], found.undated) == (years, 0)


def test_years_without_a_project_stand_in_the_row_and_undated_ones_beside_it() -> None:
    found = timeline(Told.of([a_project(start="2016", end="2016"), a_project(start="2019"), a_project()]))
    assert [row.projects for row in found.years] == [1, 0, 0, 1]
    assert found.undated == 1


def test_without_any_date_there_is_no_year() -> None:
    assert timeline(Told.of([a_project()])).years == ()


def test_a_city_sums_the_projects_of_all_its_areas_and_those_without(snapshot: Snapshot) -> None:
    for ags in snapshot.collection("cities").ids:
        city = snapshot.fields("cities", ags)
        found = profile.of_city(snapshot, ags)
        areas = [profile.of_area(snapshot, key) for key in city["area_ids"]]
        assert found.money.projects == len(city["project_ids"]) >= sum(one.money.projects for one in areas)
        assert (found.money.cost_eur or 0) >= sum(one.money.cost_eur or 0 for one in areas) - 0.01
        assert (found.surroundings, found.per_inhabitant) == (None, None)
