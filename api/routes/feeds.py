"""What has changed, as Atom feeds: of the whole atlas, of a city, of an area."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response

from api import links
from api.deps import AtlasDep
from api.kept import text_once
from api.pages import speech
from api.pages.words import path_of
from api.responses import ATOM, respond
from atlas import Atlas
from atlas.credits import ODBL
from atlas.store.past import Scope

if TYPE_CHECKING:
    from atlas.news import Item

# A feed's ids (RFC 4151) name the host and a year in which it was ours.
_YEAR = 2026
router = APIRouter(include_in_schema=False)


@router.get("/neues.atom")
def all_news(request: Request, atlas: AtlasDep) -> Response:
    """Return what changed in the atlas, the newest first."""
    return _answer(request, atlas, Scope(), "/neues.atom", "/")


@router.get("/staedte/{item_id}/neues.atom")
def news_of_city(request: Request, atlas: AtlasDep, item_id: str) -> Response:
    """Return what changed in a city: itself, its areas, projects and offices, and who is responsible."""
    name = str(atlas.snapshot.fields("cities", item_id)["name"])
    page = path_of("cities", item_id)
    return _answer(request, atlas, Scope(city=item_id), f"{page}/neues.atom", page, name)


@router.get("/gebiete/{item_id}/neues.atom")
def news_of_area(request: Request, atlas: AtlasDep, item_id: str) -> Response:
    """Return what changed in an area: itself, its projects and offices."""
    name = str(atlas.snapshot.fields("areas", item_id)["name"])
    page = path_of("areas", item_id)
    return _answer(request, atlas, Scope(area=item_id), f"{page}/neues.atom", page, name)


def _answer(request: Request, atlas: Atlas, scope: Scope, path: str, page: str, name: str | None = None) -> Response:
    from atlas.news import Feed, items, written

    snapshot, voice, base = atlas.snapshot, speech.of(request), links.base_url(request)
    feed = Feed(
        authority=f"{urlsplit(base).hostname},{_YEAR}",
        name=path.strip("/"),
        title=voice.say("news-feed-of", name=name) if name else voice.say("news-feed"),
        subtitle=voice.say("news-feed-lead"),
        author=voice.say("app-name"),
        language=voice.lang,
        address=f"{base}{voice.to(path)}",
        page=f"{base}{voice.to(page)}",
        rights=f"{ODBL.name}, {ODBL.url}",
        updated=snapshot.changed_at,
    )

    def page_of(item: "Item") -> str:
        return f"{base}{voice.to(path_of(*item.record))}" if item.record else feed.page

    # Looking for the changes of a city reads the whole ledger.
    body = text_once(snapshot, feed, lambda: written(feed, items(atlas.store.history, snapshot, scope, voice), page_of))
    return respond(request, snapshot, body, ATOM)
