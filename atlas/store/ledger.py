"""The ledger's rules as pure functions: bodies, hashes, and what loading the shipped layers may change."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

SHIPPED = "Lieferstand"
FIRST_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after, as GeoJSON feature text; None before is new, None after is deleted."""

    collection: str
    record_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One accepted change of the atlas."""

    number: int
    at: str
    who: str
    why: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Held:
    """A record as the ledger has it: who last changed it, and its body (None once deleted)."""

    who: str
    body: str | None


def canonical(feature: Mapping[str, object]) -> str:
    """Return a feature as JSON text that is the same for the same content."""
    return orjson.dumps(feature, option=orjson.OPT_SORT_KEYS).decode()


def revision_hash(number: int, at: str, who: str, why: str, previous_hash: str, changes: Iterable[Change]) -> str:
    """Return the SHA-256 over a revision, its changes and the hash of the revision before."""
    digest = hashlib.sha256(orjson.dumps([number, at, who, why, previous_hash]))
    for change in changes:
        digest.update(orjson.dumps([change.collection, change.record_id, change.before, change.after]))
    return digest.hexdigest()


def shipped_changes(collection: str, shipped: Mapping[str, str], held: Mapping[str, Held]) -> Iterator[Change]:
    """Yield what loading a shipped layer changes: never a record that a person has edited or deleted."""
    for record_id, body in shipped.items():
        present = held.get(record_id)
        if present is None:
            yield Change(collection, record_id, None, body)
        elif present.who == SHIPPED and present.body != body:
            yield Change(collection, record_id, present.body, body)
    for record_id, present in held.items():
        if present.who == SHIPPED and present.body is not None and record_id not in shipped:
            yield Change(collection, record_id, present.body, None)
