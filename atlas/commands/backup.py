"""`atlas backup` and `atlas restore`: the whole data directory in one file, and back."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from atlas.errors import StoreError
from atlas.paths import data_dir, database_url

_out = Console(soft_wrap=True, highlight=False)


def backup(
    target: Annotated[
        Path | None, typer.Argument(metavar="ZIEL", help="Zieldatei (.zip) oder Ordner", show_default=False)
    ] = None,
) -> None:
    """Sichert Änderungsbuch und Konten in eine Datei, auch während der Server läuft."""
    from atlas.store.backup import write_backup

    _require_files()
    place = target or Path.cwd()
    path = place / f"atlas-{datetime.now():%Y-%m-%d-%H%M%S}.zip" if place.is_dir() else place
    made = write_backup(data_dir(), path)
    _out.print(f"Gesichert: {made.path} ({', '.join(made.files)}; Revisionen: {made.revisions}).")


def restore(
    source: Annotated[Path, typer.Argument(metavar="SICHERUNG", help="Eine Datei von „atlas backup“")],
    yes: Annotated[bool, typer.Option("--yes", help="Ohne Rückfrage zurückspielen")] = False,
) -> None:
    """Spielt eine Sicherung zurück; was da war, bleibt daneben aufgehoben."""
    from atlas.store.backup import restore_backup

    _require_files()
    if not yes:
        typer.confirm(f"Den Bestand in {data_dir()} durch {source} ersetzen?", abort=True)
    restored, kept = restore_backup(source, data_dir())
    _out.print(f"Zurückgespielt: Stand vom {restored.made_at}, Revisionen: {restored.revisions}.")
    if kept is not None:
        _out.print(f"Der Bestand von vorher liegt in {kept}.")


def _require_files() -> None:
    """Raise StoreError where the stores are no files."""
    if database_url() is not None:
        raise StoreError(
            "Diese Installation hält ihren Bestand in PostgreSQL (ATLAS_DATABASE_URL). Bitte mit "
            "„pg_dump --schema=atlas“ sichern und mit „pg_restore“ zurückspielen.",
            "This installation keeps its stores in PostgreSQL; please use pg_dump --schema=atlas and pg_restore.",
        )
