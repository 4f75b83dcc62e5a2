"""One query: box, time, text, filters, order and page give what going through everything gives."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import shapes, snapshot_of

from atlas.errors import InvalidParameter, UnknownRecord
from atlas.filters import FILTERS, filters_of
from atlas.index import Box
from atlas.layers import read_layers
from atlas.query import Collection, Interval, Query, Sort
from atlas.snapshot import COLLECTIONS
from atlas.text import fold

GEODATA = Path(__file__).parents[1] / "geodata"
SNAPSHOT = snapshot_of(read_layers(GEODATA / "layers"), shapes(GEODATA / "basemap" / "municipalities.geojson"))
ALL = 10_000
names = st.sampled_from(COLLECTIONS)
lon, lat = st.floats(11.8, 15.1), st.floats(50.1, 51.75)
boxes = st.builds(lambda a, b, c, d: Box(min(a, b), min(c, d), max(a, b), max(c, d)), lon, lon, lat, lat)
days = st.dates(date(2013, 1, 1), date(2029, 1, 1))
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), days, days)
quick = settings(deadline=None)


@st.composite
def filters(draw: st.DrawFn, collection: str) -> dict[str, str]:
    """Return some filters with values that occur in the data."""
    chosen: dict[str, str] = {}
    for item in draw(st.lists(st.sampled_from(FILTERS[collection]), max_size=3, unique_by=lambda item: item.name)):
        if item.kind == "year":
            chosen[item.name] = str(draw(st.integers(2014, 2027)))
        elif item.kind in ("min", "max"):
            chosen[item.name] = str(draw(st.integers(0, 500_000)))
        else:
            chosen[item.name] = draw(st.sampled_from(present(collection, item.path or item.name)))
    return chosen


def present(collection: str, path: str) -> list[str]:
    """Return the values that a property has in the data."""
    found: set[str] = set()
    for fields in SNAPSHOT.collection(collection).fields:
        value = fields[path]
        found.update(value if isinstance(value, list | tuple) else () if value is None else (value,))
    return sorted(found)


queries = names.flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.builds(
            Query,
            box=st.none() | boxes,
            interval=st.none() | intervals,
            text=st.sampled_from(["", "leipzig", "Straße", "stadt", "ESF"]),
            filters=filters(name),
            sort=st.sampled_from([(), (Sort("name"),), (Sort("city_name", descending=True),)])
            if name in ("areas", "offices")
            else st.just(()),
        ),
    )
)


def matched(name: str, query: Query) -> list[int]:
    """Return all positions that a query matches, in its order."""
    page = SNAPSHOT.collection(name).run(with_page(query, ALL, 0))
    assert page.matched == len(page.positions)
    return list(page.positions)


def with_page(query: Query, limit: int, offset: int) -> Query:
    return Query(
        box=query.box,
        interval=query.interval,
        text=query.text,
        filters=query.filters,
        sort=query.sort,
        limit=limit,
        offset=offset,
    )


@quick
@given(names, boxes)
def test_a_box_finds_what_intersects_it(name: str, box: Box) -> None:
    rectangle = shapely.box(box.west, box.south, box.east, box.north)
    geometries = SNAPSHOT.collection(name).geometries
    assert matched(name, Query(box=box)) == [
        position for position, shape in enumerate(geometries) if shape is not None and shape.intersects(rectangle)
    ]


def test_the_box_around_everything_finds_all_that_is_drawn() -> None:
    areas = SNAPSHOT.collection("areas")
    around = areas.extent
    assert around is not None
    assert len(matched("areas", Query(box=around))) == sum(shape is not None for shape in areas.geometries) == 60


@quick
@given(names.flatmap(lambda name: st.tuples(st.just(name), filters(name))))
def test_several_filters_find_what_each_of_them_finds(asked: tuple[str, dict[str, str]]) -> None:
    name, chosen = asked
    each = [set(matched(name, Query(filters={key: text}))) for key, text in chosen.items()]
    assert set(matched(name, Query(filters=chosen))) == set(range(len(SNAPSHOT.collection(name).ids))).intersection(
        *each
    )


@quick
@given(queries)
def test_a_query_finds_what_each_of_its_parts_finds(asked: tuple[str, Query]) -> None:
    name, query = asked
    parts = [Query(box=query.box), Query(interval=query.interval), Query(text=query.text), Query(filters=query.filters)]
    assert set(matched(name, query)) == set.intersection(*(set(matched(name, part)) for part in parts))


@quick
@given(queries, st.integers(1, 250))
def test_paging_covers_everything_once_and_in_order(asked: tuple[str, Query], limit: int) -> None:
    name, query = asked
    everything = matched(name, query)
    pages = [
        SNAPSHOT.collection(name).run(with_page(query, limit, offset))
        for offset in range(0, len(everything) + 1, limit)
    ]
    assert [position for page in pages for position in page.positions] == everything
    assert {page.matched for page in pages} == {len(everything)}
    assert all(len(page.positions) <= limit for page in pages)


def test_a_page_behind_the_end_is_empty_and_still_says_how_many_matched() -> None:
    page = SNAPSHOT.collection("areas").run(Query(offset=ALL))
    assert (list(page.positions), page.matched) == ([], 69)


def test_without_a_sort_key_features_come_as_they_are_stored() -> None:
    assert matched("projects", Query()) == list(range(222))


@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
@pytest.mark.parametrize(
    ("name", "key", "order"),
    [
        ("areas", "name", fold),
        ("areas", "hectares", float),
        ("projects", "cost_total_eur", float),
        ("projects", "start", fold),
        ("offices", "city_name", fold),
    ],
)
def test_sorting_puts_unknown_values_last_either_way(
    name: str, key: str, order: Callable[[Any], Any], descending: bool
) -> None:
    rows = SNAPSHOT.collection(name).fields
    found = [rows[position][key] for position in matched(name, Query(sort=(Sort(key, descending),)))]
    known = [order(value) for value in found if value is not None]
    assert known == sorted(known, reverse=descending)
    assert found[: len(known)].count(None) == 0 and len(found) == len(rows)


def test_a_second_key_decides_among_equals() -> None:
    rows = SNAPSHOT.collection("projects").fields
    order = matched("projects", Query(sort=(Sort("city_name"), Sort("title", descending=True))))
    pairs = [(fold(rows[p]["city_name"]), fold(rows[p]["title"])) for p in order]
    for city in {pair[0] for pair in pairs}:
        titles = [title for name, title in pairs if name == city]
        assert titles == sorted(titles, reverse=True)
    assert [city for city, _ in pairs] == sorted(city for city, _ in pairs)


def test_equals_keep_their_stored_order_in_both_directions() -> None:
    rows = SNAPSHOT.collection("areas").fields
    order = matched("areas", Query(sort=(Sort("city_name", descending=True),)))
    leipzig = [position for position in order if rows[position]["city_name"] == "Leipzig"]
    assert len(leipzig) > 3 and leipzig == sorted(leipzig)


def test_sorting_by_what_there_is_not_is_refused_with_what_there_is() -> None:
    with pytest.raises(InvalidParameter) as caught:
        SNAPSHOT.collection("areas").run(Query(sort=(Sort("beauty"),)))
    assert caught.value.parameter == "sortby" and "name" in caught.value.known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gesundbrunnen", {"bautzen-gesundbrunnen"}),
        ("gesundbrunnen BAUTZEN", {"bautzen-gesundbrunnen"}),
        ("gesundbrunnen görlitz", set()),
        ("Volkmarsdorf", {"leipzig-leipziger-osten"}),  # a part of the area
    ],
)
def test_all_words_must_be_found(text: str, expected: set[str]) -> None:
    ids = SNAPSHOT.collection("areas").ids
    assert {ids[position] for position in matched("areas", Query(text=text))} == expected


@pytest.mark.parametrize("text", ["–", "?!", "Москва"])
def test_a_text_of_which_nothing_can_be_read_finds_nothing(text: str) -> None:
    assert not matched("areas", Query(text=text))


def dated(**fields: Any) -> Collection:
    return Collection.of("projects", [("a", {"id": "a", **fields}, None)])


@pytest.mark.parametrize(
    ("fields", "first", "last", "expected"),
    [
        ({"start": "2018-03-01", "end": "2019-02-28"}, date(2019, 2, 28), date(2020, 1, 1), True),
        ({"start": "2018-03-01", "end": "2019-02-28"}, date(2019, 3, 1), date(2020, 1, 1), False),
        ({"start": "2018-03-01", "end": "2019-02-28"}, date(2017, 1, 1), date(2018, 3, 1), True),
        ({"start": "2018-03-01", "end": "2019-02-28"}, date(2017, 1, 1), date(2018, 2, 28), False),
        # reduced precision: the whole year or month counts
        ({"start": "2018", "end": "2019"}, date(2019, 12, 31), None, True),
        ({"start": "2018", "end": "2019"}, date(2020, 1, 1), None, False),
        ({"start": "2018-09", "end": "2018-09"}, date(2018, 9, 30), date(2018, 10, 1), True),
        ({"start": "2018-09", "end": "2018-09"}, date(2018, 10, 1), None, False),
        ({"start": "2018"}, None, date(2018, 1, 1), True),
        ({"start": "2018"}, None, date(2017, 12, 31), False),
        # an open end runs on; an open start has always been
        ({"start": "2018"}, date(2040, 1, 1), None, True),
        ({"end": "2018"}, None, date(1990, 1, 1), True),
        # an office has since and until
        ({"since": "2019-05", "until": "2021-12-31"}, date(2020, 1, 1), date(2020, 1, 1), True),
        ({"since": "2019-05", "until": "2021-12-31"}, date(2022, 1, 1), None, False),
        # without dates the funding periods count, and both of them
        ({"period": "2014-2020"}, date(2020, 12, 31), None, True),
        ({"period": "2014-2020"}, date(2021, 1, 1), None, False),
        ({"periods": ["2014-2020", "2021-2027"]}, date(2025, 1, 1), date(2025, 1, 2), True),
        # nothing known: never found by time
        ({}, None, None, False),
    ],
)
def test_an_interval_finds_what_holds_on_one_of_its_days(
    fields: dict[str, Any], first: date | None, last: date | None, expected: bool
) -> None:
    assert bool(dated(**fields).run(Query(interval=Interval(first, last))).matched) is expected


@quick
@given(st.sampled_from(["areas", "projects", "offices"]), intervals)
def test_a_longer_interval_finds_no_less(name: str, interval: Interval) -> None:
    longer = matched(name, Query(interval=Interval(interval.first, None)))
    assert set(matched(name, Query(interval=interval))) <= set(longer)


def test_an_unknown_id_is_refused_with_near_matches() -> None:
    with pytest.raises(UnknownRecord) as caught:
        SNAPSHOT.collection("areas").position("bautzen-gesundbrunen")
    assert caught.value.near[0] == "bautzen-gesundbrunnen"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_id_has_its_position_and_its_feature(name: str) -> None:
    rows = SNAPSHOT.collection(name)
    assert [rows.position(key) for key in rows.ids] == list(range(len(rows.ids)))
    assert [orjson.loads(feature)["id"] for feature in rows.features] == list(rows.ids)


def test_a_page_gives_the_ready_features() -> None:
    areas = SNAPSHOT.collection("areas")
    page = areas.run(Query(filters={"city": "Leipzig"}, limit=3))
    assert areas.ready(page.positions) == [areas.features[position] for position in page.positions]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_bounds_of_a_collection_hold_all_its_geometries(name: str) -> None:
    rows = SNAPSHOT.collection(name)
    around = rows.extent
    assert around is not None
    total = shapely.union_all([shape for shape in rows.geometries if shape is not None]).bounds
    assert (around.west, around.south, around.east, around.north) == pytest.approx(total)


def test_a_collection_without_geometries_has_no_bounds() -> None:
    assert dated().extent is None


def test_a_collection_of_nothing_answers_with_nothing() -> None:
    empty = Collection.of("projects", [])
    assert empty.run(Query(box=Box(10, 50, 16, 52), text="x")).matched == 0
    assert empty.property_names == ()


def test_an_unknown_filter_value_is_refused_before_anything_is_found() -> None:
    with pytest.raises(InvalidParameter):
        Collection.of("projects", []).run(Query(filters={"theme": "sports"}))


def test_every_plain_filter_reads_a_property_that_features_have() -> None:
    for name in COLLECTIONS:
        paths = {item.path or item.name for item in filters_of(name).values() if item.kind != "year"}
        assert paths <= set(SNAPSHOT.collection(name).property_names)
