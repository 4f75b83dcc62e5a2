"""What a store needs of the database that holds it: one state to read, one writer at a time, and its tables."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from sqlalchemy import Connection, MetaData, Table, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from atlas.errors import AtlasError

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

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the database."""

    def newest(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees what was written last, where others may lag behind."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the one connection that may write, until all of it is written or nothing."""

    def prepare(self, connection: Connection, metadata: MetaData) -> None:
        """Make the tables of a store, or bring them to the version that this program works with.

        Raises StoreTooNew, and what `damage` makes where the database is not sound.
        """

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


def upsert(connection: Connection, table: Table, key: dict[str, Any], state: dict[str, Any]) -> None:
    """Write a row in the place of the one with the same key, if there is one."""
    upsert_all(connection, table, [key], [state])


def upsert_all(
    connection: Connection, table: Table, keys: Sequence[dict[str, Any]], states: Sequence[dict[str, Any]]
) -> None:
    """Write rows in the place of those with the same keys, where there are any; there is at least one row."""
    row = _insert(connection, table)
    given = {name: row.excluded[name] for name in states[0]}
    statement = row.on_conflict_do_update(index_elements=list(keys[0]), set_=given)
    connection.execute(statement, [{**key, **state} for key, state in zip(keys, states, strict=True)])


def _insert(connection: Connection, table: Table) -> Any:
    """Return an INSERT of the dialect of a database, which is the only one that is loaded."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


class json_text(GenericFunction[str]):
    """The text of a member of a JSON text by its path, `json_text(body, "properties", "city_ags")`."""

    type = Text()
    inherit_cache = True


@compiles(json_text, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **how: Any) -> str:
    body, *path = element.clauses
    return f"json_extract({compiler.process(body, **how)}, '$.{'.'.join(map(_name, path))}')"


@compiles(json_text, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **how: Any) -> str:
    body, *path = element.clauses
    return f"(({compiler.process(body, **how)})::json #>> '{{{','.join(map(_name, path))}}}')"


def _name(part: Any) -> str:
    """Return a name of the model as it stands in SQL; it is ours, and nothing else can stand there."""
    name = str(part.value)
    if not name.isidentifier():
        raise ValueError(name)
    return name
