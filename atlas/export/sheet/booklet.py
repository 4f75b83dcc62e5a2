"""Sheets as documents: one area, or a booklet of several with a cover, a map of all, and a table of contents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas.credits import ALL_CREDITS, ODBL
from atlas.describe.ground import read as read_borders
from atlas.describe.voice import Voice
from atlas.design import colours
from atlas.export.sheet import content, drawing, qr
from atlas.export.sheet.choice import Choice
from atlas.export.sheet.ground import read as read_ground
from atlas.export.sheet.typesetting import SECONDS, pdf
from atlas.snapshot import Snapshot

Content = Mapping[str, Any]
Tick = Callable[[int, int | None], None]
_WORDS = {
    "glance": "sheet-glance",
    "about": "sheet-about",
    "in-words": "page-words",
    "offices": "area-offices",
    "no-offices": "area-no-offices",
    "projects": "area-projects",
    "no-projects": "area-no-projects",
    "projects-more": "sheet-projects-more",
    "money": "area-money",
    "boundary": "area-boundary",
    "conflicts": "page-conflicts",
    "sources": "page-evidence",
    "no-sources": "page-no-evidence",
    "contents": "sheet-contents",
    "cofunded": "footer-cofunded",
    "app": "app-name",
}


def _quiet(done: int, total: int | None) -> None:
    """Tell nothing."""


@dataclass(frozen=True, slots=True)
class Printer:
    """What sheets are made from: a snapshot, the basemap, a language, and the address that they lead back to.

    Without an address (`base` is empty) they lead nowhere. Setting one takes `seconds` at most.
    """

    snapshot: Snapshot
    geodata: Path
    language: str
    base: str
    seconds: int = SECONDS

    @property
    def voice(self) -> Voice:
        """The language that the sheets speak."""
        return Voice(self.language)

    def print(self, choice: Choice, tick: Tick = _quiet) -> bytes:
        """Return the sheet of one area, or a booklet with a cover, as PDF; raises UnknownRecord, SheetFailed.

        `tick` is told how many of how many sheets are ready to be set.
        """
        sheets = []
        for area in choice.areas:
            sheets.append(self._sheet(area))
            tick(len(sheets), len(choice.areas))
        if choice.is_sheet:
            return self._pdf(self.voice.say("sheet-title", name=choice.title), sheets[0]["lead"], None, sheets)
        cover = self._cover(choice)
        return self._pdf(choice.title, cover["lead"], cover, sheets)

    def _cover(self, choice: Choice) -> dict[str, Any]:
        voice = self.voice
        fields = [self.snapshot.fields("areas", area) for area in choice.areas]
        drawn = drawing.of_areas(self.snapshot, read_ground(self.geodata), voice, fields)
        caption = voice.say("sheet-booklet-map")
        listed = [f"{number}: {area['name']} ({area['city_name']})" for number, area in enumerate(fields, start=1)]
        return {
            "kicker": voice.say("sheet-booklet-kicker"),
            "title": choice.title,
            "lead": voice.say("sheet-booklet-lead", n=len(choice.areas)),
            "asked": list(choice.asked),
            "map": {
                "svg": drawn.svg,
                "alt": f"{caption} {voice.joined(listed)}.",
                "caption": caption,
                "legend": content.legend(voice, drawn.signs, None),
            },
            "link": qr.link(voice, self.base, choice.path),
        }

    def _sheet(self, area: str) -> dict[str, Any]:
        ground, borders = read_ground(self.geodata), read_borders(self.geodata)
        return content.sheet(self.snapshot, ground, borders, self.voice, area, self.base)

    def _pdf(
        self, title: str, lead: str, cover: Mapping[str, Any] | None, sheets: Sequence[Mapping[str, Any]]
    ) -> bytes:
        voice, day = self.voice, self.snapshot.changed_on
        language, _, country = voice.lang.partition("-")
        until = voice.day(self.snapshot.facts_as_of)
        document = {
            "title": title,
            "description": lead,
            "author": voice.say("app-name"),
            "keywords": ["ESF", *dict.fromkeys(one["title"] for one in sheets)],
            "date": [day.year, day.month, day.day],
            "lang": language,
            "region": country.upper() if len(country) == 2 else language.upper(),
            "colours": colours(),
            "words": {name: voice.say(key) for name, key in _WORDS.items()}
            | {"page": voice.say("sheet-page", n="{n}", all="{all}")},
            "standing": voice.say(
                "page-revision", n=self.snapshot.revision, day=voice.day(day.isoformat()), until=until
            ),
            "licence": voice.say("sheet-licence", name=f"{ODBL.name} ({ODBL.id})"),
            "licence_url": ODBL.url,
            "credits": list(ALL_CREDITS),
            "cover": cover,
            "sheets": list(sheets),
        }
        return pdf(document, self.snapshot.changed_at, self.seconds)
