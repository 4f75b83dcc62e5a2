"""Whatever an expression combines: a stock finds what SQL's three-valued logic says of each project by itself."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas import cql
from atlas.cql.columns import span_of
from atlas.index import Box
from atlas.query import MAX_LIMIT, Query
from atlas.snapshot import Snapshot

Tree = Any
Truth = bool | None
COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SIGNS = st.sampled_from(sorted(COMPARISONS))
TEXTS = {
    "theme": ["other", "social_inclusion"],
    "kreis": ["Landkreis Bautzen", "?"],
    "fund": ["ESF"],
    "city_name": ["Bautzen", "Chemnitz"],
}


def asked(op: str, name: str, *values: Any) -> Tree:
    return {"op": op, "args": [{"property": name}, *values]}


OF_TEXTS = st.sampled_from(sorted(TEXTS)).flatmap(
    lambda name: st.builds(asked, SIGNS, st.just(name), st.sampled_from(TEXTS[name]))
)
OF_NUMBERS = st.builds(
    asked, SIGNS, st.sampled_from(["cost_total_eur", "eu_amount_eur"]), st.sampled_from([0, 50_000, 123_456.78])
)
OF_DAYS = st.builds(
    asked,
    SIGNS,
    st.sampled_from(["start", "end"]),
    st.dates(date(2018, 1, 1), date(2018, 12, 31)).map(lambda day: {"date": day.isoformat()}),
)
OF_PLACES = st.tuples(st.floats(12, 14.9), st.floats(50.3, 51.5), st.floats(0.01, 2), st.floats(0.01, 1)).map(
    lambda one: asked("s_intersects", "geometry", {"bbox": [one[0], one[1], one[0] + one[2], one[1] + one[3]]})
)
UNKNOWN = st.sampled_from([*TEXTS, "eu_amount_eur", "start", "geometry"]).map(lambda name: asked("isNull", name))
LIKE = st.sampled_from(["%a%", "St%", "%9"]).map(lambda pattern: asked("like", "title", pattern))
TREES: st.SearchStrategy[Tree] = st.recursive(
    OF_TEXTS | OF_NUMBERS | OF_DAYS | OF_PLACES | UNKNOWN | LIKE,
    lambda inner: (
        st.builds(
            lambda op, args: {"op": op, "args": args}, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2)
        )
        | inner.map(lambda one: {"op": "not", "args": [one]})
    ),
    max_leaves=6,
)


def said(tree: Tree, fields: Mapping[str, Any], point: Any) -> Truth:
    """Return what is true of one project: True, False, or None for what is not known."""
    op, args = tree["op"], tree["args"]
    if op in ("and", "or", "not"):
        found = [said(one, fields, point) for one in args]
        if op == "not":
            return None if found[0] is None else not found[0]
        settled = op == "or"
        return settled if settled in found else None if None in found else not settled
    name = args[0]["property"]
    if op == "isNull":
        return (point if name == "geometry" else fields[name]) is None
    if op == "s_intersects":
        west, south, east, north = args[1]["bbox"]
        return None if point is None else west <= point.x <= east and south <= point.y <= north
    value = fields[name]
    if value is None:
        return None
    if op == "like":
        part = args[1].strip("%")
        holds: bool = {"%a%": part in value, "St%": value.startswith(part), "%9": value.endswith(part)}[args[1]]
        return holds
    return of_days(op, value, args[1]["date"]) if name in ("start", "end") else COMPARISONS[op](value, args[1])


def of_days(op: str, value: str, day: str) -> Truth:
    """Return what is true of a date that may be known by its year only: what holds for each day that it may mean."""
    (first, last), (wanted, _) = span_of(value), span_of(day)
    holds = {COMPARISONS[op](one, wanted) for one in (first, last, min(max(wanted, first), last))}
    return holds.pop() if len(holds) == 1 else None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=TREES, box=st.none() | st.just(Box(12.2, 50.4, 13.4, 51.4)), offset=st.integers(0, 40))
def test_a_stock_finds_what_is_true_of_each_project(
    plain: Snapshot, stocked: Snapshot, tree: Tree, box: Box | None, offset: int
) -> None:
    rows, ours = plain.collection("projects"), stocked.collection("projects")
    wanted = {
        record
        for record, fields, point in zip(rows.ids, rows.fields, rows.geometries, strict=True)
        if said(tree, fields, point) and (box is None or said(asked("s_intersects", "geometry", boxed(box)), {}, point))
    }
    query = Query(conditions=(cql.compiled("projects", tree, "?"),), box=box, limit=MAX_LIMIT)
    for collection in (rows, ours):
        assert {collection.ids[position] for position in collection.run(query).positions} == wanted
    everything = ours.run(query)
    page = ours.run(Query(conditions=query.conditions, box=box, limit=7, offset=offset))
    assert (page.matched, list(page.positions)) == (len(wanted), list(everything.positions)[offset : offset + 7])


def boxed(box: Box) -> Tree:
    return {"bbox": [box.west, box.south, box.east, box.north]}
