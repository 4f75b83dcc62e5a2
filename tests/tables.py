"""Tables as the writers get them: of the shipped records, of made-up rows, or of hostile ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO

from atlas.export.statement import Statement, state
from atlas.export.table import Row, Table, table_of
from atlas.snapshot import Snapshot

STATEMENT = Statement(
    asked={"de": ("Region: Ost",), "en": ("Region: East",)},
    name="projects_region-east",
    revision=7,
    changed_at="2026-11-22T10:00:00+00:00",
    day=date(2026, 11, 22),
    facts_as_of="2026-11",
    address="https://atlas.example/api/collections/projects/items?region=east",
    base="https://atlas.example",
)


def shipped(snapshot: Snapshot, collection: str, **said: Any) -> Table:
    """Return all features of a collection as a table that says that everything was asked for."""
    rows = snapshot.collection(collection)
    statement = state(snapshot, {"de": (), "en": ()}, collection, base="https://atlas.example")
    return table_of(snapshot, rows, range(len(rows.ids)), statement, **said)


def made(rows: Sequence[Row], names: Sequence[str], collection: str = "projects", **said: Any) -> Table:
    """Return a table of the given rows."""

    def read() -> Iterator[Row]:
        yield from rows

    return Table(collection, tuple(names), read, STATEMENT, **said)


def one(fields: Mapping[str, Any], collection: str = "projects") -> Table:
    """Return a table of one feature without a place."""
    return made([("a", fields, None)], list(fields), collection)


def written(write: Callable[[Table, BinaryIO], None], table: Table) -> bytes:
    """Return what a writer writes."""
    sink = BytesIO()
    write(table, sink)
    return sink.getvalue()
