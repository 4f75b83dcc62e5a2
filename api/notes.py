"""What was seen of requests: added up, and as lines of the log that are still to be written.

Both is done where a request ends, a few microseconds each: a thread that does it for thousands at a time takes the
interpreter's lock from the event loop again and again, and every hundredth answer comes ten times as late.
"""

from collections import deque

from api.logs import Line
from api.observing import Seen
from api.tally import Tally

# So many lines wait at most to be written, the oldest are dropped: 100 ms of the fastest server are a tenth of it.
_MOST = 20_000


class Notes:
    """Counts of all requests; lines of the log where `line` says how one is told."""

    def __init__(self) -> None:
        self.line: Line | None = None
        self.tally = Tally()
        self._lines = deque[bytes](maxlen=_MOST)

    def note(self, seen: Seen) -> None:
        """Take note of one request."""
        self.tally.note(seen)
        if self.line:
            self._lines.append(self.line(seen))

    def lines(self) -> bytes:
        """Return the lines since they were asked for last."""
        return b"".join(self._lines.popleft() for _ in range(len(self._lines)))
