"""What is noticed of each request: its id, the kind of its address, how long it took, how much was sent.

Nothing that somebody typed is noticed: no path, no query, no name, no address of the network.
"""

import re
import secrets
import time
from collections.abc import Awaitable, Callable
from itertools import count
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import raw
from api.gate import ARRIVED, REFUSED, Gate

_ID, _ADDRESS = "atlas_request_id", "atlas_address"
# Of what nobody offers only this is told: the path could be anything.
ELSEWHERE = "(none)"
# What a proxy in front gives: uuids, hexadecimal numbers, trace ids. Nothing else is repeated in answers and logs.
_WELL_FORMED = re.compile(rb"[0-9A-Za-z_-]{8,64}")


class Seen(NamedTuple):
    """One request that was answered: when (Unix time), how, after how many seconds, with how many bytes of body."""

    at: float
    method: str
    address: str
    status: int
    seconds: float
    size: int
    revision: str
    request_id: str


def request_id(scope: Scope) -> str:
    """Return the id of a request, under which the log has it; empty where it is observed by nobody."""
    return str(scope.get("state", {}).get(_ID, ""))


def address(scope: Scope) -> str:
    """Return the kind of address that a request asks for: its route, with names in the place of ids, or its folder."""
    if route := scope.get("route"):
        return str(route.path)
    if folder := scope.get("root_path"):
        return f"{folder}/*"
    return str(scope.get("state", {}).get(_ADDRESS, ELSEWHERE))


def kind_of(scope: Scope) -> str:
    """Return of which kind a request was found to be, once it was answered."""
    return str(scope["state"].get(_ADDRESS, ELSEWHERE))


def tell_kind(scope: Scope, kind: str) -> None:
    """Say of which kind a request is that is answered without looking for its route."""
    scope["state"][_ADDRESS] = kind


class Observed:
    """Gives each request an id and notes how it was answered; whom the gate does not let in is sent away."""

    def __init__(self, app: ASGIApp, gate: Gate, note: Callable[[Seen], None], full: ASGIApp) -> None:
        """`note` is told of each request; `full` answers whoever is sent away."""
        self._app, self._gate, self._note, self._full = app, gate, note, full
        self._own = secrets.token_hex(6)
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its answer; one that breaks off with an error counts as 500."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        arrived = state.get(ARRIVED) or time.perf_counter()
        state[_ID] = name = _given(scope) or f"{self._own}-{next(self._numbers):x}"
        status, size, revision = 500, 0, ""

        def send_named(message: Message) -> Awaitable[None]:
            nonlocal status, size, revision
            if message["type"] == "http.response.start":
                status, headers = message["status"], message["headers"]
                revision = (raw.value_of(message, b"atlas-revision") or b"").decode()
                # A copy: answers that are kept ready share their headers.
                message = {**message, "headers": [*headers, (b"x-request-id", name.encode()), *self._gate.farewell]}
            else:
                size += len(message.get("body", b""))
            return send(message)

        try:
            if REFUSED in state:
                await self._gate.turn()
                await self._full(scope, receive, send_named)
            else:
                await self._app(scope, receive, send_named)
        finally:
            self._gate.leave(state)
            asked, took = state.get(_ADDRESS, ELSEWHERE), time.perf_counter() - arrived
            self._note(Seen(time.time(), scope["method"], asked, status, took, size, revision, name))


def _given(scope: Scope) -> str:
    """Return the id that the request brings, if it is a plain one."""
    value = raw.value_of(scope, b"x-request-id")
    return value.decode() if value is not None and _WELL_FORMED.fullmatch(value) else ""


class Addressed:
    """Tells, from inside of all that changes the scope, of which kind the address of a request is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; then the route, with names in the place of ids, or the folder of files is known."""
        try:
            await self._app(scope, receive, send)
        finally:
            scope["state"][_ADDRESS] = address(scope)
