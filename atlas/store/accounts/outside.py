"""Logins by another house (OpenID Connect): which of its subjects is which account here, and logins under way there."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from atlas.accounts.account import normal_name
from atlas.accounts.elsewhere import Begun, Flow, Identity
from atlas.accounts.secret import digest, new_secret
from atlas.errors import ChangeRefused, LoginFailed
from atlas.store.accounts.people import found, note
from atlas.store.accounts.schema import ACCOUNTS, FLOWS, IDENTITIES
from atlas.store.database import Database

# So long one may take to log in over there.
_PATIENCE = timedelta(minutes=10)


class Outside:
    """The identities and the logins under way of a file."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, target: str) -> Begun:
        """Note that a browser goes to log in elsewhere."""
        begun, now = Begun(new_secret(), new_secret(), Flow(new_secret(), new_secret(), target)), self._clock()
        keys = {"state": digest(begun.state), "browser": digest(begun.browser)}
        told = {"nonce": begun.flow.nonce, "verifier": begun.flow.verifier, "target": target}
        with self._database.writing() as connection:
            connection.execute(delete(FLOWS).where(FLOWS.c.created_at < now - _PATIENCE))
            connection.execute(insert(FLOWS).values(**keys, **told, created_at=now))
        return begun

    def take(self, state: str, browser: str) -> Flow:
        """Return the login that a browser comes back from, once; raises LoginFailed for one that is not its own."""
        mine = FLOWS.c.state == digest(state), FLOWS.c.browser == digest(browser)
        with self._database.writing() as connection:
            row = connection.execute(select(FLOWS).where(*mine)).first()
            connection.execute(delete(FLOWS).where(*mine))
        if row is None or self._clock() - row.created_at > _PATIENCE:
            raise LoginFailed(
                "Diese Anmeldung hat nicht hier begonnen oder zu lange gedauert. Bitte beginnen Sie noch einmal.",
                "This login did not begin here, or it took too long. Please begin again.",
            )
        return Flow(row.nonce, row.verifier, row.target)

    def account_of(self, identity: Identity) -> str | None:
        """Return the name of the account that an identity belongs to.

        An identity met for the first time is linked to the account that it claims, if that has no other one yet.
        """
        with self._database.writing() as connection:
            known = connection.execute(select(IDENTITIES.c.account).where(*_same(identity))).scalar()
            if known is not None or identity.claimed is None:
                return known
            name = normal_name(identity.claimed)
            there = connection.execute(select(ACCOUNTS.c.name).where(ACCOUNTS.c.name == name)).first()
            taken = connection.execute(select(IDENTITIES.c.account).where(IDENTITIES.c.account == name)).first()
            if there is None or taken is not None:
                return None
            self._link(connection, name, identity, by=identity.issuer, why="Erste Anmeldung")
            return name

    def link(self, name: str, identity: Identity, *, by: str, why: str) -> None:
        """Let an identity log in as an account; raises UnknownRecord, and ChangeRefused where it is another's."""
        with self._database.writing() as connection:
            account = found(connection, name)
            known = connection.execute(select(IDENTITIES.c.account).where(*_same(identity))).scalar()
            if known == account.name:
                return
            if known is not None:
                raise ChangeRefused(
                    f"Diese Kennung gehört schon zum Konto „{known}“.",
                    f"This identity belongs to the account '{known}' already.",
                )
            connection.execute(delete(IDENTITIES).where(IDENTITIES.c.account == account.name))
            self._link(connection, account.name, identity, by=by, why=why)

    def unlink(self, name: str, *, by: str, why: str) -> None:
        """Let nobody from elsewhere log in as an account any more."""
        with self._database.writing() as connection:
            account = found(connection, name)
            if connection.execute(delete(IDENTITIES).where(IDENTITIES.c.account == account.name)).rowcount:
                note(connection, self._clock(), by, "unlink", account.name, why, {})

    def _link(self, connection: Connection, name: str, identity: Identity, *, by: str, why: str) -> None:
        now, told = self._clock(), {"issuer": identity.issuer, "subject": identity.subject}
        connection.execute(insert(IDENTITIES).values(**told, account=name, linked_at=now))
        note(connection, now, by, "link", name, why, told)


def _same(identity: Identity) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return IDENTITIES.c.issuer == identity.issuer, IDENTITIES.c.subject == identity.subject
