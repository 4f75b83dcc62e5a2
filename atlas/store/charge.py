"""The rules of responsibility, held where a change is written: no way of writing gets round them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from atlas.assign import Responsibility, Sentences, faults, first_day, refusals, refuse
from atlas.errors import InvalidRecord
from atlas.layers import to_record
from atlas.model import Assignment, Manager
from atlas.store.ledger import Change

Read = Callable[[str], Sequence[Any]]


def uphold(changes: Iterable[Change], read: Read) -> None:
    """Raise AssignmentRefused or InvalidRecord where changes, already written, leave a city without its one manager.

    `read` gives the records of a collection as the changes leave them.
    """
    assignments, managers = ([one for one in changes if one.collection == name] for name in ("assignments", "managers"))
    if not assignments and not managers:
        return
    changed = [to_record(Assignment, fields) for fields in _written(assignments)]
    _require_days(changed)
    after = Responsibility(tuple(read("assignments")), {manager.id: manager for manager in read("managers")})
    for change in managers:
        _require_sound(change, after.managers)
    before = Responsibility(_as_before(after.assignments, assignments), after.managers)
    concerned = {one.city_ags for one in (*changed, *_before(assignments))}
    renewed = {change.record_id for change in managers}
    concerned |= {one.city_ags for one in after.assignments if one.manager_id in renewed}
    found = refusals(before, after, sorted(concerned))
    if found:
        names = {city.ags: city.name for city in read("cities")}
        refuse(found, lambda ags: str(names.get(ags, ags)))


def _written(changes: Iterable[Change]) -> Iterator[Mapping[str, Any]]:
    return (orjson.loads(change.after)["properties"] for change in changes if change.after)


def _before(changes: Iterable[Change]) -> list[Assignment]:
    bodies = (change.before for change in changes if change.before)
    return [to_record(Assignment, orjson.loads(body)["properties"]) for body in bodies]


def _as_before(after: Iterable[Assignment], changes: Sequence[Change]) -> tuple[Assignment, ...]:
    touched = {change.record_id for change in changes}
    return (*(one for one in after if one.id not in touched), *_before(changes))


def _require_days(changed: Iterable[Assignment]) -> None:
    for one in changed:
        try:
            first_day(one.valid_from or "2000")
        except ValueError:
            raise _invalid({"valid_from": ("Das ist kein Tag.", "This is no day.")}) from None


def _require_sound(change: Change, managers: Mapping[str, Manager]) -> None:
    if change.record_id in managers and (wrong := faults(managers[change.record_id], managers)):
        raise _invalid(wrong)


def _invalid(fields: Mapping[str, Sentences]) -> InvalidRecord:
    de, en = (" ".join(sentences[side] for sentences in fields.values()) for side in (0, 1))
    return InvalidRecord(f"Nichts wurde gespeichert. {de}", f"Nothing was written. {en}", fields=fields)
