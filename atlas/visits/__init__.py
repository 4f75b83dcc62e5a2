"""Talks in the cities (Erstgespräche, Vor-Ort-Termine): what may be written, what is due, and a calendar of them."""

from atlas.visits.calendar import calendar
from atlas.visits.due import Due, due
from atlas.visits.rules import checked, new_id

__all__ = ["Due", "calendar", "checked", "due", "new_id"]
