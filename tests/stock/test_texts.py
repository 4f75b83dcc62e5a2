"""Texts of a stock are looked up and compared all at once: what is found is what looking at each of them finds."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas import crs
from atlas.cql import patience, patterns
from atlas.cql.columns import EVERY, FEW_VALUES, TRUE, UNKNOWN, Where
from atlas.cql.operands import Reader
from atlas.errors import InvalidParameter
from atlas.queryables import QUERYABLES
from atlas.stock.dictionary import Dictionary
from atlas.stock.texts import Texts, packed
from atlas.text import fold

SIGNS = st.sampled_from("abABäÄéß0 ")
TEXTS = st.lists(st.text(SIGNS, max_size=6), max_size=12)
NAMES = [f"{what} {number}" for number in range(FEW_VALUES // 4) for what in ("Café", "CAFE", "Werkstatt", "Ärztin")]


def column(names: list[str]) -> Dictionary:
    """A column in which each name stands once, and last a record without one."""
    known = sorted(names, key=lambda name: (fold(name), name))
    codes = np.array([*(known.index(name) for name in names), -1], dtype=np.int32)
    return Dictionary(codes, Texts(*packed(known)))


MANY = column([*NAMES, "Ñandú\0Zwei"])
KNOWN = [*NAMES, "Ñandú\0Zwei"]


@given(texts=TEXTS, part=st.text(SIGNS, min_size=1, max_size=3))
def test_the_texts_that_hold_a_part_are_found(texts: list[str], part: str) -> None:
    assert Texts(*packed(texts)).holding(part).tolist() == [at for at, text in enumerate(texts) if part in text]


@settings(max_examples=300)
@given(texts=TEXTS, parts=st.lists(st.text(SIGNS, max_size=2), min_size=1, max_size=5))
def test_parts_are_found_in_their_order_as_an_expression_finds_them(texts: list[str], parts: list[str]) -> None:
    expression = re.compile(".*".join(map(re.escape, parts)), re.DOTALL)
    found = Texts(*packed(texts)).fitting([part.encode() for part in parts], lowered=False)
    assert found.tolist() == [expression.fullmatch(text) is not None for text in texts]


@pytest.mark.parametrize("text", ["caf%", "CAF%", "%1", "%ä%9", "%", "werkstatt 7", "%_rztin 2_", "ñandú%", "\ud800%"])
@pytest.mark.parametrize("ignores_case", [True, False])
def test_a_pattern_fits_the_texts_that_it_fits_one_by_one(text: str, ignores_case: bool) -> None:
    folded = str.casefold if ignores_case else str
    pattern = patterns.read(text, folded, folds=ignores_case, ignores_case=ignores_case)
    wanted = [TRUE if pattern.fits(name) else 0 for name in KNOWN]
    assert MANY.like(EVERY, pattern).tolist() == [*wanted, UNKNOWN]
    some = np.arange(0, len(KNOWN) + 1, 2)
    assert MANY.like(some, pattern).tolist() == [*wanted, UNKNOWN][::2]


@pytest.mark.parametrize("names", [("Café 3",), ("CAFE 3", "Werkstatt 9", "gibt es nicht"), ("",), tuple(NAMES[:300])])
@pytest.mark.parametrize("where", [EVERY, np.arange(3, 9), np.arange(5, len(KNOWN) + 1)])
def test_names_are_looked_up(names: tuple[str, ...], where: Where) -> None:
    wanted = np.array([*(TRUE if name in names else 0 for name in KNOWN), UNKNOWN])
    assert MANY.among(where, names, frozenset(names).__contains__).tolist() == wanted[where].tolist()


@pytest.mark.parametrize("where", [EVERY, np.arange(3, 9), np.array([len(KNOWN), 0])])
def test_the_values_of_records_are_read_in_their_order(where: Where) -> None:
    assert MANY.at(where) == np.array([*KNOWN, None], dtype=object)[where].tolist()


def test_marks_are_taken_away_from_many_texts_as_from_each() -> None:
    operand = Reader(QUERYABLES["projects"], crs.CRS84).operand({"op": "accenti", "args": [{"property": "title"}]})
    assert operand.folded("\0".join(KNOWN)) == "\0".join(map(operand.folded, KNOWN))


def test_a_pattern_of_very_many_parts_is_given_up() -> None:
    texts = Texts(*packed(["a" * 60] * 9))
    with pytest.raises(InvalidParameter, match="zu lange"), patience.at_most(-1.0):
        texts.fitting([b"a"] * 50, lowered=False)
