"""The visits as the ledger keeps them: read with the state of each, and as the edit that writes one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import orjson

from atlas import encode
from atlas.edit.reading import read
from atlas.errors import UnknownRecord
from atlas.internal import Visit
from atlas.store.ledger import Current, Edit

if TYPE_CHECKING:
    from atlas.store.store import Store

COLLECTION = "visits"
Entry = tuple[Visit, Current]


def entries(store: "Store") -> Iterator[Entry]:
    """Yield every visit that is not deleted, with its last change."""
    for current in store.present(COLLECTION).values():
        yield _visit(current), current


def entry(store: "Store", key: str) -> Entry:
    """Return one visit with its last change; raises UnknownRecord for one that there is not, or no more."""
    current = store.current(COLLECTION, key)
    if current.body is None:
        raise UnknownRecord(f"Den Besuch „{key[:80]}“ gibt es nicht.", f"There is no visit '{key[:80]}'.")
    return _visit(current), current


def edit(visit: Visit, expected: int) -> Edit:
    """Return the edit that writes a visit in the place of the state that was read; 0 where it is new."""
    feature = encode.feature_object(visit.id, encode.properties(visit), None)
    return Edit(COLLECTION, visit.id, feature, expected)


def _visit(current: Current) -> Visit:
    feature: dict[str, Any] = orjson.loads(current.body or "{}")
    visit: Visit = read(COLLECTION, feature).record
    return visit
