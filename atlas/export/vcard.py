"""Offices and managers as vCards 4.0 (RFC 6350) for address books: organisations and functions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from atlas.credits import FACTS, STOPS
from atlas.describe.written import web_address
from atlas.export.columns import Column
from atlas.export.contentlines import line, moment, text
from atlas.export.pages import page_path
from atlas.export.statement import Statement
from atlas.export.table import Row, Table
from atlas.export.words import heading, value_words
from atlas.text import printable

Fields = Mapping[str, Any]
Lines = Iterator[tuple[str, str]]
# Where a point only stands for a quarter or a town, an address book would lead people to a wrong door.
_EXACT = ("address", "street")
_NOTED = ("location_note", "opening_hours", "opening_hours_as_of", "status", "as_of", "precision")


def write(table: Table, sink: BinaryIO) -> None:
    """Write a card for each office, or for each manager whom the cities or regions of the table name, once each."""
    told: set[str] = set()
    for row in table.rows:
        if table.collection == "offices":
            _write(sink, _office(table, row))
            continue
        manager = row[1].get("manager")
        if manager and manager["id"] not in told:
            told.add(manager["id"])
            _write(sink, _manager(table.statement, manager))


def _write(sink: BinaryIO, lines: Lines) -> None:
    for name, value in (("BEGIN", "VCARD"), ("VERSION", "4.0"), *lines, ("END", "VCARD")):
        sink.write(line(name, value))


def _office(table: Table, row: Row) -> Lines:
    key, fields, geometry = row
    statement = table.statement
    yield "KIND", "org"
    yield "UID;VALUE=text", text(f"quartiersatlas-offices-{key}")
    yield "FN", text(fields["name"])
    yield "ORG", _parted([fields["name"], fields.get("carrier")])
    yield "CATEGORIES", text(fields["kind"])
    yield from _reached(fields)
    street = " ".join(fields[name] for name in ("street", "house_number") if fields.get(name))
    yield "ADR;TYPE=work", _parted(["", "", street, fields.get("city"), "Sachsen", fields.get("postcode"), "DE"], 7)
    if geometry is not None and fields["precision"] in _EXACT:
        yield "GEO", f"geo:{geometry.y:.6f},{geometry.x:.6f}"
    if web_address(fields.get("website")):
        yield "URL", "".join(printable(fields["website"]).split())
    if statement.base:
        yield "SOURCE", f"{statement.base}{page_path('offices', key)}"
    notes = [f"{heading('offices', name, table.language)}: {_said(table, fields, name)}" for name in _NOTED]
    known = [note for note, name in zip(notes, _NOTED, strict=True) if fields.get(name)]
    yield "NOTE", text("\n".join([*known, _standing(statement)]))
    yield "REV", moment(statement.changed_at)


def _manager(statement: Statement, fields: Fields) -> Lines:
    yield "KIND", "individual"
    yield "UID;VALUE=text", text(f"quartiersatlas-managers-{fields['id']}")
    yield "FN", text(fields["name"])
    yield "ORG", text(fields["organisation"])
    yield "TITLE", text(fields["role"])
    yield from _reached(fields)
    yield "NOTE", text(_standing(statement))
    yield "REV", moment(statement.changed_at)


def _reached(fields: Fields) -> Lines:
    if fields.get("phone_e164"):
        yield "TEL;VALUE=uri;TYPE=work", f"tel:{fields['phone_e164']}"
    elif fields.get("phone"):
        yield "TEL;VALUE=text;TYPE=work", text(fields["phone"])
    if fields.get("email"):
        yield "EMAIL;TYPE=work", text(fields["email"])


def _said(table: Table, fields: Fields, name: str) -> str:
    return value_words(table.collection, Column(name, (name,), "text"), fields.get(name), table.language)


def _standing(statement: Statement) -> str:
    credits = f"{FACTS}; {STOPS}"
    return f"Quartiersatlas Sachsen, Stand {statement.revision} ({statement.day}), {statement.licence.id}. {credits}"


def _parted(parts: Sequence[str | None], least: int = 1) -> str:
    kept = [text(part or "") for part in parts]
    while len(kept) > least and not kept[-1]:
        kept.pop()
    return ";".join(kept)
