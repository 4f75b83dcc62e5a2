"""Of two rows of things is found where they differ, and the later one is put together from the earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import unchanged
from atlas.unchanged import Laid, Patchwork, differences, narrowed, patched, spliced

# Places of an earlier row, and None for something new: as long as some stay in order, and in any order.
EARLIER = 40
ROWS = st.lists(st.one_of(st.none(), st.integers(0, EARLIER - 1)), max_size=60)
EDITS = st.lists(st.tuples(st.sampled_from(["drop", "add", "change", "move"]), st.integers(0), st.integers(0)))


class Thing:
    """Equal to every other: only the very same counts as unchanged."""

    def __eq__(self, _: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


def same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(left is right for left, right in zip(one, other, strict=True))


def edited(old: list[Thing], edits: list[tuple[str, int, int]]) -> list[Thing]:
    new = [*old]
    for kind, place, target in edits:
        if kind == "add":
            new.insert(place % (len(new) + 1), Thing())
        elif new:
            thing = new.pop(place % len(new))
            if kind != "drop":
                at = place if kind == "change" else target
                new.insert(at % (len(new) + 1), Thing() if kind == "change" else thing)
    return new


def require_exact(old: list[Thing], new: list[Thing]) -> None:
    changes = differences(old, new)
    assert same(patched(old, changes, lambda where: new[where]), new)
    assert same(patched(new, [(after, before) for before, after in changes], lambda where: old[where]), old)
    assert all(before.start < before.stop or after.start < after.stop for before, after in changes)


@given(EDITS)
def test_a_row_is_the_one_before_with_what_differs(edits: list[tuple[str, int, int]]) -> None:
    old = [Thing() for _ in range(EARLIER)]
    require_exact(old, edited(old, edits))


@given(ROWS)
def test_rows_in_any_order_and_with_repetitions_are_put_together_as_well(places: list[int | None]) -> None:
    old = [Thing() for _ in range(EARLIER)]
    require_exact(old, [Thing() if place is None else old[place] for place in places])


@given(EDITS, EDITS)
def test_what_differs_within_wider_stretches_is_found_there(
    first: list[tuple[str, int, int]], second: list[tuple[str, int, int]]
) -> None:
    left, right, between = [[Thing() for _ in range(EARLIER)] for _ in range(3)]
    lefts, rights = edited(left, first), edited(right, second)
    old, new = [*left, *between, *right], [*lefts, *between, *rights]
    wide = [
        (slice(0, EARLIER), slice(0, len(lefts))),
        (slice(2 * EARLIER, 3 * EARLIER), slice(len(new) - len(rights), len(new))),
    ]
    found = narrowed(wide, old, new)
    assert same(patched(old, found, lambda where: new[where]), new)
    assert bool(found) != same(old, new)


def test_a_few_changes_far_apart_are_found_each_for_itself() -> None:
    old = [Thing() for _ in range(10_000)]
    new = [*old[:10], Thing(), *old[10:500], *old[501:7_000], Thing(), *old[7_001:9_000], *old[9_001:], old[9_000]]
    found = [(old[before], new[after]) for before, after in differences(old, new)]
    assert [(len(before), len(after)) for before, after in found] == [(0, 1), (1, 0), (1, 1), (1, 0), (0, 1)]
    assert found[-1][1][0] is old[9_000]


def test_a_row_that_is_the_very_same_differs_nowhere() -> None:
    row = [Thing() for _ in range(3)]
    assert differences(row, row) == differences(row, [*row]) == []


@contextmanager
def in_small_pieces() -> Iterator[None]:
    with patch.multiple(unchanged, _PIECE=4, _LEAST=2):
        yield


@given(EDITS, EDITS, st.slices(EARLIER))
def test_a_patchwork_is_read_as_the_row_that_it_stands_for(
    first: list[tuple[str, int, int]], second: list[tuple[str, int, int]], where: slice
) -> None:
    with in_small_pieces():
        row = [Thing() for _ in range(EARLIER)]
        made = Patchwork.of(row)
        for edits in (first, second):
            later = edited(row, edits)
            known = differences(row, later)
            row, before, made = later, made, patched(made, known, lambda new, later=later: later[new])
            changes = differences(before, made)
            assert same(patched(before, changes, lambda new, made=made: made[new]), made)
        assert same([*made], row) and same([made[place] for place in range(len(made))], row)
        assert same(made[where], row[where])
        assert same([made[place - len(made)] for place in range(len(made))], row)
        assert same(made.at(range(0, len(made), 3)), row[::3])


def test_outside_of_a_patchwork_there_is_nothing() -> None:
    made = Patchwork.of(range(3))
    for place in (3, -4):
        with pytest.raises(IndexError):
            made[place]
    assert made == (0, 1, 2) and made != (0, 1) and made != (0, 1, 3)


def test_a_later_row_shares_all_pieces_but_those_of_the_change() -> None:
    old = Patchwork.of([Thing() for _ in range(30_000)])
    new = patched(old, [(slice(20_000, 20_001), slice(20_000, 20_002))], lambda _: [Thing(), Thing()])
    assert len({id(piece) for piece in new.pieces} - {id(piece) for piece in old.pieces}) <= 3


def test_a_patchwork_of_which_nearly_all_went_one_by_one_has_few_pieces() -> None:
    made = Patchwork.of(range(5_000))
    while len(made) > 100:
        place = len(made) * 7 // 11
        made = patched(made, [(slice(place, place + 1), slice(place, place))], lambda _: ())
    assert len(made.pieces) <= 3


@given(EDITS)
def test_rows_of_an_array_are_spliced_as_a_row_is_patched(edits: list[tuple[str, int, int]]) -> None:
    old = [Thing() for _ in range(EARLIER)]
    new = edited(old, edits)
    made = spliced(numbers(old), differences(old, new), lambda where: numbers(new[where]))
    assert made.tolist() == numbers(new).tolist()


def numbers(things: Sequence[object]) -> Any:
    return np.array([[id(thing), -id(thing)] for thing in things], dtype=np.int64).reshape(-1, 2)


@given(st.lists(st.dictionaries(st.integers(0, 200), st.none() | st.integers(), max_size=3), max_size=9))
def test_a_mapping_with_changes_laid_over_it_is_as_if_they_were_made_in_it(
    changes: list[dict[int, int | None]],
) -> None:
    known = {key: -key for key in range(150)}
    laid: Mapping[int, int] = {**known}
    states = []
    for changed in changes:
        laid = Laid(laid, changed)
        known = {key: value for key, value in {**known, **changed}.items() if value is not None}
        states.append((laid, known))
    for one, wanted in states:
        assert dict(one) == wanted and len(one) == len(wanted)
        assert [one.get(key) for key in range(-1, 202)] == [wanted.get(key) for key in range(-1, 202)]
