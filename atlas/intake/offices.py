"""A row of a list of offices to the fields of an office."""

from collections.abc import Mapping
from typing import Any

from atlas.intake import rows
from atlas.intake.draft import Draft
from atlas.intake.known import Known
from atlas.intake.matching import Candidate
from atlas.model import Office
from atlas.text import fold

COLLECTION = "offices"
_PLAIN = (
    "name",
    "kind",
    "programme",
    "carrier",
    "client",
    "phone",
    "email",
    "website",
    "opening_hours",
    "since",
    "until",
    "status",
    "as_of",
    "note",
)


def candidate(office: Office) -> Candidate:
    """Return a known office as matching sees it."""
    return Candidate(office.id, office.city_ags, office.name)


def row_candidate(draft: Draft, ags: str) -> Candidate:
    """Return a row as matching sees it."""
    return Candidate(draft.values.get("id", ""), ags, draft.values.get("name", ""))


def fields(draft: Draft, known: Known, ags: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields of an office: those of the row, over those that are known."""
    given = {name: draft.values[name] for name in _PLAIN if name in draft.values}
    for name, de, en in (("name", "Der Name", "The name"), ("kind", "Die Art des Büros", "The kind of office")):
        if before is None and draft.blank(name):
            draft.refuse(name, f"{de} fehlt.", f"{en} is missing.")
    if "phone" in given:
        # What is dialled follows from what is printed.
        given["phone_e164"] = None
    if "opening_hours" in given and given["opening_hours"] != (before or {}).get("opening_hours"):
        given |= {"osm_opening_hours": None, "opening_hours_as_of": given.get("as_of")}
    base = before or {"id": "", "status": "unverified", "area_ids": []}
    made = {**base, **given, **rows.address_of(draft), "city_ags": ags, "city": known.cities[ags].name}
    areas = rows.areas_of(draft, known, ags)
    if areas and areas != made["area_ids"]:
        made |= {"area_ids": areas, "area_relation": _relation(known, areas, made.get("programme"))}
    return made


def _relation(known: Known, areas: list[str], programme: str | None) -> str:
    """Return how an office belongs to areas: only one that is said to be of their programme is."""
    same = programme is not None and all(fold(known.areas[key].programme) == fold(programme) for key in areas)
    return "same_programme" if same else "same_quarter"
