"""Which projects stand in a list of operations: those that the Funds support and that are not only planned."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from atlas.day import day_of
from atlas.export.operations.operation import Operation
from atlas.quality.timespan import days
from atlas.query import Query
from atlas.snapshot import Snapshot
from atlas.store.ledger import SHIPPED
from atlas.store.past import Wanted

if TYPE_CHECKING:
    from atlas.store.store import Store

COLLECTION = "projects"
# Why a project is not in the list; the law speaks of operations "selected for support by the Funds".
LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "not_selected": ("erst beantragt oder geplant", "only applied for or planned"),
    "other_programme": ("nicht aus einem Fonds der EU gefördert", "not supported by a Fund of the Union"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The operations that a query asks for in their order, and how many of its projects are none, by reason.

    `updated` is the day of the last change to any project.
    """

    operations: tuple[Operation, ...]
    left_out: Mapping[str, int]
    updated: date


def listing(snapshot: Snapshot, query: Query, updated: date) -> Listing:
    """Return the list that a query of the projects asks for, unpaged; raises InvalidParameter.

    A stock has come as such a list, and is not told again.
    """
    rows = snapshot.collection(COLLECTION).in_memory
    found = rows.run(replace(query, limit=max(1, len(rows.ids)), offset=0)).positions
    reasons = {position: _reason(rows.fields[position]) for position in found}
    chosen = (position for position in found if not reasons[position])
    return Listing(
        operations=tuple(Operation(rows.fields[p], rows.geometries[p], updated) for p in chosen),
        left_out=Counter(reason for reason in reasons.values() if reason),
        updated=updated,
    )


def updated_on(store: "Store", snapshot: Snapshot) -> date:
    """Return the day on which the projects were last changed; of shipped ones, the last day of the facts' month."""
    (last,) = store.history.find(Wanted(collection=COLLECTION, limit=1), most_changes=0)
    if last.revision.who == SHIPPED:
        return min(days(snapshot.facts_as_of)[1], snapshot.day)
    return day_of(last.revision.at)


def _reason(fields: Mapping[str, Any]) -> str:
    if fields["status"] in ("planned", "applied"):
        return "not_selected"
    funded = fields["fund"] or (fields["programme"] or "").startswith("ESF") or fields["programme_id"]
    return "" if funded else "other_programme"
