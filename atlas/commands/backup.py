"""`atlas backup` and `atlas restore`: everything that an atlas keeps, in one file, and back, with either engine."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from atlas.day import now
from atlas.paths import data_dir, database_url
from atlas.stock import SOURCE

_out, _err = Console(soft_wrap=True, highlight=False), Console(stderr=True)


def backup(
    target: Annotated[
        Path | None, typer.Argument(metavar="ZIEL", help="Zieldatei (.zip) oder Ordner", show_default=False)
    ] = None,
) -> None:
    """Sichert Änderungsbuch, Konten, Entwürfe, Zuordnungen und den Bestand, auch während der Server läuft."""
    from atlas.store.backup import write_backup

    place = target or Path.cwd()
    path = place / f"atlas-{now():%Y-%m-%d-%H%M%S}.zip" if place.is_dir() else place
    with _err.status("Sichern und prüfen …"):
        made = write_backup(data_dir(), path, database_url())
    _out.print(f"Gesichert: {made.path} ({', '.join(made.files)}; Revisionen: {made.revisions}).")


def restore(
    source: Annotated[Path, typer.Argument(metavar="SICHERUNG", help="Eine Datei von „atlas backup“")],
    yes: Annotated[bool, typer.Option("--yes", help="Ohne Rückfrage zurückspielen")] = False,
) -> None:
    """Spielt eine Sicherung zurück; was da war, bleibt daneben aufgehoben."""
    from atlas.store.backup import restore_backup

    if not yes:
        place = "der Datenbank" if database_url() else str(data_dir())
        typer.confirm(f"Den Bestand in {place} durch {source} ersetzen?", abort=True)
    with _err.status("Prüfen und zurückspielen …"):
        restored, kept = restore_backup(source, data_dir(), database_url())
    _out.print(f"Zurückgespielt: Stand vom {restored.made_at}, Revisionen: {restored.revisions}.")
    if SOURCE in restored.files:
        _out.print(f"{SOURCE} ist die der Sicherung; ein laufender Server liest sie beim nächsten Start.")
    elif (data_dir() / SOURCE).is_file():
        _out.print(f"Die Sicherung enthält keine {SOURCE}; die im Datenverzeichnis bleibt, wie sie ist.")
    if kept is not None:
        _out.print(f"Der Bestand von vorher liegt in {kept}.")
