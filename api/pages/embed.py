"""The embedded map as the server gives it: the built page, and in it the list for readers without JavaScript."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from api import around
from api.pages import near, render, speech, words
from api.pages.speech import Speech
from api.pages.words import path_of
from atlas.errors import InvalidParameter, InvalidQuery
from atlas.query import Interval
from atlas.selection import MAP_FILTERS, Asked, select
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT, languages

_NOSCRIPT = re.compile(r"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL)
_SELECTED = {parameter: name for name, parameter in words.MAP_PARAMETERS.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; `detail` is the status of an area, or how far off a hit is."""

    href: str
    name: str
    city: str
    detail: str


def page(built: str, snapshot: Snapshot, asked: Mapping[str, str]) -> bytes:
    """Return the built page with the chosen records in its <noscript>."""
    tags = {speech.speech(code).lang: code for code in languages()}
    language = tags.get(asked.get("lang", DEFAULT), asked.get("lang", DEFAULT))
    voice = speech.speech(language if language in languages() else DEFAULT)
    hits = _hits(voice, snapshot, asked)
    rows = list(_areas(voice, snapshot, asked)) if hits is None else hits
    place = voice.say("near-title-at", place=asked.get("place") or asked.get("near", ""))
    text = render.part(
        voice,
        "embedded.html",
        chosen=_selected(snapshot, asked),
        heading=voice.say("count-areas", n=len(rows)) if hits is None else place,
        rows=rows,
    )
    return _NOSCRIPT.sub(lambda _: text, built, count=1).encode()


def _selected(snapshot: Snapshot, asked: Mapping[str, str]) -> tuple[str, str] | None:
    """Return address and name of the record that the address selects."""
    for parameter, name in _SELECTED.items():
        key = asked.get(parameter, "")
        if key in snapshot.collection(name).positions:
            fields = snapshot.fields(name, key)
            return path_of(name, key), str(fields.get("title") or fields["name"])
    return None


def _hits(voice: Speech, snapshot: Snapshot, asked: Mapping[str, str]) -> list[Row] | None:
    """Return what lies near the place that the map is about, nearest first; None where it is about none."""
    lon, _, lat = asked.get("near", "").partition(",")
    wished = {name: asked[name] for name in around.NAMES if asked.get(name)}
    try:
        found = around.wish(wished).around(snapshot, float(lon), float(lat))
    except (ValueError, InvalidQuery):
        return None
    hits = (near.hit_of(voice, snapshot, one) for one in found)
    return [Row(hit.href, hit.name, hit.place, hit.way) for hit in hits]


def _areas(voice: Speech, snapshot: Snapshot, asked: Mapping[str, str]) -> Iterator[Row]:
    """Yield the areas that the map shows, by city; a filter that cannot be used is left out, as on the map."""
    filters = {name: asked[name] for name in MAP_FILTERS if asked.get(name) and _is_usable(name, asked[name])}
    shown = select(snapshot, Asked(filters=filters, interval=_day(asked.get("datetime", "")))).areas
    for fields in sorted(shown, key=lambda area: (area["city_name"] or "", area["name"])):
        status = voice.say(f"status-{fields['status']}")
        yield Row(path_of("areas", fields["id"]), fields["name"], fields["city_name"], status)


def _is_usable(name: str, text: str) -> bool:
    try:
        MAP_FILTERS[name].parse(text)
    except InvalidParameter:
        return False
    return True


def _day(text: str) -> Interval | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Interval(day, day)
