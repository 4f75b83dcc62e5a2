"""XLSX and ODS to lines: values only. A formula is never run; what counts is the value that was saved with it."""

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from atlas.errors import UnreadableFile
from atlas.intake import archive
from atlas.intake.limits import Limits, at_most
from atlas.intake.sheet import Cell, Line, Remark, Sheet, bounded
from atlas.text import uttered

_LINE_BREAKS = re.compile(rb">\s*\n\s*<")
_ODS_PARTS = ("mimetype", "META-INF/manifest.xml", "content.xml")


def read(path: Path, format_name: str, wanted: str | None, limits: Limits) -> Sheet:
    """Return the lines of a sheet, the first visible one that holds anything unless one is named."""
    archive.members(path, limits)
    try:
        with CalamineWorkbook.from_object(_on_one_line(path) if format_name == "ods" else str(path)) as book:
            return _sheet(book, format_name, wanted, limits)
    except PasswordError as error:
        raise UnreadableFile(
            "Die Mappe ist mit einem Kennwort geschützt. Bitte ohne Kennwort senden.",
            "The workbook is protected by a password. Please send it without.",
        ) from error
    except (CalamineError, KeyError, *archive.BROKEN) as error:
        raise archive.damaged() from error


def _on_one_line(path: Path) -> io.BytesIO:
    """Return an ODS without line breaks between its tags, as GDAL and so QGIS write them: calamine stumbles there."""
    anew = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(anew, "w") as target:
        for name in _ODS_PARTS:
            target.writestr(name, _LINE_BREAKS.sub(b"><", source.read(name)))
    anew.seek(0)
    return anew


def _sheet(book: CalamineWorkbook, format_name: str, wanted: str | None, limits: Limits) -> Sheet:
    tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = tuple(one.name for one in tables if one.visible == SheetVisibleEnum.Visible)
    hidden = [one.name for one in tables if one.visible != SheetVisibleEnum.Visible]
    if wanted is not None and wanted not in visible:
        raise _no_such_sheet(wanted, visible)
    name = wanted or next((name for name in visible if book.get_sheet_by_name(name).height), None)
    if name is None:
        raise UnreadableFile("Die Mappe hat kein sichtbares Blatt mit Inhalt.", "The workbook has no visible sheet.")
    remarks = [Remark(f"Blatt: {name}", f"Sheet: {name}")]
    if hidden:
        said = ", ".join(hidden)
        remarks.append(Remark(f"Ausgeblendete Blätter nicht gelesen: {said}", f"Hidden sheets not read: {said}"))
    return Sheet(format_name, None, bounded(_lines(book, name, limits), limits), tuple(remarks), visible)


def _lines(book: CalamineWorkbook, name: str, limits: Limits) -> list[Line]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return []
    at_most(sheet.height, limits.rows, "Zeilen", "rows")
    at_most(sheet.height * sheet.width, limits.cells, "Zellen", "cells")
    first = sheet.start[0] + 1
    return [Line(number, tuple(map(_cell, row))) for number, row in enumerate(sheet.to_python(), start=first)]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return uttered(value.replace("\u00a0", " ").strip()) or None
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, bool | int | float) else None


def _no_such_sheet(wanted: str, visible: tuple[str, ...]) -> UnreadableFile:
    return UnreadableFile(
        f"Das Blatt „{wanted[:60]}“ gibt es nicht. Vorhanden: {', '.join(visible)}.",
        f"There is no sheet '{wanted[:60]}'. Known: {', '.join(visible)}.",
        known=visible,
    )
