"""Accounts for tests, and clients that are logged in: what every test of the staff part begins with."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from starlette.testclient import TestClient

from atlas.accounts import Lifetimes
from atlas.accounts.password import Passwords
from atlas.policy import Role
from atlas.store.accounts import AccountStore
from atlas.store.engines import open_accounts

PASSWORD = "vier kluge Esel im Regen"
# One of each role; the manager's cities are those of the east.
PEOPLE: tuple[tuple[str, Role, str | None], ...] = (
    ("leserin", "reader", None),
    ("ost", "manager", "quge-ost"),
    ("koordination", "coordinator", None),
    ("verwaltung", "admin", None),
)
# Real argon2id, at costs that a test can pay a hundred times.
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass, in the words of timedelta."""
        self.now += timedelta(**time)


def accounts_in(
    folder: Path, clock: Clock | None = None, lifetimes: Lifetimes | None = None, url: str | None = None
) -> AccountStore:
    """Return accounts with one of each role, who all have the same password; in a file, or in a database."""
    named: dict[str, Any] = {"clock": clock} if clock else {}
    accounts = open_accounts(folder, url, passwords=Passwords(CHEAP), lifetimes=lifetimes, **named)
    for name, role, manager_id in PEOPLE:
        accounts.people.add(name, role, manager_id, PASSWORD, by="Test", why="Anfang")
    return accounts


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> dict[str, Any]:
    """Log a client in, let it send the token that writing needs from now on, and return its session."""
    client.headers.pop("Atlas-CSRF", None)
    response = client.post("/api/session", json={"name": name, "password": password})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    client.headers["Atlas-CSRF"] = body["csrf"]
    return body
