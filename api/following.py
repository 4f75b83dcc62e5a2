"""Keeps this process up with what is written to its ledger, and the layers of its map packed ahead."""

import asyncio
import logging
from typing import NoReturn

from api import coding
from atlas import Atlas, garbage, maplayers, tiles
from atlas.errors import AtlasError, StoreError

# Processes agree within this time, and what it takes to build the snapshot; looking costs two small queries.
PAUSE_S = 0.2
_WATCH_S = 0.5
_log = logging.getLogger("atlas.api")


class Follower:
    """Takes over what others write to the ledger: again and again, and at once where somebody knows of more."""

    def __init__(self, house: Atlas) -> None:
        self._house = house
        self._one = asyncio.Lock()
        self._looks = 0
        # What was in the way at the last look.
        self.trouble: AtlasError | None = None

    async def run(self) -> None:
        """Look for new revisions and after the replicas until it is cancelled."""
        self._house.followed = True
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._follow())
                if self._house.ledger.replicas():
                    tasks.create_task(self._watch())
        finally:
            self._house.followed = False

    async def reach(self, revision: int) -> None:
        """Take over a revision that this process does not know yet; raises StoreError where it cannot be read.

        One that nobody has written is not waited for.
        """
        if self._house.snapshot.revision >= revision:
            return
        await self._look(self._looks)
        if self.trouble is not None:
            raise self.trouble

    async def _follow(self) -> NoReturn:
        packed = 0
        while True:
            await asyncio.sleep(PAUSE_S)
            await self._look(self._looks)
            if packed != self._house.snapshot.revision:
                packed = await asyncio.to_thread(_pack, self._house)

    async def _watch(self) -> NoReturn:
        while True:
            await asyncio.to_thread(self._house.ledger.watch)
            await asyncio.sleep(_WATCH_S)

    async def _look(self, looks: int) -> None:
        """Look once, unless a look has begun since there were so many: its answer is for all who wait."""
        async with self._one:
            if self._looks != looks:
                return
            self._looks += 1
            before, self.trouble = self.trouble, await asyncio.to_thread(_caught_up, self._house)
            if self.trouble is not None and before is None:
                _log.error("The ledger cannot be followed: %s", self.trouble.en)
            if self.trouble is None and before is not None:
                _log.warning("The ledger can be followed again.")


def _caught_up(house: Atlas) -> AtlasError | None:
    """Take over what was written; where the ledger cannot be read, the snapshot stays as it is."""
    try:
        house.catch_up()
    except AtlasError as error:
        return error
    except Exception as error:
        # Whatever it is: a process that looks no more would show an old state for ever.
        return StoreError(
            "Der Stand des Atlas kann gerade nicht erneuert werden.",
            f"The state of the atlas cannot be renewed ({type(error).__name__}).",
        )
    return None


def _pack(house: Atlas) -> int:
    """Compress the layers of the map and sort what tiles are made of, so that no visitor waits for it.

    Return the revision that they are of.
    """
    snapshot = house.snapshot
    try:
        tiles.prepare(snapshot)
        for name in maplayers.PROPERTIES:
            coding.packed(snapshot.map_layer(name), coding.CODINGS[0])
    except Exception:
        # Who asks for them meets it again; looking for new revisions goes on.
        _log.exception("What is asked for most could not be prepared.")
    garbage.tidy()
    return snapshot.revision
