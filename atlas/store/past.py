"""What is asked of the past of a ledger, and what it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from atlas.store.ledger import Change, Revision

Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which revisions are asked for: those that fit all that is given, before a number, the newest first."""

    collection: str | None = None
    record_id: str | None = None
    who: str | None = None
    day: date | None = None
    before: int | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision with the first of its changes (those asked for, where a record is), and how many it has in all."""

    revision: Revision
    changes: tuple[Change, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which records are meant: all, or those of one city, or of one area."""

    city: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """A revision: how many records of which collection were "created", "changed" or "deleted"; few changes whole."""

    number: int
    at: str
    counts: Mapping[tuple[str, str], int]
    changes: Sequence[Change]
