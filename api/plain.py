"""Routes without dependencies: what is asked for most is answered without looking for what there is none of."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from api.parameters import Parameter


class PlainRoute(APIRoute):
    """A route whose endpoint takes the request and the texts of its path, and returns a response.

    FastAPI describes it as any other. To answer, it would solve dependencies, keep two stacks of what is to be closed
    behind them, and read the texts as models, which takes longer than to find a record and send it.
    """

    def __init__(self, path: str, *given: Any, **named: Any) -> None:
        super().__init__(path, *given, **named)
        self._stem, _, self._named = path.partition("{")
        self.app = self._answer

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether a request is for this route: for most it is not, as the path tells without a pattern."""
        asked: str = scope["path"]
        if not (self._stem in asked if self._named else asked.endswith(self._stem)):
            return Match.NONE, {}
        # FastAPI's own would look first whether the route is one of an included router.
        match, told = Route.matches(self, scope)
        return match, told if match is Match.NONE else {**told, "route": self}

    def handle(self, scope: Scope, receive: Receive, send: Send) -> Coroutine[Any, Any, None]:
        """Answer a request that is for this route, or refuse its method."""
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
