"""JSON Merge Patch (RFC 7396): a record with some of its fields as somebody else wants them."""

from collections.abc import Mapping
from typing import Any


def patched(target: Any, patch: Any) -> Any:
    """Return a JSON value after a patch: objects are merged member by member, null takes a member away.

    >>> patched({"name": "Büro", "note": "alt"}, {"note": None, "phone": "0341 1"})
    {'name': 'Büro', 'phone': '0341 1'}
    """
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = patched(merged.get(name), value)
    return merged
