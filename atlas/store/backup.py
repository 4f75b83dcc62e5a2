"""Backups: every store of an atlas in one file, made while it is used, and restored only when it is whole.

A backup is a zip of SQLite files, of the stock where there is one, and of `backup.json` with the digest of each,
whichever engine it was made of, and goes back into either. Each file is one state; those of a data directory are copied
one after the other, which is all that files that know nothing of each other need.
"""

import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import orjson
from sqlalchemy import Connection, select

from atlas.errors import AtlasError, BrokenBackup, CorruptLedger, FileNotWritable, StoreTooNew
from atlas.stock import SOURCE
from atlas.store.beside import arriving, digest_of, poured, stock_in
from atlas.store.embedded import FILE_NAME as LEDGER
from atlas.store.embedded import EmbeddedStore
from atlas.store.files import copied, stores_in, write_over
from atlas.store.halves import half_of, sweep
from atlas.store.homes import FolderHome, PostgresHome, files_in, require_atlas
from atlas.store.mappings import MappingTexts, lies_in_files
from atlas.store.moving import copy, pour
from atlas.store.proof import prove
from atlas.store.schema import REVISIONS

FORMAT = "quartiersatlas-backup-1"
_CONTENTS = "backup.json"
# Far more than all of Europe's operations with their history take; a zip that claims more is a trap.
_MOST_BYTES = 64_000_000_000
_BEFORE = "vor-dem-zurueckspielen"
# What reading something that is no zip, or a damaged one, ends with.
_UNREADABLE = (KeyError, TypeError, ValueError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: its files, how many revisions the ledger in it has, and when it was made."""

    path: Path
    files: tuple[str, ...]
    revisions: int
    made_at: str


def write_backup(folder: Path, target: Path, url: str | None = None, *, stock: bool = True) -> Backup:
    """Write the stores of a data directory, or of a database, to a file that is not there yet, whole or not at all.

    The stock of the data directory goes along unless it shall not. Raises FileNotWritable, CopyRefused where there is
    no atlas, and CorruptLedger where what would be saved is damaged.
    """
    if target.exists():
        raise _not_written(target, "die Datei gibt es schon", "the file exists")
    with TemporaryDirectory() as kept:
        copies = _copies(folder, Path(kept) / "stores", url)
        revisions = _revisions(Path(kept) / "stores" / LEDGER)
        return _packed(copies, stock_in(folder) if stock else None, revisions, target)


def restore_backup(source: Path, folder: Path, url: str | None = None) -> tuple[Backup, Path | None]:
    """Bring the stores of a data directory, or of a database, to the state of a backup of either engine.

    The stock becomes that of the backup; one without a stock leaves it as it is. Return also where the state of before
    is kept. A server that runs meanwhile goes on with the restored state, and with another stock once it is started
    again. Raises StoreNotWritable, and BrokenBackup; then nothing is changed.
    """
    with _unpacked(source) as (backup, files), _other_stock(source, folder) as other:
        replaced = None if other is None else stock_in(folder)
        if url is None:
            kept = _set_files_aside(folder, replaced)
            _write_files(files, folder)
        else:
            kept = _set_aside(folder, PostgresHome(url), replaced)
            _write_database(files, url)
        if other is not None:
            os.replace(other, folder / SOURCE)
    return backup, kept


def _write_files(files: list[Path], folder: Path) -> None:
    with FolderHome(files[0].parent).reading() as given:
        for path in files:
            write_over(path, folder / path.name)
        with FolderHome(folder).reading() as taken:
            _require_arrived(given["ledger"], taken["ledger"])


def _write_database(files: list[Path], url: str) -> None:
    home = PostgresHome(url)
    with FolderHome(files[0].parent).reading() as given, home.replacing([path.stem for path in files]) as taken:
        pour(given, taken)
        prove(taken["ledger"])


def _copies(folder: Path, kept: Path, url: str | None) -> list[Path]:
    """Return copies of all stores, as SQLite files in a folder that is not there yet."""
    if url is not None:
        copy(PostgresHome(url), FolderHome(kept))
        return stores_in(kept)
    require_atlas(folder)
    if lies_in_files(folder):
        MappingTexts.in_folder(folder).close()
    kept.mkdir()
    return [copied(path, kept / path.name) for path in stores_in(folder)]


def _packed(copies: list[Path], stock: Path | None, revisions: int, target: Path) -> Backup:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    files = copies if stock is None else [*copies, stock]
    try:
        _write_whole(target, files, made_at)
    except OSError as error:
        raise _not_written(target, str(error.strerror), str(error.strerror)) from error
    return Backup(target, tuple(path.name for path in files), revisions, made_at)


def _revisions(ledger: Path) -> int:
    with closing(EmbeddedStore(ledger)) as store:
        store.layers()
        return store.verify()


def _write_whole(target: Path, files: list[Path], made_at: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # It holds the hashes of passwords, and stays what it is beside its target: for its owner only.
    with half_of(target) as half:
        with half.open("wb") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                digests = {path.name: _added(archive, path, target) for path in files}
                archive.writestr(_CONTENTS, orjson.dumps({"format": FORMAT, "made_at": made_at, "files": digests}))
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, target)


def _added(archive: ZipFile, path: Path, target: Path) -> str:
    """Add a file to an archive and return its digest; raises FileNotWritable where it is changed meanwhile."""
    before = path.stat()
    with path.open("rb") as read, archive.open(path.name, "w", force_zip64=True) as written:
        digest = poured(read, written)
    after = path.stat()
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (after.st_size, after.st_mtime_ns, after.st_ino):
        raise _not_written(target, f"{path.name} wird gerade geändert", f"{path.name} is being changed")
    return digest


@contextmanager
def _unpacked(source: Path) -> Iterator[tuple[Backup, list[Path]]]:
    """Give the stores of a backup in a folder for the time being, each proven; raises BrokenBackup."""
    with TemporaryDirectory() as folder:
        try:
            with ZipFile(source) as archive:
                contents = _contents(archive)
                digests: dict[str, str] = contents["files"]
                files = [Path(archive.extract(name, folder)) for name in digests if name != SOURCE]
            if any(digest_of(path) != digests[path.name] for path in files):
                raise _wrong(source)
            with files_in(Path(folder)):
                # What an earlier program has saved is brought up to date before anybody sees it.
                pass
            revisions = _revisions(Path(folder) / LEDGER)
            if not revisions:
                raise _broken(source, "ihr Änderungsbuch ist leer", "its ledger is empty")
            made_at = str(contents["made_at"])
        except (OSError, *_UNREADABLE) as error:
            raise _unreadable(source) from error
        except (BrokenBackup, StoreTooNew):
            raise
        except AtlasError as error:
            raise _broken(source, "ihr Änderungsbuch ist nicht unversehrt", "its ledger is damaged") from error
        yield Backup(source, tuple(digests), revisions, made_at), files


@contextmanager
def _other_stock(source: Path, folder: Path) -> Iterator[Path | None]:
    """Give the stock of a backup as a proven file in a data directory, or None where that has it, or the backup none.

    Raises BrokenBackup and StoreNotWritable.
    """
    sweep(folder)
    with ZipFile(source) as archive:
        wanted, there = _contents(archive)["files"].get(SOURCE), stock_in(folder)
        if wanted is None or (there is not None and digest_of(there) == wanted):
            yield None
            return
        with archive.open(SOURCE) as packed, ExitStack() as stack:
            try:
                half, digest = stack.enter_context(arriving(packed, folder))
            except _UNREADABLE as error:
                raise _unreadable(source) from error
            if digest != wanted:
                raise _wrong(source)
            yield half


def _contents(archive: ZipFile) -> Mapping[str, Any]:
    """Return what an archive says of itself; raises ValueError, KeyError and TypeError where it is no backup."""
    contents: dict[str, Any] = orjson.loads(archive.read(_CONTENTS))
    names = list(contents["files"])
    sound = all(name == Path(name).name and (name == SOURCE or name.endswith(".sqlite")) for name in names)
    if contents["format"] != FORMAT or LEDGER not in names or not sound:
        raise ValueError("another kind of archive")
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise ValueError("too large")
    return contents


def _set_files_aside(folder: Path, stock: Path | None) -> Path | None:
    """Keep what a data directory holds, and a stock that is replaced, beside it: as a backup, or as they are."""
    stores = stores_in(folder)
    if stores:
        try:
            return _as_a_backup(folder, stock)
        except (AtlasError, sqlite3.DatabaseError):
            return _moved([*stores, *_some(stock)], folder / f"beschaedigt-{_stamp()}")
    return _moved(_some(stock), folder / f"{_BEFORE}-{_stamp()}")


def _set_aside(folder: Path, home: PostgresHome, stock: Path | None) -> Path | None:
    """Keep what a database holds, and a stock that is replaced, in a data directory: as a backup, or as files."""
    if not home.is_inhabited():
        return _moved(_some(stock), folder / f"{_BEFORE}-{_stamp()}")
    try:
        return _as_a_backup(folder, stock, home.url)
    except CorruptLedger:
        aside = folder / f"beschaedigt-{_stamp()}"
        with home.reading() as given, FolderHome(aside).writing() as taken:
            pour(given, taken)
        _moved(_some(stock), aside)
        return aside


def _as_a_backup(folder: Path, stock: Path | None, url: str | None = None) -> Path:
    return write_backup(folder, folder / f"{_BEFORE}-{_stamp()}.zip", url, stock=stock is not None).path


def _some(stock: Path | None) -> list[Path]:
    return [] if stock is None else [stock]


def _moved(files: list[Path], aside: Path) -> Path | None:
    """Move files into a folder and return it; None where there are none."""
    if not files:
        return None
    aside.mkdir(exist_ok=True)
    for path in files:
        os.replace(path, aside / path.name)
    return aside


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S%f")


def _require_arrived(saved: Connection, restored: Connection) -> None:
    """Raise CorruptLedger where a ledger is not the saved one, or what people have written to it since."""
    prove(restored)
    last = saved.execute(select(REVISIONS.c.hash).order_by(REVISIONS.c.number.desc()).limit(1)).scalar()
    if restored.execute(select(REVISIONS.c.number).where(REVISIONS.c.hash == last)).first() is None:
        raise CorruptLedger(
            "Das Änderungsbuch ist nach dem Zurückspielen nicht das der Sicherung. Bitte noch einmal zurückspielen.",
            "After the restore the ledger is not that of the backup. Please restore once more.",
        )


def _not_written(target: Path, de: str, en: str) -> FileNotWritable:
    return FileNotWritable(
        f"Die Sicherung {target} kann nicht geschrieben werden: {de}.", f"The backup {target} cannot be written: {en}."
    )


def _unreadable(source: Path) -> BrokenBackup:
    return _broken(source, "sie ist nicht lesbar", "it cannot be read")


def _wrong(source: Path) -> BrokenBackup:
    return _broken(source, "eine Prüfsumme stimmt nicht", "a digest is wrong")


def _broken(source: Path, de: str, en: str) -> BrokenBackup:
    return BrokenBackup(
        f"{source} ist keine unversehrte Sicherung: {de}. Nichts wurde geändert.",
        f"{source} is no whole backup: {en}. Nothing was changed.",
    )
