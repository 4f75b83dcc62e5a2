"""What every answer says besides itself: rules that complete its start, one after the other, in one step.

A middleware for each of them would be called twice for every answer; together that takes longer than to find a record.
"""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Given a request and the start of its answer, which it may change.
Rule = Callable[[Scope, Message], None]


class Dressed:
    """Lets rules complete the start of every answer."""

    def __init__(self, app: ASGIApp, *rules: Rule) -> None:
        self._app, self._rules = app, rules

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass the request on, and apply the rules to the start of its answer."""
        if scope["type"] != "http":
            return self._app(scope, receive, send)

        def send_dressed(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start":
                for rule in self._rules:
                    rule(scope, message)
            return send(message)

        return self._app(scope, receive, send_dressed)
