"""The properties of a collection as flat, typed columns: what is nested in a feature becomes columns of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from atlas.export.rows import ROW_TYPES
from atlas.model import RECORD_TYPES

Kind = Literal["text", "integer", "number", "money", "boolean", "date", "list", "nested"]
Fields = Mapping[str, Any]

# Which parts of what the join adds are worth a column; the rest of them stands in columns of its own already.
_MANAGER = ("name", "role", "organisation", "phone", "email", "valid_from", "confirmed")
_JOINED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("cities", "manager"): _MANAGER,
    ("areas", "manager"): _MANAGER,
    ("regions", "manager"): ("id", *_MANAGER[:5]),
    ("areas", "city"): ("name_hsb", "kreis_ags", "website"),
    ("cities", "counts"): ("areas", "offices", "projects"),
    ("areas", "counts"): ("offices", "projects"),
    ("regions", "counts"): ("cities",),
}
_LISTS = frozenset(
    {"periods", "area_ids", "office_ids", "project_ids", "successor_ids", "themes", "area_names", "city_ags"}
)
# Dates of any precision (2018, 2018-09, 2018-09-03): the model keeps them as text.
_DATES = frozenset(
    {
        *("start", "end", "since", "until", "funded_until", "valid_from", "as_of", "opening_hours_as_of"),
        *("inhabitants_as_of", "council_decision_date"),
    }
)
_POSITIONS = ("point", "centre")


@dataclass(frozen=True, slots=True)
class Column:
    """A flat column: its name, the way to its value in a feature's properties, and what kind of value that is."""

    name: str
    path: tuple[str | int, ...]
    kind: Kind

    def value(self, fields: Fields) -> Any:
        """Return the value of a feature, None where it is unknown."""
        found: Any = fields
        for step in self.path:
            if found is None:
                return None
            found = found[step] if isinstance(step, int) else found.get(step)
        return found


def columns_of(collection: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Return the flat columns of the named properties, in their order."""
    return tuple(column for name in names for column in _columns(collection, name))


@cache
def _columns(collection: str, name: str) -> tuple[Column, ...]:
    if name in _POSITIONS:
        return tuple(Column(f"{name}_{axis}", (name, n), "number") for n, axis in enumerate(("lon", "lat")))
    joined = _JOINED.get((collection, name))
    if joined:
        return tuple(Column(f"{name}_{part}", (name, part), _joined_kind(name, part)) for part in joined)
    hint = _hints(collection).get(name)
    inner = _inner(hint)
    if is_dataclass(inner):
        parts = get_type_hints(inner)
        return tuple(
            Column(f"{name}_{part}", (name, part), _kind(part, kind))
            for part, kind in parts.items()
            if part != "__pydantic_config__"
        )
    return (Column(name, (name,), _kind(name, hint)),)


def _joined_kind(name: str, part: str) -> Kind:
    if name == "counts":
        return "integer"
    return "boolean" if part == "confirmed" else "date" if part in _DATES else "text"


@cache
def _hints(collection: str) -> Mapping[str, Any]:
    types: Mapping[str, type] = {**RECORD_TYPES, **ROW_TYPES}
    return get_type_hints(types[collection]) if collection in types else {}


def _inner(hint: Any) -> Any:
    """Return a type without the None that stands for unknown."""
    if get_origin(hint) is not UnionType:
        return hint
    return next(part for part in get_args(hint) if part is not NoneType)


def _kind(name: str, hint: Any) -> Kind:
    inner = _inner(hint)
    plain: Mapping[Any, Kind] = {bool: "boolean", int: "integer"}
    if inner in plain:
        return plain[inner]
    if inner is float:
        return "money" if name.endswith("_eur") else "number"
    if get_origin(inner) is tuple:
        return "nested" if is_dataclass(get_args(inner)[0]) else "list"
    if hint is None and name in _LISTS:
        return "list"
    return "date" if name in _DATES else "text"
