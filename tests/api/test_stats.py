"""Statistics: counts and sums that can be checked by hand against the items."""

from typing import Any

import pytest
from answers import ok, problem, whole
from starlette.testclient import TestClient

DIMENSIONS = ["city", "kreis", "region", "period", "theme"]
COUNTS = ["cities", "areas", "projects", "offices", "cost_known", "eu_known"]
COLUMNS = {"key", "label", *COUNTS, "cost_total_eur", "eu_amount_eur"}


def _rows(client: TestClient, by: str) -> list[Any]:
    body = ok(client.get("/api/stats", params={"by": by}))
    assert (body["by"], body["revision"]) == (by, 1)
    rows: list[Any] = body["rows"]
    return rows


@pytest.mark.parametrize("by", DIMENSIONS)
def test_every_group_has_a_key_a_label_counts_and_sums(client: TestClient, by: str) -> None:
    for row in _rows(client, by):
        assert set(row) == COLUMNS
        assert row["key"] and row["label"]
        assert all(isinstance(row[name], int) and row[name] >= 0 for name in COUNTS)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_groups_are_unique_and_come_in_the_order_of_their_keys(client: TestClient, by: str) -> None:
    keys = [row["key"] for row in _rows(client, by)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("by", ["city", "kreis", "region"])
def test_places_part_the_atlas_without_rest(client: TestClient, by: str) -> None:
    rows = _rows(client, by)
    sums = {name: sum(row[name] for row in rows) for name in ("cities", "areas", "projects", "offices")}
    assert sums == {name: whole(client, name)["numberMatched"] for name in sums}


@pytest.mark.parametrize("by", ["city", "region", "theme"])
def test_a_sum_is_that_of_the_projects_of_the_group_whose_cost_is_known(client: TestClient, by: str) -> None:
    filter_name = {"city": "city_ags"}.get(by, by)
    for row in _rows(client, by):
        found = whole(client, "projects", **{filter_name: row["key"]})["features"]
        costs = [item["properties"]["cost_total_eur"] for item in found]
        known = [cost for cost in costs if cost is not None]
        assert (row["projects"], row["cost_known"]) == (len(found), len(known))
        assert row["cost_total_eur"] == pytest.approx(sum(known))


def test_a_city_of_two_periods_counts_in_both(client: TestClient) -> None:
    both = [city for city in whole(client, "cities")["features"] if len(city["properties"]["periods"]) == 2]
    rows = {row["key"]: row["cities"] for row in _rows(client, "period")}
    none = [city for city in whole(client, "cities")["features"] if not city["properties"]["periods"]]
    assert sum(rows.values()) == 38 + len(both) - len(none)


def test_labels_are_words_for_people(client: TestClient) -> None:
    assert [row["label"] for row in _rows(client, "region")] == ["Region Ost", "Region West"]
    assert "Begleitende Maßnahmen" in [row["label"] for row in _rows(client, "theme")]
    assert "Bautzen" in [row["label"] for row in _rows(client, "city")]


@pytest.mark.parametrize("by", ["", "farbe", "Region", "city,region"])
def test_an_unknown_grouping_is_refused_with_the_known_ones(client: TestClient, by: str) -> None:
    body = problem(client.get("/api/stats", params={"by": by}), 400, "invalid-parameter")
    assert (body["parameter"], body["known"]) == ("by", DIMENSIONS)


def test_a_missing_grouping_is_refused_with_the_known_ones(client: TestClient) -> None:
    assert problem(client.get("/api/stats"), 400, "invalid-parameter")["known"] == DIMENSIONS


def test_an_unknown_parameter_is_refused(client: TestClient) -> None:
    assert problem(client.get("/api/stats?by=region&f=csv"), 400, "unknown-parameter")["known"] == ["by"]
