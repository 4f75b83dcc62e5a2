"""HEAD is answered as GET is; the server leaves the body out (RFC 9110, 9.3.2)."""

from collections.abc import Awaitable

from starlette.types import ASGIApp, Receive, Scope, Send


class HeadAsGet:
    """Hands a HEAD request on as GET, so that every route that answers one answers the other."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass the request on; the scope is copied, so that the server still knows that it was HEAD."""
        asked = {**scope, "method": "GET"} if scope.get("method") == "HEAD" else scope
        return self._app(asked, receive, send)
