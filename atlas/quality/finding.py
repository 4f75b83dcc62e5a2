"""What a check finds: a record, how grave it is, and a German and an English sentence about it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol, get_args

from atlas.model import RECORD_TYPES, Record, record_id
from atlas.quality.context import CheckContext
from atlas.quality.wording import label

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

_COLLECTIONS = {kind: name for name, kind in RECORD_TYPES.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found in one record."""

    check: str
    severity: Severity
    collection: str
    record_id: str
    sentence_de: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding before it carries the name of its check."""

    severity: Severity
    record: Record
    de: str
    en: str

    def finding(self, check: str, city_names: Mapping[str, str]) -> Finding:
        """Return the note as a finding of a check; its sentences begin with what the record is called."""
        collection = _COLLECTIONS[type(self.record)]
        de, en = label(self.record, city_names)
        return Finding(check, self.severity, collection, record_id(self.record), f"{de}: {self.de}", f"{en}: {self.en}")


class NoteMaker(Protocol):
    """Makes a note of one severity about a record."""

    def __call__(self, record: Record, de: str, en: str) -> Note:
        """Return the note."""


error: NoteMaker = partial(Note, "error")
warning: NoteMaker = partial(Note, "warning")
info: NoteMaker = partial(Note, "info")

Notes = Iterator[Note]
CheckFunction = Callable[[CheckContext], Notes]
