"""Which format an asker wants: the parameter `f`, else the Accept header, else JSON."""

from fastapi import Request


def wants_html(request: Request) -> bool:
    """Return whether the asker wants a page for people: by `f`, else because Accept names HTML before JSON."""
    wanted = request.query_params.get("f")
    if wanted is not None:
        return wanted == "html"
    if request.url.path.startswith("/api/openapi"):
        return False
    accepted = request.headers.get("accept", "")
    html, json = accepted.find("text/html"), accepted.find("json")
    return html >= 0 and (json < 0 or html < json)
