"""The CSV table: readable by any program, and harmless in a spreadsheet."""

import csv
import io
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from atlas.export.table import to_csv
from atlas.snapshot import Snapshot

POINT = shapely.Point(14.4, 51.2)


def table(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def cell(value: Any) -> str:
    """Return what a value becomes."""
    return table(to_csv([("a", {"x": value}, None)], ["x"]))[1][0]


def test_the_first_line_names_the_columns_and_where_it_is() -> None:
    assert to_csv([], ["id", "name"]) == b"id,name,lon,lat\r\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-1.5, "-1.5"),  # a number is no formula
        (79570.0, "79570.0"),
        ("Görlitz", "Görlitz"),
        ('Haus "A", 1. Stock', 'Haus "A", 1. Stock'),
        ("zwei\nZeilen", "zwei\nZeilen"),
        (("2014-2020", "2021-2027"), "2014-2020; 2021-2027"),
        (["a"], "a"),
        ((), ""),
        ({"value": 0.5}, '{"value":0.5}'),
        ([{"a": 1}], '[{"a":1}]'),
        # what a spreadsheet would run as a formula
        ("=1+1", "'=1+1"),
        ("+49 3591 123", "'+49 3591 123"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (("=1", "b"), "'=1; b"),
    ],
)
def test_a_value_becomes_one_flat_cell(value: Any, expected: str) -> None:
    assert cell(value) == expected


@settings(deadline=None)
@given(st.text() | st.lists(st.text()))
def test_no_text_is_run_as_a_formula(value: Any) -> None:
    assert not cell(value).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(deadline=None)
@given(st.text())
def test_a_text_is_read_back_as_it_was_but_for_the_mark_before_a_formula(text: str) -> None:
    assert cell(text) in (text, f"'{text}")


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [(POINT, ["14.4", "51.2"]), (None, ["", ""]), (shapely.Point(), ["", ""])],
    ids=["point", "none", "empty"],
)
def test_a_point_stands_in_the_last_two_columns(geometry: BaseGeometry | None, expected: list[str]) -> None:
    assert table(to_csv([("a", {}, geometry)], []))[1] == expected


def test_a_surface_is_given_by_a_point_inside_it() -> None:
    horseshoe = shapely.box(14, 51, 15, 51.9).difference(shapely.box(14.2, 51.2, 14.8, 52))
    (lon, lat) = table(to_csv([("a", {}, horseshoe)], []))[1]
    assert horseshoe.contains(shapely.Point(float(lon), float(lat)))


def test_a_property_that_a_feature_lacks_is_an_empty_cell() -> None:
    assert table(to_csv([("a", {"x": 1}, None)], ["x", "z"]))[1][:2] == ["1", ""]


@pytest.mark.parametrize("name", ["cities", "areas", "offices", "projects", "regions"])
def test_every_collection_is_a_table_of_its_features(snapshot: Snapshot, name: str) -> None:
    rows = snapshot.collection(name)
    body = to_csv(zip(rows.ids, rows.fields, rows.geometries, strict=True), rows.property_names)
    head, *lines = table(body)
    assert head == [*rows.property_names, "lon", "lat"]
    assert len(lines) == len(rows.ids) and {len(line) for line in lines} == {len(head)}
