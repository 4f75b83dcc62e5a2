"""Features stand in the cache as the join told them when it was built, and are given out as it tells them now."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock_world import Pairs, Worlds, features, opened, written

from atlas.layers import Layer, Layers
from atlas.query import Collection, Query
from atlas.snapshot import Snapshot
from atlas.stock.homes import Joined
from atlas.stock.stock import Stock


@pytest.fixture(scope="module")
def kept(pairs: Pairs, joined: Joined, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    """The shipped projects as a stock of which the join tells what it told when the stock was read."""
    return opened(written(tmp_path_factory.mktemp("kept"), pairs), joined)


@pytest.fixture(scope="module")
def rows(worlds: Worlds, kept: Stock) -> Collection:
    return worlds.of([], kept).collection("projects")


def test_a_page_of_a_stock_is_read_in_one_piece(rows: Collection) -> None:
    assert len(rows.pieces(rows.run(Query(limit=100, offset=20)).positions)) == 1


def test_what_is_between_them_parts_a_page_in_two(rows: Collection) -> None:
    assert len(rows.pieces([*range(20, 40), *range(42, 60)])) == 2


def test_nothing_is_no_piece(rows: Collection) -> None:
    assert rows.pieces([]) == rows.pieces(range(20, 20)) == []


@settings(max_examples=60, deadline=None)
@given(positions=st.sets(st.integers(0, 221), max_size=120).map(sorted))
def test_pieces_of_any_page_are_its_features(rows: Collection, positions: Sequence[int]) -> None:
    assert b",".join(rows.pieces(positions)) == b",".join(rows.features[position] for position in positions)


def test_features_are_the_same_bytes_as_those_of_a_ledger(worlds: Worlds, kept: Stock, plain: Snapshot) -> None:
    assert features(worlds.of([], kept)) == features(plain)


def test_what_a_city_and_an_area_are_called_by_now_is_told(layers: Layers, pairs: Pairs, kept: Stock) -> None:
    named = next(project for project, _ in pairs if project.area_id is not None)
    changed = replace(
        layers,
        cities=renamed(layers.cities, "ags", named.city_ags),
        areas=renamed(layers.areas, "id", named.area_id),
    )
    ours, theirs = Worlds(changed).of([], kept), Worlds(changed).of(pairs)
    assert features(ours) == features(theirs)
    fields = ours.fields("projects", named.id)
    assert (fields["city_name"], fields["area_name"]) == ("Neu", "Neu")
    everything = ours.collection("projects")
    page = range(len(everything.ids))
    assert b",".join(everything.pieces(page)) == b",".join(everything.features)


def test_what_the_ledger_would_hold_of_a_project_is_only_its_own(kept: Stock, pairs: Pairs) -> None:
    body = kept.body("projects", pairs[0][0].id)
    assert body is not None
    assert pairs[0][0].title in body
    assert "city_name" not in body
    assert "area_name" not in body


def renamed(layer: Layer[Any], key: str, wanted: str | None) -> Layer[Any]:
    records = (replace(one, name="Neu") if getattr(one, key) == wanted else one for one in layer.records)
    return replace(layer, records=tuple(records))
