"""Checks of dates: well formed, in order, and in their funding period."""

from collections.abc import Iterator
from datetime import date

from atlas.model import Period, Project, Record
from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, error, warning
from atlas.quality.timespan import days, is_date
from atlas.quality.wording import date_de, field_de

_FIELDS = (
    "inhabitants_as_of",
    "council_decision_date",
    "opening_hours_as_of",
    "since",
    "until",
    "funded_until",
    "as_of",
    "start",
    "end",
    "valid_from",
)
_ORDERED = (("start", "end"), ("since", "until"), ("since", "funded_until"))
_YEARS = range(1990, 2041)

# Eligible spending of a period runs on after its last year (n+3 in 2014-2020: until the end of 2023, n+2 after that).
PERIOD_DAYS: dict[Period, tuple[date, date]] = {
    "2014-2020": (date(2014, 1, 1), date(2023, 12, 31)),
    "2021-2027": (date(2021, 1, 1), date(2029, 12, 31)),
}


def _dates(record: Record) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        value = getattr(record, name, None)
        if value is not None:
            yield name, value


def date_form(context: CheckContext) -> Notes:
    """Find dates that are not ISO 8601 or lie outside any plausible year."""
    for record, _ in context.everything():
        for name, value in _dates(record):
            if not is_date(value) or int(value[:4]) not in _YEARS:
                de = f"{field_de(name)} „{value}“ ist kein Datum wie 2024, 2024-09 oder 2024-09-03; berichtigen."
                yield error(record, de, f"{name} {value!r} is not a date like 2024, 2024-09 or 2024-09-03.")


def date_order(context: CheckContext) -> Notes:
    """Find spans that end before they begin, whatever days their dates mean."""
    for record, _ in context.everything():
        for first, last in _ORDERED:
            start, end = getattr(record, first, None), getattr(record, last, None)
            if start is not None and end is not None and _is_before(end, start):
                de = f"Das Ende {date_de(end)} liegt vor dem Beginn {date_de(start)}; Daten prüfen."
                yield error(record, de, f"{last} {end} is before {first} {start}.")


def _is_before(end: str, start: str) -> bool:
    return is_date(end) and is_date(start) and days(end)[1] < days(start)[0]


def project_period(context: CheckContext) -> Notes:
    """Find projects that begin or end when their funding period cannot pay."""
    for project in context.layers.projects.records:
        strays = [value for value in (project.start, project.end) if value is not None and _is_stray(project, value)]
        if strays:
            said = " bis ".join(date_de(value) for value in strays)
            de = f"Die Laufzeit ({said}) passt nicht zur Förderperiode {project.period}; prüfen."
            yield warning(project, de, f"its dates ({', '.join(strays)}) do not fit the period {project.period}.")


def _is_stray(project: Project, value: str) -> bool:
    if project.period is None or not is_date(value):
        return False
    (opens, closes), (first, last) = PERIOD_DAYS[project.period], days(value)
    return last < opens or first > closes


def area_periods(context: CheckContext) -> Notes:
    """Find ESF areas without a funding period."""
    for area in context.layers.areas.records:
        if area.programme.startswith("ESF") and not area.periods:
            de = "Ein ESF-Gebiet braucht mindestens eine Förderperiode; ergänzen."
            yield error(area, de, "an ESF area needs a funding period.")
