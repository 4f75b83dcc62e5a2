"""The engine for whoever outgrows one machine: the same stores in a PostgreSQL database."""

import logging
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from threading import BoundedSemaphore, Lock
from typing import Any, Literal

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoRoom

from atlas.errors import (
    AtlasError,
    CorruptLedger,
    InvalidQuery,
    StoreBusy,
    StoreError,
    StoreNotWritable,
    StoreUnavailable,
    UnusableSetting,
)
from atlas.store import gis, versions
from atlas.store.database import Ask
from atlas.store.hosts import Hosts

Kind = Literal["ledger", "accounts", "drafts", "mappings"]
# All tables stand in a schema of their own, so that the atlas may live beside others.
SCHEMA = "atlas"
# What the address is called in complaints, unless somebody else named it.
SETTING = "ATLAS_DATABASE_URL"
_PATIENCE_MS = 10_000
# Of the fifteen connections that a pool has room for; who reads finds one however many wait for their turn to write.
_MOST_WRITERS = 10
_CONNECT_S = 5
# A driver may be named, as SQLAlchemy does; there is one here.
_POSTGRESQL = re.compile(r"postgres(ql)?(\+psycopg)?://")
# Two numbers name the lock that writers of one kind of store wait at: "QAS", and the kind.
_LOCK = 0x514153
_LOCKS: dict[Kind, int] = {"ledger": 1, "accounts": 2, "drafts": 3, "mappings": 4}
KINDS: tuple[Kind, ...] = tuple(_LOCKS)
# Of whoever makes what the stores have in common.
_LOCK_OF_ALL = 0
# SQLSTATE, PostgreSQL 15, appendix A: what stands in the way of writing, and what says that somebody else is writing.
_NOT_WRITABLE = {
    "25006": "die Datenbank nimmt nur Lesen an",
    "3F000": "das Recht am Schema „atlas“ fehlt",
    "42501": "das Recht zu schreiben fehlt",
    "53100": "der Datenträger ist voll",
}
_BUSY = {"40001", "40P01", "55P03", "57014"}
# What no column holds: a null character (the driver says so itself, or the server), and a number too large.
_UNFIT = {None, "22003", "22021"}
_log = logging.getLogger("atlas.store")
# What is written when the database breaks off, in German and English. The answer to a commit may be what is lost.
_READING = ("", "")
_NOTHING = ("; nichts wurde gespeichert", "; nothing was written")
_UNSURE = (
    "; ob die Änderung noch gespeichert wurde, zeigt der Eintrag, wenn Sie ihn neu laden",
    "; whether the change was still written, the record tells when you load it again",
)


class PostgresDatabase:
    """A PostgreSQL database that is read and written through SQLAlchemy; `kinds` name the stores that write in turn."""

    def __init__(self, url: str, *kinds: Kind, patience_s: int = _CONNECT_S, setting: str = SETTING) -> None:
        """Connect nothing yet; whoever connects waits so long for each host, unless the address has `connect_timeout`.

        Raises UnusableSetting where the address is none.
        """
        self._engine = _engine(url, patience_s, setting)
        # Always in the same order, so that no two wait for one another.
        self._locks = sorted(_LOCKS[kind] for kind in kinds)
        self._gone = False
        self._asking = Lock()
        self._writers = BoundedSemaphore(_MOST_WRITERS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with _guarded(), self._connected() as connection:
            yield connection.execution_options(**options)

    def newest(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees what was written last."""
        return self.reading()

    @contextmanager
    def asking(self, *, newest: bool = False) -> Iterator[Ask]:
        """Give a way to ask one state of the database in SQL; there is no newer one."""
        with self.reading() as connection:
            yield connection.exec_driver_sql

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write, until all of it is written or nothing."""
        with self._admitted(), _guarded(_NOTHING), self._connected() as connection:
            # Two who write at once come one after the other, in whichever process or machine they are.
            for lock in self._locks:
                _wait_for(connection, lock)
            yield connection
            with _guarded(_UNSURE):
                connection.commit()

    def prepare(self, connection: Connection, metadata: MetaData) -> None:
        """Make the tables of a store, or bring them up to date; raises StoreTooNew.

        Where they are, and are up to date, no right to make any is needed.
        """
        if not inspect(connection).has_schema(SCHEMA):
            _wait_for(connection, _LOCK_OF_ALL)
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        versions.bring_up(connection, metadata)
        if versions.store_of(metadata) == "ledger":
            gis.keep_up(connection)

    def is_prepared(self, store: str) -> bool:
        """Say that somebody has to look: others may be at work at the same database."""
        return False

    def damage(self) -> AtlasError:
        """Return the error for contents that nobody can make sense of."""
        return CorruptLedger(
            "Das Änderungsbuch in der Datenbank ist beschädigt und wird nicht angetastet. "
            "Eine Sicherung zurückspielen.",
            "The ledger in the database is damaged and is left as it is. Restore a backup.",
        )

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _admitted(self) -> Iterator[None]:
        if not self._writers.acquire(timeout=_PATIENCE_MS / 1000):
            raise _busy()
        try:
            yield
        finally:
            self._writers.release()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """Give a connection. While the database is gone one at a time waits for it, and others are told at once."""
        # Else each who waits would hold a thread, until there is none left for those who ask for something else.
        alone = self._gone and self._asking.acquire(blocking=False)
        try:
            if self._gone and not alone:
                raise OperationalError(None, None, psycopg.OperationalError("gone"))
            connection = self._opened()
        finally:
            if alone:
                self._asking.release()
        with connection:
            yield connection

    def _opened(self) -> Connection:
        try:
            connection = self._engine.connect()
        except OperationalError as error:
            if not self._gone:
                # The driver's words name hosts, the role and the database; never the password.
                _log.warning("The database does not answer: %s", str(error.orig).strip().partition("\n")[0])
            self._gone = True
            raise
        self._gone = False
        return connection


def _wait_for(connection: Connection, lock: int) -> None:
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", (_LOCK, lock))


def _engine(url: str, patience_s: int, setting: str) -> Engine:
    settings = f"-c search_path={SCHEMA} -c lock_timeout={_PATIENCE_MS} -c idle_in_transaction_session_timeout=60000"
    named = _POSTGRESQL.match(url)
    if named is None:
        raise _unusable(setting)
    try:
        given = conninfo_to_dict(f"postgresql://{url[named.end() :]}", options=settings, client_encoding="UTF8")
        address = make_conninfo("", **{"connect_timeout": patience_s, **given})
    except psycopg.ProgrammingError:
        raise _unusable(setting) from None
    engine = create_engine(
        "postgresql+psycopg://",
        creator=partial(_unicode, Hosts(address), setting),
        # Whatever the default of the database is: who has waited for the lock sees what was written meanwhile.
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_timeout=_PATIENCE_MS / 1000,
    )

    @event.listens_for(engine, "connect")
    def _durable(connection: Any, _: Any) -> None:
        # What is told to be written outlasts a power cut, whatever the cluster's default says.
        connection.execute("SET synchronous_commit = on")
        connection.commit()

    return engine


def _unicode(hosts: Hosts, setting: str) -> psycopg.Connection[Any]:
    """Return a new connection; raises StoreError where the database cannot hold every letter."""
    connection = hosts.connect()
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        connection.close()
        raise StoreError(
            f"Die Datenbank von {setting} speichert Texte als {encoding}, der Atlas braucht UTF-8. "
            "Bitte eine andere anlegen: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.",
            f"The database of {setting} keeps texts as {encoding}, the atlas needs UTF-8. "
            "Please make another one: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.",
        )
    return connection


@contextmanager
def _guarded(written: tuple[str, str] = _READING) -> Iterator[None]:
    """Turn the database's complaints into errors of the atlas; `written` says what of it was written."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(error, written) from error
    except NoRoom as error:
        # All connections are in use, by those who wait for their turn to write.
        raise _unavailable(written) if written is _READING else _busy() from error


def _translated(error: DBAPIError, written: tuple[str, str]) -> AtlasError:
    state: str | None = getattr(error.orig, "sqlstate", None)
    if isinstance(error.orig, psycopg.DataError) and state in _UNFIT:
        return InvalidQuery(
            "Eine Angabe lässt sich nicht speichern und nicht suchen: ein Nullzeichen, oder eine zu große Zahl.",
            "A value can neither be stored nor be looked for: a null character, or too large a number.",
        )
    if state in _BUSY and written is not _READING:
        return _busy()
    # A standby breaks off reading what its primary has thrown away meanwhile: trying again helps.
    if state is None or state[:2] in ("08", "57") or state in _BUSY:
        return _unavailable(written)
    if state in _NOT_WRITABLE:
        return StoreNotWritable(
            f"Die Datenbank kann nicht beschrieben werden ({_NOT_WRITABLE[state]}).",
            f"The database cannot be written (SQLSTATE {state}).",
        )
    return StoreError(
        f"Die Datenbank hat die Anfrage abgelehnt (SQLSTATE {state}).",
        f"The database refused the request (SQLSTATE {state}).",
    )


def _unavailable(written: tuple[str, str]) -> StoreUnavailable:
    return StoreUnavailable(
        f"Die Datenbank ist gerade nicht zu erreichen{written[0]}. Bitte in einem Augenblick noch einmal.",
        f"The database cannot be reached at present{written[1]}. Please try again in a moment.",
    )


def _busy() -> StoreBusy:
    return StoreBusy(
        "Gerade schreibt jemand anderes; nichts wurde gespeichert. Bitte in einem Augenblick noch einmal.",
        "Somebody else is writing; nothing was written. Please try again in a moment.",
    )


def _unusable(setting: str) -> UnusableSetting:
    # The address may hold a password: it is not repeated.
    return UnusableSetting(
        f"{setting} ist keine Adresse einer PostgreSQL-Datenbank (postgresql://name@rechner/datenbank).",
        f"{setting} is no address of a PostgreSQL database (postgresql://name@host/database).",
    )
