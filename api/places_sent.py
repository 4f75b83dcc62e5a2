"""The places that somebody sends: pasted as text, in a field of a form, or as a file."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import HTTP
from pathlib import Path
from urllib.parse import parse_qsl

import anyio
from fastapi import Request

from atlas.errors import InvalidQuery, UnreadableFile
from atlas.intake import reading
from atlas.intake.addresses import places_in
from atlas.intake.limits import Limits, at_most
from atlas.manyplaces import MOST_PLACES, Asked, lines_of

TEXT = "places"
FILE = "file"
_FORM, _PARTS, _PLAIN = "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"
# 500 addresses are some 30 kB; a workbook with much besides is still within this.
LIMITS = Limits(file_bytes=2_000_000, unpacked_bytes=50_000_000, rows=5_000, cells=200_000, seconds=20)


@dataclass(frozen=True, slots=True)
class Sent:
    """Places in their order, and the other fields of a form, those that are filled."""

    places: list[Asked]
    fields: Mapping[str, str]


async def places_sent(request: Request) -> Sent:
    """Return the places of a request's body; raises FileTooLarge, UnreadableFile. There may be none: see checked."""
    body = await _body(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _PLAIN:
        return Sent(lines_of(_text(body)), {})
    if kind not in (_FORM, _PARTS):
        return Sent(await _of_file(body), {})
    fields = _fields(request.headers["content-type"], body) if kind == _PARTS else _form(body)
    file, text = fields.pop(FILE, b""), fields.pop(TEXT, b"")
    places = await _of_file(file) if file else lines_of(_text(text))
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
    return {name: value.encode() for name, value in parse_qsl(_text(body))}


def _fields(content_type: str, body: bytes) -> dict[str, bytes]:
    """Return the fields of a form with a file (RFC 7578) by name."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    whole = message_from_bytes(head + body, _class=EmailMessage, policy=HTTP)
    parts = whole.iter_parts() if whole.is_multipart() else ()
    found = {str(part.get_param("name", "", "content-disposition")): part.get_payload(decode=True) for part in parts}
    return {name: content for name, content in found.items() if isinstance(content, bytes)}


async def _of_file(body: bytes) -> list[Asked]:
    """Return the places of a file, which a process of its own opens; nothing of it stays on the disk."""

    def read() -> list[Asked]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            path.write_bytes(body)
            return places_in(reading.read(path, limits=LIMITS))

    return await anyio.to_thread.run_sync(read) if body else []
