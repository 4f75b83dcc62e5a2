"""What a view of the map shows: the areas, offices and projects in a lon/lat box, and in which part of it they lie."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.describe.shapes import XY, sector
from atlas.errors import InvalidParameter
from atlas.filters import Predicate, filters_of
from atlas.index import Box
from atlas.query import Collection, Fields
from atlas.snapshot import Snapshot

Kind = Literal["areas", "projects", "offices"]
KINDS: tuple[Kind, ...] = ("areas", "projects", "offices")


@dataclass(frozen=True, slots=True)
class Seen:
    """A feature in view: where its sign or the middle of its visible part stands (degrees), and if all of it shows."""

    kind: Kind
    fields: Fields
    point: XY
    whole: bool


def seen(snapshot: Snapshot, box: Box, filters: Mapping[str, str]) -> list[Seen]:
    """Return what a box shows, areas first, in the order of the collections; raises InvalidParameter.

    An area without geometry is shown where its sign stands. A collection that does not know one of the filters, or its
    value, has no answer to it and shows nothing.
    """
    return [
        one
        for kind, tests in _tests(filters).items()
        for one in _in_box(kind, snapshot.collection(kind), box)
        if all(test(one.fields) for test in tests)
    ]


def part_of(point: XY, box: Box) -> str:
    """Return in which of nine fields of the box a position lies: n, ne, … or c for the middle."""
    return sector(point, (box.west, box.south, box.east, box.north))


def _tests(filters: Mapping[str, str]) -> dict[Kind, list[Predicate]]:
    """Return the tests of every collection that can answer; raises what the last one objects to if none can."""
    able: dict[Kind, list[Predicate]] = {}
    objection: InvalidParameter | None = None
    for kind in KINDS:
        known = filters_of(kind)
        try:
            if filters.keys() <= known.keys():
                able[kind] = [known[name].parse(text) for name, text in filters.items()]
        except InvalidParameter as error:
            objection = error
    if objection is not None and not able:
        raise objection
    return able


def _in_box(kind: Kind, rows: Collection, box: Box) -> Iterator[Seen]:
    positions: Sequence[int] = rows.boxes.within_box(box).tolist()
    for position in positions:
        shape = rows.geometries[position]
        if shape is not None:
            yield Seen(kind, rows.fields[position], *_visible(shape, box))
    for fields, shape in zip(rows.fields, rows.geometries, strict=True):
        if shape is None and fields.get("point") and _holds(box, *fields["point"]):
            yield Seen(kind, fields, tuple(fields["point"]), True)


def _holds(box: Box, lon: float, lat: float) -> bool:
    return box.west <= lon <= box.east and box.south <= lat <= box.north


def _visible(shape: BaseGeometry, box: Box) -> tuple[XY, bool]:
    """Return the middle of what shows of a shape, and whether all of it shows."""
    west, south, east, north = shape.bounds
    whole = _holds(box, west, south) and _holds(box, east, north)
    flat = box.west == box.east or box.south == box.north
    part = shape if whole or flat else shapely.clip_by_rect(shape, box.west, box.south, box.east, box.north)
    # A line cuts nothing out, and what only touches the rim leaves nothing; then the shape's own middle tells the side.
    middle = (shape if part.is_empty else part).centroid
    return (middle.x, middle.y), whole
