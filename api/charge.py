"""Who is responsible, as JSON: for the public, and with who decided what when and why for whoever is logged in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from atlas import Atlas
from atlas.assign import Spell
from atlas.encode import properties
from atlas.handover import ASSIGNMENTS, standing
from atlas.join import person
from atlas.model import Assignment, Manager
from atlas.snapshot import Snapshot
from atlas.store.ledger import Current

Fields = dict[str, Any]


def city(house: Atlas, ags: str, *, internal: bool) -> Fields:
    """Return the assignments of a city: the one of today, those to come, and all in order of time; with their tag.

    `since` is absent (null) where a start is not known, `until` where no end is; of the time before `known_from`
    nothing is known. Only an internal answer has `id`, `decided_by`, `reason` and `changed` {who, at, revision}.
    """
    now = standing(house, ags)
    snapshot = house.snapshot
    held = house.store.present(ASSIGNMENTS) if internal else {}
    told = [(spell, _spell(snapshot, spell, held)) for spell in snapshot.responsibility.timeline(ags)]
    today = snapshot.manager_on(ags, snapshot.day)
    return {
        "city_ags": ags,
        "city_name": snapshot.fields("cities", ags)["name"],
        "tag": now.tag,
        "on": snapshot.day.isoformat(),
        "current": next((entry for spell, entry in told if _holds(spell, snapshot.day)), None),
        "substitute": today["substitute"] if today else None,
        "planned": [entry for spell, entry in told if spell.first is not None and spell.first > snapshot.day],
        "timeline": [entry for _, entry in told],
        "revision": snapshot.revision,
    }


def _holds(spell: Spell, day: date) -> bool:
    return (spell.first or day) <= day <= (spell.last or day)


def _spell(snapshot: Snapshot, spell: Spell, held: Mapping[str, Current]) -> Fields:
    own = spell.assignment
    over = spell.last if spell.last and spell.last < snapshot.day else None
    entry = {**standing_of(snapshot, own, over), "until": spell.last.isoformat() if spell.last else None}
    if own.id in held:
        latest = held[own.id]
        changed = {"who": latest.who, "at": latest.at, "revision": latest.revision}
        entry |= {"id": own.id, "decided_by": own.decided_by, "reason": own.reason, "changed": changed}
    return entry


def standing_of(snapshot: Snapshot, assignment: Assignment, day: date | None = None) -> Fields:
    """Return the manager of an assignment, by the name of a day, and how sure it is; nothing internal."""
    manager = snapshot.responsibility.manager(assignment.manager_id, day or snapshot.day)
    return {
        "manager": with_former_names(manager) if manager else None,
        "since": assignment.valid_from,
        "known_from": snapshot.responsibility.known_from(assignment),
        "confirmed": assignment.confirmed,
        "basis": assignment.basis,
        "sources": [properties(snapshot.sources[key]) for key in assignment.sources if key in snapshot.sources],
    }


def with_former_names(manager: Manager) -> Fields:
    """Return a manager with what they were called until when, the oldest name first."""
    former = sorted(manager.former_names, key=lambda name: name.until)
    return {**person(manager), "former_names": [properties(name) for name in former]}
