"""Checks of age: facts that somebody should confirm by a call, and states that time has overtaken."""

from datetime import date

from atlas.model import Office, Period, Project
from atlas.quality.context import CheckContext
from atlas.quality.dates import PERIOD_DAYS
from atlas.quality.finding import Notes, warning
from atlas.quality.timespan import days, is_date, is_over, months_before
from atlas.quality.wording import date_de

MAX_AGE_MONTHS = 24


def is_stale(as_of: str | None, today: date) -> bool:
    """Return whether a fact is older than 24 months for certain; of 2024 the last day counts. Undated is stale."""
    if as_of is None or not is_date(as_of):
        return True
    return days(as_of)[1] < months_before(today, MAX_AGE_MONTHS)


def _dated(as_of: str | None) -> tuple[str, str]:
    if as_of is None:
        return "Angaben ohne Datum", "data without a date"
    return f"Angaben von {date_de(as_of)}", f"data of {as_of}"


def unverified_offices(context: CheckContext) -> Notes:
    """Find offices that nobody has verified, with how old what is known about them is."""
    for office in context.layers.offices.records:
        if office.status == "unverified":
            de, en = _dated(office.as_of)
            yield warning(office, f"Ungeprüft, {de}; anrufen und Stand eintragen.", f"unverified, {en}; please check.")


def stale_offices(context: CheckContext) -> Notes:
    """Find open offices whose facts are older than 24 months or undated; unverified ones are listed as such."""
    for office in context.layers.offices.records:
        if office.status == "open" and is_stale(office.as_of, context.today):
            de, en = _dated(office.as_of)
            yield warning(office, f"{de}, bitte prüfen.", f"{en}, please check.")


def opening_hours(context: CheckContext) -> Notes:
    """Find open offices whose opening hours are unknown, undated or older than 24 months."""
    for office in context.layers.offices.records:
        problem = _hours_problem(office, context.today) if office.status == "open" else None
        if problem is not None:
            yield warning(office, *problem)


def _hours_problem(office: Office, today: date) -> tuple[str, str] | None:
    if office.opening_hours is None:
        return "Öffnungszeiten unbekannt, bitte erfragen.", "opening hours unknown, please ask."
    as_of = office.opening_hours_as_of
    if as_of is None:
        return "Öffnungszeiten ohne Datum, bitte prüfen.", "opening hours without a date, please check."
    if is_stale(as_of, today):
        return f"Öffnungszeiten von {date_de(as_of)}, bitte prüfen.", f"opening hours of {as_of}, please check."
    return None


def ended_offices(context: CheckContext) -> Notes:
    """Find offices that are not closed although they or their funding have ended."""
    for office in context.layers.offices.records:
        if office.status == "closed":
            continue
        for end, what, en in (
            (office.until, "Das Büro", "the office"),
            (office.funded_until, "Die Förderung", "funding"),
        ):
            if end is not None and is_over(end, context.today):
                de = f"{what} lief bis {date_de(end)}; klären, ob es weitergeht, sonst als geschlossen eintragen."
                yield warning(office, de, f"{en} ran until {end}; find out whether it goes on.")


def silent_offices(context: CheckContext) -> Notes:
    """Find open offices that cannot be reached by phone, e-mail or web."""
    for office in context.layers.offices.records:
        if office.status == "open" and not (office.phone or office.email or office.website):
            de = "Geöffnet, aber weder Telefon noch E-Mail noch Webseite bekannt; erfragen."
            yield warning(office, de, "open, but neither phone nor e-mail nor website is known.")


def stale_managers(context: CheckContext) -> Notes:
    """Find managers whose contact is older than 24 months or undated."""
    for manager in context.layers.managers.records:
        if is_stale(manager.as_of, context.today):
            de, en = _dated(manager.as_of)
            yield warning(manager, f"{de}, bitte bestätigen.", f"{en}, please confirm.")


def _period_over(period: Period | None, today: date) -> bool:
    return period is not None and PERIOD_DAYS[period][1] < today


def overtaken_projects(context: CheckContext) -> Notes:
    """Find planned or applied projects whose dates or funding period have passed."""
    for project in context.layers.projects.records:
        if project.status in ("planned", "applied"):
            yield from _overtaken(project, context.today)


def _overtaken(project: Project, today: date) -> Notes:
    said_de, said_en = ("geplant", "planned") if project.status == "planned" else ("beantragt", "applied for")
    if project.end is not None and is_over(project.end, today):
        de = f"Gilt als {said_de}, sollte aber {date_de(project.end)} enden; klären, ob es gefördert wurde."
        yield warning(project, de, f"said to be {said_en}, but was to end {project.end}.")
    elif project.start is not None and is_over(project.start, today):
        de = f"Gilt als {said_de}, sollte aber {date_de(project.start)} beginnen; klären, ob es gefördert wird."
        yield warning(project, de, f"said to be {said_en}, but was to begin {project.start}.")
    elif _period_over(project.period, today):
        de = f"Gilt als {said_de}, aber die Förderperiode {project.period} ist vorbei; klären, ob es gefördert wurde."
        yield warning(project, de, f"said to be {said_en}, but the period {project.period} is over.")


def overtaken_areas(context: CheckContext) -> Notes:
    """Find areas said to be approved or applied for in funding periods that are all over."""
    for area in context.layers.areas.records:
        over = bool(area.periods) and all(_period_over(period, context.today) for period in area.periods)
        if over and area.status in ("approved", "applied"):
            said = "bewilligt" if area.status == "approved" else "beantragt"
            periods = ", ".join(area.periods)
            de = f"Gilt als {said}, aber die Förderperiode {periods} ist vorbei; Ausgang klären und den Status ändern."
            yield warning(area, de, f"said to be {area.status}, but the period {periods} is over.")
