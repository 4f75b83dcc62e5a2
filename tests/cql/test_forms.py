"""Text and JSON are two forms of one expression, and both agree with the records themselves."""

from typing import Any

import cql2
import numpy as np
import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas import cql
from atlas.query import Collection

_NAMES = {"region": ("east", "west", "north"), "status": ("approved", "planned"), "theme": ("other", "local_economy")}
_NUMBERS = ("cost_total_eur", "eu_amount_eur")
_DAYS = ("start", "end")
_ORDER = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])


def _property(name: str) -> dict[str, str]:
    return {"property": name}


def _operation(name: Any, *args: Any) -> Any:
    return st.builds(lambda op, *values: {"op": op, "args": list(values)}, name, *args)


_TEXT = st.sampled_from([(_property(name), value) for name, values in _NAMES.items() for value in values])
_AMOUNT = st.integers(0, 400_000).map(float)
_DATE = st.sampled_from([{"date": day} for day in ("2017-01-01", "2018-06-15", "2023-01-01")])
_KNOWN = st.sampled_from([_property(name) for name in (*_NUMBERS, *_DAYS, "area_id", "geometry")])
_SPAN = st.just({"interval": [_property("start"), _property("end")]})
_BOX = st.sampled_from([{"bbox": [west, 50.5, west + 0.75, 51.4]} for west in (12.0, 13.0, 14.0)])
_COMPARISONS = st.one_of(
    _TEXT.flatmap(lambda pair: _operation(st.sampled_from(["=", "<>"]), *map(st.just, pair))),
    _operation(st.just("in"), st.just(_property("region")), st.sampled_from([["east"], ["west", "north"]])),
    _operation(st.just("like"), st.just(_property("title")), st.sampled_from(["%e%", "S%", "_a%", "%'%"])),
    _operation(st.just("isNull"), _KNOWN),
    _operation(_ORDER, st.sampled_from([_property(name) for name in _DAYS]), _DATE),
    _operation(_ORDER, st.sampled_from([_property(name) for name in _NUMBERS]), _AMOUNT),
    _operation(st.just("between"), st.just(_property("cost_total_eur")), _AMOUNT, _AMOUNT),
    _operation(st.sampled_from(["t_intersects", "t_during"]), _SPAN, st.just({"interval": ["2018-01-01", ".."]})),
    _operation(st.sampled_from(["s_intersects", "s_disjoint"]), st.just(_property("geometry")), _BOX),
)
EXPRESSIONS = st.recursive(
    _COMPARISONS,
    lambda inner: (
        st.builds(lambda args: {"op": "and", "args": args}, st.lists(inner, min_size=2, max_size=3))
        | st.builds(lambda args: {"op": "or", "args": args}, st.lists(inner, min_size=2, max_size=3))
        | st.builds(lambda one: {"op": "not", "args": [one]}, inner)
    ),
    max_leaves=5,
)


def _matching(rows: Collection, text: str, language: str) -> list[str]:
    found = cql.read("projects", text, language).matching(rows.columns, np.arange(len(rows.ids)))
    return [rows.ids[position] for position in found]


@given(tree=EXPRESSIONS)
@settings(max_examples=250)
def test_the_two_forms_of_an_expression_find_the_same(house: Any, tree: Any) -> None:
    rows = house.snapshot.collection("projects")
    text = cql2.parse_json(orjson.dumps(tree).decode()).to_text()
    assert _matching(rows, text, "cql2-text") == _matching(rows, orjson.dumps(tree).decode(), "cql2-json")


@given(tree=EXPRESSIONS)
@settings(max_examples=250)
def test_what_holds_and_its_opposite_never_meet(house: Any, tree: Any) -> None:
    rows = house.snapshot.collection("projects")
    holds = _matching(rows, orjson.dumps(tree).decode(), "cql2-json")
    opposite = _matching(rows, orjson.dumps({"op": "not", "args": [tree]}).decode(), "cql2-json")
    assert not set(holds) & set(opposite)


@given(first=EXPRESSIONS, second=EXPRESSIONS)
@settings(max_examples=150)
def test_and_finds_what_both_find_and_or_what_one_finds(house: Any, first: Any, second: Any) -> None:
    rows = house.snapshot.collection("projects")
    a, b, both, one = (
        set(_matching(rows, orjson.dumps(tree).decode(), "cql2-json"))
        for tree in (first, second, {"op": "and", "args": [first, second]}, {"op": "or", "args": [first, second]})
    )
    assert both == a & b
    assert one == a | b
