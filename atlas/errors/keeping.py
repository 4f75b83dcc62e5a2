"""Data, ledger, an output or the server itself cannot be used."""

from typing import Any, ClassVar

from atlas.errors.base import AtlasError


class DataError(AtlasError):
    """Facts, layers or registry data are not usable as they are."""

    code = "data-error"
    title_de = "Fehler in den Daten"
    title_en = "Error in the data"


class BrokenLayer(DataError):
    """A layer file is missing, is no GeoJSON, or breaks the model."""

    code = "broken-layer"


class BrokenRecipe(DataError):
    """A geometry recipe names something that does not exist or yields no area."""

    code = "broken-recipe"


class DownloadFailed(DataError):
    """A registry package could not be fetched."""

    code = "download-failed"


class StoreError(AtlasError):
    """The ledger cannot be used; `retry_after_s` says when it is worth asking again."""

    code = "store-error"
    title_de = "Datenspeicher nicht nutzbar"
    title_en = "Store not usable"
    retry_after_s: ClassVar[int] = 30

    def members(self) -> dict[str, object]:
        """Return how long to wait too."""
        return super().members() | {"retry_after_s": self.retry_after_s}


class StoreNotWritable(StoreError):
    """The data directory cannot be written."""

    code = "store-not-writable"


class CorruptLedger(StoreError):
    """The ledger file is damaged."""

    code = "corrupt-ledger"


class StoreBusy(StoreError):
    """Somebody else has been writing for too long."""

    code = "store-busy"
    title_de = "Gerade wird geschrieben"
    title_en = "Store is busy"
    retry_after_s = 1


class StoreUnavailable(StoreError):
    """The database of the stores does not answer."""

    code = "store-unavailable"
    title_de = "Datenbank nicht erreichbar"
    title_en = "Database not reachable"
    retry_after_s = 5


class StoreTooNew(StoreError):
    """A newer version of this program has changed the tables; this one would not understand what is in them."""

    code = "store-too-new"


class CopyRefused(StoreError):
    """An atlas cannot be copied: there is none, or something lies where it shall go, or it did not arrive whole."""

    code = "copy-refused"
    title_de = "Atlas nicht kopiert"
    title_en = "Atlas not copied"


class BrokenBackup(StoreError):
    """A file that is no whole backup; nothing was restored."""

    code = "broken-backup"
    title_de = "Sicherung nicht brauchbar"
    title_en = "Backup not usable"


class ExportError(AtlasError):
    """An output cannot be made."""

    code = "export-error"
    title_de = "Ausgabe nicht möglich"
    title_en = "Output not possible"


class FileNotWritable(ExportError):
    """The file cannot be written where it was asked for."""

    code = "file-not-writable"
    title_de = "Datei nicht geschrieben"
    title_en = "File not written"


class SheetFailed(ExportError):
    """A sheet or booklet could not be set, or not in the time that it may take."""

    code = "sheet-failed"


class PressBusy(ExportError):
    """Too many wait for a sheet already; `retry_after_s` says when to ask again."""

    code = "press-busy"
    title_de = "Gerade viel zu tun"
    title_en = "Busy at the moment"

    def __init__(self, de: str, en: str, *, retry_after_s: int = 10, **named: Any) -> None:
        super().__init__(de, en, **named)
        self.retry_after_s = retry_after_s

    def members(self) -> dict[str, object]:
        """Return also when to ask again."""
        return super().members() | {"retry_after_s": self.retry_after_s}


class ServeError(AtlasError):
    """The server cannot start."""

    code = "serve-error"
    title_de = "Server startet nicht"
    title_en = "Server does not start"


class AddressInUse(ServeError):
    """Another program listens on that address already."""

    code = "address-in-use"


class UnusableSetting(ServeError):
    """An environment variable, or an address on the command line, that cannot be used."""

    code = "unusable-setting"
    title_de = "Angabe nicht zu brauchen"
    title_en = "A setting cannot be used"


class Overloaded(ServeError):
    """More is asked than a process can answer in time; `retry_after_s` says when to ask again."""

    code = "overloaded"
    title_de = "Gerade zu viele Anfragen"
    title_en = "Too many requests at the moment"
    retry_after_s = 1

    def members(self) -> dict[str, object]:
        """Return also when to ask again."""
        return super().members() | {"retry_after_s": self.retry_after_s}
