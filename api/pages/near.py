"""What lies around a place as a page: the form, the hits by distance with their contacts, and the ways to take them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from api import around
from api.pages import missing
from api.pages.render import Head
from api.pages.speech import Speech
from api.pages.words import path_of
from atlas import Atlas
from atlas.contacts import Contact, contact_of
from atlas.describe.asked import STATUS
from atlas.errors import AtlasError, InvalidQuery, PlaceNotFound, UnknownParameter
from atlas.export import near as near_files
from atlas.export.formats import FORMATS
from atlas.filters import filters_of
from atlas.nearby import NEAR_KINDS, Near
from atlas.places import Place
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT

PATH, DATA = "/in-der-naehe", "/api/nearby"
FILES = tuple(name for name in near_files.FORMATS if name in FORMATS)
COUNTS = ("5", "10", "20", "50", "100")
RADII = ("500", "1000", "2000", "5000", "10000", "25000", "50000")
_FORM = ("kind", "theme", "period", "status", "radius_m", "limit")
# The map's own address knows these of a question.
_ON_MAP = ("theme", "period", "status")
_KINDS = {"projects": "project", "offices": "office", "areas": "area"}
_WEAK = ("area", "city", "schematic", "municipality", "none")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record near the place: `way` says how far and where, `exactness` how exactly its own place is known."""

    near: Near
    kind: str
    href: str
    name: str
    place: str
    way: str
    exactness: str
    facts: tuple[tuple[str, str], ...]
    carrier: str | None
    contact: Contact | None
    contact_href: str


def make(voice: Speech, house: Atlas, snapshot: Snapshot, asked: Mapping[str, str]) -> tuple[Head, dict[str, Any]]:
    """Return head and content of the page; what is wrong with a question is said above the form."""
    values = {name: text.strip() for name, text in asked.items() if name in _names() and text.strip()}
    place, hits, complaint, meant = _answer(voice, house, snapshot, values)
    content = {
        "form": _form(voice, values),
        "place": place,
        "hits": hits,
        "complaint": complaint,
        "meant": [(label, voice.to(_address({**values, "q": label}))) for label in meant],
        "found": _found(voice, place, hits) if place else "",
        "files": _files(voice, values) if hits else (),
        "data_href": f"{DATA}?{urlencode(values, safe=',')}",
        "map_href": voice.to(_map_address(place, values)) if place else "",
        "embed_href": voice.to(_embed_address(place, values)) if place and hits else "",
    }
    return _head(voice, place), content


def _names() -> tuple[str, ...]:
    return tuple(parameter.name for parameter in around.PARAMETERS)


def _head(voice: Speech, place: Place | None) -> Head:
    title = voice.say("near-title")
    return Head(
        title=voice.say("near-title-at", place=place.label) if place else title,
        description=voice.say("near-lead"),
        path=PATH,
        section="near",
        # Every place would be a page of its own; the records themselves are to be found.
        index=place is None,
    )


def _answer(
    voice: Speech, house: Atlas, snapshot: Snapshot, values: Mapping[str, str]
) -> tuple[Place | None, list[Hit], Any, Sequence[str]]:
    """Return the place, the hits, what is wrong with the question, and what may have been meant."""
    if not {"q", "lon", "lat"} & values.keys():
        return None, [], "", ()
    try:
        place, _, found = around.found(values, house, snapshot)
    except PlaceNotFound as error:
        return None, [], sentence_of(voice, error), error.near
    except UnknownParameter:
        return None, [], voice.say("near-apart"), ()
    except InvalidQuery as error:
        return None, [], sentence_of(voice, error), ()
    return place, [hit_of(voice, snapshot, one) for one in found], "", ()


def sentence_of(voice: Speech, error: AtlasError) -> Markup | str:
    """Return what is wrong, as exactly as the error says it."""
    _, sentence, detail = missing.words_of(voice, error)
    return detail or sentence


def hit_of(voice: Speech, snapshot: Snapshot, near: Near) -> Hit:
    """Return a hit in the words of a language."""
    fields = snapshot.fields(near.collection, near.id)
    contact = contact_of(snapshot, near.collection, near.id)
    grade = fields["geometry_quality"] if near.collection == "areas" else fields["precision"]
    return Hit(
        near=near,
        kind=_KINDS[near.collection],
        href=path_of(near.collection, near.id),
        name=str(fields.get("title") or fields["name"]),
        place=_place_words(voice, near.collection, fields),
        way=_way(voice, near, grade),
        exactness=voice.say(f"quality-{grade}" if near.collection == "areas" else f"precision-{grade}"),
        facts=tuple(_facts(voice, near.collection, fields)),
        carrier=None if near.collection == "areas" else fields["carrier"],
        contact=contact,
        contact_href=path_of("offices", contact.id) if contact and contact.kind == "office" else "",
    )


def _way(voice: Speech, near: Near, grade: str) -> str:
    """Return how far and where, or that it is no way at all; what lies in the middle of a town only says so."""
    if near.distance_m == 0 and grade in ("city", "none"):
        return voice.say("near-town")
    if near.distance_m == 0:
        return voice.say("near-inside" if near.collection == "areas" else "near-here")
    way = voice.way(near.distance_m, near.direction)
    return voice.say("about", what=way) if grade in _WEAK else way


def _place_words(voice: Speech, collection: str, fields: Mapping[str, Any]) -> str:
    if collection == "areas":
        return str(fields["city_name"])
    names = [fields["area_name"]] if collection == "projects" else list(fields["area_names"])
    return voice.joined([fields["city_name"], *filter(None, names)])


def _facts(voice: Speech, collection: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a record is, as badges: (class, words)."""
    if collection == "projects":
        yield "theme", voice.say(f"theme-{fields['theme']}")
    if collection == "offices":
        yield "kind", str(fields["kind"])
    periods = fields["periods"] if collection == "areas" else [fields.get("period")]
    yield from (("period", voice.period(code)) for code in periods if code)
    if fields["status"]:
        yield fields["status"], voice.say(f"{STATUS[collection]}-{fields['status']}")


def _found(voice: Speech, place: Place, hits: Sequence[Hit]) -> str:
    words = {"place": place.label, "exactness": voice.say(f"precision-{place.precision}")}
    return voice.say("near-found", n=len(hits), **words) if hits else voice.say("near-none", **words)


def _form(voice: Speech, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the form as they stand, and what of the question has no field of its own."""
    here = ", ".join(filter(None, (values.get("lon"), values.get("lat"))))
    return {
        "q": values.get("q", here),
        "selects": options_of(voice, {"limit": str(around.LIMIT), **values}, COUNTS),
        "kept": {name: text for name, text in values.items() if name not in (*_FORM, "q", "lon", "lat")},
    }


def options_of(voice: Speech, values: Mapping[str, str], counts: Sequence[str]) -> list[dict[str, Any]]:
    """Return the choices of the form as they stand."""
    return [
        _select("kind", voice.say("near-kind"), voice.say("near-all"), _kind_options(voice), values),
        _select("theme", voice.say("page-filter-theme"), "", _coded(voice, "projects", "theme"), values),
        _select("period", voice.say("filters-period"), "", _coded(voice, "projects", "period"), values),
        _select("status", voice.say("page-filter-status"), "", _statuses(voice), values),
        _select("radius_m", voice.say("near-radius"), voice.say("near-anywhere"), _radii(voice), values),
        _select("limit", voice.say("near-count"), None, _counts(voice, counts), values),
    ]


def _select(
    name: str, label: str, none: str | None, options: list[tuple[str, str]], values: Mapping[str, str]
) -> dict[str, Any]:
    """Return a choice; a value of the address that is none of the options stands beside them."""
    chosen = values.get(name, "")
    own = [(chosen, chosen)] if chosen and chosen not in dict(options) else []
    return {"name": name, "label": label, "none": none, "options": [*options, *own], "value": chosen}


def _kind_options(voice: Speech) -> list[tuple[str, str]]:
    return [(kind, voice.say(f"list-kinds-{kind}")) for kind in NEAR_KINDS]


def _coded(voice: Speech, collection: str, name: str) -> list[tuple[str, str]]:
    return [(code, voice.say(f"{name}-{code}")) for code in filters_of(collection)[name].choices]


def _statuses(voice: Speech) -> list[tuple[str, str]]:
    """Return every status that a kind of record can have; one that several have stands once."""
    words: dict[str, str] = {}
    for kind in NEAR_KINDS:
        for code in filters_of(kind)["status"].choices:
            words.setdefault(code, voice.say(f"{STATUS[kind]}-{code}"))
    return list(words.items())


def _radii(voice: Speech) -> list[tuple[str, str]]:
    return [(radius, voice.way(float(radius), None)) for radius in RADII]


def _counts(voice: Speech, counts: Sequence[str]) -> list[tuple[str, str]]:
    return [(count, voice.say("near-count-of", n=int(count))) for count in counts]


def _address(values: Mapping[str, str]) -> str:
    return f"{PATH}?{urlencode(values, safe=',')}"


def _files(voice: Speech, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the ways to save the hits: a spreadsheet first, then the shapes as data."""
    spoken = {} if voice.language == DEFAULT else {"lang": voice.language}
    tables = [(FORMATS[name], {**values, "f": name, **spoken}) for name in reversed(FILES)]
    label = "label_en" if voice.language == "en" else "label_de"
    return [(getattr(one, label), f"{DATA}?{urlencode(asked, safe=',')}") for one, asked in tables]


def _position(place: Place) -> str:
    return f"{place.lon:.5f},{place.lat:.5f}"


def _map_address(place: Place, values: Mapping[str, str]) -> str:
    on_map = {name: text for name, text in values.items() if name in _ON_MAP}
    return f"/?{urlencode({'where': _position(place), 'place': place.label, **on_map}, safe=',')}"


def _embed_address(place: Place, values: Mapping[str, str]) -> str:
    chosen = {name: text for name, text in values.items() if name in _FORM}
    return f"/einbetten?{urlencode({'near': _position(place), 'place': place.label, **chosen}, safe=',')}"
