"""The projects of an area or a city on its page: those of the ledger, and the first of very many."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from api.pages.columns import table
from api.pages.speech import Speech
from api.pages.words import PROJECTS_BY, list_path
from atlas.query import Query
from atlas.snapshot import Snapshot

# Of very many.
SHOWN = 20


def make(
    voice: Speech, snapshot: Snapshot, collection: str, record: str, without: Collection[str] = ()
) -> dict[str, Any]:
    """Return a table of projects, how many there are, and where all of them are where these are only the first."""
    rows, fields = snapshot.collection("projects"), snapshot.fields(collection, record)
    positions = [rows.positions[key] for key in fields["project_ids"] if key in rows.positions]
    of_it, count = {PROJECTS_BY[collection]: record}, fields["counts"]["projects"]
    if count > len(positions):
        # The ledger's come first: a page of that length has all of them.
        positions = list(rows.run(Query(filters=of_it, limit=max(SHOWN, len(positions)))).positions)
    return {
        "project_table": table(voice, "projects", [rows.fields[position] for position in positions], without),
        "project_count": count,
        "all_projects": f"{list_path('projects')}?{urlencode(of_it)}" if count > len(positions) else None,
    }
