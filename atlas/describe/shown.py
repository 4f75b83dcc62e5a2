"""What a view of the map shows: the areas, offices and projects in a lon/lat box, and in which part of it they lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.describe.shapes import XY, sector
from atlas.index import Box
from atlas.query import Collection, Fields
from atlas.selection import Asked, select
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


def box_of(asked: Asked) -> Box:
    """Return the box that is asked for, else that of all Saxony."""
    return asked.box or Box(*crs.SAXONY_BBOX)


def seen(snapshot: Snapshot, asked: Asked) -> list[Seen]:
    """Return what the map shows of what is asked, areas first, in the order of the collections.

    An area without geometry is shown where its sign stands. Raises InvalidParameter.
    """
    shown, box = select(snapshot, replace(asked, box=None)), box_of(asked)
    chosen = {"areas": shown.areas, "projects": shown.projects, "offices": shown.offices}
    return [one for kind in KINDS for one in _in_box(kind, snapshot.collection(kind), chosen[kind], box)]


def part_of(point: XY, box: Box) -> str:
    """Return in which of nine fields of the box a position lies: n, ne, … or c for the middle."""
    return sector(point, (box.west, box.south, box.east, box.north))


def _in_box(kind: Kind, rows: Collection, chosen: Sequence[Fields], box: Box) -> Iterator[Seen]:
    within = frozenset(rows.within_box(box).tolist())
    for fields in chosen:
        position = rows.positions[fields["id"]]
        shape, point = rows.geometries[position], fields.get("point")
        if shape is not None and position in within:
            yield Seen(kind, fields, *_visible(shape, box))
        elif shape is None and point and holds(box, *point):
            yield Seen(kind, fields, tuple(point), True)


def holds(box: Box, lon: float, lat: float) -> bool:
    """Return whether a position (degrees) lies in the box or on its rim."""
    return box.west <= lon <= box.east and box.south <= lat <= box.north


def _visible(shape: BaseGeometry, box: Box) -> tuple[XY, bool]:
    """Return the middle of what shows of a shape, and whether all of it shows."""
    west, south, east, north = shape.bounds
    whole = holds(box, west, south) and holds(box, east, north)
    flat = box.west == box.east or box.south == box.north
    part = shape if whole or flat else shapely.clip_by_rect(shape, box.west, box.south, box.east, box.north)
    # A line cuts nothing out, and what only touches the rim leaves nothing; then the shape's own middle tells the side.
    middle = (shape if part.is_empty else part).centroid
    return (middle.x, middle.y), whole
