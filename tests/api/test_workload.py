"""The workload, the dry run of a hand-over and the proposal: for whoever is logged in, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas

BAUTZEN, GOERLITZ, MARCH = "14625020", "14626110", "2027-03-01"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def reader(house: atlas.Atlas, folder: Path) -> Iterator[TestClient]:
    """A reader at a server with a ledger of its own, which nobody changes but the last test."""
    with copied(house, folder) as own, staffed(own) as client:
        log_in(client, "leserin")
        yield client


def give(*cities: str, **change: Any) -> dict[str, Any]:
    wish = {"manager_id": "quge-west", "valid_from": MARCH, **change}
    return {"changes": [{"city_ags": ags, **wish} for ags in cities]}


def preview(client: TestClient, body: dict[str, Any], **asked: str) -> Any:
    return ok(client.post("/api/assignments/preview", json=body, params=asked))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/workload", None),
        ("GET", "/api/assignments/proposal", None),
        ("POST", "/api/assignments/preview", give(BAUTZEN)),
    ],
)
def test_nobody_hears_of_it_without_logging_in(client: TestClient, method: str, path: str, body: Any) -> None:
    problem(client.request(method, path, json=body), 401, "login-required")


# --- The workload -----------------------------------------------------------------------------------------------------


def test_the_workload_of_each_manager_is_told_with_the_visits_that_are_due(reader: TestClient) -> None:
    response = reader.get("/api/workload")
    east, west = ok(response)["managers"]
    assert (east["manager"]["id"], west["manager"]["id"]) == ("quge-ost", "quge-west")
    assert (east["load"]["cities"], west["load"]["cities"]) == (12, 26)
    # Nobody has talked with any city yet.
    assert (east["visits_due"], west["visits_due"]) == (12, 26)
    assert east["load"]["travel"]["base_office_id"] == "servicestelle-quge"
    assert response.headers["cache-control"] == "no-store"


def test_of_another_day_no_visits_are_told(reader: TestClient) -> None:
    body = ok(reader.get("/api/workload", params={"on": "2025-01-01"}))
    assert {one["visits_due"] for one in body["managers"]} == {None}


def test_of_a_time_nobody_knows_nobody_looks_after_anything(reader: TestClient) -> None:
    body = ok(reader.get("/api/workload", params={"on": "2016-01-01"}))
    assert {one["load"]["cities"] for one in body["managers"]} == {0}


def test_a_day_that_is_none_is_refused(reader: TestClient) -> None:
    problem(reader.get("/api/workload", params={"on": "gestern"}), 400, "invalid-parameter")


# --- The dry run ------------------------------------------------------------------------------------------------------


def test_a_dry_run_tells_the_workload_before_and_after_and_whom_the_cities_come_from(reader: TestClient) -> None:
    body = preview(reader, give(BAUTZEN, GOERLITZ))
    east, west = body["managers"]
    assert (body["on"], body["refused"]) == (MARCH, [])
    assert [(one["before"]["cities"], one["after"]["cities"]) for one in (east, west)] == [(12, 10), (26, 28)]
    assert east["after"]["travel"]["length_m"] < east["before"]["travel"]["length_m"]
    assert [(one["city_name"], one["before"], one["after"]) for one in body["changes"]] == [
        ("Bautzen", "quge-ost", "quge-west"),
        ("Görlitz", "quge-ost", "quge-west"),
    ]


def test_what_would_be_refused_is_named_and_the_rest_is_counted(reader: TestClient) -> None:
    wanted = give(BAUTZEN)
    wanted["changes"] += give(GOERLITZ, manager_id="niemand")["changes"] + give("14713999")["changes"]
    body = preview(reader, wanted)
    assert {one["city_ags"]: one["detail"] for one in body["refused"]}.keys() == {GOERLITZ, "14713999"}
    assert [one["after"]["cities"] for one in body["managers"]] == [11, 27]


def test_a_state_that_has_changed_would_be_refused(reader: TestClient) -> None:
    body = preview(reader, give(BAUTZEN, tag='"assignments-14625020-77"'))
    assert [one["city_ags"] for one in body["refused"]] == [BAUTZEN]


def test_a_dry_run_writes_nothing(reader: TestClient) -> None:
    preview(reader, give(BAUTZEN))
    assert ok(reader.get(f"/api/cities/{BAUTZEN}/assignment"))["planned"] == []


# --- The proposal -----------------------------------------------------------------------------------------------------


def test_a_proposal_is_told_with_its_moves_figures_and_words(reader: TestClient) -> None:
    body = ok(reader.get("/api/assignments/proposal"))
    assert body["imbalance"]["after"] < body["imbalance"]["before"]
    assert (body["ways"], body["joined"]) == (8192, 92)
    assert {move["after"] for move in body["moves"]} <= {"quge-ost", "quge-west"}
    assert sum(one["after"]["cities"] for one in body["managers"]) == 38
    assert len(body["explanation"]["de"]) == len(body["explanation"]["en"]) > 5


def test_the_weights_are_chosen(reader: TestClient) -> None:
    asked = {"weights": "cities:3,areas:0,projects:0,money:0,travel:0"}
    body = ok(reader.get("/api/assignments/proposal", params=asked))
    assert body["weights"] == {"cities": 3, "areas": 0, "projects": 0, "money": 0, "travel": 0}
    assert [one["after"]["cities"] for one in body["managers"]] == [19, 19]


@pytest.mark.parametrize("weights", ["laune:1", "cities:-1", "cities:viel", "cities", "cities:1e9"])
def test_what_is_no_weight_is_refused(reader: TestClient, weights: str) -> None:
    body = problem(reader.get("/api/assignments/proposal", params={"weights": weights}), 400, "invalid-parameter")
    assert body["parameter"] == "weights"


def test_without_any_weight_there_is_nothing_to_weigh(reader: TestClient) -> None:
    nothing = "cities:0,areas:0,projects:0,money:0,travel:0"
    problem(reader.get("/api/assignments/proposal", params={"weights": nothing}), 400, "invalid-parameter")


def test_a_proposal_is_never_applied_by_itself(reader: TestClient) -> None:
    before = ok(reader.get("/api/assignments"))
    ok(reader.get("/api/assignments/proposal"))
    assert ok(reader.get("/api/assignments")) == before


# --- What was tried out then happens ----------------------------------------------------------------------------------


def test_writing_what_was_tried_out_does_what_the_dry_run_said(reader: TestClient) -> None:
    tried = preview(reader, give(BAUTZEN, GOERLITZ))
    log_in(reader, "koordination")
    wanted = give(BAUTZEN, GOERLITZ)
    for change, told in zip(wanted["changes"], tried["changes"], strict=True):
        change["tag"] = told["tag"]
    ok(reader.post("/api/assignments", json={**wanted, "reason": "Elternzeit"}))
    after = ok(reader.get("/api/workload", params={"on": MARCH}))["managers"]
    assert [one["load"] for one in after] == [one["after"] for one in tried["managers"]]
    today = ok(reader.get("/api/workload"))["managers"]
    assert [one["load"] for one in today] == [one["before"] for one in tried["managers"]]
