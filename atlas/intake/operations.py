"""A row of a list of operations to the fields of a project."""

from collections.abc import Mapping
from typing import Any

from atlas.intake import rows
from atlas.intake.draft import Draft
from atlas.intake.known import Known
from atlas.intake.matching import Candidate
from atlas.model import Project

COLLECTION = "projects"
_PLAIN = (
    "record_id",
    "title",
    "beneficiary",
    "carrier",
    "programme",
    "period",
    "start",
    "end",
    "cost_total_eur",
    "eu_amount_eur",
    "grant_total_eur",
    "fund",
    "intervention_category",
    "specific_objective",
    "status",
    "summary",
    "note",
)


def candidate(project: Project) -> Candidate:
    """Return a known project as matching sees it."""
    return Candidate(project.id, project.city_ags, project.title, project.record_id, project.period)


def row_candidate(draft: Draft, ags: str) -> Candidate:
    """Return a row as matching sees it."""
    given = draft.values
    return Candidate("", ags, given.get("title", ""), given.get("record_id"), given.get("period"))


def fields(draft: Draft, known: Known, ags: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields of a project: those of the row, over those that are known."""
    given = {name: draft.values[name] for name in _PLAIN if name in draft.values}
    if before is None and draft.blank("title"):
        draft.refuse("title", "Die Bezeichnung des Vorhabens fehlt.", "The name of the operation is missing.")
    areas = rows.areas_of(draft, known, ags)
    if len(areas) > 1:
        draft.refuse("area", "Ein Vorhaben gehört zu einem Gebiet.", "An operation belongs to one area.", areas[0])
    if areas:
        given |= {"area_id": areas[0], "area_basis": "source"}
    if "theme" in draft.values:
        given |= {"theme": draft.values["theme"], "theme_basis": "record"}
    if "co_financing_rate" in draft.values:
        given["co_financing_rate"] = {"value": draft.values["co_financing_rate"], "basis": "eu", "computed": False}
    base = before or {"id": "", "theme": "other", "theme_basis": "assigned", "area_id": None, "address": None}
    made = {**base, **given, "city_ags": ags}
    address = rows.address_of(draft)
    if address:
        made["address"] = _site(known, ags, made["address"], address)
    return made


def _site(known: Known, ags: str, before: Mapping[str, Any] | None, given: Mapping[str, Any]) -> dict[str, Any]:
    nothing = {"street": None, "house_number": None, "postcode": None, "place": None}
    kept = before if before and before.get("street") == given.get("street") else nothing
    return {**nothing, **kept, **given, "city": known.cities[ags].name, "kind": "site"}
