"""What an import would do: every row with its outcome, and the edits that accepting it would write, exactly those."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

import orjson

from atlas.errors import NothingRecognised
from atlas.intake.draft import Problem
from atlas.intake.fields import FIELDS, Kind
from atlas.intake.heading import Column
from atlas.intake.sheet import Remark
from atlas.store.ledger import Edit

Outcome = Literal["create", "update", "unchanged", "possible_duplicate", "invalid"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Choice = Literal["create", "update"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record as the import would write it; `body` is its GeoJSON feature as text: smaller than its values."""

    collection: str
    record_id: str
    body: str
    expected: int

    @property
    def feature(self) -> dict[str, Any]:
        """The record as a GeoJSON feature."""
        values: dict[str, Any] = orjson.loads(self.body)
        return values

    def edit(self) -> Edit:
        """Return the edit that writes it, if the record is still as it was read."""
        return Edit(self.collection, self.record_id, self.body, self.expected)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One record of a file: the line it begins in, and what becomes of it.

    A possible duplicate has a proposal to create it and one to update the record that it is like; nothing is written of
    it unless somebody chooses. `difference` tells what a boundary gains and loses.
    """

    line: int
    outcome: Outcome
    title: str
    record_id: str = ""
    match_id: str = ""
    match_title: str = ""
    match_score: int = 0
    precision: str = ""
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    difference: Mapping[str, float | None] | None = None
    proposals: Mapping[str, Proposal] = field(default_factory=dict)

    def proposal(self, choice: Choice | None = None) -> Proposal | None:
        """Return what is written of the row: as chosen, or as its outcome says."""
        return self.proposals.get(choice or self.outcome)

    @property
    def is_noted(self) -> bool:
        """Return whether there is something to know of a row that can be taken in."""
        return self.outcome != "invalid" and bool(self.problems)

    def told(self) -> dict[str, Any]:
        """Return the row as plain JSON values, without the records themselves."""
        plain = asdict(self)
        del plain["proposals"]
        return plain


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is to be understood, as far as somebody says so.

    `columns` names the field of a column ("" for none), `defaults` the value of a field that the file leaves empty.
    """

    crs: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The dry run of one file at one revision. Immutable: another mapping makes another plan."""

    kind: Kind
    file_name: str
    format: str
    digest: str
    revision: int
    source_id: str
    options: Options
    remarks: tuple[Remark, ...]
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    missing: tuple[str, ...]
    rows: tuple[PlanRow, ...]

    def counts(self) -> dict[str, int]:
        """Return how many rows have each outcome."""
        tally = Counter(row.outcome for row in self.rows)
        return {outcome: tally[outcome] for outcome in OUTCOMES}

    def problems(self) -> Iterator[tuple[PlanRow, Problem]]:
        """Yield every problem and hint with its row, by line."""
        return ((row, problem) for row in self.rows for problem in row.problems)

    def proposals(self, lines: Collection[int] | None, choices: Mapping[int, Choice]) -> list[Proposal]:
        """Return what is written of all rows, or of those that begin in some lines; raises NothingRecognised."""
        if self.missing:
            raise self._nothing_recognised()
        chosen = (row.proposal(choices.get(row.line)) for row in self.rows if lines is None or row.line in lines)
        return [proposal for proposal in chosen if proposal is not None]

    def _nothing_recognised(self) -> NothingRecognised:
        words = {one.name: one for one in FIELDS[self.kind]}
        known = tuple(column.name for column in self.columns)
        de, en = (
            " oder ".join(words[name].de for name in self.missing),
            " or ".join(words[name].en for name in self.missing),
        )
        return NothingRecognised(
            f"Keine Spalte wurde als {de} erkannt. Die Datei hat: {', '.join(known) or 'keine Spalten'}.",
            f"No column was recognised as {en}. The file has: {', '.join(known) or 'no columns'}.",
            known=known,
        )

    def summary(self) -> dict[str, Any]:
        """Return what was recognised and how it would turn out, as plain JSON values, without the rows."""
        return {
            "kind": self.kind,
            "file": {"name": self.file_name, "format": self.format, "sheets": list(self.sheets)},
            "digest": self.digest,
            "revision": self.revision,
            "source_id": self.source_id,
            "options": asdict(self.options),
            "remarks": [asdict(remark) for remark in self.remarks],
            "columns": [asdict(column) for column in self.columns],
            "fields": [{"name": one.name, "de": one.de, "en": one.en} for one in FIELDS[self.kind]],
            "missing": list(self.missing),
            "counts": self.counts(),
            "noted": sum(row.is_noted for row in self.rows),
            "rows_total": len(self.rows),
        }


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Return the values that differ, sources aside: a source that says the same changes nothing."""
    names = [name for name in after if name != "sources" and before.get(name) != after[name]]
    return tuple(FieldChange(name, before.get(name), after[name]) for name in names)
