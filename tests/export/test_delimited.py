"""The CSV table: readable by any program, and harmless in a spreadsheet."""

import csv
import io
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry
from tables import made, one, shipped, written

from atlas.export.delimited import write, write_for_excel
from atlas.snapshot import Snapshot

POINT = shapely.Point(14.4, 51.2)


def table(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def cell(value: Any) -> str:
    """Return what a value becomes."""
    return table(written(write, one({"x": value})))[1][0]


def test_the_first_line_names_the_columns_and_where_it_is() -> None:
    assert written(write, made([], ["id", "title"])) == b"id,title,lon,lat\r\n"


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
    assert table(written(write, made([("a", {}, geometry)], [])))[1] == expected


def test_a_surface_is_given_by_a_point_inside_it() -> None:
    horseshoe = shapely.box(14, 51, 15, 51.9).difference(shapely.box(14.2, 51.2, 14.8, 52))
    (lon, lat) = table(written(write, made([("a", {}, horseshoe)], [])))[1]
    assert horseshoe.contains(shapely.Point(float(lon), float(lat)))


def test_a_property_that_a_feature_lacks_is_an_empty_cell() -> None:
    assert table(written(write, made([("a", {"x": 1}, None)], ["x", "z"])))[1][:2] == ["1", ""]


@pytest.mark.parametrize("name", ["cities", "areas", "offices", "projects", "regions"])
def test_every_collection_is_a_table_of_its_features(snapshot: Snapshot, name: str) -> None:
    chosen = shipped(snapshot, name)
    head, *lines = table(written(write, chosen))
    assert head == [*(column.name for column in chosen.columns), "lon", "lat"]
    assert len(lines) == len(snapshot.collection(name).ids) and {len(line) for line in lines} == {len(head)}


def test_what_is_nested_in_a_project_has_columns_of_its_own(snapshot: Snapshot) -> None:
    (row,) = csv.DictReader(io.StringIO(written(write, one(snapshot.fields("projects", "p-36284"))).decode()))
    assert (row["address_city"], row["address_place"], row["address_kind"]) == ("Chemnitz", "Sonnenberg", "site")
    assert row["co_financing_rate_value"] == ""


def test_german_excel_gets_semicolons_decimal_commas_and_the_mark_of_utf_8() -> None:
    fields = {"title": "Görlitz; Ost", "cost_total_eur": 1234.5, "grant_approx": True}
    assert written(write_for_excel, one(fields)) == (
        b"\xef\xbb\xbftitle;cost_total_eur;grant_approx;lon;lat\r\n" + '"Görlitz; Ost";1234,5;ja;;\r\n'.encode()
    )


def test_german_excel_runs_no_formula_either() -> None:
    assert "'=1+1;" in written(write_for_excel, one({"title": "=1+1"})).decode()
