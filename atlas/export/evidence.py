"""The sources that the rows of a file name, gathered while the rows are written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from atlas.encode import properties
from atlas.export.table import Row, Table
from atlas.model import Source


class Evidence:
    """Which sources were named; there are some hundred in the atlas, however many rows name them."""

    def __init__(self) -> None:
        self._named: dict[str, None] = {}

    def noting(self, table: Table) -> Table:
        """Return the same table, whose rows are looked through for sources as they are read."""

        def read() -> Iterator[Row]:
            for row in table.rows:
                self._note(row[1])
                yield row

        return replace(table, read=read)

    def of(self, sources: Mapping[str, Source]) -> list[dict[str, Any]]:
        """Return the sources that were named, as they came."""
        return [properties(sources[key]) for key in self._named if key in sources]

    def _note(self, fields: Mapping[str, Any]) -> None:
        for name in ("sources", "geometry_sources"):
            self._named.update(dict.fromkeys(fields.get(name) or ()))
        self._named.update((figure["source"], None) for figure in fields.get("budget_figures") or ())
