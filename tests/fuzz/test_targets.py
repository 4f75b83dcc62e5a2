"""Whatever reads foreign text and bytes answers or refuses with a sentence: no other error, no wait, nothing left."""

import gc
import time
import tracemalloc

import pytest
from fuzz.mutations import STUMBLES, mutated
from fuzz.targets import REFUSED, TARGETS, Target, corpus
from hypothesis import HealthCheck, given, settings

# Of the processor: what a machine does beside it does not count.
MOST_S = 1.0
# Files of ten formats take longer than a line of text.
EXAMPLES = {"file": 60, "query": 60, "headers": 60}
LEFT_BYTES = 200_000


def asked(target: Target, data: bytes) -> None:
    """Ask a target; it may refuse, with a sentence."""
    try:
        target(data)
    except REFUSED as refusal:
        assert refusal.de and refusal.en


def tried(target: Target, data: bytes) -> None:
    """Ask a target, which takes no longer than it may."""
    started = time.process_time()
    asked(target, data)
    assert time.process_time() - started < MOST_S


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_nearly_right_is_answered_or_refused_at_once(name: str) -> None:
    target, seeds = TARGETS[name], corpus(name)
    for data in (b"", *seeds, *STUMBLES):
        # What is loaded at first use does not count.
        asked(target, data)
        tried(target, data)

    @settings(
        max_examples=EXAMPLES.get(name, 150), derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(data=mutated(seeds))
    def ask(data: bytes) -> None:
        tried(target, data)

    ask()


# Each file has a process of its own, which ends with it.
@pytest.mark.parametrize("name", sorted(TARGETS.keys() - {"file"}))
def test_asking_again_and_again_leaves_nothing(name: str) -> None:
    target, seeds = TARGETS[name], corpus(name)

    def rounds(count: int) -> None:
        for data in seeds * count:
            asked(target, data)
        gc.collect()

    rounds(3)
    tracemalloc.start()
    try:
        rounds(1)
        before = tracemalloc.get_traced_memory()[0]
        rounds(8)
        assert tracemalloc.get_traced_memory()[0] - before < LEFT_BYTES
    finally:
        tracemalloc.stop()
