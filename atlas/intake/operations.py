"""A row of a list of operations to the fields of a project."""

from collections.abc import Mapping
from typing import Any

from atlas.intake import rows
from atlas.intake.draft import Draft
from atlas.intake.known import Known
from atlas.intake.matching import Candidate
from atlas.model import Project
from atlas.persons import ORGANISATIONS, WITHHELD, names_person

COLLECTION = "projects"
_OWN_ID = "p-"
_SAME_RATE = 0.0001
_PLAIN = (
    "record_id",
    "title",
    "beneficiary",
    "contractor",
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
    """Return a row as matching sees it; a list without an official number may name the atlas' own id in its place."""
    given = draft.values
    number, key = given.get("record_id"), given.get("id", "")
    if number is not None and number.startswith(_OWN_ID):
        number, key = None, number
    return Candidate(key, ags, given.get("title", ""), number, given.get("period"))


def fields(draft: Draft, known: Known, ags: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields of a project: those of the row, over those that are known."""
    given = {name: draft.values[name] for name in _PLAIN if name in draft.values}
    if str(given.get("record_id", "")).startswith(_OWN_ID):
        del given["record_id"]
    if before is None and draft.blank("title"):
        draft.refuse("title", "Die Bezeichnung des Vorhabens fehlt.", "The name of the operation is missing.")
    base = before or {"id": "", "theme": "other", "theme_basis": "assigned", "area_id": None, "address": None}
    given |= _area(draft, known, ags, base) | _theme(draft, base) | _rate(draft, base) | _intervention(draft, base)
    for name in ORGANISATIONS:
        given |= _organisation(draft, base, name)
    made = {**base, **given, "city_ags": ags}
    address = rows.address_of(draft)
    if address:
        made["address"] = _site(known, ags, made["address"], address)
    return made


def _area(draft: Draft, known: Known, ags: str, base: Mapping[str, Any]) -> dict[str, Any]:
    areas = rows.areas_of(draft, known, ags)
    if len(areas) > 1:
        draft.refuse("area", "Ein Vorhaben gehört zu einem Gebiet.", "An operation belongs to one area.", areas[0])
    if not areas or areas[0] == base["area_id"]:
        return {}
    return {"area_id": areas[0], "area_basis": "source"}


def _theme(draft: Draft, base: Mapping[str, Any]) -> dict[str, Any]:
    theme = draft.values.get("theme")
    return {} if theme in (None, base["theme"]) else {"theme": theme, "theme_basis": "record"}


def _rate(draft: Draft, base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rate of the Union; one that is known already keeps how it is known."""
    value, was = draft.values.get("co_financing_rate"), base.get("co_financing_rate")
    if value is None or (was and was["basis"] == "eu" and abs(was["value"] - value) < _SAME_RATE):
        return {}
    return {"co_financing_rate": {"value": value, "basis": "eu", "computed": False}}


def _intervention(draft: Draft, base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the type of intervention; the bare number of the one that is known says nothing new."""
    given, was = draft.values.get("intervention_category"), base.get("intervention_category") or ""
    return {"intervention_category": was} if given and was.partition(" - ")[0] == given else {}


def _organisation(draft: Draft, base: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return an organisation without a person's name: the ledger, which forgets nothing, must not hold one."""
    given, was = draft.values.get(name), base.get(name)
    if given is None or not names_person(given):
        # A list that withholds a name says nothing against one that is known.
        return {name: was} if given == WITHHELD and was is not None and names_person(was) else {}
    draft.hint(
        name,
        "Der Name einer natürlichen Person wird nicht übernommen (Art. 49 Abs. 3 der Verordnung (EU) 2021/1060).",
        "The name of a natural person is not taken in (Art. 49(3) of Regulation (EU) 2021/1060).",
        WITHHELD,
    )
    return {name: WITHHELD}


def _site(known: Known, ags: str, before: Mapping[str, Any] | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address of a row; one that says no more than is known leaves it as it is, with what it is of."""
    if before is not None and all(before.get(name) == value for name, value in given.items()):
        return dict(before)
    nothing = {"street": None, "house_number": None, "postcode": None, "place": None}
    kept = before if before and before.get("street") == given.get("street") else nothing
    return {**nothing, **kept, **given, "city": known.cities[ags].name, "kind": "site"}
