"""What somebody may have meant who asked for a page that does not exist."""

import re
from urllib.parse import unquote

from fastapi import Request

from api.pages import words
from api.pages.records import path_of
from atlas import Atlas
from atlas.errors import AtlasError, UnknownCollection, UnknownRecord
from atlas.snapshot import Snapshot

Suggestion = tuple[str, str, str]
_COLLECTION_OF = {folder: name for name, folder in words.FOLDERS.items()}
_ITEM = re.compile(r"/api/collections/([^/]+)/items/([^/]+)")
_AT_MOST = 6


def suggestions(request: Request, house: Atlas, error: AtlasError) -> list[Suggestion]:
    """Return (label, kind, address) of pages that come near to the one that was asked for, best first."""
    if isinstance(error, UnknownCollection):
        return [(words.LIST_TITLES[n], "Sammlung", f"/api/collections/{n}/items?f=html") for n in error.near]
    collection, wanted = _asked(request)
    near = [_record(house.snapshot, collection, key) for key in error.near] if isinstance(error, UnknownRecord) else []
    found = [*near, *_searched(house, wanted)]
    return list({item[2]: item for item in found}.values())[:_AT_MOST]


def _asked(request: Request) -> tuple[str, str]:
    """Return the collection and the id that an address names, as far as it does."""
    match = _ITEM.fullmatch(request.url.path)
    if match:
        return match.group(1), match.group(2)
    parts = [unquote(part) for part in request.url.path.split("/") if part]
    collection = _COLLECTION_OF.get(parts[0], "") if parts else ""
    return collection, parts[-1] if parts else ""


def _record(snapshot: Snapshot, collection: str, key: str) -> Suggestion:
    fields = snapshot.fields(collection, key)
    label = str(fields.get("title") or fields["name"])
    town = fields.get("city_name") or fields.get("kreis")
    kind = words.SINGULAR[collection]
    return label, f"{kind} in {town}" if collection != "cities" and town else kind, path_of(collection, key)


def _searched(house: Atlas, wanted: str) -> list[Suggestion]:
    hits = house.search(re.sub(r"[-_]+|\.html$", " ", wanted)[:60], limit=_AT_MOST) if wanted else ()
    kinds = {"area": "Gebiet", "city": "Stadt", "office": "Büro", "project": "Projekt"}
    return [(hit.label, f"{kinds[hit.kind]}: {hit.detail}", hit.href) for hit in hits if hit.href]
