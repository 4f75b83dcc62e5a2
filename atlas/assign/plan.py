"""What hand-overs would make of the assignments, and what speaks against one before anybody tries to write it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from atlas.assign.responsibility import Responsibility, Spell
from atlas.assign.rules import Sentences, refusals
from atlas.model import PERIODS, Assignment

DECIDED = "decided"
_EARLIEST = date(int(PERIODS[0][:4]), 1, 1)
_YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class HandOver:
    """That a manager is to be responsible for a city from a day on; None is the unknown start of its first assignment.

    The same manager on the day of an assignment there is confirms that one; no manager takes it back, so that the one
    before goes on.
    """

    city_ags: str
    manager_id: str | None
    valid_from: date | None
    confirmed: bool = True
    decided_by: str | None = None
    reason: str | None = None


def outcome(wish: HandOver, present: Responsibility) -> tuple[str, Assignment | None]:
    """Return the id of the record that a hand-over makes, changes or takes away, and the record as it will be.

    An id is made of city and day, so that of two who write the same day at once only one can be first.
    """
    there = _beginning(present.timeline(wish.city_ags), wish.valid_from)
    day = wish.valid_from.isoformat() if wish.valid_from else None
    key = there.id if there else f"{wish.city_ags}-{day or 'start'}"
    if wish.manager_id is None:
        return key, None
    if there and there.manager_id == wish.manager_id:
        return key, replace(there, confirmed=wish.confirmed, decided_by=wish.decided_by, reason=wish.reason)
    return key, Assignment(
        id=key,
        city_ags=wish.city_ags,
        manager_id=wish.manager_id,
        valid_from=day,
        basis=DECIDED,
        confirmed=wish.confirmed,
        decided_by=wish.decided_by,
        reason=wish.reason,
        sources=(),
    )


def planned(present: Responsibility, wishes: Iterable[HandOver]) -> Responsibility:
    """Return the assignments as they would be after hand-overs."""
    rows: dict[str, Assignment | None] = {one.id: one for one in present.assignments}
    rows.update(outcome(wish, present) for wish in wishes)
    return Responsibility(tuple(row for row in rows.values() if row is not None), present.managers)


def against(
    present: Responsibility, wishes: Sequence[HandOver], cities: Mapping[str, str], today: date
) -> dict[str, Sentences]:
    """Return what speaks against hand-overs by city; `cities` are the names of those that can be handed over."""
    found: dict[str, Sentences] = {}
    count = Counter((wish.city_ags, wish.valid_from) for wish in wishes)
    for wish in wishes:
        sentences = _against_one(present, wish, cities, today)
        if count[wish.city_ags, wish.valid_from] > 1:
            sentences = ("Die Stadt steht zweimal für denselben Tag da.", "The city is named twice for the same day.")
        if sentences:
            found.setdefault(wish.city_ags, sentences)
    sound = [wish for wish in wishes if wish.city_ags not in found]
    return found | refusals(present, planned(present, sound), dict.fromkeys(wish.city_ags for wish in sound))


def _against_one(present: Responsibility, wish: HandOver, cities: Mapping[str, str], today: date) -> Sentences | None:
    if wish.city_ags not in cities:
        return "Diese Stadt ist nicht im Atlas.", "This city is not in the atlas."
    last = today.replace(today.year + _YEARS_AHEAD, 12, 31)
    if wish.valid_from and not _EARLIEST <= wish.valid_from <= last:
        return (
            f"Der Tag muss zwischen dem {_EARLIEST:%d.%m.%Y} und dem {last:%d.%m.%Y} liegen.",
            f"The day must be between {_EARLIEST} and {last}.",
        )
    spells = present.timeline(wish.city_ags)
    there = _beginning(spells, wish.valid_from)
    if wish.manager_id is None:
        nothing = ("Ab diesem Tag ist keine Zuständigkeit eingetragen.", "No assignment begins on that day.")
        return None if there else nothing
    same = there and (there.manager_id, there.confirmed) == (wish.manager_id, wish.confirmed)
    if same or (there is None and _is_settled(_holding(spells, wish.valid_from), wish)):
        return "Das ist schon so eingetragen; es würde sich nichts ändern.", "This is so already; nothing would change."
    if wish.valid_from is None and there is None:
        return (
            "Bitte einen Tag angeben: Ein unbekannter Beginn lässt sich nur bestätigen oder berichtigen.",
            "Please give a day: an unknown start can only be confirmed or corrected.",
        )
    return None


def _is_settled(spell: Spell | None, wish: HandOver) -> bool:
    """Return whether a spell says all that a hand-over on a later day would say."""
    known = spell is not None and spell.first is not None and spell.assignment.confirmed
    return known and spell is not None and spell.assignment.manager_id == wish.manager_id


def _beginning(spells: Iterable[Spell], day: date | None) -> Assignment | None:
    return next((spell.assignment for spell in spells if spell.first == day), None)


def _holding(spells: Iterable[Spell], day: date | None) -> Spell | None:
    return next((spell for spell in spells if day and (spell.first or day) <= day <= (spell.last or day)), None)
