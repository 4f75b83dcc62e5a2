"""What was seen of many requests, added up by kind: how many, how long they took, how much was sent."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from api.observing import Seen

# Seconds; what takes longer than the last is counted beyond it.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
Kind = tuple[str, str, int]


@dataclass
class Counts:
    """Requests of one kind: how many took up to each of the bounds, and sums of seconds and of bytes."""

    within: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0
    size: int = 0

    def add(self, other: "Counts") -> None:
        """Add up with others of the same kind."""
        self.within = [mine + theirs for mine, theirs in zip(self.within, other.within, strict=True)]
        self.seconds += other.seconds
        self.size += other.size


class Tally:
    """Counts by kind: method, address with names in the place of ids, status."""

    def __init__(self, counts: Iterable[tuple[Kind, Counts]] = ()) -> None:
        self.counts: dict[Kind, Counts] = dict(counts)

    def note(self, seen: Seen) -> None:
        """Count one request."""
        kind = (seen.method if seen.method in _METHODS else "(other)", seen.address, seen.status)
        counts = self.counts.get(kind) or self.counts.setdefault(kind, Counts())
        counts.within[bisect_left(BOUNDS, seen.seconds)] += 1
        counts.seconds += seen.seconds
        counts.size += seen.size

    def add(self, other: "Tally") -> None:
        """Add what another process has counted."""
        for kind, counts in other.counts.items():
            self.counts.setdefault(kind, Counts()).add(counts)

    def plain(self) -> list[Any]:
        """Return the counts as JSON has them."""
        return [[*kind, asdict(counts)] for kind, counts in list(self.counts.items())]

    @classmethod
    def of(cls, plain: list[Any]) -> "Tally":
        """Return the counts of what `plain` returned."""
        return cls(((method, address, status), Counts(**counts)) for method, address, status, counts in plain)
