"""Where the pages of the atlas are that files link to."""

from collections.abc import Mapping
from urllib.parse import quote

FOLDERS: Mapping[str, str] = {"areas": "gebiete", "cities": "staedte", "projects": "projekte", "offices": "bueros"}


def page_path(collection: str, key: str) -> str:
    """Return the path of a record's page, or of its form for people where it has no page of its own."""
    if collection in FOLDERS:
        return f"/{FOLDERS[collection]}/{quote(key)}"
    return f"/api/collections/{collection}/items/{quote(key)}?f=html"
