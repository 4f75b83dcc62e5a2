"""Routes without dependencies: what is asked for most is answered without looking for what there is none of."""

from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Receive, Scope, Send


class PlainRoute(APIRoute):
    """A route whose endpoint takes the request and the texts of its path, and returns a response.

    FastAPI describes it as any other. To answer, it would solve dependencies, keep two stacks of what is to be closed
    behind them, and read the texts as models, which takes longer than to find a record and send it.
    """

    def __init__(self, path: str, *given: Any, **named: Any) -> None:
        super().__init__(path, *given, **named)
        self._stem = path.partition("{")[0]
        self.app = self._answer

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether a request is for this route: for most it is not, as the path tells without a pattern."""
        if self._stem not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.endpoint(Request(scope, receive, send), **scope["path_params"])
        await response(scope, receive, send)
