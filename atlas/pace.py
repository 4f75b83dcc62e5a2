"""How an atlas keeps up with its ledger, in seconds of this process's own clock."""

import time
from dataclasses import dataclass


@dataclass
class Pace:
    """When the snapshot was built and when it was last known to be the latest; how many were built, and how fast."""

    built_at: float = 0.0
    known_at: float = 0.0
    builds: int = 0
    last_s: float = 0.0
    total_s: float = 0.0

    def now(self) -> float:
        """Return the time as this clock has it."""
        return time.monotonic()

    def built(self, began: float) -> None:
        """Note that a snapshot was built, begun at a time."""
        self.built_at = self.known_at = self.now()
        self.last_s = self.built_at - began
        self.builds += 1
        self.total_s += self.last_s

    def known(self) -> None:
        """Note that the snapshot is the latest one now."""
        self.known_at = self.now()
