"""The ledger's rules as pure functions: bodies, hashes, and what loading the shipped layers may change."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from atlas.encode import canonical
from atlas.errors import Stale

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
class Edit:
    """A record as somebody wants it to be: a GeoJSON feature, or the body of one that was read and completed already
    (atlas.edit.reading); None deletes it.

    `expected` is the revision at which the record was last changed when it was read: 0 where it must be new, None where
    the edit holds whatever the record is like now.
    """

    collection: str
    record_id: str
    feature: Mapping[str, object] | str | None
    expected: int | None


@dataclass(frozen=True, slots=True)
class Untouched:
    """What a change was thought out on: no record whose id begins with `prefix` has changed after a revision."""

    collection: str
    prefix: str
    revision: int


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


@dataclass(frozen=True, slots=True)
class Current:
    """A record with the revision of its last change, and when and by whom it was made; body is None once deleted."""

    body: str | None
    revision: int
    at: str
    who: str


NEVER = Current(None, 0, "", "")


def record_tag(collection: str, record_id: str, revision: int) -> str:
    """Return the entity tag by which a writer says which state of a record was read (RFC 9110, 13.1.1)."""
    return f'"{collection}-{record_id}-{revision}"'


def accepted(edit: Edit, current: Current) -> Change | None:
    """Return what an edit changes, None where nothing; raises Stale where the record is not as it was read."""
    if edit.expected is not None and edit.expected != current.revision:
        raise _stale(edit, current)
    after = canonical(edit.feature) if isinstance(edit.feature, Mapping) else edit.feature
    return None if after == current.body else Change(edit.collection, edit.record_id, current.body, after)


def require_untouched(group: Untouched, record_id: str, latest: Current) -> None:
    """Raise Stale where the latest change of a group of records, that of `record_id`, came after it was read."""
    if latest.revision > group.revision:
        raise _stale(Edit(group.collection, record_id, None, group.revision), latest)


def _stale(edit: Edit, current: Current) -> Stale:
    name = f"{edit.collection}/{edit.record_id}"
    since = f"wurde am {current.at} von „{current.who}“ geändert" if current.revision else "gibt es nicht"
    return Stale(
        f"Der Eintrag {name} {since}; Sie hatten den Stand {edit.expected} vor sich. Nichts wurde gespeichert.",
        f"The record {name} was last changed at revision {current.revision}, not {edit.expected}. Nothing was written.",
        collection=edit.collection,
        record_id=edit.record_id,
        revision=current.revision,
        who=current.who,
        at=current.at,
    )


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
