"""Tables as an Excel workbook: typed cells, one sheet for each kind, then the sources, then what the file is."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas.describe.written import web_address
from atlas.export.columns import Column
from atlas.export.evidence import Evidence
from atlas.export.pages import page_path
from atlas.export.statement import Language, Statement
from atlas.export.table import Table, lon_lat
from atlas.export.times import is_exact
from atlas.export.words import heading, title, value_words
from atlas.text import inert

# A sheet ends at 1,048,576 rows; what is more goes on in another one.
ROWS_OF_A_SHEET = 1_000_000
# Links are kept in memory until the end, and a sheet takes 65,530 of them: behind these many, addresses are texts.
_LINKS = 10_000
# What Excel puts into one cell.
_LONGEST = 32_767
_WIDTHS = {"text": 28, "nested": 40, "list": 28, "date": 12, "money": 16, "number": 12, "integer": 12, "boolean": 10}
_PAGE = "page"
_SOURCES = ("id", "what", "publisher", "url", "seen", "as_of", "note")
_WORDS: dict[Language, dict[str, str]] = {
    "de": {"about": "Über diese Datei", "columns": "Spalten", "named": "heißt in anderen Formaten"},
    "en": {"about": "About this file", "columns": "Columns", "named": "is called in other formats"},
}
_Put = Callable[["Sheet", int, int, Any], None]


def write(table: Table, sink: BinaryIO) -> None:
    """Write one table as a workbook."""
    write_all((table,), sink)


def write_all(tables: Sequence[Table], sink: BinaryIO) -> None:
    """Write several tables as one workbook; rows leave the memory as they are written."""
    statement, language = tables[0].statement, tables[0].language
    with Workbook(sink, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.use_zip64()
        book.set_size(2400, 1400)
        _describe(book, statement, language)
        looks = Looks(book)
        evidence = Evidence()
        for table in tables:
            _write_table(book, looks, evidence.noting(table))
        _write_sources(book, looks, evidence.of(tables[0].sources), language)
        _write_about(book, looks, tables, statement, language)


class Looks:
    """The formats of the cells."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        # A text that looks like a formula keeps Excel's own mark for text, also when somebody edits the cell.
        self.quoted: Format = book.add_format({"quote_prefix": True})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.of_kind: dict[str, Format] = {
            "money": book.add_format({"num_format": '#,##0.00\\ "€"'}),
            "date": book.add_format({"num_format": "dd.mm.yyyy", "align": "left"}),
            "number": book.add_format({"num_format": "General"}),
            "integer": book.add_format({"num_format": "#,##0"}),
        }


class Sheet:
    """A sheet that is filled row by row."""

    def __init__(self, sheet: Worksheet, looks: Looks) -> None:
        self.sheet = sheet
        self.looks = looks
        self._links = 0

    def text(self, row: int, column: int, text: str) -> None:
        """Write a text that is never run as a formula nor taken for a link."""
        looks = self.looks.quoted if inert(text) != text else None
        self.sheet.write_string(row, column, text[:_LONGEST], looks)

    def link(self, row: int, column: int, address: str) -> None:
        """Write an address that can be followed, as long as there is room for links."""
        if self._links < _LINKS:
            self._links += 1
            self.sheet.write_url(row, column, address, string=address)
        else:
            self.text(row, column, address)

    def cell(self, row: int, column: int, kind: str, value: Any) -> None:
        """Write a value by its kind: a figure as a number, a whole day as a date."""
        if kind in ("money", "number", "integer"):
            self.sheet.write_number(row, column, value, self.looks.of_kind[kind])
        elif kind == "boolean":
            self.sheet.write_boolean(row, column, value)
        else:
            self.sheet.write_datetime(row, column, date.fromisoformat(value), self.looks.of_kind["date"])


def _describe(book: Workbook, statement: Statement, language: Language) -> None:
    created = datetime.fromisoformat(statement.changed_at).replace(tzinfo=None)
    said = {"title": "Quartiersatlas Sachsen", "comments": statement.sentence(language), "created": created}
    book.set_properties(said)
    book.set_custom_property("Lizenz", statement.licence.id)
    book.set_custom_property("Revision", statement.revision)


def _write_table(book: Workbook, looks: Looks, table: Table) -> None:
    sheet, number = _begin(book, looks, table, 1), 1
    row = 0
    for key, fields, geometry in table.rows:
        if row == ROWS_OF_A_SHEET:
            number += 1
            sheet, row = _begin(book, looks, table, number), 0
        row += 1
        for place, column in enumerate(table.columns):
            _put(sheet, row, place, table, column, column.value(fields))
        place = len(table.columns)
        for offset, degrees in enumerate(lon_lat(geometry)):
            if degrees is not None:
                sheet.cell(row, place + offset, "number", degrees)
        if _adds_page(table):
            sheet.link(row, place + 2, f"{table.statement.base}{page_path(table.collection, key)}")


def _adds_page(table: Table) -> bool:
    """Return whether each row gets the address of its page: where that is known, and does not stand in it already."""
    return bool(table.statement.base) and _PAGE not in table.names


def _begin(book: Workbook, looks: Looks, table: Table, number: int) -> Sheet:
    name = title(table.collection, table.language)
    sheet = Sheet(book.add_worksheet(name if number == 1 else f"{name} {number}"), looks)
    names = [*(column.name for column in table.columns), "lon", "lat"]
    names += [_PAGE] if _adds_page(table) else []
    widths = [*(_WIDTHS[column.kind] for column in table.columns), 12, 12, 40]
    for place, column_name in enumerate(names):
        sheet.sheet.set_column(place, place, widths[place])
        sheet.sheet.write_string(0, place, heading(table.collection, column_name, table.language), looks.head)
    sheet.sheet.freeze_panes(1, 1)
    return sheet


def _put(sheet: Sheet, row: int, place: int, table: Table, column: Column, value: Any) -> None:
    if value is None:
        return
    is_typed = column.kind in ("money", "number", "integer", "boolean")
    if is_typed or (column.kind == "date" and is_exact(value)):
        sheet.cell(row, place, column.kind, value)
        return
    text = value_words(table.collection, column, value, table.language)
    if text and column.name == _PAGE:
        sheet.link(row, place, text)
    elif text:
        sheet.text(row, place, text)


def _write_sources(book: Workbook, looks: Looks, sources: Sequence[dict[str, Any]], language: Language) -> None:
    sheet = Sheet(book.add_worksheet(title("sources", language)), looks)
    for place, name in enumerate(_SOURCES):
        sheet.sheet.set_column(place, place, 50 if name in ("what", "url") else 20)
        sheet.sheet.write_string(0, place, heading("sources", name, language), looks.head)
    sheet.sheet.freeze_panes(1, 1)
    for row, source in enumerate(sources, start=1):
        for place, name in enumerate(_SOURCES):
            text = source[name] or ""
            if name == "url" and web_address(text):
                sheet.link(row, place, text)
            elif text:
                sheet.text(row, place, text)


def _write_about(
    book: Workbook, looks: Looks, tables: Sequence[Table], statement: Statement, language: Language
) -> None:
    words = _WORDS[language]
    sheet = Sheet(book.add_worksheet(words["about"]), looks)
    sheet.sheet.set_column(0, 0, 34)
    sheet.sheet.set_column(1, 1, 90)
    row = 0
    for table in tables:
        for label, text in [(title(table.collection, language), ""), *table.statement.lines(language)]:
            sheet.sheet.write_string(row, 0, label, looks.head)
            sheet.sheet.write_string(row, 1, text, looks.wrapped)
            row += 1
        row += 1
    sheet.sheet.write_string(row, 0, words["columns"], looks.head)
    sheet.sheet.write_string(row, 1, words["named"], looks.head)
    for table in tables:
        for column in table.columns:
            row += 1
            sheet.sheet.write_string(row, 0, heading(table.collection, column.name, language))
            sheet.sheet.write_string(row, 1, column.name)
