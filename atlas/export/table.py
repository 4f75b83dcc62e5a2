"""What is written to a file: the chosen features of one collection, read row by row, and what the file says of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.export.columns import Column, columns_of
from atlas.export.statement import Language, Statement
from atlas.model import Source
from atlas.query import Collection
from atlas.snapshot import Snapshot

Row = tuple[str, Mapping[str, Any], BaseGeometry | None]
POINTS = frozenset({"offices", "projects"})


@dataclass(frozen=True)
class Table:
    """Features of one collection for a file.

    `names` are the properties to write and `read` yields the rows (id, all joined fields, geometry in degrees lon/lat)
    each time it is called, so that a writer may go over them twice and keep none. `sources` are those of the atlas by
    id; a file tells in `language` what is told in words.
    """

    collection: str
    names: tuple[str, ...]
    read: Callable[[], Iterator[Row]]
    statement: Statement
    sources: Mapping[str, Source] = field(default_factory=dict)
    language: Language = "de"

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, from the first."""
        return self.read()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The properties as flat, typed columns."""
        return columns_of(self.collection, self.names)

    @property
    def holds_points(self) -> bool:
        """Whether every geometry is a point; else they are (multi)polygons, or none."""
        return self.collection in POINTS


def table_of(
    snapshot: Snapshot,
    rows: Collection,
    positions: Sequence[int],
    statement: Statement,
    *,
    names: Sequence[str] | None = None,
    language: Language = "de",
) -> Table:
    """Return the table of the features at some positions of a collection, with all properties or the named ones."""

    def read() -> Iterator[Row]:
        for position in positions:
            yield rows.ids[position], rows.fields[position], rows.geometries[position]

    chosen = tuple(rows.property_names if names is None else names)
    return Table(rows.name, chosen, read, statement, snapshot.sources, language)


def lon_lat(geometry: BaseGeometry | None) -> tuple[float, float] | tuple[None, None]:
    """Return the position in degrees of a point, or of one inside a surface; nothing where there is no geometry."""
    if geometry is None or geometry.is_empty:
        return None, None
    inside = geometry.representative_point()
    return round(inside.x, 6), round(inside.y, 6)
