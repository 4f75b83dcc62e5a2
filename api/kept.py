"""What is the same for a whole revision is made once: kept beside its snapshot, and gone with it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from atlas.snapshot import Snapshot

# Part of a key may come from outside (the host by which the server was asked), so that there is a bound.
_MOST = 256
_made: WeakKeyDictionary[Snapshot, dict[Hashable, Any]] = WeakKeyDictionary()
Made = TypeVar("Made")


def once(snapshot: Snapshot, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what was made of a snapshot under a key, made now where it was not yet."""
    known = _made.setdefault(snapshot, {})
    if key not in known:
        if len(known) >= _MOST:
            known.clear()
        known[key] = make()
    found: Made = known[key]
    return found
