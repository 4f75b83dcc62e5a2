"""Files that are not whole yet: hidden beside what they become, held by who writes them, swept when nobody does."""

import fcntl
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

_ENDING = ".half"


@contextmanager
def half_of(target: Path) -> Iterator[Path]:
    """Give an empty file beside a target that only its owner may read, to be moved in its place when it is whole.

    What is not moved is removed, as is what somebody left there who was killed. Raises OSError.
    """
    sweep(target)
    half, held = _begun(target)
    try:
        yield half
    finally:
        half.unlink(missing_ok=True)
        os.close(held)


def sweep(target: Path) -> None:
    """Remove what was begun beside a target and is written no more: the lock ends with the process that has it."""
    for half in target.parent.glob(f".{glob.escape(target.name)}.*{_ENDING}"):
        with suppress(OSError), half.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            half.unlink()


def _begun(target: Path) -> tuple[Path, int]:
    while True:
        held, name = mkstemp(_ENDING, f".{target.name}.", target.parent)
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.path.exists(name):
            return Path(name), held
        # Somebody swept before it was held.
        os.close(held)
