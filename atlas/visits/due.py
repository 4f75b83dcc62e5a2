"""What is to be done: talks whose day has passed, next steps with a deadline, cities nobody has talked with yet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from atlas.internal import Visit
from atlas.snapshot import Snapshot

DueKind = Literal["overdue", "next_step", "first_talk", "coming"]
HORIZON = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do in a city: by when (None: as soon as can be), by which manager, and for which visit if any."""

    kind: DueKind
    city_ags: str
    manager_id: str | None
    by: str | None
    visit_id: str | None
    what: str | None


def due(visits: Iterable[Visit], snapshot: Snapshot, day: date) -> list[Due]:
    """Return what is due on a day or within the four weeks after it, the most urgent first.

    A deadline counts for whoever is responsible for the city today, not for who promised it.
    """
    known = list(visits)
    managers = {ags: _manager_id(snapshot.fields("cities", ags)) for ags in snapshot.collection("cities").ids}
    found = [*_planned(known, managers, day), *_steps(known, managers, day), *_first_talks(known, managers)]
    return sorted(found, key=lambda one: (one.by is None, one.by or "", one.city_ags, one.kind))


def _manager_id(city: Mapping[str, Any]) -> str | None:
    return city["manager_id"]  # type: ignore[no-any-return]


def _planned(visits: list[Visit], managers: Mapping[str, str | None], day: date) -> Iterator[Due]:
    today, last = day.isoformat(), (day + HORIZON).isoformat()
    for visit in visits:
        if visit.status == "planned" and visit.day <= last:
            kind: DueKind = "overdue" if visit.day < today else "coming"
            yield Due(kind, visit.city_ags, managers.get(visit.city_ags), visit.day, visit.id, visit.place)


def _steps(visits: list[Visit], managers: Mapping[str, str | None], day: date) -> Iterator[Due]:
    """Yield the open next steps: a later talk held in the same city settles what was promised before."""
    last = (day + HORIZON).isoformat()
    latest: dict[str, str] = {}
    for visit in visits:
        if visit.status == "held":
            latest[visit.city_ags] = max(visit.day, latest.get(visit.city_ags, ""))
    for visit in visits:
        by = visit.next_step_by
        if visit.status == "held" and by is not None and by <= last and visit.day == latest[visit.city_ags]:
            yield Due("next_step", visit.city_ags, managers.get(visit.city_ags), by, visit.id, visit.next_step)


def _first_talks(visits: list[Visit], managers: Mapping[str, str | None]) -> Iterator[Due]:
    """Yield the cities with which whoever is responsible today has neither held nor planned a talk."""
    met = {(visit.city_ags, visit.manager_id) for visit in visits if visit.status != "cancelled"}
    for ags, manager in managers.items():
        if manager is not None and (ags, manager) not in met:
            yield Due("first_talk", ags, manager, None, None, None)
