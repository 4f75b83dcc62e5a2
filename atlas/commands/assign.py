"""`atlas assign`: who is responsible for which city, who was on a day, and handing cities over."""

import getpass
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from atlas.errors import FileNotWritable, InvalidParameter, UnknownRecord

if TYPE_CHECKING:
    from atlas import Atlas
    from atlas.assign import HandOver, Spell
    from atlas.snapshot import Snapshot

app = typer.Typer(help="Zuständigkeiten zeigen, übergeben und bestätigen.", no_args_is_help=True)
_out = Console(width=None if sys.stdout.isatty() else 180, highlight=False)
_DAY = ["%Y-%m-%d"]

Cities = Annotated[list[str], typer.Argument(help="Städte, als Name oder Gemeindeschlüssel")]
Why = Annotated[str, typer.Option("--why", help="Begründung; steht im Änderungsbuch")]
DecidedBy = Annotated[str | None, typer.Option(help="Wer es entschieden hat, eine Funktion oder ein Gremium")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Nur sagen, was geschähe; nichts schreiben")]


@app.command("list")
def list_assignments(
    city: Annotated[str | None, typer.Option(help="Nur diese Stadt, auch mit allem, was war und geplant ist")] = None,
) -> None:
    """Zeigt, wer heute zuständig ist und was geplant ist; für eine Stadt ihre ganze Zeitleiste."""
    from atlas.search import find_city

    snapshot = _atlas().snapshot
    chosen = [find_city(snapshot, city)] if city else snapshot.collection("cities").ids
    table = Table("Stadt", "Zuständig", "Von", "Bis", "Stand")
    for ags in chosen:
        for spell in snapshot.responsibility.timeline(ags):
            if city or spell.last is None or spell.last >= snapshot.day:
                _add(table, snapshot, spell)
    _out.print(table)


@app.command("on")
def on(day: Annotated[datetime, typer.Argument(formats=_DAY, help="Tag, z. B. 2027-02-15")]) -> None:
    """Zeigt, wer an einem Tag zuständig war oder sein wird."""
    from atlas.export import charge

    table = Table("Gemeindeschlüssel", "Stadt", "Zuständig", "Stand")
    for row in charge.rows(_atlas().snapshot, day.date()):
        table.add_row(row["city_ags"], row["city_name"], row["name"] or "nicht bekannt", _standing(row["confirmed"]))
    _out.print(table)


@app.command("set")
def hand_over(
    cities: Cities,
    manager: Annotated[str, typer.Option("--to", help="Kennung der Zuständigen, z. B. quge-west")],
    day: Annotated[datetime, typer.Option("--from", formats=_DAY, help="Erster Tag, vergangen oder künftig")],
    why: Why,
    unconfirmed: Annotated[bool, typer.Option("--unconfirmed", help="Noch nicht bestätigt")] = False,
    decided_by: DecidedBy = None,
    dry_run: DryRun = False,
) -> None:
    """Übergibt Städte ab einem Tag; alle in einer Änderung oder keine."""
    from atlas.assign import HandOver
    from atlas.search import find_city

    house = _atlas()
    found = [find_city(house.snapshot, city) for city in cities]
    _write(house, [HandOver(ags, manager, day.date(), not unconfirmed, decided_by) for ags in found], why, dry_run)


@app.command()
def confirm(
    why: Why,
    cities: Annotated[list[str] | None, typer.Argument(help="Städte, als Name oder Gemeindeschlüssel")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Alle Städte, deren Zuständigkeit angenommen ist")] = False,
    decided_by: DecidedBy = None,
    dry_run: DryRun = False,
) -> None:
    """Bestätigt, wer heute zuständig ist; der Beginn bleibt, wie er ist."""
    from atlas.search import find_city

    house = _atlas()
    snapshot = house.snapshot
    if everything == bool(cities):
        raise InvalidParameter(
            "Bitte entweder Städte nennen oder --all.", "Please name either cities or --all.", parameter="cities"
        )
    chosen = snapshot.collection("cities").ids if everything else [find_city(snapshot, city) for city in cities or []]
    wishes = [_confirmed(snapshot, ags, decided_by) for ags in chosen]
    _write(house, [wish for wish, is_open in wishes if is_open or not everything], why, dry_run)


@app.command()
def withdraw(
    city: Annotated[str, typer.Argument(help="Stadt, als Name oder Gemeindeschlüssel")],
    day: Annotated[datetime, typer.Argument(formats=_DAY, help="Erster Tag der Zuständigkeit, die wegfallen soll")],
    why: Why,
) -> None:
    """Nimmt eine Übergabe zurück; die Zuständigkeit davor läuft weiter."""
    from atlas import handover
    from atlas.assign import HandOver
    from atlas.search import find_city

    house = _atlas()
    ags = find_city(house.snapshot, city)
    handover.hand_over(house, [HandOver(ags, None, day.date())], tags=None, who=_who(), why=why)
    _out.print(f"Zurückgenommen: {handover.namer(house.snapshot)(ags)} ab {day:%d.%m.%Y}.", markup=False)


@app.command()
def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="Zieldatei (.csv oder .json)")],
    day: Annotated[datetime | None, typer.Option("--on", formats=_DAY, help="An diesem Tag, sonst heute")] = None,
) -> None:
    """Schreibt, wer zuständig ist, als Tabelle für die eigene Website; nichts Internes."""
    from atlas import encode
    from atlas.export import charge

    snapshot = _atlas().snapshot
    when = day.date() if day else snapshot.day
    as_json = output.suffix == ".json"
    body = encode.dumps(charge.rows(snapshot, when)) if as_json else charge.to_csv(snapshot, when)
    try:
        output.write_bytes(body)
    except OSError as error:
        raise FileNotWritable(
            f"{output} kann nicht geschrieben werden ({error.strerror}).",
            f"{output} cannot be written ({error.strerror}).",
        ) from error
    _out.print(f"Geschrieben: {output}", markup=False, soft_wrap=True)


def _atlas() -> "Atlas":
    import atlas

    return atlas.open()


def _who() -> str:
    return f"{getpass.getuser()} (Kommandozeile)"


def _confirmed(snapshot: "Snapshot", ags: str, decided_by: str | None) -> tuple["HandOver", bool]:
    """Return the wish that confirms who is responsible today, and whether that was open."""
    from atlas.assign import HandOver, first_day

    held = snapshot.responsibility.on(snapshot.day).get(ags)
    if held is None:
        raise UnknownRecord(
            f"Für {snapshot.fields('cities', ags)['name']} ist heute niemand bekannt, der bestätigt werden könnte.",
            f"Nobody is known today for {ags} who could be confirmed.",
            parameter="cities",
        )
    start = first_day(held.valid_from) if held.valid_from else None
    return HandOver(ags, held.manager_id, start, True, decided_by), not held.confirmed


def _write(house: "Atlas", wishes: list["HandOver"], why: str, dry_run: bool) -> None:
    from atlas import handover
    from atlas.assign import refuse

    name = handover.namer(house.snapshot)
    if dry_run:
        refuse(handover.objections(house, wishes, {}), name)
        _out.print(f"Möglich: {', '.join(name(wish.city_ags) for wish in wishes)}. Nichts wurde geschrieben.")
        return
    revision = handover.hand_over(house, wishes, tags=None, who=_who(), why=why)
    listed = ", ".join(name(wish.city_ags) for wish in wishes)
    _out.print(f"Eingetragen in Revision {revision.number}: {listed or 'nichts'}.", markup=False)


def _add(table: Table, snapshot: "Snapshot", spell: "Spell") -> None:
    own = spell.assignment
    manager = snapshot.responsibility.manager(own.manager_id, min(spell.last or date.max, snapshot.day))
    table.add_row(
        str(snapshot.fields("cities", own.city_ags)["name"]),
        manager.name if manager else own.manager_id,
        f"{spell.first:%d.%m.%Y}" if spell.first else "unbekannt",
        f"{spell.last:%d.%m.%Y}" if spell.last else "",
        _standing(own.confirmed),
    )


def _standing(confirmed: bool | None) -> str:
    return {True: "bestätigt", False: "angenommen", None: ""}[confirmed]
