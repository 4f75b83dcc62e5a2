"""Handing cities over in an open atlas: what is read first, what is refused, and one change for all of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.assign import HandOver, Sentences, against, outcome, refuse
from atlas.day import day_of
from atlas.encode import feature_object, properties
from atlas.errors import Stale
from atlas.house import Atlas
from atlas.model import Assignment
from atlas.snapshot import Snapshot
from atlas.store.ledger import Current, Edit, Revision, Untouched, record_tag

ASSIGNMENTS = "assignments"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a city's assignments: the change that made it, and the tag that a writer has to name."""

    city_ags: str
    latest: Current

    @property
    def tag(self) -> str:
        """Return the entity tag of the state."""
        return record_tag(ASSIGNMENTS, self.city_ags, self.latest.revision)


def standing(house: Atlas, ags: str) -> Standing:
    """Return the state of a city's assignments."""
    return Standing(ags, house.store.latest_of(ASSIGNMENTS, f"{ags}-"))


def hand_over(
    house: Atlas, wishes: Sequence[HandOver], *, tags: Mapping[str, str] | None, who: str, why: str
) -> Revision:
    """Hand cities over, confirm or take back, in one change, all or none; reason and who decided it go with each.

    `tags` are those of the states that somebody had read, by city; None overwrites what there is. Raises Stale,
    AssignmentRefused and ReasonRequired.
    """
    told = [replace(wish, reason=why.strip(), decided_by=wish.decided_by or who) for wish in wishes]
    snapshot, read = _read(house, [wish.city_ags for wish in told], tags)
    refuse(against(snapshot.responsibility, told, names(snapshot), snapshot.day), namer(snapshot))
    edits = [_edit(*outcome(wish, snapshot.responsibility)) for wish in told]
    return house.change(edits, who=who, why=why, untouched=read)


def objections(house: Atlas, wishes: Sequence[HandOver], tags: Mapping[str, str]) -> dict[str, Sentences]:
    """Return what writing hand-overs would be refused for now, by city; nothing is written."""
    snapshot = house.snapshot
    found = against(snapshot.responsibility, wishes, names(snapshot), snapshot.day)
    for ags in dict.fromkeys(wish.city_ags for wish in wishes):
        now = standing(house, ags)
        if ags not in found and ags in tags and tags[ags] != now.tag:
            stale = _stale(now, namer(snapshot)(ags))
            found[ags] = stale.de, stale.en
    return found


def names(snapshot: Snapshot) -> dict[str, str]:
    """Return the names of the cities by AGS."""
    cities = snapshot.collection("cities")
    return {ags: str(fields["name"]) for ags, fields in zip(cities.ids, cities.fields, strict=True)}


def namer(snapshot: Snapshot) -> Callable[[str], str]:
    """Return the function that tells what a city is called."""
    known = names(snapshot)
    return lambda ags: known.get(ags, ags)


def _read(house: Atlas, cities: Iterable[str], tags: Mapping[str, str] | None) -> tuple[Snapshot, list[Untouched]]:
    """Return the snapshot and the states that a change is thought out on; raises Stale for another tag.

    The states are read before it: a snapshot that were read first could miss a change that the states already know.
    """
    found = [standing(house, ags) for ags in dict.fromkeys(cities)]
    house.catch_up()
    snapshot = house.snapshot
    if tags is not None:
        # Once more: a change of a moment ago, which the snapshot holds, is to be told as one and not as an objection.
        for now in [standing(house, one.city_ags) for one in found]:
            if tags.get(now.city_ags) != now.tag:
                raise _stale(now, namer(snapshot)(now.city_ags))
    return snapshot, [Untouched(ASSIGNMENTS, f"{one.city_ags}-", one.latest.revision) for one in found]


def _stale(now: Standing, name: str) -> Stale:
    at, who = now.latest.at, now.latest.who
    day = f"{day_of(at):%d.%m.%Y}" if at else "–"
    return Stale(
        f"Die Zuständigkeit für {name} wurde am {day} von „{who}“ geändert; Sie hatten einen anderen Stand vor sich. "
        "Nichts wurde gespeichert.",
        f"The responsibility for {name} was changed by '{who}' at {at}; you had read another state. "
        "Nothing was written.",
        collection=ASSIGNMENTS,
        record_id=now.city_ags,
        revision=now.latest.revision,
        who=who,
        at=at,
    )


def _edit(key: str, record: Assignment | None) -> Edit:
    return Edit(ASSIGNMENTS, key, feature_object(key, properties(record), None) if record else None, None)
