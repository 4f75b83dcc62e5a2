"""Checks of gaps: cities, areas and projects that stand alone."""

from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, info, warning


def cities_without_area(context: CheckContext) -> Notes:
    """Find cities without any area; a city is in the atlas because it has one."""
    served = {area.city_ags for area in context.layers.areas.records}
    for city in context.layers.cities.records:
        if city.ags not in served:
            yield warning(city, "Es ist kein Gebiet eingetragen; Gebiet ergänzen.", "has no area.")


def lonely_areas(context: CheckContext) -> Notes:
    """List areas without any project or office."""
    busy = {project.area_id for project in context.layers.projects.records}
    busy.update(area_id for office in context.layers.offices.records for area_id in office.area_ids)
    for area in context.layers.areas.records:
        if area.id not in busy:
            de = "Weder Projekt noch Büro bekannt; bei der Stadt nachfragen."
            yield info(area, de, "neither a project nor an office is known.")


def projects_without_area(context: CheckContext) -> Notes:
    """List projects that are assigned to no area."""
    for project in context.layers.projects.records:
        if project.area_id is None:
            yield info(project, "Keinem Gebiet zugeordnet; wenn bekannt, ergänzen.", "is assigned to no area.")
