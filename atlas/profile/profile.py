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
from atlas.profile.told import told
from atlas.query import Query
from atlas.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Profile:
    """What follows from the records of an area or a city; a city has neither surroundings nor stated values."""

    money: Money
    per_inhabitant: PerInhabitant | None
    themes: tuple[ThemeRow, ...]
    timeline: Timeline
    surroundings: Surroundings | None
    value_sources: Mapping[str, tuple[str, ...]]


def of_area(snapshot: Snapshot, record: str) -> Profile:
    """Return the profile of an area; raises UnknownRecord."""
    fields = snapshot.fields("areas", record)
    projects = told(snapshot, fields, Query(filters={"area": record}))
    spent = money(projects)
    return Profile(
        money=spent,
        per_inhabitant=per_inhabitant(fields, spent),
        themes=themes(projects),
        timeline=timeline(projects),
        surroundings=surroundings(snapshot, fields, NEAR_M),
        value_sources=stated(snapshot, fields),
    )


def of_city(snapshot: Snapshot, record: str) -> Profile:
    """Return the profile of a city, made of all its projects; raises UnknownRecord."""
    projects = told(snapshot, snapshot.fields("cities", record), Query(filters={"city_ags": record}))
    return Profile(
        money=money(projects),
        per_inhabitant=None,
        themes=themes(projects),
        timeline=timeline(projects),
        surroundings=None,
        value_sources={},
    )
