"""Logging in and out over HTTP: the cookie, the token that writing needs, and who is kept out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from staff_doors import PASSWORD, Clock, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.policy import ACTIONS, Role, reach
from atlas.store.accounts import AccountStore

OWN = "http://testserver"


def cookie_rules(response: Any) -> set[str]:
    """The attributes of the session's cookie as an answer sets it."""
    (text,) = [text for text in response.headers.get_list("set-cookie") if text.startswith("atlas_session=")]
    return {part.strip().lower() for part in text.split(";")[1:]}


# --- logging in ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "role"), [("leserin", "reader"), ("ost", "manager"), ("verwaltung", "admin")])
def test_a_login_tells_who_it_is_and_what_they_may_do(door: TestClient, name: str, role: Role) -> None:
    body = log_in(door, name)
    assert (body["name"], body["role"], body["must_change"]) == (name, role, False)
    assert body["manager_id"] == ("quge-ost" if role == "manager" else None)
    assert body["may"] == {action: reach(role, action) for action in ACTIONS}
    assert body["expires_at"] == "2026-03-02T08:30:00+00:00"


def test_who_is_logged_in_can_be_asked_again(door: TestClient) -> None:
    body = log_in(door, "ost")
    assert ok(door.get("/api/session")) == body


def test_nobody_is_logged_in_at_first(door: TestClient) -> None:
    assert "melden Sie sich an" in problem(door.get("/api/session"), 401, "login-required")["detail"]


def test_a_name_is_the_same_in_capitals_and_with_blanks(door: TestClient) -> None:
    assert log_in(door, " OST ")["name"] == "ost"


@pytest.mark.parametrize(
    ("name", "password"),
    [("ost", "falsch falsch falsch"), ("niemand", PASSWORD), ("", ""), ("ost", PASSWORD.upper())],
    ids=["wrong-password", "unknown-name", "nothing", "capitals-count"],
)
def test_every_failed_login_reads_the_same(door: TestClient, name: str, password: str) -> None:
    response = door.post("/api/session", json={"name": name, "password": password})
    assert problem(response, 401, "login-failed")["detail"] == "Name und Passwort passen nicht zusammen."
    assert "set-cookie" not in response.headers


def test_a_disabled_account_reads_like_a_wrong_password(door: TestClient, accounts: AccountStore) -> None:
    accounts.people.disable("ost", by="verwaltung", why="Ausgeschieden")
    problem(door.post("/api/session", json={"name": "ost", "password": PASSWORD}), 401, "login-failed")


def test_what_does_not_belong_to_a_login_is_refused(door: TestClient) -> None:
    sent = {"name": "leserin", "password": PASSWORD, "role": "admin"}
    body = problem(door.post("/api/session", json=sent), 422, "invalid-record")
    assert [item["field"] for item in body["fields"]] == ["role"]
    assert PASSWORD not in str(body)


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        (b'{"name": "ost"}', "password", "fehlt"),
        (b'{"name": 1, "password": "x"}', "name", "Text"),
        (b'{"name": "ost", "password": "%s"}' % (b"x" * 1001), "password", "zu lang"),
        (b'{"name": "ost", "password": "\\ud800"}', "password", "nicht zu brauchen"),
        (b'{"name": ', "body", "kein gültiges JSON"),
    ],
    ids=["missing", "no-text", "too-long", "half-a-character", "cut-off"],
)
def test_what_is_wrong_with_a_body_is_said_in_german(door: TestClient, sent: bytes, field: str, says: str) -> None:
    response = door.post("/api/session", content=sent, headers={"Content-Type": "application/json"})
    (found,) = problem(response, 422, "invalid-record")["fields"]
    assert found["field"] == field
    assert says in found["detail"]


def test_a_body_that_is_nested_without_end_is_refused(door: TestClient) -> None:
    response = door.post("/api/session", content=b"[" * 200_000, headers={"Content-Type": "application/json"})
    assert "nicht lesbar" in problem(response, 400, "invalid-query")["detail"]


def test_a_login_as_a_form_of_any_page_sends_it_is_refused(door: TestClient) -> None:
    problem(door.post("/api/session", data={"name": "ost", "password": PASSWORD}), 422, "invalid-record")


def test_a_body_that_is_too_large_is_not_read_to_its_end(door: TestClient) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        for _ in range(64):
            sent.append(1_000_000)
            yield b" " * 1_000_000

    response = door.post("/api/session", content=endless(), headers={"Content-Type": "application/json"})
    assert "zu groß" in problem(response, 413, "invalid-query")["detail"]


# --- the cookie ------------------------------------------------------------------------------------------------------


def test_scripts_and_other_sites_never_get_the_cookie(door: TestClient) -> None:
    response = door.post("/api/session", json={"name": "ost", "password": PASSWORD})
    assert {"httponly", "samesite=strict", "path=/"} <= cookie_rules(response)
    assert "secure" not in cookie_rules(response)


def test_over_https_the_cookie_never_travels_openly(house: atlas.Atlas, accounts: AccountStore, geodata: Path) -> None:
    with TestClient(create_app(Settings(geodata_dir=geodata), house, accounts), base_url="https://testserver") as safe:
        assert "secure" in cookie_rules(safe.post("/api/session", json={"name": "ost", "password": PASSWORD}))


def test_behind_a_proxy_the_public_address_says_whether_it_is_https(
    house: atlas.Atlas, accounts: AccountStore, geodata: Path
) -> None:
    settings = Settings(geodata_dir=geodata, public_url="https://atlas.example")
    with TestClient(create_app(settings, house, accounts)) as proxied:
        assert "secure" in cookie_rules(proxied.post("/api/session", json={"name": "ost", "password": PASSWORD}))


def with_cookie(secret: str) -> dict[str, str]:
    return {"Cookie": f"atlas_session={secret}"}


def test_a_login_never_takes_over_the_id_that_the_browser_had(door: TestClient) -> None:
    credentials = {"name": "ost", "password": PASSWORD}
    response = door.post("/api/session", json=credentials, headers=with_cookie("untergeschoben"))
    assert response.cookies["atlas_session"] != "untergeschoben"
    problem(TestClient(door.app).get("/api/session", headers=with_cookie("untergeschoben")), 401, "login-required")


def test_a_second_login_of_a_browser_ends_its_first_session(door: TestClient) -> None:
    log_in(door, "ost")
    first = door.cookies["atlas_session"]
    log_in(door, "ost")
    assert door.cookies["atlas_session"] != first
    problem(TestClient(door.app).get("/api/session", headers=with_cookie(first)), 401, "login-required")


def test_the_id_of_a_session_is_not_in_the_file(door: TestClient, tmp_path: Path) -> None:
    body = log_in(door, "ost")
    kept = (tmp_path / "accounts.sqlite").read_bytes()
    for secret in (door.cookies["atlas_session"], body["csrf"], PASSWORD):
        assert secret.encode() not in kept


# --- logging out, and time -------------------------------------------------------------------------------------------


def test_logging_out_ends_the_session_itself_and_not_only_the_cookie(door: TestClient) -> None:
    log_in(door, "ost")
    secret = door.cookies["atlas_session"]
    response = door.delete("/api/session")
    assert (response.status_code, response.content) == (204, b"")
    assert {"max-age=0", "httponly", "samesite=strict", "path=/"} <= cookie_rules(response)
    problem(door.get("/api/session", headers=with_cookie(secret)), 401, "login-required")


@pytest.mark.parametrize(("everywhere", "status"), [("false", 200), ("true", 401)])
def test_logging_out_ends_other_sessions_only_where_it_is_asked_for(
    door: TestClient, everywhere: str, status: int
) -> None:
    log_in(door, "ost")
    other = TestClient(door.app, base_url=OWN)
    log_in(other, "ost")
    assert door.delete("/api/session", params={"everywhere": everywhere}).status_code == 204
    assert other.get("/api/session").status_code == status


def test_a_session_ends_when_nobody_acts_for_half_an_hour(door: TestClient, clock: Clock) -> None:
    log_in(door, "ost")
    clock.pass_by(minutes=29)
    assert ok(door.get("/api/session"))["expires_at"] == "2026-03-02T08:59:00+00:00"
    clock.pass_by(minutes=30)
    problem(door.get("/api/session"), 401, "login-required")


def test_a_session_ends_after_twelve_hours_whatever_happens(door: TestClient, clock: Clock) -> None:
    log_in(door, "ost")
    for _ in range(35):
        clock.pass_by(minutes=20)
        ok(door.get("/api/session"))
    clock.pass_by(minutes=20)
    problem(door.get("/api/session"), 401, "login-required")


# --- other sites -----------------------------------------------------------------------------------------------------

FOREIGN = [
    pytest.param({"Origin": "https://boese.example"}, id="another-site"),
    pytest.param({"Origin": "null"}, id="a-frame-without-origin"),
    pytest.param({"Origin": "http://testserver.boese.example"}, id="a-name-that-begins-like-ours"),
    pytest.param({"Origin": "http://testserver:81"}, id="another-port"),
    pytest.param({"Sec-Fetch-Site": "cross-site"}, id="the-browser-says-so"),
    pytest.param({"Sec-Fetch-Site": "same-site"}, id="a-sister-site"),
    pytest.param({"Sec-Fetch-Site": "none", "Origin": "https://boese.example"}, id="from-nowhere"),
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_can_neither_log_in_nor_out(door: TestClient, headers: dict[str, str]) -> None:
    log_in(door, "ost")
    credentials = {"name": "ost", "password": PASSWORD}
    problem(door.post("/api/session", json=credentials, headers=headers), 403, "foreign-request")
    problem(door.delete("/api/session", headers=headers), 403, "foreign-request")
    ok(door.get("/api/session"))


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ä"], ids=["missing", "empty", "wrong", "not-ascii"])
def test_writing_needs_the_token_of_the_session(door: TestClient, token: str | None) -> None:
    log_in(door, "ost")
    del door.headers["Atlas-CSRF"]
    headers = {} if token is None else {"Atlas-CSRF": token.encode("utf-8")}
    problem(door.delete("/api/session", headers=headers), 403, "foreign-request")
    ok(door.get("/api/session"))


def test_the_token_of_another_session_does_not_do(door: TestClient) -> None:
    other = TestClient(door.app, base_url=OWN)
    foreign = log_in(other, "leserin")["csrf"]
    log_in(door, "ost")
    problem(door.delete("/api/session", headers={"Atlas-CSRF": foreign}), 403, "foreign-request")


def test_our_own_pages_may_write(door: TestClient) -> None:
    log_in(door, "ost")
    headers = {"Origin": OWN, "Sec-Fetch-Site": "same-origin"}
    assert door.delete("/api/session", headers=headers).status_code == 204


def test_our_own_pages_behind_a_proxy_may_write(house: atlas.Atlas, accounts: AccountStore, geodata: Path) -> None:
    settings = Settings(geodata_dir=geodata, public_url="https://atlas.example")
    with TestClient(create_app(settings, house, accounts), base_url="https://innen:8000") as proxied:
        log_in(proxied, "ost")
        assert proxied.delete("/api/session", headers={"Origin": "https://atlas.example"}).status_code == 204


@pytest.mark.parametrize("logged_in", [True, False])
def test_no_other_site_reads_who_is_logged_in_and_nothing_keeps_it(door: TestClient, logged_in: bool) -> None:
    if logged_in:
        log_in(door, "ost")
    headers = door.get("/api/session", headers={"Origin": "https://karte.example"}).headers
    assert not [name for name in headers if name.startswith("access-control-")]
    assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex")
    assert headers["x-content-type-options"] == "nosniff"


def test_public_answers_stay_open_to_other_sites_for_who_is_logged_in(door: TestClient) -> None:
    log_in(door, "ost")
    headers = door.get("/api/collections", headers={"Origin": "https://karte.example"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"].startswith("public")


# --- the own password ------------------------------------------------------------------------------------------------

NEW = "drei laute Gänse am Wehr"


def test_a_new_password_ends_every_session_but_gives_this_browser_a_new_one(door: TestClient) -> None:
    other = TestClient(door.app, base_url=OWN)
    log_in(other, "ost")
    log_in(door, "ost")
    before = door.cookies["atlas_session"]
    body = ok(door.put("/api/session/password", json={"current": PASSWORD, "new": NEW}))
    assert door.cookies["atlas_session"] != before
    assert ok(door.get("/api/session"))["csrf"] == body["csrf"]
    problem(other.get("/api/session"), 401, "login-required")
    problem(other.post("/api/session", json={"name": "ost", "password": PASSWORD}), 401, "login-failed")
    log_in(other, "ost", NEW)


@pytest.mark.parametrize(
    ("current", "new", "field"),
    [
        ("falsch falsch falsch", NEW, "current"),
        (PASSWORD, PASSWORD, "new"),
        (PASSWORD, "zu kurz", "password"),
        (PASSWORD, "ost" * 8, "password"),
        (PASSWORD, "123456789012", "password"),
    ],
    ids=["wrong", "same", "short", "contains-the-name", "guessed-early"],
)
def test_a_password_that_will_not_do_changes_nothing(door: TestClient, current: str, new: str, field: str) -> None:
    log_in(door, "ost")
    body = problem(door.put("/api/session/password", json={"current": current, "new": new}), 422, "invalid-record")
    assert [item["field"] for item in body["fields"]] == [field]
    ok(door.get("/api/session"))
    log_in(TestClient(door.app, base_url=OWN), "ost")


def test_a_password_made_by_somebody_else_must_be_changed_first(door: TestClient, accounts: AccountStore) -> None:
    accounts.people.set_password("ost", NEW, by="verwaltung", why="Vergessen", must_change=True)
    assert log_in(door, "ost", NEW)["must_change"] is True
    assert ok(door.put("/api/session/password", json={"current": NEW, "new": PASSWORD}))["must_change"] is False


# --- what else -------------------------------------------------------------------------------------------------------


def test_how_to_log_in_can_be_asked_by_anybody(door: TestClient) -> None:
    assert ok(door.get("/api/config/login")) == {"password": True, "oidc": None}
