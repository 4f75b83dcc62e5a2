"""The calendar of visits as an iCalendar feed (RFC 5545) that calendar programs subscribe to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from atlas.day import ZONE
from atlas.internal import Visit
from atlas.store.ledger import Current

if TYPE_CHECKING:
    from icalendar import Event

LENGTH = timedelta(hours=1, minutes=30)
_KINDS = {"first_talk": "Erstgespräch", "site_visit": "Vor-Ort-Termin", "other": "Gespräch"}
_STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar(entries: Iterable[tuple[Visit, Current]], cities: Mapping[str, str], name: str) -> bytes:
    """Return the feed of visits with the state the ledger has of each; `cities` are the names by AGS.

    Results stay in the atlas: calendars are copied to telephones, so they tell only when, where and with whom.
    """
    from icalendar import Calendar

    feed = Calendar()
    feed.add("prodid", "-//Quartiersatlas Sachsen//Besuche//DE")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for visit, current in sorted(entries, key=lambda entry: (entry[0].day, entry[0].id)):
        city = cities.get(visit.city_ags, visit.city_ags)
        feed.add_component(_event(visit, current, city))
        if visit.status == "held" and visit.next_step_by is not None:
            feed.add_component(_deadline(visit, current, city))
    return bytes(feed.to_ical())


def _event(visit: Visit, current: Current, city: str) -> "Event":
    event = _entry(f"{visit.id}@quartiersatlas", f"{_KINDS[visit.kind]} {city}", current)
    day = date.fromisoformat(visit.day)
    if visit.time is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        start = datetime.combine(day, time.fromisoformat(visit.time), ZONE)
        event.add("dtstart", start)
        event.add("dtend", start + LENGTH)
    event.add("status", _STATUS[visit.status])
    if visit.place:
        event.add("location", visit.place)
    if visit.participants:
        event.add("description", f"Mit: {', '.join(visit.participants)}")
    return event


def _deadline(visit: Visit, current: Current, city: str) -> "Event":
    event = _entry(f"{visit.id}-frist@quartiersatlas", f"Frist {city}: {visit.next_step}", current)
    by = date.fromisoformat(visit.next_step_by or visit.day)
    event.add("dtstart", by)
    event.add("dtend", by + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _entry(uid: str, summary: str, current: Current) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("summary", summary)
    event.add("sequence", current.revision)
    event.add("dtstamp", datetime.fromisoformat(current.at))
    return event
