"""Checks of ids: unique, of the right form, and true to the official numbers they carry."""

import re
from collections import Counter

from atlas.model import RECORD_TYPES, City, record_id
from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, error

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SAXON_AGS = re.compile(r"14[0-9]{6}")
_RECORD_NUMBER = re.compile(r"[0-9]{4,10}")
_KREIS_DIGITS = 5


def unique_ids(context: CheckContext) -> Notes:
    """Find ids that occur more than once in their layer."""
    for name in RECORD_TYPES:
        records = getattr(context.layers, name).records
        tally = Counter(map(record_id, records))
        for record in {record_id(record): record for record in records if tally[record_id(record)] > 1}.values():
            count = tally[record_id(record)]
            yield error(record, f"Die Kennung kommt {count}-mal vor; eine ändern.", f"the id occurs {count} times.")


def id_form(context: CheckContext) -> Notes:
    """Find ids that are no slug, and cities without a Saxon municipality code."""
    for record, _ in context.everything():
        form, what = (_SAXON_AGS, "AGS aus Sachsen") if isinstance(record, City) else (_SLUG, "Kürzel (a-z, 0-9, -)")
        if not form.fullmatch(record_id(record)):
            de = f"Die Kennung „{record_id(record)}“ ist kein {what}; berichtigen."
            yield error(record, de, f"the id {record_id(record)!r} has the wrong form.")


def kreis_code(context: CheckContext) -> Notes:
    """Find cities whose Kreis is not the one that their AGS names."""
    for city in context.layers.cities.records:
        if city.kreis_ags != city.ags[:_KREIS_DIGITS]:
            de = f"Der Kreisschlüssel {city.kreis_ags} passt nicht zum AGS {city.ags}; berichtigen."
            yield error(city, de, f"the Kreis code {city.kreis_ags} does not fit the AGS {city.ags}.")


def record_numbers(context: CheckContext) -> Notes:
    """Find projects whose official number is malformed or not the one in their id."""
    for project in context.layers.projects.records:
        number = project.record_id
        if number is None:
            continue
        if not _RECORD_NUMBER.fullmatch(number):
            de = f"Die Vorhabennummer „{number}“ ist keine Zahl mit 4 bis 10 Ziffern; berichtigen."
            yield error(project, de, f"the record number {number!r} is malformed.")
        elif project.id != f"p-{number}":
            de = f"Die Kennung „{project.id}“ trägt nicht die Vorhabennummer {number}; sie muss „p-{number}“ heißen."
            yield error(project, de, f"the id {project.id!r} does not carry the record number {number}.")
