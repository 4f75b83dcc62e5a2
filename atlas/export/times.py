"""When a feature holds: the days of its own dates, else those of its funding periods."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from atlas.quality.timespan import days as span
from atlas.told import PERIOD_DAYS


def days(fields: Mapping[str, Any]) -> tuple[date | None, date | None] | None:
    """Return the first and the last day that a feature may hold; None for an open end, and where nothing is known.

    A date of less than a day's precision stands for all of its days: "2018" ends on 31 December.
    """
    start, end = fields.get("start") or fields.get("since"), fields.get("end") or fields.get("until")
    if start or end:
        return (span(start)[0] if start else None, span(end)[1] if end else None)
    periods = fields.get("periods") or ([fields["period"]] if fields.get("period") else [])
    if not periods:
        return None
    known = [PERIOD_DAYS[period] for period in periods]
    return date.fromisoformat(min(known)[0]), date.fromisoformat(max(known)[1])


def is_exact(text: str) -> bool:
    """Return whether a date names its day."""
    return text.count("-") == 2
