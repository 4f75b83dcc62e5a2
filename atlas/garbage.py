"""The search of the interpreter for cycles, spared where hundreds of thousands of objects come and none goes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spared() -> Iterator[None]:
    """Look for no cycles meanwhile: in the middle of a large import that takes a fifth to a half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
