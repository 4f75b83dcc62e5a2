"""The sources of single values: a value that has changed is not backed by what backed the old one."""

from collections.abc import Collection, Mapping
from typing import Any

Fields = Mapping[str, Any]


def without_outdated(before: Fields, after: Fields, told: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields of a record as they are after a change, without the sources of values that it has changed.

    `told` are the values whose sources the change itself names.

    >>> old = {"phone": "03591 1", "email": "a@b.de", "value_sources": {"phone": ("src-1",), "email": ("src-1",)}}
    >>> without_outdated(old, {**old, "phone": "03591 2"})["value_sources"]
    {'email': ('src-1',)}
    >>> without_outdated(old, {**old, "phone": "03591 2"}, told=["phone"])["value_sources"] == old["value_sources"]
    True
    """
    named: Mapping[str, Any] = after.get("value_sources") or {}
    kept = {name: keys for name, keys in named.items() if name in told or after.get(name) == before.get(name)}
    return dict(after) if len(kept) == len(named) else {**after, "value_sources": kept}


def backed_by(source: str, before: Fields, after: Fields) -> dict[str, Any]:
    """Return the fields of a record after a change that was read in one source: it backs what it has changed.

    >>> old = {"phone": "03591 1", "value_sources": {"phone": ["src-1"]}}
    >>> backed_by("src-2", old, {**old, "phone": "03591 2"})["value_sources"]
    {'phone': ['src-2']}
    """
    named: Mapping[str, Any] = after.get("value_sources") or {}
    renewed = {name: keys if after.get(name) == before.get(name) else [source] for name, keys in named.items()}
    return {**after, "value_sources": renewed} if renewed else dict(after)
