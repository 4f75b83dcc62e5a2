"""Who is responsible for which city, and who was on a day: the public side of the assignments."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import SnapshotDep, parse_day
from api.parameters import Parameter
from api.responses import JSON, respond
from atlas import encode
from atlas.encode import properties
from atlas.model import Assignment
from atlas.snapshot import Snapshot

_ON = Parameter(
    "on",
    "Nur wer an diesem Tag zuständig war (only who was responsible on this day)",
    {"type": "string", "format": "date"},
)
_PERSON = ("id", "name", "role", "organisation", "region", "phone", "phone_e164", "email", "as_of")
router = APIRouter(prefix="/api", tags=["Zuständigkeit"])


@router.get("/assignments", summary="Wer ist oder war zuständig?", openapi_extra={"parameters": [_ON.openapi()]})
def assignments(request: Request, snapshot: SnapshotDep) -> Response:
    """Return every assignment of a city to a manager in order of time, or the one of each city that holds on a day.

    An assignment without `since` began on an unknown day; before `known_from` nothing is known. On a day for which
    nobody is known, a city has no manager.
    """
    values = parameters.read(request, [_ON])
    day = parse_day(values["on"], "on") if "on" in values else None
    found = _on(snapshot, day) if day else _all(snapshot)
    body = {"on": values.get("on"), "assignments": found, "revision": snapshot.revision}
    return respond(request, snapshot, encode.dumps(body), JSON)


def _all(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the assignments by city, the one that begins last at the end; an open start comes first."""
    order = sorted(snapshot.responsibility.assignments, key=lambda one: (one.city_ags, one.valid_from or ""))
    return [_entry(snapshot, one.city_ags, one) for one in order]


def _on(snapshot: Snapshot, day: date) -> list[dict[str, Any]]:
    found = snapshot.responsibility.on(day)
    return [_entry(snapshot, ags, found.get(ags)) for ags in snapshot.collection("cities").ids]


def _entry(snapshot: Snapshot, ags: str, assignment: Assignment | None) -> dict[str, Any]:
    cities = snapshot.collection("cities")
    name = snapshot.fields("cities", ags)["name"] if ags in cities.positions else None
    return {"city_ags": ags, "city_name": name, **(_standing(snapshot, assignment) if assignment else _UNKNOWN)}


def _standing(snapshot: Snapshot, assignment: Assignment) -> Mapping[str, Any]:
    manager = snapshot.responsibility.managers.get(assignment.manager_id)
    return {
        "manager": {name: getattr(manager, name) for name in _PERSON} if manager else None,
        "since": assignment.valid_from,
        "known_from": snapshot.responsibility.known_from(assignment),
        "confirmed": assignment.confirmed,
        "basis": assignment.basis,
        "sources": [properties(snapshot.sources[key]) for key in assignment.sources if key in snapshot.sources],
    }


_UNKNOWN: Mapping[str, Any] = {
    "manager": None,
    "since": None,
    "known_from": None,
    "confirmed": False,
    "basis": None,
    "sources": [],
}
