"""Access for machines: a token is shown once, kept as its digest, made for some actions and some time, revocable."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update

from atlas.accounts import Account, Token
from atlas.accounts.account import checked_label, checked_scopes
from atlas.accounts.secret import digest, new_secret
from atlas.errors import InvalidRecord, LoginRequired, StoreError, UnknownRecord
from atlas.policy import Actor
from atlas.store.accounts.people import note
from atlas.store.accounts.schema import ACCOUNTS, TOKENS
from atlas.store.database import Database

MOST_DAYS = 366
_PREFIX = "qas_"
_ID_LENGTH = 12
_SEEN_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token, and its secret, which is nowhere else."""

    secret: str
    token: Token


class Tokens:
    """The tokens of a file."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def issue(self, account: Account, label: str, scopes: Collection[str], days: int, *, by: str, why: str) -> Issued:
        """Make a token for an account that can do some of what the account can; raises InvalidRecord."""
        label, granted = checked_label(label), checked_scopes(scopes, account.role)
        if not 1 <= days <= MOST_DAYS:
            sentences = f"Ein Token gilt 1 bis {MOST_DAYS} Tage.", f"A token lasts 1 to {MOST_DAYS} days."
            raise InvalidRecord(*sentences, parameter="days", fields={"days": sentences})
        secret, now = _PREFIX + new_secret(), self._clock()
        key = digest(secret)
        token = Token(key[:_ID_LENGTH], account.name, label, granted, now, now + timedelta(days=days), None, None)
        listed = ",".join(sorted(granted))
        with self._database.writing() as connection:
            row = {"id": token.id, "digest": key, "account": account.name, "label": label, "scopes": listed}
            connection.execute(insert(TOKENS).values(**row, created_at=now, expires_at=token.expires_at))
            detail = {"token": token.id, "label": label, "scopes": sorted(granted), "days": days}
            note(connection, now, by, "token", account.name, why, detail)
        return Issued(secret, token)

    def actor(self, secret: str) -> Actor:
        """Return who acts with a token, and note that it is used; raises LoginRequired."""
        key, now = digest(secret), self._clock()
        query = select(ACCOUNTS, TOKENS.c.scopes, TOKENS.c.expires_at, TOKENS.c.used_at, TOKENS.c.revoked_at)
        with self._database.reading() as connection:
            row = connection.execute(query.join(TOKENS).where(TOKENS.c.digest == key)).first()
        if row is None or row.disabled or row.revoked_at is not None or now >= row.expires_at:
            raise LoginRequired(
                "Dieses Zugriffstoken gilt nicht oder nicht mehr.", "This token is not, or no longer, valid."
            )
        if row.used_at is None or now - row.used_at >= _SEEN_AGAIN:
            # Where the disk is full, or somebody writes for long, reading goes on.
            with suppress(StoreError), self._database.writing() as connection:
                connection.execute(update(TOKENS).where(TOKENS.c.digest == key).values(used_at=now))
        return Actor(row.name, row.role, row.manager_id, _scopes(row.scopes))

    def of(self, account: str) -> list[Token]:
        """Return the tokens of an account, newest first."""
        query = select(TOKENS).where(TOKENS.c.account == account).order_by(TOKENS.c.created_at.desc())
        with self._database.reading() as connection:
            return [_token(row) for row in connection.execute(query)]

    def revoke(self, account: str, token_id: str, *, by: str, why: str) -> Token:
        """End a token of an account for good; raises UnknownRecord."""
        mine, now = (TOKENS.c.account == account, TOKENS.c.id == token_id), self._clock()
        with self._database.writing() as connection:
            if connection.execute(select(TOKENS.c.id).where(*mine)).first() is None:
                raise UnknownRecord("Dieses Token gibt es nicht.", "There is no such token.")
            ended = update(TOKENS).where(*mine, TOKENS.c.revoked_at.is_(None)).values(revoked_at=now)
            if connection.execute(ended).rowcount:
                note(connection, now, by, "revoke", account, why, {"token": token_id})
            return _token(connection.execute(select(TOKENS).where(*mine)).one())


def _scopes(text: str) -> frozenset[Any]:
    return frozenset(text.split(","))


def _token(row: Row[Any]) -> Token:
    named = {name: value for name, value in row._mapping.items() if name not in ("digest", "scopes")}
    return Token(**named, scopes=_scopes(row.scopes))
