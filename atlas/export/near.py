"""What lies near a place as a table for a file, and near many places as one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from atlas.contacts import contact_of
from atlas.export.pages import page_path
from atlas.export.rows import NearRow, PlaceRow
from atlas.export.statement import Language, Statement
from atlas.export.table import Row, Table
from atlas.manyplaces import Answered
from atlas.nearby import Near
from atlas.snapshot import Snapshot

# The formats that can hold rows of several kinds; the others draw one collection.
FORMATS = ("csv", "csv-de", "xlsx")
# What was asked comes before what was found.
_OF_PLACE = tuple(one.name for one in fields(PlaceRow) if one.name not in {field.name for field in fields(NearRow)})


def near_row(snapshot: Snapshot, near: Near, rank: int, base: str) -> dict[str, Any]:
    """Return a hit as the values of a NearRow; `base` is the address of the atlas without a slash at the end."""
    record = snapshot.fields(near.collection, near.id)
    contact = contact_of(snapshot, near.collection, near.id)
    return asdict(
        NearRow(
            rank=rank,
            collection=near.collection,
            id=near.id,
            name=record.get("title") or record["name"],
            distance_m=near.distance_m,
            direction=near.direction,
            precision=record.get("precision"),
            geometry_quality=record.get("geometry_quality"),
            city_name=record["city_name"],
            area_name=_listed(record.get("area_names")) or record.get("area_name"),
            theme=record.get("theme"),
            period=_listed(record.get("periods")) or record.get("period"),
            status=record["status"],
            carrier=record.get("carrier"),
            contact_name=contact.name if contact else None,
            contact_organisation=contact.organisation if contact else None,
            contact_phone=contact.phone if contact else None,
            contact_email=contact.email if contact else None,
            page=f"{base}{page_path(near.collection, near.id)}",
        )
    )


def _listed(values: Sequence[str] | None) -> str | None:
    return "; ".join(values) if values else None


def near_table(snapshot: Snapshot, found: Sequence[Near], statement: Statement, *, language: Language = "de") -> Table:
    """Return the table of the hits near a place, nearest first."""

    def read() -> Iterator[Row]:
        for rank, near in enumerate(found, start=1):
            yield near.id, near_row(snapshot, near, rank, statement.base), _shape(snapshot, near)

    names = tuple(field.name for field in fields(NearRow))
    return Table("nearby", names, read, statement, snapshot.sources, language)


def places_table(
    snapshot: Snapshot, answered: Sequence[Answered], statement: Statement, *, language: Language = "de"
) -> Table:
    """Return the table of the hits near many places: every place has a row, also one that nothing is near to."""

    def read() -> Iterator[Row]:
        for one in answered:
            for row in _rows(snapshot, one, statement.base, language):
                yield f"{one.asked.line}-{row['rank'] or 0}", row, _spot(one)

    names = (*_OF_PLACE, *(field.name for field in fields(NearRow)))
    return Table("places", names, read, statement, snapshot.sources, language)


def _rows(snapshot: Snapshot, one: Answered, base: str, language: Language) -> Iterable[dict[str, Any]]:
    place, problem = one.place, one.problem
    own = {
        "line": one.asked.line,
        "asked": one.asked.text,
        "place": place.label if place else None,
        "place_precision": place.precision if place else None,
        "place_lon": place.lon if place else None,
        "place_lat": place.lat if place else None,
        "problem": None if problem is None else problem.en if language == "en" else problem.de,
        "suggestions": _listed(one.near),
    }
    nothing = asdict(NearRow())
    found = [near_row(snapshot, near, rank, base) for rank, near in enumerate(one.hits, start=1)]
    return [{**own, **row} for row in found or [nothing]]


def _shape(snapshot: Snapshot, near: Near) -> BaseGeometry | None:
    rows = snapshot.collection(near.collection)
    return rows.geometries[rows.position(near.id)]


def _spot(one: Answered) -> BaseGeometry | None:
    return Point(one.place.lon, one.place.lat) if one.place else None
