"""When projects begin and end, as a calendar (RFC 5545): two whole-day entries each, and nothing that fills years."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, BinaryIO

from atlas.export.contentlines import line, moment, text
from atlas.export.pages import page_path
from atlas.export.statement import Language
from atlas.export.table import Row, Table
from atlas.export.times import is_exact
from atlas.export.words import title
from atlas.quality.timespan import days as span
from atlas.texts import say
from atlas.told import PERIOD_DAYS

Line = tuple[str, str]
_EXACT = ("address", "street")
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "de": {
        "start": "Beginn",
        "end": "Ende",
        "of_period": "{edge} der Förderperiode {period}",
        "inexact": "Den Tag nennen die Quellen nicht, nur „{text}“.",
    },
    "en": {
        "start": "Begin",
        "end": "End",
        "of_period": "{edge} of the funding period {period}",
        "inexact": "The sources do not name the day, only '{text}'.",
    },
}
# The fields of a beginning and of an end, in every kind that has some.
_EDGES = (("start", ("start", "since")), ("end", ("end", "until")))


def write(table: Table, sink: BinaryIO) -> None:
    """Write entries for the own dates of each feature; areas, which have none, begin and end with their periods."""
    _write(sink, _head(table))
    for row in table.rows:
        for event in (*_own(table, row), *_periods(table, row)):
            _write(sink, event)
    _write(sink, [("END", "VCALENDAR")])


def _write(sink: BinaryIO, lines: Iterable[Line]) -> None:
    sink.write(b"".join(line(name, value) for name, value in lines))


def _head(table: Table) -> list[Line]:
    return [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Quartiersatlas Sachsen//Export//DE"),
        ("LAST-MODIFIED", moment(table.statement.changed_at)),
        ("X-WR-CALNAME", text(f"Quartiersatlas Sachsen: {title(table.collection, table.language)}")),
        ("X-WR-CALDESC", text(table.statement.sentence(table.language))),
    ]


def _own(table: Table, row: Row) -> Iterator[list[Line]]:
    words = _WORDS[table.language]
    for edge, names in _EDGES:
        told = next((row[1][name] for name in names if row[1].get(name)), None)
        if told:
            first, last = span(told)
            note = "" if is_exact(told) else words["inexact"].format(text=told)
            yield _event(table, row, edge, words[edge], (first, last), note)


def _periods(table: Table, row: Row) -> Iterator[list[Line]]:
    if table.collection != "areas":
        return
    words = _WORDS[table.language]
    for period in row[1].get("periods") or ():
        for edge, day in zip(("start", "end"), PERIOD_DAYS[period], strict=True):
            said = words["of_period"].format(edge=words[edge], period=say(f"period-{period}"))
            moment = date.fromisoformat(day)
            yield _event(table, row, f"{period}-{edge}", said, (moment, moment), "")


def _event(table: Table, row: Row, edge: str, said: str, days: tuple[date, date], note: str) -> list[Line]:
    key, fields, geometry = row
    described = "\n".join(part for part in (note, *_described(fields), _standing(table)) if part)
    lines = [
        ("BEGIN", "VEVENT"),
        ("UID", f"{table.collection}-{key}-{edge}@quartiersatlas"),
        ("DTSTAMP", moment(table.statement.changed_at)),
        ("SUMMARY", text(f"{said}: {fields.get('title') or fields['name']}")),
        ("DTSTART;VALUE=DATE", f"{days[0]:%Y%m%d}"),
        ("DTEND;VALUE=DATE", f"{days[1] + timedelta(days=1):%Y%m%d}"),
        ("TRANSP", "TRANSPARENT"),
        ("LOCATION", text(fields["city_name"] or "")),
        ("DESCRIPTION", text(described)),
    ]
    if geometry is not None and fields.get("precision") in _EXACT:
        lines.append(("GEO", f"{round(geometry.y, 6)};{round(geometry.x, 6)}"))
    if table.statement.base:
        lines.append(("URL", f"{table.statement.base}{page_path(table.collection, key)}"))
    return [*lines, ("END", "VEVENT")]


def _described(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("summary", "carrier", "area_name"):
        if fields.get(name):
            yield fields[name]


def _standing(table: Table) -> str:
    said = table.statement
    return f"Quartiersatlas Sachsen, Stand {said.revision} ({said.day}), {said.licence.id}"
