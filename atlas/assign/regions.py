"""The regions that follow from who is responsible for which city."""

from collections import Counter
from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.encode import tidy
from atlas.model import REGIONS, Region

_KREIS_DIGITS = 5


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
