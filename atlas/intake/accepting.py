"""From an accepted plan to the edits of one change: the file as a source, and the records that name it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atlas.encode import feature_object, properties
from atlas.errors import ChangeRefused, InvalidRecord
from atlas.intake.plan import Choice, Plan
from atlas.model import Source
from atlas.store.ledger import Edit

if TYPE_CHECKING:
    from atlas.store.store import Store

_WEB = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from: what it is, who issued it, where it can be read, and of which day it is."""

    what: str
    publisher: str
    url: str | None = None
    as_of: str | None = None


def edits(
    plan: Plan,
    store: "Store",
    origin: Origin,
    *,
    lines: Collection[int] | None = None,
    choices: Mapping[int, Choice] | None = None,
) -> list[Edit]:
    """Return exactly what a plan says, of all rows or those that begin in some lines, and the file as their source.

    `choices` decides on possible duplicates. Raises NothingRecognised, InvalidRecord for an origin that says nothing,
    and ChangeRefused where nothing would be written.
    """
    proposals = plan.proposals(lines, choices or {})
    if not proposals:
        raise ChangeRefused(
            "Von dieser Datei gibt es nichts zu übernehmen: Keine Zeile ist neu oder geändert.",
            "There is nothing to take from this file: no row is new or changed.",
        )
    known = store.last_changes("sources").get(plan.source_id, 0)
    source = feature_object(plan.source_id, properties(_source(plan, origin)), None)
    return [Edit("sources", plan.source_id, source, known), *(proposal.edit() for proposal in proposals)]


def reason(plan: Plan, why: str) -> str:
    """Return a reason that also names the file; nothing where no reason is given."""
    return f"{why.strip()} (eingelesen aus „{plan.file_name}“)" if why.strip() else ""


def _source(plan: Plan, origin: Origin) -> Source:
    told = {"source.what": origin.what, "source.publisher": origin.publisher}
    empty = {name: ("Diese Angabe fehlt.", "This value is missing.") for name, text in told.items() if not text.strip()}
    if origin.url is not None and not _WEB.fullmatch(origin.url):
        empty["source.url"] = (
            "Eine Webadresse beginnt mit https:// oder http://.",
            "A web address begins with https://.",
        )
    if empty:
        raise InvalidRecord(
            "Bitte sagen Sie, woher die Datei kommt: Ohne Beleg wird nichts übernommen.",
            "Please say where the file comes from: nothing is taken without a source.",
            fields=empty,
        )
    return Source(
        id=plan.source_id,
        url=origin.url,
        what=origin.what.strip(),
        publisher=origin.publisher.strip(),
        seen="supplied document",
        as_of=origin.as_of,
        note=f"Eingelesen aus der Datei „{plan.file_name}“.",
    )
