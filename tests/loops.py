"""Event loops of tests, and the threads in which things are done beside them."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import get_ident
from typing import Any, TypeVar

import pytest
from starlette.testclient import TestClient

Result = TypeVar("Result")


def completed(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of some work, in a thread of its own: a browser of other tests may keep an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def with_thread(work: Coroutine[Any, Any, Result]) -> tuple[int, Result]:
    """The thread of the event loop that some work is done in, and what comes of it."""
    return get_ident(), await work


def thread_of(client: TestClient) -> int:
    """The thread of the event loop of a server that is asked in this process."""
    assert client.portal is not None
    return client.portal.call(get_ident)


def threads_that_call(monkeypatch: pytest.MonkeyPatch, target: str) -> set[int]:
    """The threads in which a function is called from now on, named by its module as it is looked up there."""
    threads: set[int] = set()
    module, _, name = target.rpartition(".")
    plain = getattr(import_module(module), name)

    def noted(*given: Any, **named: Any) -> Any:
        threads.add(get_ident())
        return plain(*given, **named)

    monkeypatch.setattr(target, noted)
    return threads
