"""`atlas history`: who changed what, when and why; and the proof that nobody changed it behind the ledger's back."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from atlas.errors import InvalidParameter
from atlas.paths import data_dir, database_url, geodata_dir

if TYPE_CHECKING:
    from atlas.store.past import Entry, Wanted

_PIPED_WIDTH = 180
_out = Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH, soft_wrap=True, highlight=False, markup=False)
_KINDS = {"created": "neu", "changed": "geändert", "deleted": "gelöscht"}
_MOST_CHANGES = 5
_LONGEST = 60


def history(
    verify: Annotated[bool, typer.Option("--verify", help="Die Kette der Prüfsummen beweisen")] = False,
    record: Annotated[str | None, typer.Option(help="Nur dieser Eintrag, z. B. offices/bautzen-qm")] = None,
    who: Annotated[str | None, typer.Option(help="Nur Änderungen dieses Kontos")] = None,
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Nur Änderungen dieses Tages")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Höchstens so viele Revisionen, die neuesten")] = 50,
) -> None:
    """Zeigt, wer was wann und warum geändert hat, die ältesten Änderungen zuerst."""
    from atlas.store.engines import open_ledger

    store = open_ledger(data_dir(), geodata_dir() / "layers", database_url())
    if verify:
        _out.print(f"Das Änderungsbuch ist unversehrt; geprüfte Revisionen: {store.verify()}.")
        return
    wanted = _wanted(record, who, day.date() if day else None, limit)
    # One more than is shown tells whether there are others.
    for entry in reversed(store.history.find(wanted, most_changes=_MOST_CHANGES + 1)):
        _print(entry)


def _wanted(record: str | None, who: str | None, day: date | None, limit: int) -> "Wanted":
    from atlas.store.past import Wanted

    collection, slash, key = (record or "").partition("/")
    if record is not None and not (collection and key and slash):
        raise InvalidParameter(
            "Ein Eintrag heißt „Sammlung/Kennung“, z. B. offices/bautzen-qm-gesundbrunnen.",
            "A record is named 'collection/id'.",
            parameter="--record",
        )
    return Wanted(collection=collection or None, record_id=key or None, who=who, day=day, limit=limit)


def _print(entry: "Entry") -> None:
    from atlas.store.ledger import SHIPPED

    one = entry.revision
    _out.print(f"{one.number:>6}  {one.at}  {one.who}: {one.why}")
    if one.who == SHIPPED:
        return
    for change in entry.changes[:_MOST_CHANGES]:
        _print_change(change)
    if len(entry.changes) > _MOST_CHANGES:
        _out.print(f"        … {entry.total} Einträge")


def _print_change(change: Any) -> None:
    from atlas.edit.difference import told

    found = told(change.before, change.after)
    _out.print(f"        {change.collection}/{change.record_id} ({_KINDS[found.kind]}): {found.name}")
    for field in found.fields if found.kind == "changed" else ():
        _out.print(f"          {field.field}: {_short(field.before)} → {_short(field.after)}")


def _short(value: Any) -> str:
    text = "–" if value is None or value == [] else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
