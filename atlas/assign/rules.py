"""What must hold after every change: exactly one manager per city and day, each of them in office.

An assignment holds until the next one of its city begins, so two can never hold at once unless they begin on the same
day; what else can go wrong is that nobody is left, or somebody who is not in office.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from atlas.assign.responsibility import Responsibility, Spell, first_day
from atlas.errors import AssignmentRefused
from atlas.model import Absence, Manager

Sentences = tuple[str, str]
_FOREVER = "9999"


def refusals(before: Responsibility, after: Responsibility, cities: Iterable[str]) -> dict[str, Sentences]:
    """Return what stands in the way of a change, for each of the cities that it concerns."""
    found = {ags: next(_against(before.timeline(ags), after.timeline(ags), after.managers), None) for ags in cities}
    return {ags: sentences for ags, sentences in found.items() if sentences}


def refuse(found: Mapping[str, Sentences], name: Callable[[str], str]) -> None:
    """Raise AssignmentRefused where something stands in the way; `name` tells what a city is called."""
    if not found:
        return
    listed = "; ".join(f"{name(ags)}: {de}" for ags, (de, _) in found.items())
    listed_en = "; ".join(f"{name(ags)}: {en}" for ags, (_, en) in found.items())
    raise AssignmentRefused(
        f"Nichts wurde gespeichert. {listed}", f"Nothing was written. {listed_en}", cities=dict(found)
    )


def _against(before: Sequence[Spell], after: Sequence[Spell], managers: Mapping[str, Manager]) -> Iterator[Sentences]:
    yield from _shrunk(before, after)
    for spell in after:
        yield from _twice(spell)
        yield from _out_of_office(spell, managers)


def faults(manager: Manager, managers: Mapping[str, Manager]) -> dict[str, Sentences]:
    """Return what is wrong with the days of a manager, by field: time in office, former names, absences."""
    try:
        since = first_day(manager.since) if manager.since else date.min
        until = date.fromisoformat(manager.until) if manager.until else date.max
        names = [date.fromisoformat(former.until) for former in manager.former_names]
        days = [(date.fromisoformat(one.first_day), date.fromisoformat(one.last_day)) for one in manager.absences]
    except ValueError:
        return {"until": ("Ein Tag wird als JJJJ-MM-TT geschrieben.", "A day is written as YYYY-MM-DD.")}
    wrong: dict[str, Sentences] = {}
    if since > until:
        wrong["until"] = ("Das Ende liegt vor dem Anfang.", "The end is before the beginning.")
    if len(names) != len(set(names)):
        wrong["former_names"] = ("Zwei frühere Namen enden am selben Tag.", "Two former names end on the same day.")
    if absences := next(_against_absences(manager, days, managers), None):
        wrong["absences"] = absences
    return wrong


def _against_absences(
    manager: Manager, days: Sequence[tuple[date, date]], managers: Mapping[str, Manager]
) -> Iterator[Sentences]:
    ordered = sorted(days)
    if any(first > last for first, last in days):
        yield "Das Ende der Vertretung liegt vor ihrem Anfang.", "A substitution ends before it begins."
    if any(last >= later for (_, last), (later, _) in pairwise(ordered)):
        yield "Zwei Vertretungen überschneiden sich.", "Two substitutions overlap."
    for absence in manager.absences:
        other = managers.get(absence.substitute_id)
        if other is None or other.id == manager.id:
            yield (
                f"„{absence.substitute_id}“ kann {manager.name} nicht vertreten.",
                f"'{absence.substitute_id}' cannot stand in for {manager.name}.",
            )
        elif _is_away(other, absence):
            yield (
                f"{other.name} ist in dieser Zeit selbst nicht da.",
                f"{other.name} is away in that time too.",
            )


def _is_away(manager: Manager, during: Absence) -> bool:
    own = [*((one.first_day, one.last_day) for one in manager.absences)]
    own += [("", manager.since)] if manager.since and manager.since > during.first_day else []
    own += [(manager.until, _FOREVER)] if manager.until and manager.until < during.last_day else []
    return any(first <= during.last_day and during.first_day <= last for first, last in own)


def _shrunk(before: Sequence[Spell], after: Sequence[Spell]) -> Iterator[Sentences]:
    """A day for which somebody was named keeps somebody."""
    if before and (not after or (after[0].first or date.min) > (before[0].first or date.min)):
        yield (
            "Davor stünde niemand mehr: Diese Zuständigkeit ist die erste der Stadt; bitte stattdessen eine andere "
            "Person eintragen.",
            "Nobody would be left: this is the city's first assignment; please assign somebody else instead.",
        )


def _twice(spell: Spell) -> Iterator[Sentences]:
    if spell.last is not None and spell.last < (spell.first or date.min):
        day = f"{spell.first:%d.%m.%Y}" if spell.first else "unbekannt"
        yield (
            f"Zwei Zuständigkeiten beginnen am selben Tag ({day}).",
            f"Two assignments begin on the same day ({spell.first}).",
        )


def _out_of_office(spell: Spell, managers: Mapping[str, Manager]) -> Iterator[Sentences]:
    key = spell.assignment.manager_id
    manager = managers.get(key)
    if manager is None:
        known = ", ".join(managers)
        yield f"„{key}“ gibt es nicht; bekannt: {known}.", f"There is no manager '{key}'; known: {known}."
        return
    since = first_day(manager.since) if manager.since else date.min
    until = date.fromisoformat(manager.until) if manager.until else date.max
    if spell.first and spell.first < since:
        yield f"{manager.name} ist erst ab {since:%d.%m.%Y} im Amt.", f"{manager.name} is not in office before {since}."
    if (spell.last or date.max) > until:
        yield (
            f"{manager.name} ist nur bis {until:%d.%m.%Y} im Amt; bitte die Stadt vorher jemand anderem übergeben.",
            f"{manager.name} is in office only until {until}; please hand the city over before.",
        )
