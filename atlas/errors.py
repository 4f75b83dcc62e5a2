"""What can go wrong in the atlas, as one tree; each error carries a German and an English sentence.

    AtlasError
    ├── InvalidQuery            the asker can mend it (HTTP 400, exit code 2)
    │   ├── UnknownParameter    a parameter that nobody offers; names the known ones
    │   ├── InvalidParameter    a known parameter with a value that cannot be used
    │   └── OutsideSaxony       a position that is not in Saxony, perhaps with lon and lat swapped
    ├── NotFound                there is no such thing (HTTP 404, exit code 2)
    │   ├── UnknownCollection   no collection of that name
    │   ├── UnknownRecord       no record with that id; offers near matches
    │   ├── PlaceNotFound       the gazetteer does not know the place; offers near matches
    │   ├── Gone                a record that was deleted; tells its name and the day (HTTP 410)
    │   └── UnknownPlan         no import is planned under that id, or it has expired
    ├── AccessError             the asker may not (exit code 2)
    │   ├── LoginRequired       nobody is logged in, or the session or token has ended (HTTP 401)
    │   │   └── LoginFailed     name and password do not belong together (HTTP 401)
    │   ├── Forbidden           the role of the account does not allow it (HTTP 403)
    │   │   └── ForeignRequest  a request in the name of a session that does not come from our own pages (HTTP 403)
    │   ├── LoginUnavailable    the house that people log in at does not answer (HTTP 503)
    │   └── TooManyRequests     tried too often; tells when to come again (HTTP 429)
    ├── ChangeRefused           a change that is not accepted; nothing was written (exit code 2)
    │   ├── InvalidRecord       a record that breaks the model or its rules; names each field (HTTP 422)
    │   ├── AssignmentRefused   a city would not have exactly one manager on every day; names each city (HTTP 409)
    │   ├── ReasonRequired      no reason is given (HTTP 422)
    │   ├── PreconditionRequired no If-Match, so that it could overwrite somebody (HTTP 428)
    │   ├── Stale               somebody else has changed the record in the meantime (HTTP 412)
    │   ├── StillNamed          a record that others name cannot go without them; lists them (HTTP 409)
    │   └── Overtaken           what shall be taken back was changed again since; lists it (HTTP 409)
    ├── IntakeRefused           a file from outside that cannot be taken in; nothing was written (HTTP 422, exit code 2)
    │   ├── FileTooLarge        more bytes, rows, cells or time than are allowed (HTTP 413)
    │   ├── UnreadableFile      of no known format, damaged, or dangerous to open
    │   ├── UnknownCrs          the file does not say its coordinate system, or one that nobody knows
    │   └── NothingRecognised   none of the columns that are needed is found; names those that there are
    ├── DataError               facts, layers or registry data are not usable (HTTP 500, exit code 1)
    │   ├── BrokenLayer         a layer file that is missing, no GeoJSON, or breaks the model
    │   ├── BrokenRecipe        a geometry recipe that names an unknown stop, quarter or municipality
    │   └── DownloadFailed      a registry package that could not be fetched
    ├── StoreError              the ledger cannot be used (HTTP 503, exit code 1)
    │   ├── StoreNotWritable    the data directory is read-only or full
    │   ├── StoreBusy           somebody else has been writing for too long; trying again may help
    │   ├── BrokenBackup        a file that is no whole backup; what there is stays as it is
    │   └── CorruptLedger       the ledger file is damaged or its hash chain is broken
    ├── ExportError             an output cannot be made (exit code 1)
    │   └── FileNotWritable     the file cannot be written where it was asked for
    └── ServeError              the server cannot start (exit code 1)
        └── AddressInUse        another program listens on the port

Errors are raised where the cause is known and turned into words, a status or an exit code at the edge only.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

__all__ = [
    "AccessError",
    "AddressInUse",
    "AssignmentRefused",
    "AtlasError",
    "BrokenBackup",
    "BrokenLayer",
    "BrokenRecipe",
    "ChangeRefused",
    "CorruptLedger",
    "DataError",
    "DownloadFailed",
    "ExportError",
    "FileNotWritable",
    "FileTooLarge",
    "Forbidden",
    "ForeignRequest",
    "Gone",
    "IntakeRefused",
    "InvalidParameter",
    "InvalidQuery",
    "InvalidRecord",
    "LoginFailed",
    "LoginRequired",
    "LoginUnavailable",
    "NotFound",
    "NothingRecognised",
    "OutsideSaxony",
    "Overtaken",
    "PlaceNotFound",
    "PreconditionRequired",
    "ReasonRequired",
    "ServeError",
    "Stale",
    "StillNamed",
    "StoreBusy",
    "StoreError",
    "StoreNotWritable",
    "TooManyRequests",
    "UnknownCollection",
    "UnknownCrs",
    "UnknownParameter",
    "UnknownPlan",
    "UnknownRecord",
    "UnreadableFile",
]


class AtlasError(Exception):
    """Base of every expected failure: `de` and `en` say in one sentence what happened and what to do."""

    code: ClassVar[str] = "atlas-error"
    title_de: ClassVar[str] = "Fehler"
    title_en: ClassVar[str] = "Error"

    def __init__(
        self,
        de: str,
        en: str,
        *,
        parameter: str | None = None,
        known: Sequence[str] = (),
        near: Sequence[str] = (),
    ) -> None:
        super().__init__(de)
        self.de = de
        self.en = en
        self.parameter = parameter
        self.known = tuple(known)
        self.near = tuple(near)

    def members(self) -> dict[str, object]:
        """Return what a problem details object tells beyond the sentences (RFC 9457, 3.2)."""
        named = {"parameter": self.parameter, "known": list(self.known), "near": list(self.near)}
        return {name: value for name, value in named.items() if value}


class InvalidQuery(AtlasError):
    """The question cannot be answered as it was asked."""

    code = "invalid-query"
    title_de = "Anfrage nicht verständlich"
    title_en = "Query not understood"


class UnknownParameter(InvalidQuery):
    """The query has a parameter that is not offered here."""

    code = "unknown-parameter"
    title_de = "Unbekannter Parameter"
    title_en = "Unknown parameter"


class InvalidParameter(InvalidQuery):
    """The value of a known parameter cannot be used."""

    code = "invalid-parameter"
    title_de = "Ungültiger Wert"
    title_en = "Invalid value"


class OutsideSaxony(InvalidQuery):
    """The position is not in Saxony."""

    code = "outside-saxony"
    title_de = "Nicht in Sachsen"
    title_en = "Not in Saxony"

    @classmethod
    def at(cls, lon: float, lat: float, *, swapped: bool, parameter: str) -> "OutsideSaxony":
        """Return the error for a position in degrees; `swapped` says that lat/lon the other way round would fit."""
        here_de, here_en = f"{lon:g} / {lat:g}".replace(".", ","), f"{lon:g}, {lat:g}"
        return cls(
            f"Die Position {here_de} liegt nicht in Sachsen" + ("; Länge und Breite vertauscht?" if swapped else "."),
            f"The position {here_en} is not in Saxony" + ("; longitude and latitude swapped?" if swapped else "."),
            parameter=parameter,
        )


class NotFound(AtlasError):
    """There is no such thing."""

    code = "not-found"
    title_de = "Nicht gefunden"
    title_en = "Not found"


class UnknownCollection(NotFound):
    """There is no collection of that name."""

    code = "unknown-collection"
    title_de = "Unbekannte Sammlung"
    title_en = "Unknown collection"


class UnknownRecord(NotFound):
    """There is no record with that id."""

    code = "unknown-record"
    title_de = "Unbekannter Eintrag"
    title_en = "Unknown record"


class PlaceNotFound(NotFound):
    """The gazetteer does not know the place."""

    code = "place-not-found"
    title_de = "Ort nicht gefunden"
    title_en = "Place not found"


class Gone(NotFound):
    """The record was deleted."""

    code = "gone"
    title_de = "Nicht mehr vorhanden"
    title_en = "Gone"


class UnknownPlan(NotFound):
    """No import is planned under that id, or it has expired."""

    code = "unknown-plan"
    title_de = "Kein solcher Probelauf"
    title_en = "No such dry run"


class AccessError(AtlasError):
    """The asker may not do this."""

    code = "access-error"
    title_de = "Kein Zugang"
    title_en = "No access"


class LoginRequired(AccessError):
    """Nobody is logged in, or the session or token has ended."""

    code = "login-required"
    title_de = "Anmeldung nötig"
    title_en = "Login required"


class LoginFailed(LoginRequired):
    """Name and password do not belong together; which of the two is wrong is not told."""

    code = "login-failed"
    title_de = "Anmeldung nicht gelungen"
    title_en = "Login failed"


class Forbidden(AccessError):
    """The role of the account does not allow it."""

    code = "forbidden"
    title_de = "Nicht erlaubt"
    title_en = "Not allowed"


class ForeignRequest(Forbidden):
    """A request in the name of a session that does not come from our own pages."""

    code = "foreign-request"


class LoginUnavailable(AccessError):
    """The house that people log in at does not answer, or not as it should."""

    code = "login-unavailable"
    title_de = "Anmeldung nicht erreichbar"
    title_en = "Login not available"


class TooManyRequests(AccessError):
    """Tried too often; `retry_after_s` says how long to wait."""

    code = "too-many-requests"
    title_de = "Zu viele Versuche"
    title_en = "Too many requests"

    def __init__(self, de: str, en: str, *, retry_after_s: int = 1, **named: Any) -> None:
        super().__init__(de, en, **named)
        self.retry_after_s = retry_after_s

    def members(self) -> dict[str, object]:
        """Return how long to wait."""
        return super().members() | {"retry_after_s": self.retry_after_s}


class ChangeRefused(AtlasError):
    """A change that is not accepted; nothing was written. `records` are those in its way, by collection and id."""

    code = "change-refused"
    title_de = "Änderung nicht angenommen"
    title_en = "Change not accepted"

    def __init__(self, de: str, en: str, *, records: Sequence[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(de, en, **named)
        self.records = tuple(records)

    def members(self) -> dict[str, object]:
        """Return the records in the way besides what every problem tells."""
        listed = [{"collection": collection, "id": key} for collection, key in self.records]
        return super().members() | ({"records": listed} if listed else {})


class InvalidRecord(ChangeRefused):
    """A record that breaks the model or its rules; `fields` has a German and an English sentence for each field."""

    code = "invalid-record"
    title_de = "Angaben nicht gültig"
    title_en = "Record not valid"

    def __init__(self, de: str, en: str, *, fields: Mapping[str, tuple[str, str]] | None = None, **named: Any) -> None:
        super().__init__(de, en, **named)
        self.fields = dict(fields or {})

    def members(self) -> dict[str, object]:
        """Return what is wrong with each field, in both languages."""
        wrong = [{"field": name, "detail": de, "detail_en": en} for name, (de, en) in self.fields.items()]
        return super().members() | {"fields": wrong}


class AssignmentRefused(ChangeRefused):
    """A city would not have exactly one manager on every day; `cities` has two sentences for each, by AGS."""

    code = "assignment-refused"
    title_de = "Zuständigkeit nicht möglich"
    title_en = "Assignment not possible"

    def __init__(self, de: str, en: str, *, cities: Mapping[str, tuple[str, str]] | None = None, **named: Any) -> None:
        super().__init__(de, en, **named)
        self.cities = dict(cities or {})

    def members(self) -> dict[str, object]:
        """Return what stands in the way in each city, in both languages."""
        refused = [{"city_ags": ags, "detail": de, "detail_en": en} for ags, (de, en) in self.cities.items()]
        return super().members() | {"cities": refused}


class ReasonRequired(ChangeRefused):
    """No reason is given."""

    code = "reason-required"
    title_de = "Begründung fehlt"
    title_en = "Reason missing"


class PreconditionRequired(ChangeRefused):
    """No If-Match is sent, so that the change could overwrite somebody else's."""

    code = "precondition-required"
    title_de = "Bezug auf den Stand fehlt"
    title_en = "Precondition required"


class Stale(ChangeRefused):
    """Somebody else has changed the record in the meantime; tells when, who, the revision, and how to keep both."""

    code = "stale"
    title_de = "Inzwischen geändert"
    title_en = "Changed in the meantime"

    def __init__(
        self,
        de: str,
        en: str,
        *,
        collection: str = "",
        record_id: str = "",
        revision: int = 0,
        who: str = "",
        at: str = "",
        merge: Mapping[str, object] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(de, en, **named)
        self.collection = collection
        self.record_id = record_id
        self.revision = revision
        self.who = who
        self.at = at
        self.merge = merge

    def members(self) -> dict[str, object]:
        """Return which record it is, and its latest change."""
        latest = {"revision": self.revision, "who": self.who, "at": self.at}
        named = {"collection": self.collection, "record_id": self.record_id, "current": latest}
        return super().members() | named | ({"merge": self.merge} if self.merge else {})


class StillNamed(ChangeRefused):
    """A record that others name cannot go without them; `records` lists those."""

    code = "still-named"
    title_de = "Wird noch gebraucht"
    title_en = "Still needed"


class Overtaken(ChangeRefused):
    """What shall be taken back was changed again since; `records` lists what."""

    code = "overtaken"
    title_de = "Seither geändert"
    title_en = "Changed since"


class IntakeRefused(AtlasError):
    """A file from outside that cannot be taken in; nothing was written."""

    code = "intake-refused"
    title_de = "Datei nicht angenommen"
    title_en = "File not accepted"


class FileTooLarge(IntakeRefused):
    """The file has more bytes, rows or cells, or takes more time, than is allowed."""

    code = "file-too-large"
    title_de = "Datei zu groß"
    title_en = "File too large"


class UnreadableFile(IntakeRefused):
    """The file is of no known format, damaged, or dangerous to open."""

    code = "unreadable-file"
    title_de = "Datei nicht lesbar"
    title_en = "File not readable"


class UnknownCrs(IntakeRefused):
    """The file does not say its coordinate reference system, or one that nobody knows."""

    code = "unknown-crs"
    title_de = "Koordinatensystem unbekannt"
    title_en = "Coordinate system unknown"


class NothingRecognised(IntakeRefused):
    """None of the columns that are needed is found; `known` names those that there are."""

    code = "nothing-recognised"
    title_de = "Keine Spalte erkannt"
    title_en = "No column recognised"


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
    """The ledger cannot be used."""

    code = "store-error"
    title_de = "Datenspeicher nicht nutzbar"
    title_en = "Store not usable"


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


class ServeError(AtlasError):
    """The server cannot start."""

    code = "serve-error"
    title_de = "Server startet nicht"
    title_en = "Server does not start"


class AddressInUse(ServeError):
    """Another program listens on that address already."""

    code = "address-in-use"
