"""Compressed forms of an answer: made once where the body stays the same, and each with an entity tag of its own.

Two forms of one answer differ in their bytes, so a strong tag may not stand for both (RFC 9110, 8.8.3): the compressed
one has the tag of the plain one with the coding behind it ("…-br"). The rest of the server knows plain tags only.
"""

import gzip
import re
from collections.abc import Awaitable, Sequence
from functools import lru_cache, partial
from typing import Literal

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from api import raw
from api.asking import beside

Coding = Literal["br", "gzip"]
CODINGS: tuple[Coding, ...] = ("br", "gzip")
# Below this the headers weigh more than what is saved.
LEAST = 1000
# The best quality costs 4 s on the 1 MB of the municipalities, the next one a quarter of a second.
_LARGE = 300_000
_QUALITY, _QUALITY_LARGE = 11, 9
# What is made for one answer only; of so many bytes it takes 5 ms, in which nobody else would be answered.
_QUALITY_ONCE, _LARGE_ONCE = 4, 500_000
_CONDITIONS = (b"if-none-match", b"if-match")
# Without any of these there is one form, and its tag is the plain one.
_CODED_BY = (*_CONDITIONS, b"accept-encoding")
# Kinds of what is sent here that starlette-compress knows by itself.
_EVERYBODYS = (
    "application/json",
    "application/manifest+json",
    "application/xml",
    "image/svg+xml",
    "text/calendar",
    "text/css",
    "text/html",
    "text/javascript",
    "text/plain",
    "text/vcard",
)
# Compressed already, or a piece of what would be.
_PARTED = (b"content-encoding", b"content-range")
_WITHOUT_BODY = (204, 205, 304)
# What holds for the plain bytes only.
_OF_PLAIN = ("content-length", "accept-ranges")
_CODED = re.compile(rf'-({"|".join(CODINGS)})"')


# There are a handful that all browsers send.
@lru_cache(maxsize=64)
def accepted(accept_encoding: str) -> Coding | None:
    """Return the best coding that a request accepts (RFC 9110, 12.5.3), or None for the plain bytes."""
    return next((coding for coding in CODINGS if accepts(accept_encoding, coding)), None)


def accepts(accept_encoding: str, coding: Coding) -> bool:
    """Return whether a request accepts one coding."""
    parts = (part.partition(";") for part in accept_encoding.split(","))
    asked = {name.strip().lower(): weight for name, _, weight in parts}
    return _is_wanted(asked.get(coding, asked.get("*", "q=0")))


def _is_wanted(weight: str) -> bool:
    try:
        return float(weight.lower().partition("q=")[2] or 1) > 0
    except ValueError:
        return False


# Some twenty bodies are kept per revision; those of earlier ones make room.
@lru_cache(maxsize=64)
def packed(body: bytes, coding: Coding) -> bytes:
    """Return a body as small as it gets; the answer is kept, so this is for what is asked for again and again."""
    if coding == "gzip":
        return gzip.compress(body, compresslevel=9, mtime=0)
    small: bytes = brotli.compress(body, quality=_QUALITY if len(body) < _LARGE else _QUALITY_LARGE)
    return small


def coded(response: Response, body: bytes, coding: Coding) -> Response:
    """Return the compressed form of a response: its headers, and those that say how it is coded."""
    headers = {name: value for name, value in response.headers.items() if name not in _OF_PLAIN}
    return Response(body, response.status_code, {**headers, "Content-Encoding": coding, "Vary": "Accept-Encoding"})


def kinds_that_get_smaller(kinds: Sequence[str]) -> frozenset[bytes]:
    """Return the media types that are compressed here: those named, and those that everybody compresses."""
    for kind in kinds:
        add_compress_type(kind)
    return frozenset(kind.encode("ascii") for kind in (*_EVERYBODYS, *kinds))


def _gets_smaller(start: Message, kinds: frozenset[bytes]) -> bool:
    kind, parted = b"", False
    for name, value in start["headers"]:
        if name == b"content-type":
            kind = value.partition(b";")[0]
        elif name in _PARTED:
            parted = True
    return kind in kinds and not parted and start["status"] not in _WITHOUT_BODY


class Compression(CompressMiddleware):
    """Compresses answers of the kinds that get smaller, for whoever names a coding; others pass it untouched."""

    def __init__(self, app: ASGIApp, kinds: frozenset[bytes]) -> None:
        super().__init__(_LargeBeside(app, kinds), minimum_size=LEAST, zstd=False)
        self._plain = app
        if self._gzip is not None:
            # By itself it writes the time into the head: two answers of one strong tag would differ in their bytes.
            self._gzip.oneshot = partial(_packed_once, coding="gzip")

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:  # type: ignore[override]
        """Pass the request on, and send its answer in the best form that is accepted."""
        named = scope["type"] == "http" and raw.value_of(scope, b"accept-encoding") is not None
        return (super().__call__ if named else self._plain)(scope, receive, send)


class _LargeBeside:
    """Compresses what is large and whole beside the event loop, before it comes to who compresses in the loop."""

    def __init__(self, app: ASGIApp, kinds: frozenset[bytes]) -> None:
        self._app, self._kinds = app, kinds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        used = accepted((raw.value_of(scope, b"accept-encoding") or b"").decode("latin-1"))
        if used is None:
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def send_packed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                first, start = start, None
                if _is_large(message) and _gets_smaller(first, self._kinds):
                    message["body"] = await beside(partial(_packed_once, message["body"], used))
                    headers = MutableHeaders(scope=first)
                    headers["Content-Encoding"], headers["Content-Length"] = used, str(len(message["body"]))
                    headers.add_vary_header("Accept-Encoding")
                await send(first)
            await send(message)

        await self._app(scope, receive, send_packed)


def _is_large(message: Message) -> bool:
    return not message.get("more_body") and len(message.get("body", b"")) >= _LARGE_ONCE


def _packed_once(body: bytes, coding: Coding) -> bytes:
    if coding == "gzip":
        return gzip.compress(body, compresslevel=_QUALITY_ONCE, mtime=0)
    small: bytes = brotli.compress(body, quality=_QUALITY_ONCE)
    return small


class VaryByAsker:
    """Says to whoever names no coding and no origin that others are told more, or the same in another form.

    Whoever names them is told so by what answers them.
    """

    def __init__(self, kinds: frozenset[bytes]) -> None:
        """`kinds` are the media types that are compressed here."""
        self._kinds = kinds

    def __call__(self, scope: Scope, message: Message) -> None:
        """Name the headers in the start of an answer."""
        named = [name for name, _ in scope["headers"]]
        by = [b"Accept-Encoding"] if b"accept-encoding" not in named and _gets_smaller(message, self._kinds) else []
        if b"origin" not in named:
            by.append(b"Origin")
        if by:
            raw.vary(message, *by)


class CodedTags:
    """Translates between the tags of coded answers, which the world sees, and the plain ones that the server makes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hand plain tags on, and give the answer the tag of the form in which it is sent, or was had before."""
        names = {name for name, _ in scope["headers"]} if scope["type"] == "http" else set()
        if names.isdisjoint(_CODED_BY):
            return self._app(scope, receive, send)
        known = ""
        if any(name in _CONDITIONS for name in names):
            known = Headers(scope=scope).get("if-none-match", "")
            scope = {**scope, "headers": _with_plain_tags(scope)}

        def send_with_tag(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start" and _has_forms(message):
                _set_tag(MutableHeaders(scope=message), message["status"], known)
            return send(message)

        return self._app(scope, receive, send_with_tag)


def _has_forms(message: Message) -> bool:
    """Return whether the tag of an answer may be that of a compressed form: it is one, or stands for what was had."""
    return message["status"] == 304 or raw.value_of(message, b"content-encoding") is not None


def _with_plain_tags(scope: Scope) -> list[tuple[bytes, bytes]]:
    return [
        (name, _CODED.sub('"', value.decode("latin-1")).encode("latin-1") if name in _CONDITIONS else value)
        for name, value in scope["headers"]
    ]


def _set_tag(headers: MutableHeaders, status: int, known: str) -> None:
    tag = headers.get("etag")
    if tag is None:
        return
    coded: dict[str, str] = {coding: f'{tag[:-1]}-{coding}"' for coding in CODINGS}
    if status == 304:
        headers["etag"] = next((form for form in coded.values() if form in known), tag)
        # Caches take the headers of a 304 over: it varies as the answer does that it stands for (RFC 9110, 15.4.5).
        headers.add_vary_header("Accept-Encoding")
    else:
        headers["etag"] = coded.get(headers.get("content-encoding", ""), tag)
