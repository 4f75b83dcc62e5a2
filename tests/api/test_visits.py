"""Visits over HTTP: who may keep them, the state that was read, what is due, and the calendar's address."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from icalendar import Calendar
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.store.accounts import AccountStore

EAST, WEST = "14625020", "14713000"
TALK = {
    "city_ags": EAST,
    "manager_id": "quge-ost",
    "kind": "first_talk",
    "status": "planned",
    "day": "2030-03-10",
    "participants": ["Quartiersmanagement"],
}


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[AccountStore]:
    opened = accounts_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def door(tmp_path: Path, accounts: AccountStore, geodata: Path) -> Iterator[TestClient]:
    """A client of a server with a ledger of its own, that nobody has logged in with."""
    house = atlas.open(tmp_path / "data", geodata)
    with TestClient(create_app(Settings(geodata_dir=geodata), house, accounts), base_url="http://testserver") as opened:
        yield opened
    house.close()


def planned(door: TestClient, **other: Any) -> dict[str, Any]:
    """Write down a talk, and return it as it is answered."""
    response = door.post("/api/visits", json=TALK | other)
    assert response.status_code == 201, response.text
    assert response.headers["location"].endswith(f"/api/visits/{response.json()['id']}")
    return dict(response.json())


def put(door: TestClient, visit: dict[str, Any], **changed: Any) -> Any:
    """Send a visit with changes, naming the state in which it was read."""
    fields = {name: visit[name] for name in (*TALK, "result", "next_step", "next_step_by")} | changed
    return door.put(f"/api/visits/{visit['id']}", json=fields, headers={"If-Match": visit["tag"]})


@pytest.mark.parametrize("path", ["", "/calendar.ics", "/14625020-2030-03-10-1"])
def test_nobody_reads_visits_without_login(door: TestClient, path: str) -> None:
    problem(door.get(f"/api/visits{path}"), 401, "login-required")


def test_a_talk_is_written_down_and_read_by_who_reads_internally(door: TestClient) -> None:
    log_in(door, "ost")
    talk = planned(door)
    log_in(door, "leserin")
    (shown,) = ok(door.get("/api/visits"))["visits"]
    assert shown["id"] == talk["id"] == "14625020-2030-03-10-1"
    assert (shown["city_name"], shown["changed_by"], shown["may"]) == ("Bautzen", "ost", {"edit": False})
    assert door.get("/api/visits").headers["cache-control"] == "no-store"


def test_a_manager_keeps_the_visits_of_own_cities_and_of_no_other(door: TestClient) -> None:
    log_in(door, "ost")
    problem(door.post("/api/visits", json=TALK | {"city_ags": WEST}), 403, "forbidden")
    problem(door.post("/api/visits", json=TALK | {"manager_id": "quge-west"}), 403, "forbidden")
    log_in(door, "koordination")
    foreign = planned(door, city_ags=WEST, manager_id="quge-west")
    log_in(door, "ost")
    problem(put(door, foreign, day="2030-04-01"), 403, "forbidden")
    tag = {"If-Match": foreign["tag"]}
    problem(door.delete(f"/api/visits/{foreign['id']}", headers=tag), 403, "forbidden")


def test_who_only_reads_may_not_write(door: TestClient) -> None:
    log_in(door, "leserin")
    problem(door.post("/api/visits", json=TALK), 403, "forbidden")


def test_a_talk_that_was_held_is_told_with_its_result(door: TestClient) -> None:
    log_in(door, "ost")
    talk = planned(door, day="2026-01-10")
    held = ok(put(door, talk, status="held", result="Das Büro zieht um."))
    assert (held["status"], held["result"]) == ("held", "Das Büro zieht um.")
    assert held["tag"] != talk["tag"]


def test_two_who_change_the_same_visit_do_not_overwrite_each_other(door: TestClient) -> None:
    log_in(door, "ost")
    talk = planned(door)
    ok(put(door, talk, day="2030-03-11"))
    stale = problem(put(door, talk, day="2030-03-12"), 412, "stale")
    assert stale["current"]["who"] == "ost"
    problem(door.put(f"/api/visits/{talk['id']}", json=TALK), 428, "precondition-required")
    assert ok(door.get(f"/api/visits/{talk['id']}"))["day"] == "2030-03-11"


def test_a_deleted_visit_is_gone_and_its_id_is_not_given_again(door: TestClient) -> None:
    log_in(door, "ost")
    talk = planned(door)
    assert door.delete(f"/api/visits/{talk['id']}", headers={"If-Match": talk["tag"]}).status_code == 204
    problem(door.get(f"/api/visits/{talk['id']}"), 404, "unknown-record")
    assert planned(door)["id"] == "14625020-2030-03-10-2"


def test_a_fault_is_told_at_its_field_and_nothing_is_written(door: TestClient) -> None:
    log_in(door, "ost")
    body = problem(door.post("/api/visits", json=TALK | {"day": "bald", "who": "ost"}), 422, "invalid-record")
    assert [fault["field"] for fault in body["fields"]] == ["who"]
    body = problem(door.post("/api/visits", json=TALK | {"day": "bald"}), 422, "invalid-record")
    assert [fault["field"] for fault in body["fields"]] == ["day"]
    assert ok(door.get("/api/visits"))["visits"] == []


def test_what_is_due_is_told_per_manager(door: TestClient) -> None:
    log_in(door, "leserin")
    everything = ok(door.get("/api/visits"))["due"]
    east = ok(door.get("/api/visits?manager=quge-ost"))["due"]
    assert {one["manager_id"] for one in east} == {"quge-ost"}
    assert 0 < len(east) < len(everything)
    (bautzen,) = ok(door.get(f"/api/visits?city={EAST}"))["due"]
    assert (bautzen["kind"], bautzen["city_name"]) == ("first_talk", "Bautzen")


def test_a_calendar_program_reads_the_feed_with_a_token_that_opens_nothing_else(
    door: TestClient, accounts: AccountStore
) -> None:
    log_in(door, "ost")
    planned(door)
    east = accounts.people.get("ost")
    secret = accounts.tokens.issue(east, "Kalender", ["read_calendar"], 30, by="ost", why="Abonnement").secret
    door.cookies.clear()
    response = door.get(f"/api/visits/calendar.ics?manager=quge-ost&token={secret}")
    assert response.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(event["summary"]) == "Erstgespräch Bautzen"
    assert door.get(f"/api/visits/calendar.ics?manager=quge-west&token={secret}").content.count(b"VEVENT") == 0
    problem(door.get("/api/visits", headers={"Authorization": f"Bearer {secret}"}), 403, "forbidden")
    problem(door.get("/api/visits/calendar.ics?token=falsch"), 401, "login-required")


def test_public_answers_know_nothing_of_visits(door: TestClient) -> None:
    log_in(door, "ost")
    planned(door, place="MARKIERUNG-BESUCH")
    door.cookies.clear()
    for path in ("/api/collections/cities/items?f=json", f"/staedte/{EAST}", "/api/search?q=MARKIERUNG", "/api/stats"):
        assert "MARKIERUNG-BESUCH" not in door.get(path).text
