"""What people change of a stock is in the ledger, and the stock as it was is passed over."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock_world import Pairs, Worlds, features, written

import atlas
from atlas import stats
from atlas.errors import Stale, StillNamed, UnknownRecord
from atlas.query import Query, Sort
from atlas.stock.stock import Stock
from atlas.store.ledger import Edit


@settings(max_examples=25, deadline=None)
@given(changes=st.dictionaries(st.integers(0, 200), st.sampled_from(["deleted", "renamed", "moved"]), max_size=12))
def test_edits_beside_a_stock_equal_a_ledger_of_the_outcome(
    worlds: Worlds, pairs: Pairs, stock: Stock, changes: dict[int, str]
) -> None:
    outcome, own, gone = list(pairs), [], []
    for number, change in changes.items():
        project, shape = pairs[number]
        if change == "deleted":
            gone.append(project.id)
            continue
        moved = pairs[number - 1][1] if change == "moved" else shape
        outcome[number] = (replace(project, title=f"Neu {number}", cost_total_eur=float(number)), moved)
        own.append(outcome[number])
    left = [pair for pair in outcome if pair[0].id not in gone]
    ours, theirs = worlds.of(own, stock, gone), worlds.of(left)
    assert features(ours) == features(theirs)
    assert stats.table(ours, "theme") == stats.table(theirs, "theme")
    assert ours.collection("cities").fields[0]["counts"] == theirs.collection("cities").fields[0]["counts"]
    rows = ours.collection("projects")
    assert [rows.position(record) for record in rows.ids] == list(range(len(rows.ids)))
    for query in (Query(limit=300), Query(limit=300, sort=(Sort("title"),))):
        told = rows.run(query).positions
        assert b",".join(rows.pieces(told)) == b",".join(rows.features[position] for position in told)
    assert (
        rows.run(Query(text="neu", limit=500)).matched == theirs.collection("projects").run(Query(text="neu")).matched
    )


def test_what_the_ledger_no_longer_knows_is_as_the_stock_has_it(worlds: Worlds, pairs: Pairs, stock: Stock) -> None:
    renamed = [(replace(project, title="Neu"), shape) for project, shape in pairs[:3]]
    ids = [project.id for project, _ in pairs]
    # A backup that is restored may know less; and what was deleted may be there again.
    states = [(renamed, ids[3:5]), (renamed[1:], ids[4:5]), ([*renamed[1:], pairs[4]], []), ([], [])]
    known = None
    for own, gone in states:
        known = worlds.of(own, stock, gone, previous=known)
        assert features(known) == features(Worlds(worlds.layers).of(own, stock, gone))


def test_an_edit_is_seen_at_once_and_the_old_snapshot_stays(own_stock: Path, pairs: Pairs) -> None:
    house = atlas.open(own_stock)
    before, record = house.snapshot, f"s-{pairs[0][0].id}"
    current = house.store.current("projects", record)
    assert current.revision == 1
    house.change([_renamed(house, record, "Ganz neu", current.revision)], who="Test", why="Name")
    assert house.snapshot.fields("projects", record)["title"] == "Ganz neu"
    assert before.fields("projects", record)["title"] == pairs[0][0].title
    assert len(house.snapshot.collection("projects").ids) == len(before.collection("projects").ids)
    assert house.store.history.entry(house.snapshot.revision, limit=5).revision.who == "Test"
    house.close()


def test_who_read_an_older_state_is_refused(own_stock: Path, pairs: Pairs) -> None:
    house, record = atlas.open(own_stock), f"s-{pairs[0][0].id}"
    house.change([_renamed(house, record, "Eins", 1)], who="Test", why="Name")
    with pytest.raises(Stale):
        house.change([_renamed(house, record, "Zwei", 1)], who="Test", why="Name")
    house.close()


def test_what_is_deleted_stays_deleted_after_a_start(own_stock: Path, pairs: Pairs) -> None:
    house, record = atlas.open(own_stock), f"s-{pairs[0][0].id}"
    house.change([Edit("projects", record, None, 1)], who="Test", why="Doppelt")
    house.close()
    again = atlas.open(own_stock)
    with pytest.raises(UnknownRecord):
        again.snapshot.fields("projects", record)
    assert again.store.verify() == 2
    again.close()


def test_an_area_that_the_stock_names_cannot_go(own_stock: Path, pairs: Pairs) -> None:
    house, area = atlas.open(own_stock), next(project.area_id for project, _ in pairs if project.area_id)
    with pytest.raises(StillNamed) as refused:
        house.change([Edit("areas", area, None, None)], who="Test", why="Weg")
    assert any(record.startswith("s-") for _, record in refused.value.records)
    house.close()


def _renamed(house: atlas.Atlas, record: str, title: str, expected: int) -> Edit:
    feature = orjson.loads(house.store.current("projects", record).body or "")
    return Edit("projects", record, {**feature, "properties": {**feature["properties"], "title": title}}, expected)


@pytest.fixture
def own_stock(tmp_path: Path, pairs: Pairs) -> Path:
    """A data directory with a stock of the shipped projects under other ids."""
    return written(tmp_path, [(replace(p, id=f"s-{p.id}", record_id=None), shape) for p, shape in pairs])
