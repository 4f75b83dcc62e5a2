"""What each kind of import knows: its fields, and which of them a word means."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from atlas.intake.field import Field
from atlas.intake.office_fields import OFFICES
from atlas.intake.operation_fields import OPERATIONS
from atlas.intake.place_fields import AGS, CITY
from atlas.text import fold

Kind = Literal["operations", "offices", "boundaries"]
KINDS: tuple[Kind, ...] = get_args(Kind)
COLLECTION: Mapping[Kind, str] = {"operations": "projects", "offices": "offices", "boundaries": "areas"}
BOUNDARIES = (
    Field(
        "area",
        "Fördergebiet",
        "Area",
        ("Gebiet", "Name", "Bezeichnung", "Gebietsname", "id", "layer", "area name"),
        "areas",
    ),
    CITY,
    AGS,
)
FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "operations": OPERATIONS,
    "offices": OFFICES,
    "boundaries": BOUNDARIES,
}
# Without one of these in each group no row of a kind can be told from another.
NEEDED: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    "operations": (("title", "record_id"),),
    "offices": (("name", "id"),),
    "boundaries": (),
}


def field_of(kind: Kind, name: str) -> Field | None:
    """Return a field of a kind by its name."""
    return next((one for one in FIELDS[kind] if one.name == name), None)


@cache
def synonyms(kind: Kind) -> Mapping[str, str]:
    """Return the names of fields by everything they are called, folded; the first field that claims a word has it."""
    table: dict[str, str] = {}
    for one in FIELDS[kind]:
        for word in (one.de, one.en, one.name, *one.synonyms):
            table.setdefault(fold(word), one.name)
    return table
