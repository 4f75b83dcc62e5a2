"""Cells are read as German and English lists write them; what could mean two things is refused with a suggestion."""

import pytest

from atlas.intake import values
from atlas.intake.sheet import Cell
from atlas.intake.values import Misread


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1.234,56 €", ",", 1234.56),
        ("1 234,56", ",", 1234.56),
        ("1.234.567", ",", 1234567),
        ("1'234.56", ".", 1234.56),
        ("1,234.56", ".", 1234.56),
        ("EUR 5.000", ",", 5000),
        ("5.000,-", ",", 5000),
        ("-3,5", ",", -3.5),
        ("−3,5", ",", -3.5),
        ("51,05", ",", 51.05),
        ("51.05", ".", 51.05),
        ("1.23", ",", 1.23),  # two decimals are no group of thousands
        (12, ",", 12),
        (12.5, ",", 12.5),
    ],
)
def test_a_number_is_read_as_it_is_written(text: Cell, sign: str, number: float) -> None:
    assert values.number(text, sign) == number


@pytest.mark.parametrize("text", ["ca. 12", "12.00 ca.", "1,2,3", "12a", "zwölf", "1e5", "nan", "inf", "=1+1", True])
def test_what_is_no_plain_number_is_refused_and_not_cut_short(text: Cell) -> None:
    with pytest.raises(Misread):
        values.number(text, ",")


def test_a_stray_word_beside_a_number_is_pointed_out() -> None:
    with pytest.raises(Misread) as refused:
        values.number("12.000 ca.", ",")
    assert refused.value.suggestion == "12.000"


@pytest.mark.parametrize(
    ("cells", "degrees", "sign"),
    [
        (["1.234", "1.234,5"], False, ","),
        (["1,234", "1,234.5"], False, "."),
        (["1.234"], False, ","),  # German thousands
        (["14.430"], True, "."),  # degrees are never thousands
        (["14,430"], True, ","),
        (["3,5"], False, ","),
        (["3.5"], False, "."),
        ([1.5, None], False, ","),
    ],
)
def test_the_decimal_sign_of_a_column_is_told_by_its_clear_values(cells: list[Cell], degrees: bool, sign: str) -> None:
    assert values.decimal_sign(cells, degrees=degrees) == sign


@pytest.mark.parametrize(
    ("cell", "share"),
    [("50 %", 0.5), ("50", 0.5), ("0,85", 0.85), (95, 0.95), ("39,9999 %", 0.399999), (1, 1.0), ("0", 0.0)],
)
def test_a_share_may_be_per_cent_or_a_fraction(cell: Cell, share: float) -> None:
    assert values.share(cell, ",") == share


def test_amounts_are_not_negative_and_thousands_are_multiplied() -> None:
    assert values.money("12,5", ",", 1000) == 12500
    with pytest.raises(Misread):
        values.money("-5", ",", 1)


@pytest.mark.parametrize(
    ("cell", "factor", "amount"),
    [
        ("12,5 Mio. €", 1, 12_500_000),
        ("1,2 Mrd. EUR", 1, 1_200_000_000),
        ("45 Tsd. €", 1, 45_000),
        ("45 Tsd. €", 1000, 45_000),  # said twice, in the heading too
    ],
)
def test_an_amount_may_say_its_magnitude(cell: str, factor: int, amount: float) -> None:
    assert values.money(cell, ",", factor) == amount


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("01.03.2024", "2024-03-01"),
        ("1.3.24", "2024-03-01"),
        ("01/03/2024", "2024-03-01"),
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01 00:00", "2024-03-01"),
        ("03/2024", "2024-03"),
        ("03.2024", "2024-03"),
        ("2024-03", "2024-03"),
        (2024, "2024"),
        ("2024/03/01", "2024-03-01"),
        ("1. März 2024", "2024-03-01"),
        ("Dezember 2024", "2024-12"),
        ("Sept. 2024", "2024-09"),
    ],
)
def test_a_day_is_read_with_the_day_first_and_as_precise_as_it_is(cell: Cell, day: str) -> None:
    assert values.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [("12.31.2024", "31.12.2024"), ("45352", "01.03.2024"), ("30.02.2024", ""), ("bald", ""), ("1850", "")],
)
def test_a_day_that_there_is_not_is_refused_with_what_may_be_meant(cell: Cell, suggestion: str) -> None:
    with pytest.raises(Misread) as refused:
        values.day(cell)
    assert refused.value.suggestion == suggestion


def test_a_code_is_known_by_the_words_that_lists_use_and_near_ones_are_offered() -> None:
    words, codes = {"bewilligt": "approved", "beantragt": "applied"}, ("approved", "applied", "planned")
    assert (values.code("Bewilligt", words, codes), values.code("planned", words, codes)) == ("approved", "planned")
    with pytest.raises(Misread) as refused:
        values.code("bewiligt", words, codes)
    assert refused.value.suggestion == "bewilligt"


@pytest.mark.parametrize("cell", [None, "-", "–", "k. A.", "n/a", "#NV"])
def test_a_dash_or_no_answer_is_no_value(cell: Cell) -> None:
    assert values.is_empty(cell)
