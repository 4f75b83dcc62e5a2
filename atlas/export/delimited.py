"""Tables as text (RFC 4180): for programs, and for the spreadsheet program of a German office."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO

import orjson

from atlas.export.table import Table, lon_lat
from atlas.text import inert


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is spelt: between the cells, before the decimals, true and false, and the mark at the beginning."""

    delimiter: str = ","
    decimal: str = "."
    yes: str = "true"
    no: str = "false"
    mark: bytes = b""


PLAIN = Dialect()
# German Excel opens this by a double click: it parts cells by semicolons and knows UTF-8 by the byte order mark only.
GERMAN_EXCEL = Dialect(";", ",", "ja", "nein", b"\xef\xbb\xbf")


def write(table: Table, sink: BinaryIO, dialect: Dialect = PLAIN) -> None:
    """Write a table line by line: the flat columns, then lon and lat of a point, or of a point inside."""
    head = [*(column.name for column in table.columns), "lon", "lat"]
    lines = (
        [*(column.value(fields) for column in table.columns), *lon_lat(geometry)] for _, fields, geometry in table.rows
    )
    write_lines(sink, head, lines, dialect)


def write_for_excel(table: Table, sink: BinaryIO) -> None:
    """Write a table as a German spreadsheet program reads it without questions."""
    write(table, sink, GERMAN_EXCEL)


def figures_to_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Return a table of figures without a place, with the given columns."""
    sink = io.BytesIO()
    write_lines(sink, columns, ([row[name] for name in columns] for row in rows), PLAIN)
    return sink.getvalue()


def write_lines(sink: BinaryIO, head: Sequence[str], lines: Iterable[Sequence[Any]], dialect: Dialect) -> None:
    """Write a heading and lines of any values."""
    sink.write(dialect.mark)
    for text in _texts(chain([head], lines), dialect):
        sink.write(text)


def _texts(lines: Iterable[Sequence[Any]], dialect: Dialect) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=dialect.delimiter)
    for line in lines:
        writer.writerow([cell(value, dialect) for value in line])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def cell(value: Any, dialect: Dialect = PLAIN) -> str | int | float:
    """Return what a value becomes in one cell, safe to open in a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return dialect.yes if value else dialect.no
    if isinstance(value, int | float):
        return value if dialect.decimal == "." else str(value).replace(".", dialect.decimal)
    return inert(value if isinstance(value, str) else flat(value))


def flat(value: Any) -> str:
    """Return a list as one text parted by semicolons, and what is nested as JSON."""
    if isinstance(value, list | tuple) and not any(isinstance(item, dict | list | tuple) for item in value):
        return "; ".join(str(item) for item in value)
    return orjson.dumps(value).decode()
