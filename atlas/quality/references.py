"""Checks of references: what a record names must exist, and fit in both directions."""

from collections.abc import Iterator

from atlas.model import Area, Conflict, Office, Project
from atlas.quality.context import CheckContext
from atlas.quality.finding import Note, Notes, error, info
from atlas.quality.wording import field_de, label, quoted_de, quoted_en


def city_references(context: CheckContext) -> Notes:
    """Find areas, projects, offices and assignments in a city that is not in the atlas."""
    layers = context.layers
    for layer in (layers.areas, layers.projects, layers.offices, layers.assignments):
        for record in layer.records:
            if record.city_ags not in context.cities:
                de = f"Die Stadt {record.city_ags} ist nicht im Atlas; AGS berichtigen oder Stadt anlegen."
                yield error(record, de, f"the city {record.city_ags} is not in the atlas.")


def _area_problem(context: CheckContext, record: Office | Project, area_id: str) -> Note | None:
    area = context.areas.get(area_id)
    if area is None:
        de = f"Das Gebiet „{area_id}“ ist nicht im Atlas; Verweis berichtigen."
        return error(record, de, f"the area {area_id!r} is not in the atlas.")
    if area.city_ags != record.city_ags:
        there, here = context.city_name(area.city_ags), context.city_name(record.city_ags)
        de = f"Das Gebiet {quoted_de(area.name)} gehört zu {there}, nicht zu {here}; Stadt oder Gebiet berichtigen."
        return error(record, de, f"the area {quoted_en(area.name)} belongs to {there}, not to {here}.")
    return None


def area_references(context: CheckContext) -> Notes:
    """Find projects and offices whose area is unknown or lies in another city."""
    named: list[tuple[Office | Project, str]] = [
        (project, project.area_id) for project in context.layers.projects.records if project.area_id is not None
    ]
    named += [(office, area_id) for office in context.layers.offices.records for area_id in office.area_ids]
    for record, area_id in named:
        note = _area_problem(context, record, area_id)
        if note is not None:
            yield note


def area_link_basis(context: CheckContext) -> Notes:
    """Find links to an area without saying why, and reasons without a link."""
    for project in context.layers.projects.records:
        if (project.area_id is None) != (project.area_basis is None):
            de = "Gebiet und Grundlage der Zuordnung gehören zusammen; beide angeben oder beide leeren."
            yield error(project, de, "area_id and area_basis belong together.")
    for office in context.layers.offices.records:
        if bool(office.area_ids) != (office.area_relation is not None):
            de = "Gebiete und Art des Bezugs gehören zusammen; beide angeben oder beide leeren."
            yield error(office, de, "area_ids and area_relation belong together.")


def predecessors(context: CheckContext) -> Notes:
    """Find areas whose predecessor is unknown, themselves, or in another city."""
    for area in context.layers.areas.records:
        for key in area.predecessor_ids:
            before = context.areas.get(key)
            if before is None or before is area or before.city_ags != area.city_ags:
                de = f"Das Vorgängergebiet „{key}“ ist kein anderes Gebiet derselben Stadt; Verweis berichtigen."
                yield error(area, de, f"the predecessor {key!r} is not another area of the same city.")


def shared_budgets(context: CheckContext) -> Notes:
    """Find budget figures shared with an area that does not exist."""
    for area in context.layers.areas.records:
        for key in (key for figure in area.budget_figures for key in figure.shared_with):
            if key not in context.areas:
                de = f"Ein Betrag gilt auch für „{key}“, dieses Gebiet ist nicht im Atlas; Verweis berichtigen."
                yield error(area, de, f"a figure is shared with {key!r}, which is not in the atlas.")


def manager_references(context: CheckContext) -> Notes:
    """Find assignments to a manager who does not exist."""
    for assignment in context.layers.assignments.records:
        if assignment.manager_id not in context.managers:
            de = f"„{assignment.manager_id}“ ist keine Projektmanager:in im Atlas; Verweis berichtigen."
            yield error(assignment, de, f"the manager {assignment.manager_id!r} is not in the atlas.")


def conflict_links(context: CheckContext) -> Notes:
    """Find conflicts that their record does not list, and listed conflicts that are not about the record."""
    subjects = context.subjects
    for conflict in context.layers.conflicts.records:
        # The programme is no record of a layer, so a conflict about it has nothing that could list it.
        subject = subjects.get((conflict.subject_type, conflict.subject_id))
        if conflict.subject_type != "programme" and (subject is None or conflict.id not in subject.conflicts):
            de = f"„{conflict.subject_id}“ gibt es nicht oder es führt diesen Widerspruch nicht; Verweis ergänzen."
            yield error(conflict, de, f"{conflict.subject_id!r} does not exist or does not list this conflict.")
    for (kind, key), record in subjects.items():
        if record.conflicts:
            yield from _listed_conflicts(context, kind, key, record)


def _listed_conflicts(context: CheckContext, kind: str, key: str, record: Area | Office | Project) -> Iterator[Note]:
    for conflict_id in record.conflicts:
        conflict = context.conflicts.get(conflict_id)
        if conflict is None or (conflict.subject_type, conflict.subject_id) != (kind, key):
            de = f"Der Widerspruch „{conflict_id}“ fehlt oder gehört zu etwas anderem; Verweis berichtigen."
            yield error(record, de, f"the conflict {conflict_id!r} is missing or about something else.")


def conflict_sides(context: CheckContext) -> Notes:
    """Find conflicts with fewer than two sides."""
    for conflict in context.layers.conflicts.records:
        if len(conflict.values) < 2:
            de = "Ein Widerspruch braucht mindestens zwei Angaben; ergänzen oder löschen."
            yield error(conflict, de, "a conflict needs at least two values.")


def open_conflicts(context: CheckContext) -> Notes:
    """List the disagreements between sources that are shown as such."""
    for conflict in context.layers.conflicts.records:
        subject = context.subjects.get((conflict.subject_type, conflict.subject_id))
        programme = f"Programm {conflict.subject_id}", f"Programme {conflict.subject_id}"
        yield _open_conflict(conflict, *(label(subject, context.city_names) if subject else programme))


def _open_conflict(conflict: Conflict, about_de: str, about_en: str) -> Note:
    sides_de = " ↔ ".join(quoted_de(side.value) for side in conflict.values)
    sides_en = " ↔ ".join(quoted_en(side.value) for side in conflict.values)
    note = f" ({conflict.note})" if conflict.note else ""
    de = f"{about_de}, {field_de(conflict.field)}: {sides_de}; bitte klären.{note}"
    return info(conflict, de, f"{about_en}, {conflict.field}: {sides_en}; please settle.{note}")
