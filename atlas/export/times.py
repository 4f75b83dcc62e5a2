"""When a feature holds: the days of its own dates, else those of its funding periods."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from atlas.query import PERIOD_DAYS


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


def span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a date of any precision.

    >>> span("2018-02")
    (datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))
    """
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        day = date.fromisoformat(text)
        return day, day
    last = calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, 1), date(year, month or 12, last)


def is_exact(text: str) -> bool:
    """Return whether a date names its day."""
    return text.count("-") == 2
