"""What a change did to a record, field by field, and what people call the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

Kind = Literal["created", "changed", "deleted"]
_NAMES = ("name", "title", "what", "id", "ags")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after; None where there was no record, or where the value was not known."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words that a reader understands: which record, what happened to it, and to which of its fields."""

    kind: Kind
    name: str
    city_ags: str | None
    fields: tuple[Difference, ...]


def told(before: str | None, after: str | None) -> Told:
    """Return what lies between two bodies of a record; the geometry counts as a field."""
    old, new = _flat(before), _flat(after)
    kind: Kind = "created" if before is None else "deleted" if after is None else "changed"
    known = new or old
    return Told(kind, named(known), known.get("city_ags") or known.get("ags"), tuple(_differences(old, new)))


def named(fields: Any) -> str:
    """Return what people call a record with these fields, its id where it has no name."""
    return next((str(fields[key]) for key in _NAMES if fields.get(key)), "") if isinstance(fields, Mapping) else ""


def _flat(body: str | None) -> Mapping[str, Any]:
    if body is None:
        return {}
    feature = orjson.loads(body)
    return {**feature["properties"], "geometry": feature["geometry"]}


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield Difference(name, before, after)
