"""Answers to whoever is logged in: no cache keeps them, no other site reads them, no engine lists them."""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope

_MARK = "atlas_internal"


def mark(scope: Scope) -> None:
    """Say that the answer to this request is an internal one."""
    scope["state"][_MARK] = True


def is_marked(scope: Scope) -> bool:
    """Return whether the answer to this request was said to be an internal one."""
    return _MARK in scope["state"]


def close(scope: Scope, message: Message) -> None:
    """Close the start of an answer that was marked as internal; must come after what opens answers to other sites."""
    if not is_marked(scope):
        return
    headers = MutableHeaders(scope=message)
    headers["Cache-Control"] = "no-store"
    headers["X-Robots-Tag"] = "noindex"
    for name in [name for name in headers if name.startswith("access-control-")]:
        del headers[name]
