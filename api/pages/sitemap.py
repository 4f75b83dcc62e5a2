"""The addresses of all pages for search engines (https://www.sitemaps.org/protocol.html), with when each changed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from api.pages import figures, legal, near, nearmany
from api.pages.words import FOLDERS, path_of
from atlas.day import day_of
from atlas.snapshot import Snapshot

# The protocol allows no more addresses in one file.
MOST = 50_000
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PLACES = (near.PATH, nearmany.PATH)
_OTHERS = (figures.PATH, "/daten", "/daten/quellen", "/einbetten", "/vergleich", *_PLACES, *legal.PATHS)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page and the day on which what it shows was last changed."""

    path: str
    day: str


def listed(snapshot: Snapshot, changed: Mapping[str, Mapping[str, str]]) -> list[Listed]:
    """Return every page but those of a stock; `changed` says by collection and id when a record was last written."""
    whole = snapshot.changed_at
    records = [
        Listed(path_of(name, key), _day(changed[name].get(key, whole)))
        for name in FOLDERS
        for key in snapshot.collection(name).in_memory.ids
    ]
    return [*(Listed(path, _day(whole)) for path in _general()), *records]


def _day(moment: str) -> str:
    return day_of(moment).isoformat()


def _general() -> tuple[str, ...]:
    """Return the address of every page that is of no record."""
    return ("/", *(f"/{folder}" for folder in FOLDERS.values()), *_OTHERS)


def names(snapshot: Snapshot) -> list[str]:
    """Return the address of the sitemap, and of its parts where one cannot hold all pages."""
    pages = len(_general()) + sum(len(snapshot.collection(name).ids) for name in FOLDERS)
    found = range(1, math.ceil(pages / MOST) + 1)
    return ["/sitemap.xml", *(f"/sitemap-{number}.xml" for number in found if len(found) > 1)]


def parts(pages: Sequence[Listed], most: int = MOST) -> list[Sequence[Listed]]:
    """Return the pages in as many parts as it takes; no part is larger than the protocol allows."""
    return [pages[first : first + most] for first in range(0, len(pages), most)]


def of_pages(base: str, pages: Sequence[Listed]) -> bytes:
    """Return a sitemap."""
    return _written("urlset", "url", [(base + page.path, page.day) for page in pages])


def of_parts(base: str, found: Sequence[Sequence[Listed]]) -> bytes:
    """Return the index of several sitemaps; each is as old as its newest page."""
    numbered = enumerate(found, start=1)
    newest = [(f"{base}/sitemap-{number}.xml", max(page.day for page in part)) for number, part in numbered]
    return _written("sitemapindex", "sitemap", newest)


def _written(whole: str, one: str, entries: Sequence[tuple[str, str]]) -> bytes:
    lines = "".join(
        f"<{one}><loc>{escape(loc)}</loc><lastmod>{escape(day)}</lastmod></{one}>\n" for loc, day in entries
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{_SCHEMA}">\n{lines}</{whole}>\n'.encode()
