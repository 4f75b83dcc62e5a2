"""How much each manager has to look after, what a hand-over would do to it, and a proposal to share it; internal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.deps import AtlasDep, parse_day
from api.described import answering, described, members
from api.guard import ReaderDep
from api.parameters import Parameter
from api.responses import JSON
from api.routes.handovers import Changes
from atlas import Atlas, encode, visits
from atlas.assign import Responsibility, planned
from atlas.errors import InvalidParameter
from atlas.handover import namer, objections, standing
from atlas.join import person
from atlas.snapshot import Snapshot
from atlas.visits import book
from atlas.workload import MEASURES, Load, Proposal, Weights, explanation, ground_of, loads, propose

_ON = Parameter("on", "An diesem Tag, sonst heute (on this day, else today)", {"type": "string", "format": "date"})
_WEIGHTS = Parameter("weights", "Gewichte, z. B. cities:2,travel:0.5 (weights; what is not named has 1)")
_MOST_WEIGHT = 1000
router = APIRouter(prefix="/api", tags=["Zuständigkeit"], include_in_schema=False)


@router.get(
    "/workload",
    summary="Wer hat wie viel zu betreuen?",
    openapi_extra=described(_ON, answers=answering(members(on="string", managers="array", revision="integer"))),
)
def workload(request: Request, atlas: AtlasDep, reader: ReaderDep) -> Response:
    """Return for each manager cities, areas by status, projects, money, visits due today and a tour of the cities.

    The tour is a round one in straight lines (EPSG:25833, metres) from `base_office_id`, or from a city where that is
    null; no tour is shorter than `least_m`. `visits_due` is null for another day than today.
    """
    values = parameters.read(request, (_ON,))
    snapshot = atlas.snapshot
    day = _day(values, snapshot)
    responsibility = snapshot.responsibility
    due = _due(atlas) if day == snapshot.day else None
    found = loads(snapshot, responsibility, day)
    told = [
        {
            "manager": _person(responsibility, key, day),
            "load": _told(load),
            "visits_due": due[key] if due is not None else None,
        }
        for key, load in found.items()
    ]
    return _answer({"on": day.isoformat(), "managers": told, "revision": snapshot.revision})


@router.post(
    "/assignments/preview",
    summary="Was eine Übergabe bewirken würde",
    openapi_extra=described(
        _ON,
        answers=answering(members(on="string", managers="array", changes="array", refused="array", revision="integer")),
    ),
)
def preview(request: Request, atlas: AtlasDep, reader: ReaderDep, body: Changes) -> Response:
    """Return what each manager looks after before and after hand-overs, and what would be refused; nothing is written.

    It is of the day of the last hand-over unless `on` names another. `changes` name the manager of before and the tag
    that writing has to send; `refused` has the sentences of every city that cannot be handed over so.
    """
    values = parameters.read(request, (_ON,))
    tags = {change.city_ags: change.tag for change in body.changes if change.tag is not None}
    wishes = [change.of(change.city_ags) for change in body.changes]
    refused = objections(atlas, wishes, tags)
    snapshot = atlas.snapshot
    latest = max([snapshot.day, *(wish.valid_from for wish in wishes if wish.valid_from)])
    day = parse_day(values["on"], "on") if "on" in values else latest
    before = snapshot.responsibility
    after = planned(before, [wish for wish in wishes if wish.city_ags not in refused])
    name = namer(snapshot)
    told = {
        "on": day.isoformat(),
        "managers": _beside(snapshot, before, after, day),
        "changes": [
            {
                "city_ags": wish.city_ags,
                "city_name": name(wish.city_ags),
                "valid_from": wish.valid_from.isoformat() if wish.valid_from else None,
                "before": _held(before, wish.city_ags, wish.valid_from or day),
                "after": _held(after, wish.city_ags, wish.valid_from or day),
                "tag": standing(atlas, wish.city_ags).tag,
            }
            for wish in wishes
        ],
        "refused": [
            {"city_ags": ags, "city_name": name(ags), "detail": de, "detail_en": en}
            for ags, (de, en) in refused.items()
        ],
        "revision": snapshot.revision,
    }
    return _answer(told)


@router.get(
    "/assignments/proposal",
    summary="Wie sich die Städte ausgeglichener aufteilen ließen",
    openapi_extra=described(
        _ON,
        _WEIGHTS,
        answers=answering(members(on="string", imbalance="object", moves="array", explanation="object")),
    ),
)
def proposal(request: Request, atlas: AtlasDep, reader: ReaderDep) -> Response:
    """Return the most even way to share the Kreise between the two managers, explained; it is never applied by itself.

    Both regions hang together and each Kreis is with one manager. `weights` say what counts how much.
    """
    values = parameters.read(request, (_ON, _WEIGHTS))
    snapshot = atlas.snapshot
    day = _day(values, snapshot)
    ground = ground_of(snapshot, snapshot.responsibility, day, atlas.kreis_neighbours)
    found = propose(ground, _weights(values.get("weights", "")))
    return _answer({"on": day.isoformat(), **_proposed(snapshot, found, day), "revision": snapshot.revision})


def _proposed(snapshot: Snapshot, found: Proposal, day: date) -> dict[str, Any]:
    name, responsibility = namer(snapshot), snapshot.responsibility
    people = {side.manager_id: _person(responsibility, side.manager_id, day) for side in found.ground.sides}
    said = explanation(found, name, lambda key: str(people[key]["name"]))
    sides = zip(found.ground.sides, found.before, found.after, strict=True)
    return {
        "weights": found.weights,
        "imbalance": {"before": found.imbalance_before, "after": found.imbalance_after},
        "managers": [{"manager": people[side.manager_id], "before": one, "after": other} for side, one, other in sides],
        "moves": [
            {
                "city_ags": move.city_ags,
                "city_name": name(move.city_ags),
                "kreis": snapshot.fields("cities", move.city_ags)["kreis"],
                "before": move.before,
                "after": move.after,
            }
            for move in found.moves
        ],
        "ways": found.ways,
        "joined": found.joined,
        "explanation": {"de": [de for de, _ in said], "en": [en for _, en in said]},
    }


def _beside(snapshot: Snapshot, before: Responsibility, after: Responsibility, day: date) -> list[dict[str, Any]]:
    now, then = loads(snapshot, before, day), loads(snapshot, after, day)
    return [
        {
            "manager": _person(before, key, day),
            "before": _told(now[key]) if key in now else None,
            "after": _told(then[key]) if key in then else None,
        }
        for key in dict.fromkeys((*now, *then))
    ]


def _held(responsibility: Responsibility, ags: str, day: date) -> str | None:
    found = responsibility.on(day).get(ags)
    return found.manager_id if found else None


def _told(load: Load) -> dict[str, Any]:
    return {name: value for name, value in asdict(load).items() if name != "manager_id"}


def _person(responsibility: Responsibility, key: str, day: date) -> dict[str, Any]:
    manager = responsibility.manager(key, day)
    return person(manager) if manager else {"id": key, "name": key}


def _due(house: Atlas) -> Counter[str | None]:
    """Return how many visits and next steps are due for each manager today."""
    snapshot = house.snapshot
    known = (visit for visit, _ in book.entries(house.store))
    return Counter(one.manager_id for one in visits.due(known, snapshot, snapshot.day))


def _day(values: Mapping[str, str], snapshot: Snapshot) -> date:
    return parse_day(values["on"], "on") if "on" in values else snapshot.day


def _weights(text: str) -> Weights:
    found = dict.fromkeys(MEASURES, 1.0)
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = part.partition(":")
        measure = next((one for one in MEASURES if one == name), None)
        weight = parameters.number({"weights": number}, "weights")
        if measure is None or weight is None or not 0 <= weight <= _MOST_WEIGHT:
            raise _bad_weights(part)
        found[measure] = weight
    if not any(found.values()):
        raise _bad_weights(text)
    return found


def _bad_weights(text: str) -> InvalidParameter:
    known = ", ".join(MEASURES)
    return InvalidParameter(
        f"„{text[:40]}“ ist kein Gewicht; Beispiel: cities:2,travel:0. Bekannt: {known}; von 0 bis {_MOST_WEIGHT}, "
        "nicht alle 0.",
        f"'{text[:40]}' is no weight; example: cities:2,travel:0. Known: {known}; from 0 to {_MOST_WEIGHT}, not all 0.",
        parameter="weights",
        known=MEASURES,
    )


def _answer(body: Mapping[str, Any]) -> Response:
    return Response(encode.dumps(body), 200, {"Cache-Control": "no-store"}, JSON)
