"""Keeps this process up with what others write to the same ledger, and the layers of its map packed ahead."""

import asyncio
import logging
from typing import NoReturn

from api import coding
from atlas import Atlas, maplayers
from atlas.errors import AtlasError

PAUSE_S = 0.4
_log = logging.getLogger("atlas.api")


async def follow(house: Atlas) -> NoReturn:
    """Look for new revisions again and again; a ledger that cannot be read leaves the snapshot as it is."""
    packed, told = 0, False
    while True:
        await asyncio.sleep(PAUSE_S)
        try:
            await asyncio.to_thread(house.catch_up)
            told = False
        except AtlasError as error:
            if not told:
                _log.error("The ledger cannot be followed: %s", error.en)
            told = True
        if packed != house.snapshot.revision:
            packed = await asyncio.to_thread(_pack, house)


def _pack(house: Atlas) -> int:
    """Compress the layers of the map, so that no visitor waits for it; return the revision that they are of."""
    snapshot = house.snapshot
    for name in maplayers.PROPERTIES:
        coding.packed(snapshot.map_layer(name), coding.CODINGS[0])
    return snapshot.revision
