"""The ledger on a PostgreSQL primary whose streaming replicas serve what is read: never from before a known revision.

A replica serves where it holds the latest revision that this process knows of, by number and hash: one that lags, that
is another atlas's, or that does not answer is left aside until it is well again; what no replica can serve the primary
does. So whatever this process has read or written once, it never reads from a state before.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Lock

from sqlalchemy import Connection, MetaData, select

from atlas.errors import AtlasError, StoreError, StoreUnavailable
from atlas.store import schema
from atlas.store.database import Ask, Found, Health
from atlas.store.postgres import PostgresDatabase
from atlas.store.store import Store

# A replica that does not answer shall not keep a reader waiting: there are others.
_PATIENCE_S = 2
_TABLE = schema.REVISIONS.c
_log = logging.getLogger("atlas.store")


@dataclass(frozen=True, slots=True)
class Known:
    """A revision that is known to be written, by its number and hash."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Replica:
    """A streaming replica, and how it was found."""

    number: int
    database: PostgresDatabase
    state: Found = field(default_factory=Found)

    def found(self, health: Health, revision: int | None = None) -> None:
        """Keep how it was found, and say so where that is new."""
        if health != self.state.health:
            # Every replica is behind for a moment after a change.
            ordinary = {health, self.state.health} == {"serves", "behind"}
            level = logging.INFO if ordinary else logging.WARNING
            _log.log(level, "Replica %d: %s (before: %s)", self.number, health, self.state.health)
        self.state.health, self.state.revision = health, revision


class ReplicatedDatabase:
    """A primary for what is written, and replicas for what is read."""

    def __init__(self, primary: PostgresDatabase, urls: Sequence[str]) -> None:
        """`urls` are the addresses of the replicas."""
        self._primary = primary
        opened = (PostgresDatabase(url, "ledger", patience_s=_PATIENCE_S, setting="ATLAS_READ_URLS") for url in urls)
        self.replicas = tuple(Replica(number, database) for number, database in enumerate(opened, start=1))
        self._known: Known | None = None
        self._lock = Lock()
        self._turn = count()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to a replica that has what is known, or to the primary."""
        with ExitStack() as stack:
            yield self._of_replica(stack) or self._of_primary(stack)

    @contextmanager
    def newest(self) -> Iterator[Connection]:
        """Give a connection to the primary; while it is gone, to a replica that has what is known."""
        with ExitStack() as stack:
            try:
                connection = self._of_primary(stack)
            except StoreUnavailable:
                found = self._of_replica(stack)
                if found is None:
                    raise
                connection = found
            yield connection

    @contextmanager
    def asking(self, *, newest: bool = False) -> Iterator[Ask]:
        """Give a way to ask in SQL what reading or newest sees."""
        with self.newest() if newest else self.reading() as connection:
            yield connection.exec_driver_sql

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write, on the primary, until all of it is written or nothing."""
        written = None
        with self._primary.writing() as connection:
            yield connection
            # A dry run has ended its transaction already.
            if connection.in_transaction():
                written = _latest(connection)
        if written is not None:
            self._learn(written)

    def prepare(self, connection: Connection, metadata: MetaData) -> None:
        """Make the tables that are missing, on the primary."""
        self._primary.prepare(connection, metadata)

    def is_prepared(self, store: str) -> bool:
        """Say that somebody has to look, at the primary."""
        return self._primary.is_prepared(store)

    def watch(self) -> None:
        """Ask every replica how it is: who is well again is taken back, who is not is left aside."""
        for replica in self.replicas:
            with ExitStack() as stack:
                replica.found(*self._asked(replica, stack)[:2])

    def damage(self) -> AtlasError:
        """Return the error for contents that nobody can make sense of."""
        return self._primary.damage()

    def close(self) -> None:
        """Close all connections."""
        for database in (self._primary, *(replica.database for replica in self.replicas)):
            database.close()

    def _of_replica(self, stack: ExitStack) -> Connection | None:
        """Return a connection to one of the replicas that serve, in turn, or None."""
        serving = [replica for replica in self.replicas if replica.state.health == "serves"]
        first = next(self._turn) % len(serving) if serving else 0
        for replica in (*serving[first:], *serving[:first]):
            with ExitStack() as attempt:
                health, revision, connection = self._asked(replica, attempt)
                if health == "serves":
                    stack.push(attempt.pop_all())
                    return connection
                if health != "behind":
                    replica.found(health, revision)
        return None

    def _asked(self, replica: Replica, stack: ExitStack) -> tuple[Health, int | None, Connection | None]:
        """Return how a replica is, its latest revision, and the connection to it, which the stack closes."""
        known = self._known
        try:
            with ExitStack() as attempt:
                connection = attempt.enter_context(replica.database.reading())
                latest = _latest(connection)
                same = known is None or _hash_of(connection, known.number) == known.hash
                stack.push(attempt.pop_all())
        except StoreError:
            return "gone", None, None
        return self._judged(known, latest, same=same), latest.number if latest else None, connection

    def _judged(self, known: Known | None, latest: Known | None, *, same: bool) -> Health:
        """Return how a replica is that ends with a revision, and has or has not the `same` known one as we do."""
        if latest is None or (known and latest.number < known.number):
            return "behind"
        if known is None or latest.number > known.number:
            self._confirm(latest)
        # No replica is ahead of its primary, unless a backup was restored there that has not come through yet.
        ahead = self._known is not None and latest.number > self._known.number
        return "foreign" if ahead or not same else "serves"

    def _confirm(self, latest: Known) -> None:
        """Learn what the primary knows; while it is gone, believe the replica."""
        try:
            with ExitStack() as stack:
                self._of_primary(stack)
        except StoreError:
            self._learn(latest)

    def _of_primary(self, stack: ExitStack) -> Connection:
        """Return a connection to the primary, whose word counts: with a restored backup it may know less than we do."""
        before = self._known
        with ExitStack() as attempt:
            connection = attempt.enter_context(self._primary.reading())
            latest = _latest(connection)
            stack.push(attempt.pop_all())
        with self._lock:
            known = self._known
            # Back to less it goes only where nobody has learned more while this was asked.
            if latest is not None and (known is None or known is before or latest.number > known.number):
                self._known = latest
        return connection

    def _learn(self, revision: Known) -> None:
        with self._lock:
            if self._known is None or revision.number > self._known.number:
                self._known = revision


class ReplicatedStore(Store):
    """The ledger on a primary and its replicas."""

    def __init__(self, primary: PostgresDatabase, urls: Sequence[str]) -> None:
        """`urls` are the addresses of the replicas."""
        self._replicated = ReplicatedDatabase(primary, urls)
        super().__init__(self._replicated)

    def replicas(self) -> tuple[Found, ...]:
        """Return how each replica was when it was last asked."""
        return tuple(replica.state for replica in self._replicated.replicas)

    def watch(self) -> None:
        """Ask every replica how it is."""
        self._replicated.watch()


def _latest(connection: Connection) -> Known | None:
    row = connection.execute(select(_TABLE.number, _TABLE.hash).order_by(_TABLE.number.desc()).limit(1)).first()
    return Known(*row) if row else None


def _hash_of(connection: Connection, number: int) -> str | None:
    return connection.execute(select(_TABLE.hash).where(_TABLE.number == number)).scalar()
