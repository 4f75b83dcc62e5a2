"""Headers that keep the browser from asking anyone but this server."""

from starlette.types import Message, Scope

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

    def __init__(self, pictures_from: str = "") -> None:
        """`pictures_from` is the one foreign host whose pictures pages may show, if there is one."""
        self._always = raw.pairs(ALWAYS)
        self._pages = raw.pairs(ALWAYS | {name: _opened(rule, pictures_from) for name, rule in OF_PAGES.items()})

    def __call__(self, scope: Scope, message: Message) -> None:
        """Put the headers on an answer's start; one that does not say what it is counts as a page."""
        kind = raw.value_of(message, b"content-type")
        raw.complete(message, self._pages if kind is None or kind.startswith(_PAGES) else self._always)
