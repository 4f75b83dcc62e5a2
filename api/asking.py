"""Asks beside the event loop what takes longer than a thread: pages, figures, and what looks at very many records.

What looks at them one by one has a bounded time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import anyio
from anyio.lowlevel import RunVar

from atlas import garbage
from atlas.cql import patience
from atlas.errors import Overloaded
from atlas.query import MAX_LIMIT, Collection, Page, Query

# Fewer records take less time than a thread.
MANY = 20_000
# Of the processor; of a million, to compare two texts of each takes 0.7 s, and a pattern 0.01 to 0.4 s.
LONGEST_S = 1.0
# So many share one processor with everybody else; who comes when so many ask or wait already is asked to come again.
_AT_ONCE, MOST = 2, 16
# Of a million records, one takes a third of a millisecond; an expression may have hundreds.
_FEW_COMPARISONS = 8
# A filter with longer words asks for very many names.
_LONG_WORDS = 500
Found = TypeVar("Found")


@dataclass(slots=True)
class _Askers:
    """How many ask what takes long, or wait for it; they belong to an event loop, and so are made in it.

    What takes a moment has room of its own, or it would wait for what takes long.
    """

    inside: int = 0
    long: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(_AT_ONCE))
    brief: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(_AT_ONCE))


_ASKERS: RunVar[_Askers] = RunVar("who asks what takes long")


async def page_of(rows: Collection, query: Query) -> Page:
    """Return the page that a query asks for; raises InvalidParameter, and Overloaded where too many wait for theirs."""
    asked = partial(rows.run, query)
    if len(rows.ids) < MANY:
        return asked()
    return await worked_out(query, asked) if _is_slow(query) or _takes_a_moment(query) else asked()


async def worked_out(query: Query, work: Callable[[], Found]) -> Found:
    """Return what is worked out of a query in a thread: for a bounded time, where it looks at records one by one.

    Raises InvalidParameter, and Overloaded where too many wait for theirs.
    """
    if not _is_slow(query):
        return await beside(work)
    askers = _askers()
    if askers.inside >= MOST:
        raise Overloaded(
            "Gerade wird sehr vieles gefragt, das lange dauert. Bitte gleich noch einmal versuchen.",
            "Much is asked at the moment that takes long. Please try again shortly.",
        )
    askers.inside += 1
    try:
        return await anyio.to_thread.run_sync(partial(_tidily, partial(_bounded, work)), limiter=askers.long)
    finally:
        askers.inside -= 1


async def beside(work: Callable[[], Found]) -> Found:
    """Return what is worked out in a thread; so few at once that what they need for it meanwhile is bounded."""
    return await anyio.to_thread.run_sync(partial(_tidily, work), limiter=_askers().brief)


def _tidily(work: Callable[[], Found]) -> Found:
    try:
        return work()
    finally:
        garbage.tidy_now_and_then()


def _is_slow(query: Query) -> bool:
    return any(condition.slow for condition in query.conditions)


def _takes_a_moment(query: Query) -> bool:
    # A file may name all records one by one.
    if query.sort or query.text or query.limit > MAX_LIMIT:
        return True
    if sum(condition.count for condition in query.conditions) > _FEW_COMPARISONS:
        return True
    return any(len(words) > _LONG_WORDS for words in query.filters.values())


def _bounded(work: Callable[[], Found]) -> Found:
    with patience.at_most(LONGEST_S):
        return work()


def _askers() -> _Askers:
    found = _ASKERS.get(None)
    if found is None:
        found = _Askers()
        _ASKERS.set(found)
    return found
