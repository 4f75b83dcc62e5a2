"""The profile of a city or an area counts the projects of a stock as it counts those of the ledger."""

import pytest
from stock_world import Pairs, Worlds

from atlas import profile
from atlas.profile import Profile
from atlas.snapshot import Snapshot
from atlas.stock.stock import Stock


def profiles(snapshot: Snapshot) -> dict[str, Profile]:
    """The profiles of all cities and areas."""
    cities = {key: profile.of_city(snapshot, key) for key in snapshot.collection("cities").ids}
    return cities | {key: profile.of_area(snapshot, key) for key in snapshot.collection("areas").ids}


@pytest.mark.parametrize("every", [None, 3])
def test_profiles_are_the_same_wherever_projects_are_kept(
    worlds: Worlds, pairs: Pairs, plain: Snapshot, stock: Stock, every: int | None
) -> None:
    ours, theirs = profiles(worlds.of(pairs[::every] if every else [], stock)), profiles(plain)
    for key, one in theirs.items():
        assert (ours[key].money, ours[key].themes, ours[key].timeline) == (one.money, one.themes, one.timeline)
        assert ours[key].per_inhabitant == one.per_inhabitant
    assert any(one.money.eu_share and one.timeline.years for one in theirs.values())
