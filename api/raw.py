"""Headers as they are sent: a few pairs, looked through quicker than any mapping is made."""

from collections.abc import Mapping

from starlette.types import Message, Scope

Pair = tuple[bytes, bytes]


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


def complete(message: Message, headers: tuple[Pair, ...]) -> None:
    """Add those headers to an answer's start that it does not bring itself."""
    brought = [name for name, _ in message["headers"]]
    message["headers"] = [*message["headers"], *[pair for pair in headers if pair[0] not in brought]]


def vary(message: Message, *by: bytes) -> None:
    """Say of an answer that it depends on headers of the request too; it says so in one line."""
    known: list[bytes] = []
    others: list[Pair] = []
    at = None
    for pair in message["headers"]:
        if pair[0] == b"vary":
            known.append(pair[1])
            at = len(others) if at is None else at
        else:
            others.append(pair)
    others.insert(len(others) if at is None else at, (b"vary", b", ".join((*known, *by))))
    message["headers"] = others
