"""What is no sensible expression is refused with a reason; nothing ends the process, keeps it busy or is a fault."""

import time
from typing import Any

import numpy as np
import orjson
import pytest
from answers import ids, ok, problem
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from atlas import cql
from atlas.errors import InvalidParameter
from atlas.query import Collection

ITEMS = "/api/collections/areas/items"

DEEP = {
    "brackets": "(" * 10_000 + "region = 'east'" + ")" * 10_000,
    "brackets that are never closed": "(" * 40 + "region = 'east'",
    "brackets about a fault": "(" * 20 + "region = 'east' x" + ")" * 20,
    "not": "NOT " * 4_900 + "region = 'east'",
    "not in brackets": "(" * 50 + "NOT " * 4_900 + "region = 'east'",
    "sums": "hectares = " + "+".join(["1"] * 9_900),
    "powers": "hectares = 1" + "^1" * 9_000,
    "signs": "hectares = " + "-" * 19_000 + "1",
    "equalities": "region = " * 2_000 + "region",
    "calls": "casei(" * 3_000 + "region" + ")" * 3_000,
    "a megabyte": "region = '" + "x" * 1_000_000 + "'",
    "arrays": "A_CONTAINS(periods, " + "(" * 5_000,
    "geometry": "S_INTERSECTS(geometry, POLYGON(" + "(" * 5_000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=list(DEEP))
def test_what_is_too_deep_or_too_long_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(InvalidParameter) as refused:
        cql.read("areas", text)
    assert refused.value.parameter == "filter"
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("shape", ["POLYGON((1 15 50, 15 52))", "POINT(1 2 3 4 5)", "POLYGON((1 2", "LINESTRING(1)"])
def test_a_geometry_that_is_none_is_refused_as_any_other_text(client: TestClient, shape: str) -> None:
    answer = client.get(ITEMS, params={"filter": f"S_INTERSECTS(geometry, {shape})"})
    assert problem(answer, 400, "invalid-parameter")["parameter"] == "filter"


def test_depth_in_json_is_refused_too() -> None:
    folded = '{"op":"casei","args":[' * 450 + '"x"' + "]}" * 450
    span = '{"interval":[' * 450 + '".."' + ',".."]}' * 450
    texts = (
        "[" * 900 + "]" * 900,
        '{"op":"not","args":[' * 200 + "true" + "]}" * 200,
        '{"args":' * 5_000,
        f'{{"op":"=","args":[{folded},"x"]}}',
        f'{{"op":"t_after","args":[{span},{{"date":"2018-01-01"}}]}}',
        f'{{"op":"in","args":["x",[{folded}]]}}',
    )
    for text in texts:
        with pytest.raises(InvalidParameter):
            cql.read("areas", text, "cql2-json")


_SPATIAL = ("S_INTERSECTS", "S_DISJOINT", "S_WITHIN", "S_CONTAINS", "S_TOUCHES", "S_CROSSES", "S_OVERLAPS", "S_EQUALS")
_DRAWN = (
    "POINT(14.4 51.2)",
    "MULTIPOINT(14.4 51.2, 12 51)",
    "LINESTRING(12 51, 15 51.3)",
    "MULTILINESTRING((12 51, 15 51.3), (13 50, 13 52))",
    "POLYGON((12 50.5, 15 50.5, 15 51.5, 12 50.5))",
    "MULTIPOLYGON(((12 50.5, 15 50.5, 15 51.5, 12 50.5)))",
    "GEOMETRYCOLLECTION(POINT(14.4 51.2), POLYGON((12 50.5, 15 50.5, 15 51.5, 12 50.5)))",
    "BBOX(14.4, 51.2, 14.4, 51.2)",
)


@pytest.mark.parametrize("function", _SPATIAL)
@pytest.mark.parametrize("drawn", _DRAWN)
def test_every_spatial_function_takes_every_kind_of_geometry(house: Any, function: str, drawn: str) -> None:
    rows = house.snapshot.collection("areas")
    for arguments in (f"geometry, {drawn}", f"{drawn}, geometry", f"{drawn}, {drawn}"):
        _asked(rows, f"{function}({arguments})", "cql2-text")


REFUSED = [
    ("quatsch = 1", "quatsch"),
    ("name = 3", "ein Text"),
    ("hectares = 'viel'", "eine Zahl"),
    ("name_official = 1", "ja oder nein"),
    ("name_official > TRUE", "passt nicht"),
    ("periods = '2014-2020'", "eine Liste"),
    ("A_CONTAINS(periods, (1, 2))", "nicht vergleichen"),
    ("A_CONTAINS(name, ('x'))", "eine Liste"),
    ("S_INTERSECTS(name, POINT(1 2))", "eine Geometrie"),
    ("S_INTERSECTS(geometry, 'POINT(1 2)')", "eine Geometrie"),
    ("geometry = POINT(1 2)", "passt nicht"),
    ("council_decision_date > DATE('2018')", "kein Tag"),
    ("council_decision_date > DATE('2018-02-30')", "kein Tag"),
    ("council_decision_date > 'gestern'", "kein Tag"),
    ("council_decision_date > TIMESTAMP('2018-02-01')", "kein Tag"),
    ("T_AFTER(name, DATE('2018-01-01'))", "ein Tag"),
    ("T_AFTER(council_decision_date, INTERVAL(name, '..'))", "ein Tag"),
    ("hectares LIKE '1%'", "ein Text"),
    ("name LIKE name", "LIKE"),
    ("name BETWEEN 'a' AND 'b'", "eine Zahl"),
    ("CASEI(hectares) = 'x'", "ein Text"),
    ("hectares = NULL", "nicht vergleichen"),
    ("hectares + 1 = 2", "„+“"),
    ("S_DWITHIN(geometry, POINT(1 2), 10, 'm')", "s_dwithin"),
    ("name", "ein Vergleich"),
    ("'x'", "ein Vergleich"),
    ("hectares = 1e999", "nicht vergleichen"),
    ("S_INTERSECTS(geometry, POINT(500 95))", "nicht auf der Erde"),
    ("S_INTERSECTS(geometry, POINT(1e999 1))", "nicht verständlich"),
    ("S_INTERSECTS(geometry, BBOX(15, 51, 14, 52))", "verdreht"),
    ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))", "nicht gültig"),
    ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))", "nicht lesbar"),
    ("", "nicht verständlich"),
    ("region = ", "nicht verständlich"),
    ("region == 'east'", "nicht verständlich"),
    ("region = 'east'; DROP TABLE x", "nicht verständlich"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_an_expression_that_cannot_be_asked_is_refused_with_the_reason(
    client: TestClient, text: str, said: str
) -> None:
    body = problem(client.get(ITEMS, params={"filter": text}), 400, "invalid-parameter")
    assert body["parameter"] == "filter"
    assert said in body["detail"]


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        {},
        3,
        {"op": "and"},
        {"op": "and", "args": []},
        {"op": "and", "args": {}},
        {"op": "not", "args": [True, True]},
        {"op": "=", "args": [{"property": 3}, 1]},
        {"op": "=", "args": [{"property": ["x"]}, 1]},
        {"op": ["="], "args": []},
        {"op": "in", "args": [{"property": "name"}, "x"]},
        {"op": "in", "args": [{"property": "name"}, []]},
        {"op": "=", "args": [{"property": "name"}, {"op": {}, "args": []}]},
        {"op": "casei", "args": ["x"]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": ["a", 1, 2, 3]}]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": [True, 1, 2, 3]}]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point", "coordinates": "x"}]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point", "coordinates": []}]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": ["Point"], "coordinates": [1, 2]}]},
        {"op": "t_after", "args": [{"date": 3}, {"interval": "x"}]},
        {"op": "t_after", "args": [{"interval": [[], ".."]}, {"date": "2018-01-01"}]},
    ],
    ids=str,
)
def test_json_that_is_no_expression_is_refused(client: TestClient, tree: Any) -> None:
    asked = {"filter": orjson.dumps(tree).decode(), "filter-lang": "cql2-json"}
    assert problem(client.get(ITEMS, params=asked), 400, "invalid-parameter")["parameter"] == "filter"


def test_the_refusal_of_a_property_names_the_known_ones_and_near_ones(client: TestClient) -> None:
    body = problem(client.get(ITEMS, params={"filter": "regoin = 'east'"}), 400, "invalid-parameter")
    assert "hectares" in body["known"] and "geometry" in body["known"]
    assert body["near"][0] == "region"


def test_a_pattern_of_many_parts_is_looked_for_in_a_moment() -> None:
    title = "a" * 5_000
    rows = Collection.of("projects", [("x", {"title": title}, None)])
    condition = cql.read("projects", f"title LIKE '{'%a' * 400}%b'")
    started = time.perf_counter()
    assert len(condition.matching(rows.columns, np.arange(1))) == 0
    assert time.perf_counter() - started < 2


_WORDS = st.sampled_from(
    [
        *("region", "hectares", "name", "geometry", "periods", "council_decision_date", "name_official", "x"),
        *("=", "<>", "<", "LIKE", "IN", "BETWEEN", "IS NULL", "AND", "OR", "NOT", "(", ")", ",", "'east'", "'%'", "''"),
        *("1", "-1.5", "1e308", "DATE('2018-01-01')", "TIMESTAMP('x')", "INTERVAL(", "'..'", "CASEI(", "POINT(", "1 2"),
        *("S_INTERSECTS(", "A_CONTAINS(", "T_AFTER(", "BBOX(", "POLYGON((", "TRUE", "NULL", '"', "\\", "ß", "\x00"),
    ]
)
_TEXTS = st.lists(_WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(text=_TEXTS)
@settings(max_examples=600)
def test_no_text_is_a_fault(house: Any, text: str) -> None:
    _asked(house.snapshot.collection("areas"), text, "cql2-text")


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["east", "..", "2018-01-01", "Point"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["op", "args", "property", "date", "timestamp", "interval", "bbox", "type", "coordinates", "geometries"]
            ),
            inner
            | st.sampled_from(["=", "and", "not", "like", "in", "s_within", "t_meets", "a_equals", "name", "isNull"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(tree=_VALUES)
@settings(max_examples=600)
def test_no_json_is_a_fault(house: Any, tree: Any) -> None:
    text = orjson.dumps(tree, option=orjson.OPT_SERIALIZE_NUMPY).decode() if _fits(tree) else "1"
    _asked(house.snapshot.collection("areas"), text, "cql2-json")


def _fits(tree: Any) -> bool:
    try:
        orjson.dumps(tree)
    except TypeError:
        return False
    return True


def _asked(rows: Collection, text: str, language: str) -> None:
    try:
        condition = cql.read("areas", text, language)
    except InvalidParameter as refused:
        assert refused.de and refused.parameter == "filter"
        return
    found = condition.matching(rows.columns, np.arange(len(rows.ids)))
    assert len(found) <= len(rows.ids)


def test_a_filter_of_another_language_is_refused(client: TestClient) -> None:
    body = problem(client.get(f"{ITEMS}?filter=true&filter-lang=cql-text"), 400, "invalid-parameter")
    assert body["known"] == ["cql2-text", "cql2-json"]


def test_a_sensible_expression_is_asked_all_the_same(client: TestClient) -> None:
    inside = "(((region = 'east')) AND (((S_INTERSECTS(geometry, MULTIPOLYGON(((14 51, 15 51, 15 52, 14 51))))))))"
    body = ok(client.get(ITEMS, params={"filter": inside, "limit": "100"}), "application/geo+json")
    assert 0 < len(ids(body)) == body["numberMatched"]


@given(text=_TEXTS, system=st.sampled_from(["", "EPSG:25833", "EPSG:4326", "quatsch"]), language=st.booleans())
@settings(max_examples=60)
def test_no_filter_is_a_fault_of_the_server(client: TestClient, text: str, system: str, language: bool) -> None:
    asked = {"filter": text, "filter-crs": system, "filter-lang": "cql2-json" if language else "cql2-text"}
    response = client.get(ITEMS, params={name: value for name, value in asked.items() if value})
    assert response.status_code in (200, 400), response.text
