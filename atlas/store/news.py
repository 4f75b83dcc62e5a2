"""The newest revisions of the ledger that touch given collections, counted; of small ones the changes too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true

from atlas.store import schema
from atlas.store.jsontext import json_text
from atlas.store.ledger import Change
from atlas.store.past import Scope, Touched

_CHANGES, _REVISIONS = schema.CHANGES.c, schema.REVISIONS.c
_KIND = case((_CHANGES.before.is_(None), "created"), (_CHANGES.after.is_(None), "deleted"), else_="changed")
_BODY = func.coalesce(_CHANGES.after, _CHANGES.before)


def read(
    connection: Connection, collections: Sequence[str], scope: Scope, *, limit: int, most_changes: int
) -> list[Touched]:
    """Return the newest revisions first; one with more than so many changes names none of them."""
    meant = and_(_CHANGES.collection.in_(collections), _within(scope))
    newest = select(_CHANGES.revision).where(meant).distinct().order_by(_CHANGES.revision.desc()).limit(limit)
    numbers = connection.execute(newest).scalars().all()
    counts = _counts(connection, and_(meant, _CHANGES.revision.in_(numbers)))
    times = select(_REVISIONS.number, _REVISIONS.at).where(_REVISIONS.number.in_(numbers))
    at = dict(connection.execute(times).all())
    return [
        Touched(number, at[number], counts[number], _changes(connection, meant, number, counts[number], most_changes))
        for number in numbers
    ]


def _counts(connection: Connection, meant: ColumnElement[bool]) -> dict[int, dict[tuple[str, str], int]]:
    query = select(_CHANGES.revision, _CHANGES.collection, _KIND, func.count()).where(meant)
    counts: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for number, collection, kind, count in connection.execute(query.group_by(*query.selected_columns[:3])):
        counts[number][collection, kind] = count
    return counts


def _changes(
    connection: Connection, meant: ColumnElement[bool], number: int, counts: Mapping[Any, int], most: int
) -> list[Change]:
    if sum(counts.values()) > most:
        return []
    query = select(_CHANGES.collection, _CHANGES.record_id, _CHANGES.before, _CHANGES.after)
    query = query.where(meant, _CHANGES.revision == number).order_by(_CHANGES.position)
    return [Change(*row) for row in connection.execute(query)]


def _within(scope: Scope) -> ColumnElement[bool]:
    if scope.area is not None:
        return or_(
            and_(_CHANGES.collection == "areas", _CHANGES.record_id == scope.area),
            _property("area_id") == scope.area,
            _property("area_ids").contains(f'"{scope.area}"', autoescape=True),
        )
    if scope.city is not None:
        itself = and_(_CHANGES.collection == "cities", _CHANGES.record_id == scope.city)
        return or_(itself, _property("city_ags") == scope.city)
    return true()


def _property(name: str) -> ColumnElement[Any]:
    return json_text(_BODY, "properties", name)
