"""Where a whole atlas lives: in a folder with SQLite files, or in a PostgreSQL database.

What is read is one state of each store, whoever writes meanwhile; what is written is seen by others when all of it is
there, and whoever is interrupted leaves nothing.
"""

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, select

from atlas.errors import CopyRefused, CorruptLedger, FileNotWritable
from atlas.store import versions
from atlas.store.accounts.schema import AUDIT
from atlas.store.beside import copy_beside
from atlas.store.embedded import FILE_NAME as LEDGER
from atlas.store.files import copied, stores_in
from atlas.store.halves import half_folder_of
from atlas.store.mappings import MappingTexts, lies_in_files
from atlas.store.moving import TABLES, Connections, Home, tables
from atlas.store.owning import made
from atlas.store.postgres import KINDS, SETTING, Kind, PostgresDatabase
from atlas.store.schema import METADATA as LEDGER_TABLES
from atlas.store.sqlite import SqliteFile

_THE_DATABASE = "Die Datenbank", "The database"


def home(address: str, stock: Path | None = None, setting: str = SETTING) -> Home:
    """Return the home of an atlas by its address: that of a PostgreSQL database, or a folder that takes a stock too.

    `setting` is what complaints call the address.
    """
    return PostgresHome(address, setting) if "://" in address else FolderHome(Path(address), stock)


class FolderHome:
    """A data directory; what is written into it gets the stock that is named."""

    def __init__(self, folder: Path, stock: Path | None = None) -> None:
        self._folder, self._stock = folder, stock

    @contextmanager
    def reading(self) -> Iterator[Connections]:
        """Give connections to copies of the files: nobody who writes waits for a long reading."""
        require_atlas(self._folder)
        if lies_in_files(self._folder):
            MappingTexts.in_folder(self._folder).close()
        with TemporaryDirectory() as name:
            for path in stores_in(self._folder):
                try:
                    copied(path, Path(name) / path.name)
                except sqlite3.DatabaseError as error:
                    raise damaged(path) from error
            with files_in(Path(name)) as connections:
                yield connections

    @contextmanager
    def writing(self) -> Iterator[Connections]:
        """Give connections to files in a folder that takes the place of this one when all is written."""
        if self._folder.exists() and not (self._folder.is_dir() and not any(self._folder.iterdir())):
            raise _taken(f"Der Ordner {self._folder}", f"The folder {self._folder}")
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            with half_folder_of(self._folder.absolute()) as half:
                with files_in(half) as connections:
                    yield connections
                if self._stock is not None:
                    copy_beside(self._stock, half)
                os.replace(half, self._folder)
        except OSError as error:
            raise _not_written(self._folder, error) from error


class PostgresHome:
    """A database with the schema of the atlas."""

    def __init__(self, url: str, setting: str = SETTING) -> None:
        self.url, self._setting = url, setting

    def is_inhabited(self) -> bool:
        """Return whether there are tables of a ledger."""
        with closing(self._opened("ledger")) as database, database.reading() as connection:
            return versions.held(connection, LEDGER_TABLES) > 0

    @contextmanager
    def reading(self) -> Iterator[Connections]:
        """Give the same connection to all stores: they are of one state."""
        with closing(self._opened(*KINDS)) as database:
            with database.reading() as connection:
                found = {versions.store_of(one): versions.held(connection, one) for one in TABLES}
            if not found["ledger"]:
                raise _none(*_THE_DATABASE)
            if any(held != versions.newest(store) for store, held in found.items()):
                with database.writing() as connection:
                    for metadata in TABLES:
                        database.prepare(connection, metadata)
            with database.reading() as connection:
                yield dict.fromkeys(KINDS, connection)

    @contextmanager
    def writing(self) -> Iterator[Connections]:
        """Give the same connection to all stores, in one transaction."""
        with self._all_at_once() as connections:
            if any(connections["ledger"].execute(select(table).limit(1)).first() for _, table in tables(KINDS)):
                raise _taken(*_THE_DATABASE)
            yield connections

    @contextmanager
    def replacing(self, stores: Collection[str]) -> Iterator[Connections]:
        """As writing, for some stores: what is in them goes in the same transaction.

        Who reads meanwhile sees the state of before.
        """
        with self._all_at_once() as connections:
            connection = connections["accounts"]
            # The audit is only added to; here it is replaced by another one as a whole.
            guards = f"ALTER TABLE {AUDIT.name} %s TRIGGER USER"
            connection.exec_driver_sql(guards % "DISABLE")
            for _, table in reversed(tables(stores)):
                connection.execute(delete(table))
            yield {store: connections[store] for store in stores}
            connection.exec_driver_sql(guards % "ENABLE")

    def _opened(self, *kinds: Kind) -> PostgresDatabase:
        return PostgresDatabase(self.url, *kinds, setting=self._setting)

    @contextmanager
    def _all_at_once(self) -> Iterator[Connections]:
        with closing(self._opened(*KINDS)) as database, database.writing() as connection:
            for metadata in TABLES:
                database.prepare(connection, metadata)
            yield dict.fromkeys(KINDS, connection)


@contextmanager
def files_in(folder: Path) -> Iterator[Connections]:
    """Give connections to the stores of a folder that nobody else uses, made where missing and brought up to date."""
    with ExitStack() as stack:
        connections = {}
        for metadata in TABLES:
            store = versions.store_of(metadata)
            path = folder / f"{store}.sqlite"
            made(path)
            database = stack.enter_context(closing(SqliteFile(path, damaged)))
            connections[store] = stack.enter_context(database.writing())
            database.prepare(connections[store], metadata)
        yield connections


def damaged(path: Path) -> CorruptLedger:
    """Return the error for a file that cannot be read."""
    return CorruptLedger(f"Die Datei {path.name} ist beschädigt.", f"The file {path.name} is damaged.")


def require_atlas(folder: Path) -> None:
    """Raise CopyRefused where no atlas lies in a folder."""
    if not (folder / LEDGER).is_file():
        raise _none(f"Der Ordner {folder}", f"The folder {folder}")


def _none(de: str, en: str) -> CopyRefused:
    return CopyRefused(f"{de} enthält keinen Atlas.", f"{en} holds no atlas.")


def _taken(de: str, en: str) -> CopyRefused:
    return CopyRefused(
        f"{de} ist nicht leer. Nichts wurde geändert; bitte ein leeres Ziel nennen.",
        f"{en} is not empty. Nothing was changed; please name an empty target.",
    )


def _not_written(folder: Path, error: OSError) -> FileNotWritable:
    return FileNotWritable(
        f"Der Ordner {folder} kann nicht geschrieben werden: {error.strerror}.",
        f"The folder {folder} cannot be written: {error.strerror}.",
    )
