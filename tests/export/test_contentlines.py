"""Calendars and address books, read back by a library that has not written them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.parser import Contentlines
from shapely import Point
from tables import made, written

from atlas.export import ical
from atlas.export.contentlines import line, text

_LONG = "Wächterhäuser; Brücken, \\Wege\nund Plätze 🏡 " * 9


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=300))
def test_no_piece_of_a_line_is_longer_than_75_bytes_nor_ends_inside_a_character(said: str) -> None:
    whole = line("NOTE", said)
    pieces = whole.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 and piece.decode() for piece in pieces)
    assert [str(one) for one in Contentlines.from_ical(whole.decode()) if one] == [f"NOTE:{said}"]


def test_an_entry_says_what_the_feature_says() -> None:
    fields = {"title": _LONG, "city_name": "Bautzen", "start": "2018-02", "end": "2019-12-31", "precision": "street"}
    table = made([("p-1", fields, Point(14.4, 51.2))], list(fields))
    first, last = Calendar.from_ical(written(ical.write, table)).walk("VEVENT")
    assert str(first["summary"]) == f"Beginn: {_LONG}" and str(last["location"]) == "Bautzen"
    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2018, 2, 1), date(2018, 3, 1))
    assert (last["dtstart"].dt, last["dtend"].dt) == (date(2019, 12, 31), date(2020, 1, 1))
    assert (first["geo"].latitude, first["geo"].longitude) == (51.2, 14.4)
    assert "nur „2018-02“" in first["description"] and "Stand 7" in first["description"]


def test_signs_that_part_values_are_written_so_that_they_part_none() -> None:
    assert text("a;b,c\\d\ne") == r"a\;b\,c\\d\ne"
