"""The costs that the map in one file is tinted by."""

from collections import defaultdict
from itertools import pairwise

import pytest

from atlas.export.folium_map.money import UNKNOWN, Costs, costs_by_city, costs_by_kreis
from atlas.export.folium_map.selection import select
from atlas.snapshot import Snapshot
from atlas.stats import table


@pytest.fixture(scope="module")
def kreise(snapshot: Snapshot) -> Costs:
    return costs_by_kreis(select(snapshot, city=None, area=None, period=None))


@pytest.fixture(scope="module")
def cities(snapshot: Snapshot) -> Costs:
    return costs_by_city(select(snapshot, city=None, area=None, period=None))


def test_the_costs_of_a_kreis_are_those_of_the_statistics(kreise: Costs, snapshot: Snapshot) -> None:
    told = {row.label: row.figures for row in table(snapshot, "kreis").rows if row.figures.projects}
    assert kreise.amounts.keys() == told.keys()
    for name, amount in kreise.amounts.items():
        assert (amount.total or 0, amount.known) == (told[name].cost_total_eur, told[name].cost_known)
        assert amount.projects == told[name].projects


def test_where_no_cost_is_known_nothing_is_guessed(cities: Costs) -> None:
    unknown = [amount for amount in cities.amounts.values() if not amount.known]
    assert unknown
    assert {(one.total, one.look, one.brief, one.told) for one in unknown} == {(None, UNKNOWN, "?", "nicht bekannt")}
    assert dict(cities.classes)[UNKNOWN] == "Kosten nicht bekannt"
    assert cities.in_order[-len(unknown) :] == sorted(unknown, key=lambda one: one.name)


def test_a_higher_class_means_higher_costs(kreise: Costs, cities: Costs) -> None:
    for costs in (kreise, cities):
        sums: dict[str, list[float]] = defaultdict(list)
        for amount in costs.amounts.values():
            if amount.total is not None:
                sums[amount.look].append(amount.total)
        looks = sorted(sums)
        assert len(looks) > 1
        assert all(max(sums[low]) < min(sums[high]) for low, high in pairwise(looks))


def test_every_class_is_explained_in_words(kreise: Costs) -> None:
    words = [text for _, text in kreise.classes]
    assert words[0].startswith("unter ") and words[-1].startswith("ab ") and " bis unter " in words[1]


def test_a_city_without_a_project_has_no_costs(cities: Costs) -> None:
    assert cities.look("14730070") == "zero"


def test_only_the_projects_of_the_period_count(snapshot: Snapshot) -> None:
    period = costs_by_kreis(select(snapshot, city=None, area=None, period="2014-2020"))
    dated = [f for f in snapshot.collection("projects").fields if f["period"] == "2014-2020"]
    assert sum(amount.projects for amount in period.amounts.values()) == len(dated)
