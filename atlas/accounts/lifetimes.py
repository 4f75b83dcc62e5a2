"""How long a login lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """A session ends when nobody acts for a while, and at the latest some hours after it began."""

    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)

    def end(self, created_at: datetime, seen_at: datetime) -> datetime:
        """Return when a session ends if nobody acts after `seen_at`."""
        return min(seen_at + self.idle, created_at + self.longest)

    def hold(self, now: datetime, created_at: datetime, seen_at: datetime) -> bool:
        """Return whether a session goes on; one seen far ahead, before the clock was put back, does not."""
        return seen_at - self.idle <= now < self.end(created_at, seen_at)
