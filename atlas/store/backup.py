"""Backups: every store of an atlas in one file, made while it is used, and restored only when it is whole.

A backup is a zip of SQLite files and `backup.json` with the digest of each, whichever engine it was made of, and goes
back into either. Each file is one state; the ledger and the accounts in a data directory are copied one after the
other, which is all that two stores that know nothing of each other need.
"""

import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import orjson
from sqlalchemy import Connection, select

from atlas.errors import AtlasError, BrokenBackup, CorruptLedger, FileNotWritable, StoreTooNew
from atlas.store.embedded import FILE_NAME as LEDGER
from atlas.store.embedded import EmbeddedStore
from atlas.store.files import copied, stores_in, write_over
from atlas.store.homes import FolderHome, PostgresHome, files_in
from atlas.store.mappings import MappingTexts, lies_in_files
from atlas.store.moving import copy, pour
from atlas.store.proof import prove
from atlas.store.schema import REVISIONS

FORMAT = "quartiersatlas-backup-1"
_CONTENTS = "backup.json"
# Far more than all of Europe's operations with their history take; a zip that claims more is a trap.
_MOST_BYTES = 64_000_000_000


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: its files, how many revisions the ledger in it has, and when it was made."""

    path: Path
    files: tuple[str, ...]
    revisions: int
    made_at: str


def write_backup(folder: Path, target: Path, url: str | None = None) -> Backup:
    """Write the stores of a data directory, or of a database, to a file that is not there yet, whole or not at all.

    Raises FileNotWritable, CopyRefused where there is no atlas, and CorruptLedger where what would be saved is damaged.
    """
    if target.exists():
        raise _not_written(target, "die Datei gibt es schon", "the file exists")
    with TemporaryDirectory() as kept:
        copies = _copies(folder, Path(kept) / "stores", url)
        return _packed(copies, _revisions(Path(kept) / "stores" / LEDGER), target)


def restore_backup(source: Path, folder: Path, url: str | None = None) -> tuple[Backup, Path | None]:
    """Bring the stores of a data directory, or of a database, to the state of a backup of either engine.

    Return also where the state of before is kept. A server that runs meanwhile goes on with the restored state. Raises
    BrokenBackup, and then changes nothing.
    """
    with _unpacked(source) as (backup, files), FolderHome(files[0].parent).reading() as given:
        if url is not None:
            kept = _set_aside(folder, PostgresHome(url))
            with PostgresHome(url).replacing([path.stem for path in files]) as taken:
                pour(given, taken)
                prove(taken["ledger"])
            return backup, kept
        kept = _set_files_aside(folder)
        for path in files:
            write_over(path, folder / path.name)
        with FolderHome(folder).reading() as taken:
            _require_arrived(given["ledger"], taken["ledger"])
    return backup, kept


def _copies(folder: Path, kept: Path, url: str | None) -> list[Path]:
    """Return copies of all stores, as SQLite files in a folder that is not there yet."""
    if url is not None:
        copy(PostgresHome(url), FolderHome(kept))
        return stores_in(kept)
    if lies_in_files(folder):
        MappingTexts.in_folder(folder).close()
    kept.mkdir()
    return [copied(path, kept / path.name) for path in stores_in(folder)]


def _packed(copies: list[Path], revisions: int, target: Path) -> Backup:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    contents = {"format": FORMAT, "made_at": made_at, "files": {path.name: _digest(path) for path in copies}}
    try:
        _write_whole(target, copies, orjson.dumps(contents))
    except OSError as error:
        raise _not_written(target, str(error.strerror), str(error.strerror)) from error
    return Backup(target, tuple(path.name for path in copies), revisions, made_at)


def _revisions(ledger: Path) -> int:
    with closing(EmbeddedStore(ledger)) as store:
        store.layers()
        return store.verify()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(target: Path, files: list[Path], contents: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        # It holds the hashes of passwords: only its owner may read it.
        with open(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "wb") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.writestr(_CONTENTS, contents)
                for path in files:
                    archive.write(path, path.name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, target)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def _unpacked(source: Path) -> Iterator[tuple[Backup, list[Path]]]:
    """Give the files of a backup in a folder for the time being, each proven; raises BrokenBackup."""
    with TemporaryDirectory() as folder:
        try:
            contents = _extracted(source, Path(folder))
            files = [Path(folder) / name for name in contents["files"]]
            if any(_digest(path) != contents["files"][path.name] for path in files):
                raise _broken(source, "eine Prüfsumme stimmt nicht", "a digest is wrong")
            with files_in(Path(folder)):
                # What an earlier program has saved is brought up to date before anybody sees it.
                pass
            revisions = _revisions(Path(folder) / LEDGER)
            if not revisions:
                raise _broken(source, "ihr Änderungsbuch ist leer", "its ledger is empty")
            made_at = str(contents["made_at"])
        except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile, zipfile.LargeZipFile) as error:
            raise _broken(source, "sie ist nicht lesbar", "it cannot be read") from error
        except (BrokenBackup, StoreTooNew):
            raise
        except AtlasError as error:
            raise _broken(source, "ihr Änderungsbuch ist nicht unversehrt", "its ledger is damaged") from error
        yield Backup(source, tuple(path.name for path in files), revisions, made_at), files


def _extracted(source: Path, folder: Path) -> dict[str, Any]:
    with ZipFile(source) as archive:
        contents: dict[str, Any] = orjson.loads(archive.read(_CONTENTS))
        names = list(contents["files"])
        sound = all(name == Path(name).name and name.endswith(".sqlite") for name in names)
        if contents["format"] != FORMAT or LEDGER not in names or not sound:
            raise ValueError("another kind of archive")
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise ValueError("too large")
        for name in names:
            archive.extract(name, folder)
    return contents


def _set_files_aside(folder: Path) -> Path | None:
    """Keep what a data directory holds beside it: as a backup, or file by file where that cannot be made."""
    if not stores_in(folder):
        return None
    try:
        return write_backup(folder, folder / f"vor-dem-zurueckspielen-{_stamp()}.zip").path
    except (AtlasError, sqlite3.DatabaseError):
        aside = folder / f"beschaedigt-{_stamp()}"
        aside.mkdir()
        for path in stores_in(folder):
            os.replace(path, aside / path.name)
        return aside


def _set_aside(folder: Path, home: PostgresHome) -> Path | None:
    """Keep what a database holds in a data directory: as a backup, or as files where that cannot be made."""
    if not home.is_inhabited():
        return None
    try:
        return write_backup(folder, folder / f"vor-dem-zurueckspielen-{_stamp()}.zip", home.url).path
    except CorruptLedger:
        aside = folder / f"beschaedigt-{_stamp()}"
        with home.reading() as given, FolderHome(aside).writing() as taken:
            pour(given, taken)
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


def _broken(source: Path, de: str, en: str) -> BrokenBackup:
    return BrokenBackup(
        f"{source} ist keine unversehrte Sicherung: {de}. Nichts wurde geändert.",
        f"{source} is no whole backup: {en}. Nothing was changed.",
    )
