"""Round tours: the shortest for few stops; for many a good one with a bound that holds."""

from itertools import pairwise, permutations
from math import cos, dist, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.workload import EXACT_STOPS, shortest_tour

Position = tuple[float, float]
COORDINATE = st.integers(0, 100_000).map(float)
POSITION = st.tuples(COORDINATE, COORDINATE)


def length(order: tuple[int, ...], positions: list[Position]) -> float:
    walk = [positions[stop] for stop in (*order, *order[:1])]
    return sum(dist(a, b) for a, b in pairwise(walk))


def by_trying_all(positions: list[Position]) -> float:
    """Return the length of the shortest round tour, found by trying every order."""
    rest = range(1, len(positions))
    return min(length((0, *order), positions) for order in permutations(rest))


@settings(max_examples=60)
@given(st.lists(POSITION, min_size=1, max_size=7))
def test_through_few_stops_no_tour_is_shorter(positions: list[Position]) -> None:
    tour = shortest_tour(positions)
    assert tour.length_m == pytest.approx(by_trying_all(positions), abs=1e-3)
    assert tour.length_m == tour.least_m


@settings(max_examples=40)
@given(st.lists(POSITION, min_size=1, max_size=20))
def test_a_tour_visits_every_stop_once_begins_with_the_first_and_is_as_long_as_it_says(
    positions: list[Position],
) -> None:
    tour = shortest_tour(positions)
    assert sorted(tour.order) == list(range(len(positions)))
    assert tour.order[0] == 0
    assert tour.length_m == pytest.approx(length(tour.order, positions), abs=1e-3)
    assert 0 <= tour.least_m <= tour.length_m + 1e-6


@settings(max_examples=15)
@given(st.lists(POSITION, min_size=4, max_size=EXACT_STOPS - 1, unique=True))
def test_the_bound_for_many_stops_holds_where_the_shortest_tour_is_known(positions: list[Position]) -> None:
    """Doubling every stop makes many of few, and leaves the shortest tour as long as it was."""
    known = shortest_tour(positions).length_m
    doubled = shortest_tour([*positions, *positions, *positions][: max(EXACT_STOPS + 1, 2 * len(positions))])
    assert doubled.least_m <= known + 1e-3
    assert doubled.length_m >= known - 1e-3


def test_many_stops_on_a_circle_are_walked_round_and_the_bound_says_that_this_is_the_shortest() -> None:
    circle = [(round(10_000 * x), round(10_000 * y)) for x, y in _on_a_circle(30)]
    shuffled = [circle[(7 * place) % 30] for place in range(30)]
    tour = shortest_tour([(float(x), float(y)) for x, y in shuffled])
    round_it = sum(dist(a, b) for a, b in pairwise([*circle, circle[0]]))
    assert tour.length_m == pytest.approx(round_it)
    assert tour.least_m == pytest.approx(round_it, rel=0.01)


def _on_a_circle(count: int) -> list[tuple[float, float]]:
    return [(cos(2 * pi * place / count), sin(2 * pi * place / count)) for place in range(count)]


def test_there_is_no_way_through_nothing() -> None:
    assert shortest_tour([]).length_m == 0
