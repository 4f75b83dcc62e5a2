"""What was asked of a collection, or of the map as a whole, in words: one part per condition."""

from collections.abc import Mapping
from types import MappingProxyType

from atlas.describe.voice import Voice
from atlas.filters import Filter, filters_of
from atlas.query import Query
from atlas.selection import Asked
from atlas.snapshot import Snapshot
from atlas.texts import number

# The messages of a status, by collection: an office that is approved is none.
STATUS: Mapping[str, str] = {"areas": "status", "offices": "office-status", "projects": "project-status"}
_VALUES: Mapping[str, str] = {
    "region": "region",
    "theme": "theme",
    "geometry_quality": "quality",
    "precision": "precision",
    "period": "period",
}
# The filters of the map whose codes have words.
MAP_CODES = ("period", "theme", "region", "status", "programme")
_BOX_DECIMALS = 4
# The names of records, by the filter whose codes are their ids, and the filter that asks for the name itself.
Names = Mapping[str, Mapping[str, str]]
_BY_NAME: Mapping[str, str] = {"city_ags": "city"}


def asked_words(voice: Voice, collection: str, query: Query, names: Names | None = None) -> list[str]:
    """Return what a query asks for in words, one part per condition; records that are named are called so."""
    known, names = filters_of(collection), names or {}
    parts = [
        filter_words(voice, collection, known[name], text, names.get(name, {})) for name, text in query.filters.items()
    ]
    if query.text:
        parts.append(voice.say("page-asked-text", q=query.text))
    if query.interval is not None:
        first, last = (day.isoformat() if day else None for day in (query.interval.first, query.interval.last))
        parts.append(voice.say("page-asked-time", span=voice.span(first, last) if first or last else ""))
    if query.box is not None:
        box = query.box
        sides = (_degrees(voice, side) for side in (box.west, box.south, box.east, box.north))
        parts.append(voice.say("page-asked-box", box=" / ".join(sides)))
    parts += [voice.say("page-asked-condition", condition=condition.text) for condition in query.conditions]
    return parts


def map_words(voice: Voice, snapshot: Snapshot, asked: Asked) -> list[str]:
    """Return what is asked of the map as a whole in words, one part per condition."""
    parts = [(name, _map_word(voice, snapshot, name, text)) for name, text in asked.filters.items()]
    if asked.interval is not None:
        first, last = (day.isoformat() if day else None for day in (asked.interval.first, asked.interval.last))
        parts.append(("datetime", voice.day(first) if first and first == last else voice.span(first, last)))
    named = [voice.say("filters-naming", label=voice.say(f"filters-{name}"), value=words) for name, words in parts]
    return [*named, *([voice.say("list-in-view")] if asked.box else [])]


def _map_word(voice: Voice, snapshot: Snapshot, name: str, text: str) -> str:
    """Return the value of a filter in words; several codes are alternatives."""
    if name not in (*MAP_CODES, "city_ags", "manager_id"):
        return text
    codes = [code.strip() for code in text.split(",") if code.strip()]
    return f" {voice.say('page-or')} ".join(_coded_word(voice, snapshot, name, code) for code in codes)


def _coded_word(voice: Voice, snapshot: Snapshot, name: str, code: str) -> str:
    if name in MAP_CODES:
        return voice.say(f"{name}-{code}")
    for city in snapshot.collection("cities").fields:
        if name == "city_ags" and city["ags"] == code:
            return str(city["name"])
        if name == "manager_id" and city["manager_id"] == code:
            return str(city["manager"]["name"])
    return code


def filter_words(
    voice: Voice, collection: str, item: Filter, text: str, names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a filter and its values in words: "Region: Ost oder West"; `names` are those of records by id."""
    codes = [part.strip() for part in text.split(",") if part.strip()]
    values = [names.get(code) or filter_value(voice, collection, item.name, code, item.choices) for code in codes]
    called = _BY_NAME.get(item.name, item.name) if names.keys() >= set(codes) else item.name
    label, either = voice.say(f"page-filter-{called}"), voice.say("page-or")
    return voice.say("filters-naming", label=label, value=f" {either} ".join(values))


def filter_value(voice: Voice, collection: str, name: str, code: str, choices: tuple[str, ...]) -> str:
    """Return the words for one value of a filter; what is no code stands for itself."""
    prefix = STATUS.get(collection) if name == "status" else _VALUES.get(name)
    return voice.say(f"{prefix}-{code}") if prefix and code in choices else code


def _degrees(voice: Voice, side: float) -> str:
    return voice.say("page-number", n=number(side, _BOX_DECIMALS))
