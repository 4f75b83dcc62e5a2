"""What a file says about itself: what was asked, of which revision and day, under which licence, by whose credit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from atlas.credits import ALL_CREDITS, ODBL, Licence
from atlas.describe.asked import asked_words
from atlas.describe.voice import Voice
from atlas.query import Query
from atlas.snapshot import Snapshot
from atlas.text import fold

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
# Old systems cut off longer names, and headers are ASCII.
_LONGEST_NAME = 120
_LABELS: Mapping[Language, Mapping[str, str]] = {
    "de": {
        "title": "Inhalt",
        "asked": "Auswahl",
        "everything": "alles",
        "revision": "Stand (Revision)",
        "changed_at": "Zuletzt geändert",
        "day": "Zuständigkeiten am",
        "facts_as_of": "Fakten zusammengetragen",
        "licence": "Lizenz",
        "credits": "Quellenangabe",
        "address": "Adresse dieser Auswahl",
        "note": "Hinweis",
        "schematic": "Grenzen mit geometry_quality „schematic“ sind schematisch, nicht amtlich; "
        "„precision“ sagt, wie genau ein Punkt ist. Zuständigkeiten mit confirmed = nein sind angenommen.",
    },
    "en": {
        "title": "Content",
        "asked": "Selection",
        "everything": "everything",
        "revision": "Revision",
        "changed_at": "Last changed",
        "day": "Managers in charge on",
        "facts_as_of": "Facts collected",
        "licence": "Licence",
        "credits": "Credits",
        "address": "Address of this selection",
        "note": "Note",
        "schematic": "Boundaries with geometry_quality 'schematic' are schematic, not official; 'precision' says how "
        "exact a point is. Responsibilities with confirmed = no are assumed.",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a file says about itself; `asked` is what was asked in words, by language, and empty for everything.

    `base` is the address of the atlas without a slash at the end, and `address` that of the query; both are empty
    where a file is made without a server whose public address is known. `name` says the same in a file's name.
    """

    asked: Mapping[Language, tuple[str, ...]]
    name: str
    revision: int
    changed_at: str
    day: date
    facts_as_of: str
    licence: Licence = ODBL
    credits: tuple[str, ...] = ALL_CREDITS
    address: str = ""
    base: str = ""

    def lines(self, language: Language = "de") -> list[tuple[str, str]]:
        """Return everything that is said, as (label, text)."""
        words = _LABELS[language]
        said = {
            "asked": "; ".join(self.asked[language]) or words["everything"],
            "revision": str(self.revision),
            "changed_at": self.changed_at,
            "day": self.day.isoformat(),
            "facts_as_of": self.facts_as_of,
            "licence": f"{self.licence.name} ({self.licence.id}), {self.licence.url}",
            "credits": "; ".join(self.credits),
            "address": self.address,
            "note": words["schematic"],
        }
        return [(words[key], text) for key, text in said.items() if text]

    def sentence(self, language: Language = "de") -> str:
        """Return everything that is said as one text: "Auswahl: Region: Ost. Stand (Revision): 12. …"."""
        return " · ".join(f"{label}: {text}" for label, text in self.lines(language))

    def file_name(self, extension: str) -> str:
        """Return the name of a file that says what was asked, of which revision and day: ASCII, at most 120 letters."""
        standing = f"_stand-{self.revision}_{self.day.isoformat()}"
        return f"{self.name[: _LONGEST_NAME - len(standing)]}{standing}.{extension}"


def state(
    snapshot: Snapshot,
    asked: Mapping[Language, tuple[str, ...]],
    name: str,
    *,
    address: str = "",
    base: str = "",
) -> Statement:
    """Return the statement of a file of this snapshot."""
    return Statement(
        asked=asked,
        name=name,
        revision=snapshot.revision,
        changed_at=snapshot.changed_at,
        day=snapshot.day,
        facts_as_of=snapshot.facts_as_of,
        address=address,
        base=base,
    )


def in_words(collection: str, query: Query) -> dict[Language, tuple[str, ...]]:
    """Return what a query asks of a collection in words, by language."""
    return {language: tuple(asked_words(Voice(language), collection, query)) for language in LANGUAGES}


def name_of(subject: str, asked: Mapping[str, str]) -> str:
    """Return what was asked as the beginning of a file's name.

    >>> name_of("projects", {"region": "east", "theme": "local_economy"})
    'projects_region-east_theme-local-economy'
    """
    said = [f"{name}-{fold(text).replace(' ', '-')}" for name, text in asked.items()]
    return "_".join([subject, *said])
