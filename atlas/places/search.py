"""A question to ranked entries: exact names before beginnings, beginnings before words, words before typing errors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from atlas.places.entries import Entries
from atlas.places.index import Ids, Mask, NameIndex
from atlas.places.place import KINDS
from atlas.places.readings import Reading, readings
from atlas.places.spelling import complete_street, fold_all, squeeze
from atlas.places.wording import Wording

Distances = NDArray[np.float64]

EXACT, BEGINNING, WORDS, SIMILAR = 1.0, 0.9, 0.8, 0.72
KIND_STEP = 0.008
"""What each less important kind costs; seven kinds stay within the 0.1 between two ways of matching."""
POSTCODE_REACH_M = 25_000
"""No place is farther from the middle of its postal code; the largest of Saxony are some 30 km across."""
_METRES_PER_DEGREE = 111_320
_LEAST_SIMILAR = 4
_LEAST_BESIDE_TOWN = 0.9
"""How like the whole of a question must be to a name if a part of it is a town."""


@dataclass(slots=True)
class Hits:
    """Entries found so far with their best scores, and who may be found at all."""

    kinds: Sequence[int]
    limit: int
    scope: Mask | None
    # How far each entry is from the postal code of the question, where it has one.
    away_m: Distances | None = None
    scores: dict[int, float] = field(default_factory=dict)

    def add(self, entries: Iterable[int], score: float) -> None:
        """Note entries matched in one way; the kind costs a little of the score."""
        for entry in entries:
            value = score - KIND_STEP * self.kinds[entry]
            if value > self.scores.get(entry, 0.0):
                self.scores[entry] = value

    def ranked(self) -> list[tuple[int, float]]:
        """Return (entry, score), the best first; among equal scores what is nearest to the postal code, else rank."""
        away = self.away_m
        return sorted(self.scores.items(), key=lambda hit: (-hit[1], 0.0 if away is None else away[hit[0]], hit[0]))

    @property
    def enough(self) -> bool:
        """Whether further, weaker ways of matching are of no use."""
        # Twice as many as asked for, because entries of one label are shown once.
        return len(self.scores) >= 2 * self.limit


class Search:
    """Searches all entries. Immutable once made."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.town_of = np.array(entries.towns, dtype=np.int32)
        kinds = np.array(entries.kinds, dtype=np.int8)
        self.of_kind: dict[str, Mask] = {kind: kinds == number for number, kind in enumerate(KINDS)}
        texts = entries.names + [alias for _, alias in entries.aliases]
        owners = [*range(len(entries.names)), *(entry for entry, _ in entries.aliases)]
        self.index = NameIndex(fold_all(texts), owners, self.town_of)
        self._town_keys = _town_keys(entries)
        codes = np.flatnonzero(self.of_kind["postcode"])
        self._lons, self._lats = np.asarray(entries.lons), np.asarray(entries.lats)
        self._regions = frozenset(entries.names[code][:2] for code in codes)

    def rank(self, wording: Wording, limit: int, scope: Mask | None) -> list[tuple[int, float]]:
        """Return (entry, score) of what a question can mean, the best first; more than `limit` where there are."""
        code = self.postcode(wording.postcode)
        away = None if code is None else self.away_m(code)
        hits = Hits(self.entries.kinds, limit, self._within_reach(wording, away, scope), away)
        self._match_postcode(wording, hits)
        for ways in self._attempts(wording):
            self._match(ways, hits)
            if hits.scores:
                break
        else:
            self._match_similar(wording, hits)
        self._prefer_as_spelt(wording.text.casefold(), hits)
        return hits.ranked()

    def postcode(self, code: str | None) -> int | None:
        """Return the entry of a postal code."""
        found = self.index.exact(code) if code else ()
        return next((int(entry) for entry in found if self.of_kind["postcode"][entry]), None)

    def away_m(self, entry: int) -> Distances:
        """Return about how far every entry is from one, in metres."""
        lat = self._lats[entry]
        east = (self._lons - self._lons[entry]) * np.cos(np.radians(lat))
        away: Distances = np.hypot(east, self._lats - lat) * _METRES_PER_DEGREE
        return away

    def _within_reach(self, wording: Wording, away: Distances | None, scope: Mask | None) -> Mask | None:
        """Return the scope without what the postal code cannot mean: "02894 Reichenbach" is not in the Vogtland.

        Where every town that is named is out of its reach, one of the two is mistyped, and nothing is left out.
        """
        if away is None:
            return scope
        near: Mask = away <= POSTCODE_REACH_M
        towns = self.towns_named(wording)
        if towns and not near[list(towns)].any():
            return scope
        return near if scope is None else near & scope

    def towns_named(self, wording: Wording) -> frozenset[int]:
        """Return the towns that a question names, also mistyped."""
        for towns_named in (self._named, self._mistyped):
            for reading in readings(wording, towns_named):
                found = reading.towns or self._named(reading.key)
                if found:
                    return found
        return frozenset()

    def elsewhere(self, wording: Wording) -> bool:
        """Return whether the postal code of a question belongs to no region that Saxony has part in."""
        return wording.postcode is not None and wording.postcode[:2] not in self._regions

    def _named(self, town_key: str) -> frozenset[int]:
        return self._town_keys.get(town_key, frozenset())

    def _mistyped(self, town_key: str) -> frozenset[int]:
        """Return the towns whose names a key resembles most."""
        similar = self.index.similar(town_key, self.of_kind["town"]) if len(town_key) >= _LEAST_SIMILAR else []
        best = max((score for _, score in similar), default=0.0)
        return frozenset(entry for entry, score in similar if score == best)

    def _attempts(self, wording: Wording) -> Iterable[list[Reading]]:
        """Yield the readings as asked, then those of a street's name being typed."""
        yield self._readings(wording)
        completed = tuple(complete_street(part) for part in wording.parts)
        if completed != wording.parts:
            yield self._readings(replace(wording, parts=completed, plain_parts=completed))

    def _readings(self, wording: Wording) -> list[Reading]:
        found = readings(wording, self._named)
        code = self.postcode(wording.postcode)
        if code is None or any(reading.towns for reading in found):
            return found
        town = self.entries.towns[code]
        return [replace(reading, towns=frozenset((town,))) for reading in found]

    def _prefer_as_spelt(self, asked: str, hits: Hits) -> None:
        """Put "Grünau" before "Grunau" for who asked for Grünau, though both have one key."""
        for entry, score in hits.scores.items():
            if score > BEGINNING and self.entries.names[entry].casefold() in asked:
                hits.scores[entry] = score + KIND_STEP / 2

    def _match_postcode(self, wording: Wording, hits: Hits) -> None:
        code = self.postcode(wording.postcode)
        towns_only = all(self._named(squeeze(part)) for part in wording.parts)
        if code is not None and towns_only and (hits.scope is None or hits.scope[code]):
            # A code beside its town is more exact than the town: it must come first.
            hits.scores[code] = EXACT + 2 * KIND_STEP

    def _match(self, ways: list[Reading], hits: Hits) -> None:
        """Add what matches exactly, then by beginning, then by words, until there is enough."""
        in_town = any(reading.towns for reading in ways)
        for score in (EXACT, BEGINNING, WORDS):
            # Who names a town does not mean "Goethestraße, Auerbach" by "Goethestraße Aue".
            for reading in (way for way in ways if score != WORDS or way.towns or not in_town):
                found = self._found(reading, score)
                hits.add(self._allowed(found, reading, hits.scope)[: 4 * hits.limit].tolist(), score)
            if hits.enough:
                return

    def _found(self, reading: Reading, score: float) -> Ids:
        if score == EXACT:
            return self.index.exact(reading.key)
        return self.index.starting(reading.key) if score == BEGINNING else self.index.with_words(reading.words)

    def _match_similar(self, wording: Wording, hits: Hits) -> None:
        """Add what resembles the question: in the town it names, else in a mistyped town, else anywhere."""
        as_named = self._readings(wording)
        placed = [reading for reading in as_named if reading.towns]
        if placed:
            self._add_similar(placed, hits)
            self._add_similar([reading for reading in as_named if not reading.towns], hits, _LEAST_BESIDE_TOWN)
            return
        mistyped = readings(wording, self._mistyped, whole=False)
        self._match(mistyped, hits)
        for ways in (mistyped, as_named):
            if not hits.scores:
                self._add_similar(ways, hits)

    def _add_similar(self, ways: list[Reading], hits: Hits, least: float | None = None) -> None:
        for reading in ways:
            if len(reading.key) >= _LEAST_SIMILAR:
                scope = self.scope_of(reading.towns, hits.scope)
                for entry, likeness in self.index.similar(reading.key, scope, least):
                    hits.add((entry,), SIMILAR * likeness)

    def _allowed(self, found: Ids, reading: Reading, scope: Mask | None) -> Ids:
        mask = self.scope_of(reading.towns, scope)
        return found if mask is None else found[mask[found]]

    def scope_of(self, towns: frozenset[int] | None, scope: Mask | None = None) -> Mask | None:
        """Return which entries lie in the towns and in the scope, or None for all."""
        if towns is None:
            return scope
        # One more for the town that there is not, -1.
        chosen = np.zeros(len(self.entries.ags) + 1, dtype=np.bool_)
        chosen[list(towns)] = True
        chosen[-1] = False
        inside: Mask = chosen[self.town_of]
        return inside if scope is None else inside & scope


def _town_keys(entries: Entries) -> dict[str, frozenset[int]]:
    """Return the towns by all keys that an address may name them by: also those of municipalities merged into them."""
    named = [*enumerate(entries.names[: len(entries.ags)]), *entries.aliases, *entries.former_names]
    keys: dict[str, set[int]] = {}
    for (town, _), folded in zip(named, fold_all([name for _, name in named]), strict=True):
        keys.setdefault(squeeze(folded), set()).add(town)
    return {key: frozenset(towns) for key, towns in keys.items() if key}
