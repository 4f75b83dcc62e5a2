"""Of two rows of things is found where they differ, and the later one is put together from the earlier one."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from atlas.unchanged import differences, narrowed, patched

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
