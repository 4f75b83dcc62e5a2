"""What each operator of CQL2 (OGC 21-065r2) finds among four records; what is unknown is neither true nor false."""

from collections.abc import Callable

import numpy as np
import pytest
import shapely

from atlas import cql, crs
from atlas.query import Collection

Asked = Callable[..., str]

MEANINGS = [
    # basic CQL2: comparisons, logic
    ("region = 'east'", "ac"),
    ("'east' = region", "ac"),
    ("region <> 'east'", "b"),
    ("region > 'east'", "b"),
    ("'f' > region", "ac"),
    ("cost_total_eur > 100", "b"),
    ("100 < cost_total_eur", "b"),
    ("cost_total_eur >= 100", "ab"),
    ("cost_total_eur <= 100", "ad"),
    ("cost_total_eur < 100", "d"),
    ("cost_total_eur = 200.5", "b"),
    ("cost_total_eur <> 100", "bd"),
    ("region = 'east' AND cost_total_eur = 100", "a"),
    ("region = 'west' OR cost_total_eur = 0", "bd"),
    ("region = 'west' OR region = 'east' AND cost_total_eur = 100", "ab"),
    ("TRUE", "abcd"),
    ("FALSE OR region = 'west'", "b"),
    # three values
    ("NOT region = 'east'", "b"),
    ("NOT NOT region = 'east'", "ac"),
    ("region = 'east' OR NOT region = 'east'", "abc"),
    ("cost_total_eur > 0 AND NOT cost_total_eur > 0", ""),
    ("region = 'east' OR TRUE", "abcd"),
    ("NOT (region = 'east' AND FALSE)", "abcd"),
    ("region = region", "abc"),
    ("cost_total_eur = cost_total_eur", "abd"),
    ("title < region", "bc"),
    # unknown and known
    ("region IS NULL", "d"),
    ("region IS NOT NULL", "abc"),
    ("cost_total_eur IS NULL", "c"),
    ("start IS NULL", "d"),
    ("geometry IS NULL", "c"),
    # advanced comparison
    ("title LIKE '%haus%'", "ab"),
    ("title LIKE 'a%'", "b"),
    ("title LIKE '%100\\%'", "a"),
    ("title LIKE 'Caf_\\_am%'", "c"),
    ("title LIKE 'Caf__am%'", "c"),
    ("title LIKE '%'", "abc"),
    ("title LIKE ''", ""),
    ("title NOT LIKE '%haus%'", "c"),
    ("cost_total_eur BETWEEN 100 AND 200.5", "ab"),
    ("cost_total_eur NOT BETWEEN 100 AND 200.5", "d"),
    ("start BETWEEN DATE('2018-06-15') AND DATE('2018-06-15')", "c"),
    ("region IN ('west', 'north')", "b"),
    ("region NOT IN ('west', 'north')", "ac"),
    ("cost_total_eur IN (0, 100)", "ad"),
    ("start IN (DATE('2018-06-15'))", "c"),
    # case and accents
    ("CASEI(title) = CASEI('ÄRZTEHAUS 100%')", "a"),
    ("CASEI(title) LIKE CASEI('CAF%')", "c"),
    ("ACCENTI(title) LIKE 'Arzt%'", "a"),
    ("ACCENTI(CASEI(title)) LIKE 'arzt%'", "ab"),
    ("CASEI(region) IN (CASEI('EAST'))", "ac"),
    # days: a year or a month is any day of it
    ("start = DATE('2018-06-15')", "c"),
    ("start <> DATE('2018-06-15')", ""),
    ("start < DATE('2018-06-15')", ""),
    ("start < DATE('2019-01-01')", "abc"),
    ("start >= DATE('2018-01-01')", "abc"),
    ("start > DATE('2018-05-31')", "bc"),
    ("start = '2018-06-15'", "c"),
    ("start = TIMESTAMP('2018-06-15T10:30:00Z')", "c"),
    ("start <= end", "ac"),
    ("start < end", "ac"),
    # temporal functions
    ("T_BEFORE(start, DATE('2019-01-01'))", "abc"),
    ("T_AFTER(end, DATE('2019-12-30'))", "ac"),
    ("T_EQUALS(end, DATE('2020-06-30'))", "c"),
    ("T_INTERSECTS(INTERVAL(start, end), INTERVAL('2019-02-01', '2019-03-01'))", "ac"),
    ("T_DISJOINT(INTERVAL(start, end), INTERVAL('2019-02-01', '2019-03-01'))", "b"),
    ("T_INTERSECTS(INTERVAL(start, end), INTERVAL('..', '2018-06-30'))", "bc"),
    ("T_DURING(INTERVAL(start, end), INTERVAL('2017-12-31', '2019-01-01'))", "b"),
    ("T_DURING(INTERVAL(start, end), INTERVAL('2017-12-31', '..'))", "abc"),
    ("T_CONTAINS(INTERVAL(start, end), INTERVAL('2019-02-01', '2019-03-01'))", "ac"),
    ("T_OVERLAPS(INTERVAL(start, end), INTERVAL('2019-02-01', '2021-01-01'))", "ac"),
    ("T_OVERLAPPEDBY(INTERVAL('2019-02-01', '2021-01-01'), INTERVAL(start, end))", "ac"),
    ("T_FINISHES(INTERVAL(start, end), INTERVAL('2017-01-01', '2020-06-30'))", "c"),
    ("T_FINISHEDBY(INTERVAL(start, end), INTERVAL('2019-01-01', '2020-06-30'))", "c"),
    ("T_STARTS(INTERVAL(start, end), INTERVAL('2018-06-15', '2021-01-01'))", "c"),
    ("T_STARTEDBY(INTERVAL(start, end), INTERVAL('2018-06-15', '2019-01-01'))", "c"),
    ("T_MEETS(INTERVAL(start, end), INTERVAL('2020-06-30', '..'))", "c"),
    ("T_METBY(INTERVAL(start, end), INTERVAL('..', '2018-06-15'))", "c"),
    # space
    ("S_INTERSECTS(geometry, POINT(14.5 51.2))", "b"),
    ("S_INTERSECTS(geometry, BBOX(13.9, 50.9, 14.1, 51.1))", "ab"),
    ("S_DISJOINT(geometry, BBOX(13.9, 50.9, 14.1, 51.1))", "d"),
    ("NOT S_INTERSECTS(geometry, BBOX(13.9, 50.9, 14.1, 51.1))", "d"),
    ("S_WITHIN(geometry, BBOX(13.9, 50.9, 14.1, 51.1))", "a"),
    ("S_CONTAINS(BBOX(13.9, 50.9, 14.1, 51.1), geometry)", "a"),
    ("S_CONTAINS(geometry, POINT(14.5 51.2))", "b"),
    ("S_WITHIN(POINT(14.5 51.2), geometry)", "b"),
    ("S_TOUCHES(geometry, POINT(14.0 51.2))", "b"),
    ("S_CROSSES(geometry, LINESTRING(13.5 51.2, 14.5 51.2))", "b"),
    ("S_OVERLAPS(geometry, POLYGON((13.5 51.1, 14.5 51.1, 14.5 51.3, 13.5 51.3, 13.5 51.1)))", "b"),
    ("S_EQUALS(geometry, POINT(12 50.5))", "d"),
    ("S_EQUALS(geometry, geometry)", "abd"),
    ("S_INTERSECTS(POINT(1 2), POINT(1 2))", "abcd"),
    ("S_INTERSECTS(geometry, MULTIPOINT(12 50.5, 14.5 51.2))", "bd"),
    ("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(12 50.5), POINT(14.5 51.2)))", "bd"),
    ("S_INTERSECTS(geometry, POINT Z (12 50.5 300))", "d"),
]


@pytest.mark.parametrize(("expression", "letters"), MEANINGS)
def test_an_expression_is_true_of(found: Asked, expression: str, letters: str) -> None:
    assert found(expression) == letters


@pytest.mark.parametrize("expression", ["region = 'east'", "cost_total_eur > 0", "start < DATE('2018-07-01')"])
def test_what_is_unknown_is_found_neither_by_a_test_nor_by_its_opposite(found: Asked, expression: str) -> None:
    both = set(found(expression)) | set(found(f"NOT {expression}"))
    assert both < set("abcd")
    assert found(f"{expression} AND NOT ({expression})") == ""


@pytest.fixture(scope="module")
def lists() -> Collection:
    rows = [("a", ["x", "y"]), ("b", ["y"]), ("c", []), ("d", ["x", "y", "z"])]
    return Collection.of("areas", [(key, {"sub_quarters": values}, None) for key, values in rows])


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("A_CONTAINS(sub_quarters, ('x', 'y'))", "ad"),
        ("A_CONTAINEDBY(sub_quarters, ('x', 'y'))", "abc"),
        ("A_CONTAINS(('x', 'y'), sub_quarters)", "abc"),
        ("A_OVERLAPS(sub_quarters, ('x', 'q'))", "ad"),
        ("A_EQUALS(sub_quarters, ('y', 'x'))", "a"),
        ("NOT A_OVERLAPS(sub_quarters, ('x'))", "bc"),
        ("A_EQUALS(sub_quarters, sub_quarters)", "abcd"),
        ("A_OVERLAPS(sub_quarters, office_ids)", ""),
        ("sub_quarters IS NULL", ""),
    ],
)
def test_a_list_of_values_is_compared_as_a_set(lists: Collection, expression: str, letters: str) -> None:
    positions = cql.read("areas", expression).matching(lists.columns, np.arange(4))
    assert "".join(lists.ids[position] for position in positions) == letters


def test_only_the_positions_that_are_asked_are_answered(small: Collection) -> None:
    condition = cql.read("projects", "region = 'east' OR S_INTERSECTS(geometry, POINT(12 50.5))")
    assert condition.matching(small.columns, np.array([2, 1, 3])).tolist() == [2, 3]


def test_a_collection_without_records_gives_none() -> None:
    empty = Collection.of("projects", [])
    for expression in ("region = 'east'", "geometry IS NULL", "start < end", "cost_total_eur > 1 OR TRUE"):
        assert cql.read("projects", expression).matching(empty.columns, np.arange(0)).tolist() == []


def test_geometries_of_a_filter_are_read_in_its_system() -> None:
    rows = Collection.of("projects", [("here", {}, shapely.Point(14.4462, 51.191))])
    in_metres = crs.system("EPSG:25833")
    assert in_metres is not None
    expression = "S_INTERSECTS(geometry, BBOX(461000, 5670000, 462000, 5672000))"
    assert len(cql.read("projects", expression, system=in_metres).matching(rows.columns, np.arange(1))) == 1
    north_first = crs.system("EPSG:4326")
    assert north_first is not None
    swapped = cql.read("projects", "S_INTERSECTS(geometry, BBOX(51.1, 14.4, 51.2, 14.5))", system=north_first)
    assert len(swapped.matching(rows.columns, np.arange(1))) == 1
