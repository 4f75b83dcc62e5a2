"""The page that offers what the map shows as files: all of it, or one kind, in every format that can hold it."""

from collections.abc import Mapping

from fastapi import Request

from api.pages import menus, render, speech
from api.pages.render import Crumb, Head
from atlas.describe.asked import map_words
from atlas.export.selection import KINDS
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot

PATH = "/herunterladen"


def make(request: Request, snapshot: Snapshot, asked: Asked, values: Mapping[str, str]) -> bytes:
    """Return the page; `values` are the conditions as they were given, by name. Raises InvalidParameter."""
    voice = speech.of(request)
    shown = select(snapshot, asked)
    counts = {kind: len(getattr(shown, kind)) for kind in KINDS}
    head = Head(
        title=voice.say("download-page"),
        description=voice.say("download-page-lead"),
        path=PATH,
        crumbs=(Crumb(voice.say("footer-data"), "/daten"),),
        index=not values,
    )
    sections = [(voice.say(f"count-{kind}", n=counts[kind]), menus.of_map(voice, values, kind)) for kind in KINDS]
    return render.page(
        request,
        snapshot,
        "downloads.html",
        head,
        asked_words=map_words(voice, snapshot, asked),
        sections=[(voice.say("download-map"), menus.of_map(voice, values)), *sections],
    )
