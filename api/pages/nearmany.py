"""Near all of my places as a page: the form, one table with what lies near each place, and what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from api.pages import near
from api.pages.near import FILES, Hit, hit_of, options_of
from api.pages.render import Crumb, Head
from api.pages.speech import Speech
from api.places_sent import TEXT, Sent
from atlas.errors import AtlasError
from atlas.export.formats import FORMATS
from atlas.manyplaces import MOST_PLACES, Answered
from atlas.places import Place
from atlas.snapshot import Snapshot

PATH = "/in-der-naehe/viele"
_COUNTS = ("1", "3", "5", "10", "20")
_DEFAULT = "3"


@dataclass(frozen=True, slots=True)
class Line:
    """One place: as it was written, as it was understood, what lies near, or what is wrong."""

    number: int
    asked: str
    place: Place | None
    exactness: str
    hits: Sequence[Hit]
    problem: Markup | str
    meant: Sequence[str]


def make(
    voice: Speech, snapshot: Snapshot, sent: Sent, found: Sequence[Answered], error: AtlasError | None
) -> tuple[Head, dict[str, Any]]:
    """Return head and content of the page."""
    lines = [_line(voice, snapshot, one) for one in found]
    known = sum(line.place is not None for line in lines)
    content = {
        "text": "\n".join(one.text for one in sent.places),
        "field": TEXT,
        "most": MOST_PLACES,
        "selects": options_of(voice, {"limit": _DEFAULT, **sent.fields}, _COUNTS),
        "lines": lines,
        "found": voice.say("near-many-found", known=known, n=len(lines)) if lines else "",
        "complaint": near.sentence_of(voice, error) if error else "",
        "tables": [(name, _label(voice, name)) for name in reversed(FILES)],
    }
    head = Head(
        title=voice.say("near-many"),
        description=voice.say("near-many-lead", most=MOST_PLACES),
        path=PATH,
        crumbs=(Crumb(voice.say("near-title"), near.PATH),),
        section="near",
        index=not lines,
    )
    return head, content


def _label(voice: Speech, name: str) -> str:
    return FORMATS[name].label_en if voice.language == "en" else FORMATS[name].label_de


def _line(voice: Speech, snapshot: Snapshot, one: Answered) -> Line:
    return Line(
        number=one.asked.line,
        asked=one.asked.text,
        place=one.place,
        exactness=voice.say(f"precision-{one.place.precision}") if one.place else "",
        hits=[hit_of(voice, snapshot, hit) for hit in one.hits],
        problem=near.sentence_of(voice, one.problem) if one.problem else "",
        meant=one.near,
    )
