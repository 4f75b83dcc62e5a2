"""Fields that are not changed with a record, because something else says what stands in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from atlas.edit.reading import Sentences, record_type
from atlas.model import field_names

# What a city is, the register of municipalities says.
_OF_CITY = frozenset({"name_hsb", "population", "website", "participation", "sources", "value_sources"})
_LINKED = frozenset({"conflicts"})
_BY_REGISTER: Sentences = (
    "Das sagt das Gemeindeverzeichnis; hier wird es nicht geändert.",
    "The register of municipalities says this; it is not changed here.",
)
_BY_CONFLICTS: Sentences = (
    "Widersprüche werden als eigene Einträge angelegt und gelöscht.",
    "Conflicts are added and deleted as records of their own.",
)


def locked(
    collection: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> Iterator[tuple[str, Sentences]]:
    """Yield the fields that a feature would change although it may not, compared with the one before (None: new)."""
    sentences = _BY_REGISTER if collection == "cities" else _BY_CONFLICTS
    old, new = (before or {}).get("properties", {}), after["properties"]
    for name in locked_fields(collection):
        # In a new record an empty list is no link yet.
        if (new.get(name) or None) != (old.get(name) or None):
            yield name, sentences
    if collection == "cities" and before is not None and after["geometry"] != before["geometry"]:
        yield "geometry", sentences


def locked_fields(collection: str) -> list[str]:
    """Return the fields of a collection that nobody changes with a record."""
    names = field_names(record_type(collection))
    return [name for name in names if (name not in _OF_CITY if collection == "cities" else name in _LINKED)]
