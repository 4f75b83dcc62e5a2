"""What is the same for a whole revision is made once: kept beside its snapshot, and gone with it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from atlas.snapshot import Snapshot

# A description of the API has 0.2 MB, the catalogue a third of that.
_MOST_BYTES, _LARGEST = 32_000_000, 4_000_000
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was made of a snapshot: things by names of our own, texts by whatever was asked, the last asked for last."""

    things: dict[Hashable, Any] = field(default_factory=dict)
    texts: OrderedDict[Hashable, bytes] = field(default_factory=OrderedDict)
    one: Lock = field(default_factory=Lock)


_made: WeakKeyDictionary[Snapshot, _Kept] = WeakKeyDictionary()


def once(snapshot: Snapshot, name: Hashable, make: Callable[[], Made]) -> Made:
    """Return what was made of a snapshot under a name of our own, made now where it was not yet."""
    known = _made.setdefault(snapshot, _Kept()).things
    if name not in known:
        known[name] = make()
    found: Made = known[name]
    return found


def text_once(snapshot: Snapshot, key: Hashable, make: Callable[[], bytes]) -> bytes:
    """Return the text that was made of a snapshot under a key, made now where it was not yet, or is no longer kept.

    Part of the key may come from outside (the host by which the server was asked), so that there is a bound.
    """
    kept = _made.setdefault(snapshot, _Kept())
    with kept.one:
        if key in kept.texts:
            kept.texts.move_to_end(key)
            return kept.texts[key]
    text = make()
    if len(text) <= _LARGEST:
        with kept.one:
            kept.texts[key] = text
            while sum(map(len, kept.texts.values())) > _MOST_BYTES:
                kept.texts.popitem(last=False)
    return text
