"""However it is kept what was found: it is counted, paged and thinned out as a list of places is."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.stock.found import Found, Marked, Named, Runs, Turned

COUNT = 300
PLACES = st.sets(st.integers(0, COUNT - 1)) | st.tuples(st.integers(0, COUNT), st.integers(0, COUNT)).map(
    lambda ends: set(range(*ends))
)


def in_runs(places: list[int]) -> Runs:
    starts = [place for place in places if place - 1 not in places]
    ends = [place + 1 for place in places if place + 1 not in places]
    return Runs(np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def one_by_one(places: list[int]) -> Runs:
    at = np.array(places, dtype=np.int64)
    return Runs(at, at + 1)


def marked(places: list[int]) -> Marked:
    return Marked(np.isin(np.arange(COUNT), places))


def marked_in_a_stretch(places: list[int]) -> Marked:
    where = in_runs(places).stretch
    return Marked(in_runs(places).marked(where), where.start)


def named(places: list[int]) -> Named:
    return Named(np.array(places, dtype=np.int64))


@pytest.mark.parametrize("kept", [in_runs, one_by_one, marked, marked_in_a_stretch, named])
@settings(max_examples=60, deadline=None)
@given(places=PLACES, gone=PLACES, first=st.integers(-5, COUNT), more=st.integers(0, 120))
def test_it_is_a_list_of_places(
    kept: Callable[[list[int]], Found], places: set[int], gone: set[int], first: int, more: int
) -> None:
    found = kept(sorted(places)).without(np.array(sorted(gone), dtype=np.int64))
    wanted = sorted(places - gone)
    assert len(found) == len(wanted)
    assert found.slots().tolist() == wanted
    assert found.part(first, first + more).tolist() == wanted[max(first, 0) : max(first + more, 0)]


@given(places=PLACES)
def test_a_stretch_of_marks_tells_the_spans(places: set[int]) -> None:
    assert np.flatnonzero(in_runs(sorted(places)).marked(slice(0, COUNT))).tolist() == sorted(places)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), places=PLACES, gone=PLACES, first=st.integers(-5, COUNT), more=st.integers(0, 120))
def test_the_first_few_may_be_told_last(
    data: st.DataObject, places: set[int], gone: set[int], first: int, more: int
) -> None:
    few = data.draw(st.integers(0, len(places)))
    found = Turned(named(sorted(places)), few).without(np.array(sorted(gone), dtype=np.int64))
    told = [one for one in (*sorted(places)[few:], *sorted(places)[:few]) if one not in gone]
    assert len(found) == len(told)
    assert found.slots().tolist() == sorted(told)
    assert found.part(first, first + more).tolist() == told[max(first, 0) : max(first + more, 0)]
