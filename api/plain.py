"""Routes without dependencies: what is asked for most is answered without looking for what there is none of."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from api.parameters import Parameter

_ELSEWHERE: tuple[Match, Scope] = (Match.NONE, {})


class PlainRoute(APIRoute):
    """A route whose endpoint takes the request and the texts of its path, and returns a response.

    FastAPI describes it as any other. To answer, it would solve dependencies, keep two stacks of what is to be closed
    behind them, and read the texts as models, which takes longer than to find a record and send it.
    """

    def __init__(self, path: str, *given: Any, **told: Any) -> None:
        super().__init__(path, *given, **told)
        self._stem, _, name = path.partition("{")
        self._named = name.removesuffix("}")
        self._allowed = frozenset(self.methods or ())
        self.app = self._answer

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether a request is for this route; there is at most one name in its path, and that at the end."""
        path: str = scope["path"]
        if self._stem not in path:
            return _ELSEWHERE
        before, _, text = path.partition(self._stem)
        is_whole = "/" not in text and bool(text) == bool(self._named)
        # Whoever answers below another path may have it taken away before.
        if not is_whole or before not in ("", scope.get("root_path", "")):
            return _ELSEWHERE
        named = {self._named: text} if self._named else {}
        told = {"endpoint": self.endpoint, "path_params": {**scope.get("path_params", {}), **named}, "route": self}
        return Match.FULL if scope["method"] in self._allowed else Match.PARTIAL, told

    def handle(self, scope: Scope, receive: Receive, send: Send) -> Coroutine[Any, Any, None]:
        """Answer a request that is for this route, or refuse its method."""
        if scope["method"] in self._allowed:
            return self._answer(scope, receive, send)
        return Route.handle(self, scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.endpoint(Request(scope, receive, send), **scope["path_params"])
        await response(scope, receive, send)


def add_plain(
    app: FastAPI,
    path: str,
    endpoint: Callable[[Request], Awaitable[Response]],
    summary: str,
    known: Iterable[Parameter],
) -> None:
    """Add a plain route of a place to an application: directly, for one of an included router is matched twice."""
    described = {"parameters": [parameter.openapi() for parameter in known]}
    app.router.add_api_route(
        path, endpoint, tags=["Ort"], summary=summary, openapi_extra=described, route_class_override=PlainRoute
    )
