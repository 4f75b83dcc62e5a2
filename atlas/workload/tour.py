"""Round tours through positions in metres: the shortest one where that can be found, else a good one and a bound.

Up to EXACT_STOPS stops the tour is the shortest (Held and Karp 1962). For more, a tour by farthest insertion is mended
by 2-opt and Or-opt until neither helps, and `least_m` tells below which length no tour can be: the best 1-tree that
some steps of Held and Karp's ascent (1970, 1971) find. Distances are straight lines.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

EXACT_STOPS = 12
_ASCENTS = 120
_LONGEST_PIECE = 3
_ENOUGH_M = 1e-6

Position = tuple[float, float]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tour:
    """A round tour: the stops in order, its length, and the length that no tour can be below, in metres."""

    order: tuple[int, ...]
    length_m: float
    least_m: float


def shortest_tour(positions: Sequence[Position]) -> Tour:
    """Return a round tour through all positions, beginning with the first."""
    order, length = walked(positions)
    least = length if len(positions) <= EXACT_STOPS else min(length, _least(_distances(positions), length))
    return Tour(order, length, least)


def walked(positions: Sequence[Position]) -> tuple[tuple[int, ...], float]:
    """Return the order and length of a round tour, without asking how much shorter one could be."""
    distances = _distances(positions)
    if len(positions) <= 3:
        order = list(range(len(positions)))
    elif len(positions) <= EXACT_STOPS:
        order = _exact(distances)
    else:
        order = _mended(_inserted(distances), distances.tolist())
    return tuple(order), _length(order, distances)


def _distances(positions: Sequence[Position]) -> Matrix:
    points = np.asarray(positions, dtype=float).reshape(-1, 2)
    between: Matrix = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    return between


def _length(order: Sequence[int], distances: Matrix) -> float:
    return float(sum(distances[a, b] for a, b in pairwise([*order, *order[:1]])))


def _exact(distances: Matrix) -> list[int]:
    """Return the shortest tour by dynamic programming over the sets of stops after the first."""
    count = len(distances) - 1
    inner, sets = distances[1:, 1:], 1 << count
    best = np.full((sets, count), np.inf)
    before = np.zeros((sets, count), dtype=np.int8)
    for stop in range(count):
        best[1 << stop, stop] = distances[0, stop + 1]
    bits = 1 << np.arange(count)
    for visited in range(1, sets):
        reached = best[visited][:, None] + inner
        came_from, costs = reached.argmin(axis=0), reached.min(axis=0)
        fresh = np.flatnonzero(((visited & bits) == 0) & np.isfinite(costs))
        best[visited | bits[fresh], fresh] = costs[fresh]
        before[visited | bits[fresh], fresh] = came_from[fresh]
    return [0, *_traced(best, before, distances)]


def _traced(best: Matrix, before: NDArray[np.int8], distances: Matrix) -> list[int]:
    visited = len(best) - 1
    stop = int((best[visited] + distances[1:, 0]).argmin())
    order = []
    while visited:
        order.append(stop + 1)
        visited, stop = visited & ~(1 << stop), int(before[visited, stop])
    return order[::-1]


def _inserted(distances: Matrix) -> list[int]:
    """Return a tour that grows by whichever stop is farthest from it, put where it costs least."""
    order, nearest = [0], distances[0].copy()
    for _ in range(len(distances) - 1):
        stop = int(nearest.argmax())
        costs = [distances[a, stop] + distances[stop, b] - distances[a, b] for a, b in pairwise([*order, order[0]])]
        order.insert(int(np.argmin(costs)) + 1, stop)
        nearest = np.minimum(nearest, distances[stop])
        nearest[order] = -1
    return order


def _mended(order: list[int], between: list[list[float]]) -> list[int]:
    """Return a tour that neither turning a stretch round nor moving a short piece makes shorter."""
    while True:
        better = _turned(order, between) or _moved(order, between)
        if better is None:
            start = order.index(0)
            return order[start:] + order[:start]
        order = better


def _turned(order: list[int], between: list[list[float]]) -> list[int] | None:
    count = len(order)
    for first in range(count - 1):
        a, b = order[first], order[first + 1]
        for last in range(first + 2, count - (first == 0)):
            c, d = order[last], order[(last + 1) % count]
            if between[a][c] + between[b][d] + _ENOUGH_M < between[a][b] + between[c][d]:
                return order[: first + 1] + order[first + 1 : last + 1][::-1] + order[last + 1 :]
    return None


def _moved(order: list[int], between: list[list[float]]) -> list[int] | None:
    for piece, rest in _pieces(order):
        out = between[rest[-1]][piece[0]] + between[piece[-1]][rest[0]] - between[rest[-1]][rest[0]]
        for place, (a, b) in enumerate(pairwise(rest)):
            for way in (piece, piece[::-1]):
                if between[a][way[0]] + between[way[-1]][b] - between[a][b] + _ENOUGH_M < out:
                    return rest[: place + 1] + way + rest[place + 1 :]
    return None


def _pieces(order: list[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield each short piece of a round tour with the rest, which begins behind it and ends before it."""
    for size in range(1, _LONGEST_PIECE + 1):
        for start in range(len(order)):
            turned = order[start:] + order[:start]
            yield turned[:size], turned[size:]


def _least(distances: Matrix, length: float) -> float:
    """Return a length below which no tour can be: prices on stops drive the best 1-tree towards a tour."""
    prices, best, step = np.zeros(len(distances)), 0.0, 2.0
    for _ in range(_ASCENTS):
        weight, degrees = _one_tree(distances + prices[:, None] + prices[None, :])
        bound = weight - 2 * float(prices.sum())
        best = max(best, bound)
        surplus = degrees - 2
        if not surplus.any():
            break
        prices += step * max(length - bound, 1) / float(surplus @ surplus) * surplus
        step *= 0.97
    return best


def _one_tree(costs: Matrix) -> tuple[float, NDArray[np.int64]]:
    """Return weight and degrees of the cheapest tree on all stops but the first, with its two cheapest edges."""
    count = len(costs)
    degrees, weight = np.zeros(count, dtype=np.int64), 0.0
    inside = np.zeros(count, dtype=bool)
    inside[[0, 1]] = True
    near, link = costs[1].copy(), np.full(count, 1)
    for _ in range(count - 2):
        stop = int(np.where(inside, math.inf, near).argmin())
        weight += float(near[stop])
        degrees[[stop, link[stop]]] += 1
        inside[stop] = True
        closer = costs[stop] < near
        near, link = np.where(closer, costs[stop], near), np.where(closer, stop, link)
    ends = np.argsort(costs[0][1:])[:2] + 1
    degrees[0] = 2
    degrees[ends] += 1
    return weight + float(costs[0][ends].sum()), degrees
