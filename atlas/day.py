"""The day as people in Saxony have it, wherever the machine stands; the ledger counts in UTC, as most servers do."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")


def now() -> datetime:
    """Return the moment with the time of day in Saxony."""
    return datetime.now(ZONE)


def today() -> date:
    """Return which day it is in Saxony."""
    return now().date()


def day_of(moment: str) -> date:
    """Return on which day in Saxony a moment of the ledger (ISO 8601, UTC) was.

    >>> day_of("2026-11-22T23:30:00+00:00")
    datetime.date(2026, 11, 23)
    """
    return datetime.fromisoformat(moment).astimezone(ZONE).date()
