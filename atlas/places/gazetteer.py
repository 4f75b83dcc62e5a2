"""The questions that can be asked of the gazetteer."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.crs import in_saxony_bbox
from atlas.errors import OutsideSaxony, PlaceNotFound
from atlas.places.addresses import Addresses
from atlas.places.entries import Entries, load, look_at
from atlas.places.index import Mask
from atlas.places.place import KINDS, PRECISION, Place, PlaceKind, label, position_label
from atlas.places.search import EXACT, KIND_STEP, POSTCODE_REACH_M, Search
from atlas.places.spelling import key, squeeze
from atlas.places.wording import Wording, coordinates, understand

FALLBACK = 0.3
"""The score of the town or postal code of an address whose street is not known."""
_SURE = EXACT - KIND_STEP * len(KINDS)
_NEAR_SIMILARITY = 0.55
_NEAR = 5
_SHOWN = 60
_ENOUGH = 2 / 3
# Degrees, a power of two, so that the sides of cells are exact; of so many it is known whether they lie in Saxony.
_CELL, _CELLS = 1 / 128, 8_192


class Gazetteer:
    """Finds places in Saxony without any network. Immutable after loading, so threads may share it."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._search = Search(entries)
        self._addresses = Addresses(self._search)
        self._towns = {ags: number for number, ags in enumerate(entries.ags)}

    @classmethod
    def load(cls, folder: Path) -> "Gazetteer":
        """Return the gazetteer of a folder of place files; raises BrokenLayer naming the file."""
        return cls(load(folder))

    @staticmethod
    def look_at(folder: Path) -> None:
        """Raise BrokenLayer for a place file of a folder that is missing or no table; nothing is kept of them."""
        look_at(folder)

    def find(self, q: str, *, limit: int = 10, ags: str | None = None) -> tuple[Place, ...]:
        """Return the places that a text can mean, the best first, all in one municipality if `ags` is given.

        Exact names come before beginnings, words and typing errors; among equals towns before quarters, postal codes,
        streets and stops. A pair of numbers is a position. Raises OutsideSaxony for a position elsewhere.
        """
        if limit < 1:
            return ()
        point = coordinates(q)
        if point is not None:
            return (self.position(*point),)
        wording = understand(q)
        scope = None if ags is None else self._search.scope_of(frozenset((self._towns.get(ags, -1),)))
        if self._search.elsewhere(wording):
            return ()
        ranked = self._search.rank(wording, limit, scope)
        return self._distinct(ranked, limit) or self._fallback(wording, scope)

    def listing(self, kinds: Collection[PlaceKind]) -> Iterator[tuple[str, int, list[str], Place]]:
        """Yield every entry of some kinds by importance: name, number of its town, further names, and the place."""
        further: dict[int, list[str]] = {}
        for entry, alias in (*self._entries.aliases, *self._entries.former_names):
            further.setdefault(entry, []).append(alias)
        for entry, number in enumerate(self._entries.kinds):
            if KINDS[number] in kinds:
                names = self._entries.names[entry], self._entries.towns[entry], further.get(entry, [])
                yield *names, self._place(entry, EXACT)

    def locate(self, q: str) -> Place:
        """Return the one place that a text means; raises PlaceNotFound with near matches, or OutsideSaxony.

        A street or stop of several towns is not guessed, nor is a name that is merely like those of several towns.
        """
        places = self.find(q, limit=_NEAR + 1)
        if not places:
            raise self._not_found(q)
        best = places[0]
        if best.kind in ("street", "stop") and best.score < _SURE and not _says_enough(q, best):
            raise self._not_found(q, places)
        rivals = [p for p in places[1:] if p.kind == best.kind and p.score == best.score and p.ags != best.ags]
        if rivals and (best.kind in ("street", "stop") or best.score < _SURE):
            raise _ambiguous(q, places)
        return best

    def geocode_address(
        self,
        *,
        street: str | None,
        house_number: str | None,
        postcode: str | None,
        city_ags: str,
        place: str | None = None,
    ) -> Place | None:
        """Return the best known point of an address: street, else the quarter named, postal code, town.

        House numbers are not known: `house_number` only shows in the label of an address whose street is unknown.
        None if there is no such municipality.
        """
        town = self._towns.get(city_ags)
        if town is None:
            return None
        entry = self._addresses.street(street, town, postcode, place) if street else None
        if entry is not None:
            return self._place(entry, EXACT)
        entry = self._addresses.place(place, town) if place else None
        if entry is None:
            entry = self._addresses.postcode(postcode, town)
        found = self._place(town if entry is None else entry, FALLBACK if street or place else EXACT)
        # A stop or street that gives its name to a place says where the place is, not that it is in that street.
        found = replace(found, precision="area") if found.precision == "street" else found
        missing = " ".join(filter(None, (street, house_number)))
        return _without(found, missing) if missing else found

    def position(self, lon: float, lat: float, parameter: str = "q") -> Place:
        """Return a position as a place; raises OutsideSaxony, with a hint where lon and lat seem swapped."""
        if not self.in_saxony(lon, lat):
            raise OutsideSaxony.at(lon, lat, swapped=self.in_saxony(lat, lon), parameter=parameter)
        return Place(
            label=position_label(lon, lat),
            kind="position",
            lon=lon,
            lat=lat,
            precision=PRECISION["position"],
            ags=None,
            city=None,
            score=EXACT,
        )

    def in_saxony(self, lon: float, lat: float) -> bool:
        """Return whether a position lies in Saxony, or at most some 500 m outside."""
        if not in_saxony_bbox(lon, lat):
            return False
        # Most places lie far from the border, which is known of all in a cell once one was asked for.
        inside = self._all_within(lon // _CELL, lat // _CELL)
        return inside or bool(shapely.intersects_xy(self._entries.outline, lon, lat))

    @cached_property
    def _all_within(self) -> Callable[[float, float], bool]:
        """What returns whether all of a cell lies in the outline."""
        return lru_cache(_CELLS)(partial(_is_within, self._entries.outline))

    def _place(self, entry: int, score: float) -> Place:
        entries, town = self._entries, self._entries.towns[entry]
        kind = entries.kind(entry)
        name = entries.labels[entry] if kind == "town" else entries.names[entry]
        return Place(
            label=label(kind, name, entries.details[entry], entries.labels[town]),
            kind=kind,
            lon=entries.lons[entry],
            lat=entries.lats[entry],
            precision=PRECISION[kind],
            ags=entries.ags[town],
            city=entries.names[town],
            score=round(min(score, EXACT), 3),
        )

    def _distinct(self, ranked: list[tuple[int, float]], limit: int) -> tuple[Place, ...]:
        """Return places of different labels: the platforms of a stop are shown once."""
        places: dict[str, Place] = {}
        for entry, score in ranked:
            if len(places) == limit:
                break
            place = self._place(entry, score)
            places.setdefault(place.label, place)
        return tuple(places.values())

    def _fallback(self, wording: Wording, scope: Mask | None) -> tuple[Place, ...]:
        """Return the postal code or town of a question whose street or place is not known, and say so."""
        code = self._search.postcode(wording.postcode)
        towns = self._towns_meant(wording, code)
        if towns:
            code = self._addresses.postcode(wording.postcode, towns[0])
        entry = code if code is not None or not towns else towns[0]
        if entry is None or not wording.parts or not (scope is None or scope[entry]):
            return ()
        missing = wording.text.rpartition(",")[0] or wording.text
        return (_without(self._place(entry, FALLBACK), missing),)

    def _towns_meant(self, wording: Wording, code: int | None) -> list[int]:
        """Return the towns that a question names: those its postal code can mean, the nearest first, else by rank."""
        towns = sorted(self._search.towns_named(wording))
        if code is None:
            return towns
        away = self._search.away_m(code)
        return sorted((town for town in towns if away[town] <= POSTCODE_REACH_M), key=lambda town: away[town])

    def _not_found(self, q: str, near: tuple[Place, ...] = ()) -> PlaceNotFound:
        asked = squeeze(" ".join(understand(q).plain_parts))
        similar = self._search.index.similar(asked, None, _NEAR_SIMILARITY)
        similar.sort(key=lambda hit: (-hit[1], hit[0]))
        return PlaceNotFound(
            f"„{q[:_SHOWN]}“ steht nicht im Ortsverzeichnis für Sachsen.",
            f"“{q[:_SHOWN]}” is not in the gazetteer of Saxony.",
            parameter="q",
            near=[place.label for place in near or self._distinct(similar, _NEAR)],
        )


def _is_within(outline: BaseGeometry, column: float, row: float) -> bool:
    """Return whether all of a cell lies in an outline."""
    west, south = column * _CELL, row * _CELL
    return bool(shapely.covers(outline, shapely.box(west, south, west + _CELL, south + _CELL)))


def _says_enough(q: str, place: Place) -> bool:
    """Return whether a question has most letters of a place's name: "Berlin" is not meant for "Berliner Hof"."""
    name = place.label.partition(", ")[0]
    return len(key(q)) >= _ENOUGH * len(key(name))


def _without(place: Place, missing: str) -> Place:
    """Return a place whose label says what of the question is not known."""
    return replace(place, label=f"{place.label} („{missing[:_SHOWN].strip()}“ nicht verzeichnet)")


def _ambiguous(q: str, places: tuple[Place, ...]) -> PlaceNotFound:
    return PlaceNotFound(
        f"„{q[:_SHOWN]}“ gibt es in mehreren Orten. Bitte den Ort dazuschreiben.",
        f"There is “{q[:_SHOWN]}” in several towns. Please add the town.",
        parameter="q",
        near=[place.label for place in places],
    )
