"""What is wrong with a question, and what somebody may have meant who asked for a page that does not exist."""

import re
from urllib.parse import unquote

from fastapi import Request
from markupsafe import Markup, escape

from api.pages import speech
from api.pages.speech import Speech
from api.pages.words import FOLDERS, path_of
from atlas import Atlas
from atlas.errors import AtlasError, UnknownCollection, UnknownRecord
from atlas.snapshot import Snapshot
from atlas.texts import say

Suggestion = tuple[str, str, str]
_COLLECTION_OF = {folder: name for name, folder in FOLDERS.items()}
_KINDS = {"areas": "area", "cities": "city", "projects": "project", "offices": "office", "regions": "region"}
_ITEM = re.compile(r"/api/collections/([^/]+)/items/([^/]+)")
_AT_MOST = 6


def words_of(voice: Speech, error: AtlasError) -> tuple[str, str, Markup | None]:
    """Return title and sentence of the nearest kind of error that has words, and the detail where it says more.

    The detail is said in German and English alone; every other language shows the German, marked as such.
    """
    kinds = (kind for kind in type(error).__mro__ if issubclass(kind, AtlasError))
    code = next(kind.code for kind in kinds if voice.knows(f"problem-says-{kind.code}"))
    key = f"problem-says-{code}"
    # The names of collections mean nothing to people.
    is_plain = isinstance(error, UnknownRecord) or error.de == say(key)
    detail = escape(error.en) if voice.language == "en" else voice.german(error.de)
    return voice.say(f"problem-title-{code}"), voice.say(key), None if is_plain else detail


def suggestions(request: Request, house: Atlas, error: AtlasError) -> list[Suggestion]:
    """Return (label, kind, address) of pages that come near to the one that was asked for, best first."""
    voice = speech.of(request)
    if isinstance(error, UnknownCollection):
        kind = voice.say("page-collection")
        return [(voice.say(f"page-all-{name}"), kind, f"/api/collections/{name}/items?f=html") for name in error.near]
    collection, wanted = _asked(request)
    keys = error.near if isinstance(error, UnknownRecord) else ()
    found = [*(_record(voice, house.snapshot, collection, key) for key in keys), *_searched(voice, house, wanted)]
    return list({item[2]: item for item in found}.values())[:_AT_MOST]


def _asked(request: Request) -> tuple[str, str]:
    """Return the collection and the id that an address names, as far as it does."""
    match = _ITEM.fullmatch(request.url.path)
    if match:
        return match.group(1), match.group(2)
    parts = [unquote(part) for part in request.url.path.split("/") if part]
    collection = _COLLECTION_OF.get(parts[0], "") if parts else ""
    return collection, parts[-1] if parts else ""


def _record(voice: Speech, snapshot: Snapshot, collection: str, key: str) -> Suggestion:
    fields = snapshot.fields(collection, key)
    label = str(fields.get("title") or fields["name"])
    town = fields.get("city_name") or fields.get("kreis")
    return label, _kind(voice, _KINDS[collection], town), path_of(collection, key)


def _kind(voice: Speech, kind: str, detail: str | None) -> str:
    said = voice.say(f"kinds-{kind}") if kind != "region" else voice.say("filters-region")
    return voice.say("filters-naming", label=said, value=detail) if detail else said


def _searched(voice: Speech, house: Atlas, wanted: str) -> list[Suggestion]:
    hits = house.search(re.sub(r"[-_]+|\.html$", " ", wanted)[:60], limit=_AT_MOST) if wanted else ()
    return [(hit.label, _kind(voice, hit.kind, hit.detail), hit.href) for hit in hits if hit.href]
