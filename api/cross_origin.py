"""Pages of other sites may read what is public (CORS)."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import Message, Receive, Scope, Send

from api import raw


class CrossOrigin(CORSMiddleware):
    """Starlette's rules for requests that name their origin; the others learn only that the answer depends on it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and say in the answer who may read it."""
        if scope["type"] != "http" or any(name == b"origin" for name, _ in scope["headers"]):
            await super().__call__(scope, receive, send)
            return

        async def send_varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                raw.vary(message, b"Origin")
            await send(message)

        await self.app(scope, receive, send_varied)
