"""The areas beside an area, and those before and after it, as short records that a list can name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atlas.describe.neighbours import Neighbour, neighbours, without_boundary
from atlas.describe.shapes import Relation
from atlas.query import Fields
from atlas.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Brief:
    """An area in a list."""

    id: str
    name: str
    city_name: str | None
    programme: str
    periods: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A drawn area beside a drawn area: `share` of the own shape lies in it too, metres lie between their rims."""

    area: Brief
    relation: Relation
    share: float
    distance_m: float
    direction: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The areas around an area; `reach_m` is how far was looked, None where the own boundary is not known."""

    reach_m: int | None
    drawn: tuple[Beside, ...]
    undrawn: tuple[Brief, ...]
    predecessors: tuple[Brief, ...]
    successors: tuple[Brief, ...]


def surroundings(snapshot: Snapshot, area: Fields, reach_m: int) -> Surroundings:
    """Return what lies beside an area, came before it and came after it."""
    return Surroundings(
        reach_m=None if area["geometry_quality"] == "none" else reach_m,
        drawn=tuple(_beside(one) for one in neighbours(snapshot, area["id"])),
        undrawn=briefs(without_boundary(snapshot, area)),
        predecessors=briefs(_known(snapshot, area["predecessor_ids"])),
        successors=briefs(_known(snapshot, area["successor_ids"])),
    )


def briefs(areas: Iterable[Fields]) -> tuple[Brief, ...]:
    """Return areas as short records."""
    return tuple(_brief(area) for area in areas)


def _beside(one: Neighbour) -> Beside:
    share, metres = round(one.bond.share, 4), round(one.bond.metres, 1)
    return Beside(_brief(one.area), one.bond.relation, share, metres, one.direction)


def _brief(area: Fields) -> Brief:
    return Brief(
        id=area["id"],
        name=area["name"],
        city_name=area["city_name"],
        programme=area["programme"],
        periods=tuple(area["periods"]),
        status=area["status"],
    )


def _known(snapshot: Snapshot, ids: Sequence[str]) -> list[Fields]:
    return [snapshot.area_of[key] for key in ids if key in snapshot.area_of]
