"""The internal kinds of record: kept in the same ledger as those of the model, and in no public answer."""

from dataclasses import dataclass
from typing import ClassVar, Literal

VisitKind = Literal["first_talk", "site_visit", "other"]
VisitStatus = Literal["planned", "held", "cancelled"]

_STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A talk in a city (Erstgespräch, Vor-Ort-Termin), planned or held; internal, never in a public answer.

    `day` and `next_step_by` are whole dates, `time` is HH:MM in Germany. Participants are functions, never persons.
    """

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    city_ags: str
    manager_id: str
    kind: VisitKind
    status: VisitStatus
    day: str
    time: str | None
    place: str | None
    area_ids: tuple[str, ...]
    participants: tuple[str, ...]
    result: str | None
    next_step: str | None
    next_step_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """A record that was merged into another one of its collection: old links lead there."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    collection: str
    record_id: str
    into: str
