"""Spellings that mean the same meet in one form."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.text import fold, inert


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Görlitz", "GOERLITZ"),
        ("Weißwasser", "Weisswasser"),
        ("Zschopauer Str.", "Zschopauer Straße"),
        ("Zöllnerstr.", "Zoellnerstrasse"),
        ("Otto-Nagel-Str. 79", "Otto Nagel Straße 79"),
        ("Hauptstr.5", "Hauptstraße 5"),  # no blank behind the dot
        ("Straße_5", "Str 5"),  # an underscore parts words too
        ("Budyšin", "budysin"),
        ("Běła Woda", "Bela Woda"),
        ("Gro\u0308ba", "Gröba"),  # umlaut as letter and mark
        ("  Leipzig ,  Osten ", "leipzig osten"),
        ("ＥＳＦ", "esf"),  # full-width letters
        ("ESF+", "ESF Plus"),
    ],
)
def test_spellings_of_the_same_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bautzen", "Bautzer"), ("Neustadt", "Neu Stadt"), ("Straßburg", "Strburg"), ("ESF", "ESF+")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "–", "…", "„“"])
def test_what_has_no_letter_or_digit_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


words = st.text(alphabet="sStTrRaäöüßÄẞ.-_ 5ﬆ/", max_size=12) | st.text(max_size=20)


@settings(deadline=None)
@given(words)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(words)
def test_a_folded_text_is_ascii_words_parted_by_single_blanks(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", fold(text))


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "\n=1", "\u00a0@A1", "＝1+1", " ＠A1"]
)
def test_a_cell_that_a_spreadsheet_program_could_run_begins_as_text(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1 = 1", "Straße 4-6", "a@b.example", "„=1“"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
