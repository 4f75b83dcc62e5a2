"""Copies of SQLite files that others may have open: each is one state, and each is written in one transaction."""

import sqlite3
from contextlib import closing
from pathlib import Path

from atlas.store.owning import made
from atlas.store.sqlite import not_writable

_WAIT_S = 10


def stores_in(folder: Path) -> list[Path]:
    """Return the stores of a data directory."""
    return sorted(folder.glob("*.sqlite"))


def copied(source: Path, target: Path) -> Path:
    """Copy a store to a new file and return it, whoever writes to it meanwhile."""
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_WAIT_S)) as read, closing(sqlite3.connect(target)) as copy:
        read.backup(copy)
    return target


def write_over(source: Path, target: Path) -> None:
    """Copy a store over another one in one transaction, so that who has it open sees the old or the new one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made(target)
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, timeout=_WAIT_S)) as written:
            written.execute("PRAGMA synchronous = EXTRA")
            read.backup(written)
    except (OSError, sqlite3.DatabaseError) as error:
        raise not_writable(target.parent, str(error)) from error
