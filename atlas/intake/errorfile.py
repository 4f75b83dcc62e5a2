"""The rows that are not taken, as a table for a spreadsheet: only what is wrong, where, why, and what may be meant."""

import csv
import io
from collections.abc import Iterable, Iterator

from atlas.intake.plan import PlanRow
from atlas.text import inert

COLUMNS = ("id", "line", "column", "value", "reason", "suggestion")
_HEADS = {
    "de": ("Kennung", "Zeile", "Spalte", "Wert", "Grund", "Vorschlag"),
    "en": ("id", "line", "column", "value", "reason", "suggestion"),
}


def error_file(rows: Iterable[PlanRow], lang: str = "de") -> bytes:
    """Return the refused rows and the possible duplicates as CSV as German spreadsheet programs read it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(_HEADS[lang])
    writer.writerows([inert(str(cell)) for cell in line] for row in rows for line in _lines(row, lang))
    return buffer.getvalue().encode("utf-8-sig")


def _lines(row: PlanRow, lang: str) -> Iterator[tuple[str | int, ...]]:
    for problem in row.problems:
        if problem.blocks:
            why = problem.reason_de if lang == "de" else problem.reason_en
            yield row.record_id, problem.line, problem.column, problem.value, why, problem.suggestion
    if row.outcome == "possible_duplicate":
        why = "Ähnelt einem bekannten Eintrag" if lang == "de" else "Is like a known record"
        yield (
            row.record_id,
            row.line,
            "",
            row.title,
            f"{why} ({row.match_score} %)",
            f"{row.match_title} [{row.match_id}]",
        )
