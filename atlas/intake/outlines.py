"""The features of a file of boundaries, planned area by area."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from atlas.edit.derive import derived
from atlas.edit.reading import Read, read
from atlas.encode import feature_object
from atlas.errors import InvalidRecord
from atlas.intake import boundaries
from atlas.intake.draft import Draft, RowReader
from atlas.intake.heading import Table
from atlas.intake.known import Known
from atlas.intake.plan import Options, PlanRow, changes
from atlas.intake.proposing import proposed
from atlas.intake.sheet import Line

_COLLECTION = boundaries.COLLECTION
# What a boundary always brings along; it is told as the difference of the surfaces.
_UNTOLD = frozenset({"geometry_sources"})


class OutlinePlanner:
    """Plans the areas of a file, each with all its parts."""

    def __init__(self, table: Table, known: Known, options: Options, source_id: str) -> None:
        self._table = table
        self._known = known
        self.reader = RowReader(table, "boundaries", options.defaults)
        self._source = source_id
        # What was read of each area that may be written, to be weighed.
        self.reads: dict[str, Read] = {}

    def rows(self) -> Iterator[tuple[Line, PlanRow]]:
        """Yield what becomes of each feature that is refused, then of each area."""
        parts: dict[str, list[tuple[Line, Draft, BaseGeometry]]] = {}
        for line in self._table.rows:
            draft = self.reader.read(line)
            drawn = boundaries.polygon(draft, self._known)
            key = boundaries.area_of(draft, self._known, drawn) if drawn is not None else None
            if drawn is None or key is None or draft.refused:
                yield line, _invalid(draft, str(draft.values.get("area", "")))
            else:
                parts.setdefault(key, []).append((line, draft, drawn))
        for key, drafts in parts.items():
            first, draft, _ = drafts[0]
            yield first, self._area(key, draft, boundaries.united(drawn for _, _, drawn in drafts))

    def _area(self, key: str, draft: Draft, drawn: BaseGeometry) -> PlanRow:
        before, old = self._known.fields(_COLLECTION, key), self._known.records(_COLLECTION)[key][1]
        made = boundaries.fields(self._known, key, self._source)
        sources = list(dict.fromkeys([*before["sources"], self._source]))
        feature = feature_object(key, {**made, "sources": sources}, drawn)
        try:
            self.reads[key] = derived(read(_COLLECTION, feature), {})
        except InvalidRecord as error:
            for path, (de, en) in error.fields.items():
                draft.refuse(path, de, en)
            return _invalid(draft, before["name"], key)
        official = before["geometry_quality"] == "official"
        same = official and feature_object(key, {}, old)["geometry"] == feature["geometry"]
        differing = tuple(one for one in changes(before, made) if one.field not in _UNTOLD)
        return PlanRow(
            line=draft.line,
            outcome="unchanged" if same else "update",
            title=before["name"],
            record_id=key,
            match_id=key,
            match_title=before["name"],
            match_score=100,
            changes=() if same else differing,
            problems=tuple(draft.problems),
            difference=boundaries.difference(old, drawn),
            proposals={} if same else {"update": proposed(self._known, _COLLECTION, key, self.reads[key])},
        )


def _invalid(draft: Draft, title: str, key: str = "") -> PlanRow:
    return PlanRow(draft.line, "invalid", title, key, problems=tuple(draft.problems))
