"""The formats in which people take a record or a list along, in words that say what they are for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from api.pages.speech import Speech
from atlas.export.formats import Format, formats_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A file that can be had: where it is, what it is called, and what type it has."""

    href: str
    label: str
    media_type: str


def of_record(voice: Speech, collection: str, key: str) -> list[Choice]:
    """Return the files of one record."""
    return _choices(voice, f"/api/collections/{collection}/items/{key}", {}, formats_of(collection))


def of_list(voice: Speech, collection: str, asked: Mapping[str, str]) -> list[Choice]:
    """Return the files of everything that a query of a collection finds."""
    return _choices(voice, f"/api/collections/{collection}/items", asked, formats_of(collection))


def _choices(voice: Speech, path: str, asked: Mapping[str, str], formats: tuple[Format, ...]) -> list[Choice]:
    spoken = {"lang": voice.language} if voice.language == "en" else {}
    return [
        Choice(
            f"{path}?{urlencode({**asked, **spoken, 'f': one.name}, safe=',')}",
            voice.say(f"format-{one.name}"),
            one.media_type.partition(";")[0],
        )
        for one in formats
    ]
