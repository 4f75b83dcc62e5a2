"""Who is responsible for a city on a day, who stands in for whom, and what somebody was called then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from atlas.model import Assignment, Manager

# Leaves room for the day before it.
_SINCE_EVER = date.min + timedelta(days=1)


def first_day(written: str) -> date:
    """Return the first day of a day, month or year as the model writes it (2024-05-01, 2024-05, 2024)."""
    return date.fromisoformat(f"{written}-01-01"[:10])


def _begin(assignment: Assignment) -> date:
    """Return the day by which assignments are ordered: an open start comes before every other."""
    return first_day(assignment.valid_from) if assignment.valid_from else _SINCE_EVER


def responsible_on(assignments: Iterable[Assignment], day: date) -> dict[str, Assignment]:
    """Return the assignment in force on a day by city: the latest that has begun; an open start counts as earliest."""
    begun = (assignment for assignment in assignments if _begin(assignment) <= day)
    return {assignment.city_ags: assignment for assignment in sorted(begun, key=_begin)}


@dataclass(frozen=True, slots=True)
class Spell:
    """An assignment with the days on which it holds, both included; None is an open side."""

    assignment: Assignment
    first: date | None
    last: date | None


def timeline(assignments: Iterable[Assignment]) -> tuple[Spell, ...]:
    """Return the assignments of one city one after the other: each ends where the next begins."""
    order = sorted(assignments, key=_begin)
    ends = [_begin(later) - timedelta(days=1) for later in order[1:]]
    begins = [_begin(one) if one.valid_from else None for one in order]
    return tuple(map(Spell, order, begins, [*ends, None]))


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Every assignment there is, with the managers they name: who is known to have been responsible, on any day."""

    assignments: tuple[Assignment, ...]
    managers: Mapping[str, Manager]

    def known_from(self, assignment: Assignment) -> str | None:
        """Return the first time of which an assignment tells anything: its own start, else the time of the facts.

        That somebody has been responsible since an unknown day says nothing about the years before it was written down.
        """
        manager = self.managers.get(assignment.manager_id)
        return assignment.valid_from or (manager.as_of if manager else None)

    def on(self, day: date) -> dict[str, Assignment]:
        """Return the assignment in force on a day by city, without those of which the day is too early to know."""
        found = responsible_on(self.assignments, day)
        return {ags: one for ags, one in found.items() if (self.known_from(one) or "") <= day.isoformat()}

    def timeline(self, ags: str) -> tuple[Spell, ...]:
        """Return the assignments of a city one after the other, planned ones too."""
        return timeline(one for one in self.assignments if one.city_ags == ags)

    def in_office(self, day: date) -> tuple[str, ...]:
        """Return the ids of the managers who are in office on a day, in order."""
        held = self.managers.items()
        return tuple(sorted(key for key, one in held if (one.since or "") <= day.isoformat() <= (one.until or "9999")))

    def manager(self, key: str, day: date) -> Manager | None:
        """Return a manager by the name of a day."""
        manager = self.managers.get(key)
        return replace(manager, name=name_on(manager, day)) if manager else None

    def substitute(self, key: str, day: date) -> Manager | None:
        """Return who stands in for a manager on a day, by the name of that day."""
        manager = self.managers.get(key)
        wanted = day.isoformat()
        days = manager.absences if manager else ()
        absence = next((one for one in days if one.first_day <= wanted <= one.last_day), None)
        return self.manager(absence.substitute_id, day) if absence else None


def name_on(manager: Manager, day: date) -> str:
    """Return what a manager was called on a day."""
    later = [former for former in manager.former_names if day.isoformat() <= former.until]
    return min(later, key=lambda former: former.until).name if later else manager.name
