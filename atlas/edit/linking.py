"""A conflict and what it is about name each other: writing the one changes the other."""

from collections.abc import Mapping
from typing import Any

from atlas.edit.apply import Key

Feature = Mapping[str, Any]
_COLLECTIONS = {"area": "areas", "office": "offices", "project": "projects"}


def subject_of(conflict: Feature | None) -> Key | None:
    """Return the record that a conflict is about; None for no conflict, and for one about the programme as a whole."""
    fields = conflict["properties"] if conflict else {}
    collection = _COLLECTIONS.get(fields.get("subject_type", ""))
    return (collection, str(fields.get("subject_id"))) if collection else None


def relinked(subject: Feature, conflict_id: str, *, listed: bool) -> dict[str, Any]:
    """Return a subject that lists a conflict, or lists it no longer."""
    others = [key for key in subject["properties"]["conflicts"] if key != conflict_id]
    conflicts = [*others, conflict_id] if listed else others
    return {**subject, "properties": {**subject["properties"], "conflicts": conflicts}}
