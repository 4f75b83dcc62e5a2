"""The id of a new record: a stable slug made from its town and what it is called."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from atlas.text import fold

_LONGEST = 60
_CUT = 4


def new_id(collection: str, fields: Mapping[str, Any], city_name: str, is_taken: Callable[[str], bool]) -> str:
    """Return an id that no record has or has ever had; a second one of the same name is counted."""
    wanted = _named(collection, fields, city_name) or collection
    return next(slug for slug in _numbered(wanted) if not is_taken(slug))


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _named(collection: str, fields: Mapping[str, Any], city_name: str) -> str:
    match collection:
        case "projects":
            number = fields.get("record_id")
            return f"p-{number}" if number else _slug("p", city_name, fields.get("title"))
        case "sources":
            return _slug(
                "src", urlsplit(fields.get("url") or "").hostname or fields.get("publisher"), fields.get("what")
            )
        case "managers":
            return _slug(fields.get("role"))
        case "conflicts":
            return _slug("c", fields.get("subject_id"), fields.get("field"))
        case _:
            name, city = fold(str(fields.get("name") or "")), fold(city_name)
            return _slug(name) if name.startswith(city) else _slug(city, name)


def _slug(*parts: object) -> str:
    words = "-".join(fold(str(part)).replace(" ", "-") for part in parts if part)
    if len(words) <= _LONGEST:
        return words.strip("-")
    # Cut between words, unless a single one is longer than all that there is room for.
    head, _, tail = words[: _LONGEST + 1].rpartition("-")
    return head if len(head) > _CUT else (head + tail)[:_LONGEST]
