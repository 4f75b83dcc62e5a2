"""The headers of an answer's start as they are sent: a few pairs, looked through quicker than any mapping is made."""

from starlette.types import Message

Pair = tuple[bytes, bytes]


def pairs(headers: dict[str, str]) -> tuple[Pair, ...]:
    """Return headers as they are sent."""
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())


def value_of(message: Message, wanted: bytes) -> bytes | None:
    """Return the value of a header of an answer's start, the first one; None where it has none."""
    return next((value for name, value in message["headers"] if name == wanted), None)


def complete(message: Message, headers: tuple[Pair, ...]) -> None:
    """Add those headers to an answer's start that it does not bring itself."""
    brought = [name for name, _ in message["headers"]]
    message["headers"] = [*message["headers"], *(pair for pair in headers if pair[0] not in brought)]


def vary(message: Message, by: bytes) -> None:
    """Say of an answer that it depends on a header of the request too; it says so in one line."""
    known = [value for name, value in message["headers"] if name == b"vary"]
    line = (b"vary", b", ".join((*known, by)))
    others = [pair for pair in message["headers"] if pair[0] != b"vary"]
    at = next((number for number, pair in enumerate(message["headers"]) if pair[0] == b"vary"), len(others))
    message["headers"] = [*others[:at], line, *others[at:]]
