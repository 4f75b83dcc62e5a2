"""Which source states which value of an area, as far as the data themselves know it; nothing is guessed.

A source states a value if one of four things holds: the area names it for the value, a figure or a disagreement of the
area gives it as this source's, or the description of the source names the number with its unit ("196 ha, 7.601 EW
(2014)").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from atlas.query import Fields
from atlas.snapshot import Snapshot

_UNITS: Mapping[str, str] = {
    "inhabitants": r"EW|Einwohner|Bewohner",
    "hectares": r"ha",
    "budget_total_eur": r"EUR|Euro",
}


def stated(snapshot: Snapshot, area: Fields) -> dict[str, tuple[str, ...]]:
    """Return the ids of the sources of single values by field: first those that the area names for the value itself."""
    named: Mapping[str, Sequence[str]] = area["value_sources"]
    found = {name: set(_sources(snapshot, area, name)) for name in _UNITS if area[name] is not None}
    read = {name: [key for key in area["sources"] if key in ids] for name, ids in found.items() if ids}
    every = {name: dict.fromkeys((*named.get(name, ()), *read.get(name, ()))) for name in (*named, *read)}
    return {name: tuple(ids) for name, ids in every.items()}


def _sources(snapshot: Snapshot, area: Fields, name: str) -> Iterator[str]:
    value = area[name]
    known = (snapshot.conflicts[key] for key in area["conflicts"] if key in snapshot.conflicts)
    for conflict in known:
        if conflict.field == name:
            yield from (side.source for side in conflict.values if re.search(_number(value), side.value))
    if name == "budget_total_eur":
        yield from (figure["source"] for figure in area["budget_figures"] if figure["amount_eur"] == value)
    pattern = _with_unit(name, value)
    yield from (
        key for key in area["sources"] if key in snapshot.sources and pattern.search(snapshot.sources[key].what)
    )


def _number(value: float) -> str:
    """Return the pattern of a number as German texts write it, and of no longer number that holds it.

    >>> bool(re.search(_number(7601), "7.601 EW")), bool(re.search(_number(7601), "17.601 EW"))
    (True, False)
    """
    text = f"{value:,.2f}".removesuffix(".00")
    german = text.replace(",", "·").replace(".", ",").replace("·", ".")
    return rf"(?<![\d.,]){re.escape(german)}(?!\d|[.,]\d)"


@cache
def _with_unit(name: str, value: float) -> re.Pattern[str]:
    number, unit = _number(value), _UNITS[name]
    return re.compile(rf"{number}\s?(?:{unit})\b|\b(?:{unit})\b\D{{0,6}}{number}")
