"""What a store needs of the database that holds it: one state to read, one writer at a time, and its tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from atlas.errors import AtlasError

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData, Table

# The rows that answer a question in SQL that both engines understand.
Ask = Callable[[str], Iterable[Sequence[Any]]]
Health = Literal["serves", "behind", "foreign", "gone"]


@dataclass(slots=True)
class Found:
    """How a replica was when it was last asked, and its latest revision then."""

    health: Health = "serves"
    revision: int | None = None


class Closable(Protocol):
    """What holds connections."""

    def close(self) -> None:
        """Close all connections."""


class Database(Closable, Protocol):
    """A database of one of the engines (SQLite, PostgreSQL)."""

    def reading(self) -> "AbstractContextManager[Connection]":
        """Give a connection that sees one state of the database."""

    def newest(self) -> "AbstractContextManager[Connection]":
        """Give a connection that sees what was written last, where others may lag behind."""

    def asking(self, *, newest: bool = False) -> AbstractContextManager[Ask]:
        """Give a way to ask one state of the database in SQL, as reading does, or as newest does."""

    def writing(self) -> "AbstractContextManager[Connection]":
        """Give the one connection that may write, until all of it is written or nothing."""

    def prepare(self, connection: "Connection", metadata: "MetaData") -> None:
        """Make the tables of a store, or bring them to the version that this program works with.

        Raises StoreTooNew, and what `damage` makes where the database is not sound.
        """

    def is_prepared(self, store: str) -> bool:
        """Return whether it is known at once that there is nothing to prepare; raises as preparing does."""

    def damage(self) -> AtlasError:
        """Return the error for contents that nobody can make sense of."""


@contextmanager
def closed_on_failure(opened: Closable) -> Iterator[None]:
    """Close the connections of what turns out not to be usable; whoever opens it never gets hold of it."""
    try:
        yield
    except BaseException:
        opened.close()
        raise


def upsert(connection: "Connection", table: "Table", key: dict[str, Any], state: dict[str, Any]) -> None:
    """Write a row in the place of the one with the same key, if there is one."""
    upsert_all(connection, table, [key], [state])


def upsert_all(
    connection: "Connection", table: "Table", keys: Sequence[dict[str, Any]], states: Sequence[dict[str, Any]]
) -> None:
    """Write rows in the place of those with the same keys, where there are any; there is at least one row."""
    row = _insert(connection, table)
    given = {name: row.excluded[name] for name in states[0]}
    statement = row.on_conflict_do_update(index_elements=list(keys[0]), set_=given)
    connection.execute(statement, [{**key, **state} for key, state in zip(keys, states, strict=True)])


def _insert(connection: "Connection", table: "Table") -> Any:
    """Return an INSERT of the dialect of a database, which is the only one that is loaded."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
