"""The profile as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.describe.shapes import NEAR_M
from atlas.profile.beside import Surroundings, surroundings
from atlas.profile.figures import (
    Money,
    PerInhabitant,
    ThemeRow,
    Timeline,
    money,
    per_inhabitant,
    themes,
    timeline,
)
from atlas.profile.stated import stated
from atlas.query import Fields
from atlas.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Profile:
    """What follows from the records of an area or a city; a city has no surroundings and no single inhabitant."""

    money: Money
    per_inhabitant: PerInhabitant | None
    themes: tuple[ThemeRow, ...]
    timeline: Timeline
    surroundings: Surroundings | None
    value_sources: Mapping[str, tuple[str, ...]]


def of(snapshot: Snapshot, collection: str, record: str) -> Profile | None:
    """Return the profile of an area or a city, None for what has none; raises UnknownRecord."""
    if collection not in ("areas", "cities"):
        return None
    fields = snapshot.fields(collection, record)
    projects = _projects(snapshot, fields)
    spent, is_area = money(projects), collection == "areas"
    return Profile(
        money=spent,
        per_inhabitant=per_inhabitant(fields, spent) if is_area else None,
        themes=themes(projects),
        timeline=timeline(projects),
        surroundings=surroundings(snapshot, fields, NEAR_M) if is_area else None,
        value_sources=stated(snapshot, fields) if is_area else {},
    )


def _projects(snapshot: Snapshot, fields: Fields) -> list[Fields]:
    rows = snapshot.collection("projects")
    return [rows.fields[rows.positions[key]] for key in fields["project_ids"]]
