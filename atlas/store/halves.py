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
    sweep(target.parent, glob.escape(target.name))
    half, held = _begun(target)
    try:
        yield half
    finally:
        half.unlink(missing_ok=True)
        os.close(held)


def sweep(folder: Path, name: str = "*") -> None:
    """Remove what was begun in a folder of the atlas, or beside a target of any, and is written no more.

    The lock ends with the process that has it.
    """
    for half in folder.glob(f".{name}.*{_ENDING}"):
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
