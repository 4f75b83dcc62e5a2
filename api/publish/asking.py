"""Asks the application for what an address gives, in this very process: no port, no socket, one snapshot."""

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp

from atlas.errors import DataError


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave."""

    headers: Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """The type without its parameters, such as "text/html"."""
        return self.headers.get("content-type", "").partition(";")[0]


async def ask(app: ASGIApp, base: str, address: str, expected: int = 200) -> Answer:
    """Return the answer to GET `address`; raises DataError where it is none."""
    host, parts = urlsplit(base), urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": host.scheme,
        "server": (host.hostname, host.port or 443),
        "client": None,
        "root_path": "",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(b"host", host.netloc.encode()), (b"accept", b"*/*")],
    }
    messages: list[Any] = []
    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        # Who asks again wants to know when the asker goes, and would ask without end: the asker stays.
        return waiting.pop() if waiting else await asyncio.get_running_loop().create_future()

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    status = messages[0]["status"]
    if status != expected:
        raise DataError(
            f"Die Adresse {address} antwortet mit {status} statt {expected}; es wurde nichts veröffentlicht.",
            f"The address {address} answers {status} instead of {expected}; nothing was published.",
        )
    return Answer(Headers(raw=messages[0]["headers"]), b"".join(message.get("body", b"") for message in messages[1:]))
