"""Every letter that somebody may write is printed, or something that stands for it."""

import pytest

from atlas.export.sheet.letters import legible, letters
from atlas.snapshot import Snapshot
from atlas.texts import FOLDER


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Straße, Řeka, Wojerecy, Łužica", "Straße, Řeka, Wojerecy, Łužica"),
        ("e\u0301", "é"),
        ("a\u2011b", "a-b"),
        ("1\u202f000", "1\u00a0000"),
        ("a\u2003b", "a b"),
        ("\u0000\u0007\u202ea\u200b", "a"),
        ("ﬁ", "fi"),
        ("中", "?"),
        ("weich\u00adtrennen", "weich\u00adtrennen"),
    ],
)
def test_a_letter_stands_as_itself_or_as_what_is_like_it(written: str, printed: str) -> None:
    assert legible(written) == printed


def test_texts_are_found_wherever_they_stand() -> None:
    assert legible({"a": ["中", ("e\u0301", 1, None, True)]}) == {"a": ["?", ["é", 1, None, True]]}


def test_the_font_has_every_letter_of_our_own_words_and_of_the_data(snapshot: Snapshot) -> None:
    words = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.ftl"))
    records = str([rows.fields for rows in snapshot.collections.values()]) + str(snapshot.sources)
    # The sign of a key on one sort of keyboard is told by the map only.
    assert {letter for letter in words + records if letter not in letters()} - {"⌘"} == set()
