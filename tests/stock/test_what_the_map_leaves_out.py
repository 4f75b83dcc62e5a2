"""The map's layer of projects leaves a stock out, and says so; tiles of the stock hold just what the layer lacks."""

from dataclasses import replace
from datetime import date
from typing import Any

import orjson
import pytest
from stock_world import Pairs, Worlds
from tile_reading import decoded

from atlas.errors import InvalidParameter
from atlas.query import Interval
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot
from atlas.stock.stock import Stock
from atlas.tiles import TileAddress, tile_of_stock

ALL_OF_SAXONY = TileAddress(0, 0, 0)
EVERYTHING = Asked(filters={})
DAY = Interval(date(2019, 5, 1), date(2019, 5, 1))
QUESTIONS = (
    EVERYTHING,
    Asked(filters={"theme": "other"}),
    Asked(filters={"status": "approved"}),
    Asked(filters={"programme": "other"}),
    Asked(filters={"cost_min": "100000"}),
    Asked(filters={"manager_id": "quge-west"}, interval=DAY),
)


@pytest.fixture(scope="module")
def both(worlds: Worlds, pairs: Pairs, stock: Stock) -> Snapshot:
    """Every third of the shipped projects in the ledger, the others in the stock."""
    return worlds.of(pairs[::3], stock)


def layer(snapshot: Snapshot) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(snapshot.map_layer("projects"))
    return found


def drawn(snapshot: Snapshot, asked: Asked) -> int:
    """How many projects the signs of all Saxony stand for."""
    found = decoded(tile_of_stock(snapshot, ALL_OF_SAXONY, asked).plain).get("projects", ())
    return sum(one["properties"].get("point_count", 1) for one in found)


def test_the_layer_says_how_many_projects_it_leaves_out(both: Snapshot, plain: Snapshot, pairs: Pairs) -> None:
    assert layer(both)["stock"] == len(pairs) - len(layer(both)["features"])
    assert "stock" not in layer(plain)


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_layer_and_tiles_together_hold_every_project_once(both: Snapshot, plain: Snapshot, asked: Asked) -> None:
    in_layer = len(select(both, asked).projects)
    assert drawn(both, asked) + in_layer == len(select(plain, asked).projects)


def test_some_questions_leave_some_projects_and_not_all(both: Snapshot) -> None:
    everything = drawn(both, EVERYTHING)
    assert all(0 < drawn(both, asked) < everything for asked in QUESTIONS[1:3])


def test_a_filter_about_areas_asks_those_of_today(both: Snapshot) -> None:
    asked = Asked(filters={"status": "approved"})
    assert drawn(both, asked) > 0
    areas = both.collection("areas")
    later = replace(both, revision=both.revision + 1)
    former = {area: {**fields, "status": "former"} for area, fields in zip(areas.ids, areas.fields, strict=True)}
    later.__dict__["area_of"] = former
    assert drawn(later, asked) == 0


def test_what_a_restored_backup_says_under_a_known_number_is_asked_anew(both: Snapshot) -> None:
    asked = Asked(filters={"status": "approved"})
    assert drawn(both, asked) > 0
    restored = replace(both, changed_at="2026-11-22T09:00:00+00:00")
    restored.__dict__["area_of"] = {area: {**fields, "status": "former"} for area, fields in both.area_of.items()}
    assert drawn(restored, asked) == 0


def test_without_a_stock_its_tiles_are_empty(plain: Snapshot) -> None:
    assert [tile_of_stock(plain, ALL_OF_SAXONY, asked).plain for asked in QUESTIONS] == [b""] * len(QUESTIONS)


def test_a_filter_that_cannot_be_read_is_refused(both: Snapshot) -> None:
    with pytest.raises(InvalidParameter):
        tile_of_stock(both, ALL_OF_SAXONY, Asked(filters={"cost_min": "viel"}))
