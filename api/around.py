"""A question about what lies near a place: its parameters, once for the API, the page and many places at once."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from api import parameters
from api.deps import LAT, LON, PLACE, limit_parameter, position
from api.parameters import Parameter, Values, filter_parameters, merged
from atlas import Atlas, crs, encode
from atlas.contacts import contact_of
from atlas.describe.asked import filter_words
from atlas.describe.voice import Voice
from atlas.errors import InvalidParameter
from atlas.filters import filters_of
from atlas.nearby import MAX_RADIUS_M, NEAR_KINDS, Hits, Near, NearKind, hits_of, nearby
from atlas.places import Place
from atlas.query import Collection
from atlas.snapshot import Snapshot

LIMIT, MOST = 20, 500
_FILTERS = merged(parameter for kind in NEAR_KINDS for parameter in filter_parameters(kind))
RADIUS = Parameter(
    "radius_m", "Umkreis in Metern (radius in metres)", {"type": "number", "minimum": 1, "maximum": MAX_RADIUS_M}
)
# What kind of record is asked for; offices' own filter of that name is not offered here.
KIND = Parameter(
    "kind",
    "Was gesucht wird (what is looked for)",
    {"type": "array", "items": {"type": "string", "enum": list(NEAR_KINDS)}},
)
FILTERS = {name: parameter for name, parameter in _FILTERS.items() if name not in ("kind", "id")}
NAMES = ("kind", "radius_m", "limit", *FILTERS)
# Ready parts of a hit: what is told of it by its collection, metres, direction and contact.
_HIT = b'"collection":"%b","distance_m":%b,"direction":%b,"contact":%b'
_SIDES = {side: encode.dumps(side) for side in (*crs.COMPASS, None)}
PARAMETERS = (LON, LAT, PLACE, RADIUS, limit_parameter(LIMIT, MOST), KIND, *FILTERS.values())


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for around a place; `radius_m` None is without bound."""

    kinds: tuple[NearKind, ...]
    radius_m: float | None
    limit: int
    filters: Mapping[str, str]

    def words(self, voice: Voice) -> list[str]:
        """Return what is looked for in words: the kinds, the radius, then each filter."""
        kinds = voice.listing([voice.say(f"list-kinds-{kind}") for kind in self.kinds])
        radius = [voice.say("near-within", distance=voice.way(self.radius_m, None))] if self.radius_m else []
        return [kinds, *radius, *self._filter_words(voice)]

    def _filter_words(self, voice: Voice) -> list[str]:
        """Return each filter in the words of the first kind that knows it."""
        said = []
        for name, text in self.filters.items():
            kind = next(kind for kind in self.kinds if name in filters_of(kind))
            said.append(filter_words(voice, kind, filters_of(kind)[name], text))
        return said

    def around(self, snapshot: Snapshot, lon: float, lat: float) -> tuple[Near, ...]:
        """Return what lies nearest to a position, see atlas.nearby.nearby."""
        return nearby(snapshot, lon, lat, **self._asked)

    def hits(self, snapshot: Snapshot, lon: float, lat: float) -> list[Hits]:
        """Return the same by where it stands in its collection."""
        return hits_of(snapshot, lon, lat, **self._asked)

    @property
    def _asked(self) -> dict[str, Any]:
        return {"kinds": self.kinds, "radius_m": self.radius_m, "limit": self.limit, "filters": self.filters}


def wish(values: Values, *, default: int = LIMIT, most: int = MOST) -> Wish:
    """Return what parameters ask for, whatever the place; raises InvalidParameter."""
    return Wish(
        kinds=_kinds(values),
        radius_m=_radius(values),
        limit=parameters.whole_number(values, "limit", default=default, least=1, most=most),
        filters={name: text for name, text in values.items() if name in FILTERS},
    )


def found(values: Values, house: Atlas, snapshot: Snapshot) -> tuple[Place, Wish, tuple[Near, ...]]:
    """Return the place that is meant, what is asked for, and the answer; raises InvalidQuery and PlaceNotFound."""
    asked, place = wish(values), position(values, house)
    return place, asked, asked.around(snapshot, place.lon, place.lat)


def place_members(place: Place) -> dict[str, Any]:
    """Return a place as an answer tells it."""
    return {name: getattr(place, name) for name in ("lon", "lat", "label", "precision", "kind", "city")}


def features(snapshot: Snapshot, found: Sequence[Hits]) -> list[bytes]:
    """Return hits as GeoJSON features: the records with their distance, direction and contact."""
    made: dict[int, bytes] = {}
    for hits in found:
        name, metres = hits.rows.name.encode(), encode.dumps(hits.distances_m)[1:-1].split(b",")
        sides, contacts = map(_SIDES.__getitem__, hits.directions), _contacts(snapshot, hits.rows, hits.positions)
        told = zip(hits.ranks, hits.rows.ready(hits.positions), metres, sides, contacts, strict=True)
        made |= {
            rank: encode.spliced(ready, _HIT % (name, far, side, contact)) for rank, ready, far, side, contact in told
        }
    return [made[rank] for rank in range(len(made))]


def _contacts(snapshot: Snapshot, rows: Collection, positions: Sequence[int]) -> list[bytes]:
    """Return the contact of each record, encoded; projects of one city and area share theirs, so it is made once."""
    known = _known_contacts(snapshot, rows.name)
    keys = rows.alike(positions) if rows.name == "projects" else positions
    for key, place in dict(zip(keys, positions, strict=True)).items():
        if key not in known:
            known[key] = encode.dumps(contact_of(snapshot, rows.name, rows.ids[place]))
    return [known[key] for key in keys]


@lru_cache(maxsize=2 * len(NEAR_KINDS))
def _known_contacts(_snapshot: Snapshot, _collection: str) -> dict[Hashable, bytes]:
    """Return the contacts of one collection of one snapshot that were asked for so far."""
    return {}


def _kinds(values: Values) -> tuple[NearKind, ...]:
    return _named(values["kind"]) if "kind" in values else NEAR_KINDS


@lru_cache(maxsize=64)
def _named(text: str) -> tuple[NearKind, ...]:
    asked = [part.strip() for part in text.split(",")]
    for kind in asked:
        parameters.choice({"kind": kind}, "kind", NEAR_KINDS, "projects")
    return tuple(kind for kind in NEAR_KINDS if kind in asked)


def _radius(values: Values) -> float | None:
    radius = parameters.number(values, "radius_m")
    if radius is not None and not 0 < radius <= MAX_RADIUS_M:
        raise InvalidParameter(
            f"„radius_m“ muss über 0 und höchstens {MAX_RADIUS_M} sein.",
            f"'radius_m' must be above 0 and at most {MAX_RADIUS_M}.",
            parameter="radius_m",
        )
    return radius
