"""Handing cities over through the API: who may, on which state, what the public hears of it and what it does not."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas

BAUTZEN, GOERLITZ = "14625020", "14626110"
ADDRESS = f"/api/cities/{BAUTZEN}/assignment"
MARCH, REASON = "2027-03-01", "Geheimnis der Übergabe"
WEST = {"manager_id": "quge-west", "valid_from": MARCH, "reason": REASON}


@pytest.fixture
def door(house: atlas.Atlas, tmp_path: Path) -> Iterator[TestClient]:
    """A server on a ledger and accounts of its own."""
    with copied(house, tmp_path) as own, staffed(own) as client:
        yield client


@pytest.fixture
def coordinator(door: TestClient) -> TestClient:
    log_in(door, "koordination")
    return door


def tag_of(client: TestClient, ags: str = BAUTZEN) -> str:
    return str(ok(client.get(f"/api/cities/{ags}/assignment"))["tag"])


def put(client: TestClient, body: dict[str, Any] = WEST, tag: str | None = None, ags: str = BAUTZEN) -> Any:
    return client.put(f"/api/cities/{ags}/assignment", json=body, headers={"If-Match": tag or tag_of(client, ags)})


def names(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["manager"]["id"] for entry in entries]


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_a_city_tells_who_is_responsible_since_when_and_how_sure_that_is(door: TestClient) -> None:
    response = door.get(ADDRESS, headers={"accept-encoding": "identity"})
    body = ok(response)
    assert (body["city_name"], names([body["current"]]), body["planned"]) == ("Bautzen", ["quge-ost"], [])
    assert (body["current"]["since"], body["current"]["known_from"], body["current"]["confirmed"]) == (
        None,
        "2024",
        False,
    )
    assert response.headers["etag"] == body["tag"] == f'"assignments-{BAUTZEN}-1"'


def test_what_is_planned_and_what_was_is_public_but_not_who_wrote_it_and_why(coordinator: TestClient) -> None:
    put(coordinator, {**WEST, "decided_by": "Geheimer Rat"})
    coordinator.cookies.clear()
    response = coordinator.get(ADDRESS)
    body = ok(response)
    assert (names(body["planned"]), names(body["timeline"])) == (["quge-west"], ["quge-ost", "quge-west"])
    assert [entry["until"] for entry in body["timeline"]] == ["2027-02-28", None]
    told = [response.text, *(coordinator.get(path).text for path in ("/api/assignments", f"/staedte/{BAUTZEN}"))]
    for secret in (REASON, "Geheimer Rat", '"koordination"', "decided_by"):
        assert not [text for text in told if secret in text], secret


def test_whoever_is_logged_in_is_told_who_decided_what_when_and_why(coordinator: TestClient) -> None:
    put(coordinator, {**WEST, "decided_by": "Leitung"})
    log_in(coordinator, "leserin")
    response = coordinator.get(ADDRESS)
    (planned,) = ok(response)["planned"]
    assert (planned["decided_by"], planned["reason"]) == ("Leitung", REASON)
    assert (planned["changed"]["who"], planned["changed"]["revision"]) == ("koordination", 2)
    assert response.headers["cache-control"] == "no-store"


def test_a_city_that_there_is_not_is_not_found(door: TestClient) -> None:
    problem(door.get("/api/cities/14713999/assignment"), 404, "unknown-record")


# --- Writing one ------------------------------------------------------------------------------------------------------


def test_a_city_is_handed_over_and_who_on_date_knows_it(coordinator: TestClient) -> None:
    body = ok(put(coordinator))
    assert names(body["planned"]) == ["quge-west"]
    found = {
        day: next(
            one["manager"]["id"]
            for one in ok(coordinator.get("/api/assignments", params={"on": day}))["assignments"]
            if one["city_ags"] == BAUTZEN
        )
        for day in ("2027-02-28", MARCH)
    }
    assert found == {"2027-02-28": "quge-ost", MARCH: "quge-west"}


def test_the_answer_has_the_tag_for_the_next_change(coordinator: TestClient) -> None:
    first = put(coordinator)
    assert put(coordinator, {**WEST, "valid_from": "2027-09-01", "manager_id": "quge-ost"}, first.headers["etag"])


def test_confirming_is_a_change_of_its_own_and_the_page_stops_doubting(coordinator: TestClient) -> None:
    doubt = "noch nicht bestätigt"
    assert doubt in coordinator.get(f"/staedte/{BAUTZEN}", headers={"accept": "text/html"}).text
    ok(put(coordinator, {"manager_id": "quge-ost", "valid_from": None, "reason": "Beschluss"}))
    assert doubt not in coordinator.get(f"/staedte/{BAUTZEN}", headers={"accept": "text/html"}).text
    assert doubt in coordinator.get(f"/staedte/{GOERLITZ}", headers={"accept": "text/html"}).text


def test_without_naming_the_state_nothing_is_written(coordinator: TestClient) -> None:
    problem(coordinator.put(ADDRESS, json=WEST), 428, "precondition-required")
    assert ok(coordinator.get(ADDRESS))["planned"] == []


def test_on_an_older_state_nothing_is_written_and_the_answer_says_who_was_first(coordinator: TestClient) -> None:
    tag = tag_of(coordinator)
    put(coordinator)
    log_in(coordinator, "verwaltung")
    body = problem(put(coordinator, {**WEST, "valid_from": "2027-05-01"}, tag), 412, "stale")
    assert (body["current"]["who"], body["current"]["revision"], body["record_id"]) == ("koordination", 2, BAUTZEN)


def test_of_several_at_once_exactly_one_is_written(coordinator: TestClient) -> None:
    tag = tag_of(coordinator)
    days = [(date(2027, 3, 1) + timedelta(days=day)).isoformat() for day in range(6)]
    with ThreadPoolExecutor(len(days)) as pool:
        answers = list(pool.map(lambda day: put(coordinator, {**WEST, "valid_from": day}, tag).status_code, days))
    assert sorted(answers) == [200, *[412] * 5]
    assert len(ok(coordinator.get(ADDRESS))["timeline"]) == 2


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"reason": "  "}, 422, "reason-required"),
        ({"manager_id": "niemand"}, 409, "assignment-refused"),
        ({"valid_from": "0202-03-01"}, 409, "assignment-refused"),
        ({"valid_from": "bald"}, 422, "invalid-record"),
        ({"basis": "frei erfunden"}, 422, "invalid-record"),
        ({"id": "anders"}, 422, "invalid-record"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    coordinator: TestClient, change: dict[str, Any], status: int, code: str
) -> None:
    problem(put(coordinator, {**WEST, **change}), status, code)
    assert ok(coordinator.get(ADDRESS))["planned"] == []


def test_a_planned_hand_over_is_taken_back(coordinator: TestClient) -> None:
    tag = put(coordinator).headers["etag"]
    asked = {"valid_from": MARCH, "reason": "Doch nicht"}
    problem(coordinator.delete(ADDRESS, params=asked), 428, "precondition-required")
    body = ok(coordinator.delete(ADDRESS, params=asked, headers={"If-Match": tag}))
    assert (body["planned"], names([body["current"]])) == ([], ["quge-ost"])


def test_what_was_taken_back_is_restored_from_the_history_later(coordinator: TestClient) -> None:
    tag = put(coordinator).headers["etag"]
    asked = {"valid_from": MARCH, "reason": "Doch nicht"}
    ok(coordinator.delete(ADDRESS, params=asked, headers={"If-Match": tag}))
    ok(coordinator.post("/api/history/3/restore", json={"reason": "Doch"}))
    assert names(ok(coordinator.get(ADDRESS))["planned"]) == ["quge-west"]


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "status"), [(None, 401), ("leserin", 403), ("ost", 403), ("koordination", 200), ("verwaltung", 200)]
)
def test_only_who_may_assign_hands_over(door: TestClient, name: str | None, status: int) -> None:
    if name:
        log_in(door, name)
    tag = tag_of(door)
    changes = [{"city_ags": GOERLITZ, "manager_id": "quge-west", "valid_from": MARCH, "tag": tag_of(door, GOERLITZ)}]
    many = {"changes": changes, "reason": REASON}
    assert put(door, WEST, tag).status_code == status
    assert door.post("/api/assignments", json=many).status_code == status
    asked = {"valid_from": MARCH, "reason": REASON}
    fresh = {"If-Match": tag_of(door)}
    assert door.delete(ADDRESS, params=asked, headers=fresh).status_code == status


# --- Several ----------------------------------------------------------------------------------------------------------


def several(client: TestClient, *cities: str, **change: Any) -> dict[str, Any]:
    changes = [
        {"city_ags": ags, "manager_id": "quge-west", "valid_from": MARCH, "tag": tag_of(client, ags), **change}
        for ags in cities
    ]
    return {"changes": changes, "reason": REASON}


def test_several_cities_are_handed_over_in_one_change(coordinator: TestClient) -> None:
    body = ok(coordinator.post("/api/assignments", json=several(coordinator, BAUTZEN, GOERLITZ)))
    assert body["revision"] == 2
    assert [names(city["planned"]) for city in body["cities"]] == [["quge-west"], ["quge-west"]]


def test_hand_overs_are_taken_back_together(coordinator: TestClient) -> None:
    coordinator.post("/api/assignments", json=several(coordinator, BAUTZEN, GOERLITZ))
    body = ok(coordinator.post("/api/assignments", json=several(coordinator, BAUTZEN, GOERLITZ, manager_id=None)))
    assert (body["revision"], [city["planned"] for city in body["cities"]]) == (3, [[], []])


def test_if_one_has_changed_in_the_meantime_none_is_handed_over(coordinator: TestClient) -> None:
    wanted = several(coordinator, BAUTZEN, GOERLITZ)
    put(coordinator, {**WEST, "valid_from": "2027-01-01"}, ags=GOERLITZ)
    body = problem(coordinator.post("/api/assignments", json=wanted), 412, "stale")
    assert body["record_id"] == GOERLITZ
    assert ok(coordinator.get(ADDRESS))["planned"] == []


def test_if_one_cannot_be_handed_over_it_is_named_and_none_is(coordinator: TestClient) -> None:
    wanted = several(coordinator, BAUTZEN, GOERLITZ)
    wanted["changes"][1]["manager_id"] = "niemand"
    body = problem(coordinator.post("/api/assignments", json=wanted), 409, "assignment-refused")
    assert [city["city_ags"] for city in body["cities"]] == [GOERLITZ]
    assert ok(coordinator.get(ADDRESS))["planned"] == []


# --- For the website --------------------------------------------------------------------------------------------------


def test_who_is_responsible_is_exported_as_a_table_of_a_day(coordinator: TestClient) -> None:
    put(coordinator)
    response = coordinator.get("/api/assignments", params={"f": "csv", "on": MARCH})
    lines = response.text.splitlines()
    assert response.headers["content-type"].startswith("text/csv")
    assert response.headers["content-disposition"] == f'attachment; filename="zustaendigkeit-{MARCH}.csv"'
    assert lines[0].startswith("city_ags,city_name,kreis,name,role")
    (bautzen,) = [line for line in lines if line.startswith(BAUTZEN)]
    assert "Uwe Kowski" in bautzen and MARCH in bautzen and len(lines) == 39
