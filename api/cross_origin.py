"""Pages of other sites may read what is public (CORS)."""

from collections.abc import Awaitable

from starlette.middleware.cors import CORSMiddleware
from starlette.types import Receive, Scope, Send

from api import raw


class CrossOrigin(CORSMiddleware):
    """Starlette's rules, for requests that name their origin; the others pass it untouched."""

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:  # type: ignore[override]
        """Pass the request on, and say in the answer who may read it."""
        named = scope["type"] == "http" and raw.value_of(scope, b"origin") is not None
        return (super().__call__ if named else self.app)(scope, receive, send)
