"""How files from outside are to be understood, saved by name: texts of the intake, which alone knows what they say."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import orjson
from sqlalchemy import Column, MetaData, String, Table, Text, delete, func, insert, select

from atlas.errors import CorruptLedger, InvalidParameter
from atlas.store.database import Database, closed_on_failure, upsert
from atlas.store.sqlite import SqliteFile, made_folder
from atlas.text import fold

FILE_NAME = "mappings.sqlite"
MOST = 200
# Where mappings lay when each was a file.
_FOLDER = "mappings"
METADATA = MetaData(info={"store": "mappings"})
_MAPPINGS = Table(
    "mapping",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", Text, nullable=False),
)


class MappingTexts:
    """The saved mappings of an installation, by the kind of file and a name whose case does not matter."""

    def __init__(self, database: Database, data_dir: Path) -> None:
        """Open the mappings of a database, where their table is made if missing; raises StoreNotWritable.

        What lies in the data directory from before there was a table is taken over.
        """
        self._database = database
        with closed_on_failure(database):
            with database.writing() as connection:
                database.prepare(connection, METADATA)
            self._take_over(data_dir / _FOLDER)

    @classmethod
    def in_folder(cls, folder: Path) -> "MappingTexts":
        """Open the file in a data directory, created if missing; raises StoreNotWritable."""
        return cls(SqliteFile(made_folder(folder) / FILE_NAME, _damaged), folder)

    def all(self) -> list[str]:
        """Return the texts of all mappings."""
        with self._database.reading() as connection:
            return list(connection.execute(select(_MAPPINGS.c.body)).scalars())

    def keep(self, kind: str, name: str, body: str) -> None:
        """Save a text in the place of the one before; raises InvalidParameter where there are too many."""
        with self._database.writing() as connection:
            upsert(connection, _MAPPINGS, {"kind": kind, "key": fold(name)}, {"body": body})
            if connection.execute(select(func.count()).select_from(_MAPPINGS)).scalar_one() > MOST:
                raise InvalidParameter(
                    f"Es sind schon {MOST} Zuordnungen gespeichert; bitte eine löschen.",
                    f"There are {MOST} saved mappings already; please delete one.",
                    parameter="name",
                )

    def drop(self, kind: str, name: str) -> None:
        """Forget a mapping, if there is one."""
        with self._database.writing() as connection:
            connection.execute(delete(_MAPPINGS).where(_MAPPINGS.c.kind == kind, _MAPPINGS.c.key == fold(name)))

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _take_over(self, folder: Path) -> None:
        found = dict(_files(folder))
        if not found:
            return
        with self._database.writing() as connection:
            known = {tuple(row) for row in connection.execute(select(_MAPPINGS.c.kind, _MAPPINGS.c.key))}
            rows = {key: body for key, body in found.values() if key not in known}
            for (kind, key), body in rows.items():
                connection.execute(insert(_MAPPINGS).values(kind=kind, key=key, body=body))
        # Only once they are written; whoever else takes them over at the same time may have taken them away.
        for path in found:
            path.unlink(missing_ok=True)


def lies_in_files(data_dir: Path) -> bool:
    """Return whether a data directory has mappings from before there was a table."""
    return (data_dir / _FOLDER).is_dir()


def _files(folder: Path) -> Iterator[tuple[Path, tuple[tuple[str, str], str]]]:
    """Yield the file of each mapping with its key and text; what is none is left where it is."""
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, KeyError, TypeError, ValueError):
            body = path.read_text("utf-8")
            told = orjson.loads(body)
            yield path, ((str(told["kind"]), fold(told["name"])), body)


def _damaged(path: Path) -> CorruptLedger:
    return CorruptLedger(
        f"Die Datei der Zuordnungen {path} ist beschädigt. Beiseitelegen, dann beginnt der Atlas mit einer leeren.",
        f"The file of mappings {path} is damaged. Move it away to begin with an empty one.",
    )
