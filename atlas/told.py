"""What a feature tells to who looks for it: the words that `q` looks in, and the days on which it holds."""

import math
from collections.abc import Mapping
from typing import Any

from atlas.cql.columns import span_of
from atlas.text import fold

Fields = Mapping[str, Any]
# When something holds: first and last days, as ISO text that sorts.
Spans = tuple[tuple[str, str], ...]
PERIOD_DAYS: Mapping[str, tuple[str, str]] = {
    "2014-2020": ("2014-01-01", "2020-12-31"),
    "2021-2027": ("2021-01-01", "2027-12-31"),
}
_TEXT_FIELDS = (
    "name", "title", "title_addition", "city_name", "area_name", "carrier", "beneficiary", "kind", "summary",
    "street", "house_number", "postcode", "name_hsb", "kreis", "boundary_description", "record_id", "programme",
)  # fmt: skip


def words_of(fields: Fields) -> str:
    """Return the folded text of a feature that `q` looks in."""
    address: Fields = fields.get("address") or {}
    own = (fields.get(name) or address.get(name) for name in _TEXT_FIELDS)
    listed = (*fields.get("sub_quarters", ()), *fields.get("area_names", ()), address.get("place"))
    return fold(" ".join(str(value) for value in (*own, *listed) if value))


def spans_of(fields: Fields) -> Spans:
    """Return when a feature holds: its own dates, else its funding periods; nothing known gives nothing."""
    start = fields.get("start") or fields.get("since")
    end = fields.get("end") or fields.get("until")
    if start or end:
        return ((start or "", _last_day(end) if end else "9999"),)
    periods = fields.get("periods") or ([fields["period"]] if fields.get("period") else [])
    return tuple(PERIOD_DAYS[period] for period in periods)


def days_of(fields: Fields) -> tuple[float, float]:
    """Return the first and the last day on which a feature of one span holds, as ordinals; NaN where none is known."""
    spans = spans_of(fields)
    if not spans:
        return math.nan, math.nan
    start, end = fields.get("start"), fields.get("end")
    first, last = (start, end) if start or end else PERIOD_DAYS[fields["period"]]
    return span_of(first or None)[0], span_of(last or None)[1]


def _last_day(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-31"}.get(len(day), day)
