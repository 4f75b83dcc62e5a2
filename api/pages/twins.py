"""Text twins on pages: that of a record beside its sketch, and any twin as a page of its own."""

from collections.abc import Callable, Mapping
from datetime import date

from fastapi import Request

from api.pages import render, speech
from api.pages.render import Crumb, Head
from atlas import Atlas, describe
from atlas.describe import Ground, Twin
from atlas.describe.ground import read
from atlas.snapshot import Snapshot

Maker = Callable[[Snapshot, str, str, Ground, date | None], Twin]
_MAKERS: Mapping[str, Maker] = {"areas": describe.area, "cities": describe.city}
# Sections that are read in one go; the others list one thing after the other.
RUNNING = ("about", "size", "place", "money", "time", "responsible", "overview")


def of_record(
    house: Atlas, snapshot: Snapshot, collection: str, record: str, language: str, day: date | None
) -> Twin | None:
    """Return the twin of an area or a city, on a day if one is asked for; other records have none."""
    make = _MAKERS.get(collection)
    return make(snapshot, record, language, read(house.geodata), day) if make else None


def page(request: Request, snapshot: Snapshot, twin: Twin) -> bytes:
    """Return a twin as a page."""
    voice = speech.of(request)
    here = request.url.replace(scheme="", netloc="").remove_query_params("lang")
    head = Head(
        title=twin.title,
        description=twin.sections[0].sentences[0],
        path=str(here.include_query_params(f="html")),
        crumbs=(Crumb(voice.say("footer-data"), "/daten"), Crumb(voice.say("page-api"), "/api?f=html")),
        alternates=(("application/json", str(here.include_query_params(f="json"))),),
        section="data",
        index=False,
    )
    return render.page(request, snapshot, "twin.html", head, twin=twin, running=RUNNING)
