"""When projects begin and end, as a calendar (RFC 5545): two whole-day entries each, and nothing that fills years."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from icalendar import Calendar, Event

from atlas.export.pages import page_path
from atlas.export.statement import Language
from atlas.export.table import Row, Table
from atlas.export.times import is_exact
from atlas.export.words import title
from atlas.quality.timespan import days as span
from atlas.query import PERIOD_DAYS
from atlas.text import printable
from atlas.texts import say

_FOOT = b"END:VCALENDAR\r\n"
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
    sink.write(_head(table))
    for row in table.rows:
        for event in (*_own(table, row), *_periods(table, row)):
            sink.write(event.to_ical())
    sink.write(_FOOT)


def _head(table: Table) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Quartiersatlas Sachsen//Export//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Quartiersatlas Sachsen: {title(table.collection, table.language)}")
    calendar.add("x-wr-caldesc", table.statement.sentence(table.language))
    calendar.add("last-modified", datetime.fromisoformat(table.statement.changed_at))
    head: bytes = calendar.to_ical()
    return head.removesuffix(_FOOT)


def _own(table: Table, row: Row) -> Iterator[Event]:
    words = _WORDS[table.language]
    for edge, names in _EDGES:
        text = next((row[1][name] for name in names if row[1].get(name)), None)
        if text:
            first, last = span(text)
            note = "" if is_exact(text) else words["inexact"].format(text=text)
            yield _event(table, row, edge, words[edge], (first, last), note)


def _periods(table: Table, row: Row) -> Iterator[Event]:
    if table.collection != "areas":
        return
    words = _WORDS[table.language]
    for period in row[1].get("periods") or ():
        for edge, day in zip(("start", "end"), PERIOD_DAYS[period], strict=True):
            said = words["of_period"].format(edge=words[edge], period=say(f"period-{period}"))
            moment = date.fromisoformat(day)
            yield _event(table, row, f"{period}-{edge}", said, (moment, moment), "")


def _event(table: Table, row: Row, edge: str, said: str, days: tuple[date, date], note: str) -> Event:
    key, fields, geometry = row
    event = Event()
    event.add("uid", f"{table.collection}-{key}-{edge}@quartiersatlas")
    event.add("dtstamp", datetime.fromisoformat(table.statement.changed_at))
    event.add("summary", f"{said}: {printable(fields.get('title') or fields['name'])}")
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("location", printable(fields["city_name"] or ""))
    if geometry is not None and fields.get("precision") in _EXACT:
        event.add("geo", (round(geometry.y, 6), round(geometry.x, 6)))
    lines = [text for text in (note, *_described(fields), _standing(table)) if text]
    event.add("description", printable("\n".join(lines)))
    if table.statement.base:
        event.add("url", f"{table.statement.base}{page_path(table.collection, key)}")
    return event


def _described(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("summary", "carrier", "area_name"):
        if fields.get(name):
            yield fields[name]


def _standing(table: Table) -> str:
    said = table.statement
    return f"Quartiersatlas Sachsen, Stand {said.revision} ({said.day}), {said.licence.id}"
