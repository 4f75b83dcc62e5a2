"""The embedded engine: the ledger in one SQLite file in the data directory."""

from pathlib import Path

from atlas.errors import CorruptLedger
from atlas.store.database import closed_on_failure
from atlas.store.sqlite import SqliteFile, made_folder
from atlas.store.store import Store

FILE_NAME = "ledger.sqlite"


class EmbeddedStore(Store):
    """The ledger in a SQLite file."""

    def __init__(self, path: Path) -> None:
        super().__init__(SqliteFile(path, _corrupt))
        self.path = path

    @classmethod
    def open(cls, data_dir: Path, layers_dir: Path) -> "EmbeddedStore":
        """Return the ledger in a data directory, created if missing and brought up to the shipped layers.

        Raises StoreNotWritable, CorruptLedger, BrokenLayer.
        """
        store = cls(made_folder(data_dir) / FILE_NAME)
        with closed_on_failure(store):
            store.fill(layers_dir)
        return store


def _corrupt(path: Path) -> CorruptLedger:
    return CorruptLedger(
        f"Das Änderungsbuch {path} ist beschädigt und wird nicht angetastet. "
        "Eine Sicherung zurückspielen oder die Datei beiseitelegen; dann beginnt der Atlas mit dem Lieferstand.",
        f"The ledger {path} is damaged and is left as it is. "
        "Restore a backup, or move the file away to begin with the shipped data.",
    )
