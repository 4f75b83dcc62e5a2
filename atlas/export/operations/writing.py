"""A list of operations to bytes: CSV, a workbook with its self-check, JSON."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from atlas import encode
from atlas.export.delimited import GERMAN_EXCEL, PLAIN, Dialect, write_lines
from atlas.export.operations.forms import Column, Form, row
from atlas.export.operations.selfcheck import SelfCheck
from atlas.export.statement import Statement

Write = Callable[[Form, SelfCheck, Statement], bytes]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of the list by the name that asks for it."""

    name: str
    label_de: str
    label_en: str
    media_type: str
    extension: str
    write: Write


def _csv(dialect: Dialect) -> Write:
    def write(form: Form, checked: SelfCheck, _: Statement) -> bytes:
        sink = io.BytesIO()
        lines = (row(form, operation) for operation in checked.listing.operations)
        write_lines(sink, [column.name for column in form.columns], lines, dialect)
        return sink.getvalue()

    return write


def to_json(form: Form, checked: SelfCheck, statement: Statement) -> bytes:
    """Return the list as JSON: each operation by the names of the columns, and the report without its rows."""
    names = [column.name for column in form.columns]
    operations = [dict(zip(names, row(form, one), strict=True)) for one in checked.listing.operations]
    report = checked.told()
    report["rules"] = [{name: rule[name] for name in rule if name != "gaps"} for rule in report["rules"]]
    return encode.dumps(
        {
            "form": form.name,
            "title": form.title_de,
            "statement": dict(statement.lines("de")),
            "check": report,
            "operations": operations,
        }
    )


def to_workbook(form: Form, checked: SelfCheck, statement: Statement) -> bytes:
    """Return the list as a workbook with typed cells, a sheet of what it is, and one of the self-check."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        # Else it would be the moment of writing, and equal lists would differ.
        book.set_properties({"created": datetime.fromisoformat(statement.changed_at).replace(tzinfo=None)})
        _list_sheet(book, form, checked)
        _text_sheet(book, "Angaben", [("Angabe", "Wert"), ("Inhalt", form.title_de), *statement.lines("de")])
        _text_sheet(book, "Selbstprüfung", _report_lines(checked))
    return buffer.getvalue()


def _list_sheet(book: Any, form: Form, checked: SelfCheck) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    styles = {"date": {"num_format": "dd.mm.yyyy"}, "money": {"num_format": "#,##0.00"}}
    formats = {kind: book.add_format(style) for kind, style in styles.items()}
    sheet = book.add_worksheet("Vorhaben")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, [column.name for column in form.columns], bold)
    for line, operation in enumerate(checked.listing.operations, start=1):
        for place, (column, value) in enumerate(zip(form.columns, row(form, operation), strict=True)):
            if value is not None:
                _typed(sheet, line, place, column, value, formats)
    sheet.autofilter(0, 0, len(checked.listing.operations), len(form.columns) - 1)
    sheet.set_column(0, len(form.columns) - 1, 22)


def _typed(sheet: Any, line: int, place: int, column: Column, value: Any, formats: Mapping[str, Any]) -> None:
    if column.kind == "date" and len(value) == len("2024-01-01"):
        sheet.write_datetime(line, place, date.fromisoformat(value), formats["date"])
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value, formats.get(column.kind))
    else:
        # A cell of text is never run, whatever it begins with.
        sheet.write_string(line, place, str(value))


def _text_sheet(book: Any, name: str, lines: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    for number, cells in enumerate(lines):
        sheet.write_row(number, 0, cells)
    sheet.set_column(0, 3, 40)


def _report_lines(checked: SelfCheck) -> list[tuple[Any, ...]]:
    lines: list[tuple[Any, ...]] = [("Grundlage", "Regel", "Es fehlt bei", "Vorhaben", "Befund")]
    for verdict in checked.verdicts:
        lines.append((verdict.rule.law, verdict.rule.de, verdict.missing))
        lines += [("", "", "", f"{gap.title} [{gap.operation_id}]", gap.de) for gap in verdict.gaps]
    return lines


_CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: Mapping[str, FileFormat] = {
    one.name: one
    for one in (
        FileFormat("json", "JSON", "JSON", "application/json", "json", to_json),
        FileFormat("csv", "Tabelle (CSV)", "Table (CSV)", _CSV, "csv", _csv(PLAIN)),
        FileFormat(
            "csv-de",
            "Tabelle für deutsches Excel (CSV)",
            "Table for German Excel (CSV)",
            _CSV,
            "excel.csv",
            _csv(GERMAN_EXCEL),
        ),
        FileFormat("xlsx", "Arbeitsmappe (XLSX)", "Workbook (XLSX)", XLSX, "xlsx", to_workbook),
    )
}
