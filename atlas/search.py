"""One search over records and places: what people type into the one box."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import orjson

from atlas.errors import UnknownRecord
from atlas.near import near_matches
from atlas.places import Gazetteer, Place, PlaceKind
from atlas.places.wording import MAX_LENGTH
from atlas.query import Collection, Make, Query
from atlas.snapshot import Snapshot
from atlas.stock.collection import Stocked as StockedCollection
from atlas.text import fold
from atlas.tiles.bounded import Bounded
from atlas.told import words_of
from atlas.unchanged import Laid, differences

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
# What has changed since words were read is no more than so small a share.
_SHARE = 32
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
    # What stands beside it in the list, and all that is said of it; each begins with a blank, as all its words do.
    around: str
    words: str
    other: str

    @property
    def key(self) -> str:
        """The id, which entries have and places do not."""
        return self.hit.id or ""


class _Wanted:
    """What is looked for: the folded text, its words, and its words as they begin."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, text.split()
        self.begun = [f" {word}" for word in self.words]


class _Words:
    """Which entries have which words: what has none of those asked for need not be looked at."""

    def __init__(self, entries: Mapping[str, _Entry]) -> None:
        self._said = _owners((key, f"{entry.around} {entry.words} {entry.other}") for key, entry in entries.items())
        self._named = _owners((key, f"{entry.around} {entry.other}") for key, entry in entries.items())
        self._names = list(self._named)

    def having(self, wanted: _Wanted) -> set[str]:
        """Return the ids of the entries of which every word that is wanted is a part of some word."""
        return self._all(wanted, lambda part: [own for word, own in self._said.items() if part in word])

    def resembling(self, wanted: _Wanted) -> set[str]:
        """Return the ids of the entries whose names or towns have a word like every one that is wanted."""
        return self._all(wanted, lambda part: [self._named[word] for word in self._like(part)])

    def _like(self, part: str) -> list[str]:
        from rapidfuzz import fuzz, process

        found = process.extract(part, self._names, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF, limit=None)
        return [word for word, _, _ in found]

    def _all(self, wanted: _Wanted, owners: Callable[[str], Sequence[set[str]]]) -> set[str]:
        found = [set().union(*owners(part)) for part in dict.fromkeys(wanted.words)]
        return set.intersection(*found)


def _owners(texts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return each word of some texts with the keys of those that it stands in."""
    owners: dict[str, set[str]] = {}
    for key, text in texts:
        for word in text.split():
            owners.setdefault(word, set()).add(key)
    return owners


class _Entries:
    """All of a collection that can be found. Its words were read once; what has changed since has words of its own."""

    def __init__(self, rows: Collection, before: "_Entries | None") -> None:
        """`before` is a state that this one may have much in common with."""
        self._made = rows.each(_MAKERS[rows.name])
        self._since: Mapping[str, _Entry | None] = {}
        if before is None or len(since := before._until(self._made)) * _SHARE > len(self._made):
            self._entries: Mapping[str, _Entry] = {entry.key: entry for entry in self._made}
            self._words = _Words(self._entries)
        else:
            self._entries, self._words, self._since = Laid(before._entries, since), before._words, since
        self._late = _Words({key: entry for key, entry in self._since.items() if entry})

    def _until(self, made: Sequence[_Entry]) -> dict[str, _Entry | None]:
        """Return what has changed from when words were read until there is what is made now; None has gone."""
        changes = differences(self._made, made)
        gone = {entry.key: None for old, _ in changes for entry in self._made[old]}
        return {**self._since, **gone, **{entry.key: entry for _, new in changes for entry in made[new]}}

    def found(self, ask: Callable[[_Words], set[str]]) -> set[str]:
        """Return the ids of what is found by words of then, where they still hold, and of what has come since."""
        return ask(self._words).difference(self._since) | ask(self._late)

    def at(self, keys: Iterable[str]) -> list[_Entry]:
        """Return entries by their ids."""
        return [self._entries[key] for key in keys]


# Of the state before the next one takes over most; whoever still reads the one before finds its own.
_KEPT: Mapping[str, Bounded[_Entries]] = {name: Bounded(2, lambda _: 1) for name in _KINDS}


def _entries(snapshot: Snapshot) -> list[_Entries]:
    rows = [(kept, snapshot.collection(name).in_memory) for name, kept in _KEPT.items()]
    return [kept.get(own, partial(_entries_after, own, kept)) for kept, own in rows]


def _entries_after(rows: Collection, kept: Bounded[_Entries]) -> _Entries:
    return _Entries(rows, kept.last())


def _made(kind: HitKind, record: str, fields: Mapping[str, Any], shape: Any) -> _Entry:
    return _entry(kind, record, fields, words_of(fields), _point(kind, fields, shape))


# By these very objects a collection knows what it has made of its features.
_MAKERS: Mapping[str, Make[_Entry]] = {collection: partial(_made, kind) for collection, kind in _KINDS.items()}


def _entry(
    kind: HitKind, record: str, fields: Mapping[str, Any], words: str, point: tuple[float, float, str]
) -> _Entry:
    label = str(fields.get("title") or fields["name"])
    details = [fields.get("kind"), fields.get("area_name"), fields.get("city_name") or fields.get("kreis")]
    detail = ", ".join(str(part) for part in details if part)
    # The Upper Sorbian name of a city is as good as the German one.
    sorbian = fields.get("name_hsb") if kind == "city" else None
    hit = Hit(kind, record, label, detail, *point, _HREFS[kind] + record, 0, sorbian)
    name = fold(label)
    return _Entry(hit, name, f" {name} {fold(detail)}", f" {words}", fold(sorbian or ""))


def _point(kind: HitKind, fields: Mapping[str, Any], shape: Any) -> tuple[float, float, str]:
    if kind == "area":
        return *fields["point"], fields["point_precision"]
    if kind == "city":
        return *fields["centre"], "city"
    return shape.x, shape.y, fields["precision"]


def search(snapshot: Snapshot, gazetteer: Gazetteer, q: str, *, limit: int = 10) -> tuple[Hit, ...]:
    """Return records first, then places, best match first; typing errors are forgiven.

    Text behind MAX_LENGTH characters is not read: to look for 20,000 in every record took two seconds.
    """
    wanted = fold(q[:MAX_LENGTH])
    records = _records(snapshot, wanted, limit) if wanted else []
    places = [_place_hit(place) for place in gazetteer.find(q, limit=limit)] if wanted else []
    kept = records[: max(limit - min(len(places), _PLACES_AT_LEAST), (limit + 1) // 2)]
    return (*kept, *places[: limit - len(kept)])


def _records(snapshot: Snapshot, text: str, limit: int) -> list[Hit]:
    wanted, of_city = _Wanted(text), _Wanted(_without_authority(text))
    entries, stocked = _entries(snapshot), [*_stocked(snapshot, text)]
    asked = (wanted, of_city) if of_city.text != text else (wanted,)
    for score_of, ask in ((_score, _Words.having), (_fuzzy_score, _Words.resembling)):
        known = [entry for some in entries for entry in some.at(some.found(partial(_any, asked, ask)))]
        pairs = [
            (score, entry.hit)
            for entry in (*known, *stocked)
            if (score := score_of(of_city if entry.hit.kind == "city" else wanted, entry)) > 0
        ]
        if pairs:
            break
    pairs.sort(key=lambda pair: (-(pair[0] + _WEIGHT[pair[1].kind]), pair[1].label, pair[1].id))
    return [replace(hit, score=round(score, 3)) for score, hit in pairs[:limit]]


def _any(asked: Iterable[_Wanted], ask: Callable[[_Words, _Wanted], set[str]], words: _Words) -> set[str]:
    """Return the ids of all that is found by any of what is asked."""
    return set().union(*(ask(words, wanted) for wanted in asked))


def _stocked(snapshot: Snapshot, wanted: str) -> Iterator[_Entry]:
    """Yield projects of the stock that have all the words; of very many, those with the first places."""
    rows = snapshot.collection("projects")
    if isinstance(rows, StockedCollection):
        slots, grid = rows.view.run(Query(text=wanted))[:_MOST_STOCKED], rows.view.stock.grid
        encoded = rows.ready((rows.view.ordinals(slots) + len(rows.own.ids)).tolist())
        for text, lon, lat in zip(encoded, grid.lon[slots].tolist(), grid.lat[slots].tolist(), strict=True):
            fields = orjson.loads(text)["properties"]
            if not math.isnan(lon):
                yield _entry("project", fields["id"], fields, words_of(fields), (lon, lat, fields["precision"]))


def _without_authority(text: str) -> str:
    """Return what is asked of a city without the word for its authority: "stadtverwaltung bautzen" means Bautzen."""
    first, _, rest = text.partition(" ")
    return rest if rest and first in _AUTHORITIES else text


def _score(wanted: _Wanted, entry: _Entry) -> float:
    text, name = wanted.text, entry.name
    if text in (name, entry.other):
        return 1.0
    if name.startswith(text) or entry.other.startswith(text):
        return 0.9
    if f" {text}" in f" {name}":
        return 0.8
    if _all_in(wanted.words, name):
        return 0.7
    if _all_in(wanted.begun, entry.around):
        return 0.65 if any(word in f" {name}" for word in wanted.begun) else 0.6
    return 0.5 if _all_in(wanted.begun, entry.words) else 0.0


def _all_in(words: Sequence[str], text: str) -> bool:
    return all(map(text.__contains__, words))


def _fuzzy_score(wanted: _Wanted, entry: _Entry) -> float:
    """Return how well the worst of the words is found among those of the name or its town; 0 if one is not."""
    from rapidfuzz import fuzz, process

    known = f"{entry.around} {entry.other}".split()
    best = [process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF) for word in wanted.words]
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
