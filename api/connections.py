"""Connections: how long a request may take to arrive, and an answer to be taken; and how many there may be.

A process has so many descriptors of files. Whoever opens connections and sends nothing, sends letter by letter, or does
not read what was asked for, would hold one of them, and a place among the requests, for good.
"""

import asyncio
import math
import resource
import time
from collections.abc import Iterable

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from api.gate import Gate
from api.sending import Sending

# The head of a request; its body, of 64 MB at most; and of an answer the part that the network has not taken yet.
HEAD_S, BODY_S, UNREAD_S = 10.0, 120.0, 60.0
_MOST_DESCRIPTORS = 65_536


class Connection(HttpToolsProtocol):
    """A connection that knows until when what it waits for has to be there (time.monotonic)."""

    gate: Gate
    _sending: Sending
    late_at = math.inf
    _unread, _unread_since = 0, 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        self.late_at = time.monotonic() + HEAD_S
        super().connection_made(transport)
        # It does all that a transport does, without being one.
        self.transport = self._sending = Sending(transport)  # type: ignore[assignment]

    def on_message_begin(self) -> None:
        """Wait for the rest of the head."""
        self.late_at = time.monotonic() + HEAD_S
        super().on_message_begin()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        if cycle.more_body:
            self.late_at = time.monotonic() + BODY_S
        self.gate.enter(cycle.scope["path"], cycle.scope["state"])
        super()._start_asgi_task(cycle, app)

    def on_message_complete(self) -> None:
        """Wait for nothing more."""
        self.late_at = math.inf
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Send what is left of an answer, and go on to the next."""
        self._sending.flush()
        super().on_response_complete()

    @property
    def idle(self) -> bool:
        """Whether nothing is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def is_unread(self, now: float) -> bool:
        """Return whether the network has taken nothing of an answer for too long; to be asked now and then."""
        size = self.transport.get_write_buffer_size()
        if not size or size != self._unread:
            self._unread, self._unread_since = size, now
        return now - self._unread_since > UNREAD_S


def passing(gate: Gate) -> type[Connection]:
    """Return the connections of a server whose requests pass a gate the moment they are read."""
    return type("Passing", (Connection,), {"gate": gate})


def room() -> int:
    """Let the process have as many descriptors as it may; return how many of them are for connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_DESCRIPTORS if most == resource.RLIM_INFINITY else min(most, _MOST_DESCRIPTORS)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most // 2


def end_late(connections: Iterable[object], most: int, now: float) -> None:
    """End the connections whose time is over; where there are more than `most`, those too that only lie open."""
    known = [one for one in connections if isinstance(one, Connection)]
    crowded = len(known) > most
    for one in known:
        if one.is_unread(now):
            one.transport.abort()
        elif one.late_at < now or (crowded and one.idle):
            one.transport.close()
