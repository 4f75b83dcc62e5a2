"""Headers and queries as they are sent: a few pairs, looked through quicker than any mapping is made."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from starlette.types import Message, Scope

Pair = tuple[bytes, bytes]
# Where a request keeps what it asks, once that was needed.
_ASKED = "atlas_asked"


def pairs(headers: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return headers as they are sent."""
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())


def value_of(message: Message | Scope, wanted: bytes) -> bytes | None:
    """Return the value of a header of a request, or of an answer's start, the first one; None where it has none."""
    for name, value in message["headers"]:
        if name == wanted:
            found: bytes = value
            return found
    return None


def asked(scope: Scope) -> Sequence[tuple[str, str]]:
    """Return the names and values of a request's query, in their order: those of Starlette's `query_params`."""
    known: Sequence[tuple[str, str]] | None = scope.get(_ASKED)
    if known is None:
        text: str = scope["query_string"].decode("latin-1")
        known = scope[_ASKED] = parse_qsl(text, keep_blank_values=True) if "%" in text or "+" in text else _split(text)
    return known


def _split(text: str) -> list[tuple[str, str]]:
    """Return the names and values of a query in which nothing is quoted, as most are."""
    parts = (part.partition("=") for part in text.split("&") if part)
    return [(name, value) for name, _, value in parts]


def complete(message: Message, headers: tuple[Pair, ...]) -> None:
    """Add those headers to an answer's start that it does not bring itself."""
    brought = [name for name, _ in message["headers"]]
    message["headers"] = [*message["headers"], *[pair for pair in headers if pair[0] not in brought]]


def vary(message: Message, *by: bytes) -> None:
    """Say of an answer that it depends on headers of the request too; it says so in one line."""
    known = [value for name, value in message["headers"] if name == b"vary"]
    others = [pair for pair in message["headers"] if pair[0] != b"vary"]
    message["headers"] = [*others, (b"vary", b", ".join((*known, *by)))]
