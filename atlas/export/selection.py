"""What the map shows under its filters, as tables for one file: areas, projects and offices together."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.describe.asked import map_words
from atlas.describe.voice import Voice
from atlas.export.statement import LANGUAGES, Language, name_of, state
from atlas.export.table import Table, table_of
from atlas.query import Fields
from atlas.selection import Asked, Selection, select
from atlas.snapshot import Snapshot

KINDS = ("areas", "projects", "offices")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a file is asked for: the address of what is asked, and that of the atlas; empty where nobody knows them."""

    address: str = ""
    base: str = ""


def tables_of(
    snapshot: Snapshot,
    asked: Asked,
    named: dict[str, str],
    where: Where,
    *,
    kinds: Sequence[str] = KINDS,
    language: Language = "de",
) -> tuple[Table, ...]:
    """Return a table for each of some kinds that the map shows; `named` are the conditions, for the file's name.

    Raises InvalidParameter.
    """
    shown = select(snapshot, asked)
    words = {one: tuple(map_words(Voice(one), snapshot, asked)) for one in LANGUAGES}
    name = name_of("karte" if len(kinds) > 1 else kinds[0], named)
    statement = state(snapshot, words, name, address=where.address, base=where.base)
    return tuple(
        table_of(snapshot, snapshot.collection(kind), _positions(snapshot, kind, shown), statement, language=language)
        for kind in kinds
    )


def _positions(snapshot: Snapshot, kind: str, shown: Selection) -> Sequence[int]:
    where = snapshot.collection(kind).positions
    fields: tuple[Fields, ...] = getattr(shown, kind)
    return [where[one["id"]] for one in fields]
