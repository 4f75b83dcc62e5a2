"""Logging in and staying so: tries are counted before they are looked at, and a session's id is kept as its digest."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, delete, insert, select, update

from atlas.accounts import Lifetimes, Session
from atlas.accounts.account import normal_name
from atlas.accounts.password import Passwords
from atlas.accounts.secret import digest, new_secret
from atlas.accounts.throttle import FORGOTTEN_AFTER, OF_ADDRESS, OF_NAME, Rule, Tries, key_of_address, key_of_name
from atlas.errors import LoginFailed, LoginRequired, StoreError, TooManyRequests
from atlas.store.accounts.people import account_of
from atlas.store.accounts.schema import ACCOUNTS, SESSIONS, TRIES
from atlas.store.database import Database, upsert

# That somebody is there is written down once a minute, not with every request.
_SEEN_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session, and the secret by which its holder is known; the secret is nowhere else."""

    secret: str
    session: Session


class Sessions:
    """The sessions of a file."""

    def __init__(
        self, database: Database, passwords: Passwords, clock: Callable[[], datetime], lifetimes: Lifetimes
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._clock = clock
        self._lifetimes = lifetimes

    def login(self, name: str, password: str, address: str) -> Opened:
        """Open a session for a name and its password; raises LoginFailed, TooManyRequests.

        It is always a new one, whatever the asker had.
        """
        return self.open(self.prove(name, password, address))

    def prove(self, name: str, password: str, address: str) -> str:
        """Return the name of the account that a password belongs to; raises LoginFailed, TooManyRequests.

        The work is the same for a name that does not exist.
        """
        name, counted = normal_name(name), _counted(name, address)
        self._count(counted)
        with self._database.reading() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).first()
        kept = row.password_hash if row else None
        if not self._passwords.fits(kept, password) or row is None or row.disabled:
            raise LoginFailed("Name und Passwort passen nicht zusammen.", "Name and password do not belong together.")
        self._forgive(counted)
        self._renew(name, row.password_hash, password)
        return name

    def open(self, name: str) -> Opened:
        """Open a session for an account that has proved who it is; raises LoginRequired if it is shut out by now."""
        secret, now = new_secret(), self._clock()
        with self._database.writing() as connection:
            self._sweep(connection, now)
            row = connection.execute(
                select(ACCOUNTS).where(ACCOUNTS.c.name == name, ACCOUNTS.c.disabled.is_(False))
            ).first()
            if row is None:
                raise _ended()
            moments = {"created_at": now, "seen_at": now}
            connection.execute(insert(SESSIONS).values(digest=digest(secret), account=name, **moments))
        return Opened(secret, Session(account_of(row), self._lifetimes.end(now, now)))

    def find(self, secret: str) -> Session:
        """Return the session of a secret, which lasts longer by this; raises LoginRequired."""
        key, now = digest(secret), self._clock()
        query = select(ACCOUNTS, SESSIONS.c.created_at.label("began_at"), SESSIONS.c.seen_at)
        with self._database.reading() as connection:
            row = connection.execute(query.join(SESSIONS).where(SESSIONS.c.digest == key)).first()
        if row is None or row.disabled or not self._lifetimes.hold(now, row.began_at, row.seen_at):
            raise _ended()
        if now - row.seen_at >= _SEEN_AGAIN:
            # Where the disk is full, or somebody writes for long, reading goes on; the session only ends the sooner.
            with suppress(StoreError), self._database.writing() as connection:
                connection.execute(update(SESSIONS).where(SESSIONS.c.digest == key).values(seen_at=now))
        return Session(account_of(row), self._lifetimes.end(row.began_at, now))

    def close(self, secret: str) -> None:
        """End one session."""
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == digest(secret)))

    def close_all(self, name: str) -> None:
        """End every session of an account."""
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == name))

    def _renew(self, name: str, kept: str, password: str) -> None:
        """Hash a password anew where its hash was made at lower costs than today's."""
        if self._passwords.is_outdated(kept):
            renewed = self._passwords.hash(password)
            with self._database.writing() as connection:
                unchanged = ACCOUNTS.c.name == name, ACCOUNTS.c.password_hash == kept
                connection.execute(update(ACCOUNTS).where(*unchanged).values(password_hash=renewed))

    def _sweep(self, connection: Connection, now: datetime) -> None:
        """Throw away the sessions that have ended by themselves."""
        too_old = SESSIONS.c.created_at < now - self._lifetimes.longest
        idle = SESSIONS.c.seen_at < now - self._lifetimes.idle
        connection.execute(delete(SESSIONS).where(too_old | idle))

    def _count(self, counted: dict[str, Rule]) -> None:
        """Count a try, or raise TooManyRequests, which does not count.

        It counts before anybody looks at the password, so that a thousand tries at once are not all let through.
        """
        now = self._clock()
        with self._database.writing() as connection:
            # What lies far ahead was counted before the clock was put back: nobody is kept out for so long.
            ahead = TRIES.c.last_at > now + OF_ADDRESS.longest
            connection.execute(delete(TRIES).where((TRIES.c.last_at < now - FORGOTTEN_AFTER) | ahead))
            known = {key: _tries(connection, key) for key in counted}
            left = max((tries.left(counted[key], now) for key, tries in known.items() if tries), default=timedelta())
            if left > timedelta():
                raise _too_often(left)
            for key, tries in known.items():
                state = {"count": 1 + (tries.count if tries else 0), "last_at": now}
                upsert(connection, TRIES, {"digest": key}, state)

    def _forgive(self, counted: dict[str, Rule]) -> None:
        """Forget the tries of a name that got in, and of its address this one only: it may be guessing at others."""
        of_name, of_address = counted
        with self._database.writing() as connection:
            connection.execute(delete(TRIES).where(TRIES.c.digest == of_name))
            fewer = update(TRIES).where(TRIES.c.digest == of_address, TRIES.c.count > 0)
            connection.execute(fewer.values(count=TRIES.c.count - 1))


def _counted(name: str, address: str) -> dict[str, Rule]:
    return {key_of_name(name): OF_NAME, key_of_address(address): OF_ADDRESS}


def _tries(connection: Connection, key: str) -> Tries | None:
    row = connection.execute(select(TRIES.c.count, TRIES.c.last_at).where(TRIES.c.digest == key)).first()
    return Tries(*row) if row else None


def _ended() -> LoginRequired:
    return LoginRequired(
        "Sie sind nicht oder nicht mehr angemeldet. Bitte melden Sie sich an.",
        "You are not, or no longer, logged in. Please log in.",
    )


def _too_often(wait: timedelta) -> TooManyRequests:
    seconds = ceil(wait.total_seconds())
    spoken = (f"{seconds} Sekunden", f"{seconds} seconds")
    if seconds > 90:
        minutes = ceil(seconds / 60)
        spoken = (f"{minutes} Minuten", f"{minutes} minutes")
    return TooManyRequests(
        f"Zu viele Anmeldeversuche. Bitte warten Sie {spoken[0]} und versuchen Sie es dann noch einmal.",
        f"Too many attempts to log in. Please wait {spoken[1]} and try again.",
        retry_after_s=seconds,
    )
