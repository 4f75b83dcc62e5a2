"""After an edit tiles without any of its points are kept, and every tile is as if it were made anew."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from stock_world import Pairs, Worlds, features
from tile_reading import tile_at

from atlas.query import Query
from atlas.snapshot import Snapshot
from atlas.stock.stock import Stock
from atlas.tiles import TileAddress, TileSet, tiles_of

ZOOMS = (5, 8, 11, 13)
OTHER = Query(filters={"theme": "other"}), "theme=other"
CHANGES = st.dictionaries(
    st.integers(0, 200), st.sampled_from(["deleted", "renamed", "moved", "behind"]), min_size=1, max_size=4
)


def edited(pairs: Pairs, changes: dict[int, str]) -> tuple[Pairs, list[str]]:
    """The projects as changes leave them, and the ids of those that are deleted."""
    outcome, behind = Pairs(), Pairs()
    for number, (project, shape) in enumerate(pairs):
        match changes.get(number):
            case "deleted":
                continue
            case "renamed":
                outcome.append((replace(project, title=f"Neu {number}", theme="other"), shape))
            case "moved":
                outcome.append((project, pairs[number - 1][1]))
            case "behind":
                # In the place of another one, and drawn after it.
                behind.append((project, pairs[number - 1][1]))
            case _:
                outcome.append((project, shape))
    return [*outcome, *behind], [pairs[number][0].id for number, change in changes.items() if change == "deleted"]


def compare(states: Sequence[Snapshot], built_anew: Sequence[Snapshot]) -> None:
    """Compare tiles of one state after the other, and of the first one again, with those of states without a past."""
    all_rows = [snapshot.collection("projects") for snapshot in (*states, states[0])]
    all_anew = [snapshot.collection("projects") for snapshot in (*built_anew, built_anew[0])]
    drawn = [TileSet(rows).addresses(zoom) for rows in all_rows[:-1] for zoom in ZOOMS]
    addresses = sorted(set().union(*drawn))
    addresses = [one for one in addresses if one.z < 11] + [one for one in addresses if one.z > 10][::4]
    for rows, rows_anew in zip(all_rows, all_anew, strict=True):
        anew = TileSet(rows_anew)
        found = {address: tiles_of(rows).tile(address).plain for address in addresses}
        assert found == {address: anew.tile(address).plain for address in addresses}
        found = {address: tiles_of(rows).tile(address, *OTHER).plain for address in addresses[::4]}
        assert found == {address: anew.tile(address, *OTHER).plain for address in addresses[::4]}


@settings(max_examples=5, deadline=None)
@given(first=CHANGES, second=CHANGES)
def test_tiles_of_a_ledger_are_after_edits_as_if_made_anew(
    worlds: Worlds, pairs: Pairs, plain: Snapshot, first: dict[int, str], second: dict[int, str]
) -> None:
    states, anew = [plain], [Worlds(worlds.layers).of(pairs)]
    for changes in (first, second):
        outcome, _ = edited(pairs, changes)
        states.append(worlds.of(outcome, previous=states[-1]))
        anew.append(Worlds(worlds.layers).of(outcome))
    compare(states, anew)


def test_points_in_one_place_are_drawn_anew_where_only_their_order_is_another(worlds: Worlds, pairs: Pairs) -> None:
    shape = pairs[0][1]
    together, address = [(project, shape) for project, _ in pairs[:20]], tile_at(shape.x, shape.y, 13)
    first = worlds.of(together)
    before = tiles_of(first.collection("projects")).tile(address).plain
    rows = worlds.of(together[::-1], previous=first).collection("projects")
    assert before != tiles_of(rows).tile(address).plain == TileSet(rows).tile(address).plain


@settings(max_examples=5, deadline=None)
@given(first=CHANGES, second=CHANGES)
def test_tiles_of_a_stock_are_after_edits_as_if_made_anew(
    worlds: Worlds, pairs: Pairs, stock: Stock, stocked: Snapshot, first: dict[int, str], second: dict[int, str]
) -> None:
    states, anew = [stocked], [Worlds(worlds.layers).of([], stock)]
    for changes in (first, second):
        (outcome, gone), touched = edited(pairs, changes), {pairs[number][0].id for number in changes}
        own = [pair for pair in outcome if pair[0].id in touched]
        states.append(worlds.of(own, stock, gone, previous=states[-1]))
        anew.append(Worlds(worlds.layers).of(own, stock, gone))
        assert features(states[-1]) == features(anew[-1])
    compare(states, anew)


def far_from(shape: Any) -> TileAddress:
    """A tile of Bautzen or Chemnitz, whichever does not hold a point."""
    here = tile_at(shape.x, shape.y, 10)
    return next(one for lon, lat in ((14.446, 51.189), (12.941, 50.838)) if (one := tile_at(lon, lat, 10)) != here)


def test_what_an_edit_does_not_touch_is_kept_and_the_state_before_has_its_own(
    worlds: Worlds, pairs: Pairs, stock: Stock, stocked: Snapshot
) -> None:
    (project, shape), rows = pairs[0], stocked.collection("projects")
    here, there = tile_at(shape.x, shape.y, 10), far_from(shape)
    before = [tiles_of(rows).tile(address) for address in (here, there)]
    changed = worlds.of([(replace(project, title="Neu"), shape)], stock, previous=stocked).collection("projects")
    assert tiles_of(changed).known(there) is before[1]
    assert tiles_of(changed).known(here) is None
    assert b"Neu" in tiles_of(changed).tile(tile_at(shape.x, shape.y, 14)).plain
    assert tiles_of(rows).tile(here) is before[0]


def test_shapes_are_simplified_once_for_all_edits_that_leave_them_as_they_are(
    worlds: Worlds, pairs: Pairs, stock: Stock, stocked: Snapshot
) -> None:
    before = tiles_of(stocked.collection("cities"))
    before.tile(TileAddress(6, 34, 21))
    changed = worlds.of(pairs[:1], stock, previous=stocked).collection("cities")
    assert changed is not stocked.collection("cities")
    assert tiles_of(changed)._polygons is before._polygons


def test_where_a_city_is_renamed_its_projects_are_drawn_anew_everywhere(
    worlds: Worlds, stock: Stock, stocked: Snapshot
) -> None:
    address = tile_at(12.941, 50.838, 12)
    before = tiles_of(stocked.collection("projects")).tile(address)
    cities = worlds.layers.cities
    renamed = tuple(replace(city, name=city.name.upper()) for city in cities.records)
    others = Worlds(replace(worlds.layers, cities=replace(cities, records=renamed)))
    after = tiles_of(others.of([], stock, previous=stocked).collection("projects")).tile(address)
    assert b"Chemnitz" in before.plain and b"CHEMNITZ" in after.plain
