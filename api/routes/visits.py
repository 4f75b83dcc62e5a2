"""Talks in the cities: planned, held, due, and as a calendar. Internal: nothing of it is in any public answer.

A visit's tag is that of its last change, given with every answer here; PUT and DELETE name it in If-Match. A visit says
itself why it is written down, so `?reason=…` may be left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from api import links, parameters
from api.bodies import JsonBody
from api.deps import AtlasDep
from api.described import answering, described, members, nothing, sent
from api.guard import AccountsDep, ActorDep, ReaderDep, authorise, get_actor, owns
from api.parameters import Parameter, Values
from api.preconditions import expected_revision
from api.responses import JSON
from atlas import Atlas, encode, visits
from atlas.errors import Forbidden, InvalidQuery
from atlas.internal import Visit
from atlas.policy import Actor, allows, reach, require
from atlas.store.ledger import Current, Edit, Revision, record_tag
from atlas.visits import book

_REASON = Parameter("reason", "Warum geändert wird (why this is changed)")
_CITY = Parameter("city", "Nur diese Stadt (only this city)")
_MANAGER = Parameter("manager", "Nur diese Zuständige (only this manager)")
_TOKEN = Parameter("token", "Zugriffstoken für Kalenderprogramme (access token for calendar programs)")
_NEW, _CHANGED, _DELETED = "Besuch eingetragen", "Besuch geändert", "Besuch gelöscht"
router = APIRouter(prefix="/api/visits", tags=["Besuche"], include_in_schema=False)
_ONE = members(id="string", city_ags="string", day="string", status="string", tag="string", may="object")
_BODY = sent({"type": "object", "required": ["city_ags", "day", "kind", "manager_id", "status"]})


@router.get(
    "",
    summary="Besuche, und was fällig ist",
    openapi_extra=described(_CITY, _MANAGER, answers=answering(members(visits="array", due="array", may="string"))),
)
def list_visits(request: Request, house: AtlasDep, actor: ReaderDep) -> Response:
    """Return the visits, the latest day first, and what is due; of one city or of one manager's cities if asked."""
    values = parameters.read(request, (_CITY, _MANAGER))
    snapshot = house.snapshot
    found = list(book.entries(house.store))
    managers = _managers(house)
    chosen = sorted(_chosen(values, found, managers), key=lambda one: (one[0].day, one[0].id), reverse=True)
    wanted = [
        one
        for one in visits.due((visit for visit, _ in found), snapshot, snapshot.day)
        if values.get("city", one.city_ags) == one.city_ags and values.get("manager", one.manager_id) == one.manager_id
    ]
    body = {
        "visits": [_shown(house, actor, visit, current) for visit, current in chosen],
        "due": [{**asdict(one), "city_name": _city_name(house, one.city_ags)} for one in wanted],
        "may": reach(actor.role, "keep_visits"),
    }
    return Response(encode.dumps(body), media_type=JSON)


def get_calendar_reader(request: Request, accounts: AccountsDep) -> Actor:
    """Return who reads a calendar: by the token in its address, because calendar programs cannot log in."""
    token = request.query_params.get("token")
    actor = accounts.tokens.actor(token) if token else get_actor(request, accounts)
    require(actor, "read_calendar", own=False)
    return actor


@router.get(
    "/calendar.ics",
    summary="Besuche als Kalender",
    openapi_extra=described(_MANAGER, _TOKEN, answers=answering({"type": "string"}, "text/calendar")),
)
def calendar(request: Request, house: AtlasDep, actor: Annotated[Actor, Depends(get_calendar_reader)]) -> Response:
    """Return the visits as an iCalendar feed: all, or those in the cities that a manager is responsible for."""
    values = parameters.read(request, (_MANAGER, _TOKEN))
    cities = house.snapshot.collection("cities")
    names = {ags: str(fields["name"]) for ags, fields in zip(cities.ids, cities.fields, strict=True)}
    manager = house.snapshot.responsibility.managers.get(values.get("manager", ""))
    title = f"Besuche {manager.name}" if manager else "Besuche"
    chosen = _chosen(values, book.entries(house.store), _managers(house))
    return Response(visits.calendar(chosen, names, title), media_type="text/calendar; charset=utf-8")


@router.get("/{visit_id}", summary="Ein Besuch", openapi_extra=described(answers=answering(_ONE)))
def show(request: Request, house: AtlasDep, actor: ReaderDep, visit_id: str) -> Response:
    """Return one visit with its tag."""
    parameters.read(request, ())
    return _answer(house, actor, visit_id)


@router.post(
    "",
    summary="Einen Besuch eintragen",
    openapi_extra=described(_REASON, body=_BODY, answers=answering(_ONE, status=201)),
)
def create(request: Request, house: AtlasDep, actor: ActorDep, body: JsonBody) -> Response:
    """Write down a new visit, and say where it stands."""
    fields = _object(body)
    key = visits.new_id(fields, lambda name: house.store.current(book.COLLECTION, name).revision > 0)
    visit = visits.checked({**fields, "id": key}, house.snapshot, house.snapshot.day)
    _authorise(house, actor, visit)
    _write(request, house, actor, book.edit(visit, 0), _NEW)
    response = _answer(house, actor, key, 201)
    response.headers["Location"] = f"{links.base_url(request)}/api/visits/{key}"
    return response


@router.put(
    "/{visit_id}",
    summary="Einen Besuch ändern",
    openapi_extra=described(_REASON, body=_BODY, answers=answering(_ONE), needs_tag=True),
)
def replace(request: Request, house: AtlasDep, actor: ActorDep, body: JsonBody, visit_id: str) -> Response:
    """Write a visit in the place of the one that was read."""
    before, _ = book.entry(house.store, visit_id)
    _authorise(house, actor, before)
    expected = expected_revision(request, book.COLLECTION, visit_id)
    visit = visits.checked({**_object(body), "id": visit_id}, house.snapshot, house.snapshot.day)
    _authorise(house, actor, visit)
    _write(request, house, actor, book.edit(visit, expected), _CHANGED)
    return _answer(house, actor, visit_id)


@router.delete(
    "/{visit_id}",
    summary="Einen Besuch löschen",
    openapi_extra=described(_REASON, answers=nothing(), needs_tag=True),
)
def delete(request: Request, house: AtlasDep, actor: ActorDep, visit_id: str) -> Response:
    """Take a visit out; the ledger still knows it."""
    before, _ = book.entry(house.store, visit_id)
    _authorise(house, actor, before)
    expected = expected_revision(request, book.COLLECTION, visit_id)
    _write(request, house, actor, Edit(book.COLLECTION, visit_id, None, expected), _DELETED)
    return Response(status_code=204)


def _write(request: Request, house: Atlas, actor: Actor, edit: Edit, usual: str) -> Revision:
    reason = parameters.read(request, (_REASON,)).get("reason", usual)
    return house.change([edit], who=actor.name, why=reason)


def _authorise(house: Atlas, actor: Actor, visit: Visit) -> None:
    """Raise Forbidden for a foreign city, and where a manager writes in the name of another one."""
    authorise(actor, "keep_visits", house.snapshot, (visit.city_ags,))
    if reach(actor.role, "keep_visits") == "own" and visit.manager_id != actor.manager_id:
        raise Forbidden(
            "Einen Besuch können Sie nur für sich selbst eintragen.", "You may write down visits only for yourself."
        )


def _managers(house: Atlas) -> dict[str, str | None]:
    """Return who is responsible for each city today."""
    cities = house.snapshot.collection("cities")
    return {ags: fields["manager_id"] for ags, fields in zip(cities.ids, cities.fields, strict=True)}


def _chosen(values: Values, found: Iterable[book.Entry], managers: dict[str, str | None]) -> list[book.Entry]:
    tests: list[Callable[[Visit], bool]] = []
    if "city" in values:
        tests.append(lambda visit: visit.city_ags == values["city"])
    if "manager" in values:
        tests.append(lambda visit: managers.get(visit.city_ags) == values["manager"])
    return [(visit, current) for visit, current in found if all(test(visit) for test in tests)]


def _answer(house: Atlas, actor: Actor, key: str, status: int = 200) -> Response:
    visit, current = book.entry(house.store, key)
    shown = _shown(house, actor, visit, current)
    return Response(encode.dumps(shown), status, {"ETag": shown["tag"]}, JSON)


def _shown(house: Atlas, actor: Actor, visit: Visit, current: Current) -> dict[str, Any]:
    own = owns(actor, house.snapshot, (visit.city_ags,)) and visit.manager_id == actor.manager_id
    return {
        **encode.properties(visit),
        "city_name": _city_name(house, visit.city_ags),
        "tag": record_tag(book.COLLECTION, visit.id, current.revision),
        "changed_at": current.at,
        "changed_by": current.who,
        "may": {"edit": allows(actor.role, "keep_visits", own=own)},
    }


def _city_name(house: Atlas, ags: str) -> str | None:
    cities = house.snapshot.collection("cities")
    return str(cities.fields[cities.positions[ags]]["name"]) if ags in cities.positions else None


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise InvalidQuery("Erwartet wird ein Besuch als JSON-Objekt.", "A visit as a JSON object is expected.")
    return body
