"""Who is responsible for a city on a day, and the regions that follow from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.encode import tidy
from atlas.model import REGIONS, Assignment, Manager, Region

_SINCE_EVER = "0000"
_KREIS_DIGITS = 5


def responsible_on(assignments: Iterable[Assignment], day: date) -> dict[str, Assignment]:
    """Return the assignment in force on a day by city: the latest that has begun; an open start counts as earliest."""
    current: dict[str, Assignment] = {}
    for assignment in sorted(assignments, key=lambda item: item.valid_from or _SINCE_EVER):
        if (assignment.valid_from or _SINCE_EVER) <= day.isoformat():
            current[assignment.city_ags] = assignment
    return current


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


def municipality_regions(municipalities: Iterable[str], city_regions: Mapping[str, Region]) -> dict[str, Region]:
    """Return the region of every municipality by AGS: its own if it is a programme city, else that of its Kreis.

    A Kreis counts to the region of most of its programme cities; on a tie to the one named first in the model. A Kreis
    without programme city has no region, and its municipalities are left out.
    """
    votes: dict[str, Counter[Region]] = {}
    for ags, region in city_regions.items():
        votes.setdefault(ags[:_KREIS_DIGITS], Counter())[region] += 1
    kreis_region = {code: max(REGIONS, key=lambda region: count[region]) for code, count in votes.items()}
    candidates = {ags: city_regions.get(ags) or kreis_region.get(ags[:_KREIS_DIGITS]) for ags in municipalities}
    return {ags: region for ags, region in candidates.items() if region is not None}


def region_outlines(
    boundaries: Mapping[str, BaseGeometry], city_regions: Mapping[str, Region]
) -> dict[Region, BaseGeometry]:
    """Return the lon/lat outline of each region, dissolved from the municipalities that follow from the assignments.

    `boundaries` must be one coverage: neighbours share the same vertices.
    """
    members: dict[Region, list[BaseGeometry]] = {}
    for ags, region in municipality_regions(boundaries, city_regions).items():
        members.setdefault(region, []).append(boundaries[ags])
    return {region: tidy(shapely.union_all(members[region], grid_size=1e-6)) for region in REGIONS if region in members}
