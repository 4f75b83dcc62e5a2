"""The rows of a list of operations or offices, planned one by one against what is known."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from atlas.edit import precision
from atlas.edit.derive import derived
from atlas.edit.reading import Read, read
from atlas.edit.slug import new_id
from atlas.edit.sourcing import backed_by
from atlas.encode import feature_object, geometry_object
from atlas.errors import InvalidRecord
from atlas.intake import offices, operations, positions, rows, systems
from atlas.intake.draft import Draft, Problem, RowReader
from atlas.intake.fields import COLLECTION, Kind
from atlas.intake.heading import Table
from atlas.intake.known import Known
from atlas.intake.matching import Candidate, Match, Matcher
from atlas.intake.plan import FieldChange, Options, Outcome, PlanRow, Proposal, changes
from atlas.intake.proposing import proposed
from atlas.intake.sheet import Line
from atlas.text import fold

# The columns of a list that give a field of the model, where the two are not called alike.
COLUMN_OF: Mapping[str, str] = {
    "city_ags": "city",
    "area_id": "area",
    "area_ids": "area",
    "geometry": "lon",
    "phone_e164": "phone",
    "address.postcode": "postcode",
    "address.street": "street",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows of a kind become records."""

    candidate: Callable[[Any], Candidate]
    row_candidate: Callable[[Draft, str], Candidate]
    fields: Callable[[Draft, Known, str, Mapping[str, Any] | None], dict[str, Any]]


RECIPES: Mapping[Kind, Recipe] = {
    "operations": Recipe(operations.candidate, operations.row_candidate, operations.fields),
    "offices": Recipe(offices.candidate, offices.row_candidate, offices.fields),
}


class TablePlanner:
    """Plans rows in their order; of two that mean the same record only the first is taken."""

    def __init__(self, kind: Kind, table: Table, known: Known, options: Options, source_id: str) -> None:
        self._recipe = RECIPES[kind]
        self._collection = COLLECTION[kind]
        self.reader = RowReader(table, kind, options.defaults)
        self._table = table
        self._known = known
        self._crs = systems.named(options.crs)
        self._source = source_id
        self._matcher = Matcher(self._recipe.candidate(pair[0]) for pair in known.records(self._collection).values())
        self._seen: dict[tuple[str, ...], int] = {}
        # What was read of each record that may be written, so that it need not be read again to be weighed.
        self.reads: dict[str, Read] = {}

    def rows(self) -> Iterator[tuple[Line, PlanRow]]:
        """Yield every line with what becomes of it."""
        for line in self._table.rows:
            yield line, self._row(self.reader.read(line))

    def _row(self, draft: Draft) -> PlanRow:
        position = positions.given(draft, self._known, self._crs)
        ags = self._city(draft, position)
        if ags is None:
            return self._invalid(draft)
        row = self._recipe.row_candidate(draft, ags)
        self._refuse_twin(draft, row)
        match = self._matcher.match(row)
        updated = self._proposal(draft, ags, match.id, position) if match.id else None
        created = self._proposal(draft, ags, None, position) if match.verdict != "same" else None
        if draft.refused:
            return self._invalid(draft, match)
        return self._planned(draft, match, created, updated)

    def _city(self, draft: Draft, position: positions.Position | None) -> str | None:
        """Return the city of a row; a row that says none has that of the record whose number it bears."""
        if draft.blank("city") and draft.blank("ags"):
            known = self._matcher.match(self._recipe.row_candidate(draft, ""))
            if known.id is not None:
                ags: str = self._known.fields(self._collection, known.id)["city_ags"]
                return ags
        return rows.city_of(draft, self._known, position)

    def _refuse_twin(self, draft: Draft, row: Candidate) -> None:
        key = (
            (row.id or row.number or "",) if row.id or row.number else (row.city_ags, fold(row.name), row.period or "")
        )
        first = self._seen.setdefault(key, draft.line)
        if first != draft.line:
            name = "record_id" if row.number else "id" if row.id else "title"
            draft.refuse(name, f"Steht schon in Zeile {first}.", f"Stands in line {first} already.")

    def _proposal(
        self, draft: Draft, ags: str, key: str | None, position: positions.Position | None
    ) -> Proposal | None:
        """Return the record that a row makes, new or of a known one; notes what is wrong with it."""
        before = None if key is None else self._known.fields(self._collection, key)
        shape = None if key is None else self._known.records(self._collection)[key][1]
        fields = self._recipe.fields(draft, self._known, ags, before)
        placed = rows.placed(
            draft, self._known, self._collection, fields, position, None if before is None else (before, shape)
        )
        if draft.refused or placed is None:
            return None
        record = key or self._new_id(draft, fields)
        sources = list(dict.fromkeys([*(before or {}).get("sources", []), self._source]))
        told = backed_by(self._source, before or {}, {**fields, **placed[0]})
        feature = feature_object(record, {**told, "id": record, "sources": sources}, placed[1])
        return self._checked(draft, record, feature)

    def _new_id(self, draft: Draft, fields: Mapping[str, Any]) -> str:
        """Return an id that neither a record, nor a deleted one, nor another row has."""
        number = draft.values.get("record_id")
        if number and self._known.expected(self._collection, f"p-{number}"):
            de = "Dieses Vorhaben wurde im Atlas gelöscht. Im Verlauf lässt es sich wiederherstellen."
            draft.refuse("record_id", de, "This operation was deleted. It can be restored from the history.")
        city = self._known.cities[fields["city_ags"]].name
        return new_id(self._collection, fields, city, self._is_taken)

    def _is_taken(self, key: str) -> bool:
        return key in self.reads or self._known.expected(self._collection, key) > 0

    def _checked(self, draft: Draft, record: str, feature: Mapping[str, Any]) -> Proposal | None:
        try:
            made = derived(read(self._collection, feature), {})
        except InvalidRecord as error:
            for path, (de, en) in error.fields.items():
                draft.refuse(COLUMN_OF.get(path, path), de, en)
            return None
        for path, (de, en) in precision.problems(made):
            draft.refuse(path, de, en)
        self.reads[record] = made
        return proposed(self._known, self._collection, record, made)

    def _planned(self, draft: Draft, match: Match, created: Proposal | None, updated: Proposal | None) -> PlanRow:
        outcome: Outcome = "possible_duplicate" if match.verdict == "alike" else "update" if updated else "create"
        differing: tuple[FieldChange, ...] = ()
        if match.id is not None and updated is not None:
            before, feature = self._known.records(self._collection)[match.id][1], updated.feature
            differing = changes(self._known.fields(self._collection, match.id), feature["properties"])
            if outcome == "update" and not differing and feature["geometry"] == geometry_object(before):
                outcome = "unchanged"
        offered = {"create": created, "update": updated if outcome != "unchanged" else None}
        proposals = {name: one for name, one in offered.items() if one is not None}
        shown = updated if outcome in ("update", "unchanged") else created
        return PlanRow(
            line=draft.line,
            outcome=outcome,
            title=_title(draft, match),
            record_id=shown.record_id if shown else "",
            match_id=match.id or "",
            match_title=match.name,
            match_score=match.score,
            precision=str(self.reads[shown.record_id].record.precision) if shown else "",
            changes=differing,
            problems=_once(draft.problems),
            proposals=proposals,
        )

    def _invalid(self, draft: Draft, match: Match | None = None) -> PlanRow:
        record = draft.values.get("record_id") or draft.values.get("id") or (match.id if match else None) or ""
        return PlanRow(draft.line, "invalid", _title(draft, match), record, problems=_once(draft.problems))


def _title(draft: Draft, match: Match | None) -> str:
    return str(draft.values.get("title") or draft.values.get("name") or (match.name if match else ""))


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
