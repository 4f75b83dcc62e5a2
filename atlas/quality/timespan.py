"""ISO dates of reduced precision as the days they can mean."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


# A list has many operations and few dates.
@lru_cache(maxsize=20_000)
def days(text: str) -> tuple[date, date]:
    """Return the first and the last day that 2018, 2018-09 or 2018-09-03 can mean; raises ValueError."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO date: {text!r}")
    year = int(match[1])
    month, day = (int(match[part]) if match[part] else None for part in (2, 3))
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def is_date(text: str) -> bool:
    """Return whether a text is an ISO date, also with reduced precision."""
    try:
        days(text)
    except ValueError:
        return False
    return True


def is_over(text: str | None, today: date) -> bool:
    """Return whether all days that a date can mean lie before today; False for None and malformed dates."""
    return text is not None and is_date(text) and days(text)[1] < today


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
