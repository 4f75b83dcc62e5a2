"""The places that somebody sends: pasted as text, in a field of a form, or as a file."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from atlas.errors import InvalidQuery, UnreadableFile
from atlas.intake import reading
from atlas.intake.addresses import places_in
from atlas.intake.limits import Limits, at_most
from atlas.manyplaces import MOST_PLACES, Asked, lines_of

TEXT = "places"
FILE = "file"
_FORM, _PARTS, _PLAIN = "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"
_BOUNDARY = re.compile(r'boundary="?([^";]{1,70})')
_NAME = re.compile(rb'[; ]name="([^"\r\n]*)"')
# The forms have a dozen; whoever sends thousands wants to keep us busy.
_MOST_FIELDS, _LONGEST_HEAD = 100, 1_000
# 500 addresses are some 30 kB; a workbook with much besides is still within this.
LIMITS = Limits(file_bytes=2_000_000, unpacked_bytes=50_000_000, rows=5_000, cells=200_000, seconds=20)


@dataclass(frozen=True, slots=True)
class Sent:
    """Places in their order, and the other fields of a form, those that are filled."""

    places: list[Asked]
    fields: Mapping[str, str]


async def places_sent(request: Request) -> Sent:
    """Return the places of a request's body; raises FileTooLarge, UnreadableFile. There may be none: see checked."""
    body, content_type = await _body(request), request.headers.get("content-type", "")
    # To part two megabytes into lines or fields takes up to a second.
    return await run_in_threadpool(_sent, content_type, body)


def _sent(content_type: str, body: bytes) -> Sent:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == _PLAIN:
        return Sent(_of_lines(body), {})
    if kind not in (_FORM, _PARTS):
        return Sent(_of_file(body), {})
    fields = _fields(content_type, body) if kind == _PARTS else _form(body)
    file, text = fields.pop(FILE, b""), fields.pop(TEXT, b"")
    places = _of_file(file) if file else _of_lines(text)
    words = {name: _text(value).strip() for name, value in fields.items()}
    return Sent(places, {name: value for name, value in words.items() if value})


def checked(places: list[Asked]) -> list[Asked]:
    """Return places that are some, and not too many; raises InvalidQuery, FileTooLarge."""
    if not places:
        raise InvalidQuery(
            "Bitte fügen Sie Orte oder Adressen ein (eine je Zeile), oder wählen Sie eine Datei.",
            "Please paste places or addresses (one per line), or choose a file.",
        )
    at_most(len(places), MOST_PLACES, "Orte", "places")
    return places


async def _body(request: Request) -> bytes:
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        reading.refuse_too_large(len(read), LIMITS)
    return bytes(read)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("Der Text ist kein UTF-8.", "The text is not UTF-8.") from error


def _form(body: bytes) -> dict[str, bytes]:
    at_most(body.count(b"&") + 1, _MOST_FIELDS, "Felder", "fields")
    return {name: value.encode() for name, value in parse_qsl(_text(body))}


def _fields(content_type: str, body: bytes) -> dict[str, bytes]:
    """Return the fields of a form with a file (RFC 7578) by name; parts within parts are content like any other."""
    boundary = _BOUNDARY.search(content_type)
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode("latin-1"), _MOST_FIELDS + 2) if boundary else []
    at_most(len(parts) - 2, _MOST_FIELDS, "Felder", "fields")
    found = {}
    for part in parts[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        if name := _NAME.search(head[:_LONGEST_HEAD]):
            found[name[1].decode("utf-8", "replace")] = content
    return found


def _of_lines(body: bytes) -> list[Asked]:
    text = _text(body)
    # As many as a file may have: a million would keep the interpreter busy just to be called too many.
    at_most(len(text.splitlines()), LIMITS.rows, "Zeilen", "rows")
    return lines_of(text)


def _of_file(body: bytes) -> list[Asked]:
    """Return the places of a file, which a process of its own opens; nothing of it stays on the disk."""
    if not body:
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(body)
        return places_in(reading.read(path, limits=LIMITS))
