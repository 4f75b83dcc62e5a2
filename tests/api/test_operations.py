"""The list of operations over HTTP: in two forms and four formats, by the filters of the projects, with its report."""

import csv
import io

import pytest
from answers import ok, problem
from starlette.testclient import TestClient

FORMS_AND_FILES = [(form, name) for form in ("art49", "kohesio") for name in ("json", "csv", "csv-de", "xlsx")]
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "csv-de": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@pytest.mark.parametrize(("form", "name"), FORMS_AND_FILES)
def test_the_list_is_there_in_each_form_and_format(client: TestClient, form: str, name: str) -> None:
    response = client.get("/api/operations", params={"form": form, "f": name, "city": "Zittau"})
    assert (response.status_code, response.headers["content-type"]) == (200, TYPES[name])
    assert response.headers["atlas-revision"] == "1"


def test_a_file_says_in_its_name_and_headers_what_was_asked_and_of_which_state(client: TestClient) -> None:
    headers = client.get("/api/operations?f=csv&period=2014-2020&region=east").headers
    assert "vorhaben-art49_period-2014-2020_region-east_stand-1_" in headers["content-disposition"]
    assert 'rel="license"' in headers["link"]


def test_a_list_is_whole_whatever_its_length(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/operations?f=csv").text)))
    assert len(rows) == ok(client.get("/api/operations/check"))["operations"] == 211


def test_the_filters_of_the_projects_and_a_box_and_words_narrow_it(client: TestClient) -> None:
    every = ok(client.get("/api/operations"))["operations"]
    for asked in (
        {"theme": "local_economy"},
        {"bbox": "14.5,50.8,15.1,51"},
        {"q": "Jugend"},
        {"datetime": "2018-05-01"},
    ):
        found = ok(client.get("/api/operations", params=asked))["operations"]
        assert 0 < len(found) < len(every)
        assert all(one in every for one in found)


def test_the_report_names_each_rule_with_the_operations_that_miss_it(client: TestClient) -> None:
    report = ok(client.get("/api/operations/check?city=Chemnitz"))
    rules = {rule["id"]: rule for rule in report["rules"]}
    assert {"fresh", "code", "start", "end", "location", "person"} < rules.keys()
    assert rules["location"]["missing"] == 0
    assert rules["rate"]["gaps"][0]["de"] == "Der Satz der Union ist unbekannt."


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("form=excel", "form"),
        ("f=pdf", "f"),
        ("limit=5", "limit"),
        ("region=nord", "region"),
        ("datetime=morgen", "datetime"),
    ],
)
def test_what_it_does_not_know_is_refused(client: TestClient, asked: str, parameter: str) -> None:
    code = "unknown-parameter" if parameter == "limit" else "invalid-parameter"
    assert problem(client.get(f"/api/operations?{asked}"), 400, code)["parameter"] == parameter
