"""What a store needs of the database that holds it: one state to read, one writer at a time, and its tables."""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, MetaData, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from atlas.errors import AtlasError


class Database(Protocol):
    """A database of one of the engines (SQLite, PostgreSQL)."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the database."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the one connection that may write, until all of it is written or nothing."""

    def prepare(self, connection: Connection, metadata: MetaData) -> None:
        """Make the tables that are missing; raises what `damage` makes where the database is not sound."""

    def damage(self) -> AtlasError:
        """Return the error for contents that nobody can make sense of."""

    def close(self) -> None:
        """Close all connections."""


def upsert(connection: Connection, table: Table, key: dict[str, Any], state: dict[str, Any]) -> None:
    """Write a row in the place of the one with the same key, if there is one."""
    in_sqlite = connection.dialect.name == "sqlite"
    statement = sqlite.insert(table) if in_sqlite else postgresql.insert(table)
    row = statement.values(**key, **state)
    connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=state))


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
