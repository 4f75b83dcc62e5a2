"""Managers come, go, change their names and are away: what that does to cities, to the past, and to what is public."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas.day import today

BAUTZEN, EAST = "14625020", "/api/records/managers/quge-ost"
PAGE = f"/staedte/{BAUTZEN}"
HTML = {"accept": "text/html"}


@pytest.fixture
def coordinator(house: atlas.Atlas, tmp_path: Path) -> Iterator[TestClient]:
    """A coordinator at a server with a ledger of its own."""
    with copied(house, tmp_path) as own, staffed(own) as client:
        log_in(client, "koordination")
        yield client


def tag_of(client: TestClient) -> str:
    return str(ok(client.get(EAST), "application/geo+json")["tag"])


def change(client: TestClient, **fields: Any) -> Any:
    tag = tag_of(client)
    return client.patch(EAST, params={"reason": "Mitteilung"}, json={"properties": fields}, headers={"If-Match": tag})


def away(first: date, last: date) -> dict[str, Any]:
    return {"substitute_id": "quge-west", "first_day": first.isoformat(), "last_day": last.isoformat()}


def public(client: TestClient, *paths: str) -> str:
    """Return what somebody who is not logged in reads at addresses."""
    client.cookies.clear()
    return " ".join(client.get(path, headers=HTML if path == PAGE else None).text for path in paths)


def test_nobody_leaves_while_cities_are_left_and_each_of_them_is_named(coordinator: TestClient) -> None:
    body = problem(change(coordinator, until="2027-02-28"), 409, "assignment-refused")
    assert len(body["cities"]) == 12
    assert "28.02.2027" in body["cities"][0]["detail"] and "Bautzen" in body["detail"]


def test_after_a_hand_over_of_all_cities_a_manager_leaves(coordinator: TestClient) -> None:
    on = ok(coordinator.get("/api/assignments", params={"on": today().isoformat()}))["assignments"]
    changes = [
        {
            "city_ags": one["city_ags"],
            "manager_id": "quge-west",
            "valid_from": "2027-03-01",
            "tag": ok(coordinator.get(f"/api/cities/{one['city_ags']}/assignment"))["tag"],
        }
        for one in on
        if one["manager"]["id"] == "quge-ost"
    ]
    ok(coordinator.post("/api/assignments", json={"changes": changes, "reason": "Abschied"}))
    assert change(coordinator, until="2027-02-28").status_code == 200
    managers = ok(coordinator.get("/api/workload", params={"on": "2027-03-01"}))["managers"]
    assert [(one["manager"]["id"], one["load"]["cities"]) for one in managers] == [("quge-west", 38)]


def test_the_past_keeps_the_name_of_then(coordinator: TestClient) -> None:
    former = [{"name": "Früherer Name", "until": "2025-05-31"}]
    assert change(coordinator, name="Heutiger Name", former_names=former).status_code == 200
    names = {}
    for day in ("2025-05-31", "2025-06-01"):
        found = ok(coordinator.get("/api/assignments", params={"on": day}))["assignments"]
        names[day] = next(one["manager"]["name"] for one in found if one["city_ags"] == BAUTZEN)
    assert names == {"2025-05-31": "Früherer Name", "2025-06-01": "Heutiger Name"}
    (told,) = [
        one["manager"]["former_names"]
        for one in ok(coordinator.get("/api/assignments"))["assignments"]
        if one["city_ags"] == BAUTZEN
    ]
    assert told == former


def test_who_stands_in_today_is_named_where_people_look_for_whom_to_call(coordinator: TestClient) -> None:
    day = today()
    assert change(coordinator, absences=[away(day, day)]).status_code == 200
    assert ok(coordinator.get(f"/api/cities/{BAUTZEN}/assignment"))["substitute"]["name"] == "Uwe Kowski"
    city = coordinator.get(f"/api/collections/cities/items/{BAUTZEN}").json()["properties"]
    assert (city["manager"]["name"], city["manager"]["substitute"]["name"]) == ("Clara Zeitler", "Uwe Kowski")
    page = public(coordinator, PAGE)
    assert "Vertreten durch Uwe Kowski." in page and "tel:+4915773671876" in page
    assert "Uwe Kowski" in public(coordinator, f"/api/describe/cities/{BAUTZEN}")


def test_when_somebody_will_be_away_and_why_stays_inside(coordinator: TestClient) -> None:
    first = today() + timedelta(days=40)
    assert change(coordinator, absences=[away(first, first + timedelta(days=9))]).status_code == 200
    told = public(
        coordinator,
        PAGE,
        "/api/assignments",
        f"/api/assignments?on={first}",
        f"/api/assignments?on={first}&f=csv",
        f"/api/cities/{BAUTZEN}/assignment",
        f"/api/collections/cities/items/{BAUTZEN}",
    )
    assert "Clara Zeitler" in told
    assert "absences" not in told and "first_day" not in told and "Mitteilung" not in told
    assert "Vertreten durch" not in told
    (row,) = [one for one in coordinator.get(f"/api/assignments?on={first}&f=csv").text.splitlines() if BAUTZEN in one]
    assert "Uwe Kowski" not in row


def test_a_substitution_that_cannot_be_names_its_field(coordinator: TestClient) -> None:
    day = today()
    body = problem(change(coordinator, absences=[away(day, day - timedelta(days=1))]), 422, "invalid-record")
    assert [one["field"] for one in body["fields"]] == ["absences"]


@pytest.mark.parametrize("name", ["leserin", "ost"])
def test_only_who_keeps_managers_changes_them(coordinator: TestClient, name: str) -> None:
    tag = tag_of(coordinator)
    log_in(coordinator, name)
    asked = {"params": {"reason": "Mitteilung"}, "headers": {"If-Match": tag}}
    problem(coordinator.patch(EAST, json={"properties": {"until": "2030-01-01"}}, **asked), 403, "forbidden")
