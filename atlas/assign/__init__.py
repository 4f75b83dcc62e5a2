"""Who is responsible for which city on which day, what may change about it, and the regions that follow from it."""

from atlas.assign.plan import HandOver, against, outcome, planned
from atlas.assign.regions import municipality_regions, region_outlines
from atlas.assign.responsibility import Responsibility, Spell, first_day, responsible_on, timeline
from atlas.assign.rules import Sentences, faults, refusals, refuse

__all__ = [
    "HandOver",
    "Responsibility",
    "Sentences",
    "Spell",
    "against",
    "faults",
    "first_day",
    "municipality_regions",
    "outcome",
    "planned",
    "refusals",
    "refuse",
    "region_outlines",
    "responsible_on",
    "timeline",
]
