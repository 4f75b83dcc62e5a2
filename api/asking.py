"""Asks a collection: beside the event loop, and for a bounded time, what looks at very many records one by one."""

from dataclasses import dataclass, field
from functools import partial

import anyio
from anyio.lowlevel import RunVar

from atlas.cql import patience
from atlas.errors import Overloaded
from atlas.query import Collection, Page, Query

# Fewer records take less time than a thread.
MANY = 20_000
# Of the processor; a pattern over a million titles takes half a second.
LONGEST_S = 2.0
# So many share one processor with everybody else; who comes when so many ask or wait already is asked to come again.
_AT_ONCE, MOST = 2, 16


@dataclass(slots=True)
class _Askers:
    """How many ask, or wait for it; they belong to an event loop, and so are made in it."""

    inside: int = 0
    limiter: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(_AT_ONCE))


_ASKERS: RunVar[_Askers] = RunVar("who asks what takes long")


async def page_of(rows: Collection, query: Query) -> Page:
    """Return the page that a query asks for; raises InvalidParameter, and Overloaded where too many wait for theirs."""
    if not any(condition.slow for condition in query.conditions) or len(rows.ids) < MANY:
        return rows.run(query)
    askers = _askers()
    if askers.inside >= MOST:
        raise Overloaded(
            "Gerade wird sehr vieles gefragt, das lange dauert. Bitte gleich noch einmal versuchen.",
            "Much is asked at the moment that takes long. Please try again shortly.",
        )
    askers.inside += 1
    try:
        return await anyio.to_thread.run_sync(partial(_bounded, rows, query), limiter=askers.limiter)
    finally:
        askers.inside -= 1


def _bounded(rows: Collection, query: Query) -> Page:
    with patience.at_most(LONGEST_S):
        return rows.run(query)


def _askers() -> _Askers:
    found = _ASKERS.get(None)
    if found is None:
        found = _Askers()
        _ASKERS.set(found)
    return found
