"""Cells to values as German and English lists write them: amounts, shares, dates, codes. What is unclear is refused."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from atlas.intake.sheet import Cell
from atlas.text import fold

_CURRENCY = re.compile(r"€|\beuro?\b", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_GROUPS = {
    ",": re.compile(r"[+-]?[0-9]{1,3}(?:[.' ][0-9]{3})+(?:,[0-9]+)?"),
    ".": re.compile(r"[+-]?[0-9]{1,3}(?:[,' ][0-9]{3})+(?:\.[0-9]+)?"),
}
_DASHES = frozenset({"-", "–", "—", ",-", "k. a.", "k.a.", "n/a", "#n/a", "#nv"})
_GERMAN_DAY = re.compile(r"([0-9]{1,2})[./]\s?([0-9]{1,2})[./]\s?([0-9]{4}|[0-9]{2})(?:[ T]00:00(?::00)?)?")
_ISO_DAY = re.compile(r"([0-9]{4}[-/][0-9]{2}[-/][0-9]{2})(?:[ T][0-9]{2}:[0-9]{2}.*)?")
_MONTH = re.compile(r"(?:([0-9]{4})-([0-9]{2})|([0-9]{1,2})[./]([0-9]{4}))")
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
# "1. Februar 2023", "Dez. 2025": the name of a month, with the day before it.
_MONTH_NAME = re.compile(
    rf"(?:([0-9]{{1,2}})\.\s*)?\b({'|'.join(_MONTHS)})[a-zä]*\.?\s+(?=[0-9]{{4}}\b)", re.IGNORECASE
)
_MAGNITUDES = {"mio": 1_000_000, "mrd": 1_000_000_000, "tsd": 1_000}
_MAGNITUDE = re.compile(r"\b(Mio|Mrd|Tsd)\b\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (32874, 73050)
_CENTURY = 2000
_NEAR = 70


class Misread(Exception):
    """A value that cannot be read, why, and what may have been meant."""

    def __init__(self, de: str, en: str, suggestion: str = "") -> None:
        super().__init__(en)
        self.de = de
        self.en = en
        self.suggestion = suggestion


def is_empty(cell: Cell) -> bool:
    """Return whether a cell says nothing: blank, a dash, "k. A."."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in _DASHES)


def decimal_sign(cells: Iterable[Cell], *, degrees: bool) -> str:
    """Return the sign before the decimals in a column, told by those of its values that leave no doubt.

    Where all do, as in 1.234, a German list means thousands; but degrees are never thousands.
    """
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = _bare(cell)
        dot, comma = text.rfind("."), text.rfind(",")
        if dot >= 0 and comma >= 0:
            return "." if dot > comma else ","
        last = max(dot, comma)
        if last >= 0 and text.count(text[last]) == 1 and len(text) - last != 4:
            return text[last]
    return "." if degrees and not any(isinstance(cell, str) and "," in cell for cell in cells) else ","


def number(cell: Cell, sign: str) -> float:
    """Return a number written with a decimal sign, thousands parted by the other one, a blank or an apostrophe."""
    if isinstance(cell, bool) or cell is None:
        raise Misread("Das ist keine Zahl.", "This is no number.")
    if isinstance(cell, int | float):
        return float(cell)
    text = _bare(cell)
    if _GROUPS[sign].fullmatch(text):
        text = re.sub(r"[.,' ]", "", text) if sign not in text else _ungrouped(text, sign)
    plain = text.replace(sign, ".") if text.count(sign) <= 1 and not (sign == "," and "." in text) else text
    if not _PLAIN_NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        digits = re.search(r"[0-9][0-9.,' ]*", cell)
        raise Misread("Das ist keine Zahl.", "This is no number.", digits[0].strip() if digits else "")
    return float(plain)


def _ungrouped(text: str, sign: str) -> str:
    whole, _, decimals = text.rpartition(sign)
    return re.sub(r"[.,' ]", "", whole) + sign + decimals


def _bare(text: str) -> str:
    """Return a number without its currency and the blanks around it."""
    return _CURRENCY.sub("", text).replace("\u202f", " ").replace("\u2212", "-").strip().removesuffix(",-").strip()


def money(cell: Cell, sign: str, factor: int) -> float:
    """Return an amount in euros, which is never negative."""
    said = _MAGNITUDE.search(cell) if isinstance(cell, str) else None
    if said and isinstance(cell, str):
        # What is said in the cell itself counts, whatever the heading says.
        cell, factor = _MAGNITUDE.sub("", cell), _MAGNITUDES[said[1].lower()]
    amount = round(number(cell, sign) * factor, 2)
    if amount < 0:
        raise Misread("Ein Betrag ist nicht negativ.", "An amount is not negative.", f"{-amount:g}")
    return amount


def share(cell: Cell, sign: str) -> float:
    """Return a share from 0 to 1; more than 1 is per cent, at most 100."""
    per_cent = isinstance(cell, str) and cell.rstrip().endswith("%")
    value = number(cell.rstrip().removesuffix("%") if isinstance(cell, str) else cell, sign)
    found = value / 100 if per_cent or value > 1 else value
    if not 0 <= found <= 1:
        raise Misread("Ein Anteil liegt zwischen 0 und 100 %.", "A share is from 0 to 100 %.")
    return round(found, 6)


def day(cell: Cell) -> str:
    """Return an ISO 8601 date, also with reduced precision (2018, 2018-09); German lists put the day first."""
    text = _MONTH_NAME.sub(_numbered, str(cell).strip())
    iso, german, month = _ISO_DAY.fullmatch(text), _GERMAN_DAY.fullmatch(text), _MONTH.fullmatch(text)
    try:
        if iso:
            return date.fromisoformat(iso[1].replace("/", "-")).isoformat()
        if german:
            year = int(german[3]) if len(german[3]) == 4 else _CENTURY + int(german[3])
            return date(year, int(german[2]), int(german[1])).isoformat()
        if month:
            year, number = int(month[1] or month[4]), int(month[2] or month[3])
            return date(year, number, 1).isoformat()[:7]
    except ValueError:
        raise Misread("Diesen Tag gibt es nicht.", "There is no such day.", _turned(german)) from None
    if _YEAR.fullmatch(text):
        return text
    raise Misread("Das ist kein Datum.", "This is no date.", _from_serial(text))


def _numbered(found: re.Match[str]) -> str:
    """Return a day and the name of a month as numbers: "1.2."."""
    month = _MONTHS.index(found[2][:3].lower()) + 1
    return f"{found[1]}.{month}." if found[1] else f"{month}."


def _turned(german: re.Match[str] | None) -> str:
    """Return a date with day and month the other way round, as American lists have it."""
    if german and int(german[2]) in range(13, 32) and int(german[1]) in range(1, 13) and len(german[3]) == 4:
        return f"{int(german[2]):02d}.{int(german[1]):02d}.{german[3]}"
    return ""


def _from_serial(text: str) -> str:
    """Return the date that a spreadsheet means by a bare number."""
    if text.isascii() and text.isdigit() and _EXCEL_DAYS[0] <= int(text[:6]) <= _EXCEL_DAYS[1] and len(text) == 5:
        return f"{_EXCEL_EPOCH + timedelta(days=int(text)):%d.%m.%Y}"
    return ""


def code(cell: Cell, words: Mapping[str, str], codes: Iterable[str]) -> str:
    """Return the code that a term means: the code itself, or a word that lists use for it."""
    table = {fold(word): value for word, value in words.items()} | {fold(value): value for value in codes}
    wanted = fold(str(cell))
    if wanted in table:
        return table[wanted]
    from rapidfuzz import fuzz, process

    near = process.extractOne(wanted, table.keys(), scorer=fuzz.WRatio, score_cutoff=_NEAR)
    known = ", ".join(dict.fromkeys([*words, *codes]))
    raise Misread(
        f"Diese Angabe ist unbekannt. Möglich: {known}.",
        f"This term is unknown. Possible: {known}.",
        next((word for word in (*words, *codes) if near and fold(word) == near[0]), ""),
    )
