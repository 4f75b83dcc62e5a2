"""What a visit must be like before it is written, beyond the model; every fault is named at its field."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from atlas.edit.reading import read, refused
from atlas.internal import Visit
from atlas.snapshot import Snapshot

Sentence = tuple[str, str]
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# A form of address, an @ or a digit: then somebody wrote down a person or how to reach one.
_PERSON = re.compile(r"\b(Herrn?|Frau|Hr|Fr|Mr|Mrs|Ms|Dr|Prof)\b\.?|[@\d]")
_MOST_PARTICIPANTS = 30
# Calendars count in hours of the world, of which the first and the last day that there is have too few.
_YEARS = range(1990, 2100)
_NO_DAY = ("Das ist kein Tag; Beispiel: 2026-03-01.", "This is no day; example: 2026-03-01.")


def checked(fields: Mapping[str, Any], snapshot: Snapshot, day: date) -> Visit:
    """Return the visit that plain JSON values make, as seen on a day; raises InvalidRecord."""
    visit: Visit = read("visits", {"type": "Feature", "geometry": None, "properties": fields}).record
    faults: dict[str, Sentence] = {}
    for field, sentence in _faults(visit, snapshot, day):
        faults.setdefault(field, sentence)
    if faults:
        raise refused(faults)
    return visit


def new_id(visit: Mapping[str, Any], is_taken: Callable[[str], bool]) -> str:
    """Return an id for a new visit that none has or had: city and day, numbered where there are several."""
    base = f"{str(visit.get('city_ags'))[:8]}-{str(visit.get('day'))[:10]}"
    return next(name for number in count(1) if not is_taken(name := f"{base}-{number}"))


def _faults(visit: Visit, snapshot: Snapshot, day: date) -> Iterator[tuple[str, Sentence]]:
    yield from _reference_faults(visit, snapshot)
    yield from _participant_faults(visit)
    planned = _parsed(visit.day)
    if planned is None:
        yield "day", _NO_DAY
    elif visit.status == "held" and planned > day:
        yield "day", ("Dieser Tag ist noch nicht gewesen.", "This day has not been yet.")
    if visit.time is not None and not _TIME.fullmatch(visit.time):
        yield "time", ("Das ist keine Uhrzeit; Beispiel: 14:30.", "This is no time; example: 14:30.")
    if visit.status == "held" and not (visit.result or "").strip():
        yield "result", ("Was ist das Ergebnis des Gesprächs?", "What came of the talk?")
    if visit.next_step_by is not None:
        yield from _deadline_faults(visit, planned)


def _deadline_faults(visit: Visit, planned: date | None) -> Iterator[tuple[str, Sentence]]:
    by = _parsed(visit.next_step_by or "")
    if by is None:
        yield "next_step_by", _NO_DAY
    elif planned is not None and by < planned:
        yield "next_step_by", ("Die Frist liegt vor dem Gespräch.", "The deadline lies before the talk.")
    if not (visit.next_step or "").strip():
        yield "next_step", ("Was soll bis dahin geschehen?", "What shall be done by then?")


def _reference_faults(visit: Visit, snapshot: Snapshot) -> Iterator[tuple[str, Sentence]]:
    if visit.city_ags not in snapshot.collection("cities").positions:
        yield "city_ags", ("Diese Stadt gibt es im Atlas nicht.", "The atlas has no such city.")
    if visit.manager_id not in snapshot.responsibility.managers:
        yield "manager_id", ("Diese Zuständige gibt es im Atlas nicht.", "The atlas has no such manager.")
    for area in visit.area_ids:
        if snapshot.area_of.get(area, {}).get("city_ags") != visit.city_ags:
            sentence = f"Das Gebiet „{area[:60]}“ gibt es in dieser Stadt nicht."
            yield "area_ids", (sentence, f"The city has no area '{area[:60]}'.")


def _participant_faults(visit: Visit) -> Iterator[tuple[str, Sentence]]:
    if len(visit.participants) > _MOST_PARTICIPANTS:
        yield "participants", ("Höchstens 30 Teilnehmende.", "At most 30 participants.")
    for one in visit.participants:
        if _PERSON.search(one):
            de = "Bitte Funktionen nennen, keine Personen; Beispiel: Quartiersmanagement."
            yield "participants", (de, "Please name functions, not persons; example: neighbourhood management.")


def _parsed(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-03-01") else None
    except ValueError:
        return None
    return day if day and day.year in _YEARS else None
