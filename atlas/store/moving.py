"""A whole atlas from one home to another: every row of every store, or nothing; each row compared where it arrives."""

import hashlib
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Protocol

import orjson
from sqlalchemy import Connection, MetaData, String, Table, func, insert, select

from atlas.errors import CopyRefused
from atlas.store import drafts, mappings, proof, schema, versions
from atlas.store.accounts import schema as accounts

TABLES: tuple[MetaData, ...] = (schema.METADATA, accounts.METADATA, drafts.METADATA, mappings.METADATA)
# Rows that are held in memory at once; a record with its boundary has some kilobytes.
_AT_ONCE = 500
Connections = Mapping[str, Connection]


class Home(Protocol):
    """Where an atlas lives or shall live."""

    def reading(self) -> AbstractContextManager[Connections]:
        """Give a connection to each store, all of one state; raises CopyRefused where there is no atlas."""

    def writing(self) -> AbstractContextManager[Connections]:
        """Give a connection to each store, all of them empty, written together or not at all; raises CopyRefused."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its table and key, with the SHA-256 of all that stands in it."""

    table: str
    key: tuple[Any, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and the SHA-256 over the digests of all rows in the order of their keys."""

    table: str
    rows: int
    digest: str


Told = Callable[[Row], object]


def _tell_nobody(_: Row) -> None:
    """Say nothing of single rows."""


def copy(source: Home, target: Home, told: Told = _tell_nobody) -> list[Sum]:
    """Copy an atlas into an empty home and return what every table has, proven in the target: hashes and chain.

    Raises CopyRefused, and CorruptLedger where the ledger that is copied is damaged; then the target stays empty.
    """
    with source.reading() as given, target.writing() as taken:
        found = pour(given, taken, told)
        proof.prove(taken["ledger"])
        return found


def pour(given: Connections, taken: Connections, told: Told = _tell_nobody) -> list[Sum]:
    """Copy every row of the stores that are taken into their empty tables, and return what these have then.

    Raises CopyRefused where a row does not arrive as it was.
    """
    found: list[Sum] = []
    for store, table in tables(taken):
        _pour_table(given[store], taken[store], table)
        found.append(_same(given[store], taken[store], table, told))
    return found


def sums(connections: Connections) -> list[Sum]:
    """Return what every table of some stores has."""
    found = tables(connections)
    return [_sum(table, (row.digest for row in rows(connections[store], table))) for store, table in found]


def tables(stores: Collection[str]) -> list[tuple[str, Table]]:
    """Return the tables of some stores in an order in which they can be filled, each with its store."""
    named = ((versions.store_of(metadata), metadata) for metadata in TABLES)
    return [(store, table) for store, metadata in named if store in stores for table in metadata.sorted_tables]


def rows(connection: Connection, table: Table) -> Generator[Row]:
    """Yield the rows of a table in the order of their keys, the same in every engine."""
    keys = list(table.primary_key)
    positions = [list(table.columns).index(column) for column in keys]
    # Letters are ordered by their code points; a database may have the order of a language.
    collation = "C" if connection.dialect.name == "postgresql" else "BINARY"
    order = [_ordered(column, collation) for column in keys]
    with connection.execute(select(table).order_by(*order).execution_options(yield_per=_AT_ONCE)) as found:
        for row in found:
            yield Row(table.name, tuple(row[i] for i in positions), hashlib.sha256(orjson.dumps(list(row))).hexdigest())


def _ordered(column: Any, collation: str) -> Any:
    kind = getattr(column.type, "impl", column.type)
    return column.collate(collation) if isinstance(kind, String) else column


def _pour_table(before: Connection, after: Connection, table: Table) -> None:
    found = before.execute(select(table).execution_options(yield_per=_AT_ONCE))
    for some in found.mappings().partitions():
        after.execute(insert(table), [dict(row) for row in some])
    counter = table.autoincrement_column
    if counter is not None and after.dialect.name == "postgresql":
        last = select(func.max(counter)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, counter.name)
        after.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def _same(before: Connection, after: Connection, table: Table, told: Told) -> Sum:
    """Return what a table has; raises CopyRefused naming the first row that is not as it was."""

    def compared() -> Iterator[str]:
        with closing(rows(before, table)) as given, closing(rows(after, table)) as taken:
            for one, other in zip_longest(given, taken):
                if one != other:
                    raise _differs(one or other)
                told(one)
                yield one.digest

    return _sum(table, compared())


def _sum(table: Table, digests: Iterator[str]) -> Sum:
    whole, number = hashlib.sha256(), 0
    for digest in digests:
        whole.update(bytes.fromhex(digest))
        number += 1
    return Sum(table.name, number, whole.hexdigest())


def _differs(row: Row) -> CopyRefused:
    name = f"{row.table}/{'/'.join(map(str, row.key))}"
    return CopyRefused(
        f"{name} ist nicht so angekommen, wie es war. Nichts wurde geschrieben.",
        f"{name} did not arrive as it was. Nothing was written.",
    )
