"""Checks of assignments: every city has exactly one manager today, and what comes is clear."""

from collections import Counter

from atlas.assign import responsible_on
from atlas.model import Assignment
from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, error, info, warning
from atlas.quality.timespan import is_date
from atlas.quality.wording import date_de

_BASES = {"assumed-by-kreis": ("nach dem Kreis angenommen", "assumed by district")}


def _manager_name(context: CheckContext, assignment: Assignment) -> str:
    manager = context.managers.get(assignment.manager_id)
    return manager.name if manager else assignment.manager_id


def _is_future(context: CheckContext, assignment: Assignment) -> bool:
    start = assignment.valid_from
    return start is not None and is_date(start) and start > context.today.isoformat()


def manager_today(context: CheckContext) -> Notes:
    """Find cities for which nobody is responsible today."""
    current = responsible_on(context.layers.assignments.records, context.today)
    for city in context.layers.cities.records:
        if city.ags not in current:
            de = "Heute ist niemand zuständig; eine Zuständigkeit ab heute eintragen."
            yield error(city, de, "nobody is responsible today.")


def ambiguous_assignments(context: CheckContext) -> Notes:
    """Find cities with several assignments from the same day."""
    starts = Counter((item.city_ags, item.valid_from) for item in context.layers.assignments.records)
    for (ags, start), count in starts.items():
        city = context.cities.get(ags)
        if count > 1 and city is not None:
            since = f"ab {date_de(start)}" if start else "mit offenem Beginn"
            de = f"{count} Zuständigkeiten {since}; eine löschen oder ihren Beginn ändern."
            yield error(city, de, f"{count} assignments begin on the same day ({start or 'open'}).")


def future_assignments(context: CheckContext) -> Notes:
    """List the hand-overs that are still to come."""
    for item in context.layers.assignments.records:
        if _is_future(context, item) and item.valid_from is not None:
            name = _manager_name(context, item)
            de = f"{name} übernimmt am {date_de(item.valid_from)}; Übergabe vorbereiten."
            yield info(item, de, f"{name} takes over on {item.valid_from}.")


def unconfirmed_assignments(context: CheckContext) -> Notes:
    """Find assignments in force or to come that nobody has confirmed."""
    in_force = responsible_on(context.layers.assignments.records, context.today).values()
    for item in context.layers.assignments.records:
        if not item.confirmed and (item in in_force or _is_future(context, item)):
            name = _manager_name(context, item)
            how_de, how_en = _BASES.get(item.basis, (f"Grundlage: {item.basis}", f"basis: {item.basis}"))
            de = f"{name} ist nicht bestätigt ({how_de}); bestätigen oder ändern."
            yield warning(item, de, f"{name} is not confirmed ({how_en}); please confirm or change.")
