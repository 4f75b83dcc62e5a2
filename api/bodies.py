"""The body of a request: within bounds for every address, and as JSON."""

from collections.abc import Awaitable
from typing import Annotated, Any

import orjson
from fastapi import Depends, HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from atlas.errors import InvalidQuery
from atlas.intake.limits import LIMITS

# A boundary of 50,000 corners has about 2 MB.
MOST_BYTES = 4_000_000
MOST_LEVELS = 20
# Where files are uploaded, more is read: the address itself says when a file is too large, a little sooner than this.
MOST_BYTES_OF = {"/api/intake": LIMITS.file_bytes + MOST_BYTES}


class BodyLimit:
    """Stops reading a body that is too large, whoever sends it and whatever it is for (413)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass the request on and count what is read of its body."""
        read, most = 0, MOST_BYTES_OF.get(scope.get("path", ""), MOST_BYTES)

        async def receive_within_bounds() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413)
            return message

        return self._app(scope, receive_within_bounds, send)


async def read_json(request: Request) -> Any:
    """Return the JSON value of a request's body; raises InvalidQuery for what is no JSON."""
    try:
        value = orjson.loads(await request.body())
    except orjson.JSONDecodeError as error:
        raise InvalidQuery("Die Anfrage ist kein gültiges JSON.", "The request is not valid JSON.") from error
    _require_shallow(value)
    return value


def _require_shallow(value: Any) -> None:
    """Raise InvalidQuery for a value that is nested deeper than any that is meant; who walks it needs no bound then."""
    level = [value]
    for _ in range(MOST_LEVELS):
        level = [part for one in level for part in _parts(one)]
        if not level:
            return
    raise InvalidQuery("Die Anfrage ist zu tief verschachtelt.", "The request is nested too deeply.")


def _parts(value: Any) -> list[Any]:
    """Return the objects and lists in an object or list."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [part for part in inner if isinstance(part, dict | list)]


JsonBody = Annotated[Any, Depends(read_json)]
