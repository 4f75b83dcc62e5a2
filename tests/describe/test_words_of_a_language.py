"""How a language speaks: lists, money, dates, and Leichte Sprache by its rules."""

import re
from pathlib import Path

import pytest

from atlas import describe
from atlas.describe import ground
from atlas.describe.voice import Voice
from atlas.snapshot import Snapshot

SENTENCE_END = re.compile(r"[.?!:]+(?=\s|$)")


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2018-02-12", "12. Februar 2018", "12 February 2018"),
        ("2018-12", "Dezember 2018", "December 2018"),
        ("2018", "2018", "2018"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(iso: str, german: str, english: str) -> None:
    assert (Voice("de").day(iso), Voice("en").day(iso)) == (german, english)


@pytest.mark.parametrize(
    ("amount", "german", "english"),
    [(896_074, "896.074 Euro", "896,074 euros"), (911_292.35, "911.292,35 Euro", "911,292.35 euros")],
)
def test_money_is_written_as_the_language_writes_it(amount: float, german: str, english: str) -> None:
    assert (Voice("de").euro(amount), Voice("en").euro(amount)) == (german, english)


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (list("abc"), "a, b und c")]
)
def test_a_list_has_an_and_before_its_last(items: list[str], expected: str) -> None:
    assert Voice("de").listing(items) == expected


def test_quotations_inside_a_title_become_single_ones() -> None:
    assert Voice("de").quoted("Treff „raum“") == "„Treff ‚raum‘“"


def test_a_name_with_a_full_stop_ends_the_sentence() -> None:
    said = Voice("de").say("words-organisation", name="Sie", organisation="Treff e. V.")
    assert said == "Sie arbeitet für: Treff e. V."


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2018", "2019-02", "2018 bis Februar 2019"),
        ("2018", None, "seit 2018"),
        (None, "2019", "bis 2019"),
    ],
)
def test_a_span_may_have_one_end(start: str | None, end: str | None, expected: str) -> None:
    assert Voice("de").span(start, end) == expected


def test_leichte_sprache_has_one_short_statement_at_a_time(snapshot: Snapshot, geodata: Path) -> None:
    """Only names, which are the data's, make a sentence longer; an area with short ones keeps the rule of 12 words."""
    twin = describe.area(snapshot, "zittau-sozial-2-0", "ls", ground.read(geodata))
    text = " ".join(sentence for section in twin.sections for sentence in section.sentences)
    told = [part for part in SENTENCE_END.split(text) if "„" not in part and "GmbH" not in part]
    assert max(len(part.split()) for part in told) <= 12
    assert not re.search(r"\b(?:wird|werden|dass|deren)\b|;", text)
