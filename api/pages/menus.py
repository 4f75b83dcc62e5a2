"""The formats in which people take a record or a list along, in words that say what they are for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from api.links import SHEET
from api.pages.speech import Speech
from api.pages.words import FOLDERS, PROJECTS_BY
from api.responses import PDF
from atlas.export.formats import FORMATS, Format, formats_of
from atlas.export.sheet import COLLECTIONS as PRINTED
from atlas.query import Collection
from atlas.texts import DEFAULT


@dataclass(frozen=True, slots=True)
class Choice:
    """A file that can be had: where it is, what it is called, and what type it has."""

    href: str
    label: str
    media_type: str


def of_record(voice: Speech, rows: Collection, key: str) -> list[Choice]:
    """Return the files of one record: first the table of its projects, where it has some."""
    path = f"/api/collections/{rows.name}/items/{key}"
    # Areas and cities have a button of their own.
    booklet = [] if rows.name in FOLDERS else _booklet(voice, rows.name, path, {})
    return [*_projects(voice, rows, key), *booklet, *_choices(voice, path, {}, formats_of(rows.name))]


def _projects(voice: Speech, rows: Collection, key: str) -> list[Choice]:
    parameter = PROJECTS_BY.get(rows.name)
    if parameter is None or not rows.fields[rows.position(key)]["counts"]["projects"]:
        return []
    # A file without a limit has all of them, however many they are.
    asked = urlencode({parameter: key, "f": "csv"})
    href = f"/api/collections/projects/items?{asked}"
    return [Choice(href, voice.say("files-projects"), FORMATS["csv"].media_type.partition(";")[0])]


def of_list(voice: Speech, collection: str, asked: Mapping[str, str]) -> list[Choice]:
    """Return the files of everything that a query of a collection finds, and its areas as a booklet to print."""
    path = f"/api/collections/{collection}/items"
    return [*_booklet(voice, collection, path, asked), *_choices(voice, path, asked, formats_of(collection))]


def _booklet(voice: Speech, collection: str, path: str, asked: Mapping[str, str]) -> list[Choice]:
    if collection not in PRINTED:
        return []
    spoken = {"lang": voice.language} if voice.language != DEFAULT else {}
    href = f"{path}?{urlencode({**asked, **spoken, 'f': SHEET}, safe=',')}"
    return [Choice(href, voice.say("format-pdf"), PDF)]


def of_map(voice: Speech, asked: Mapping[str, str], kind: str | None = None) -> list[Choice]:
    """Return the files of everything that the map shows, or of one kind of it."""
    if kind is None:
        return _choices(voice, "/api/download", asked, tuple(one for one in FORMATS.values() if one.write_all))
    return _choices(voice, "/api/download", {**asked, "kind": kind}, formats_of(kind))


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
