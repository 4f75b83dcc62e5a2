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
    │   ├── StoreUnavailable    the database does not answer; trying again may help
    │   ├── StoreTooNew         a newer version of this program has changed its tables
    │   ├── CopyRefused         an atlas cannot be copied to where it was asked for; what there is stays as it is
    │   ├── BrokenBackup        a file that is no whole backup; what there is stays as it is
    │   └── CorruptLedger       the ledger file is damaged or its hash chain is broken
    ├── ExportError             an output cannot be made (exit code 1)
    │   ├── FileNotWritable     the file cannot be written where it was asked for
    │   ├── PressBusy           too many wait for a sheet already; tells when to ask again (HTTP 503)
    │   └── SheetFailed         a sheet or booklet could not be set, or not in the time that it may take
    └── ServeError              the server cannot start (exit code 1)
        ├── AddressInUse        another program listens on the port
        ├── UnusableSetting     a setting that cannot be used; names it (exit code 2)
        └── Overloaded          more is asked than a process can answer in time; tells when to come again (HTTP 503)

Errors are raised where the cause is known and turned into words, a status or an exit code at the edge only.
"""

from atlas.errors.access import (
    AccessError,
    Forbidden,
    ForeignRequest,
    LoginFailed,
    LoginRequired,
    LoginUnavailable,
    TooManyRequests,
)
from atlas.errors.asking import (
    Gone,
    InvalidParameter,
    InvalidQuery,
    NotFound,
    OutsideSaxony,
    PlaceNotFound,
    UnknownCollection,
    UnknownParameter,
    UnknownPlan,
    UnknownRecord,
)
from atlas.errors.base import (
    AtlasError,
)
from atlas.errors.changing import (
    AssignmentRefused,
    ChangeRefused,
    FileTooLarge,
    IntakeRefused,
    InvalidRecord,
    NothingRecognised,
    Overtaken,
    PreconditionRequired,
    ReasonRequired,
    Stale,
    StillNamed,
    UnknownCrs,
    UnreadableFile,
)
from atlas.errors.keeping import (
    AddressInUse,
    BrokenBackup,
    BrokenLayer,
    BrokenRecipe,
    CopyRefused,
    CorruptLedger,
    DataError,
    DownloadFailed,
    ExportError,
    FileNotWritable,
    Overloaded,
    PressBusy,
    ServeError,
    SheetFailed,
    StoreBusy,
    StoreError,
    StoreNotWritable,
    StoreTooNew,
    StoreUnavailable,
    UnusableSetting,
)

__all__ = [
    "AccessError",
    "AddressInUse",
    "AssignmentRefused",
    "AtlasError",
    "BrokenBackup",
    "BrokenLayer",
    "BrokenRecipe",
    "ChangeRefused",
    "CopyRefused",
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
    "Overloaded",
    "Overtaken",
    "PlaceNotFound",
    "PreconditionRequired",
    "PressBusy",
    "ReasonRequired",
    "ServeError",
    "SheetFailed",
    "Stale",
    "StillNamed",
    "StoreBusy",
    "StoreError",
    "StoreNotWritable",
    "StoreTooNew",
    "StoreUnavailable",
    "TooManyRequests",
    "UnknownCollection",
    "UnknownCrs",
    "UnknownParameter",
    "UnknownPlan",
    "UnknownRecord",
    "UnreadableFile",
    "UnusableSetting",
]
