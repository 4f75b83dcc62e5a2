"""Addresses given as fields: street, house number, postal code, town and place name to the best entry that is known."""

from collections.abc import Iterator

import numpy as np

from atlas.crs import geodesic_distance_m
from atlas.places.index import Mask
from atlas.places.search import Search
from atlas.places.spelling import fold, squeeze
from atlas.places.wording import understand, without_number

STREET_SIMILARITY = 0.88
"""Stricter than in a search, because nobody looks at the match: "Tschaikowsky" for "Tschaikowski" passes."""
_ONE_PLACE_M = 1500


class Addresses:
    """Finds the entry of an address in a town. Immutable once made."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._entries = search.entries
        kinds = search.of_kind
        self._streets: Mask = kinds["street"] | kinds["stop"]
        self._places: Mask = kinds["quarter"] | kinds["locality"]
        codes = np.flatnonzero(kinds["postcode"])
        self._codes_per_town = np.bincount(search.town_of[codes], minlength=len(self._entries.ags))

    def street(self, street: str, town: int, postcode: str | None, place: str | None) -> int | None:
        """Return the entry of a street in a town; None if unknown, or if the town has several far apart."""
        parts = understand(without_number(f"{street} ")).parts
        if not parts:
            return None
        scope = self._streets & (self._search.town_of == town)
        key = squeeze(" ".join(parts))
        found = [int(entry) for entry in self._search.index.exact(key) if scope[entry]]
        return self._choose(found or self._similar(key, scope), postcode, place)

    def place(self, place: str, town: int) -> int | None:
        """Return the entry of a quarter or locality that a place name mentions, or of a stop called just so."""
        inside = self._search.town_of == town
        for words, whole in self._mentions(place, town):
            found = self._search.index.exact("".join(words))
            allowed = self._places | self._streets if whole else self._places
            for entry in found.tolist():
                if inside[entry] and allowed[entry]:
                    return int(entry)
        return None

    def postcode(self, code: str | None, town: int) -> int | None:
        """Return the entry of a postal code that says more than its town, that is where the town has several."""
        entry = self._search.postcode(code)
        if entry is None or self._entries.towns[entry] != town or self._codes_per_town[town] < 2:
            return None
        return entry

    def _similar(self, key: str, scope: Mask) -> list[int]:
        similar = self._search.index.similar(key, scope, STREET_SIMILARITY)
        best = max((score for _, score in similar), default=0.0)
        return sorted(entry for entry, score in similar if score == best)

    def _choose(self, found: list[int], postcode: str | None, place: str | None) -> int | None:
        """Return the one street meant: without a part of town, or in the part named, or nearest to the postal code."""
        if not found:
            return None
        entries = self._entries
        rivals = [entry for entry in found if entries.kinds[entry] == entries.kinds[found[0]]]
        plain = [entry for entry in rivals if not entries.details[entry] or entries.details[entry] == place]
        if plain or len(rivals) == 1:
            return (plain or rivals)[0]
        code = self._search.postcode(postcode)
        middle = rivals[0] if code is None else code
        nearest = min(rivals, key=lambda entry: (self._distance_m(entry, middle), entry))
        together = all(self._distance_m(entry, middle) <= _ONE_PLACE_M for entry in rivals)
        return nearest if code is not None or together else None

    def _distance_m(self, a: int, b: int) -> float:
        entries = self._entries
        return geodesic_distance_m((entries.lons[a], entries.lats[a]), (entries.lons[b], entries.lats[b]))

    def _mentions(self, place: str, town: int) -> Iterator[tuple[list[str], bool]]:
        """Yield the word groups of a place name, the longer first, and whether a group is all but the town's name."""
        names = fold(self._entries.names[town]).split(" ")
        for part in understand(place).parts:
            words = [word for word in part.split(" ") if word not in names] or part.split(" ")
            for size in range(len(words), 0, -1):
                for first in range(len(words) - size + 1):
                    yield words[first : first + size], size == len(words)
