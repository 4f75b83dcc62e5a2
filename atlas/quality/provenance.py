"""Checks of evidence: every record has a source, every named source exists, every source is named."""

from collections.abc import Sequence

from atlas.model import UNSOURCED, Area, Assignment, City, Record, Source, field_names
from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, error, info, warning

_SELF_EXPLAINING = ("doc-", "geo-")


def source_references(context: CheckContext) -> Notes:
    """Find records that name a source which does not exist."""
    for record, keys in context.named:
        for key in keys:
            if key not in context.sources:
                de = f"Der Beleg „{key}“ ist nicht im Atlas; Beleg anlegen oder Verweis berichtigen."
                yield error(record, de, f"the source {key!r} is not in the atlas.")


def sources_present(context: CheckContext) -> Notes:
    """Find records without a source; an assignment may name who decided it instead."""
    for record, keys in context.named:
        if not isinstance(record, Source) and not _is_backed(record, keys):
            yield error(record, "Es ist kein Beleg genannt; Quelle angeben.", "no source is named.")


def _is_backed(record: Record, keys: Sequence[str]) -> bool:
    if isinstance(record, Assignment):
        return bool(record.sources or record.decided_by)
    if isinstance(record, City):
        return bool(record.sources) and all(part.sources for part in record.participation)
    if isinstance(record, Area):
        return bool(record.sources) and (record.geometry_quality == "none" or bool(record.geometry_sources))
    return any(keys)


def value_sources(context: CheckContext) -> Notes:
    """Find sources of single values that the record does not have."""
    for record, _ in context.everything():
        for name in getattr(record, "value_sources", ()):
            if name in UNSOURCED or name not in field_names(type(record)):
                de = f"„{name}“ ist keine Angabe, die einen eigenen Beleg hat; Beleg beim Eintrag nennen."
                yield error(record, de, f"{name!r} is no value that has a source of its own.")
            elif getattr(record, name) in (None, "", ()):
                de = f"Für „{name}“ ist ein Beleg genannt, aber kein Wert; Wert eintragen oder Beleg entfernen."
                yield error(record, de, f"there is a source of {name!r}, and no value.")


def source_addresses(context: CheckContext) -> Notes:
    """Find sources that cannot be looked up and do not say why; documents and data packages explain themselves."""
    for source in context.layers.sources.records:
        if source.url is None and source.note is None and not source.id.startswith(_SELF_EXPLAINING):
            de = "Weder Adresse noch Bemerkung; angeben, wo man nachlesen kann oder warum das nicht geht."
            yield warning(source, de, "neither an address nor a note why there is none.")


def unused_sources(context: CheckContext) -> Notes:
    """List sources that no record names; the facts of the programme itself are no record and may still name them."""
    used = {key for _, keys in context.named for key in keys}
    for source in context.layers.sources.records:
        if source.id not in used:
            de = "Kein Eintrag nennt diesen Beleg; prüfen, ob ihn die Angaben zum Programm brauchen."
            yield info(source, de, "no record names this source; perhaps the programme's own facts do.")
