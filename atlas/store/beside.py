"""The file of very many projects, which lies beside the stores in a data directory, whichever engine these have.

It goes from place to place piece by piece, together with its digest, and is never read whole.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from atlas.errors import CopyRefused
from atlas.stock import SOURCE
from atlas.store.halves import half_of
from atlas.store.owning import handed_over
from atlas.store.sqlite import not_writable

_PIECE = 1 << 20


def stock_in(folder: Path) -> Path | None:
    """Return the file of the stock of a data directory, or None where there is none."""
    return folder / SOURCE if (folder / SOURCE).is_file() else None


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def poured(source: IO[bytes], target: IO[bytes]) -> str:
    """Write a file to another one; return the SHA-256 of what was written, in hexadecimal digits."""
    found = hashlib.sha256()
    while piece := source.read(_PIECE):
        found.update(piece)
        target.write(piece)
    return found.hexdigest()


def copy_beside(source: Path, folder: Path) -> None:
    """Copy a stock into a folder that has none; raises CopyRefused where it does not arrive as it was, and OSError."""
    with source.open("rb") as read, (folder / SOURCE).open("xb") as written:
        digest = poured(read, written)
        _flush(written)
    if digest_of(folder / SOURCE) != digest:
        raise CopyRefused(
            f"{SOURCE} ist nicht so angekommen, wie es war. Nichts wurde geschrieben.",
            f"{SOURCE} did not arrive as it was. Nothing was written.",
        )


@contextmanager
def arriving(source: IO[bytes], folder: Path) -> Iterator[tuple[Path, str]]:
    """Give a file beside the stock of a data directory with what is read, and its SHA-256; it may be moved away.

    Raises StoreNotWritable where it cannot be written: the stock that there is stays as it is.
    """
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            half = handed_over(stack.enter_context(half_of(folder / SOURCE)))
            digest = _written(source, half, stock_in(folder))
        except OSError as error:
            raise not_writable(folder, str(error.strerror)) from error
        yield half, digest


def _written(source: IO[bytes], half: Path, there: Path | None) -> str:
    with half.open("wb") as target:
        digest = poured(source, target)
        _flush(target)
    if there is not None:
        # It may name persons, whom the atlas withholds: others read it only where they could before.
        shutil.copymode(there, half)
    return digest


def _flush(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
