"""Which format an asker wants: the parameter `f`, else the Accept header, else JSON."""

from fastapi import Request

from api import raw

_FOR_PROGRAMS = ("/api", "/assets", "/basemap", "/healthz", "/readyz")


def wants_html(request: Request) -> bool:
    """Return whether the asker wants a page for people: by `f`, by an Accept that names HTML before JSON, or by place.

    What lies outside the API is for people unless Accept asks for JSON.
    """
    wanted = dict(raw.asked(request.scope)).get("f")
    if wanted is not None:
        return wanted == "html"
    accepted = raw.value_of(request.scope, b"accept") or b""
    html, json = accepted.find(b"text/html"), accepted.find(b"json")
    path: str = request.scope["path"]
    if path.startswith(_FOR_PROGRAMS):
        return html >= 0 and (json < 0 or html < json) and not path.startswith("/api/openapi")
    return json < 0 or 0 <= html < json
