"""The history over HTTP: who changed what, when and why; and the way back, as a new change."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from answers import ok, problem
from ledgers import staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas.day import today

EAST, WEST = "bautzen-qm-gesundbrunnen", "chemnitz-buergerzentrum-sonnenberg"
OFFICES = "/api/collections/offices/items"


@pytest.fixture
def client(own: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(own) as opened:
        log_in(opened, "koordination")
        yield opened


def change(client: TestClient, key: str, why: str, **fields: Any) -> Any:
    shown = client.get(f"{OFFICES}/{key}/record").json()
    body, headers = {"properties": fields}, {"If-Match": shown["tag"]}
    return ok(
        client.patch(f"{OFFICES}/{key}", json=body, params={"reason": why}, headers=headers), "application/geo+json"
    )


def restore(client: TestClient, number: int, **body: Any) -> Any:
    return client.post(f"/api/history/{number}/restore", json={"reason": "Versehen", **body})


def numbers(client: TestClient, **asked: Any) -> list[int]:
    return [entry["number"] for entry in ok(client.get("/api/history", params=asked))["entries"]]


def note(client: TestClient, key: str = EAST) -> Any:
    return client.get(f"{OFFICES}/{key}").json()["properties"]["note"]


# --- looking back ----------------------------------------------------------------------------------------------------


def test_a_change_tells_who_why_and_each_field_before_and_after(client: TestClient) -> None:
    before = note(client)
    change(client, EAST, "Anruf", note="Neu")
    entry = ok(client.get("/api/history"))["entries"][0]
    assert (entry["number"], entry["who"], entry["why"], entry["total"]) == (2, "koordination", "Anruf", 1)
    (changed,) = entry["changes"]
    assert (changed["collection"], changed["id"], changed["kind"]) == ("offices", EAST, "changed")
    assert changed["city_ags"] == "14625020" and "Gesundbrunnen" in changed["name"]
    assert changed["fields"] == [{"field": "note", "before": before, "after": "Neu"}]


def test_the_newest_come_first_and_pages_follow_without_gap(client: TestClient) -> None:
    for number in range(3):
        change(client, EAST, "Anruf", note=f"Stand {number}")
    first = ok(client.get("/api/history?limit=2"))
    assert [entry["number"] for entry in first["entries"]] == [4, 3]
    rest = ok(client.get("/api/history", params={"limit": 2, "before": first["next"]}))
    assert ([entry["number"] for entry in rest["entries"]], rest["next"]) == ([2, 1], None)


def test_the_history_is_narrowed_to_a_record_a_person_and_a_day(client: TestClient) -> None:
    change(client, EAST, "Anruf", note="Neu")
    change(client, WEST, "Anruf", note="Neu")
    log_in(client, "ost")
    change(client, EAST, "Besuch", note="Neuer")
    day = today().isoformat()
    assert numbers(client, collection="offices", record=EAST) == [4, 2, 1]
    assert numbers(client, who="ost") == [4]
    assert numbers(client, collection="offices", record=EAST, who="koordination") == [2]
    assert numbers(client, day=day) == [4, 3, 2, 1]
    assert numbers(client, day="2020-01-01") == []


def test_the_shipped_data_are_one_revision_of_which_a_list_names_the_first_records(client: TestClient) -> None:
    (shipped,) = ok(client.get("/api/history"))["entries"]
    assert (shipped["who"], len(shipped["changes"])) == ("Lieferstand", 20)
    whole = ok(client.get("/api/history/1", params={"limit": 1000}))
    assert len(whole["changes"]) == whole["total"] == shipped["total"] > 800
    assert {one["kind"] for one in whole["changes"]} == {"created"}
    paged = ok(client.get("/api/history/1", params={"limit": 5, "offset": 3}))["changes"]
    assert paged == whole["changes"][3:8]


def test_one_revision_has_the_geometry_before_and_after(client: TestClient) -> None:
    shown = client.get(f"{OFFICES}/{EAST}/record").json()
    moved = {"type": "Point", "coordinates": [14.446, 51.191]}
    client.patch(
        f"{OFFICES}/{EAST}", json={"geometry": moved}, params={"reason": "x"}, headers={"If-Match": shown["tag"]}
    )
    (listed,) = ok(client.get("/api/history"))["entries"][0]["changes"]
    assert listed["fields"] == [{"field": "geometry"}]
    (told,) = ok(client.get("/api/history/2"))["changes"]
    assert told["fields"] == [{"field": "geometry", "before": shown["geometry"], "after": moved}]


@pytest.mark.parametrize("path", ["/api/history", "/api/history/1", "/api/history/proof"])
def test_the_history_is_for_those_who_are_logged_in(own: atlas.Atlas, path: str) -> None:
    with staffed(own) as nobody:
        problem(nobody.get(path), 401, "login-required")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/history/99", 404, "not-found"),
        ("/api/history/x", 422, "invalid-record"),
        ("/api/history?collection=quatsch", 404, "not-found"),
        ("/api/history?record=x", 400, "invalid-parameter"),
        ("/api/history?day=gestern", 400, "invalid-parameter"),
        ("/api/history?limit=0", 400, "invalid-parameter"),
        ("/api/history?von=1", 400, "unknown-parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, path: str, status: int, code: str) -> None:
    problem(client.get(path), status, code)


def test_the_chain_is_proved_up_to_the_latest_revision(client: TestClient, own: atlas.Atlas) -> None:
    change(client, EAST, "Anruf", note="Neu")
    proof = ok(client.get("/api/history/proof"))
    assert proof == {"revisions": 2, "latest": {"number": 2, "hash": own.store.revision().hash}}


def test_a_chain_that_somebody_has_broken_is_not_proved(client: TestClient, own: atlas.Atlas) -> None:
    change(client, EAST, "Anruf", note="Neu")
    with sqlite3.connect(own.store.path) as ledger:
        for name in [row[0] for row in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            ledger.execute(f"DROP TRIGGER {name}")
        ledger.execute("UPDATE revision SET why = 'Anderes' WHERE number = 2")
    ledger.close()
    assert "Revision 2" in problem(client.get("/api/history/proof"), 503, "corrupt-ledger")["detail"]


# --- going back ------------------------------------------------------------------------------------------------------


def test_a_revision_is_taken_back_as_a_new_change(client: TestClient, own: atlas.Atlas) -> None:
    before = note(client)
    change(client, EAST, "Anruf", note="Neu")
    done = ok(restore(client, 2))
    assert (done["revision"], done["records"]) == (3, [{"collection": "offices", "id": EAST}])
    assert note(client) == before
    assert (own.store.revision().who, own.store.revision().why) == ("koordination", "Versehen")
    assert own.store.verify() == 3


def test_what_was_taken_back_can_be_brought_back(client: TestClient) -> None:
    change(client, EAST, "Anruf", note="Neu")
    restore(client, 2)
    assert ok(restore(client, 2, to="after", anyway=True))["revision"] == 4
    assert note(client) == "Neu"


def test_newer_changes_are_not_taken_along_silently(client: TestClient, own: atlas.Atlas) -> None:
    change(client, EAST, "Anruf", note="Erste")
    change(client, EAST, "Anruf", note="Zweite")
    body = problem(restore(client, 2), 409, "overtaken")
    assert body["records"] == [{"collection": "offices", "id": EAST}]
    assert (note(client), own.store.revision().number) == ("Zweite", 3)
    assert restore(client, 2, anyway=True).status_code == 200


def test_one_record_of_the_shipped_data_is_brought_back_but_not_all_of_them(client: TestClient) -> None:
    before = note(client)
    change(client, EAST, "Anruf", note="Neu")
    problem(restore(client, 1), 409, "change-refused")
    wanted = {"to": "after", "records": [{"collection": "offices", "id": EAST}], "anyway": True}
    assert ok(restore(client, 1, **wanted))["revision"] == 3
    assert note(client) == before


def test_a_deleted_record_comes_back_with_its_id(client: TestClient) -> None:
    shown = client.get(f"{OFFICES}/{WEST}/record").json()
    client.delete(f"{OFFICES}/{WEST}", params={"reason": "zu"}, headers={"If-Match": shown["tag"]})
    assert client.get(f"{OFFICES}/{WEST}/record").status_code == 410
    ok(restore(client, 2))
    back = client.get(f"{OFFICES}/{WEST}/record").json()
    assert back["properties"] == shown["properties"]


def test_a_dry_run_of_going_back_writes_nothing(client: TestClient, own: atlas.Atlas) -> None:
    change(client, EAST, "Anruf", note="Neu")
    assert ok(restore(client, 2, dry_run=True))["written"] is False
    assert (note(client), own.store.revision().number) == ("Neu", 2)


def test_a_dry_run_tells_each_field_as_it_is_now_and_as_it_will_be(client: TestClient) -> None:
    before = note(client)
    change(client, EAST, "Anruf", note="Erste")
    change(client, EAST, "Anruf", note="Zweite")
    (told,) = ok(restore(client, 2, dry_run=True, anyway=True))["changes"]
    assert (told["collection"], told["id"], told["kind"]) == ("offices", EAST, "changed")
    assert told["fields"] == [{"field": "note", "before": "Zweite", "after": before}]


def test_going_back_needs_a_reason_and_the_rights(client: TestClient) -> None:
    change(client, WEST, "Anruf", note="Neu")
    problem(restore(client, 2, reason=" "), 422, "reason-required")
    log_in(client, "ost")
    problem(restore(client, 2), 403, "forbidden")
    log_in(client, "leserin")
    problem(restore(client, 2), 403, "forbidden")


def test_a_manager_goes_back_in_own_cities(client: TestClient) -> None:
    change(client, EAST, "Anruf", note="Neu")
    log_in(client, "ost")
    assert ok(restore(client, 2))["revision"] == 3


@pytest.mark.parametrize("body", [{"to": "gestern"}, {"records": "alle"}, {"who": "x"}, {"anyway": "ja"}, []])
def test_a_wish_that_cannot_be_understood_is_refused(client: TestClient, body: Any) -> None:
    problem(client.post("/api/history/1/restore", json=body), 400, "invalid-parameter")
