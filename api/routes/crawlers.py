"""What search engines ask for first: robots.txt and the sitemap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from api import links
from api.deps import AtlasDep, SnapshotDep
from api.kept import once
from api.pages import sitemap
from api.pages.words import FOLDERS
from api.responses import respond
from atlas.errors import NotFound
from atlas.snapshot import Snapshot

if TYPE_CHECKING:
    from atlas.store.store import Store

_XML = "application/xml"
router = APIRouter(include_in_schema=False)


@router.get("/robots.txt")
async def robots(request: Request, snapshot: SnapshotDep) -> Response:
    """Welcome every crawler, to the API too: the map is drawn from it."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {links.base_url(request)}/sitemap.xml\n"
    return respond(request, snapshot, text.encode(), "text/plain; charset=utf-8")


@router.get("/sitemap.xml")
def whole_sitemap(request: Request, atlas: AtlasDep) -> Response:
    """Return the address of every page, or the index of the sitemaps that have them."""
    snapshot, base = atlas.snapshot, links.base_url(request)
    found = _parts(snapshot, atlas.store)
    body = sitemap.of_pages(base, found[0]) if len(found) == 1 else sitemap.of_parts(base, found)
    return respond(request, snapshot, body, _XML)


@router.get("/sitemap-{number}.xml")
def part_of_sitemap(request: Request, atlas: AtlasDep, number: str) -> Response:
    """Return one of several sitemaps."""
    snapshot = atlas.snapshot
    found = dict(enumerate(_parts(snapshot, atlas.store), start=1))
    part = found.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else None
    if part is None:
        raise NotFound("Diesen Teil der Sitemap gibt es nicht.", "There is no such part of the sitemap.")
    return respond(request, snapshot, sitemap.of_pages(links.base_url(request), part), _XML)


def _parts(snapshot: Snapshot, store: "Store") -> list[Sequence[sitemap.Listed]]:
    def made() -> list[Sequence[sitemap.Listed]]:
        changed = {name: store.last_written(name) for name in FOLDERS}
        return sitemap.parts(sitemap.listed(snapshot, changed), sitemap.MOST)

    return once(snapshot, ("sitemap", sitemap.MOST), made)
