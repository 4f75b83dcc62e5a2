"""The most even way to share the Kreise between two managers whose regions hang together: an exact search.

Every way to share is looked at: with 13 Kreise these are 8192. What hangs together is ranked by all measures but the
tours, which can only add to the imbalance; so the search ends, without missing anything, at the first way that is less
even without its tours than the best one is with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas.workload.ground import Ground
from atlas.workload.measures import Amounts, Measure, Weights, imbalance

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A city that would change hands."""

    city_ags: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The most even way to share: what each side has now and would have, by its measures, and what would move.

    `ways` counts all ways to share, `joined` those in which both regions hang together.
    """

    ground: Ground
    weights: Weights
    before: tuple[Amounts, Amounts]
    after: tuple[Amounts, Amounts]
    moves: tuple[Move, ...]
    ways: int
    joined: int

    @property
    def imbalance_before(self) -> float:
        """Return how uneven it is now."""
        return imbalance(*self.before, self.weights)

    @property
    def imbalance_after(self) -> float:
        """Return how uneven it would be."""
        return imbalance(*self.after, self.weights)


def propose(ground: Ground, weights: Weights) -> Proposal:
    """Return the most even way to share; of several the one that moves the fewest cities."""
    search = _Search(ground, weights)
    best = search.best()
    now = [[ags for ags in ground.figures if ground.managers.get(ags) == side.manager_id] for side in ground.sides]
    return Proposal(
        ground,
        weights,
        before=search.amounts(now),
        after=search.amounts(search.shared(best)),
        moves=tuple(search.moves(best)),
        ways=1 << len(search.names),
        joined=len(search.joined),
    )


class _Search:
    """Ways to share as numbers: the bit of a Kreis is set where it goes to the second side."""

    def __init__(self, ground: Ground, weights: Weights) -> None:
        self.ground = ground
        self.weights = weights
        self.names = sorted(ground.kreise)
        self._sums = [ground.counted(ground.kreise[name]) for name in self.names]
        self._beside = _bits(self.names, ground)
        everything = (1 << len(self.names)) - 1
        self.joined = [
            way for way in range(1, everything) if self._hangs_together(way) and self._hangs_together(everything ^ way)
        ]

    def best(self) -> int:
        """Return the most even way; where none hangs together, nobody can share and one side keeps all."""
        ranked = sorted((self._least(way), self._moved(way), way) for way in self.joined)
        found: tuple[float, int, int] | None = None
        for least, moved, way in ranked:
            if found is not None and least > found[0]:
                break
            exact = round(imbalance(*self.amounts(self.shared(way)), self.weights), _DIGITS)
            found = min(found or (exact, moved, way), (exact, moved, way))
        return found[2] if found else 0

    def shared(self, way: int) -> tuple[list[str], list[str]]:
        """Return the cities of both sides."""
        sides: tuple[list[str], list[str]] = ([], [])
        for bit, name in enumerate(self.names):
            sides[way >> bit & 1].extend(self.ground.kreise[name])
        return sides

    def amounts(self, shared: Sequence[Sequence[str]]) -> tuple[Amounts, Amounts]:
        """Return what both sides look after."""
        one, other = (self.ground.amounts(side, own) for side, own in zip(self.ground.sides, shared, strict=True))
        return one, other

    def moves(self, way: int) -> Iterator[Move]:
        """Yield the cities that would change hands."""
        for side, own in zip(self.ground.sides, self.shared(way), strict=True):
            for ags in own:
                if self.ground.managers.get(ags) != side.manager_id:
                    yield Move(ags, self.ground.managers.get(ags), side.manager_id)

    def _moved(self, way: int) -> int:
        return sum(1 for _ in self.moves(way))

    def _least(self, way: int) -> float:
        """Return how uneven a way is at least: as if the tours were shared evenly."""
        sides: tuple[dict[Measure, float], dict[Measure, float]] = ({"travel": 0}, {"travel": 0})
        for bit, sums in enumerate(self._sums):
            own = sides[way >> bit & 1]
            for measure, amount in sums.items():
                own[measure] = own.get(measure, 0) + amount
        return round(imbalance(*sides, self.weights), _DIGITS)

    def _hangs_together(self, kreise: int) -> bool:
        reached, fresh = 0, kreise & -kreise
        while fresh:
            reached |= fresh
            beside = 0
            for bit in range(len(self.names)):
                if fresh >> bit & 1:
                    beside |= self._beside[bit]
            fresh = beside & kreise & ~reached
        return reached == kreise


def _bits(names: Sequence[str], ground: Ground) -> list[int]:
    place = {name: 1 << bit for bit, name in enumerate(names)}
    return [sum(place.get(other, 0) for other in ground.neighbours.get(name, ())) for name in names]
