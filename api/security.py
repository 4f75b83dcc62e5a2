"""Headers that keep the browser from asking anyone but this server."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import raw

_PICTURES = "img-src 'self' data:"
# Leaflet places its panes with inline styles, hence 'unsafe-inline' for styles; scripts come from files only.
_SOURCES = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    _PICTURES,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
# Only what is meant for it may stand in a frame of another site; a page without the rule may stand in any.
EMBEDDABLE = {"Content-Security-Policy": "; ".join(_SOURCES)}
ALWAYS = {"X-Content-Type-Options": "nosniff"}
# These rule what a page may do; on the two dozen files that a page consists of they would only be 7 kB more to send.
OF_PAGES = {
    "Content-Security-Policy": "; ".join((*_SOURCES, "frame-ancestors 'self'")),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
}
# The workspace of the staff stands in no frame at all, is kept by nobody, and no search engine lists it.
OF_STAFF = {
    "Content-Security-Policy": "; ".join((*_SOURCES, "frame-ancestors 'none'")),
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
_PAGES = (b"text/html", b"image/svg+xml", b"application/xml")


def _opened(rule: str, pictures_from: str) -> str:
    return rule.replace(_PICTURES, f"{_PICTURES} {pictures_from}") if pictures_from else rule


class SecurityHeaders:
    """Adds the headers to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp, pictures_from: str = "") -> None:
        """`pictures_from` is the one foreign host whose pictures pages may show, if there is one."""
        self._app = app
        self._always = raw.pairs(ALWAYS)
        self._pages = raw.pairs(ALWAYS | {name: _opened(rule, pictures_from) for name, rule in OF_PAGES.items()})

    def _headers_for(self, media_type: bytes | None) -> tuple[raw.Pair, ...]:
        """Return the headers of an answer; one that does not say what it is counts as a page."""
        return self._pages if media_type is None or media_type.startswith(_PAGES) else self._always

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on the answer's start."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                raw.complete(message, self._headers_for(raw.value_of(message, b"content-type")))
            await send(message)

        await self._app(scope, receive, send_with_headers)
