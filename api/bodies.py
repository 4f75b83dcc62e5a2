"""The body of a request as JSON, within bounds."""

from typing import Annotated, Any

import orjson
from fastapi import Depends, Request

from atlas.errors import InvalidQuery

# A boundary of 50,000 corners has about 2 MB.
MOST_BYTES = 4_000_000


async def read_json(request: Request) -> Any:
    """Return the JSON value of a request's body; raises InvalidQuery for what is too large or no JSON."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise InvalidQuery(
                f"Die Anfrage ist zu groß (höchstens {MOST_BYTES // 1_000_000} MB).",
                f"The request is too large (at most {MOST_BYTES // 1_000_000} MB).",
            )
    try:
        return orjson.loads(bytes(body))
    except orjson.JSONDecodeError as error:
        raise InvalidQuery("Die Anfrage ist kein gültiges JSON.", "The request is not valid JSON.") from error


JsonBody = Annotated[Any, Depends(read_json)]
