"""What is not whole yet: hidden beside what it becomes, held by who writes it, swept when nobody does."""

import fcntl
import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

_ENDING, _FOLDER = ".half", ".folder"


@contextmanager
def half_of(target: Path) -> Iterator[Path]:
    """Give an empty file beside a target that only its owner may read, to be moved in its place when it is whole.

    What is not moved is removed, as is what somebody left there who was killed. Raises OSError.
    """
    sweep_beside(target)
    half, held = _begun(target)
    try:
        yield half
    finally:
        half.unlink(missing_ok=True)
        os.close(held)


@contextmanager
def half_folder_of(target: Path) -> Iterator[Path]:
    """As half_of, but an empty folder; the file beside it, which any file system can lock, says that it is written."""
    with half_of(target) as half:
        folder = half.with_suffix(_FOLDER)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep_beside(target: Path) -> None:
    """Remove what was begun beside a target and is written no more."""
    sweep(target.parent, glob.escape(target.name))


def sweep(folder: Path, name: str = "*") -> None:
    """Remove what was begun in a folder of the atlas, of one name or all, and is written no more.

    The lock ends with the process that has it.
    """
    for half in folder.glob(f".{name}.*{_ENDING}"):
        with suppress(OSError), half.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(half.with_suffix(_FOLDER), ignore_errors=True)
            half.unlink()


def _begun(target: Path) -> tuple[Path, int]:
    while True:
        held, name = mkstemp(_ENDING, f".{target.name}.", target.parent)
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.path.exists(name):
            return Path(name), held
        # Somebody swept before it was held.
        os.close(held)
