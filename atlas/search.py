"""One search over records and places: what people type into the one box."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz import fuzz, process

from atlas.errors import UnknownRecord
from atlas.near import near_matches
from atlas.places import Gazetteer, Place, PlaceKind
from atlas.places.wording import MAX_LENGTH
from atlas.query import Query, words_of
from atlas.snapshot import Snapshot
from atlas.stock.collection import Stocked as StockedCollection
from atlas.text import fold

HitKind = Literal["area", "project", "office", "city", "place"]
_KINDS: Mapping[str, HitKind] = {"areas": "area", "cities": "city", "offices": "office", "projects": "project"}
_HREFS: Mapping[HitKind, str] = {
    "area": "/gebiete/",
    "city": "/staedte/",
    "office": "/bueros/",
    "project": "/projekte/",
    "place": "",
}
# Records of one quality of match come in this order: the area before its office before its projects.
_WEIGHT: Mapping[HitKind, float] = {"area": 0.04, "city": 0.03, "office": 0.02, "project": 0.01, "place": 0.0}
PLACE_WORDS: Mapping[PlaceKind, str] = {
    "town": "Ort",
    "quarter": "Ortsteil",
    "locality": "Ort oder Ortsteil",
    "postcode": "Postleitzahl",
    "street": "Straße",
    "stop": "Haltestelle",
    "position": "Position",
}
# Who looks for the town hall means the town.
_AUTHORITIES = frozenset(("stadt", "stadtverwaltung", "rathaus", "gemeinde", "gemeindeverwaltung"))
_FUZZY_CUTOFF = 82
_PLACES_AT_LEAST = 3
# A word that half of a million projects have ranks none of them.
_MOST_STOCKED = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the result list; places have no id and no page."""

    kind: HitKind
    id: str | None
    label: str
    detail: str
    lon: float
    lat: float
    precision: str
    href: str | None
    score: float
    # What a city is called in Upper Sorbian.
    name_hsb: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    name: str
    detail: str
    words: str
    other: str


@lru_cache(maxsize=2)
def _entries(snapshot: Snapshot) -> tuple[_Entry, ...]:
    return tuple(
        _entry(kind, record, fields, words, snapshot)
        for collection, kind in _KINDS.items()
        for record, fields, words in zip(
            snapshot.collection(collection).in_memory.ids,
            snapshot.collection(collection).in_memory.fields,
            snapshot.collection(collection).in_memory.words,
            strict=True,
        )
    )


def _entry(kind: HitKind, record: str, fields: Mapping[str, Any], words: str, snapshot: Snapshot) -> _Entry:
    label = str(fields.get("title") or fields["name"])
    lon, lat, precision = _point(kind, record, fields, snapshot)
    details = [fields.get("kind"), fields.get("area_name"), fields.get("city_name") or fields.get("kreis")]
    detail = ", ".join(str(part) for part in details if part)
    # The Upper Sorbian name of a city is as good as the German one.
    sorbian = fields.get("name_hsb") if kind == "city" else None
    hit = Hit(kind, record, label, detail, lon, lat, precision, _HREFS[kind] + record, 0, sorbian)
    return _Entry(hit, fold(label), fold(detail), words, fold(sorbian or ""))


def _point(kind: HitKind, record: str, fields: Mapping[str, Any], snapshot: Snapshot) -> tuple[float, float, str]:
    if kind == "area":
        return *fields["point"], fields["point_precision"]
    if kind == "city":
        return *fields["centre"], "city"
    rows = snapshot.collection("offices" if kind == "office" else "projects")
    point: Any = rows.geometries[rows.position(record)]
    return point.x, point.y, fields["precision"]


def search(snapshot: Snapshot, gazetteer: Gazetteer, q: str, *, limit: int = 10) -> tuple[Hit, ...]:
    """Return records first, then places, best match first; typing errors are forgiven.

    Text behind MAX_LENGTH characters is not read: to look for 20,000 in every record took two seconds.
    """
    wanted = fold(q[:MAX_LENGTH])
    records = _records(snapshot, wanted) if wanted else []
    places = [_place_hit(place) for place in gazetteer.find(q, limit=limit)] if wanted else []
    kept = records[: max(limit - min(len(places), _PLACES_AT_LEAST), (limit + 1) // 2)]
    return (*kept, *places[: limit - len(kept)])


def _records(snapshot: Snapshot, wanted: str) -> list[Hit]:
    entries = _entries(snapshot)
    asked = [(_meant(wanted, entry), entry) for entry in (*entries, *_stocked(snapshot, wanted))]
    scored = [(score, entry.hit) for words, entry in asked if (score := _score(words, entry)) > 0]
    if not scored:
        scored = [(score, entry.hit) for words, entry in asked if (score := _fuzzy_score(words, entry)) > 0]
    scored.sort(key=lambda pair: (-(pair[0] + _WEIGHT[pair[1].kind]), pair[1].label, pair[1].id))
    return [replace(hit, score=round(score, 3)) for score, hit in scored]


def _stocked(snapshot: Snapshot, wanted: str) -> Iterator[_Entry]:
    """Yield projects of the stock that have all the words; of very many, those with the first places."""
    rows = snapshot.collection("projects")
    if isinstance(rows, StockedCollection):
        for slot in rows.view.run(Query(text=wanted))[:_MOST_STOCKED].tolist():
            record = rows.view.stock.id(slot)
            position = rows.position(record)
            fields = rows.fields[position]
            if rows.geometries[position] is not None:
                yield _entry("project", record, fields, words_of(fields), snapshot)


def _meant(wanted: str, entry: _Entry) -> str:
    """Return what is asked of a city without the word for its authority: "stadtverwaltung bautzen" means Bautzen."""
    first, _, rest = wanted.partition(" ")
    return rest if rest and entry.hit.kind == "city" and first in _AUTHORITIES else wanted


def _score(wanted: str, entry: _Entry) -> float:
    if wanted in (entry.name, entry.other):
        return 1.0
    if entry.name.startswith(wanted) or entry.other.startswith(wanted):
        return 0.9
    if f" {wanted}" in f" {entry.name}":
        return 0.8
    words = wanted.split()
    if all(word in entry.name for word in words):
        return 0.7
    around = f" {entry.name} {entry.detail}"
    if all(f" {word}" in around for word in words):
        return 0.65 if any(f" {word}" in f" {entry.name}" for word in words) else 0.6
    return 0.5 if all(f" {word}" in f" {entry.words}" for word in words) else 0.0


def _fuzzy_score(wanted: str, entry: _Entry) -> float:
    """Return how well the worst of the words is found among those of the name or its town; 0 if one is not."""
    known = f"{entry.name} {entry.other} {entry.detail}".split()
    best = [process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF) for word in wanted.split()]
    found = [match[1] for match in best if match]
    return min(found) / 200 if len(found) == len(best) else 0.0


def _place_hit(place: Place) -> Hit:
    where = (place.lon, place.lat, place.precision)
    return Hit("place", None, place.label, PLACE_WORDS[place.kind], *where, None, round(place.score, 3))


def find_city(snapshot: Snapshot, wanted: str) -> str:
    """Return the AGS of a city named by AGS or by German or Sorbian name, or raise UnknownRecord with near matches."""
    names: dict[str, str] = {}
    for fields in snapshot.collection("cities").fields:
        known = (fields["ags"], fields["name"], fields["name_hsb"])
        names.update({fold(name): fields["ags"] for name in known if name})
    if fold(wanted) in names:
        return names[fold(wanted)]
    raise UnknownRecord(
        f"Eine Programmstadt „{wanted[:80]}“ gibt es nicht.",
        f"There is no programme city '{wanted[:80]}'.",
        parameter="city",
        near=near_matches(wanted, [fields["name"] for fields in snapshot.collection("cities").fields]),
    )
