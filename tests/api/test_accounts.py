"""Keeping accounts and tokens over HTTP: who may, what it does, what the audit says, and what never leaves."""

from typing import Any

import pytest
from answers import ok, problem
from staff_doors import PASSWORD, log_in
from starlette.testclient import TestClient

from atlas.store.accounts import AccountStore

WHY = {"reason": "Neue Kollegin"}
NEW = {"name": "vertretung", "role": "manager", "manager_id": "quge-west", **WHY}
# Every address for keeping accounts, with a body that it takes.
KEEPING: list[tuple[str, str, dict[str, Any] | None]] = [
    ("GET", "/api/accounts", None),
    ("POST", "/api/accounts", NEW),
    ("PUT", "/api/accounts/ost/role", {"role": "reader", **WHY}),
    ("PUT", "/api/accounts/ost/disabled", {"disabled": True, **WHY}),
    ("POST", "/api/accounts/ost/password", WHY),
    ("GET", "/api/accounts/ost/tokens", None),
    ("DELETE", "/api/accounts/ost/tokens/abc?reason=Test", None),
    ("GET", "/api/audit", None),
]


def made(response: Any) -> Any:
    """The body of an answer that must be 201."""
    assert response.status_code == 201, response.text
    return response.json()


def last_deed(door: TestClient) -> Any:
    return ok(door.get("/api/audit"))["audit"][0]


# --- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "path", "body"), KEEPING)
@pytest.mark.parametrize("name", ["leserin", "ost", "koordination"])
def test_only_admins_keep_accounts(
    door: TestClient, accounts: AccountStore, name: str, method: str, path: str, body: Any
) -> None:
    before = (accounts.people.all(), accounts.people.audit())
    problem(door.request(method, path, json=body), 401, "login-required")
    log_in(door, name)
    problem(door.request(method, path, json=body), 403, "forbidden")
    assert (accounts.people.all(), accounts.people.audit()) == before


@pytest.mark.parametrize(("method", "path", "body"), [one for one in KEEPING if one[0] != "GET"])
def test_nobody_keeps_accounts_from_a_page_that_is_not_ours(
    door: TestClient, accounts: AccountStore, method: str, path: str, body: Any
) -> None:
    log_in(door, "verwaltung")
    del door.headers["Atlas-CSRF"]
    before = accounts.people.all()
    problem(door.request(method, path, json=body), 403, "foreign-request")
    assert accounts.people.all() == before


@pytest.mark.parametrize(
    ("method", "path", "body"), [one for one in KEEPING if one[0] != "GET" and "tokens" not in one[1]]
)
@pytest.mark.parametrize("reason", [None, "  "], ids=["none", "blank"])
def test_every_deed_needs_a_reason(
    door: TestClient, accounts: AccountStore, method: str, path: str, body: Any, reason: str | None
) -> None:
    log_in(door, "verwaltung")
    sent = {name: value for name, value in body.items() if name != "reason"} | ({"reason": reason} if reason else {})
    before = accounts.people.all()
    problem(door.request(method, path, json=sent), 422, "reason-required")
    assert accounts.people.all() == before


@pytest.mark.parametrize("member", ["password_hash", "disabled", "must_change", "created_at", "by", "id"])
def test_what_is_not_asked_for_cannot_be_slipped_in(door: TestClient, accounts: AccountStore, member: str) -> None:
    log_in(door, "verwaltung")
    body = problem(door.post("/api/accounts", json=NEW | {member: "x"}), 422, "invalid-record")
    assert [item["field"] for item in body["fields"]] == [member]
    assert "vertretung" not in [one.name for one in accounts.people.all()]


# --- what it does ----------------------------------------------------------------------------------------------------


def test_a_new_account_logs_in_with_the_password_that_is_shown_once_and_chooses_its_own(door: TestClient) -> None:
    log_in(door, "verwaltung")
    body = made(door.post("/api/accounts", json=NEW))
    assert body["account"]["must_change"] is True
    assert body["password"] not in door.get("/api/accounts").text + door.get("/api/audit").text
    session = log_in(door, "vertretung", body["password"])
    assert (session["role"], session["manager_id"], session["must_change"]) == ("manager", "quge-west", True)
    ok(door.put("/api/session/password", json={"current": body["password"], "new": PASSWORD}))
    assert ok(door.get("/api/tokens")) == {"tokens": []}


def test_an_account_without_password_cannot_log_in_with_one(door: TestClient) -> None:
    log_in(door, "verwaltung")
    body = made(door.post("/api/accounts", json=NEW | {"with_password": False}))
    assert (body["password"], body["account"]["has_password"]) == (None, False)
    problem(door.post("/api/session", json={"name": "vertretung", "password": ""}), 401, "login-failed")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "x"}, "name"),
        ({"name": "Clara Zeitler"}, "name"),
        ({"name": "a/b"}, "name"),
        ({"role": "chef"}, "role"),
        ({"manager_id": None}, "manager_id"),
        ({"manager_id": "quge-nord"}, "manager_id"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_the_member_at_fault(
    door: TestClient, changes: dict[str, Any], field: str
) -> None:
    log_in(door, "verwaltung")
    body = problem(door.post("/api/accounts", json=NEW | changes), 422, "invalid-record")
    assert [item["field"] for item in body["fields"]] == [field]


def test_a_name_is_given_once(door: TestClient) -> None:
    log_in(door, "verwaltung")
    assert (
        "gibt es schon"
        in problem(door.post("/api/accounts", json=NEW | {"name": "OST"}), 409, "change-refused")["detail"]
    )


def test_another_role_is_another_login(door: TestClient) -> None:
    ost = TestClient(door.app)
    log_in(ost, "ost")
    log_in(door, "verwaltung")
    body = ok(door.put("/api/accounts/ost/role", json={"role": "coordinator", **WHY}))
    assert (body["account"]["role"], body["account"]["manager_id"]) == ("coordinator", None)
    problem(ost.get("/api/session"), 401, "login-required")
    assert log_in(ost, "ost")["may"]["assign"] == "always"


def test_a_disabled_account_is_out_at_once_and_can_be_let_in_again(door: TestClient) -> None:
    ost = TestClient(door.app)
    log_in(ost, "ost")
    log_in(door, "verwaltung")
    assert ok(door.put("/api/accounts/ost/disabled", json={"disabled": True, **WHY}))["account"]["disabled"] is True
    problem(ost.get("/api/session"), 401, "login-required")
    ok(door.put("/api/accounts/ost/disabled", json={"disabled": False, **WHY}))
    problem(ost.get("/api/session"), 401, "login-required")
    log_in(ost, "ost")


@pytest.mark.parametrize(
    ("path", "body"),
    [("role", {"role": "coordinator", **WHY}), ("disabled", {"disabled": True, **WHY})],
)
def test_the_last_admin_stays(door: TestClient, path: str, body: dict[str, Any]) -> None:
    log_in(door, "verwaltung")
    answer = problem(door.put(f"/api/accounts/verwaltung/{path}", json=body), 409, "change-refused")
    assert "letzte Konto" in answer["detail"]
    ok(door.get("/api/accounts"))
    ok(door.put("/api/accounts/koordination/role", json={"role": "admin", **WHY}))
    ok(door.put(f"/api/accounts/verwaltung/{path}", json=body))


def test_a_reset_password_replaces_the_old_one(door: TestClient) -> None:
    log_in(door, "verwaltung")
    password = ok(door.post("/api/accounts/ost/password", json=WHY))["password"]
    problem(door.post("/api/session", json={"name": "ost", "password": PASSWORD}), 401, "login-failed")
    assert log_in(TestClient(door.app), "ost", password)["must_change"] is True


@pytest.mark.parametrize("path", ["role", "disabled", "password", "tokens"])
def test_an_account_that_there_is_not_is_said_so(door: TestClient, path: str) -> None:
    log_in(door, "verwaltung")
    method, body = {
        "role": ("PUT", {"role": "reader", **WHY}),
        "disabled": ("PUT", {"disabled": True, **WHY}),
        "password": ("POST", WHY),
        "tokens": ("GET", None),
    }[path]
    problem(door.request(method, f"/api/accounts/niemand/{path}", json=body), 404, "unknown-record")


# --- the audit -------------------------------------------------------------------------------------------------------


def test_the_audit_says_who_did_what_to_whom_when_and_why(door: TestClient) -> None:
    log_in(door, "verwaltung")
    ok(door.put("/api/accounts/ost/role", json={"role": "reader", **WHY}))
    deed = last_deed(door)
    assert (deed["who"], deed["what"], deed["account"], deed["why"]) == ("verwaltung", "role", "ost", "Neue Kollegin")
    assert deed["at"] == "2026-03-02T08:00:00+00:00"
    assert deed["detail"] == {"role": "reader", "manager_id": None, "before": ["manager", "quge-ost"]}


def test_the_audit_of_one_account_is_its_own(door: TestClient) -> None:
    log_in(door, "verwaltung")
    ok(door.put("/api/accounts/ost/disabled", json={"disabled": True, **WHY}))
    found = ok(door.get("/api/audit", params={"account": "ost"}))["audit"]
    assert [deed["what"] for deed in found] == ["disable", "add"]
    assert {deed["account"] for deed in found} == {"ost"}


def test_a_change_of_the_own_password_stands_in_the_audit(door: TestClient) -> None:
    log_in(door, "verwaltung")
    ok(door.put("/api/session/password", json={"current": PASSWORD, "new": "drei laute Gänse am Wehr"}))
    door.headers.pop("Atlas-CSRF")
    deed = last_deed(door)
    assert (deed["who"], deed["what"], deed["account"]) == ("verwaltung", "password", "verwaltung")


# --- tokens ----------------------------------------------------------------------------------------------------------

TOKEN = {"label": "Abgleich der Website", "scopes": ["edit_offices", "read_internal"], "reason": "Nachtlauf"}


def test_a_token_is_shown_once_and_works(door: TestClient) -> None:
    log_in(door, "ost")
    body = made(door.post("/api/tokens", json=TOKEN | {"days": 7}))
    assert body["token"]["scopes"] == ["edit_offices", "read_internal"]
    assert body["token"]["expires_at"] == "2026-03-09T08:00:00+00:00"
    listed = ok(door.get("/api/tokens"))
    assert [one["label"] for one in listed["tokens"]] == ["Abgleich der Website"]
    assert body["secret"] not in str(listed)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["assign"]}, "scopes"),
        ({"scopes": ["edit_offices", "alles"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 367}, "days"),
        ({"label": " "}, "label"),
        ({"label": "x" * 81}, "label"),
    ],
    ids=["none", "not-of-its-role", "unknown", "no-time", "too-long", "no-label", "long-label"],
)
def test_a_token_that_cannot_be_is_refused(door: TestClient, changes: dict[str, Any], field: str) -> None:
    log_in(door, "ost")
    body = problem(door.post("/api/tokens", json=TOKEN | changes), 422, "invalid-record")
    assert [item["field"] for item in body["fields"]] == [field]
    assert ok(door.get("/api/tokens")) == {"tokens": []}


def test_no_token_can_keep_accounts(door: TestClient) -> None:
    log_in(door, "verwaltung")
    problem(door.post("/api/tokens", json=TOKEN | {"scopes": ["keep_accounts"]}), 422, "invalid-record")


def test_everybody_ends_their_own_tokens_and_nobody_else_s(door: TestClient) -> None:
    log_in(door, "ost")
    token = made(door.post("/api/tokens", json=TOKEN))["token"]["id"]
    log_in(door, "koordination")
    problem(door.delete(f"/api/tokens/{token}", params=WHY), 404, "unknown-record")
    log_in(door, "ost")
    assert ok(door.delete(f"/api/tokens/{token}", params=WHY))["token"]["revoked_at"] == "2026-03-02T08:00:00+00:00"


def test_an_admin_ends_the_token_of_anybody(door: TestClient) -> None:
    log_in(door, "ost")
    body = made(door.post("/api/tokens", json=TOKEN))
    log_in(door, "verwaltung")
    problem(door.delete(f"/api/accounts/ost/tokens/{body['token']['id']}"), 422, "reason-required")
    ok(door.delete(f"/api/accounts/ost/tokens/{body['token']['id']}", params=WHY))
    assert last_deed(door)["what"] == "revoke"
    listed = ok(door.get("/api/accounts/ost/tokens"))["tokens"]
    assert [one["revoked_at"] for one in listed] == ["2026-03-02T08:00:00+00:00"]
    headers = {"Authorization": f"Bearer {body['secret']}"}
    problem(TestClient(door.app).get("/api/tokens", headers=headers), 401, "login-required")


def test_the_use_of_a_token_is_seen(door: TestClient, accounts: AccountStore) -> None:
    log_in(door, "ost")
    body = made(door.post("/api/tokens", json=TOKEN))
    assert body["token"]["used_at"] is None
    assert accounts.tokens.actor(body["secret"]).name == "ost"
    assert ok(door.get("/api/tokens"))["tokens"][0]["used_at"] == "2026-03-02T08:00:00+00:00"


# --- what never leaves the house -------------------------------------------------------------------------------------


def test_no_answer_and_no_line_of_the_log_holds_a_secret(
    door: TestClient, accounts: AccountStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    wrong = "Marke im falschen Passwort 81"
    seen = [door.post("/api/session", json={"name": "ost", "password": wrong})]
    seen += [door.post("/api/session", json={"name": ["ost"], "password": wrong})]
    log_in(door, "verwaltung")
    password = made(door.post("/api/accounts", json=NEW))["password"]
    secret = made(door.post("/api/tokens", json=TOKEN))["secret"]
    seen += [door.get(path) for path in ("/api/session", "/api/accounts", "/api/tokens", "/api/audit")]
    seen += [door.get("/api/session", headers={"Authorization": f"Bearer {secret}x"})]
    seen += [door.put("/api/session/password", json={"current": wrong, "new": wrong})]
    seen += [door.put("/api/session/password", json={"current": wrong, "new": wrong, "more": wrong})]
    told = (
        "".join(one.text + str(one.headers) for one in seen)
        + caplog.text
        + str([one.__dict__ for one in caplog.records])
    )
    kept = [row.password_hash for row in _rows(accounts)]
    for marker in (wrong, PASSWORD, password, secret, door.cookies["atlas_session"], *kept):
        assert marker not in told
    assert "argon2" not in told


def _rows(accounts: AccountStore) -> Any:
    with accounts.people._database.reading() as connection:
        return connection.exec_driver_sql("SELECT password_hash FROM account").all()
