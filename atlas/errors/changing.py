"""A change or a file is not accepted, and nothing was written."""

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.errors.base import AtlasError


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
