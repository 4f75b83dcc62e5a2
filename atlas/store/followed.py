"""The ledger of the embedded engine as a server follows it: one SQLite file in the data directory."""

from pathlib import Path
from typing import TYPE_CHECKING

from atlas.errors import CorruptLedger
from atlas.store.reading import Ledger
from atlas.store.sqlite import SqliteFile, made_folder

if TYPE_CHECKING:
    from atlas.store.store import Store

FILE_NAME = "ledger.sqlite"


class FollowedFile(Ledger):
    """The ledger in a SQLite file; what it takes to write is loaded by whoever wants the whole."""

    def __init__(self, path: Path) -> None:
        super().__init__(file_at(path))
        self.path = path

    @classmethod
    def open(cls, data_dir: Path, layers_dir: Path) -> "FollowedFile":
        """Return the ledger in a data directory, made if missing and brought up to the shipped layers.

        Raises StoreNotWritable, CorruptLedger, BrokenLayer.
        """
        ledger = cls(made_folder(data_dir) / FILE_NAME)
        if not ledger.is_filled(layers_dir):
            from atlas.store.embedded import EmbeddedStore

            EmbeddedStore.open(data_dir, layers_dir).close()
        return ledger

    def whole(self) -> "Store":
        """Return the same ledger with all that can be done with it."""
        from atlas.store.embedded import EmbeddedStore

        return EmbeddedStore(self.path, self._reader)


def file_at(path: Path) -> SqliteFile:
    """Return the file of a ledger."""
    return SqliteFile(path, _corrupt)


def _corrupt(path: Path) -> CorruptLedger:
    return CorruptLedger(
        f"Das Änderungsbuch {path} ist beschädigt und wird nicht angetastet. "
        "Eine Sicherung zurückspielen oder die Datei beiseitelegen; dann beginnt der Atlas mit dem Lieferstand.",
        f"The ledger {path} is damaged and is left as it is. "
        "Restore a backup, or move the file away to begin with the shipped data.",
    )
