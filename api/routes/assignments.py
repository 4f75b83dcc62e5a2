"""Who is responsible for which city, and who was on a day: the public side of the assignments."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from api import charge, parameters
from api.deps import SnapshotDep, format_parameter, parse_day
from api.parameters import Parameter
from api.responses import CSV, JSON, respond
from atlas import encode
from atlas.export.charge import to_csv
from atlas.model import Assignment
from atlas.snapshot import Snapshot

_ON = Parameter(
    "on",
    "Nur wer an diesem Tag zuständig war (only who was responsible on this day)",
    {"type": "string", "format": "date"},
)
_FORMATS = ("json", "csv")
_KNOWN = (_ON, format_parameter(_FORMATS))
router = APIRouter(prefix="/api", tags=["Zuständigkeit"])


@router.get(
    "/assignments",
    summary="Wer ist oder war zuständig?",
    openapi_extra={"parameters": [one.openapi() for one in _KNOWN]},
)
def assignments(request: Request, snapshot: SnapshotDep) -> Response:
    """Return every assignment of a city to a manager in order of time, or the one of each city that holds on a day.

    An assignment without `since` began on an unknown day; before `known_from` nothing is known. On a day for which
    nobody is known, a city has no manager. The table (CSV) is of one day, today unless another is named.
    """
    values = parameters.read(request, _KNOWN)
    day = parse_day(values["on"], "on") if "on" in values else None
    if parameters.choice(values, "f", _FORMATS, "json") == "csv":
        return _as_csv(request, snapshot, day or snapshot.day)
    found = _on(snapshot, day) if day else _all(snapshot)
    body = {"on": values.get("on"), "assignments": found, "revision": snapshot.revision}
    return respond(request, snapshot, encode.dumps(body), JSON)


def _as_csv(request: Request, snapshot: Snapshot, day: date) -> Response:
    response = respond(request, snapshot, to_csv(snapshot, day), CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="zustaendigkeit-{day}.csv"'
    return response


def _all(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the assignments by city, the one that begins last at the end; an open start comes first."""
    order = sorted(snapshot.responsibility.assignments, key=lambda one: (one.city_ags, one.valid_from or ""))
    return [_entry(snapshot, one.city_ags, one, snapshot.day) for one in order]


def _on(snapshot: Snapshot, day: date) -> list[dict[str, Any]]:
    found = snapshot.responsibility.on(day)
    return [
        {
            **_entry(snapshot, ags, found.get(ags), day),
            "substitute": (snapshot.manager_on(ags, day) or {}).get("substitute"),
        }
        for ags in snapshot.collection("cities").ids
    ]


def _entry(snapshot: Snapshot, ags: str, assignment: Assignment | None, day: date) -> dict[str, Any]:
    cities = snapshot.collection("cities")
    name = snapshot.fields("cities", ags)["name"] if ags in cities.positions else None
    return {
        "city_ags": ags,
        "city_name": name,
        **(charge.standing_of(snapshot, assignment, day) if assignment else _UNKNOWN),
    }


_UNKNOWN: Mapping[str, Any] = {
    "manager": None,
    "since": None,
    "known_from": None,
    "confirmed": False,
    "basis": None,
    "sources": [],
}
