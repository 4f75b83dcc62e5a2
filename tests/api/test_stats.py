"""Statistics: counts and sums that can be checked by hand against the items."""

import csv
import io
from typing import Any

import pytest
from answers import ok, problem, whole
from starlette.testclient import TestClient

DIMENSIONS = ["city", "kreis", "region", "period", "theme", "year", "status"]
COUNTS = ["cities", "areas", "projects", "offices", "cost_known", "eu_known"]
COLUMNS = {"key", "label", *COUNTS, "cost_total_eur", "eu_amount_eur"}


def _rows(client: TestClient, by: str, **filters: str) -> list[Any]:
    body = ok(client.get("/api/stats", params={"by": by, **filters}))
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


@pytest.mark.parametrize(
    "filters",
    [{"region": "west"}, {"period": "2021-2027", "kreis": "Landkreis Görlitz"}, {"datetime": "2018-05-31"}],
    ids=str,
)
@pytest.mark.parametrize("kind", ["areas", "projects"])
def test_the_filters_of_the_items_leave_the_same_records(
    client: TestClient, kind: str, filters: dict[str, str]
) -> None:
    total = ok(client.get("/api/stats", params={"by": "city", **filters}))["total"]
    assert total[kind] == whole(client, kind, **filters)["numberMatched"] > 0


def test_a_project_has_the_status_of_its_area(client: TestClient) -> None:
    total = ok(client.get("/api/stats", params={"by": "city", "status": "former"}))["total"]
    areas = ",".join(str(area["id"]) for area in whole(client, "areas", status="former")["features"])
    assert total["projects"] == whole(client, "projects", area=areas)["numberMatched"] > 0


def test_an_area_passes_with_the_year_of_one_of_its_projects(client: TestClient) -> None:
    total = ok(client.get("/api/stats", params={"by": "city", "year": "2016"}))["total"]
    areas = {item["properties"]["area_id"] for item in whole(client, "projects", year="2016")["features"]}
    assert total["areas"] == len(areas - {None}) > 0


def test_a_box_counts_what_lies_in_it(client: TestClient) -> None:
    box = "14.39,51.14,14.52,51.23"
    found = _rows(client, "city", bbox=box)
    assert [row["label"] for row in found] == ["Bautzen"]
    assert found[0]["projects"] == whole(client, "projects", bbox=box)["numberMatched"]


def test_what_is_in_no_group_is_told_apart(client: TestClient) -> None:
    body = ok(client.get("/api/stats", params={"by": "period"}))
    undated = [item for item in whole(client, "projects")["features"] if item["properties"]["period"] is None]
    assert body["rest"]["projects"] == len(undated) > 0
    assert body["total"]["projects"] == whole(client, "projects")["numberMatched"]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_the_table_has_the_same_figures_and_what_is_in_no_group(client: TestClient, by: str) -> None:
    response = client.get("/api/stats", params={"by": by, "f": "csv", "region": "east"})
    assert response.headers["content-disposition"] == f'attachment; filename="zahlen-{by}.csv"'
    lines = list(csv.DictReader(io.StringIO(response.text)))
    body = ok(client.get("/api/stats", params={"by": by, "region": "east"}))
    rows = [row for row in lines if row["key"]]
    assert [(row["key"], row["projects"], float(row["cost_total_eur"])) for row in rows] == [
        (row["key"], str(row["projects"]), row["cost_total_eur"]) for row in body["rows"]
    ]
    rest = [row for row in lines if not row["key"]]
    assert [int(row["projects"]) for row in rest] == [body["rest"]["projects"]] * len(rest)
    assert bool(rest) == any(body["rest"].values())


@pytest.mark.parametrize(
    ("name", "value"), [("status", "offen"), ("programme", "efre"), ("year", "bald"), ("bbox", "1,2"), ("f", "xlsx")]
)
def test_a_value_that_cannot_be_used_is_refused_by_name(client: TestClient, name: str, value: str) -> None:
    body = problem(client.get("/api/stats", params={"by": "theme", name: value}), 400, "invalid-parameter")
    assert body["parameter"] == name


def test_labels_are_words_for_people(client: TestClient) -> None:
    assert [row["label"] for row in _rows(client, "region")] == ["Region Ost", "Region West"]
    assert "Quartiersmanagement, Begleitung" in [row["label"] for row in _rows(client, "theme")]
    assert "Bautzen" in [row["label"] for row in _rows(client, "city")]


@pytest.mark.parametrize("by", ["", "farbe", "Region", "city,region"])
def test_an_unknown_grouping_is_refused_with_the_known_ones(client: TestClient, by: str) -> None:
    body = problem(client.get("/api/stats", params={"by": by}), 400, "invalid-parameter")
    assert (body["parameter"], body["known"]) == ("by", DIMENSIONS)


def test_a_missing_grouping_is_refused_with_the_known_ones(client: TestClient) -> None:
    assert problem(client.get("/api/stats"), 400, "invalid-parameter")["known"] == DIMENSIONS


def test_an_unknown_parameter_is_refused_with_the_known_ones(client: TestClient) -> None:
    known = problem(client.get("/api/stats?by=region&farbe=rot"), 400, "unknown-parameter")["known"]
    assert {"by", "bbox", "carrier", "datetime", "kreis", "period", "programme", "theme", "year"} <= set(known)
