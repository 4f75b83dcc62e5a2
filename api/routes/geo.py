"""Questions about positions and words: where, places and search."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response

from api import parameters
from api.around import place_members
from api.asking import beside
from api.deps import LAT, LON, PLACE, get_grounded, get_placed, limit_parameter, position
from api.gone import followed
from api.parameters import Parameter, table_of
from api.plain import add_plain
from api.responses import GEOJSON, JSON, respond
from atlas import encode
from atlas.describe import where_sentence
from atlas.errors import InvalidParameter
from atlas.nearby import Whereabouts, where
from atlas.places import Place
from atlas.query import Collection
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT, languages

FOUND_LIMIT, MAX_FOUND = 10, 50


_WHERE = table_of([LON, LAT, PLACE])
_WORDS = Parameter("q", "Gesuchte Wörter (words to look for)", required=True)
_FIND = table_of([_WORDS, limit_parameter(FOUND_LIMIT, MAX_FOUND)])


async def where_am_i(request: Request) -> Response:
    """Return the area at a position or the nearest one, with offices, projects, city and manager, in words too."""
    snapshot, values = await followed(request), parameters.read(request, _WHERE)
    place = position(values, await get_grounded(request))
    spot = where(snapshot, place.lon, place.lat)
    return respond(request, snapshot, encode.dumps(_where_body(snapshot, place, spot)), JSON)


def _where_body(snapshot: Snapshot, place: Place, spot: Whereabouts) -> dict[str, Any]:
    best = spot.inside[0] if spot.inside else spot.nearest
    area = snapshot.fields("areas", best.id) if best else {}
    city = spot.city_ags or area.get("city_ags")
    return {
        "position": place_members(place),
        "inside": bool(spot.inside),
        "sentence": where_sentence(snapshot, spot),
        **{f"sentence_{code}": where_sentence(snapshot, spot, code) for code in languages() if code != DEFAULT},
        "area": _fragment(snapshot.collection("areas"), best.id) if best else None,
        "distance_m": best.distance_m if best else None,
        "direction": best.direction if best else None,
        "areas": [{"id": near.id, "name": snapshot.area_of[near.id]["name"]} for near in spot.inside],
        "areas_without_boundary": list(spot.unbounded_area_ids),
        "offices": [_fragment(snapshot.collection("offices"), key) for key in area.get("office_ids", ())],
        "projects": [_fragment(snapshot.collection("projects"), key) for key in area.get("project_ids", ())],
        "city": _fragment(snapshot.collection("cities"), city) if city else None,
        "region": spot.region,
        "manager": _manager(snapshot, spot),
        "revision": snapshot.revision,
    }


def _manager(snapshot: Snapshot, spot: Whereabouts) -> Mapping[str, Any] | None:
    """Return who is responsible at the position: for its programme city, else for its region."""
    if spot.city_ags:
        found: Mapping[str, Any] | None = snapshot.fields("cities", spot.city_ags)["manager"]
        return found
    return snapshot.fields("regions", spot.region)["manager"] if spot.region else None


def _fragment(rows: Collection, record: str) -> orjson.Fragment:
    return orjson.Fragment(rows.features[rows.position(record)])


async def places(request: Request) -> Response:
    """Return places, postal codes, streets and stops that fit the words, best first."""
    snapshot, values = await followed(request), parameters.read(request, _FIND)
    found = (await get_placed(request)).places(_words(values), limit=_found_limit(values))
    features = [encode.dumps(_place_feature(place)) for place in found]
    members = {"query": values["q"], "numberReturned": len(features), "revision": snapshot.revision}
    return respond(request, snapshot, encode.collection(features, members), GEOJSON)


def _place_feature(place: Place) -> dict[str, Any]:
    names = ("label", "kind", "precision", "ags", "city", "score")
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {name: getattr(place, name) for name in names},
    }


async def search(request: Request) -> Response:
    """Return records and places that fit the words: records first, best match first."""
    snapshot, values, atlas = await followed(request), parameters.read(request, _FIND), await get_placed(request)
    look = partial(atlas.search, _words(values), limit=_found_limit(values))
    # In a stock it takes so long that others are answered meanwhile; else going to a thread takes longer than looking.
    found = await beside(look) if atlas.stock else look()
    body = {"query": values["q"], "results": [encode.properties(hit) for hit in found]}
    return respond(request, snapshot, encode.dumps(body), JSON)


def _words(values: parameters.Values) -> str:
    q = values.get("q", "").strip()
    if not q or len(q) > 200:
        raise InvalidParameter(
            "Bitte 1 bis 200 Zeichen zum Suchen angeben.", "Please give 1 to 200 characters to look for.", parameter="q"
        )
    return q


def _found_limit(values: parameters.Values) -> int:
    return parameters.whole_number(values, "limit", default=FOUND_LIMIT, least=1, most=MAX_FOUND)


def add_questions(app: FastAPI) -> None:
    """Add the routes to an application, as plain ones."""
    add_plain(app, "/api/where", where_am_i, "Wo bin ich?", _WHERE.values())
    add_plain(app, "/api/places", places, "Ortsverzeichnis", _FIND.values())
    add_plain(app, "/api/search", search, "Suche", _FIND.values())
