"""Answers to whoever is logged in: no cache keeps them, no other site reads them, no engine lists them."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MARK = "atlas_internal"


def mark(scope: Scope) -> None:
    """Say that the answer to this request is an internal one."""
    scope["state"][_MARK] = True


def is_marked(scope: Scope) -> bool:
    """Return whether the answer to this request was said to be an internal one."""
    return _MARK in scope["state"]


class InternalAnswers:
    """Closes the answers that are marked as internal; must stand outside of what opens answers to other sites."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where it was marked on its way, close the answer's headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_closed(message: Message) -> None:
            if message["type"] == "http.response.start" and state.get(_MARK):
                _close(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_closed)


def _close(headers: MutableHeaders) -> None:
    headers["Cache-Control"] = "no-store"
    headers["X-Robots-Tag"] = "noindex"
    for name in [name for name in headers if name.startswith("access-control-")]:
        del headers[name]
