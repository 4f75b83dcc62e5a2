"""Keeps the snapshot of this process up with what other processes write to the same ledger."""

import asyncio
import logging
from typing import NoReturn

from atlas import Atlas
from atlas.errors import AtlasError

PAUSE_S = 0.4
_log = logging.getLogger("atlas.api")


async def follow(house: Atlas) -> NoReturn:
    """Look for new revisions again and again; a ledger that cannot be read leaves the snapshot as it is."""
    while True:
        await asyncio.sleep(PAUSE_S)
        try:
            await asyncio.to_thread(house.catch_up)
        except AtlasError as error:
            _log.error("The ledger cannot be followed: %s", error.en)
