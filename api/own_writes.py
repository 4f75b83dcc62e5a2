"""A client that has just written sees its write, whichever process answers, and wherever that reads.

The answer to a write names its revision (`Atlas-Revision`), and a browser keeps it for a minute in a cookie. A request
that brings it, or names one itself (`Atlas-At-Least`), is answered from that revision or a later one, or with 503.
"""

from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import internal, links
from api.following import Follower
from atlas import Atlas
from atlas.errors import AtlasError, InvalidParameter

HEADER = "Atlas-At-Least"
COOKIE = "atlas_written"
# All processes know of it long before.
_KEPT_S = 60
_SAFE = ("GET", "HEAD", "OPTIONS")
_RAW_HEADER, _RAW_COOKIE = HEADER.casefold().encode(), COOKIE.encode()
# No ledger counts further.
_DIGITS = 18
Refuse = Callable[[Request, AtlasError], Response]


class OwnWrites:
    """Holds a request until this process knows of the revision that it asks for, and names that of a write."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        """`refuse` makes the answer for an error."""
        self._app, self._refuse = app, refuse

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass the request on, as soon as its revision is there."""
        if scope["type"] != "http" or (scope["method"] in _SAFE and not _may_want(scope)):
            return self._app(scope, receive, send)
        return self._held(scope, receive, send)

    async def _held(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if wanted := _wanted(scope):
                follower: Follower = scope["app"].state.follower
                await follower.reach(wanted)
        except AtlasError as error:
            await self._refuse(Request(scope), error)(scope, receive, send)
            return
        writes = scope["method"] not in _SAFE
        await self._app(scope, receive, _naming(scope, send) if writes else send)


def _may_want(scope: Scope) -> bool:
    return any(name in (_RAW_HEADER, b"cookie") for name, _ in scope["headers"])


def _wanted(scope: Scope) -> int:
    """Return the revision that a request asks for at least, 0 for any; raises InvalidParameter."""
    for name, value in scope["headers"]:
        if name == _RAW_HEADER:
            return _named(value.decode("latin-1"))
        if name == b"cookie" and _RAW_COOKIE in value:
            text = cookie_parser(value.decode("latin-1")).get(COOKIE, "")
            return int(text) if _is_number(text) else 0
    return 0


def _named(text: str) -> int:
    if not _is_number(text):
        raise InvalidParameter(
            f"„{HEADER}“ nennt die Nummer einer Revision, etwa 12.",
            f"'{HEADER}' names the number of a revision, for example 12.",
            parameter=HEADER,
        )
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def _naming(scope: Scope, send: Send) -> Send:
    """Return a way to send that names the revision after a write, to its author only."""
    house: Atlas = scope["app"].state.atlas
    before = house.snapshot.revision

    async def send_named(message: Message) -> None:
        if message["type"] == "http.response.start" and internal.is_marked(scope):
            headers, now = MutableHeaders(scope=message), max(house.snapshot.revision, house.written)
            headers.setdefault("Atlas-Revision", str(now))
            if now > before:
                headers["Atlas-Revision"] = str(now)
                headers.append("Set-Cookie", _cookie(scope, now))
        await send(message)

    return send_named


def _cookie(scope: Scope, revision: int) -> str:
    response = Response()
    secure = links.is_secure(Request(scope))
    response.set_cookie(COOKIE, str(revision), _KEPT_S, path="/", secure=secure, httponly=True, samesite="strict")
    return response.headers["set-cookie"]
