"""The guard of the staff part, on routes made for the purpose: who comes through, with what, and how often."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from fastapi import FastAPI
from staff_doors import PEOPLE, Clock, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.deps import SnapshotDep
from api.guard import ActorDep, ReaderDep, authorise, owns
from api.limits import Bucket
from api.settings import Settings
from atlas.errors import TooManyRequests
from atlas.policy import ACTIONS, Action, Actor, allows
from atlas.store.accounts import AccountStore

EAST, WEST, NO_CITY = "14625020", "14511000", "14000000"


def with_routes(app: FastAPI) -> FastAPI:
    """Add a route to read what is internal, and one that acts on a city."""

    @app.get("/api/probe")
    def read(actor: ReaderDep) -> Any:
        return {"name": actor.name, "role": actor.role}

    @app.post("/api/probe/{action}")
    def act(action: Action, actor: ActorDep, snapshot: SnapshotDep, city: str = EAST) -> Any:
        authorise(actor, action, snapshot, city.split(","))
        return {"done": action}

    return app


@pytest.fixture
def door(house: atlas.Atlas, accounts: AccountStore, geodata: Path) -> Iterator[TestClient]:
    settings = Settings(geodata_dir=geodata, writes_per_minute=60)
    with TestClient(with_routes(create_app(settings, house, accounts))) as opened:
        yield opened


def bearer(accounts: AccountStore, name: str, *scopes: str, days: int = 30) -> dict[str, str]:
    """The header of a new token of an account."""
    account = accounts.people.get(name)
    issued = accounts.tokens.issue(account, "Abgleich", scopes, days, by="verwaltung", why="Test")
    return {"Authorization": f"Bearer {issued.secret}"}


# --- people ----------------------------------------------------------------------------------------------------------


def test_without_login_nobody_comes_through(door: TestClient) -> None:
    response = door.get("/api/probe")
    problem(response, 401, "login-required")
    assert response.headers["www-authenticate"] == "Bearer"
    problem(door.post("/api/probe/assign"), 401, "login-required")


@pytest.mark.parametrize(("name", "role"), [(name, role) for name, role, _ in PEOPLE])
@pytest.mark.parametrize(("city", "own"), [(EAST, True), (WEST, False), (f"{EAST},{WEST}", False), (NO_CITY, False)])
def test_the_policy_holds_for_every_role_action_and_city(
    door: TestClient, name: str, role: Any, city: str, own: bool
) -> None:
    log_in(door, name)
    for action in ACTIONS:
        allowed = allows(role, action, own=own)
        response = door.post(f"/api/probe/{action}", params={"city": city})
        assert response.status_code == (200 if allowed else 403), action


def test_a_session_comes_through_for_reading_without_a_token_for_writing(door: TestClient) -> None:
    log_in(door, "leserin")
    del door.headers["Atlas-CSRF"]
    assert ok(door.get("/api/probe")) == {"name": "leserin", "role": "reader"}
    problem(door.post("/api/probe/read_internal"), 403, "foreign-request")


def test_a_foreign_page_cannot_write_even_with_the_token(door: TestClient) -> None:
    log_in(door, "koordination")
    headers = {"Origin": "https://boese.example"}
    problem(door.post("/api/probe/assign", headers=headers), 403, "foreign-request")


def test_who_must_choose_a_password_can_do_nothing_else(door: TestClient, accounts: AccountStore) -> None:
    accounts.people.set_password("ost", "drei laute Gänse am Wehr", by="verwaltung", why="Test", must_change=True)
    log_in(door, "ost", "drei laute Gänse am Wehr")
    assert "eigenes Passwort" in problem(door.get("/api/probe"), 403, "forbidden")["detail"]


@pytest.mark.parametrize("deed", ["disable", "set_role", "set_password"])
def test_a_session_ends_at_once_when_its_account_changes(door: TestClient, accounts: AccountStore, deed: str) -> None:
    log_in(door, "koordination")
    wanted: dict[str, tuple[Any, ...]] = {"set_role": ("admin", None), "set_password": ("drei laute Gänse am Wehr",)}
    getattr(accounts.people, deed)("koordination", *wanted.get(deed, ()), by="verwaltung", why="Test")
    problem(door.get("/api/probe"), 401, "login-required")


def test_a_disabled_account_stays_out_even_with_a_session_that_was_left(
    door: TestClient, accounts: AccountStore
) -> None:
    log_in(door, "koordination")
    with accounts.people._database.writing() as connection:
        connection.exec_driver_sql("UPDATE account SET disabled = 1 WHERE name = 'koordination'")
    problem(door.get("/api/probe"), 401, "login-required")


def test_what_came_through_the_guard_is_kept_by_nobody_and_read_by_no_other_site(door: TestClient) -> None:
    log_in(door, "leserin")
    for path in ("/api/probe", "/api/session", "/api/tokens"):
        headers = door.get(path, headers={"Origin": "https://karte.example"}).headers
        assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex")
        assert not [name for name in headers if name.startswith("access-control-")]


def test_no_other_site_may_ask_with_a_token(door: TestClient) -> None:
    asked = {
        "Origin": "https://boese.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    assert door.options("/api/probe", headers=asked).status_code == 400


def test_own_cities_are_those_of_the_managers_of_today(snapshot: atlas.snapshot.Snapshot) -> None:
    east = Actor("ost", "manager", "quge-ost")
    assert owns(east, snapshot, [EAST])
    assert not owns(east, snapshot, [])
    assert not owns(Actor("ohne", "manager", None), snapshot, [NO_CITY])


# --- machines --------------------------------------------------------------------------------------------------------


def test_a_token_does_what_it_was_made_for_and_needs_no_page_of_ours(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "koordination", "assign") | {"Origin": "https://anderswo.example"}
    assert ok(door.post("/api/probe/assign", headers=headers)) == {"done": "assign"}


def test_a_token_does_nothing_else_that_its_account_may(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "koordination", "assign")
    for action in ACTIONS:
        if action != "assign":
            problem(door.post(f"/api/probe/{action}", headers=headers), 403, "forbidden")
    problem(door.get("/api/probe", headers=headers), 403, "forbidden")


def test_a_token_never_does_more_than_its_account_may_by_now(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "koordination", "assign", "read_internal")
    accounts.people.set_role("koordination", "reader", None, by="verwaltung", why="Test")
    problem(door.post("/api/probe/assign", headers=headers), 403, "forbidden")
    assert ok(door.get("/api/probe", headers=headers))["role"] == "reader"


def test_a_manager_s_token_reaches_own_cities_only(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "ost", "edit_offices")
    ok(door.post("/api/probe/edit_offices", headers=headers, params={"city": EAST}))
    problem(door.post("/api/probe/edit_offices", headers=headers, params={"city": WEST}), 403, "forbidden")


@pytest.mark.parametrize("end", ["time", "revoke", "disable"])
def test_a_token_that_has_ended_is_no_login(door: TestClient, accounts: AccountStore, clock: Clock, end: str) -> None:
    headers = bearer(accounts, "koordination", "read_internal")
    ok(door.get("/api/probe", headers=headers))
    (token,) = accounts.tokens.of("koordination")
    if end == "time":
        clock.pass_by(days=30)
    elif end == "revoke":
        accounts.tokens.revoke("koordination", token.id, by="koordination", why="Test")
    else:
        accounts.people.disable("koordination", by="verwaltung", why="Test")
        accounts.people.enable("koordination", by="verwaltung", why="Test")
    problem(door.get("/api/probe", headers=headers), 401, "login-required")


@pytest.mark.parametrize("sent", ["Bearer", "Bearer ", "Bearer qas_falsch", "bearer x y", "Bearer " + "x" * 5000])
def test_what_is_no_token_of_ours_is_no_login(door: TestClient, sent: str) -> None:
    log_in(door, "koordination")
    problem(door.get("/api/probe", headers={"Authorization": sent}), 401, "login-required")


def test_a_token_cannot_be_used_for_what_belongs_to_people(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "verwaltung", "read_internal")
    for path in ("/api/session", "/api/tokens", "/api/accounts", "/api/audit"):
        problem(door.get(path, headers=headers), 401, "login-required")


# --- how often -------------------------------------------------------------------------------------------------------


def test_who_writes_too_often_is_told_when_to_come_again(door: TestClient) -> None:
    log_in(door, "koordination")
    statuses = [door.post("/api/probe/assign").status_code for _ in range(70)]
    assert statuses[:60] == [200] * 60 and statuses[-1] == 429
    response = door.post("/api/probe/assign")
    assert int(response.headers["retry-after"]) == problem(response, 429, "too-many-requests")["retry_after_s"] >= 1
    ok(door.get("/api/probe"))


def test_a_machine_writes_no_oftener_than_a_person(door: TestClient, accounts: AccountStore) -> None:
    headers = bearer(accounts, "koordination", "assign")
    statuses = {door.post("/api/probe/assign", headers=headers).status_code for _ in range(70)}
    assert statuses == {200, 429}


def test_one_account_that_writes_too_often_keeps_no_other_out(door: TestClient) -> None:
    log_in(door, "koordination")
    assert [door.post("/api/probe/assign").status_code for _ in range(70)][-1] == 429
    log_in(door, "verwaltung")
    ok(door.post("/api/probe/assign"))


def test_a_bucket_fills_up_again_with_time() -> None:
    now = [0.0]
    bucket = Bucket(2, lambda: now[0])
    bucket.take("a")
    bucket.take("a")
    with pytest.raises(TooManyRequests) as refused:
        bucket.take("a")
    assert refused.value.retry_after_s == 30
    bucket.take("b")
    now[0] = 30.0
    bucket.take("a")
    with pytest.raises(TooManyRequests):
        bucket.take("a")


def test_a_bucket_never_holds_more_than_it_can() -> None:
    now = [0.0]
    bucket = Bucket(2, lambda: now[0])
    bucket.take("a")
    now[0] = 3600.0
    bucket.take("a")
    bucket.take("a")
    with pytest.raises(TooManyRequests):
        bucket.take("a")
