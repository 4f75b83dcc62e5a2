"""Addresses of records that were deleted: they lead to what stands in their place, or say what was there until when."""

from fastapi import Depends, Request

from api import merged
from api.deps import get_snapshot
from api.merged import Moved
from api.pages.words import FOLDERS
from atlas.errors import Gone
from atlas.snapshot import Snapshot, Tombstone

_COLLECTION_OF = {**{name: name for name in FOLDERS}, **{folder: name for name, folder in FOLDERS.items()}}


async def followed(request: Request) -> Snapshot:
    """Return the snapshot that a request reads; raises Moved where it names what stands elsewhere now, and Gone."""
    snapshot = await get_snapshot(request)
    merged.lead_on(request, snapshot)
    key = request.path_params.get("item_id")
    if key is not None and snapshot.tombstones:
        _look(request, snapshot, key)
    return snapshot


def _look(request: Request, snapshot: Snapshot, key: str) -> None:
    parts = request.url.path.split("/")
    collection = next((_COLLECTION_OF[part] for part in parts if part in _COLLECTION_OF), "")
    tombstone = snapshot.tombstones.get((collection, key))
    if tombstone is not None and tombstone.into is not None:
        query = f"?{request.url.query}" if request.url.query else ""
        raise Moved(f"{request.url.path.replace(f'/{key}', f'/{tombstone.into}', 1)}{query}")
    if tombstone is not None:
        raise _gone(tombstone)


def _gone(tombstone: Tombstone) -> Gone:
    day = ".".join(reversed(tombstone.day.split("-")))
    return Gone(
        f"„{tombstone.name}“ wurde am {day} aus dem Atlas gelöscht.",
        f"“{tombstone.name}” was deleted from the atlas on {tombstone.day}.",
    )


# For the routes of records, whose id is called `item_id`: keys of before a merger lead on, and so do deleted records.
FOLLOWED = (Depends(followed),)
