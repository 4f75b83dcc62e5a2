"""What a form needs to know of a record: its own fields as JSON schema, from the model and the rules of a change."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from atlas.edit.locks import locked_fields
from atlas.edit.reading import LINE, LONG, TEXT, URLS, record_type
from atlas.edit.weighing import FIELD_OF_CHECK
from atlas.model import UNSOURCED

# What the model cannot tell by its types: which text is a date of any precision, an address, or names a record.
_DATES = (
    "as_of council_decision_date end first_day funded_until inhabitants_as_of last_day opening_hours_as_of seen since"
    " start until"
)
_FORMATS: dict[str, str] = {
    **dict.fromkeys(_DATES.split(), "partial-date"),
    **dict.fromkeys(URLS, "uri"),
    **dict.fromkeys(LONG, "multiline"),
    "email": "email",
    "phone": "tel",
}
_NAMES: dict[str, str] = {
    "city_ags": "cities",
    "area_id": "areas",
    "area_ids": "areas",
    "predecessor_ids": "areas",
    "shared_with": "areas",
    "source": "sources",
    "sources": "sources",
    "geometry_sources": "sources",
    "value_sources": "sources",
}
# They follow from the rest of the record, or are kept by what assigns cities.
_FOLLOWING = frozenset({"drawn_hectares", "phone_e164", "former_names", "absences"})
_FOLLOWING_OF = {"areas": frozenset({"point", "point_precision"})}
_GEOMETRY = {"areas": "boundary", "offices": "point", "projects": "point"}


def schema(collection: str) -> dict[str, Any]:
    """Return the JSON schema of a record's own fields, with what a form needs beyond it.

    `format` is one of JSON schema's or eur, multiline, partial-date (2018, 2018-09, 2018-09-03); `readOnly` fields are
    kept as they are; `x-collection` says of which records a field holds ids; `x-geometry` what the geometry is, where
    one is written; `x-checks` beside which field each check of the data is shown.
    """
    kind = record_type(collection)
    found = TypeAdapter(kind).json_schema()
    kept = {kind.key, *locked_fields(collection), *_FOLLOWING, *_FOLLOWING_OF.get(collection, ())}
    told = {
        **found,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": _with_sources(_told(found["properties"], kept), kept),
        "$defs": {
            name: {**part, "properties": _told(part["properties"])} for name, part in found.get("$defs", {}).items()
        },
        "x-checks": dict(FIELD_OF_CHECK),
    }
    return told | ({"x-geometry": _GEOMETRY[collection]} if collection in _GEOMETRY else {})


def _with_sources(properties: dict[str, Any], kept: frozenset[str] | set[str]) -> dict[str, Any]:
    """Return the fields with the names of those that have sources of their own."""
    if "value_sources" not in properties:
        return properties
    names = [name for name in properties if name not in kept and name not in UNSOURCED]
    return {**properties, "value_sources": {**properties["value_sources"], "propertyNames": {"enum": names}}}


def _told(properties: Mapping[str, Any], kept: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    return {name: {**one, **_of_field(name, one, name in kept)} for name, one in properties.items()}


def _of_field(name: str, one: Mapping[str, Any], is_kept: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"readOnly": True} if is_kept else {}
    if name in _NAMES:
        told["x-collection"] = _NAMES[name]
    elif name.endswith("_eur"):
        told["format"] = "eur"
    elif "string" in _types(one):
        told["maxLength"] = TEXT if name in LONG else LINE
        if name in _FORMATS:
            told["format"] = _FORMATS[name]
    return told


def _types(one: Mapping[str, Any]) -> set[str]:
    return {part.get("type", "") for part in one.get("anyOf", (one,)) if "enum" not in part}
