"""A stock answers as the ledger does: the same features in the same bytes, for every question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stock_world import Pairs, Worlds, features, opened, plain_value, written

from api import around
from atlas import Atlas, crs, nearby, search, stats
from atlas.cql import read
from atlas.errors import InvalidParameter, UnknownRecord
from atlas.filters import FILTERS
from atlas.index import Box
from atlas.nearby import Near
from atlas.query import MAX_LIMIT, Interval, Query, Sort
from atlas.selection import Asked
from atlas.snapshot import Snapshot
from atlas.stats import DIMENSIONS
from atlas.stock import stock
from atlas.stock.shelf import Damaged

BOXES = st.tuples(st.floats(11.9, 15.0), st.floats(50.2, 51.7), st.floats(0, 1.5), st.floats(0, 1.0)).map(
    lambda one: Box(one[0], one[1], one[0] + one[2], one[1] + one[3])
)
DAYS = st.dates(date(2013, 1, 1), date(2029, 1, 1))
CHOSEN = [(one.name, choice) for one in FILTERS["projects"] for choice in one.choices]
SAID = [
    ("city", "Chemnitz,Leipzig"), ("kreis", "Landkreis Bautzen"), ("manager_id", "quge-west"), ("year", "2017"),
    ("cost_min", "50000"), ("cost_max", "200000"), ("fund", "esf"), ("record_id", "36284"),
    ("beneficiary", "Stadt Plauen"),
]  # fmt: skip
FILTER = st.sampled_from([*CHOSEN, *SAID])
QUERIES = st.builds(
    Query,
    box=st.none() | BOXES,
    interval=st.none() | st.tuples(DAYS, DAYS).map(lambda two: Interval(*sorted(two))),
    text=st.sampled_from(["", "", "jugend", "Stadt", "werkstatt bautzen", "9", "Landkreis", "?!"]),
    filters=st.lists(FILTER, max_size=2).map(dict),
    limit=st.just(MAX_LIMIT),
)
EXPRESSIONS = (
    "theme = 'other' OR cost_total_eur > 100000",
    "NOT (period = '2021-2027') AND kreis LIKE '%Leipzig%'",
    "S_INTERSECTS(geometry, BBOX(12.2, 51.2, 12.6, 51.5)) AND title LIKE '%a%'",
    "S_WITHIN(geometry, POLYGON((12 50.5, 13.5 50.5, 13.5 51.5, 12 50.5)))",
    "start > DATE('2018-06-01') AND area_name IS NOT NULL",
    "region = 'east' AND eu_amount_eur IS NULL",
    "city_name IN ('Bautzen', 'Chemnitz') AND T_INTERSECTS(INTERVAL(start, end), INTERVAL('2018-01-01', '2018-12-31'))",
    "S_DISJOINT(geometry, BBOX(12.0, 50.0, 13.5, 52.0))",
)

CITING = ("conflicts", "sources", "value_sources")


def found(snapshot: Snapshot, query: Query) -> tuple[int, set[str]]:
    rows = snapshot.collection("projects")
    page = rows.run(query)
    return page.matched, {rows.ids[position] for position in page.positions}


def test_every_feature_has_the_same_bytes(plain: Snapshot, stocked: Snapshot) -> None:
    assert features(stocked) == features(plain)


def test_every_record_has_the_same_fields_and_point(plain: Snapshot, stocked: Snapshot) -> None:
    ours, theirs = stocked.collection("projects"), plain.collection("projects")
    for record, fields, shape in zip(theirs.ids, theirs.fields, theirs.geometries, strict=True):
        position = ours.position(record)
        assert ours.fields[position] == plain_value(fields)
        assert ours.geometries[position] == shape
        if shape is not None:
            there = ours.toward([position], 0, 0).tolist()
            assert there == theirs.toward([theirs.position(record)], 0, 0).tolist()


def test_what_a_record_cites_is_what_its_fields_say(plain: Snapshot, stocked: Snapshot) -> None:
    ours, theirs = stocked.collection("projects"), plain.collection("projects")
    for record in theirs.ids:
        there, here = theirs.cited[theirs.position(record)], ours.cited[ours.position(record)]
        assert stocked.evidence_of(here) == plain.evidence_of(there)
        assert here == {name: plain_value(there[name]) for name in CITING}


def test_texts_that_look_like_what_a_record_cites_are_not_taken_for_it(
    tmp_path: Path, pairs: Pairs, worlds: Worlds
) -> None:
    project, shape = pairs[0]
    sources = {"conflicts": project.sources, "precision": project.sources, "title": project.sources}
    odd = replace(project, title=',"conflicts":', note='"precision":","', value_sources=sources)
    rows = worlds.of([], opened(written(tmp_path, [(odd, shape)]))).collection("projects")
    assert rows.cited[0] == {name: rows.fields[0][name] for name in CITING}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=QUERIES)
def test_a_query_finds_the_same(plain: Snapshot, stocked: Snapshot, query: Query) -> None:
    assert found(stocked, query) == found(plain, query)


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_an_expression_finds_the_same(plain: Snapshot, stocked: Snapshot, text: str) -> None:
    query = Query(conditions=(read("projects", text),), limit=MAX_LIMIT)
    assert found(stocked, query) == found(plain, query)


@pytest.mark.parametrize("name", ["title", "cost_total_eur", "start", "kreis", "area_name", "theme", "beneficiary"])
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_gives_the_same_order(plain: Snapshot, stocked: Snapshot, name: str, descending: bool) -> None:
    def ordered(snapshot: Snapshot) -> list[str]:
        rows = snapshot.collection("projects")
        page = rows.run(Query(sort=(Sort(name, descending), Sort("id")), limit=MAX_LIMIT))
        return [rows.ids[position] for position in page.positions]

    assert ordered(stocked) == ordered(plain)


def test_what_has_no_column_cannot_be_sorted_by(stocked: Snapshot) -> None:
    with pytest.raises(InvalidParameter) as refused:
        stocked.collection("projects").run(Query(sort=(Sort("precision_note"),)))
    assert "title" in refused.value.known


@settings(max_examples=60, deadline=None)
@given(first=st.integers(0, 260), limit=st.integers(1, 300))
def test_pages_are_parts_of_one_sequence(stocked: Snapshot, first: int, limit: int) -> None:
    rows = stocked.collection("projects")
    page = rows.run(Query(limit=limit, offset=first))
    assert page.matched == len(rows.ids)
    assert rows.ready(page.positions) == list(rows.features)[first : first + limit]


@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False), count=st.integers(0, 300))
def test_what_is_told_of_many_is_what_is_told_of_each(stocked: Snapshot, chance: Random, count: int) -> None:
    rows = stocked.collection("projects")
    positions = chance.choices(range(len(rows.ids)), k=count)
    assert rows.ready(positions) == [rows.features[position] for position in positions]
    assert b",".join(rows.pieces(positions)) == b",".join(rows.features[position] for position in positions)
    assert rows.named(positions) == [rows.ids[position] for position in positions]


@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False), count=st.integers(0, 300))
def test_alike_is_what_belongs_to_one_city_and_area(stocked: Snapshot, chance: Random, count: int) -> None:
    rows = stocked.collection("projects")
    positions = chance.choices(range(len(rows.ids)), k=count)
    belonging = [(fields["area_id"], fields["city_ags"]) for fields in map(rows.fields.__getitem__, positions)]
    alike = rows.alike(positions)
    told = dict(zip(alike, belonging, strict=True))
    assert [told[one] for one in alike] == belonging
    # Those of the ledger may be told apart from those of the stock.
    assert len(told) <= 2 * len(set(belonging))


@pytest.mark.parametrize("at", [(14.4463, 51.191), (12.3713, 51.3396), (12.94126, 50.83798)])
def test_projects_that_are_near_have_the_same_bytes(
    plain: Snapshot, stocked: Snapshot, at: tuple[float, float]
) -> None:
    def told(snapshot: Snapshot) -> list[bytes]:
        return around.features(snapshot, nearby.hits_of(snapshot, *at, kinds=["projects"], limit=300))

    assert told(stocked) == told(plain)


@settings(max_examples=60, deadline=None)
@given(
    lon=st.floats(12.8, 14.2),
    lat=st.floats(51.0, 51.2),
    limit=st.integers(1, 40),
    radius=st.none() | st.floats(1, 60_000),
    filters=st.lists(FILTER, max_size=1).map(dict),
)
def test_the_nearest_are_the_same_at_the_same_distance(
    plain: Snapshot,
    stocked: Snapshot,
    lon: float,
    lat: float,
    limit: int,
    radius: float | None,
    filters: dict[str, str],
) -> None:
    def near(snapshot: Snapshot) -> Sequence[Near]:
        return nearby.nearby(snapshot, lon, lat, kinds=["projects"], limit=limit, radius_m=radius, filters=filters)

    assert near(stocked) == near(plain)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize(
    "filters",
    [{}, {"theme": "other"}, {"status": "approved"}, {"programme": "esf", "region": "east"}, {"year": "2018"}],
)
def test_the_figures_are_the_same(
    plain: Snapshot, stocked: Snapshot, dimension: stats.Dimension, filters: dict[str, str]
) -> None:
    asked = Asked(filters=filters)
    assert stats.table(stocked, dimension, asked) == stats.table(plain, dimension, asked)


def test_cities_and_areas_count_the_projects_of_the_stock(plain: Snapshot, stocked: Snapshot) -> None:
    for name in ("cities", "areas"):
        ours, theirs = stocked.collection(name), plain.collection(name)
        assert [fields["counts"] for fields in ours.fields] == [fields["counts"] for fields in theirs.fields]


def test_the_search_finds_the_same(plain: Snapshot, stocked: Snapshot, house: Atlas) -> None:
    for words in ("Gemeinwesenkoordination", "jugend leipzig", "Sonnenberg"):
        assert search.search(stocked, house.gazetteer, words) == search.search(plain, house.gazetteer, words)


def test_the_cities_to_choose_from_are_the_same(plain: Snapshot, stocked: Snapshot) -> None:
    assert stocked.collection("projects").cities == plain.collection("projects").cities


def test_the_box_around_all_is_the_same(plain: Snapshot, stocked: Snapshot) -> None:
    assert stocked.collection("projects").extent == plain.collection("projects").extent


def test_who_is_not_there_is_said_to_be_unknown(stocked: Snapshot) -> None:
    with pytest.raises(UnknownRecord):
        stocked.fields("projects", "p-nobody")


def test_metres_are_those_of_the_official_system(stocked: Snapshot) -> None:
    rows = stocked.collection("projects")
    shape: Any = rows.geometries[0]
    [there] = rows.toward([0], 0, 0).tolist()
    assert tuple(there) == pytest.approx(crs.to_metric_xy(shape.x, shape.y), abs=0.001)


@pytest.mark.parametrize("most", [1, 700, 701, 1 << 20])
def test_what_is_read_in_pieces_is_whole(stocked: Snapshot, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    rows = stocked.collection("projects")
    everything = range(len(rows.ids))
    at_once = rows.pieces(everything), rows.ready(everything)
    monkeypatch.setattr(stock, "MOST_AT_ONCE", most)
    assert (rows.pieces(everything), rows.ready(everything)) == at_once


def test_a_file_that_ends_too_early_is_told(
    tmp_path: Path, pairs: Pairs, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = worlds.of([], opened(written(tmp_path, pairs[:9]))).collection("projects")
    monkeypatch.setattr(stock, "MOST_AT_ONCE", 700)
    with (tmp_path / "stock.cache" / "features.bin").open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(Damaged):
        rows.pieces(range(9))
