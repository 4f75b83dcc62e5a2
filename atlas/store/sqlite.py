"""One SQLite file: readers wait for nobody, a writer writes all or nothing, and what goes wrong becomes a sentence."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.errors import AtlasError, StoreBusy, StoreNotWritable
from atlas.store import steps
from atlas.store.database import Ask
from atlas.store.owning import made

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData

_WRITES = "atlas_writes"
# Two who write at once come one after the other instead of failing half-way. Reading waits for none.
_BEGIN_WRITING = "BEGIN IMMEDIATE"
_DAMAGE = ("malformed", "not a database", "corrupt")
_PATIENCE_MS = 10_000
# As SQLite makes its files.
_FOR_ALL_WHO_MAY = 0o644
# The low byte of an error code of SQLite says what it is about; the rest, where it happened.
_PRIMARY = 0xFF
_REASONS = {
    sqlite3.SQLITE_FULL: "der Datenträger ist voll",
    sqlite3.SQLITE_READONLY: "es ist schreibgeschützt",
    sqlite3.SQLITE_IOERR: "der Datenträger nimmt nichts an",
}


class SqliteFile:
    """A SQLite file that is read and written through SQLAlchemy, which is loaded when it is first needed.

    Whoever only follows what stands in it asks SQLite itself.
    """

    def __init__(self, path: Path, damaged: Callable[[Path], AtlasError]) -> None:
        """`damaged` makes the error for a file that SQLite cannot make sense of."""
        self.path = path
        self._damaged = damaged

    @cached_property
    def _engine(self) -> "Engine":
        with suppress(OSError):
            # Where nobody may make it, SQLite says so.
            made(self.path, _FOR_ALL_WHO_MAY)
        return _engine(self.path)

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """Give a connection that sees one state of the file."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    def newest(self) -> "AbstractContextManager[Connection]":
        """Give a connection that sees what was written last."""
        return self.reading()

    @contextmanager
    def asking(self, *, newest: bool = False, begin: str = "BEGIN") -> Iterator[Ask]:
        """Give a way to ask one state of the file in SQL; there is no newer one."""
        try:
            # As it is opened anew each time, nobody asks a file that another one has taken the place of.
            with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
                _configure(connection)
                connection.execute(begin)
                yield connection.execute
        except sqlite3.DatabaseError as error:
            raise self._translated(error) from error

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """Give the one connection that may write, until all of it is written or nothing."""
        with self._guarded(), self._engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    def is_prepared(self, store: str) -> bool:
        """Return whether the file is sound, can be written, and has the tables that this program works with."""
        if not self.path.is_file():
            return False
        with self.asking(begin=_BEGIN_WRITING) as ask:
            tables = {name for (name,) in ask("SELECT name FROM sqlite_master")}
            if steps.stamp_of(store) not in tables or _only(ask("PRAGMA quick_check")) != "ok":
                return False
            version = _only(ask(f"SELECT version_num FROM {steps.stamp_of(store)}"))
            return bool(version == str(steps.newest(store)))

    def prepare(self, connection: "Connection", metadata: "MetaData") -> None:
        """Make the tables or bring them up to date; raises StoreTooNew, and the error of damage."""
        from sqlalchemy import text

        from atlas.store import versions

        if connection.execute(text("PRAGMA quick_check")).scalar() != "ok":
            raise self.damage()
        versions.bring_up(connection, metadata)

    def damage(self) -> AtlasError:
        """Return the error for a file that nobody can make sense of."""
        return self._damaged(self.path)

    def close(self) -> None:
        """Close all connections."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn SQLite's complaints into errors of the atlas."""
        from sqlalchemy.exc import DatabaseError
        from sqlalchemy.exc import TimeoutError as NoRoom

        try:
            yield
        except DatabaseError as error:
            raise self._translated(error.orig) from error
        except NoRoom as error:
            # All connections are in use, by those who wait for their turn to write.
            raise _busy() from error

    def _translated(self, error: BaseException | None) -> AtlasError:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        reason = str(error)
        if code == sqlite3.SQLITE_BUSY:
            return _busy()
        if any(word in reason for word in _DAMAGE):
            return self.damage()
        return not_writable(self.path.parent, _REASONS.get(code, reason))


def made_folder(folder: Path) -> Path:
    """Return a folder, made where it is missing; raises StoreNotWritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder) from error
    return folder


def not_writable(folder: Path, reason: str = "") -> StoreNotWritable:
    """Return the error for a data directory that cannot be written, with SQLite's reason where there is one."""
    detail = f" ({reason})" if reason else ""
    return StoreNotWritable(
        f"Das Datenverzeichnis {folder} kann nicht beschrieben werden{detail}. "
        "Rechte und freien Platz prüfen oder mit ATLAS_DATA_DIR ein anderes Verzeichnis nennen.",
        f"The data directory {folder} cannot be written{detail}. "
        "Check rights and free space or name another directory with ATLAS_DATA_DIR.",
    )


def _busy() -> StoreBusy:
    return StoreBusy(
        "Gerade schreibt jemand anderes; nichts wurde gespeichert. Bitte in einem Augenblick noch einmal.",
        "Somebody else is writing; nothing was written. Please try again in a moment.",
    )


def _only(rows: Iterable[Sequence[Any]]) -> Any:
    """Return the first value of the first row; None where there is none."""
    return next((row[0] for row in rows), None)


def _engine(path: Path) -> "Engine":
    from sqlalchemy import create_engine, event

    engine = create_engine(f"sqlite:///{path}", pool_timeout=_PATIENCE_MS / 1000)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: sqlite3.Connection, *_: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # The rollback journal, not a write-ahead log: what is read comes from memory, so nobody waits for a writer; one
    # file is the whole store, on network drives too. EXTRA makes a commit outlast a power cut.
    connection.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: "Connection") -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql(_BEGIN_WRITING if writes else "BEGIN")
