"""How many requests one process takes in at once; whoever comes when it is full is asked to come again.

What is slow is not the work but the waiting for it: with a bound, nobody waits longer than so many requests take, and a
process that was asked for ten times what it can do is itself again as soon as those are answered. Sending away is work
too: a crowd is sent away in rounds, between which whoever was let in, or asks whether the process lives, is answered.
"""

import asyncio
import time
from collections import deque
from typing import Any

# Where the server notes in the state of a request when it arrived, and that it finds no place.
ARRIVED, REFUSED = "atlas_arrived", "atlas_refused"
RETRY_AFTER_S = 1
# What says whether the process lives is answered always.
ALWAYS = ("/healthz", "/readyz")
# So many are sent away in one round of the event loop; they take about as long as a hundred answers.
_IN_ONE_ROUND = 128


class Gate:
    """Counts the requests that are being answered or wait for it, up to `most`."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.inside = 0
        # Headers for every answer: once the process is about to end, connections are asked to go elsewhere.
        self.farewell: tuple[tuple[bytes, bytes], ...] = ()
        self._sent_away = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

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

    async def turn(self) -> None:
        """Wait until it is the turn of a request that found no place to be sent away."""
        loop = asyncio.get_running_loop()
        if not self._sent_away:
            loop.call_soon(self._next_round)
        self._sent_away += 1
        if self._sent_away > _IN_ONE_ROUND:
            turn = loop.create_future()
            self._waiting.append(turn)
            await turn

    def _next_round(self) -> None:
        self._sent_away = min(len(self._waiting), _IN_ONE_ROUND)
        for _ in range(self._sent_away):
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
        if self._sent_away:
            asyncio.get_running_loop().call_soon(self._next_round)

    def close(self) -> None:
        """Ask whoever is answered from now on to open a new connection, which another process takes."""
        self.farewell = ((b"connection", b"close"),)
