"""Whatever is handed over or taken back, in whatever order: always exactly one manager."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from quality_world import BAUTZEN, GOERLITZ, a_manager, an_assignment

from atlas.assign import HandOver, Responsibility, against, planned, responsible_on

EAST, WEST = "quge-ost", "quge-west"
DAYS = st.none() | st.dates(date(2014, 1, 1), date(2031, 1, 1))
STEPS = st.lists(st.tuples(st.sampled_from([BAUTZEN, GOERLITZ]), st.sampled_from([EAST, WEST]), DAYS, st.booleans()))
NAMES = {BAUTZEN: "Bautzen", GOERLITZ: "Görlitz"}
TODAY = date(2026, 11, 22)


def small() -> Responsibility:
    rows = tuple(an_assignment(ags, valid_from=None, confirmed=False) for ags in NAMES)
    return Responsibility(rows, {EAST: a_manager(EAST, as_of=None), WEST: a_manager(WEST, as_of=None)})


@given(STEPS, st.dates(date(2014, 1, 1), date(2032, 1, 1)))
def test_whatever_is_written_or_taken_back_every_city_has_exactly_one_manager_on_every_day(
    steps: list[tuple[str, str, date | None, bool]], day: date
) -> None:
    state = small()
    wanted: dict[str, dict[date, str]] = {ags: {date.min: EAST} for ags in NAMES}
    for ags, manager, start, taken_back in steps:
        spells = state.timeline(ags)
        if taken_back and len(spells) > 1:
            state = planned(state, [HandOver(ags, None, spells[-1].first)])
            wanted[ags].pop(max(wanted[ags]))
            continue
        wish = HandOver(ags, manager, start)
        if not against(state, [wish], NAMES, TODAY):
            state = planned(state, [wish])
            wanted[ags][start or date.min] = manager
    found = responsible_on(state.assignments, day)
    assert {ags: one.manager_id for ags, one in found.items()} == {
        ags: begun[max(start for start in begun if start <= day)] for ags, begun in wanted.items()
    }
    for ags in NAMES:
        spells = state.timeline(ags)
        assert [one.first for one in spells[1:]] == [one.last + timedelta(days=1) for one in spells[:-1] if one.last]
        assert (spells[0].first, spells[-1].last) == (None, None)
