"""The features of a file of boundaries, planned area by area."""

from collections.abc import Iterator
from typing import Any

from atlas.edit.reading import read
from atlas.encode import feature_object
from atlas.errors import InvalidRecord
from atlas.intake import boundaries
from atlas.intake.draft import Draft, RowReader
from atlas.intake.heading import Table
from atlas.intake.known import Known
from atlas.intake.plan import FieldChange, Options, PlanRow, Proposal, changes, plain

_COLLECTION = boundaries.COLLECTION
# What a boundary always brings along; it is told as the difference of the surfaces.
_UNTOLD = frozenset({"geometry_sources", "point", "drawn_hectares"})


def planned(table: Table, known: Known, options: Options, source_id: str) -> Iterator[tuple[Draft, PlanRow]]:
    """Yield what becomes of each feature that is refused, then of each area with all its parts."""
    reader = RowReader(table, "boundaries", options.defaults)
    parts: dict[str, list[tuple[Draft, Any]]] = {}
    for line in table.rows:
        draft = reader.read(line)
        drawn = boundaries.polygon(draft, known)
        key = boundaries.area_of(draft, known, drawn) if drawn is not None else None
        if key is None or draft.refused:
            yield (
                draft,
                PlanRow(line.number, "invalid", str(draft.values.get("area", "")), problems=tuple(draft.problems)),
            )
        else:
            parts.setdefault(key, []).append((draft, drawn))
    for key, drafts in parts.items():
        first = drafts[0][0]
        yield first, _area(known, key, first, boundaries.united(drawn for _, drawn in drafts), source_id)


def _area(known: Known, key: str, draft: Draft, drawn: Any, source_id: str) -> PlanRow:
    before, old = known.fields(_COLLECTION, key), known.records(_COLLECTION)[key][1]
    made = boundaries.fields(known, key, drawn, source_id)
    sources = list(dict.fromkeys([*before["sources"], source_id]))
    feature = feature_object(key, {**made, "sources": sources}, drawn)
    differing = tuple(one for one in changes(before, made) if one.field not in _UNTOLD)
    same = before["geometry_quality"] == "official" and feature_object(key, {}, old)["geometry"] == feature["geometry"]
    try:
        proposal = Proposal(
            _COLLECTION, key, plain(read(_COLLECTION, feature).feature()), known.expected(_COLLECTION, key)
        )
    except InvalidRecord as error:
        for path, (de, en) in error.fields.items():
            draft.refuse(path, de, en)
        return PlanRow(draft.line, "invalid", before["name"], key, problems=tuple(draft.problems))
    return PlanRow(
        line=draft.line,
        outcome="unchanged" if same else "update",
        title=before["name"],
        record_id=key,
        match_id=key,
        match_title=before["name"],
        match_score=100,
        changes=() if same else (*differing, FieldChange("geometry", before["geometry_quality"], "official")),
        problems=tuple(draft.problems),
        difference=boundaries.difference(old, drawn),
        proposals={} if same else {"update": proposal},
    )
