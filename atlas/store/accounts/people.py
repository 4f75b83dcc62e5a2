"""Accounts and what is done to them; every deed is written into the audit with who, when and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from atlas.accounts import Account
from atlas.accounts.account import checked_name, normal_name
from atlas.accounts.password import Passwords, check
from atlas.accounts.throttle import key_of_name
from atlas.errors import ChangeRefused, UnknownRecord
from atlas.policy import Role
from atlas.store.accounts.schema import ACCOUNTS, AUDIT, SESSIONS, TOKENS, TRIES
from atlas.store.database import Database

_COLUMNS = ACCOUNTS.c


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of the audit."""

    number: int
    at: datetime
    who: str
    what: str
    account: str
    detail: Mapping[str, Any]
    why: str


class People:
    """The accounts of a file."""

    def __init__(self, database: Database, passwords: Passwords, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._passwords = passwords
        self._clock = clock

    def all(self) -> list[Account]:
        """Return every account by name."""
        with self._database.reading() as connection:
            return [account_of(row) for row in connection.execute(select(ACCOUNTS).order_by(_COLUMNS.name))]

    def get(self, name: str) -> Account:
        """Return an account, or raise UnknownRecord."""
        with self._database.reading() as connection:
            return found(connection, name)

    def add(
        self,
        name: str,
        role: Role,
        manager_id: str | None,
        password: str | None,
        *,
        by: str,
        why: str,
        must_change: bool = False,
    ) -> Account:
        """Make an account and return it; without password it can log in through another house only."""
        name = checked_name(name)
        kept = self._checked_hash(name, password) if password is not None else None
        now = self._clock()
        with self._database.writing() as connection:
            if connection.execute(select(_COLUMNS.name).where(_COLUMNS.name == name)).first():
                raise ChangeRefused(
                    f"Ein Konto „{name}“ gibt es schon.", f"There is an account '{name}' already.", parameter="name"
                )
            row = {"name": name, "role": role, "manager_id": manager_id, "password_hash": kept}
            moments = {"created_at": now, "changed_at": now}
            connection.execute(insert(ACCOUNTS).values(**row, must_change=must_change, disabled=False, **moments))
            detail = {"role": role, "manager_id": manager_id}
            note(connection, now, by, "add", name, why, detail)
            return found(connection, name)

    def set_role(self, name: str, role: Role, manager_id: str | None, *, by: str, why: str) -> Account:
        """Give an account another role; its sessions end. Raises ChangeRefused for the last admin."""
        with self._database.writing() as connection:
            before = found(connection, name)
            if role != "admin":
                _keep_an_admin(connection, before)
            detail = {"role": role, "manager_id": manager_id, "before": [before.role, before.manager_id]}
            values = {"role": role, "manager_id": manager_id}
            return self._change(connection, before, values, by=by, what="role", why=why, detail=detail)

    def disable(self, name: str, *, by: str, why: str) -> Account:
        """Shut an account out: its sessions and tokens end. Raises ChangeRefused for the last admin."""
        with self._database.writing() as connection:
            before = found(connection, name)
            _keep_an_admin(connection, before)
            revoked = update(TOKENS).where(TOKENS.c.account == before.name, TOKENS.c.revoked_at.is_(None))
            connection.execute(revoked.values(revoked_at=self._clock()))
            return self._change(connection, before, {"disabled": True}, by=by, what="disable", why=why)

    def enable(self, name: str, *, by: str, why: str) -> Account:
        """Let an account in again."""
        with self._database.writing() as connection:
            before = found(connection, name)
            return self._change(connection, before, {"disabled": False}, by=by, what="enable", why=why)

    def set_password(self, name: str, password: str, *, by: str, why: str, must_change: bool = False) -> Account:
        """Give an account another password; its sessions end, and failed tries are forgotten."""
        kept = self._checked_hash(self.get(name).name, password)
        with self._database.writing() as connection:
            before = found(connection, name)
            connection.execute(delete(TRIES).where(TRIES.c.digest == key_of_name(before.name)))
            values = {"password_hash": kept, "must_change": must_change}
            return self._change(connection, before, values, by=by, what="password", why=why)

    def audit(self, name: str | None = None) -> list[Deed]:
        """Return what was done to an account, or to all of them, newest first."""
        query = select(AUDIT).order_by(AUDIT.c.number.desc())
        if name is not None:
            query = query.where(AUDIT.c.account == normal_name(name))
        with self._database.reading() as connection:
            rows = connection.execute(query)
            return [Deed(**{**row._mapping, "detail": orjson.loads(row.detail)}) for row in rows]

    def _checked_hash(self, name: str, password: str) -> str:
        check(name, password)
        return self._passwords.hash(password)

    def _change(
        self,
        connection: Connection,
        account: Account,
        values: Mapping[str, object],
        *,
        by: str,
        what: str,
        why: str,
        detail: Mapping[str, object] | None = None,
    ) -> Account:
        """Write the change and its entry in the audit, and end every session that began under what was before."""
        now = self._clock()
        where = _COLUMNS.name == account.name
        connection.execute(update(ACCOUNTS).where(where).values(**values, changed_at=now))
        connection.execute(delete(SESSIONS).where(SESSIONS.c.account == account.name))
        note(connection, now, by, what, account.name, why, detail or {})
        return found(connection, account.name)


def note(
    connection: Connection, at: datetime, who: str, what: str, account: str, why: str, detail: Mapping[str, object]
) -> None:
    """Add an entry to the audit; `detail` holds no secret."""
    text = orjson.dumps(detail).decode()
    connection.execute(insert(AUDIT).values(at=at, who=who, what=what, account=account, detail=text, why=why.strip()))


def account_of(row: Row[Any]) -> Account:
    """Return the account of a row of the table."""
    return Account(
        name=row.name,
        role=row.role,
        manager_id=row.manager_id,
        disabled=row.disabled,
        must_change=row.must_change,
        has_password=row.password_hash is not None,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )


def found(connection: Connection, name: str) -> Account:
    """Return an account, or raise UnknownRecord."""
    row = connection.execute(select(ACCOUNTS).where(_COLUMNS.name == normal_name(name))).first()
    if row is None:
        raise UnknownRecord(f"Ein Konto „{name[:64]}“ gibt es nicht.", f"There is no account '{name[:64]}'.")
    return account_of(row)


def _keep_an_admin(connection: Connection, account: Account) -> None:
    """Raise ChangeRefused where without this account nobody could keep accounts any more."""
    others = _COLUMNS.role == "admin", _COLUMNS.disabled.is_(False), _COLUMNS.name != account.name
    left = connection.execute(select(func.count()).select_from(ACCOUNTS).where(*others)).scalar_one()
    if account.role == "admin" and not account.disabled and not left:
        raise ChangeRefused(
            f"„{account.name}“ ist das letzte Konto mit der Rolle „admin“. Erst ein anderes dazu machen.",
            f"'{account.name}' is the last account with the role 'admin'. Make another one first.",
        )
