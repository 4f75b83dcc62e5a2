"""How many requests one process takes in at once; whoever comes when it is full is asked to come again, at once.

What is slow is not the work but the waiting for it: with a bound, nobody waits longer than so many requests take, and a
process that was asked for ten times what it can do is itself again as soon as those are answered.
"""

import time
from typing import Any

# Where the server notes in the state of a request when it arrived, and that it finds no place.
ARRIVED, REFUSED = "atlas_arrived", "atlas_refused"
RETRY_AFTER_S = 1
# What says whether the process lives is answered always.
ALWAYS = ("/healthz", "/readyz")


class Gate:
    """Counts the requests that are being answered or wait for it, up to `most`."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.inside = 0
        # Headers for every answer: once the process is about to end, connections are asked to go elsewhere.
        self.farewell: tuple[tuple[bytes, bytes], ...] = ()

    def enter(self, path: str, state: dict[str, Any]) -> None:
        """Note in the state of a request when it arrived, and let it in or refuse it."""
        state[ARRIVED] = time.perf_counter()
        if self.inside >= self.most and path not in ALWAYS:
            state[REFUSED] = True
        else:
            self.inside += 1

    def leave(self, state: dict[str, Any]) -> None:
        """Count a request that was answered no longer."""
        if ARRIVED in state and REFUSED not in state:
            self.inside -= 1

    def close(self) -> None:
        """Ask whoever is answered from now on to open a new connection, which another process takes."""
        self.farewell = ((b"connection", b"close"),)
