"""Whom a file belongs to that is made in a data directory: to whom the directory belongs, though root makes it.

Root keeps accounts and restores backups for a server that runs without any right, and could not open what is root's.
"""

import os
from contextlib import suppress
from pathlib import Path


def made(path: Path, mode: int = 0o600) -> None:
    """Make an empty file where there is none, by default for its owner only; raises OSError."""
    with suppress(FileExistsError):
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
        try:
            _hand_over(file, path.parent)
        finally:
            os.close(file)


def handed_over(path: Path) -> Path:
    """Give a file that root has made to whom its folder belongs, and return it; raises OSError."""
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        _hand_over(file, path.parent)
    finally:
        os.close(file)
    return path


def _hand_over(file: int, folder: Path) -> None:
    if os.geteuid() == 0:
        owner = folder.stat()
        os.fchown(file, owner.st_uid, owner.st_gid)
