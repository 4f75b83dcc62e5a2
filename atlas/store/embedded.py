"""The embedded engine: the ledger in one SQLite file in the data directory."""

from pathlib import Path

from atlas.store.database import closed_on_failure
from atlas.store.followed import FILE_NAME as FILE_NAME
from atlas.store.followed import file_at
from atlas.store.records import LayerReader
from atlas.store.sqlite import made_folder
from atlas.store.store import Store


class EmbeddedStore(Store):
    """The ledger in a SQLite file."""

    def __init__(self, path: Path, reader: LayerReader | None = None) -> None:
        super().__init__(file_at(path), reader)
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
