"""The rules of the ledger as pure functions: what loading does, what names a revision, how a record is written."""

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from atlas.store.ledger import SHIPPED, Change, Held, canonical, revision_hash, shipped_changes

texts = st.text(max_size=8)
changes = st.lists(st.builds(Change, texts, texts, st.none() | texts, st.none() | texts), max_size=4)
revisions = st.tuples(st.integers(1, 9), texts, texts, texts, texts, changes)


@settings(deadline=None)
@given(revisions, revisions)
def test_only_the_same_revision_has_the_same_hash(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (revision_hash(*one) == revision_hash(*other)) is (one == other)


@settings(deadline=None)
@given(revisions, st.data())
def test_any_changed_letter_of_a_change_changes_the_hash(revision: tuple[Any, ...], data: st.DataObject) -> None:
    *head, rows = revision
    assume(rows)
    position = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from(["collection", "record_id", "before", "after"]))
    text = getattr(rows[position], field)
    assume(text)
    letter = data.draw(st.integers(0, len(text) - 1))
    spoilt = text[:letter] + chr((ord(text[letter]) + 1) % 0xD7FF) + text[letter + 1 :]
    changed = [*rows[:position], replace(rows[position], **{field: spoilt}), *rows[position + 1 :]]
    assert revision_hash(*head, changed) != revision_hash(*head, rows)


@pytest.mark.parametrize(
    ("shipped_body", "held", "expected"),
    [
        pytest.param("new", None, (None, "new"), id="new is added"),
        pytest.param("a", Held(SHIPPED, "a"), None, id="the same is left"),
        pytest.param("b", Held(SHIPPED, "a"), ("a", "b"), id="unedited is updated"),
        pytest.param("b", Held("mara", "a"), None, id="edited is left"),
        pytest.param("b", Held("mara", None), None, id="deleted by a person stays deleted"),
        pytest.param("b", Held(SHIPPED, None), (None, "b"), id="deleted by an earlier version comes back"),
        pytest.param(None, Held(SHIPPED, "a"), ("a", None), id="no longer shipped is deleted"),
        pytest.param(None, Held(SHIPPED, None), None, id="once is enough"),
        pytest.param(None, Held("mara", "a"), None, id="no longer shipped but edited is left"),
    ],
)
def test_what_loading_a_shipped_record_does(
    shipped_body: str | None, held: Held | None, expected: tuple[str | None, str | None] | None
) -> None:
    found = list(shipped_changes("areas", {"x": shipped_body} if shipped_body else {}, {"x": held} if held else {}))
    assert found == ([Change("areas", "x", *expected)] if expected else [])


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.integers(-(2**53), 2**53) | st.text(), max_size=5))
def test_the_same_content_is_the_same_text_whatever_its_order(feature: dict[str, Any]) -> None:
    assert canonical(dict(reversed(feature.items()))) == canonical(feature)
    assert orjson.loads(canonical(feature)) == feature
