"""Sentences about a position: distances, directions, and the area that somebody stands in or near to."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from atlas.nearby import Near, Whereabouts
from atlas.snapshot import Snapshot
from atlas.texts import Words, rounded, say

# The code of a language: the name of a file in atlas/texts.
Language = str

DIRECTIONS = Words("direction", ("n", "ne", "e", "se", "s", "sw", "w", "nw"))
QUALITIES = Words("boundary", ("official", "quarter", "schematic", "municipality", "none"))
STATUSES = Words("standing-status", ("approved", "applied", "former", "unknown"))
# Stands for a way, of which there are too many to remember what is said with each. No text holds it.
_OPEN = "\x01"
REGION_NAMES = Words("region", ("east", "west"))


# A hundred areas have few words to be told in, and each is told again and again; Fluent takes 10 us for one.
@lru_cache(maxsize=2048)
def _said(key: str, language: Language, **words: str | int) -> str:
    return say(key, language, **words)


@lru_cache(maxsize=2048)
def _measured(key: str, language: Language, value: float, digits: int) -> str:
    return say(key, language, n=rounded(value, digits))


def distance(metres: float, language: Language = "de") -> str:
    """Return a distance as people say it: "340 m", "1,2 km", "23 km".

    >>> distance(1234), distance(1234, "en"), distance(338)
    ('1,2 km', '1.2 km', '340 m')
    """
    if metres < 995:
        return _measured("distance-m", language, round(metres, -1 if metres >= 10 else None), 0)
    digits = 1 if metres < 9_950 else 0
    return _measured("distance-km", language, round(metres / 1000, digits), digits)


def way(near: Near, language: Language = "de") -> str:
    """Return distance and direction, "1,2 km nordöstlich"."""
    far = distance(near.distance_m, language)
    if near.direction is None:
        return far
    return _said("way", language, distance=far, direction=_said(f"direction-{near.direction}", language))


def area_standing(fields: Mapping[str, Any], language: Language = "de") -> str:
    """Return an area's city, periods, status and how good its boundary is, in few words."""
    words = {
        "city": fields["city_name"],
        "status": _said(f"standing-status-{fields['status']}", language),
        "boundary": _said(f"boundary-{fields['geometry_quality']}", language),
    }
    time = time_words(fields, language)
    return _said("standing-timed", language, time=time, **words) if time else _said("standing", language, **words)


def time_words(fields: Mapping[str, Any], language: Language) -> str:
    """Return the periods of an area, else its programme where that is none that has periods."""
    years = [years_of(period, language) for period in fields["periods"]]
    if len(years) > 1:
        return _said("standing-periods", language, first=years[0], last=years[-1])
    if years:
        return _said("standing-period", language, period=years[0])
    programme = fields["programme"]
    return "" if programme.startswith("ESF") else _said("standing-programme", language, programme=programme)


def years_of(period: str, language: Language) -> str:
    """Return a funding period, "2014-2020"."""
    start, _, end = period.partition("-")
    return _said("years", language, start=start, end=end)


def where_sentence(snapshot: Snapshot, spot: Whereabouts, language: Language = "de") -> str:
    """Return where a position is, as one or more sentences."""
    areas = snapshot.area_of
    sentences = [_place(areas, spot, language)]
    others = [_other(areas[near.id], language) for near in spot.inside[1:]]
    if others:
        sentences.append(say("where-also", language, names=", ".join(others)))
    unbounded = [areas[key]["name"] for key in spot.unbounded_area_ids]
    if unbounded:
        sentences.append(say("where-unbounded", language, n=len(unbounded), names=", ".join(unbounded)))
    return " ".join(sentences)


def _other(area: Mapping[str, Any], language: Language) -> str:
    """Return a further area at a position: quarters of one name in several programmes are told apart by their time."""
    time = ", ".join(years_of(period, language) for period in area["periods"])
    return _said("where-other", language, name=area["name"], time=time or area["programme"])


def _place(areas: Mapping[str, Mapping[str, Any]], spot: Whereabouts, language: Language) -> str:
    """Return the area at a position, else the nearest, else that there is none."""
    if spot.inside:
        area = areas[spot.inside[0].id]
        return _said("where-inside", language, name=area["name"], standing=area_standing(area, language))
    if spot.nearest is None:
        return _said("where-none", language)
    area = areas[spot.nearest.id]
    open_way = _said("where-nearest", language, name=area["name"], standing=area_standing(area, language), way=_OPEN)
    return open_way.replace(_OPEN, way(spot.nearest, language))
