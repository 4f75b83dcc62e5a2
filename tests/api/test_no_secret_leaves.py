"""A whole day of work at the server, read afterwards: no secret stands in any line of its log, answer, or file."""

import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from doors import EAST, VISIT, VISITS, WHY, visit_both
from fastapi import FastAPI
from ledgers import copied, staffed
from staff_doors import PASSWORD, log_in
from starlette.testclient import TestClient

import atlas

WRONG, NEW = "Geheim im falschen Passwort 81", "drei laute Gänse am Wehr"
OFFICE = "/api/collections/offices/items/bautzen-qm-gesundbrunnen"


class Keeper(logging.Handler):
    """Keeps every line of the server's log, with all that came with it; not what the client of the test says."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, the traceback with it."""
        if not record.name.startswith("httpx"):
            self._lines.append(f"{self.format(record)} {record.__dict__}")


class Day:
    """What was said to somebody during a day of work, and the secrets that nobody else may find in it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.told: list[str] = []
        self.secrets: set[str] = {PASSWORD, WRONG, NEW}

    def ask(self, method: str, path: str, *, gives: tuple[str, ...] = (), **more: Any) -> Any:
        """Ask, and note what is told; `gives` are members that tell a secret once, to whom it belongs."""
        response = self.client.request(method, path, **more)
        text = response.text
        body = response.json() if "json" in response.headers.get("content-type", "") else {}
        for name in gives:
            self.secrets.add(body[name])
            text = text.replace(body[name], "")
        headers = [f"{name}: {value}" for name, value in response.headers.items() if name != "set-cookie"]
        self.told += [text, *headers, str(response.url)]
        return body

    def log_in(self, name: str, password: str = PASSWORD) -> None:
        """Log in, and keep the secrets of the session in mind."""
        body = log_in(self.client, name, password)
        self.secrets |= {self.client.cookies["atlas_session"], body["csrf"]}


@pytest.fixture(scope="module")
def own(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    with copied(house, tmp_path_factory.mktemp("day")) as opened:
        visit_both(opened)
        yield opened


@pytest.fixture(scope="module")
def day(own: atlas.Atlas) -> Iterator[tuple[Day, str]]:
    """A day of work, and everything that was logged on it."""
    lines: list[str] = []
    keeper = Keeper(lines)
    root = logging.getLogger()
    before = root.level
    root.addHandler(keeper)
    root.setLevel(logging.DEBUG)
    with staffed(own) as client:
        worked = Day(TestClient(client.app, base_url="http://testserver", raise_server_exceptions=False))
        work(worked)
        yield worked, "\n".join(lines)
    root.removeHandler(keeper)
    root.setLevel(before)


def work(day: Day) -> None:
    """Log in wrongly and rightly, keep accounts and tokens, write, be refused, fail, read it all back, log out."""
    for body in ({"name": "ost", "password": WRONG}, {"name": [], "password": WRONG}, {"password": WRONG, "x": WRONG}):
        day.ask("POST", "/api/session", json=body)
    day.log_in("verwaltung")
    day.ask("POST", "/api/accounts", json={"name": "neue-kollegin", "role": "reader", **WHY}, gives=("password",))
    day.ask("POST", "/api/accounts/neue-kollegin/password", json=WHY, gives=("password",))
    token = day.ask(
        "POST",
        "/api/tokens",
        json={"label": "Kalender", "scopes": ["read_calendar", "read_internal"], **WHY},
        gives=("secret",),
    )["secret"]
    bearer = {"Authorization": f"Bearer {token}"}
    for path in ("/api/visits", "/api/visits/quatsch", "/api/accounts", "/api/history?x=1"):
        day.ask("GET", path, headers=bearer)
    # The address of a feed holds its token; what is answered may not.
    for query in ("", "&manager=quge-ost", "&quatsch=1"):
        response = day.client.get(f"/api/visits/calendar.ics?token={token}{query}")
        day.told += [response.text, str(response.headers)]
    for body in ({"current": WRONG, "new": WRONG}, {"current": PASSWORD, "new": PASSWORD}, {"new": NEW, "x": NEW}):
        day.ask("PUT", "/api/session/password", json=body)
    day.ask("PUT", "/api/session/password", json={"current": PASSWORD, "new": NEW}, gives=("csrf",))
    day.log_in("koordination")
    tag = day.client.get(f"{OFFICE}/record").headers["etag"]
    changed = {"properties": {"note": "Am Hof"}}
    day.ask("PATCH", OFFICE, json=changed, params=WHY, headers={"If-Match": tag})
    day.ask("PATCH", OFFICE, json=changed, params=WHY, headers={"If-Match": tag, "Atlas-CSRF": "falsch"})
    day.ask("POST", "/api/visits", json={**VISIT, "city_ags": EAST})
    day.ask("DELETE", f"/api/visits/{VISITS[0]}", headers={"If-Match": "alt"})
    day.ask("POST", "/api/session", content=b"{" + WRONG.encode(), headers={"Content-Type": "application/json"})
    day.log_in("verwaltung", NEW)
    break_down(day, token)
    for path in (
        "/api/audit",
        "/api/accounts",
        "/api/accounts/verwaltung/tokens",
        "/api/tokens",
        "/api/history?limit=200",
    ):
        day.ask("GET", path)
    day.ask("DELETE", "/api/session?everywhere=true")
    day.ask("GET", "/api/session")


def break_down(day: Day, token: str) -> None:
    """Ask with secrets while the server is broken, so that it logs a failure of each."""
    state = cast(FastAPI, day.client.app).state
    house, state.atlas = state.atlas, None
    response = day.client.get(f"/api/visits/calendar.ics?token={token}")
    state.atlas = house
    accounts, state.accounts = state.accounts, None
    day.ask("POST", "/api/session", json={"name": "ost", "password": PASSWORD})
    state.accounts = accounts
    assert response.status_code == 500
    day.told += [response.text, str(response.headers)]


def test_the_day_was_worked(day: tuple[Day, str], own: atlas.Atlas) -> None:
    worked, log = day
    assert len(worked.secrets) > 10 and own.store.revision().number == 5
    assert "Am Hof" in "".join(worked.told)
    assert log.count("AttributeError") >= 2, "the server must have logged its failures"


def test_no_answer_tells_a_secret_again(day: tuple[Day, str]) -> None:
    told = "\n".join(day[0].told)
    assert [secret for secret in day[0].secrets if secret in told] == []
    assert not re.search(r"\$argon2|qas_\w", told)


def test_no_line_of_the_log_holds_a_secret(day: tuple[Day, str]) -> None:
    assert [secret for secret in day[0].secrets if secret in day[1]] == []
    assert "$argon2" not in day[1]


@pytest.mark.parametrize("name", ["ledger.sqlite", "accounts.sqlite", "drafts.sqlite"])
def test_no_file_holds_a_secret(day: tuple[Day, str], own: atlas.Atlas, name: str) -> None:
    folder = own.data
    kept = b"".join(file.read_bytes() for file in folder.glob(f"{name}*"))
    assert [secret for secret in day[0].secrets if secret.encode() in kept] == []


def test_the_ledger_knows_nothing_of_accounts_but_their_names(day: tuple[Day, str], own: atlas.Atlas) -> None:
    with sqlite3.connect(own.store.path) as ledger:
        dumped = "\n".join(ledger.iterdump())
    assert "koordination" in dumped
    assert "argon2" not in dumped and "atlas_session" not in dumped


def test_files_with_secrets_are_for_their_owner_alone(day: tuple[Day, str], own: atlas.Atlas) -> None:
    folder: Path = own.data
    assert oct((folder / "accounts.sqlite").stat().st_mode & 0o077) == oct(0)
